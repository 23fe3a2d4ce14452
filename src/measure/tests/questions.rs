//! Periods, dimensions, references, metrics and tables.

use super::{given, shown};
use crate::diagnostic::Diagnostics;

const FISCAL: &str = "[report]\ntitle = \"T\"\nperiod = \"2019\"\nyear_starts = \"10-01\"\ntrend = 2\n";
const PLACES: &str = "place,name_sq,district,population,code\nPrizren,Prizreni,South,100,10\nPeć,Pejë,West,50,20\n";

#[test]
fn fiscal_years_and_their_quarters_are_periods() {
    let csv = "date,hours\n2018-09-30,1\n2018-10-01,2\n2019-09-30,4\n2019-10-01,8\n";
    given(FISCAL, &[("activities.csv", csv)]).gives(&[
        ("hours", "6"),
        ("hours @2018", "1"),
        ("hours @2019-Q1", "2"),
        ("hours @2019-Q4", "4"),
        ("hours @2018-10", "2"),
        // The year of the last row is covered to its end.
        ("hours @2020", "8"),
        ("hours @2021", "x"),
    ]);
}

#[test]
fn data_as_of_ends_what_is_covered() {
    let toml = "[report]\ntitle = \"T\"\nperiod = \"2019\"\ndata_as_of = 2019-06-30\n";
    let csv = "date,hours\n2019-01-01,1\n";
    given(toml, &[("activities.csv", csv)]).gives(&[("hours", "1"), ("hours @2019-06", "0"), ("hours @2019-07", "x")]);
}

#[test]
fn an_empty_file_covers_nothing_and_several_files_are_one_source() {
    given("", &[("activities.csv", "date,hours\n")]).gives(&[("activities", "x"), ("hours", "x")]);
    let files = [
        ("activities-1.csv", "date,hours\n2019-01-01,1\n"),
        ("activities-2.csv", "hours,date\n2,2019-12-01\n4,2019-12-02\n"),
    ];
    let given = given("[sources.activities]\nfile = \"activities-*.csv\"\n", &files);
    given.gives(&[("hours", "7"), ("activities", "3")]);
    let facts = given.facts(&[], &mut Diagnostics::default()).expect("facts");
    let inputs = facts.inputs.iter().map(|input| format!("{} {} {:?}", input.file, input.rows, input.from));
    assert_eq!(
        inputs.collect::<Vec<_>>(),
        ["activities-1.csv 1 Some(2019-01-01)", "activities-2.csv 2 Some(2019-12-01)"]
    );
}

#[test]
fn a_place_is_known_by_place_code_and_name() {
    let csv = "date,place,hours\n2019-01-01,Prizren,1\n2019-01-01,10,2\n2019-01-01,Prizreni,4\n2019-01-01,Pejë,8\n";
    given("", &[("activities.csv", csv), ("places.csv", PLACES)]).gives(&[
        ("hours place=Prizren", "7"),
        ("hours place=Peć", "8"),
        ("hours place.district=South", "7"),
        ("hours ?place=Prizreni", "7"),
        ("hours ?place.district=West", "8"),
        ("places_reached", "2"),
        ("population", "150"),
        ("population place=Peć", "50"),
        ("population place.district=South", "100"),
    ]);
}

#[test]
fn references_give_sectors_and_services() {
    let files = [
        ("programs.csv", "program_id,name,sector\nP1,One,Education\nP2,Two,Health\n"),
        (
            "volunteers.csv",
            "volunteer_id,start_date,service,program_id\nV1,2019-01-01,two_year,P1\nV2,2019-01-01,response,P2\n",
        ),
        (
            "activities.csv",
            "date,volunteer_id,program_id,hours\n2019-01-01,V1,P1,1\n2019-01-01,V2,P2,2\n2019-01-01,,,4\n",
        ),
    ];
    given("[privacy]\nminimum = 0\n", &files).gives(&[
        ("hours program=P1", "1"),
        ("hours program=", "4"),
        ("hours program.sector=Health", "2"),
        ("hours volunteer.service=response", "2"),
        ("served program.sector=Education", "1"),
        ("hours program=P1 volunteer.service=two_year", "1"),
        ("hours program=P1 volunteer.service=response", "0"),
    ]);
}

