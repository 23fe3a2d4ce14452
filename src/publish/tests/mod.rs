//! A facts file by hand, against its schema.

mod run;

use super::{Edition, facts, schema};
use crate::diagnostic::{Format, Shape, render};
use crate::locale::Locale;
use run::{config, document, report, some_diagnostics, some_facts};
use serde_json::{Value, json};

fn produced() -> Value {
    let config = config();
    let (facts_of_run, report) = (some_facts(&config), report());
    let bytes = facts(&Edition {
        config: &config,
        facts: &facts_of_run,
        document: &document(&report),
        report: &report,
        locale: &Locale::new("en").expect("English"),
        diagnostics: &some_diagnostics(),
        words: &|name| (format!("label of {name}"), format!("definition of {name}")),
    });
    serde_json::from_slice(&bytes).expect("JSON")
}

#[track_caller]
fn assert_valid(name: &str, value: &Value) {
    validate(name, value).unwrap_or_else(|problem| panic!("{problem}"));
}

fn validate(name: &str, value: &Value) -> Result<(), String> {
    let schema: Value = serde_json::from_str(schema(name).expect("a schema")).expect("JSON");
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("schema.json", schema).expect("a resource");
    let mut schemas = boon::Schemas::new();
    let index = compiler.compile("schema.json", &mut schemas).expect("a sound schema");
    schemas.validate(value, index).map_err(|problem| problem.to_string())
}

#[test]
fn a_facts_file_is_as_its_schema_says() {
    assert_valid("facts", &produced());
}

#[test]
fn the_schema_of_facts_is_strict() {
    let pointers: [(&str, &[&str]); 4] = [
        ("added", &["", "/report", "/measures/served", "/figures/by-year", "/tables/places", "/shown/0", "/inputs/0"]),
        ("label", &["/report/period", "/measures/served", "/tables/places/columns/0"]),
        ("value", &["/shown/0", "/figures/by-year/data/0", "/measures/served/history/0"]),
        ("page", &["/figures/by-year", "/tables/places", "/shown/0"]),
    ];
    for (key, places) in pointers {
        for place in places {
            let mut value = produced();
            let object = value.pointer_mut(place).and_then(Value::as_object_mut).expect("an object");
            if object.remove(key).is_none() {
                object.insert(key.to_owned(), json!([1]));
            }
            assert!(validate("facts", &value).is_err(), "{place}/{key} is not noticed");
        }
    }
    let mut value = produced();
    value["measures"]["completed"]["rows_used"] = 3.into();
    assert!(validate("facts", &value).is_err(), "a hidden measure shows its rows");
}

#[test]
fn values_changes_and_history_are_exact() {
    let facts = produced();
    let served = &facts["measures"]["served"];
    assert_eq!((&served["value"], &served["previous"], &served["change"]), (&112.into(), &102.into(), &10.into()));
    assert_eq!(served["change_percent"].to_string(), "9.80392156862745");
    let rate = &facts["measures"]["early_termination_rate"];
    assert_eq!(
        (rate["value"].to_string(), rate["previous"].to_string()),
        ("15.1785714285714".to_owned(), "7.84313725490196".to_owned())
    );
    assert_eq!((&rate["numerator"], &rate["denominator"], &rate["unit"]), (&17.into(), &112.into(), &"percent".into()));
    assert_eq!((rate["change"].to_string().as_str(), &rate["change_percent"]), ("7.33543417366947", &Value::Null));
    assert_eq!(rate["history"][1], json!({"period": "2019", "value": 15.178_571_428_571_4, "suppressed": false}));
    assert_eq!(rate["definition"], "definition of early_termination_rate");
}

#[test]
fn what_is_hidden_is_hidden_everywhere() {
    let facts = produced();
    let hidden = &facts["measures"]["completed"];
    assert_eq!((&hidden["suppressed"], &hidden["previous"]), (&true.into(), &9.into()));
    for key in ["value", "rows_used", "numerator", "denominator", "change", "change_percent"] {
        assert_eq!(hidden[key], Value::Null, "{key}");
    }
    assert_eq!(hidden["history"][1], json!({"period": "2019", "value": null, "suppressed": true}));
    let table = &facts["tables"]["places"];
    assert_eq!(table["rows"], json!([["Prishtinë", 12], ["Pejë", null]]));
    assert_eq!((&table["suppressed"], &table["total"]), (&json!([[1, 1]]), &json!(["Total", 15])));
}

#[test]
fn a_figure_has_every_combination() {
    let facts = produced();
    let figure = &facts["figures"]["by-year"];
    let data = |year: &str, service: &str, value: Value, suppressed: bool| json!({"year": year, "service": service, "measure": "served", "value": value, "suppressed": suppressed});
    assert_eq!(
        figure["data"],
        json!([
            data("2018", "two_year", 26.into(), false),
            data("2018", "response", Value::Null, false),
            data("2019", "two_year", Value::Null, true),
            data("2019", "response", 4.into(), false),
        ])
    );
    assert_eq!(figure["dimensions"][1]["values"][0], json!({"key": "two_year", "label": "TWO_YEAR"}));
    assert_eq!((&figure["page"], &figure["unit"]), (&2.into(), &"people".into()));
}

#[test]
fn the_report_its_inputs_and_what_is_shown_are_named() {
    let facts = produced();
    assert_eq!(
        facts["report"]["period"],
        json!({"key": "2019", "label": "FY2019", "from": "2018-10-01", "to": "2019-09-30", "partial": true})
    );
    assert_eq!(facts["report"]["compare"]["partial"], false);
    assert_eq!((&facts["inputs"][0]["from"], &facts["inputs"][0]["to"]), (&"2014-06-02".into(), &Value::Null));
    assert_eq!(facts["shown"], json!([{"page": 2, "text": "112", "fact": "served", "value": 112}]));
    assert_eq!(
        facts["diagnostics"],
        json!([
            {"severity": "warning", "code": "prose/typed-number", "file": "content/en/10.md", "line": 4},
            {"severity": "notice", "code": "page/few", "file": null, "line": null},
        ])
    );
    let keys: Vec<&String> = facts["measures"].as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["completed", "early_termination_rate", "served"]);
}

#[test]
fn diagnostics_as_json_are_as_their_schema_says() {
    let shape = Shape { format: Format::Json, ..Shape::default() };
    for line in render(&some_diagnostics(), &shape).lines() {
        let mut value: Value = serde_json::from_str(line).expect("JSON");
        assert_valid("diagnostic", &value);
        value["added"] = 1.into();
        assert!(validate("diagnostic", &value).is_err());
    }
}
