//! What an expression gives, as far as it is known before there is data, and which attributes that has.

use crate::prose::ask::Ask;

/// What an expression gives.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Type {
    /// A measure, or what `by`, `at`, `where`, `whole` make of it. `open` until it is used: then it may become another
    /// question. With dimensions it is a breakdown.
    Asked { ask: Ask, open: bool },
    /// `.top_n(n)`: cells in order of size.
    Ranked(Ask),
    /// `.cells`
    Cells(Ask),
    /// One cell.
    Cell(Ask),
    /// The first part of a dimension with a point in its name, on the way to a cell's label.
    CellPart(Ask, String),
    /// `.previous`
    Previous(Ask),
    /// A change or share: printed, with a value.
    Derived,
    /// Words.
    Text,
    /// `.value`: a number for comparing.
    Value,
    /// A plain number that may be printed.
    Count,
    /// True or false.
    Bool,
    /// `none`
    None,
    /// What prints nothing.
    Nothing,
    /// `period`
    Period,
    /// `report`
    Report,
    /// `unit`
    Unit,
    /// `sources`
    Sources,
    /// One of them.
    Source,
    /// `figure(…)`
    Figure,
    /// `table(…)`
    Table,
    /// `loop`
    Loop,
    /// A list written out.
    List(Box<Type>),
    /// One of several, by the branch that was taken.
    Either(Vec<Type>),
    /// Something wrong that was reported.
    Unknown,
}

/// Why there is no such attribute.
pub(super) enum NoAttribute {
    /// There is none; these are there.
    Unknown(Vec<String>),
    /// `.share` of a cell of a breakdown with `last`.
    ShareWithLast,
}

const OF_NUMBER: [&str; 12] = [
    "with_unit",
    "label",
    "definition",
    "unit",
    "value",
    "known",
    "suppressed",
    "previous",
    "change",
    "change_percent",
    "direction",
    "whole",
];
const OF_PREVIOUS: [&str; 7] = ["with_unit", "label", "definition", "unit", "value", "known", "suppressed"];
const OF_DERIVED: [&str; 3] = ["value", "known", "suppressed"];
const OF_RANKED: [&str; 7] = ["top", "bottom", "first", "last", "cells", "count", "share"];

/// Texts of `[report]` that can be quoted.
pub(super) const OF_REPORT: [&str; 9] =
    ["title", "subtitle", "organisation", "contact", "licence", "imprint", "id", "date", "data_as_of"];

