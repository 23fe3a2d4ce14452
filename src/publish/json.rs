//! JSON values → text that people read and `diff` compares: what fits a line stands on one.

use serde_json::Value;

/// Longest line of a value that is not broken.
const WIDTH: usize = 160;

/// The text with a line end.
pub(super) fn text(value: &Value) -> Vec<u8> {
    let mut output = String::new();
    write(value, 0, &mut output);
    output.push('\n');
    output.into_bytes()
}

fn write(value: &Value, depth: usize, output: &mut String) {
    let flat = value.to_string();
    if depth > 0 && flat.len() + 2 * depth <= WIDTH {
        output.push_str(&flat);
        return;
    }
    match value {
        Value::Object(entries) if !entries.is_empty() => {
            let entries = entries.iter().map(|(key, value)| (Some(key.as_str()), value));
            broken(('{', '}'), entries, depth, output);
        }
        Value::Array(values) if !values.is_empty() => {
            broken(('[', ']'), values.iter().map(|value| (None, value)), depth, output);
        }
        _ => output.push_str(&flat),
    }
}

fn broken<'v>(
    (open, close): (char, char),
    entries: impl Iterator<Item = (Option<&'v str>, &'v Value)>,
    depth: usize,
    output: &mut String,
) {
    output.push(open);
    let mut separator = "\n";
    for (key, value) in entries {
        output.push_str(separator);
        separator = ",\n";
        output.push_str(&"  ".repeat(depth + 1));
        if let Some(key) = key {
            output.push_str(&Value::from(key).to_string());
            output.push_str(": ");
        }
        write(value, depth + 1, output);
    }
    output.push('\n');
    output.push_str(&"  ".repeat(depth));
    output.push(close);
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::exact::Exact;
    use crate::report::json_number;

    #[test]
    fn short_values_stand_on_one_line() {
        let value = serde_json::json!({"a": [1, "x\n"], "b": {}, "c": ["-".repeat(100), "-".repeat(100)]});
        let dashes = "-".repeat(100);
        let expected = format!(
            "{{\n  \"a\": [1,\"x\\n\"],\n  \"b\": {{}},\n  \"c\": [\n    \"{dashes}\",\n    \"{dashes}\"\n  ]\n}}\n"
        );
        assert_eq!(String::from_utf8(text(&value)).expect("UTF-8"), expected);
    }

    #[test]
    fn numbers_are_written_digit_by_digit_as_they_are() {
        for text in ["0", "-3.5", "14205.78", "15.1785714285714", "999999999999999", "0.1", "9007199254740993", "-0.01"]
        {
            let number = Exact::parse(text).expect("a decimal");
            assert_eq!(json_number(number).to_string(), text);
        }
        for numerator in 1..2000_i128 {
            let number = Exact::fraction(numerator * 7919, 1 + numerator * numerator % 9973).expect("a fraction");
            assert_eq!(json_number(number).to_string(), number.to_json());
        }
    }
}
