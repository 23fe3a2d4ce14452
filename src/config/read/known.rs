//! What a name of a source may be: a lookup over the sources that were read.

use crate::config::{Kind, Named, PrivacyConfig, SourceConfig};
use crate::diagnostic::{Diagnostic, nearest};
use crate::reader::{Table, list};
use std::collections::BTreeMap;

/// The sources of the report by name.
pub(super) struct Known {
    kinds: BTreeMap<String, Kind>,
    persons_may_be_listed: bool,
}

impl Known {
    pub(super) fn new(sources: &[SourceConfig], privacy: &PrivacyConfig) -> Self {
        Self {
            kinds: sources.iter().map(|source| (source.name.name.clone(), source.kind)).collect(),
            persons_may_be_listed: privacy.minimum == 0,
        }
    }

    /// Whether there is a source of a kind.
    pub(super) fn has_kind(&self, kind: Kind) -> bool {
        self.kinds.values().any(|other| *other == kind)
    }

    /// The kind of a source; reports a name that no source has.
    pub(super) fn kind(&self, table: &Table<'_>, source: &Named) -> Option<Kind> {
        let kind = self.kinds.get(&source.name).copied();
        if kind.is_none() {
            table.push(self.unknown(source));
        }
        kind
    }

    /// Reports a source whose rows may not be listed.
    pub(super) fn check_records(&self, table: &Table<'_>, source: &Named) {
        if self.kind(table, source) == Some(Kind::Volunteers) && !self.persons_may_be_listed {
            let message = format!("the rows of `{}` are persons and are not listed", source.name);
            let error = Diagnostic::error("privacy/person-rows", message).at(source.origin.clone()).text(&source.name);
            table.push(
                error.hint("ask for measures by a dimension, or set `privacy.minimum = 0` where all may be named"),
            );
        }
    }

    fn unknown(&self, source: &Named) -> Diagnostic {
        let error = Diagnostic::error("config/unknown-source", format!("there is no source `{}`", source.name));
        let names: Vec<&str> = self.kinds.keys().map(String::as_str).collect();
        let hint = match nearest(&source.name, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if names.is_empty() => "the report has no sources".to_owned(),
            None => format!("the sources are {}", list(&names)),
        };
        error.at(source.origin.clone()).text(&source.name).hint(hint)
    }
}
