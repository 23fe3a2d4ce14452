//! What privacy does to whole reports: places become districts, figures lose their series, totals stay, notices are exact.

use crate::workspace::{Finished, Workspace};
use annual_report::pdf::read;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

const PLACES: &str =
    "place,district\nArdal,West\nBrønn,West\nStrand,West\nVoll,West\nŁęg,East\nFjord,East\nNes,North\n";

/// Place and sex of groups of volunteers, and how many each has.
const GROUPS: [(&str, &str, usize); 8] = [
    ("Ardal", "F", 7),
    ("Ardal", "M", 5),
    ("Brønn", "F", 3),
    ("Strand", "F", 2),
    ("Łęg", "F", 4),
    ("Fjord", "F", 1),
    ("Fjord", "M", 1),
    ("Nes", "M", 6),
];

const HEAD: &str = "[report]\ntitle = \"T\"\nid = \"villages\"\nperiod = \"2023\"\ntrend = 2\nattach = true\n";

const BY_PLACE: &str = r#"
[figures.places]
kind = "bar"
measure = "served"
by = "place"
[tables.places]
rows = "place"
columns = ["served", { share = "served", label = "Share" }]
total = true
[tables.by-district]
rows = "place"
group = "place.district"
columns = ["served"]
"#;

const PROSE: &str = r#"# People

{% for place in served.by("place") -%}
- {{ place.label }}: {{ place }}
{% endfor %}

![](figure:places)

![](table:places)

![](table:by-district)
"#;

/// A report over the groups.
fn workspace(settings: &str, prose: &str) -> Workspace {
    let workspace = Workspace::empty();
    let folder = workspace.path().join("villages");
    fs::create_dir_all(folder.join("content/en")).expect("a folder can be made");
    let mut rows = String::from("volunteer_id,start_date,place,sex,birth_year\n");
    for (group, (place, sex, count)) in GROUPS.iter().enumerate() {
        for number in 0..*count {
            let _ = writeln!(rows, "V{group}-{number},2023-02-01,{place},{sex},{}", 1980 + 2 * number);
        }
    }
    let files = [
        ("volunteers.csv", rows.as_str()),
        ("places.csv", PLACES),
        ("report.toml", &format!("{HEAD}{settings}")),
        ("content/en/10-people.md", prose),
    ];
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("a file can be written");
    }
    workspace
}

struct Built {
    problems: String,
    facts: Value,
    pages: String,
    files: BTreeMap<String, String>,
}

fn built(workspace: &Workspace, report: &str) -> Built {
    let Finished { code, problems, .. } = workspace.run(&["build", report, "--diagnostics", "short"]);
    assert_eq!(code, 0, "{problems}");
    let files = workspace.files("output");
    let facts = serde_json::from_slice(&files[&format!("{report}.en.facts.json")]).expect("facts are JSON");
    let pdf = read(&files[&format!("{report}.en.pdf")]).expect("the PDF can be read");
    let pages: Vec<String> = pdf.pages.iter().flatten().map(annual_report::pdf::Passage::text).collect();
    let pages = pages.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    let files = pdf.files.into_iter().map(|(name, file)| (name, String::from_utf8_lossy(&file.bytes).into_owned()));
    Built { problems, facts, pages, files: files.collect() }
}

fn is_csv(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "csv")
}

/// The values of a figure by the key of its first dimension.
fn values(facts: &Value, figure: &str) -> BTreeMap<String, Value> {
    let dimension = facts["figures"][figure]["dimensions"][0]["name"].as_str().expect("a name").to_owned();
    let cells = facts["figures"][figure]["data"].as_array().expect("cells");
    cells.iter().map(|cell| (cell[&dimension].as_str().expect("a key").to_owned(), cell["value"].clone())).collect()
}

