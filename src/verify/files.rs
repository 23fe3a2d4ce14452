//! The files inside a PDF → whether they are whole, and say what the facts say.

use super::Findings;
use super::known::Known;
use crate::ingest::csv_bytes;
use crate::locale::Locale;
use crate::pdf::Printed;
use crate::publish::{figure_file, figure_rows, table_file, table_rows};

/// Every figure and table has its file, and each says what the facts say.
pub(super) fn compare(printed: &Printed, known: &Known<'_>, locale: &Locale, findings: &mut Findings) {
    for (name, file) in printed.files.iter().filter(|(_, file)| !file.intact) {
        findings.add(
            None,
            None,
            format!("`{name}` inside has {} bytes that its checksum does not fit", file.bytes.len()),
        );
    }
    let hidden = locale.text("suppressed", &[]);
    for (kind, key) in [("figure", "figures"), ("table", "tables")] {
        for (id, data) in known.facts[key].as_object().into_iter().flatten() {
            let (name, rows) = if kind == "figure" {
                (figure_file(data), figure_rows(data, &hidden))
            } else {
                (table_file(data), table_rows(data, &hidden))
            };
            let what = match printed.files.get(&name) {
                None => format!("`{name}` is not inside"),
                Some(file) if file.bytes != csv_bytes(&rows) => {
                    let line = differing_line(&file.bytes, &csv_bytes(&rows));
                    format!("`{name}` inside and the facts differ from line {line} on")
                }
                Some(_) => continue,
            };
            findings.add(data["page"].as_u64(), Some(known.named(kind, id)), what);
        }
    }
}

/// The first line, from 1, that two files do not share.
fn differing_line(one: &[u8], other: &[u8]) -> usize {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b);
    1 + same.filter(|(byte, _)| **byte == b'\n').count()
}
