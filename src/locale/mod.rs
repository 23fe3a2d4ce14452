//! Words, numbers, dates and order of one language.
//!
//! Every sentence that a reader of the report sees is a message of a catalogue (`locale/en/*.ftl`), never a literal in a
//! `.rs` file.

mod catalogue;
mod date;
mod number;

pub use catalogue::{Arg, Locale, UnknownLanguage};
pub use date::DateStyle;
pub use number::Sign;
