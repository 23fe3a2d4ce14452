//! Addresses of images and links → what is placed or referred to.

use crate::diagnostic::{Diagnostic, Origin};
use crate::prose::{Inline, Placed, ReferenceKind, ReferenceTarget};

const PLACES: [&str; 8] =
    ["figure:", "table:", "tiles:", "break:page", "break:column", "contents:", "list:figures", "list:tables"];
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// What an image places; the problem has no place yet.
pub(super) fn placed(to: &str) -> Result<Placed, Diagnostic> {
    match to.split_once(':') {
        Some(("figure", id)) if !id.is_empty() => Ok(Placed::Figure(id.to_owned())),
        Some(("table", id)) if !id.is_empty() => Ok(Placed::Table(id.to_owned())),
        Some(("tiles", id)) if !id.is_empty() => Ok(Placed::Tiles(id.to_owned())),
        Some(("break", "page")) => Ok(Placed::PageBreak),
        Some(("break", "column")) => Ok(Placed::ColumnBreak),
        Some(("contents", "")) => Ok(Placed::Contents),
        Some(("list", "figures")) => Ok(Placed::ListOfFigures),
        Some(("list", "tables")) => Ok(Placed::ListOfTables),
        None if to.strip_prefix("images/").is_some_and(|file| !file.is_empty()) => Ok(Placed::Image(to.to_owned())),
        None if to.contains(['/', '.']) => {
            Err(Diagnostic::error("prose/placement", format!("`{to}` is not in the folder of pictures"))
                .hint("put the file into the folder `images` beside report.toml and write `images/FILE`"))
        }
        _ => Err(Diagnostic::error("prose/placement", format!("nothing can be placed by `{to}`"))
            .hint(
                "write `figure:ID`, `table:ID`, `tiles:ID`, `images/FILE`, `break:page`, `break:column`, `contents:`, `list:figures` or \
                 `list:tables`",
            )
            .did_you_mean(to, PLACES)),
    }
}

/// What a link is: an address, or a reference inside the report; the problem has no place yet.
pub(super) fn link(to: &str, inlines: Vec<Inline>, origin: Origin) -> Result<Inline, Diagnostic> {
    let (kind, name) = match to.strip_prefix("page:") {
        Some(name) => (ReferenceKind::Page, name),
        None => (ReferenceKind::Name, to),
    };
    let target = match name.split_once(':') {
        Some(("figure", id)) if !id.is_empty() => Some(ReferenceTarget::Figure(id.to_owned())),
        Some(("table", id)) if !id.is_empty() => Some(ReferenceTarget::Table(id.to_owned())),
        _ => name.strip_prefix('#').filter(|id| !id.is_empty()).map(|id| ReferenceTarget::Heading(id.to_owned())),
    };
    if let Some(target) = target {
        return Ok(Inline::Reference { target, kind, inlines, origin });
    }
    if !SCHEMES.iter().any(|scheme| to.to_ascii_lowercase().starts_with(scheme)) {
        return Err(Diagnostic::error("prose/link", format!("`{to}` is no address and nothing in the report"))
            .hint("write `https://…`, `mailto:…`, `figure:ID`, `table:ID`, `page:figure:ID` or `#heading-id`"));
    }
    if inlines.is_empty() {
        return Err(
            Diagnostic::error("prose/link", "a link without words").hint("write what it leads to between the brackets")
        );
    }
    Ok(Inline::Link { uri: to.to_owned(), inlines })
}
