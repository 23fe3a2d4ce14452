//! How a file writes rows, numbers and dates.

pub use crate::config::DateOrder;

/// How a file writes rows, numbers and dates: decided as one thing for a whole file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dialect {
    /// Between fields; ASCII.
    pub delimiter: char,
    /// Around fields that hold a delimiter or a line end; ASCII.
    pub quote: char,
    /// Before the decimals of a number.
    pub decimal: char,
    /// Between groups of three digits; none where nothing in the file is grouped. A blank stands for every kind of blank.
    pub group: Option<char>,
    /// Order of day, month and year in dates that are not written as 2019-03-31.
    pub date: DateOrder,
    /// Cells that mean "nothing is known", besides the empty one.
    pub nothing: Vec<String>,
    /// Whether `decimal` and `group` are written down or proved by a cell of the file.
    pub decimal_is_certain: bool,
    /// Whether `date` is written down or proved by a cell of the file.
    pub date_is_certain: bool,
}

impl Default for Dialect {
    /// Commas, double quotes, a decimal point, ISO dates.
    fn default() -> Self {
        Self {
            delimiter: ',',
            quote: '"',
            decimal: '.',
            group: None,
            date: DateOrder::Ymd,
            nothing: Vec::new(),
            decimal_is_certain: false,
            date_is_certain: false,
        }
    }
}
