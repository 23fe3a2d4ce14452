//! `report.data_as_of` inside the period: everything that shows the period says that it is partial.

use crate::workspace::Workspace;
use annual_report::pdf::{Heard, read};
use expect_test::expect;
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;

#[test]
fn a_partial_period_is_marked_wherever_it_is_shown() {
    let workspace = Workspace::small();
    workspace.replace("small/report.toml", "data_as_of   = 2024-01-31", "data_as_of = 2023-12-15");
    workspace.run(&["build", "small"]).expect_code(0);
    let mut files = workspace.files("output");
    let facts = files.remove("lantern.en.facts.json").expect("a facts file is written");
    let facts: Value = serde_json::from_slice(&facts).expect("facts are JSON");
    assert_eq!(
        (&facts["report"]["period"]["partial"], &facts["report"]["compare"]["partial"]),
        (&true.into(), &false.into())
    );
    let alt = facts["figures"]["volunteers-by-year"]["alt"].as_str().expect("a description");
    assert!(alt.contains("2021 to 2023, data to 15 December 2023"), "{alt}");
    let pdf = files.remove("lantern.en.pdf").expect("a PDF is written");
    let heard: Vec<String> = read(&pdf).expect("a PDF").nodes.iter().map(Heard::to_string).collect();
    let told: Vec<&str> = heard
        .iter()
        .map(|line| line.trim())
        .filter(|line| line.contains("data to") || line.contains("Data to"))
        .collect();
    expect![[r#"
        P 1 January 2023 to 31 December 2023, data to 15 December 2023
        Caption One stroke is one person. Volunteers. * Partial: data to 15 December 2023.
        P Data to 15 December 2023.
        P Data to 15 December 2023.
        P 20.0% of the cost was carried by the towns. Data to 15 December 2023.
        P Data to 15 December 2023.
        P Data to 15 December 2023.
        Figure 245202120222023* [Column chart: Volunteers by year, 2021 to 2023, data to 15 December 2023. Up from 2 in 2021 to 5 in 2023, with 4 between them. 2023 is not over: its value is partial and marked with *.]
        Caption Figure 1 Volunteers by year Volunteers by year, 2021 to 2023, data to 15 December 2023 Volunteers with at least one day of service in the year.
        P * Partial: data to 15 December 2023.
        P Source: volunteers.csv, 2021 to 2023, data to 15 December 2023
        Figure Target 2000200130320160011JanFebMarAprMayJunJulAugSepOctNovDec* [Line chart: Participants by month, January 2023 to December 2023, data to 15 December 2023. Up from 0 in January to 11 in December. The highest value is 32 in July. A line marks: Target 20. December is not over: its value is partial and marked with *.]
        Caption Figure 2 Attendance rose to 32 in July Participants by month, January 2023 to December 2023, data to 15 December 2023 Participants by month, in all towns
        P Months without an activity count as zero. * Partial: data to 15 December 2023.
        P Source: activities-2021-2022.csv, activities-2023.csv, January 2023 to December 2023, data to 15 December 2023
        Figure Weekly clubsSummer camps010203040502023 Q12023 Q22023 Q32023 Q4* [Stacked column chart: Participants by quarter, 2023 Q1 to 2023 Q4, data to 15 December 2023. 2 series: Weekly clubs and Summer camps. Total fell from 20 in 2023 Q1 to 11 in 2023 Q4; Total was highest in 2023 Q3 (48); Weekly clubs fell from 20 in 2023 Q1 to 11 in 2023 Q4; Summer camps was 0 in 2023 Q1 and the same in 2023 Q4. The highest value is 48 in 2023 Q3 for Summer camps, the lowest 0 (4 times). 2023 Q4 is not over: its value is partial and marked with *.]
        Caption Figure 3 Camps carry the summer Participants by quarter and program, 2023 Q1 to 2023 Q4, data to 15 December 2023
        P * Partial: data to 15 December 2023.
        P Source: activities-2021-2022.csv, activities-2023.csv, 2023 Q1 to 2023 Q4, data to 15 December 2023
        Figure 24242420Summer campsWeekly clubsFemale participantsMale participants [Stacked column chart: Female participants and Male participants by program, 2023, data to 15 December 2023. Female participants: both values are 24; Male participants: from 20 for Weekly clubs to 24 for Summer camps.]
        Caption Figure 4 Girls and boys by program Female participants and Male participants by program, 2023, data to 15 December 2023
        P Source: activities-2021-2022.csv, activities-2023.csv, 2023, data to 15 December 2023
        Caption Figure 5 Where young people met Participants by place, 2023, data to 15 December 2023, n = 92
        P Source: activities-2021-2022.csv, activities-2023.csv, 2023, data to 15 December 2023
        Figure 2110–1920–29 [Column chart: Activities by size, 2023, data to 15 December 2023. The values are 10–19 (2) and 20–29 (1).]
        Caption Figure 6 How large the groups were, without Łęg Activities by size, 2023, data to 15 December 2023
        P Source: activities-2021-2022.csv, activities-2023.csv, 2023, data to 15 December 2023
        P Source: volunteers.csv, activities-2021-2022.csv, activities-2023.csv, grants.csv, 2023, data to 15 December 2023
        Figure €1,100€2,400Harbour TrustTown council [Column chart: Grants approved by source, 2023, data to 15 December 2023, in euros. The values are Harbour Trust (€1,100) and Town council (€2,400).]
        Caption Figure 7 Grants by source Grants approved by source, euros, 2023, data to 15 December 2023
        P Source: grants.csv, 2023, data to 15 December 2023
        Figure Summer camps12.0Weekly clubs7.0 [Bar chart: Hours by program, 2023, data to 15 December 2023. The values are Summer camps (12.0) and Weekly clubs (7.0).]
        Caption Figure 8 Hours by program, 2023, data to 15 December 2023 Hours of recorded activities
        P Source: activities-2021-2022.csv, activities-2023.csv, 2023, data to 15 December 2023
        P Source: activities-2021-2022.csv, activities-2023.csv, 2023, data to 15 December 2023
        P Source: activities-2021-2022.csv, activities-2023.csv, 2023, data to 15 December 2023"#]].assert_eq(&told.join("\n"));
}

#[test]
fn a_period_that_ends_with_the_data_is_whole() {
    let workspace = Workspace::small();
    workspace.replace("small/report.toml", "data_as_of   = 2024-01-31", "data_as_of = 2023-12-31");
    workspace.run(&["build", "small"]).expect_code(0);
    let pdf = workspace.files("output").remove("lantern.en.pdf").expect("a PDF is written");
    assert!(read(&pdf).expect("a PDF").nodes.iter().all(|heard| !heard.to_string().contains("ata to ")));
}

#[test]
fn a_cohort_still_in_service_is_marked_in_figures_and_the_mark_is_explained() {
    let workspace = Workspace::small();
    let path = workspace.path().join("small/volunteers.csv");
    let small = fs::read_to_string(&path).expect("volunteers");
    let mut rows = String::new();
    for (at, line) in small.lines().enumerate() {
        writeln!(rows, "{line},{}", ["cohort", "First", "First"].get(at).unwrap_or(&"Second")).expect("a row");
    }
    for number in 0..12 {
        let (end, reason) = if number < 3 { ("2022-05-31", "moved away") } else { ("2023-02-28", "finished") };
        writeln!(rows, "A{number},2021-03-01,{end},{reason},clubs,Ardal,F,1990,First").expect("a row");
        let (end, reason) = if number < 6 { ("2023-05-31", "moved away") } else { ("", "") };
        writeln!(rows, "B{number},2022-03-01,{end},{reason},clubs,Ardal,F,1990,Second").expect("a row");
    }
    fs::write(&path, rows).expect("the file can be written");
    workspace.replace(
        "small/report.toml",
        "[figures.volunteers-by-year]",
        "[figures.attrition]\nkind = \"bar\"\nmeasure = \"cohort_attrition\"\nby = \"cohort\"\n[figures.volunteers-by-year]",
    );
    workspace.replace(
        "small/content/en/10-the-year.md",
        "![](figure:volunteers-by-year)",
        "![](figure:attrition)\n\n![](figure:volunteers-by-year)",
    );
    workspace.run(&["build", "small"]).expect_code(0);
    let pdf = workspace.files("output").remove("lantern.en.pdf").expect("a PDF is written");
    let heard: Vec<String> = read(&pdf).expect("a PDF").nodes.iter().map(Heard::to_string).collect();
    let figure = heard.iter().find(|line| line.contains("[Bar chart: Attrition")).expect("the figure");
    assert!(figure.contains("Second*"), "{figure}");
    assert!(figure.contains("First") && !figure.contains("First*"), "{figure}");
    assert!(heard.iter().any(|line| line.contains("* Still in service at the end of 2023: not final.")));
}
