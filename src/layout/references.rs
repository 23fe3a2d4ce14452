//! References and what they name: those to nothing are errors.

use super::draft::Draft;
use crate::diagnostic::{Diagnostic, nearest};
use crate::prose::ReferenceTarget;

/// References to nothing, each with its place.
pub(super) fn unresolved(draft: &Draft<'_>) -> Vec<Diagnostic> {
    let known = &draft.known.targets;
    let missing = draft.references.iter().filter(|(target, _)| !known.contains_key(target));
    missing
        .map(|(target, origin)| {
            let written = target_name(target);
            let (kind, like) = kind_of(target);
            let names = known.keys().filter(|key| kind_of(key).1 == like).map(target_name);
            let diagnostic = Diagnostic::error("prose/unknown-name", format!("no {kind} `{written}` in the report"))
                .at(origin.clone())
                .text(written);
            match nearest(written, names) {
                Some(name) => diagnostic.hint(format!("did you mean `{name}`?")),
                None => diagnostic.hint(format!("place the {kind}, or take the reference out")),
            }
        })
        .collect()
}

fn kind_of(target: &ReferenceTarget) -> (&'static str, u8) {
    match target {
        ReferenceTarget::Figure(_) => ("figure", 0),
        ReferenceTarget::Table(_) => ("table", 1),
        ReferenceTarget::Heading(_) => ("heading", 2),
    }
}

/// The name that a reference has.
pub(super) fn target_name(target: &ReferenceTarget) -> &str {
    match target {
        ReferenceTarget::Figure(name) | ReferenceTarget::Table(name) | ReferenceTarget::Heading(name) => name,
    }
}
