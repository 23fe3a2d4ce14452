//! Reading of TOML by hand: tables whose keys are asked for, values that say what they should have been.

mod context;
mod document;
mod table;
mod text;
mod value;

pub(crate) use context::Context;
pub(crate) use document::document;
pub(crate) use table::{Table, list};
pub use text::{Literal, Named, Text};
pub(crate) use value::{PERIOD_FORMS, Value, is_language_tag};
