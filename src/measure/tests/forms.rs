//! What figures and tables of further forms need: outlines, spans, subtotals.

use super::{given, said};
use crate::diagnostic::Diagnostics;
use crate::measure::{RecordCell, outlines};

const PLACES: (&str, &str) = ("places.csv", "place,district,population\nA,North,10\nB,North,20\nC,South,5\n");
const ACTIVITIES: (&str, &str) =
    ("activities.csv", "activity_id,date,place,hours\n1,2019-03-01,A,2\n2,2019-04-01,B,3\n3,2019-05-01,C,4\n");

const MAP: &str = "\
[figures.districts]
kind = \"map\"
measure = \"hours\"
by = \"place.district\"
shapes = \"districts.geojson\"
key = \"district\"
";

fn shapes(names: [&str; 2]) -> String {
    let shape = |name: &str| {
        let ring = "[[0,0],[1,0],[1,1],[0,0]]";
        let geometry = format!("{{\"type\": \"Polygon\", \"coordinates\": [{ring}]}}");
        format!("{{\"properties\": {{\"district\": \"{name}\"}}, \"geometry\": {geometry}}}")
    };
    format!("{{\"features\": [{}, {}]}}", shape(names[0]), shape(names[1]))
}

#[test]
fn every_district_needs_a_shape_and_shapes_are_hashed_inputs() {
    for (names, expected) in [
        (["North", "South"], vec![]),
        (["North", "Sout"], vec!["report.toml:9:8 chart/shape South", "report.toml:9:8 chart/shape Sout"]),
    ] {
        let text = shapes(names);
        let report = given(MAP, &[PLACES, ACTIVITIES, ("districts.geojson", &text)]);
        let mut diagnostics = Diagnostics::default();
        let facts = report.facts(&[], &mut diagnostics).expect("facts");
        let facts = outlines(&report.project, &report.config, facts, &mut diagnostics);
        assert_eq!(said(&diagnostics), expected);
        assert_eq!(facts.is_ok(), expected.is_empty());
        if let Ok(facts) = facts {
            assert_eq!(facts.outlines["districts"].len(), 2);
            assert!(facts.inputs.iter().any(|input| input.file == "districts.geojson" && input.sha256.len() == 64));
        }
    }
}

#[test]
fn a_timeline_has_a_row_per_row_of_its_source_in_any_period() {
    let toml = "\
[sources.cohorts]
file = \"cohorts.csv\"
kind = \"table\"
[figures.cohorts]
records = \"cohorts\"
label = \"cohort\"
from = \"arrived\"
to = [\"sworn_in\", \"left\"]
phases = [\"Training\", \"Service\"]
";
    let csv = "cohort,arrived,sworn_in,left\nK1,2014-06-07,2014-08-16,2016-08-16\nK2,2019-06-01,2019-08-07,\n";
    let facts = given(toml, &[("cohorts.csv", csv)]).facts(&[], &mut Diagnostics::default()).expect("facts");
    let rows = facts.timeline("cohorts");
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0][0], RecordCell::Text("K1".to_owned()));
    assert_eq!(rows[1][3], RecordCell::Empty);
}

#[test]
fn groups_of_rows_are_asked_for_their_subtotals() {
    let toml = "\
[tables.places]
rows = \"place\"
group = \"place.district\"
columns = [\"hours\"]
";
    let report = given(toml, &[PLACES, ACTIVITIES]);
    report.gives(&[("hours place.district=North", "5"), ("hours place.district=South", "4")]);
    let wrong = given(&toml.replace("place.district", "place.distric"), &[PLACES, ACTIVITIES]);
    let mut diagnostics = Diagnostics::default();
    assert!(wrong.facts(&[], &mut diagnostics).is_none());
    assert!(said(&diagnostics).iter().any(|line| line.contains("place.distric")), "{:?}", said(&diagnostics));
}
