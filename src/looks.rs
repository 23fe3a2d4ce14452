//! `[theme]` → the looks of a report: its theme with the brand in it, and its fonts, all checked.

use crate::config::{Config, Named};
use crate::diagnostic::{Diagnostic, Diagnostics, Failed, Origin};
use crate::project::{File, Project};
use crate::text::Fonts;
use crate::theme::{self, Brand, Theme, ThemeFile};

/// The theme file of a report that names none.
const DEFAULT: &str = "theme.toml";

/// Reads the files that say how the report looks.
///
/// # Errors
/// [`Failed`] with a diagnostic for all that cannot be read, told apart or embedded.
pub fn read(project: &Project, config: &Config, diagnostics: &mut Diagnostics) -> Result<(Theme, Fonts), Failed> {
    let file = theme_file(project, config, diagnostics);
    let brand = config.theme.brand.as_ref().and_then(|named| named_text(project, named, diagnostics));
    let brand = brand.and_then(|(path, text)| Brand::read(&path, &text, diagnostics));
    let file = file.as_ref().map(|(path, text)| ThemeFile { path, text });
    let theme = theme::load(file, brand.as_ref(), diagnostics)?;
    let fonts = Fonts::load(&theme.faces, &|font| Ok(project.read(&font.path)?.bytes), diagnostics)?;
    Ok((theme, fonts))
}

/// Path and text of the theme file; none where the report has the default theme.
fn theme_file(project: &Project, config: &Config, diagnostics: &mut Diagnostics) -> Option<(String, String)> {
    if let Some(named) = &config.theme.file {
        return named_text(project, named, diagnostics);
    }
    match project.read(DEFAULT) {
        Err(problem) if problem.code == "file/missing" => None,
        read => text(read.map_err(|problem| problem.at(Origin::file(DEFAULT))), diagnostics),
    }
}

/// Path and text of a file that report.toml names.
fn named_text(project: &Project, named: &Named, diagnostics: &mut Diagnostics) -> Option<(String, String)> {
    let read = project.read(&named.name);
    text(read.map_err(|problem| problem.at(named.origin.clone()).text(&named.name)), diagnostics)
}

fn text(read: Result<File, Diagnostic>, diagnostics: &mut Diagnostics) -> Option<(String, String)> {
    let file = match read {
        Ok(file) => file,
        Err(problem) => {
            diagnostics.push(problem);
            return None;
        }
    };
    let path = file.path.clone();
    let Ok(text) = String::from_utf8(file.bytes) else {
        let problem = Diagnostic::error("config/syntax", "the file is not UTF-8").at(Origin::at(path, 1, 1));
        diagnostics.push(problem.hint("save it as UTF-8"));
        return None;
    };
    Some((path, text))
}
