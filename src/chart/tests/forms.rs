//! What a reader relies on in maps, timelines and small multiples, with hostile data at all widths.

use super::hostile::problems as found;
use super::panels::in_panels;
use super::shapes::{hostile, on_a_map};
use super::{WIDTHS, drawn, sample, texts};
use crate::chart::spec::{ChartKind, ChartSpec, Form, Span, Timeline, TimelineRow, TimelineYear};
use crate::frame::Frame;
use crate::locale::Locale;
use chrono::NaiveDate;

fn day(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).expect("a day")
}

/// A timeline of cohorts, each a year after the one before.
fn cohorts(count: u16, phases: &[&str], label: &str, cut_off: Option<NaiveDate>) -> ChartSpec {
    let row = |index: u16| {
        let year = 2012 + i32::from(index);
        let days = [day(year, 6), day(year, 8), day(year + 2, 8), day(year + 3, 1)];
        let spans = days.windows(2).take(phases.len().max(1)).enumerate();
        TimelineRow {
            label: format!("{label} {index}"),
            spans: spans.map(|(phase, pair)| Span { phase, from: pair[0], to: pair[1] }).collect(),
        }
    };
    let years = (2012..2016 + i32::from(count)).map(|year| TimelineYear {
        from: day(year, 1),
        to: NaiveDate::from_ymd_opt(year, 12, 31).expect("a day"),
        labels: [format!("FY{year}"), format!("’{}", year % 100)],
        focus: year == 2019,
    });
    let timeline = Timeline {
        rows: (0..count).map(row).collect(),
        phases: phases.iter().map(|phase| (*phase).to_owned()).collect(),
        years: years.collect(),
        period: (day(2019, 1), NaiveDate::from_ymd_opt(2019, 12, 31).expect("a day"), "FY2019".to_owned()),
        cut_off: cut_off.map(|day| (day, "Cut-off, 30 September 2019".to_owned())),
    };
    ChartSpec { form: Form::Timeline(timeline), ..sample(ChartKind::Gantt, true, &[], &[]) }
}

fn printed(frame: &Frame) -> Vec<&str> {
    texts(frame).iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn no_label_of_a_form_meets_another_or_leaves_the_chart() {
    let mut cases: Vec<(String, ChartSpec)> = Vec::new();
    for kind in
        [ChartKind::Column, ChartKind::Line, ChartKind::Area, ChartKind::Bar, ChartKind::Dot, ChartKind::Histogram]
    {
        let panels = |(name, spec): (String, ChartSpec)| (name, in_panels(spec));
        cases.extend(hostile(kind).into_iter().map(panels));
    }
    let maps = hostile(ChartKind::Map).into_iter().filter(|(_, spec)| spec.series.len() == 1);
    cases.extend(maps.map(|(name, spec)| (name, on_a_map(spec))));
    let long = "Extension of service with a name of two lines";
    for (phases, label) in
        [(&[][..], "K"), (&["Service"][..], "K"), (&["Training", "Service", long][..], "A cohort with a long name")]
    {
        for count in [0, 1, 6, 40] {
            for cut_off in [None, Some(day(2012, 1)), Some(day(2019, 10)), Some(day(2030, 1))] {
                cases.push((format!("{count} rows"), cohorts(count, phases, label, cut_off)));
            }
        }
    }
    let mut problems = Vec::new();
    for (name, spec) in &cases {
        let variant = name.contains(',');
        for width in WIDTHS.into_iter().filter(|width| !variant || *width < 120.0) {
            let case = format!("{} of {name} at {width}", spec.kind.name());
            problems.extend(found(spec, &drawn(spec, width), &case));
        }
    }
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems[..problems.len().min(30)].join("\n"));
}

#[test]
fn areas_carry_their_name_and_value_and_hidden_ones_say_so() {
    let labels = ["Ferizaj", "Gjilan", "Peja"];
    let map =
        on_a_map(sample(ChartKind::Map, false, &labels, &[("Served", vec![Some(12.0), Some(f64::INFINITY), None])]));
    let frame = drawn(&map, 366.0);
    let texts = printed(&frame);
    for text in ["Ferizaj", "12", "Gjilan", "[c]", "Peja", "[x]"] {
        assert!(texts.contains(&text), "{text}: {texts:?}");
    }
    assert_eq!(frame.shown.len(), 1);
}

#[test]
fn small_charts_print_their_peaks_only() {
    let series = [("A", vec![Some(1.0), Some(8.0), Some(3.0)]), ("B", vec![Some(5.0), Some(2.0), Some(4.0)])];
    let spec = sample(ChartKind::Column, true, &["Oct", "Nov", "Dec"], &series);
    let frame = drawn(&in_panels(spec), 366.0);
    let texts = printed(&frame);
    assert_eq!(texts, ["A", "8", "Nov", "Oct", "Dec", "B", "5", "Oct", "Dec"]);
}

#[test]
fn a_timeline_is_told_row_by_row_with_what_is_planned() {
    let spec = cohorts(2, &["Training", "Service"], "K", Some(day(2014, 1)));
    let told = crate::chart::describe(&spec, &Locale::new("en").expect("English")).plain();
    assert_eq!(
        told,
        "Timeline: 2 rows by year, FY2014 to FY2019. K 0: Training from 1 June 2012 to 1 August 2012, Service from 1 \
         August 2012 to 1 August 2014. K 1: Training from 1 June 2013 to 1 August 2013, Service from 1 August 2013 to 1 \
         August 2015. After 1 January 2014 the bars are planned and drawn in outline."
    );
}
