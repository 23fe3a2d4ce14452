//! The colours of a brand → the roles of a theme, and what a designer must change where one cannot play its role.

use super::grounds;
use super::keys::Problems;
use super::marks::{self, GREY, Why};
use super::palette::{Named, Palette};
use super::shade::{at_contrast, chroma};
use crate::diagnostic::{Diagnostic, Severity};
use crate::frame::Color;
use crate::theme::Theme;
use crate::theme::check::{cut, hex};
use crate::theme::contrast::{MARK, TEXT, ratio};
use crate::theme::series::MANY;

/// Uses whose colour a report cannot leave out without another look.
const KEPT: [&str; 2] = ["secondary", "tertiary"];

/// Gives a theme the colours of a brand.
pub(super) fn apply(palette: &Palette, theme: &mut Theme, problems: &Problems) {
    if palette.broken || (palette.uses.is_empty() && palette.own.is_empty()) {
        return;
    }
    let page = theme.ground;
    let before: [Color; MANY] = std::array::from_fn(|number| theme.series(number));
    if let Some(foreground) = palette.for_use("foreground") {
        theme.ink = read_on(foreground, page, "text needs", palette, problems);
    }
    let primary = palette.for_use("primary").or_else(|| first_readable(palette, page));
    if let Some(primary) = primary {
        theme.primary = read_on(primary, page, "titles need", palette, problems);
    }
    let name = match primary {
        Some(primary) if primary.color == theme.primary => format!("`{}`", primary.name),
        Some(primary) => format!("the shade proposed for `{}`", primary.name),
        None => "`primary` of the theme".to_owned(),
    };
    let taken = [Some(theme.ink), Some(theme.primary), primary.map(|named| named.color), Some(page)];
    let background = palette.for_use("background").map(|named| named.color);
    let taken: Vec<Color> = taken.into_iter().flatten().chain(background).collect();
    let candidates = marks::candidates(palette, &taken);
    let Some(marks) = marks::choose((theme.primary, &name), &candidates, before, page) else { return };
    let [_, secondary, context, accent, fifth, sixth] = marks.colors;
    (theme.secondary, theme.context, theme.accent) = (secondary, context, accent);
    (theme.fifth, theme.sixth) = (fifth, sixth);
    let faint = |why: &Why| matches!(why, Why::Faint(_));
    let light: Vec<&Named> = marks.left.iter().filter(|(_, why)| faint(why)).map(|(named, _)| *named).collect();
    let placed = grounds::apply(palette, &light, theme);
    theme.repaint();
    let left = marks.left.iter().filter(|(named, _)| !placed.contains(named));
    let (kept, others): (Vec<_>, Vec<_>) = left.partition(|(named, _)| KEPT.contains(&named.name.as_str()));
    let mut beside = marks.own.clone();
    for (list, kept) in [(kept, true), (others, false)] {
        for (named, why) in list {
            let shade = marks::shade_beside(named.color, &beside, page);
            if kept {
                beside.extend(shade);
            }
            problems.borrow_mut().extend(refused(named, why, shade, page).map(|refused| match kept {
                true => refused,
                false => left_out(refused),
            }));
        }
    }
}

/// The first colour of the brand's own that titles can have.
fn first_readable(palette: &Palette, page: Color) -> Option<&Named> {
    let readable = |named: &&Named| chroma(named.color) >= GREY && ratio(named.color, page) >= TEXT;
    palette.own.iter().find(readable).or(palette.own.first())
}

/// The colour where it is read on the page; else its nearest shade that is, and the problem.
fn read_on(named: &Named, page: Color, what: &str, palette: &Palette, problems: &Problems) -> Color {
    let contrast = ratio(named.color, page);
    if contrast >= TEXT {
        return named.color;
    }
    let shade = at_contrast(named.color, page, TEXT).unwrap_or(Color::BLACK);
    let others = palette.own.iter().filter(|other| other.name != named.written && ratio(other.color, page) >= TEXT);
    let others: Vec<String> =
        others.map(|other| format!("`{}` ({}:1)", other.name, cut(ratio(other.color, page)))).collect();
    let message = format!("{} has a contrast of {}:1 on {}; {what} {TEXT}:1", told(named), cut(contrast), ground(page));
    let mut hint = proposal(shade, page);
    if !others.is_empty() {
        hint = format!("{hint}; in the palette {} would do", others.join(", "));
    }
    problems.borrow_mut().push(problem("config/brand-contrast", message, named).hint(hint));
    shade
}

/// What a designer must change in a colour, with a shade that passes.
fn refused(named: &Named, why: &Why, shade: Option<Color>, page: Color) -> Option<Diagnostic> {
    let (code, message) = match why {
        Why::Faint(contrast) => (
            "config/brand-contrast",
            format!(
                "{} has a contrast of {}:1 on {}; marks of charts need {MARK}:1",
                told(named),
                cut(*contrast),
                ground(page)
            ),
        ),
        Why::Alike(other, color, difference, vision, least) => (
            "config/brand-vision",
            format!(
                "{} and {other} ({}) differ by {} with {}; colours of charts need {least}",
                told(named),
                hex(*color),
                cut(*difference),
                vision.name()
            ),
        ),
        Why::Full => return None,
    };
    let hint = match shade {
        Some(shade) => proposal(shade, page),
        None => "take a colour that differs from the others in lightness as well as in hue".to_owned(),
    };
    Some(problem(code, message, named).hint(hint))
}

/// A notice in place of an error: the report does without the colour.
fn left_out(refused: Diagnostic) -> Diagnostic {
    let message = format!("{}: no chart has it", refused.message);
    let hint = "nothing needs to change; a shade of another lightness could be in charts".to_owned();
    Diagnostic { message, hint: Some(hint), severity: Severity::Notice, ..refused }
}

fn problem(code: &'static str, message: String, named: &Named) -> Diagnostic {
    Diagnostic::error(code, message).at(named.origin.clone()).text(&named.written)
}

fn proposal(shade: Color, page: Color) -> String {
    format!("the nearest shade that passes is {} ({}:1)", hex(shade), cut(ratio(shade, page)))
}

/// "`primary` (#F9BD07)".
fn told(named: &Named) -> String {
    format!("`{}` ({})", named.name, hex(named.color))
}

fn ground(page: Color) -> String {
    if page == Color::WHITE { "white".to_owned() } else { hex(page) }
}
