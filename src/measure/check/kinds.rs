//! The columns that each kind of source knows (GRAMMAR 2.3), and what stands in them.

use crate::config::Kind;
use crate::ingest::KnownColumn;

/// What stands in a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    Text,
    Id,
    Reference(Kind),
    Enumeration(&'static [&'static str]),
    Date,
    Year,
    Period,
    Whole,
    Decimal,
    Boolean,
}

/// A column that a kind knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) form: Form,
    needed: bool,
    synonyms: &'static [&'static str],
    pub(crate) may_be_negative: bool,
}

/// Services.
pub(crate) const SERVICES: &[&str] = &["two_year", "response", "virtual"];

/// Reasons for the end of a service that are early terminations.
pub(crate) const EARLY: &[&str] = &["resigned", "medical", "administrative", "interrupted", "early_termination"];

const REASONS: &[&str] = &[
    "completed",
    "resigned",
    "medical",
    "administrative",
    "interrupted",
    "early_termination",
    "evacuated",
    "transferred",
];
const SEXES: &[&str] = &["F", "M", "X"];
const DIRECTIONS: &[&str] = &["more", "less"];

const fn optional(name: &'static str, form: Form) -> Field {
    Field { name, form, needed: false, synonyms: &[], may_be_negative: false }
}

const fn needed(name: &'static str, form: Form) -> Field {
    Field { name, form, needed: true, synonyms: &[], may_be_negative: false }
}

const fn also(field: Field, synonyms: &'static [&'static str]) -> Field {
    Field { synonyms, ..field }
}

const fn signed(field: Field) -> Field {
    Field { may_be_negative: true, ..field }
}

const VOLUNTEERS: &[Field] = &[
    needed("volunteer_id", Form::Id),
    also(needed("start_date", Form::Date), &["start"]),
    also(optional("sworn_in_date", Form::Date), &["sworn_in"]),
    also(optional("projected_end_date", Form::Date), &["projected_end"]),
    also(optional("end_date", Form::Date), &["end"]),
    optional("person_id", Form::Id),
    optional("service", Form::Enumeration(SERVICES)),
    also(optional("program_id", Form::Reference(Kind::Programs)), &["program"]),
    optional("cohort", Form::Text),
    optional("place", Form::Reference(Kind::Places)),
    optional("end_reason", Form::Enumeration(REASONS)),
    optional("sex", Form::Enumeration(SEXES)),
    optional("birth_year", Form::Whole),
    optional("home_region", Form::Text),
    optional("hours_per_week", Form::Decimal),
    optional("weeks", Form::Decimal),
];

const PROGRAMS: &[Field] = &[
    needed("program_id", Form::Id),
    needed("name", Form::Text),
    optional("sector", Form::Text),
    optional("objective", Form::Text),
    also(optional("start_date", Form::Date), &["start"]),
    also(optional("end_date", Form::Date), &["end"]),
    optional("budget", Form::Decimal),
];

const PLACES: &[Field] = &[
    needed("place", Form::Id),
    optional("district", Form::Text),
    optional("population", Form::Whole),
    optional("code", Form::Text),
];

const ACTIVITIES: &[Field] = &[
    needed("date", Form::Date),
    optional("activity_id", Form::Id),
    also(optional("volunteer_id", Form::Reference(Kind::Volunteers)), &["volunteer"]),
    also(optional("program_id", Form::Reference(Kind::Programs)), &["program"]),
    also(optional("indicator_id", Form::Reference(Kind::Indicators)), &["indicator"]),
    optional("place", Form::Reference(Kind::Places)),
    optional("participants", Form::Whole),
    optional("participants_female", Form::Whole),
    optional("participants_male", Form::Whole),
    optional("participants_other", Form::Whole),
    optional("hours", Form::Decimal),
];

const GRANTS: &[Field] = &[
    needed("grant_id", Form::Id),
    needed("approved_on", Form::Date),
    needed("amount", Form::Decimal),
    optional("currency", Form::Text),
    optional("source", Form::Text),
    also(optional("program_id", Form::Reference(Kind::Programs)), &["program"]),
    optional("place", Form::Reference(Kind::Places)),
    optional("community_amount", Form::Decimal),
    optional("participants", Form::Whole),
];

const INDICATORS: &[Field] = &[
    needed("indicator_id", Form::Id),
    needed("year", Form::Year),
    signed(needed("target", Form::Decimal)),
    optional("name", Form::Text),
    also(optional("program_id", Form::Reference(Kind::Programs)), &["program"]),
    optional("unit", Form::Text),
    signed(optional("baseline", Form::Decimal)),
    optional("direction", Form::Enumeration(DIRECTIONS)),
    optional("measure", Form::Text),
    signed(optional("actual", Form::Decimal)),
];

const METRICS: &[Field] = &[
    needed("period", Form::Period),
    needed("metric", Form::Text),
    signed(needed("value", Form::Decimal)),
    optional("unit", Form::Text),
    optional("note", Form::Text),
];

impl Field {
    /// Whether no row may be without it.
    pub(crate) fn is_needed(&self) -> bool {
        self.needed
    }
}

/// The columns of a kind in the order of the grammar; none of a table.
pub(crate) fn fields(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Volunteers => VOLUNTEERS,
        Kind::Programs => PROGRAMS,
        Kind::Places => PLACES,
        Kind::Activities => ACTIVITIES,
        Kind::Grants => GRANTS,
        Kind::Indicators => INDICATORS,
        Kind::Metrics => METRICS,
        Kind::Table => &[],
    }
}

/// A column of a kind by its name.
pub(crate) fn field(kind: Kind, name: &str) -> Option<&'static Field> {
    fields(kind).iter().find(|field| field.name == name)
}

/// The columns of a kind for the header mapping.
pub fn known_columns(kind: Kind) -> Vec<KnownColumn> {
    fields(kind)
        .iter()
        .map(|field| KnownColumn { name: field.name, synonyms: field.synonyms, needed: field.needed })
        .collect()
}

/// The column by which rows of a kind are named elsewhere.
pub(crate) fn key_column(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Volunteers => Some("volunteer_id"),
        Kind::Programs => Some("program_id"),
        Kind::Places => Some("place"),
        Kind::Indicators => Some("indicator_id"),
        Kind::Grants => Some("grant_id"),
        Kind::Activities => Some("activity_id"),
        Kind::Metrics | Kind::Table => None,
    }
}

/// The column that places a row in time, where it is one column.
pub(crate) fn time_column(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Activities => Some("date"),
        Kind::Grants => Some("approved_on"),
        Kind::Indicators => Some("year"),
        Kind::Metrics => Some("period"),
        _ => None,
    }
}
