//! Reading of TOML by hand: tables whose keys are asked for, values that say what they should have been.

mod context;
mod table;
mod value;

pub(super) use context::Context;
pub(in crate::config) use context::FILE;
pub(super) use table::{Table, list};
pub(super) use value::{PERIOD_FORMS, Value, is_language_tag};
