//! The texts of pages and the numbers that they are said to print → the numbers that are not there.

use crate::pdf::Passage;

/// A printed number that has found its place, and the one before it.
#[derive(Clone, Copy)]
struct Found {
    number: usize,
    before: Option<usize>,
}

/// Which of the texts a page does not print; indices into `texts`, which stand in the order of the page.
///
/// As many as possible are found, each behind the one before it: a number that was changed is missed also where the same
/// number stands elsewhere on the page.
pub(super) fn missing(page: &[Passage], texts: &[&str]) -> Vec<usize> {
    let lines: Vec<String> = page.iter().flat_map(lines).collect();
    let page = lines.join("\n").replace('\u{A0}', " ");
    let mut all: Vec<Found> = Vec::new();
    // of all ways to find so many numbers, where the one that ends first ends, and its last number
    let mut ways: Vec<(usize, usize)> = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        let text = text.replace('\u{A0}', " ");
        let places: Vec<usize> =
            page.match_indices(&text).map(|(at, _)| at).filter(|at| stands_alone(&page, *at, &text)).collect();
        // from the last place on, so that a number does not follow itself
        for at in places.into_iter().rev() {
            let count = ways.partition_point(|(end, _)| *end <= at);
            let way = (at + text.len(), all.len());
            let before = count.checked_sub(1).map(|count| ways[count].1);
            match ways.get_mut(count) {
                Some(other) if other.0 <= way.0 => continue,
                Some(other) => *other = way,
                None => ways.push(way),
            }
            all.push(Found { number, before });
        }
    }
    let mut found = vec![false; texts.len()];
    let mut last = ways.last().map(|(_, last)| *last);
    while let Some(one) = last.and_then(|last| all.get(last)) {
        found[one.number] = true;
        last = one.before;
    }
    (0..texts.len()).filter(|number| !found[*number]).collect()
}

/// The lines in which a number stands unbroken: labels of a chart and of the foot of a page stand each for themselves, the
/// runs of a paragraph go on from one to the next.
fn lines(passage: &Passage) -> Vec<String> {
    if matches!(passage.tag.as_str(), "Figure" | "Artifact") { passage.runs.clone() } else { vec![passage.text()] }
}

/// Whether a number at a place of a line is no part of a longer one.
fn stands_alone(line: &str, at: usize, text: &str) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (mut before, mut after) = (line[..at].chars().rev(), line[at + text.len()..].chars());
    let starts_free = match before.next() {
        Some('\u{2212}' | '+' | '$' | '€' | '£') => false,
        Some('.' | ',') => !is_digit(before.next()),
        other => !is_digit(other),
    };
    let ends_free = match after.next() {
        Some('%') => false,
        Some('.' | ',') => !is_digit(after.next()),
        other => !is_digit(other),
    };
    starts_free && ends_free
}

#[cfg(test)]
mod tests {
    use super::missing;
    use crate::pdf::Passage;

    fn passage(tag: &str, runs: &[&str]) -> Passage {
        Passage { tag: tag.to_owned(), number: Some(0), runs: runs.iter().map(|run| (*run).to_owned()).collect() }
    }

    #[test]
    fn numbers_are_found_in_the_order_of_the_page() {
        let page = [
            passage("P", &["served 1,12", "3 and 112, then 11", "2 Volunteers, 8.4% or 12."]),
            passage("Figure", &["20", "22", "\u{2212}5"]),
            passage("L", &["2. and 20"]),
        ];
        let none: [usize; 0] = [];
        assert_eq!(missing(&page, &["1,123", "112", "112 Volunteers", "8.4%", "12", "20", "22", "20"]), none);
        assert_eq!(missing(&page, &["1,123", "112", "112 Volunteers", "8.4%", "2"]), none);
        assert_eq!(missing(&page, &["112", "113", "20", "21", "2"]), [1, 3]);
        assert_eq!(missing(&page, &["112", "112", "112", "2022", "5", "8.4", "1"]), [2, 3, 4, 5, 6]);
        assert_eq!(missing(&page, &["22", "20", "20"]).len(), 1, "one of the first two is out of order");
    }
}