impl Type {
    /// What it is called in a message.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Asked { ask, .. } if ask.by.is_empty() => "a Number",
            Self::Previous(_) | Self::Derived => "a Number",
            Self::Asked { .. } | Self::Ranked(_) => "a Breakdown",
            Self::Cells(_) | Self::List(_) => "a list",
            Self::Cell(_) | Self::CellPart(..) => "a Cell",
            Self::Text => "text",
            Self::Value | Self::Count => "a plain number",
            Self::Bool => "true or false",
            Self::None | Self::Nothing => "nothing",
            Self::Period => "the period",
            Self::Report => "the report",
            Self::Unit => "the unit",
            Self::Sources | Self::Source => "a source",
            Self::Figure => "a figure",
            Self::Table => "a table",
            Self::Loop => "the loop",
            Self::Either(_) | Self::Unknown => "this",
        }
    }

    /// The question whose answer it is.
    pub(super) fn ask(&self) -> Option<&Ask> {
        match self {
            Self::Asked { ask, .. }
            | Self::Ranked(ask)
            | Self::Cells(ask)
            | Self::Cell(ask)
            | Self::CellPart(ask, _)
            | Self::Previous(ask) => Some(ask),
            _ => None,
        }
    }

    /// Whether it prints.
    pub(super) fn prints(&self) -> bool {
        match self {
            Self::Asked { ask, .. } => ask.by.is_empty(),
            Self::Either(types) => types.iter().all(Self::prints),
            Self::Cell(_)
            | Self::Previous(_)
            | Self::Derived
            | Self::Text
            | Self::Count
            | Self::Nothing
            | Self::Period
            | Self::Unit
            | Self::Unknown => true,
            _ => false,
        }
    }

    /// Whether it is a number of the report, which is neither compared nor a condition itself.
    pub(super) fn is_number(&self) -> bool {
        match self {
            Self::Asked { ask, .. } => ask.by.is_empty(),
            Self::Previous(_) | Self::Derived => true,
            _ => false,
        }
    }

    /// What a `for` over it gives.
    pub(super) fn items(&self) -> Option<Self> {
        match self {
            Self::Asked { ask, .. } if !ask.by.is_empty() => Some(Self::Cell(ask.clone())),
            Self::Ranked(ask) | Self::Cells(ask) => Some(Self::Cell(ask.clone())),
            Self::List(item) => Some((**item).clone()),
            Self::Either(types) => types.iter().map(Self::items).collect::<Option<Vec<_>>>().map(Self::either),
            Self::Unknown => Some(Self::Unknown),
            _ => None,
        }
    }

    /// One of several.
    pub(super) fn either(types: impl IntoIterator<Item = Self>) -> Self {
        let mut all: Vec<Self> = Vec::new();
        for kind in types {
            let parts = if let Self::Either(parts) = kind { parts } else { vec![kind] };
            for part in parts {
                if !all.contains(&part) {
                    all.push(part);
                }
            }
        }
        match all.len() {
            0 => Self::Unknown,
            1 => all.remove(0),
            _ => Self::Either(all),
        }
    }

    /// What an attribute of it gives.
    pub(super) fn attribute(&self, name: &str, sources: &[&str]) -> Result<Self, NoAttribute> {
        match self {
            Self::Unknown => Ok(Self::Unknown),
            Self::Either(types) => {
                let found: Result<Vec<Self>, _> = types.iter().map(|kind| kind.attribute(name, sources)).collect();
                found.map(Self::either)
            }
            Self::Asked { ask, .. } if ask.by.is_empty() => {
                of_number(ask, name).ok_or_else(|| unknown(&OF_NUMBER, &crate::prose::ask::QUESTIONS))
            }
            Self::Asked { ask, .. } | Self::Ranked(ask) => of_breakdown(ask, name),
            Self::Cell(ask) => of_cell(ask, name),
            Self::CellPart(ask, part) => {
                let dimension = format!("{part}.{name}");
                if ask.by.contains(&dimension) { Ok(Self::Text) } else { Err(not_of_cell(ask)) }
            }
            Self::Previous(_) => match name {
                "with_unit" | "label" | "definition" | "unit" => Ok(Self::Text),
                "value" => Ok(Self::Value),
                "known" | "suppressed" => Ok(Self::Bool),
                _ => Err(unknown(&OF_PREVIOUS, &[])),
            },
            Self::Derived => match name {
                "value" => Ok(Self::Value),
                "known" | "suppressed" => Ok(Self::Bool),
                _ => Err(unknown(&OF_DERIVED, &[])),
            },
            Self::Period => known(name, &["previous", "from", "to"], Self::Text),
            Self::Report => known(name, &OF_REPORT, Self::Text),
            Self::Unit => known(name, &["key"], Self::Text),
            Self::Sources => known(name, sources, Self::Source),
            Self::Source => known(name, &["rows", "file", "from", "to"], Self::Text),
            Self::Figure => known(name, &["title", "alt"], Self::Text),
            Self::Table => known(name, &["title"], Self::Text),
            Self::Loop => match name {
                "index" | "index0" | "length" => Ok(Self::Count),
                "first" | "last" => Ok(Self::Bool),
                _ => Err(unknown(&["index", "index0", "length", "first", "last"], &[])),
            },
            _ => Err(NoAttribute::Unknown(Vec::new())),
        }
    }
}

fn unknown(names: &[&str], more: &[&str]) -> NoAttribute {
    NoAttribute::Unknown(names.iter().chain(more).map(|name| (*name).to_owned()).collect())
}

fn known(name: &str, names: &[&str], gives: Type) -> Result<Type, NoAttribute> {
    if names.contains(&name) { Ok(gives) } else { Err(unknown(names, &[])) }
}

fn of_number(ask: &Ask, name: &str) -> Option<Type> {
    match name {
        "with_unit" | "label" | "definition" | "unit" | "direction" => Some(Type::Text),
        "value" => Some(Type::Value),
        "known" | "suppressed" => Some(Type::Bool),
        "previous" => Some(Type::Previous(ask.clone())),
        "change" | "change_percent" => Some(Type::Derived),
        _ => None,
    }
}

fn of_breakdown(ask: &Ask, name: &str) -> Result<Type, NoAttribute> {
    match name {
        "top" | "bottom" | "first" | "last" => Ok(Type::Cell(ask.clone())),
        "cells" => Ok(Type::Cells(ask.clone())),
        "count" => Ok(Type::Count),
        "share" if ask.last.is_some() => Err(NoAttribute::ShareWithLast),
        "share" => Ok(Type::Derived),
        _ => Err(unknown(&OF_RANKED, &["get", "top_n"])),
    }
}

fn of_cell(ask: &Ask, name: &str) -> Result<Type, NoAttribute> {
    if name == "key" || name == "label" || ask.by.iter().any(|dimension| dimension == name) {
        return Ok(Type::Text);
    }
    if name == "share" {
        return if ask.last.is_some() { Err(NoAttribute::ShareWithLast) } else { Ok(Type::Derived) };
    }
    let opens = ask.by.iter().any(|dimension| dimension.split_once('.').is_some_and(|(first, _)| first == name));
    if opens {
        return Ok(Type::CellPart(ask.clone(), name.to_owned()));
    }
    of_number(ask, name).ok_or_else(|| not_of_cell(ask))
}

fn not_of_cell(ask: &Ask) -> NoAttribute {
    let names = ["key", "label", "share"].into_iter().map(str::to_owned).chain(ask.by.iter().cloned());
    NoAttribute::Unknown(names.chain(OF_NUMBER[..11].iter().map(|name| (*name).to_owned())).collect())
}
