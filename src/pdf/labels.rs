//! Printed folios → page labels: runs of numbers as ranges, all else word by word (ISO 32000-1, 12.4.2).

use super::syntax;
use lopdf::{Dictionary, Object, dictionary};

/// The number tree of the labels, page by page.
pub(super) fn tree<'a>(labels: impl Iterator<Item = &'a str>) -> Dictionary {
    let mut ranges: Vec<Object> = Vec::new();
    let mut expected = None;
    for (page, label) in (0_i64..).zip(labels) {
        let number = decimal(label);
        if number.is_some() && number == expected {
            expected = expected.map(|number| number + 1);
            continue;
        }
        ranges.push(page.into());
        ranges.push(Object::Dictionary(match number {
            Some(1) => dictionary! { "S" => "D" },
            Some(number) => dictionary! { "S" => "D", "St" => number },
            None => dictionary! { "P" => syntax::text(label) },
        }));
        expected = number.map(|number| number + 1);
    }
    dictionary! { "Nums" => ranges }
}

/// The number that a viewer would print as exactly this label.
fn decimal(label: &str) -> Option<i64> {
    label.parse().ok().filter(|number: &i64| *number > 0 && number.to_string() == label)
}

#[cfg(test)]
mod tests {
    use super::tree;
    use crate::pdf::syntax;

    fn written(labels: &[&str]) -> String {
        let mut out = Vec::new();
        syntax::dictionary(&mut out, &tree(labels.iter().copied()), &|id| id);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn runs_of_numbers_are_ranges_and_other_labels_stand_as_they_are() {
        for (labels, expected) in [
            (&["1", "2", "3"][..], "<</Nums[0<</S/D>>]>>"),
            (&["i", "", "1", "2", "4", "5"], "<</Nums[0<</P(i)>>1<</P()>>2<</S/D>>4<</S/D/St 4>>]>>"),
            (&["01", "A-1"], "<</Nums[0<</P(01)>>1<</P(A-1)>>]>>"),
        ] {
            assert_eq!(written(labels), expected);
        }
    }
}
