//! What a figure says of its own data: what is left out, what is on a side, what reaches a limit, what a share is of.

use crate::workspace::Workspace;
use annual_report::pdf::{Heard, read};
use serde_json::Value;
use std::fs;

const REPORT: &str = r#"
[report]
title  = "T"
period = "2019"

[privacy]
minimum = 0

[sources.visits]
file = "visits.csv"
kind = "table"
date = "date"

[sources.indicators]
file = "indicators.csv"

[measures.visits]
label  = "Visits"
source = "visits"
count  = true

[measures.length]
label    = "Mean length"
source   = "visits"
mean     = "hours"
unit     = "hours"
decimals = 1

[figures.town]
kind    = "bar"
measure = "visits"
by      = "town"

[figures.length]
kind    = "bar"
measure = "length"
by      = "town"
subtitle = "Mean length of visits, by town"

[figures.said]
kind     = "bar"
measure  = "visits"
by       = "answer"
subtitle = "Visits by answer"

[figures.answers]
kind    = "diverging"
measure = "visits"
by      = "question"
split   = "answer"
order   = ["No", "Perhaps", "Yes"]

[figures.parts]
kind    = "stacked100"
measure = "visits"
by      = "year"
split   = "answer"
last    = 2

[figures.limits]
kind    = "bullet"
measure = "indicator_actual"
target  = "indicator_target"
by      = "indicator"

[tables.towns]
rows    = "town"
columns = ["visits", "length"]
"#;

const INDICATORS: &str = "indicator_id,year,name,unit,target,actual,direction\n\
    A,2019,Days to an answer,days,10,8,less\n\
    B,2019,Complaints,cases,10,12,less\n\
    C,2019,Exactly as many,cases,10,10,less\n\
    D,2019,Students,people,10,8,more\n\
    E,2019,Teachers,people,10,12,\n";

/// Twenty visits a year; of those of 2019 three have no town and four no length.
fn visits() -> String {
    let mut rows = "date,town,hours,question,answer\n".to_owned();
    for year in [2018, 2019] {
        for at in 0..20 {
            let town = if year == 2019 && at < 3 { "" } else { ["North", "South"][at % 2] };
            let hours = if year == 2019 && at >= 16 { "" } else { "1.5" };
            let answer = if at < 12 { "Yes" } else { ["No", "Perhaps"][at % 2] };
            rows += &format!("{year}-05-{:02},{town},{hours},Would you come again?,{answer}\n", at + 1);
        }
    }
    rows
}

/// The facts and all that is heard of the PDF.
fn built() -> (Value, Vec<String>) {
    let workspace = Workspace::empty();
    let folder = workspace.path().join("told");
    let content = folder.join("content/en");
    fs::create_dir_all(&content).expect("a folder can be made");
    let placed = ["town", "length", "said", "answers", "parts", "limits"].map(|id| format!("![](figure:{id})\n\n"));
    let files = [
        (folder.join("report.toml"), REPORT.to_owned()),
        (folder.join("visits.csv"), visits()),
        (folder.join("indicators.csv"), INDICATORS.to_owned()),
        (content.join("10-all.md"), format!("# All\n\n{}![](table:towns)\n", placed.concat())),
    ];
    for (path, text) in files {
        fs::write(path, text).expect("a file can be written");
    }
    workspace.run(&["build", "told"]).expect_code(0);
    let mut files = workspace.files("output");
    let facts = files.remove("told.en.facts.json").expect("a facts file is written");
    let pdf = files.remove("told.en.pdf").expect("a PDF is written");
    let heard = read(&pdf).expect("a PDF").nodes.iter().map(Heard::to_string).collect();
    (serde_json::from_slice(&facts).expect("facts are JSON"), heard)
}

fn told<'f>(facts: &'f Value, figure: &str, part: &str) -> &'f str {
    facts["figures"][figure][part].as_str().expect("words")
}

#[test]
fn what_figures_and_tables_leave_out_is_said_beside_them() {
    let (_, heard) = built();
    let lines = |wanted: &str| heard.iter().filter(|line| line.contains(wanted)).count();
    assert_eq!(lines("Town not stated for 3 of 20"), 2, "the figure of visits and the table: {heard:#?}");
    assert_eq!(lines("Mean length: 4 of 20 rows have no value and are left out"), 2, "its figure and the table");
    assert_eq!(lines("Answer not stated"), 0);
}

#[test]
fn how_many_are_counted_is_said_once() {
    let (_, heard) = built();
    let with_n = |line: &&String| line.contains("n = 20");
    let subtitles = heard.iter().filter(|line| line.contains("Caption")).filter(with_n).count();
    let sources = heard.iter().filter(|line| line.contains("Source:")).filter(with_n).count();
    let said = heard.iter().find(|line| line.contains("Visits by answer")).expect("the author's subtitle");
    assert!(!said.contains("n ="), "{said}");
    assert_eq!((subtitles, sources), (0, 0), "visits have no unit of which n is a number");
}

#[test]
fn shares_are_told_in_percent_and_a_side_of_a_scale_is_a_title() {
    let (facts, _) = built();
    let parts = told(&facts, "parts", "alt");
    assert!(parts.contains("in percent") && parts.contains("Yes: both values are 60.0%"), "{parts}");
    assert_eq!(facts["figures"]["parts"]["unit"], "percent");
    assert_eq!(told(&facts, "answers", "title"), "60.0% answered Yes: Would you come again?");
}

#[test]
fn a_limit_is_reached_at_it_or_below_it() {
    let (facts, _) = built();
    let alt = told(&facts, "limits", "alt");
    assert!(alt.contains("3 of 5 reach their target"), "{alt}");
    assert!(alt.contains("Days to an answer (8 / 10)"), "{alt}");
    let (reached, missed) = alt.split_once("Target not reached").expect("both are told");
    for name in ["Days to an answer", "Exactly as many", "Teachers"] {
        assert!(reached.contains(name) && !missed.contains(name), "{alt}");
    }
    for name in ["Complaints", "Students"] {
        assert!(missed.contains(name) && !reached.contains(name), "{alt}");
    }
    assert_eq!(told(&facts, "limits", "title"), "3 of 5 indicators reached their target in 2019");
}
