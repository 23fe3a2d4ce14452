//! One value of a file → what the grammar wants there, or a diagnostic that says what that is.

use super::context::Context;
use super::table::Table;
use super::text::{Literal, Named, Text};
use crate::diagnostic::{Diagnostic, Origin, nearest};
use crate::exact::Exact;
use crate::period::{Period, YearRule};
use chrono::NaiveDate;
use std::ops::{Range, RangeInclusive};
use toml::Spanned;
use toml::de::DeValue;

/// How periods are written, for hints.
pub(crate) const PERIOD_FORMS: &str =
    "a period is `\"2019\"`, `\"2019-Q2\"`, `\"2019-03\"`, `\"2019-03-31\"` or `\"2019-01-01/2019-06-30\"`";

/// A value and the path of its key.
#[derive(Clone)]
pub(crate) struct Value<'a> {
    context: &'a Context<'a>,
    node: &'a Spanned<DeValue<'a>>,
    path: String,
}

impl<'a> Value<'a> {
    pub(crate) fn new(context: &'a Context<'a>, node: &'a Spanned<DeValue<'a>>, path: String) -> Self {
        Self { context, node, path }
    }

    /// What TOML says that it is.
    pub(crate) fn raw(&self) -> &'a DeValue<'a> {
        self.node.get_ref()
    }

    /// Whether it is an array without items.
    pub(crate) fn is_empty_array(&self) -> bool {
        self.raw().as_array().is_some_and(|array| array.is_empty())
    }

    /// Where it is written: of a string its content.
    pub(crate) fn origin(&self) -> Origin {
        self.context.origin(self.span())
    }

    fn span(&self) -> Range<usize> {
        match self.raw() {
            DeValue::String(_) => self.context.content(self.node.span()),
            _ => self.node.span(),
        }
    }

    /// With the place and the text of this value.
    fn placed(&self, diagnostic: Diagnostic) -> Diagnostic {
        let written = self.context.written(self.span());
        let diagnostic = diagnostic.at(self.origin());
        if written.is_empty() { diagnostic } else { diagnostic.text(written) }
    }

    /// An error about this value, with its place and text.
    pub(crate) fn error(&self, code: &'static str, message: impl Into<String>) -> Diagnostic {
        self.placed(Diagnostic::error(code, message))
    }

    pub(crate) fn push(&self, diagnostic: Diagnostic) {
        self.context.push(diagnostic);
    }

    /// Says that this is known and not built.
    pub(crate) fn not_yet(&self, what: &str) {
        self.push(self.placed(Diagnostic::not_yet(what)));
    }

    /// Says that another type is needed.
    pub(crate) fn wrong_type(&self, wanted: &str, example: &str) {
        let found = match self.raw() {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with decimals",
            DeValue::Boolean(_) => "a boolean",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "an array",
            DeValue::Table(_) => "a table",
        };
        let message = format!("`{}` must be {wanted}, not {found}", self.path);
        self.push(self.error("config/type", message).hint(format!("for example `{}`", self.example(example))));
    }

    /// `key = value`, or the value alone where this is an item of an array.
    fn example(&self, value: &str) -> String {
        let key = self.path.rsplit('.').next().unwrap_or_default();
        if key.ends_with(']') { value.to_owned() } else { format!("{key} = {value}") }
    }

    /// Says that the value is of the right type and still cannot be.
    pub(crate) fn wrong_value(&self, what: &str, hint: &str) {
        self.push(self.error("config/value", format!("`{}` {what}", self.path)).hint(hint));
    }

    /// A string that is not empty.
    pub(crate) fn string(&self) -> Option<Named> {
        let DeValue::String(string) = self.raw() else {
            self.wrong_type("a string", "\"…\"");
            return None;
        };
        if string.trim().is_empty() {
            self.wrong_value("is empty", "leave the key out, or write something");
            return None;
        }
        Some(Named { name: string.to_string(), origin: self.origin() })
    }

    /// A text of the grammar: a string, or a table of strings by language.
    pub(crate) fn text(&self) -> Option<Text> {
        match self.raw() {
            DeValue::String(_) => Some(Text { by_language: vec![(None, self.literal()?)] }),
            DeValue::Table(_) => {
                let entries = self.table()?.entries();
                if entries.is_empty() {
                    self.wrong_value("has no language", "for example `{ en = \"…\", sq = \"…\" }`");
                }
                let literals: Vec<_> = entries.into_iter().filter_map(|entry| self.translation(&entry)).collect();
                (!literals.is_empty()).then_some(Text { by_language: literals })
            }
            _ => {
                self.wrong_type("a text", "\"…\"` or by language `{ en = \"…\", sq = \"…\" }");
                None
            }
        }
    }

    fn translation(&self, (tag, value): &(Named, Self)) -> Option<(Option<String>, Literal)> {
        if !is_language_tag(&tag.name) {
            let message = format!("`{}` has the key `{}`, which is not a language", self.path, tag.name);
            let hint = "a text is a string, or a table by language: `{ en = \"…\", sq = \"…\" }`";
            self.push(Diagnostic::error("config/language", message).at(tag.origin.clone()).text(&tag.name).hint(hint));
        }
        Some((Some(tag.name.clone()), value.literal()?))
    }

    fn literal(&self) -> Option<Literal> {
        let DeValue::String(string) = self.raw() else {
            self.wrong_type("a string", "\"…\"");
            return None;
        };
        Some(Literal { source: string.to_string(), origin: self.origin() })
    }

