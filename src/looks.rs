//! `[theme]` → the looks of a report: its theme with the brand in it, and its fonts, all checked.

use crate::config::{Config, Named};
use crate::diagnostic::{Diagnostic, Diagnostics, Failed, Origin};
use crate::project::Project;
use crate::text::Fonts;
use crate::theme::{self, Brand, Theme};

/// Reads the files that say how the report looks.
///
/// # Errors
/// [`Failed`] with a diagnostic for all that cannot be read, told apart or embedded.
pub fn read(project: &Project, config: &Config, diagnostics: &mut Diagnostics) -> Result<(Theme, Fonts), Failed> {
    let brand = match &config.theme.brand {
        Some(named) => brand(project, named, diagnostics),
        None => None,
    };
    let theme = theme::load(brand.as_ref(), diagnostics)?;
    let fonts = Fonts::load(&theme.faces, &|font| Ok(project.read(&font.path)?.bytes), diagnostics)?;
    Ok((theme, fonts))
}

fn brand(project: &Project, named: &Named, diagnostics: &mut Diagnostics) -> Option<Brand> {
    let file = match project.read(&named.name) {
        Ok(file) => file,
        Err(problem) => {
            diagnostics.push(problem.at(named.origin.clone()).text(&named.name));
            return None;
        }
    };
    let Ok(text) = String::from_utf8(file.bytes) else {
        let problem = Diagnostic::error("config/syntax", "the file is not UTF-8").at(Origin::at(&*file.path, 1, 1));
        diagnostics.push(problem.hint("save it as UTF-8"));
        return None;
    };
    Brand::read(&file.path, &text, diagnostics)
}