#[test]
fn small_places_are_counted_with_their_district_everywhere_alike() {
    let Built { facts, pages, files, .. } = built(&workspace(BY_PLACE, PROSE), "villages");
    let expected = [("Ardal", 12), ("Nes", 6), ("district:East", 6), ("rest:West", 5)];
    let expected: BTreeMap<String, Value> = expected.map(|(key, value)| (key.to_owned(), value.into())).into();
    assert_eq!(values(&facts, "places"), expected);
    let labels = [("Ardal", "12"), ("Nes", "6"), ("East district", "6"), ("Rest of West district", "5")];
    let rows = facts["tables"]["places"]["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), labels.len(), "{rows:?}");
    let alt = facts["figures"]["places"]["alt"].as_str().expect("a description");
    assert!(alt.contains("Ardal (12), Nes (6), East district (6) and Rest of West district (5)"), "{alt}");
    let csv = files.iter().find(|(name, text)| is_csv(name) && text.contains("rest:West"));
    let csv = csv.unwrap_or_else(|| panic!("{files:#?}")).1;
    for (label, value) in labels {
        assert!(rows.iter().any(|row| row[0] == label && row[1].as_u64() == value.parse().ok()), "{label} in {rows:?}");
        assert!(pages.contains(&format!("{label}: {value}")), "{label} in {pages}");
        assert!(csv.contains(label), "{label} in {csv}");
    }
    assert_eq!(facts["tables"]["places"]["total"][1], 29, "the parts are all people");
    let grouped: Vec<&str> = facts["tables"]["by-district"]["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row[0].as_str().expect("a label"))
        .collect();
    assert_eq!(grouped, ["East", "East district", "North", "Nes", "West", "Ardal", "Rest of West district"]);
    assert!(pages.contains("places with few people counted by their district"), "the data notes say so");
}

#[test]
fn without_a_minimum_every_place_has_its_count() {
    let settings = format!("[privacy]\nminimum = 0\n{BY_PLACE}");
    let Built { facts, pages, files, .. } = built(&workspace(&settings, PROSE), "villages");
    let expected = [("Ardal", 12), ("Brønn", 3), ("Strand", 2), ("Łęg", 4), ("Fjord", 2), ("Nes", 6)];
    let expected: BTreeMap<String, Value> = expected.map(|(key, value)| (key.to_owned(), value.into())).into();
    assert_eq!(values(&facts, "places"), expected);
    assert!(!pages.contains("[c]") && !facts.to_string().contains("\"suppressed\":true"));
    assert!(files.values().all(|text| !text.contains("[c]")));
    assert!(pages.contains("No count is hidden, however small."));
}

#[test]
fn a_figure_that_hides_more_than_a_quarter_is_made_without_its_series() {
    let settings = "[privacy]\ncoarsen = false\n[figures.both]\nkind = \"stacked\"\nmeasure = \"served\"\nby = \"place\"\n\
                    split = \"sex\"\n";
    let Built { facts, problems, files, .. } =
        built(&workspace(settings, "# People\n\n![](figure:both)\n"), "villages");
    assert_eq!(
        problems,
        "villages/report.toml:13:10: notice: the figure `both` would hide more than a quarter of its cells and is made \
         without `sex` [privacy/fewer-dimensions]\n"
    );
    let figure = &facts["figures"]["both"];
    assert_eq!(figure["dimensions"].as_array().expect("dimensions").len(), 1, "{figure}");
    let shown: Vec<(String, Value)> =
        values(&facts, "both").into_iter().filter(|(_, value)| !value.is_null()).collect();
    assert_eq!(shown, [("Ardal".to_owned(), 12.into()), ("Nes".to_owned(), 6.into())]);
    let alt = figure["alt"].as_str().expect("a description");
    assert!(alt.contains("4 values are confidential and shown as [c]"), "{alt}");
    let csv = files.iter().find(|(name, _)| is_csv(name)).expect("its data").1;
    assert_eq!(csv.matches("[c]").count(), 4, "{csv}");
}

#[test]
fn overlapping_ranges_are_said_to_be_out_of_reach() {
    let settings = "[tiles.born]\nitems = [{ measure = \"served\", label = \"Early\", where = { birth_year = { max = 1990 } } }, \
                    { measure = \"served\", label = \"Late\", where = { birth_year = { min = 1984 } } }]\n";
    let Built { problems, pages, .. } = built(&workspace(settings, "# People\n\n![](tiles:born)\n"), "villages");
    assert_eq!(
        problems,
        "villages/report.toml: notice: `served` is asked for groups of `birth_year` that overlap: what \
         their difference says is not protected [privacy/overlap]\n"
    );
    assert!(
        pages.contains("Out of reach is what can be worked out by comparing this report with other ones, from groups")
    );
}

#[test]
fn a_group_whose_rest_is_small_is_hidden_beside_the_total() {
    let settings = "[tiles.all]\nitems = [\"served\", { measure = \"served\", label = \"Elsewhere\", where = { place = { not = \
                    \"Brønn\" } } }, { measure = \"served\", label = \"Women\", where = { sex = \"F\" } }]\n";
    let Built { facts, .. } = built(&workspace(settings, "# People\n\n![](tiles:all)\n"), "villages");
    let shown = facts["shown"].as_array().expect("a list").iter();
    let tiles = shown.filter(|one| one["fact"].as_str().is_some_and(|fact| fact.starts_with("served")));
    let mut tiles: Vec<&str> = tiles.map(|one| one["text"].as_str().expect("a text")).collect();
    tiles.retain(|text| *text != "[x]");
    tiles.dedup();
    assert_eq!(tiles, ["29", "[c]", "17"], "all but three people are elsewhere");
}

#[test]
fn volunteers_who_were_active_are_counted_like_persons() {
    let workspace = workspace(
        "[tables.active]\nrows = \"program\"\ncolumns = [\"active_volunteers\", \"activities\"]\n",
        "# People\n\n![](table:active)\n",
    );
    let mut rows = String::from("date,volunteer_id,program_id\n");
    for number in 0..7 {
        let _ = writeln!(rows, "2023-05-01,V0-{number},clubs");
    }
    for number in 0..3 {
        let _ = writeln!(rows, "2023-06-0{},V1-{number},camps", number + 1);
    }
    fs::write(workspace.path().join("villages/activities.csv"), rows).expect("a file can be written");
    let Built { facts, .. } = built(&workspace, "villages");
    let rows = facts["tables"]["active"]["rows"].to_string();
    assert_eq!(rows, "[[\"camps\",null,3],[\"clubs\",null,7]]");
}

#[test]
fn the_sample_is_coarsened_and_not_riddled_and_its_public_totals_stay() {
    let workspace = Workspace::empty();
    workspace.add(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/kosovo"), "kosovo");
    let facts = built(&workspace, "kosovo").facts;
    for (id, figure) in facts["figures"].as_object().expect("figures") {
        let cells = figure["data"].as_array().expect("cells");
        let hidden = cells.iter().filter(|cell| cell["suppressed"] == true).count();
        assert!(hidden * 10 <= cells.len(), "figure {id} hides {hidden} of {} cells", cells.len());
    }
    let value = |measure: &str| &facts["measures"][measure]["value"];
    assert_eq!((value("served"), value("early_terminations")), (&112.into(), &17.into()));
    for year in facts["measures"]["served"]["history"].as_array().expect("years") {
        assert!(year["value"].is_number(), "{year}");
    }
}
