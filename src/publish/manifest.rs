//! What a run read and wrote → `manifest.json`.

use super::{json, tool};
use crate::project::sha256;
use serde_json::json;
use std::collections::BTreeMap;

/// Its name in the output folder.
pub const MANIFEST: &str = "manifest.json";

/// A file that was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Output {
    /// Its name in the output folder.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many bytes.
    pub bytes: usize,
    /// Its pages, when it has any.
    pub pages: Option<usize>,
    /// Id of the report.
    pub report: String,
    /// Key of the unit.
    pub unit: Option<String>,
    /// Language of the edition.
    pub language: String,
    /// Paper, as in `report.toml`; none for a facts file.
    pub paper: Option<&'static str>,
    /// Warnings of the report.
    pub warnings: usize,
}

/// What one report read and wrote.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Record {
    /// Id of the report.
    pub report: String,
    /// Files that were read, relative to the report's folder, with their SHA-256.
    pub inputs: BTreeMap<String, String>,
    /// Files that were written.
    pub outputs: Vec<Output>,
}

impl Output {
    /// A file with these bytes; pages, paper and warnings are none until they are set.
    pub fn new(file: String, bytes: &[u8], report: &str, language: &str) -> Self {
        Self {
            file,
            sha256: sha256(bytes),
            bytes: bytes.len(),
            pages: None,
            report: report.to_owned(),
            unit: None,
            language: language.to_owned(),
            paper: None,
            warnings: 0,
        }
    }
}

/// The bytes of `manifest.json`, all in name order. Inputs of several reports stand below the id of their report.
pub fn manifest(records: &[Record]) -> Vec<u8> {
    let several = records.len() > 1;
    let name =
        |record: &Record, file: &str| if several { format!("{}/{file}", record.report) } else { file.to_owned() };
    let inputs: BTreeMap<String, &String> = records
        .iter()
        .flat_map(|record| record.inputs.iter().map(move |(file, hash)| (name(record, file), hash)))
        .collect();
    let outputs: BTreeMap<&str, &Output> =
        records.iter().flat_map(|record| &record.outputs).map(|output| (output.file.as_str(), output)).collect();
    json::text(&json!({
        "manifest": 1,
        "tool": tool(),
        "inputs": inputs.iter().map(|(file, sha256)| json!({"file": file, "sha256": sha256})).collect::<Vec<_>>(),
        "outputs": outputs.values().map(|output| json!({
            "file": output.file,
            "sha256": output.sha256,
            "bytes": output.bytes,
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
    use super::{Output, Record, manifest};

    fn record(report: &str) -> Record {
        let output = |file: &str| Output::new(file.to_owned(), b"a", report, "en");
        let inputs = [("b.csv", "22"), ("a.csv", "11")].map(|(file, hash)| (file.to_owned(), hash.to_owned()));
        Record {
            report: report.to_owned(),
            inputs: inputs.into(),
            outputs: vec![output(&format!("{report}.sq.pdf")), output(&format!("{report}.en.pdf"))],
        }
    }

    #[test]
    fn a_manifest_is_in_name_order() {
        let value: serde_json::Value = serde_json::from_slice(&manifest(&[record("k")])).expect("JSON");
        assert_eq!(value["inputs"][0], serde_json::json!({"file": "a.csv", "sha256": "11"}));
        assert_eq!(
            (&value["outputs"][0]["file"], &value["outputs"][1]["file"]),
            (&"k.en.pdf".into(), &"k.sq.pdf".into())
        );
        assert_eq!(value["outputs"][0]["sha256"], "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
    }

    #[test]
    fn inputs_of_several_reports_are_told_apart() {
        let value: serde_json::Value = serde_json::from_slice(&manifest(&[record("k"), record("j")])).expect("JSON");
        assert_eq!(value["inputs"][0]["file"], "j/a.csv");
        assert_eq!(value["inputs"].as_array().map(Vec::len), Some(4));
    }
}
