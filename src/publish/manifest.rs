//! What a run read and wrote → `manifest.json`.

use super::{json, tool};
use crate::project::sha256;
use serde_json::json;
use std::collections::BTreeMap;

/// A file that was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Output<'a> {
    /// Its name in the output folder.
    pub file: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Its pages, when it has any.
    pub pages: Option<usize>,
    /// Id of the report.
    pub report: &'a str,
    /// Key of the unit.
    pub unit: Option<&'a str>,
    /// Language of the edition.
    pub language: &'a str,
    /// Paper, as in `report.toml`; none for a facts file.
    pub paper: Option<&'a str>,
    /// Warnings of the edition.
    pub warnings: usize,
}

/// The bytes of `manifest.json`. `inputs` are paths relative to the report's folder with their SHA-256. All in name order.
pub fn manifest<'a>(inputs: impl IntoIterator<Item = (&'a str, &'a str)>, outputs: &[Output<'_>]) -> Vec<u8> {
    let inputs: BTreeMap<&str, &str> = inputs.into_iter().collect();
    let outputs: BTreeMap<&str, &Output<'_>> = outputs.iter().map(|output| (output.file, output)).collect();
    json::text(&json!({
        "manifest": 1,
        "tool": tool(),
        "inputs": inputs.iter().map(|(file, sha256)| json!({"file": file, "sha256": sha256})).collect::<Vec<_>>(),
        "outputs": outputs.values().map(|output| json!({
            "file": output.file,
            "sha256": sha256(output.bytes),
            "bytes": output.bytes.len(),
            "pages": output.pages,
            "report": output.report,
            "unit": output.unit,
            "language": output.language,
            "paper": output.paper,
            "warnings": output.warnings,
        })).collect::<Vec<_>>(),
    }))
}

#[cfg(test)]
mod tests {
    use super::{Output, manifest};

    #[test]
    fn a_manifest_is_in_name_order() {
        let output = |file| Output {
            file,
            bytes: b"a",
            pages: Some(3),
            report: "kosovo",
            unit: None,
            language: "en",
            paper: Some("A4"),
            warnings: 0,
        };
        let bytes = manifest([("b.csv", "22"), ("a.csv", "11")], &[output("k.sq.pdf"), output("k.en.pdf")]);
        let value: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
        assert_eq!(value["inputs"][0], serde_json::json!({"file": "a.csv", "sha256": "11"}));
        assert_eq!(
            (&value["outputs"][0]["file"], &value["outputs"][1]["file"]),
            (&"k.en.pdf".into(), &"k.sq.pdf".into())
        );
        assert_eq!(value["outputs"][0]["sha256"], "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
    }
}