    /// A whole number in a range.
    pub(crate) fn integer(&self, range: &RangeInclusive<u32>) -> Option<u32> {
        let (least, most) = (*range.start(), *range.end());
        let wanted = if most == u32::MAX {
            format!("a whole number, at least {least}")
        } else {
            format!("a whole number from {least} to {most}")
        };
        let DeValue::Integer(integer) = self.raw() else {
            self.wrong_type(&wanted, &least.to_string());
            return None;
        };
        let number = i128::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number = number.and_then(|number| u32::try_from(number).ok()).filter(|number| range.contains(number));
        if number.is_none() {
            self.wrong_value(
                &format!("must be {wanted}"),
                &format!("for example `{}`", self.example(&least.to_string())),
            );
        }
        number
    }

    /// A number for drawing, in a range.
    pub(crate) fn number(&self, range: &RangeInclusive<f32>) -> Option<f32> {
        let (least, most) = (range.start(), range.end());
        let wanted = format!("a number from {least} to {most}");
        let number = match self.raw() {
            DeValue::Integer(integer) => integer.as_str().parse::<f32>().ok(),
            DeValue::Float(float) => float.as_str().parse::<f32>().ok(),
            _ => {
                self.wrong_type(&wanted, &least.to_string());
                return None;
            }
        };
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            let example = f32::midpoint(*least, *most).floor();
            self.wrong_value(
                &format!("must be {wanted}"),
                &format!("for example `{}`", self.example(&example.to_string())),
            );
        }
        number
    }

    /// An exact number.
    pub(crate) fn exact(&self) -> Option<Exact> {
        let number = match self.raw() {
            DeValue::Integer(integer) => i128::from_str_radix(integer.as_str(), integer.radix()).ok().map(Exact::whole),
            DeValue::Float(float) => exact_float(float.as_str()),
            _ => {
                self.wrong_type("a number", "80");
                return None;
            }
        };
        if number.is_none() {
            self.wrong_value("is not a number that can be kept exactly", "for example `80` or `12.5`");
        }
        number
    }

    pub(crate) fn boolean(&self) -> Option<bool> {
        let boolean = self.raw().as_bool();
        if boolean.is_none() {
            self.wrong_type("`true` or `false`", "true");
        }
        boolean
    }

    /// A TOML date without a time.
    pub(crate) fn date(&self) -> Option<NaiveDate> {
        let DeValue::Datetime(written) = self.raw() else {
            self.wrong_type("a date, written without quotes", "2019-09-30");
            return None;
        };
        let day = written.date.filter(|_| written.time.is_none());
        let day = day.and_then(|d| NaiveDate::from_ymd_opt(d.year.into(), d.month.into(), d.day.into()));
        if day.is_none() {
            self.wrong_value("must be a day without a time", "for example `2019-09-30`");
        }
        day
    }

    /// A period of the report's years.
    pub(crate) fn period(&self, year: YearRule) -> Option<Period> {
        let DeValue::String(string) = self.raw() else {
            self.wrong_type("a period in quotes", "\"2019\"");
            return None;
        };
        let period = year.parse(string);
        if period.is_none() {
            let error = self.error("config/period", format!("`{string}` is not a period"));
            self.push(match string.strip_prefix("FY").filter(|rest| year.parse(rest).is_some()) {
                Some(plain) => error.hint(format!("did you mean `{plain}`?")),
                None => error.hint(PERIOD_FORMS),
            });
        }
        period
    }

    /// One of some words.
    pub(crate) fn choice<T: Copy>(&self, choices: &[(&str, T)]) -> Option<T> {
        let list = choices.iter().map(|(name, _)| format!("`\"{name}\"`")).collect::<Vec<_>>().join(", ");
        let DeValue::String(string) = self.raw() else {
            let first = choices.first().map_or(String::new(), |(name, _)| format!("\"{name}\""));
            self.wrong_type(&format!("one of {list}"), &first);
            return None;
        };
        let found = choices.iter().find(|(name, _)| *name == string).map(|(_, value)| *value);
        if found.is_none() {
            let error = self.error("config/value", format!("`{}` cannot be `{string}`", self.path));
            let names = choices.iter().map(|(name, _)| *name);
            self.push(match nearest(string, names) {
                Some(near) => error.hint(format!("did you mean `{near}`?")),
                None => error.hint(format!("one of {list}")),
            });
        }
        found
    }

    /// The values of an array.
    pub(crate) fn array(&self, example: &str) -> Option<Vec<Self>> {
        let Some(array) = self.raw().as_array() else {
            self.wrong_type("an array", example);
            return None;
        };
        let value = |(index, node)| Self::new(self.context, node, format!("{}[{}]", self.path, index + 1));
        Some(array.iter().enumerate().map(value).collect())
    }

    /// The strings of an array.
    pub(crate) fn strings(&self) -> Option<Vec<Named>> {
        Some(self.array("[\"…\", \"…\"]")?.iter().filter_map(Self::string).collect())
    }

    /// A table.
    pub(crate) fn table(&self) -> Option<Table<'a>> {
        let Some(entries) = self.raw().as_table() else {
            self.wrong_type("a table", "{ … = … }");
            return None;
        };
        Some(Table::new(self.context, entries, self.path.clone(), self.origin()))
    }
}

/// Whether this looks like a BCP 47 tag: `en`, `sq-XK`, `sr-Latn`.
pub(crate) fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// A TOML float as it is written, also with an exponent.
fn exact_float(text: &str) -> Option<Exact> {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return Exact::parse(text) };
    let exponent: i32 = exponent.parse().ok()?;
    let power = Exact::whole(10_i128.checked_pow(exponent.unsigned_abs())?);
    let mantissa = Exact::parse(mantissa)?;
    if exponent < 0 { mantissa.over(power) } else { mantissa.times(power) }
}