#[test]
fn metrics_stand_where_rows_do_not_reach() {
    let files = [
        ("activities.csv", "date,hours\n2019-03-01,5\n2019-03-02,0.25\n"),
        (
            "history.csv",
            "period,metric,value,unit,sex\n2018,hours,7.5,,\n2019,hours,5.3,,\n2019,alumni,30,people,\n2019,alumni,18,people,F\n",
        ),
    ];
    let toml = "[sources.activities]\nfile = \"activities.csv\"\n[sources.history]\nfile = \"history.csv\"\nkind = \"metrics\"\n";
    given(toml, &files).gives(&[
        ("hours", "5.25"),
        ("hours @2018", "7.5"),
        ("hours @2017", "x"),
        ("alumni", "30"),
        ("alumni sex=F", "18"),
        ("alumni ?sex=F", "18"),
        ("alumni @2018", "x"),
    ]);
    let conflict = [files[0], ("history.csv", "period,metric,value\n2019,hours,6\n")];
    given(toml, &conflict).says(&[], &["history.csv:2:12 data/conflict 6"]);
    given(toml, &files).says(&["alumnii"], &["content/en/1.md:1:4 prose/unknown-name alumnii"]);
}

#[test]
fn a_table_source_has_columns_of_its_own() {
    let toml = "\
[sources.surveys]
file = \"surveys.csv\"
kind = \"table\"
period = \"year\"
[measures.answers]
source = \"surveys\"
sum = \"valid\"
[measures.yes]
source = \"surveys\"
sum = \"yes\"
where = { question = { not = \"Q2\" } }
[measures.agree]
ratio = [\"yes\", \"answers\"]
unit = \"percent\"
";
    let csv = "year,question,valid,yes,open\n2019,Q1,10,5,true\n2019,Q2,10,10,false\n2018,Q1,4,1,true\n";
    given(toml, &[("surveys.csv", csv)]).gives(&[
        ("answers", "20"),
        ("answers question=Q1", "10"),
        ("answers open=true", "10"),
        ("agree", "25"),
        ("agree question=Q1", "50"),
        ("answers @2018", "4"),
        ("answers @2019-03", "0"),
    ]);
}

#[test]
fn tables_know_their_rows_records_and_attributes() {
    let toml = "\
[privacy]
minimum = 0
[tables.programs]
rows = \"program\"
include = \"reference\"
columns = [{ field = \"program.sector\", label = \"Sector\" }, \"hours\"]
[tables.named]
rows = \"program\"
include = [\"activities\"]
columns = [\"hours\"]
[tables.list]
records = \"activities\"
fields = [\"date\", { field = \"program.name\" }, \"hours\"]
sort = [\"-hours\"]
limit = 2
";
    let files = [
        ("programs.csv", "program_id,name,sector\nP2,Two,Health\nP1,One,\nP3,Three,Youth\n"),
        (
            "activities.csv",
            "date,program_id,hours\n2019-01-01,P1,1\n2019-01-02,P2,3\n2019-01-03,P1,2\n2018-01-01,P3,9\n",
        ),
    ];
    let given = given(toml, &files);
    let mut diagnostics = Diagnostics::default();
    let facts = given.facts(&[], &mut diagnostics).unwrap_or_else(|| panic!("{:#?}", diagnostics.all()));
    assert_eq!(facts.table_rows["programs"], ["P2", "P1", "P3"]);
    assert_eq!(facts.table_rows["named"], ["P2", "P1", "P3"]);
    let sectors = &facts.attributes[&("program".to_owned(), "sector".to_owned())];
    assert_eq!(format!("{:?} {:?}", sectors["P2"], sectors["P1"]), "Text(\"Health\") Empty");
    let rows: Vec<String> = facts.records["list"].rows.iter().map(|row| format!("{:?} {:?}", row[0], row[1])).collect();
    assert_eq!(rows, ["Date(2019-01-02) Member(\"program\", \"P2\")", "Date(2019-01-03) Member(\"program\", \"P1\")"]);
    let names: Vec<&str> = facts.axes["program"].members.iter().filter_map(|member| member.name.as_deref()).collect();
    assert_eq!(names, ["Two", "One", "Three"]);
    assert_eq!(shown(&facts.fact(&given.asking("hours program=P3").point)), "0");
}

#[test]
fn metrics_give_past_years_to_measures_of_the_report_and_to_ratios_over_them() {
    let files = [
        (
            "volunteers.csv",
            "volunteer_id,start_date,end_date,end_reason\nV1,2019-01-01,2019-06-01,resigned\nV2,2019-01-01,,\n",
        ),
        (
            "history.csv",
            "period,metric,value,service\n2018,served,40,\n2018,served,30,two_year\n2018,early_terminations,4,\n2017,early_termination_rate,7.5,\n2018,visits,50,\n2018,requests,200,\n",
        ),
    ];
    let toml = "\
[sources.volunteers]
file = \"volunteers.csv\"
[sources.history]
file = \"history.csv\"
kind = \"metrics\"
[measures.answered]
ratio = [\"visits\", \"requests\"]
unit = \"percent\"
[privacy]
minimum = 0
";
    given(toml, &files).gives(&[
        ("served", "2"),
        ("served @2018", "40"),
        ("served @2018 service=two_year", "30"),
        ("served @2017", "x"),
        ("early_termination_rate", "50"),
        ("early_termination_rate @2018", "10"),
        ("early_termination_rate @2017", "7.5"),
        ("answered @2018", "25"),
        ("answered", "x"),
    ]);
}

#[test]
fn what_is_covered_can_be_written_down() {
    let toml = "[sources.activities]\nfile = \"activities.csv\"\ncovers = \"2017/2018\"\n";
    let csv = "date,hours\n2018-05-01,3\n";
    given(toml, &[("activities.csv", csv)]).gives(&[
        ("hours", "x"),
        ("hours @2018", "3"),
        ("hours @2018-02", "0"),
        ("hours @2017", "0"),
        ("hours @2016", "x"),
        // A part that is covered is enough: the period is counted as far as it goes.
        ("hours @2016-07-01/2017-06-30", "0"),
    ]);
}

#[test]
fn a_table_across_a_dimension_asks_each_cell_each_column_and_each_row() {
    let toml = "\
[privacy]
minimum = 0
[tables.t]
rows = \"program\"
group = \"program.sector\"
across = \"place\"
measure = \"hours\"
total = true
[tables.u]
rows = \"month\"
across = \"place\"
measure = \"activities\"
";
    let files = [
        ("programs.csv", "program_id,name,sector\nP1,One,Health\nP2,Two,Youth\n"),
        (
            "activities.csv",
            "date,program_id,place,hours\n2019-01-01,P1,A,1\n2019-01-02,P2,A,3\n2019-03-03,P2,B,2\n2018-01-01,P1,B,9\n",
        ),
    ];
    let given = given(toml, &files);
    let mut diagnostics = Diagnostics::default();
    let facts = given.facts(&[], &mut diagnostics).unwrap_or_else(|| panic!("{:#?}", diagnostics.all()));
    let value = |text: &str| facts.fact(&given.asking(text).point).value.map(|value| value.to_string());
    let cases = [
        ("hours program=P2 place=B", "2"),
        ("hours program=P1 place=B", "0"),
        ("hours program.sector=Youth place=A", "3"),
        ("hours place=A", "4"),
        ("hours program=P2", "5"),
        ("activities @2019-03 place=B", "1"),
        ("activities @2019-02 place=B", "0"),
    ];
    for (asked, expected) in cases {
        assert_eq!(value(asked).as_deref(), Some(expected), "{asked}");
    }
}
