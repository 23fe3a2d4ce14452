//! Rows of cells → CSV as every program reads it: UTF-8, commas, quotes where they are needed, LF.

/// The bytes of a table; its first row is the header.
///
/// # Panics
/// Never: memory can always be written to.
pub fn csv_bytes(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("writing to memory cannot fail");
    }
    writer.into_inner().expect("writing to memory cannot fail")
}

#[cfg(test)]
mod tests {
    use super::csv_bytes;

    #[test]
    fn cells_are_quoted_where_they_have_to_be() {
        let rows = [["place", "value"], ["Gjakova, \"old\"", "1"], ["two\nlines", ""]];
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        let text = String::from_utf8(csv_bytes(&rows)).expect("UTF-8");
        assert_eq!(text, "place,value\n\"Gjakova, \"\"old\"\"\",1\n\"two\nlines\",\n");
    }
}
