//! Problems of data and of names: all of them, each with its place.

use super::given;

#[test]
fn every_problem_of_the_data_is_named_with_its_place() {
    let volunteers = "\
volunteer_id,start_date,end_date,sex,place,birth_year,program_id
V1,2019-01-01,2018-12-31,F,Prizren,1990,P1
V1,01.02.2019,,W,Prizrn,19900,P9
";
    let programs = "program_id,name\nP1,One\nP1,Two\n";
    let places = "place,district\nPrizren,South\n";
    let activities = "\
date,participants,participants_female,participants_male,hours,volunteer_id
2019-01-01,10,8,4,\"1,234\",V1
1899-01-01,-1,,,x,V2
";
    let files = [
        ("volunteers.csv", volunteers),
        ("programs.csv", programs),
        ("places.csv", places),
        ("activities.csv", activities),
    ];
    given("", &files).says(
        &[],
        &[
            "activities.csv:2:12 data/parts-exceed-whole 10",
            "activities.csv:2:19 data/ambiguous-number 1,234",
            "activities.csv:3:1 data/implausible-date 1899-01-01",
            "activities.csv:3:12 data/negative -1",
            "activities.csv:3:17 data/bad-number x",
            "activities.csv:3:19 data/unknown-reference V2",
            "programs.csv:3:1 data/duplicate-id P1",
            "volunteers.csv:2:15 data/end-before-start 2018-12-31",
            "volunteers.csv:3:1 data/duplicate-id V1",
            "volunteers.csv:3:16 data/unknown-value W",
            "volunteers.csv:3:18 data/unknown-reference Prizrn",
            "volunteers.csv:3:25 data/implausible-date 19900",
            "volunteers.csv:3:31 data/unknown-reference P9",
        ],
    );
}

#[test]
fn unknown_names_are_told_where_they_are_asked() {
    let toml = "[figures.a]\nmeasure = \"servd\"\nby = \"year\"\n[figures.b]\nmeasure = \"served\"\nby = \"sector\"\n";
    let volunteers = "volunteer_id,start_date,program_id\nV1,2019-01-01,P1\n";
    let files = [("volunteers.csv", volunteers), ("programs.csv", "program_id,name,sector\nP1,One,A\n")];
    given(toml, &files).says(
        &["hours", "srved"],
        &[
            "content/en/1.md:1:4 prose/unknown-name hours",
            "content/en/1.md:1:4 prose/unknown-name srved",
            "report.toml:5:12 config/unknown-name servd",
        ],
    );
    given(&toml.replace("servd", "served"), &files).says(
        &["served home=X", "served ?sx=F"],
        &[
            "content/en/1.md:1:4 prose/unknown-name sx",
            "content/en/1.md:1:4 prose/unknown-name home",
            "report.toml:8:12 config/unknown-name sector",
        ],
    );
}

#[test]
fn a_service_that_is_left_out_cannot_be_asked() {
    let volunteers = "volunteer_id,start_date,service\nV1,2019-01-01,virtual\n";
    given("", &[("volunteers.csv", volunteers)])
        .says(&["served ?service=virtual"], &["content/en/1.md:1:4 prose/service-left-out virtual"]);
}

#[test]
fn a_measure_needs_its_columns_only_when_it_is_asked() {
    let activities = "date,place\n2019-01-01,Prizren\n";
    let files = [("activities.csv", activities)];
    given("", &files).gives(&[("activities", "1")]);
    given("", &files).says(&["hours"], &["content/en/1.md:1:4 prose/unknown-name hours"]);
    let toml = "[measures.days]\nsource = \"activities\"\nsum = \"days\"\n";
    given(toml, &files).says(&[], &["report.toml:4:11 config/unknown-name days"]);
}

#[test]
fn fields_totals_and_parts_are_judged() {
    let toml = "\
[tables.programs]
rows = \"program\"
columns = [{ field = \"program.sectr\", label = \"Sector\" }, \"hours\"]
[sources.activities]
file = \"activities.csv\"
[sources.programs]
file = \"programs.csv\"
[sources.surveys]
file = \"surveys.csv\"
kind = \"table\"
";
    let files = [
        ("programs.csv", "program_id,name,sector\nP1,One,A\n"),
        ("activities.csv", "date,program_id,hours\n2019-01-01,P1,1\n"),
        ("surveys.csv", "question,answers\nQ1,10\nQ2,20\nQ3,5\nTotal,35\n"),
    ];
    given(toml, &files)
        .says(&[], &["report.toml:6:23 config/unknown-name program.sectr", "surveys.csv:5:1 csv/total-row Total"]);
    let dropped = "\
[sources.surveys]
file = \"surveys.csv\"
kind = \"table\"
totals = \"drop\"
[measures.answers]
source = \"surveys\"
sum = \"answers\"
";
    given(dropped, &files).gives(&[("answers", "35")]);
    let parts = "[sources.m]\nfile = \"m.csv\"\nkind = \"metrics\"\n[measures.a]\nratio = [\"b\", \"known\"]\n[measures.c]\nlabel = \"C\"\n";
    given(parts, &[("m.csv", "period,metric,value\n2019,known,1\n")])
        .says(&[], &["report.toml:8:11 config/unknown-name b", "report.toml:9:11 config/missing-key c"]);
}

#[test]
fn sums_that_do_not_fit_are_an_error() {
    let rows: Vec<String> = (0..200).map(|row| format!("G{row},2019-01-01,999999999999999999")).collect();
    let rows = rows.join("\n");
    let csv = format!("grant_id,approved_on,amount\nG,2019-01-01,0.000000000000000001\n{rows}");
    let toml = "[sources.grants]\nfile = \"grants.csv\"\ncurrency = \"EUR\"\n";
    given(toml, &[("grants.csv", &csv)]).says(&[], &["report.toml:4:10 data/overflow"]);
}

#[test]
fn extremes_of_persons_are_refused() {
    let toml = "[measures.oldest]\nsource = \"volunteers\"\nmax = \"age\"\n";
    let files = [("volunteers.csv", "volunteer_id,start_date,birth_year\nV1,2019-01-01,1990\n")];
    given(toml, &files).says(&[], &["report.toml:6:8 privacy/extreme age"]);
    given(&format!("{toml}[privacy]\nminimum = 0\n"), &files).gives(&[("oldest", "29")]);
}

#[test]
fn a_name_that_two_places_have_names_neither() {
    let places = "place,code,name_sr\nNorth,M1,Mitrovica\nSouth,M2,Mitrovica\nPeja,M3,Pec\n";
    let grants =
        "grant_id,approved_on,amount,place\nG1,2019-01-01,5,M2\nG2,2019-01-01,7,Mitrovica\nG3,2019-01-01,9,Pec\n";
    let toml = "[sources.grants]\nfile = \"grants.csv\"\ncurrency = \"EUR\"\n[sources.places]\nfile = \"places.csv\"\n";
    let files = [("grants.csv", grants), ("places.csv", places)];
    given(toml, &files).says(&[], &["grants.csv:3:17 data/unknown-reference Mitrovica"]);
    let places = places.replace("South,M2,Mitrovica", "South,M2,South Mitrovica");
    let files = [("grants.csv", grants), ("places.csv", places.as_str())];
    given(toml, &files).gives(&[("grant_amount place=North", "7"), ("grant_amount place=South", "5")]);
}
