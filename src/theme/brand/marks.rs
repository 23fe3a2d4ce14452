//! Colours of a brand → the series of charts: each where it is seen on the page and told apart by everybody.

use super::palette::{Named, Palette};
use super::shade::{chroma, nearest_of};
use crate::frame::Color;
use crate::theme::check::{APART, NEVER_BESIDE};
use crate::theme::contrast::{MARK, ratio};
use crate::theme::series::{CONTEXT, FIRST, FOURTH, MANY, SECOND, may_touch};
use crate::theme::vision::{Vision, least_difference};

/// Below this chroma a colour is a grey, which stands for context.
pub(super) const GREY: f64 = 0.035;

/// A grey, for context.
const NEUTRAL: Color = Color::hex(0x80_80_80);

/// The series that colours take in order.
const HUES: [usize; 4] = [SECOND, FOURTH, 4, 5];

/// Colours that stand for none of the others.
const OTHERS: [&str; 7] = ["secondary", "tertiary", "success", "info", "warning", "danger", "link"];

/// Why a colour is none of the series.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Why {
    /// It is not seen on the page: its contrast.
    Faint(f64),
    /// It looks like a series that is there: its name and colour, the difference, to which eyes, and the least.
    Alike(String, Color, f64, Vision, f64),
    /// There are enough.
    Full,
}

/// The series of a brand.
#[derive(Clone, Debug)]
pub(super) struct Marks<'a> {
    /// By number of the series.
    pub(super) colors: [Color; MANY],
    /// Those of them that are the brand's.
    pub(super) own: Vec<Color>,
    /// Those that are none.
    pub(super) left: Vec<(&'a Named, Why)>,
}

/// What stands where while series are chosen.
#[derive(Clone)]
struct Chosen {
    page: Color,
    series: [Option<(Color, String)>; MANY],
}

/// The colours that may be series, in order: by use, then the brand's own, then the remaining uses. Each once, without
/// those that are text or page.
pub(super) fn candidates<'a>(palette: &'a Palette, taken: &[Color]) -> Vec<&'a Named> {
    let uses = |names: &'static [&'static str]| names.iter().filter_map(|name| palette.for_use(name));
    let mut found: Vec<&Named> = Vec::new();
    for named in uses(&OTHERS[..2]).chain(&palette.own).chain(uses(&OTHERS[2..])) {
        if !taken.contains(&named.color) && !found.iter().any(|known| known.color == named.color) {
            found.push(named);
        }
    }
    found
}

/// Chooses the series. Where the brand has too few, those of the theme fill up, in the nearest shade that is told apart
/// from the brand's; where there is none, the brand's last colours give way.
pub(super) fn choose<'a>(
    primary: (Color, &str),
    candidates: &[&'a Named],
    theme: [Color; MANY],
    page: Color,
) -> Option<Marks<'a>> {
    (0..=candidates.len()).rev().find_map(|count| {
        let mut chosen = Chosen { page, series: Default::default() };
        chosen.series[FIRST] = Some((primary.0, primary.1.to_owned()));
        let mut left = Vec::new();
        for (place, named) in candidates.iter().enumerate() {
            let why = if place < count { chosen.place(named) } else { Some(Why::Full) };
            left.extend(why.map(|why| (*named, why)));
        }
        let own = chosen.series.iter().flatten().map(|(color, _)| *color).collect();
        let colors = chosen.filled(&theme)?;
        Some(Marks { colors, own, left })
    })
}

/// The nearest shade of a colour that could be a series beside these.
pub(super) fn shade_beside(color: Color, marks: &[Color], page: Color) -> Option<Color> {
    let apart = |shade: Color| marks.iter().all(|mark| least_difference(shade, *mark).0 >= APART);
    nearest_of(&[color], &|shade| ratio(shade, page) >= MARK && apart(shade))
}

impl Chosen {
    /// Places a colour, or says why not.
    fn place(&mut self, named: &Named) -> Option<Why> {
        let contrast = ratio(named.color, self.page);
        if contrast < MARK {
            return Some(Why::Faint(contrast));
        }
        let slots: &[usize] = if chroma(named.color) < GREY { &[CONTEXT] } else { &HUES };
        let free: Vec<usize> = slots.iter().copied().filter(|slot| self.series[*slot].is_none()).collect();
        let Some(first) = free.first() else { return Some(Why::Full) };
        match free.iter().find(|slot| self.alike(**slot, named.color).is_none()) {
            Some(slot) => {
                self.series[*slot] = Some((named.color, format!("`{}`", named.name)));
                None
            }
            None => self.alike(*first, named.color),
        }
    }

    /// The first series that a colour looks like.
    fn alike(&self, slot: usize, color: Color) -> Option<Why> {
        self.series.iter().enumerate().find_map(|(other, known)| {
            let (known, name) = known.as_ref()?;
            let (difference, vision) = least_difference(color, *known);
            let least = if may_touch(slot, other) { APART } else { NEVER_BESIDE };
            (difference < least).then(|| Why::Alike(name.clone(), *known, difference, vision, least))
        })
    }

    /// All series, the empty ones filled: with the theme's own where they are told apart, then with the nearest shades.
    fn filled(mut self, theme: &[Color; MANY]) -> Option<[Color; MANY]> {
        for slot in 0..MANY {
            if self.series[slot].is_none() && self.fits(slot, theme[slot]) {
                self.series[slot] = Some((theme[slot], String::new()));
            }
        }
        for slot in 0..MANY {
            if self.series[slot].is_none() {
                let sources = if slot == CONTEXT { vec![theme[slot], NEUTRAL] } else { theme.to_vec() };
                let shade = nearest_of(&sources, &|color| self.fits(slot, color))?;
                self.series[slot] = Some((shade, String::new()));
            }
        }
        let colors: Vec<Color> = self.series.into_iter().flatten().map(|(color, _)| color).collect();
        colors.try_into().ok()
    }

    fn fits(&self, slot: usize, color: Color) -> bool {
        ratio(color, self.page) >= MARK && self.alike(slot, color).is_none()
    }
}
