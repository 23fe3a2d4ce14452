//! Numbers and dates in the dialect of their file, and values that cannot be what they say.

use super::given;

const SURVEYS: &str = "\
[sources.surveys]
file = \"s.csv\"
kind = \"table\"
";

const SUM: &str = "\
[measures.total_value]
source = \"surveys\"
sum = \"value\"
[measures.mean_value]
source = \"surveys\"
mean = \"value\"
";

#[track_caller]
fn surveys(dialect: &str, cells: &[&str]) -> super::Given {
    let rows: String =
        cells.iter().enumerate().fold(String::new(), |rows, (row, cell)| format!("{rows}Q{row},\"{cell}\"\n"));
    let toml = format!("{SURVEYS}{dialect}{SUM}");
    given(&toml, &[("s.csv", &format!("question,value\n{rows}"))])
}

#[test]
fn numbers_add_up_however_they_are_written() {
    for (cells, sum) in [
        (vec!["1.234,5", "1"], "1235.5"),
        (vec!["1,234.5", "1"], "1235.5"),
        (vec!["1\u{a0}234,5", "1\u{202f}000"], "2234.5"),
        (vec!["12 %", "0", "3.5%"], "15.5"),
        (vec!["(5)", "12"], "7"),
        (vec!["\u{2212}5", "12"], "7"),
        (vec!["1.234.567", "12"], "1234579"),
        (vec!["€ 1.600,00", "2 EUR"], "1602"),
        (vec!["0.125", "1.5"], "1.625"),
    ] {
        surveys("", &cells).gives(&[("total_value", sum)]);
    }
}

#[test]
fn a_column_that_can_be_read_in_two_ways_asks_for_the_dialect() {
    surveys("", &["1", "40.847", "12.345"]).says(&[], &["s.csv:3:4 data/ambiguous-number 40.847"]);
    surveys("dialect = { decimal = \".\" }\n", &["1", "40.847", "12.345"]).gives(&[("total_value", "54.192")]);
    surveys("dialect = { decimal = \",\", group = \".\" }\n", &["1", "40.847"]).gives(&[("total_value", "40848")]);
    // Another cell of the file proves it.
    surveys("", &["40.847", "12.345", "0,5"]).gives(&[("total_value", "53192.5")]);
    surveys("", &["1,234"]).says(&[], &["s.csv:2:4 data/ambiguous-number 1,234"]);
    surveys("", &["03/04/2019", "05/06/2019"]).says(
        &[],
        &[
            "report.toml:7:11 config/type value",
            "report.toml:10:11 config/type value",
            "s.csv:2:4 data/ambiguous-date 03/04/2019",
        ],
    );
}

#[test]
fn nothing_zero_dash_not_available_and_hidden_are_five_things() {
    let toml = "[measures.rows]\nsource = \"surveys\"\ncount = true\n";
    let text = "question,answer\nQ1,\nQ2,0\nQ3,-\nQ4,n/a\nQ5,[c]\nQ6,yes\n";
    let given = given(&format!("{SURVEYS}{toml}"), &[("s.csv", text)]);
    given.gives(&[
        ("rows answer=", "1"),
        ("rows answer=0", "1"),
        ("rows answer=-", "1"),
        ("rows answer=n/a", "1"),
        ("rows answer=[c]", "1"),
    ]);
    surveys("dialect = { nothing = [\"-\", \"n/a\", \"[c]\"] }\n", &["0", "", "-", "n/a", "[c]", "5"])
        .gives(&[("total_value", "5"), ("mean_value", "2.5")]);
    surveys("", &["0", "", "-", "n/a", "[c]", "5"])
        .says(&[], &["s.csv:4:4 data/bad-number -", "s.csv:5:4 data/bad-number n/a", "s.csv:6:4 data/bad-number [c]"]);
}

#[test]
fn one_column_has_one_unit_and_one_currency() {
    surveys("", &["12 %", "0.5"]).says(&[], &["s.csv:3:4 data/mixed-units 0.5"]);
    surveys("", &["€ 5", "$ 7"]).says(&[], &["s.csv:3:4 data/mixed-currency $ 7"]);
    surveys("currency = \"USD\"\n", &["5", "€ 7"]).says(&[], &["s.csv:3:4 data/mixed-currency € 7"]);
    let grants = "grant_id,approved_on,amount\nG1,2019-01-01,$5\nG2,2019-01-02,90 min\n";
    let toml = "[sources.grants]\nfile = \"g.csv\"\ncurrency = \"EUR\"\n";
    given(toml, &[("g.csv", grants)])
        .says(&[], &["g.csv:2:15 data/mixed-currency $5", "g.csv:3:15 data/mixed-units 90 min"]);
    let metrics = "period,metric,value,unit\n2019,a,1,people\n2018,a,2,hours\n";
    let toml = "[sources.m]\nfile = \"m.csv\"\nkind = \"metrics\"\n";
    given(toml, &[("m.csv", metrics)]).says(&[], &["m.csv:3:8 data/mixed-units hours"]);
}

#[test]
fn days_that_stand_for_none_and_errors_of_spreadsheets_are_refused() {
    let volunteers = "\
volunteer_id,start_date,sworn_in_date,end_date,home_region
V1,2019-01-01,2018-12-01,9999-12-31,Ohio
V2,1900-01-01,,,#REF!
V3,2019-01-01,2019-07-01,2019-06-01,#N/A
";
    given("", &[("volunteers.csv", volunteers)]).says(
        &[],
        &[
            "volunteers.csv:2:26 data/sentinel-date 9999-12-31",
            "volunteers.csv:3:4 data/sentinel-date 1900-01-01",
            "volunteers.csv:3:17 csv/spreadsheet-error #REF!",
            "volunteers.csv:4:15 data/implausible-date 2019-07-01",
            "volunteers.csv:4:37 csv/spreadsheet-error #N/A",
        ],
    );
    let toml = "[sources.volunteers]\nfile = \"volunteers.csv\"\ndialect = { nothing = [\"9999-12-31\"] }\n";
    let mapped = "volunteer_id,start_date,end_date\nV1,2018-01-01,9999-12-31\n";
    given(toml, &[("volunteers.csv", mapped)]).gives(&[("in_service", "1")]);
}

#[test]
fn dates_are_read_in_the_order_of_their_file() {
    let toml = "[sources.grants]\nfile = \"g.csv\"\ncurrency = \"EUR\"\n";
    for rows in ["31.12.2018;5\n3.4.2019;7\n", "12/31/2018;5\n4/3/2019;7\n"] {
        let rows: String =
            rows.lines().enumerate().fold(String::new(), |rows, (at, row)| format!("{rows}G{at};{row}\n"));
        let text = format!("grant_id;approved_on;amount\n{rows}").replace(';', ",");
        given(toml, &[("g.csv", &text)]).gives(&[
            ("grants @2019-04-03", "1"),
            ("grants @2018-12-31", "1"),
            ("grants @2019-03-04", "0"),
        ]);
    }
}
