//! What templates print.

use super::{check, evaluated, text};
use crate::prose::{Scope, evaluate};
use crate::shown::Piece;
use proptest::prelude::{ProptestConfig, any, proptest};

/// Template and what it prints, where numbers stand in `«»`.
const PRINTED: &[(&str, &str)] = &[
    ("no template at all", "no template at all"),
    ("{{ served }}", "«112»"),
    ("{{ served.with_unit }}", "«112 Volunteers»"),
    ("{{ served.label }}", "Volunteers who served"),
    ("{{ served.previous }}", "«102»"),
    ("{{ served.previous.with_unit }}", "«102 Volunteers»"),
    ("{{ served.change }} {{ served.change_percent }}", "«+10» «+10%»"),
    ("{{ served.direction }} {{ participants.direction }}", "up same"),
    ("{{ nothing.direction|default('unknown') }}", "unknown"),
    ("{{ nothing }}", "«[x]»"),
    ("{{ served.at(\"2017\") }}", "«90»"),
    ("{{ served.at(\"2018\").direction }}", "up"),
    ("{{ served.where(service=\"response\") }}", "«7»"),
    ("{{ served.where(service=[\"response\", \"virtual\"], age=3).at('2018') }}", "«7»"),
    ("{{ served.share_of(participants) }}", "«11.2%»"),
    ("{{ participants.by(\"program\").top.label }}", "Education"),
    ("{{ participants.by(\"program\").top.program }}", "Education"),
    ("{{ participants.by(\"program\").top.key }}", "P1"),
    ("{{ participants.by(\"program\").top }}", "«400»"),
    ("{{ participants.by(\"program\").top.share }}", "«40%»"),
    ("{{ participants.by(\"program\").top.with_unit }}", "«400 Volunteers»"),
    ("{{ participants.by(\"program\").bottom.label }}", "Health"),
    ("{{ served.by(\"service\").bottom.label }}", "Virtual"),
    ("{{ served.by(\"service\").first.label }} {{ served.by(\"service\").last.label }}", "Two-year None"),
    ("{{ served.by(\"service\").get(\"two_year\").label }}", "Two-year"),
    ("{{ served.by(\"service\").get(\"none\") }}", "«[x]»"),
    ("{% if served.by(\"empty\").top.known %}yes{% else %}no{% endif %}", "no"),
    ("{{ served.by(\"service\").count }}", "«4»"),
    ("{{ served.by(\"service\")|length }}", "«4»"),
    ("{{ served.by(\"service\").cells|length }}", "4"),
    ("{{ participants.by(\"program\").top_n(2).share }}", "«80%»"),
    ("{{ participants.by(\"program\").share }}", "«100%»"),
    ("{{ activities.by(\"month\", \"program\").get(\"2019-04\", \"P2\") }}", "«7»"),
    (
        "{% set a = activities.by(\"month\", \"program\").top %}{{ a.month }} {{ a.program }} {{ a.label }}",
        "April Youth April",
    ),
    ("{{ served.by(\"place.district\").first.place.district }}", "North"),
    (
        "{% set m = in_service.by(\"month\", last=60).top -%}\n The most was {{ m }}, in {{ m.month }}.",
        "The most was «11», in April.",
    ),
    ("{% set p = participants.by(\"program\").top %}{{ served.by(\"program\").get(p.key) }}", "«[x]»"),
    (
        "{% for c in served.by(\"service\").top_n(2) %}{{ loop.index }}. {{ c.label }} {{ c }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "1. Two-year «80», 2. Response «20»",
    ),
    ("{% for c in served.by(\"service\") if c.known %}{{ c.key }} {% endfor %}", "two_year response virtual "),
    ("{% for c in served.by(\"empty\") %}x{% else %}none{% endfor %}", "none"),
    ("{{ served.by(\"service\").top_n(3)|join(\", \") }}", "«80», «20», «12»"),
    ("{% if served.value > 100 %}many{% else %}few{% endif %}", "many"),
    ("{% if 100 < served.value <= 112 %}yes{% endif %}", "yes"),
    ("{% if rate.value == 15.25 %}exact{% endif %}", "exact"),
    ("{% if nothing.value > 1 or nothing.value < 1 %}a{% elif nothing.known %}b{% else %}c{% endif %}", "c"),
    ("{% if served.direction in [\"up\", \"same\"] and not served.suppressed %}grew{% endif %}", "grew"),
    ("{% if served.by(\"empty\").top %}a{% else %}no cells{% endif %}", "no cells"),
    (
        "{% if period == \"FY2019\" %}{{ period }}, {{ period.previous }}, {{ period.from }}{% endif %}",
        "FY2019, FY2018, 1 October 2018",
    ),
    ("{{ report.title }}", "A *Title* for {{ served }}"),
    ("{{ figure(\"by-service\").alt }}", "It was «80»."),
    ("{{ sources.volunteers.rows }} {{ language }}", "222 en-US"),
    ("{{ claim(served.direction == \"up\") }}Grew.", "Grew."),
    ("{{ typed(\"2,000\") }}", "2,000"),
    ("a{# a note {{ served }} #}b", "ab"),
    ("## Grants {#grants} {{ 5 }}", "## Grants {#grants} 5"),
    ("{page} of {pages} · 100 % { % } }}", "{page} of {pages} · 100 % { % } }}"),
    ("\u{E000}0\u{E001}{{ served }}", "\u{E000}0\u{E001}«112»"),
];

#[test]
fn every_expression_of_the_grammar_prints() {
    for (template, expected) in PRINTED.iter().filter(|(_, expected)| !expected.is_empty()) {
        let rich = evaluated(template).unwrap_or_else(|problem| panic!("{template}: {problem:?}"));
        let marked: String = rich
            .0
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Value(shown) => format!("«{}»", shown.text),
            })
            .collect();
        assert_eq!(marked, *expected, "{template}");
    }
}

#[test]
fn counts_and_shares_of_cells_name_the_expression_that_gives_them() {
    let fact = |template: &str| {
        let rich = evaluated(template).expect("a value");
        rich.values().next().expect("a number").fact.clone()
    };
    assert_eq!(
        fact(
            "{% set b = participants.where(sex=\"F\", age=[1, 2]).at(\"2018\").by(\"program\") %}{{ b.top_n(2).share }}"
        ),
        "participants.where(age=[1, 2], sex=\"F\").at(\"2018\").by(\"program\").top_n(2).share"
    );
    assert_eq!(fact("{{ served.by(\"month\", last=3).count }}"), "served.by(\"month\", last=3).count");
}

#[test]
fn a_claim_that_fails_and_a_missing_cell_are_told_with_their_place() {
    let said = |template: &str| super::said(&evaluated(template).expect_err("a problem"));
    assert_eq!(
        said("Grew.\n  {{ claim(served.direction == \"down\") }}"),
        "4:6 prose/claim-fails this claim does not hold: served.direction == \"down\""
    );
    assert_eq!(
        said("{{ served.by(\"empty\").top.label }}"),
        "3:14 prose/no-cell `served.by(\"empty\")` has no cell with a value here"
    );
    assert_eq!(
        said("{{ served.by(\"service\").get(\"two-year\") }}"),
        "3:14 prose/unknown-name `served.by(\"service\")` has no cell \"two-year\""
    );
    assert_eq!(said("a {{ figure(\"trend\").title }}"), "3:16 prose/circle this text quotes itself");
}

#[test]
fn questions_are_known_in_branches_that_are_not_taken() {
    let (asked, problems) = check(
        "{% if served.value > 1 %}{{ grants.by(\"source\").top.share }}{% else %}{{ hours.at(\"2017\").by(\"month\", last=3) \
         .top }}{% endif %}{% set s = participants.where(sex=\"F\") %}{{ s }}{{ s.change }}",
    );
    assert_eq!(problems, []);
    let told: Vec<String> = asked
        .iter()
        .map(|a| {
            let at = a.at.as_ref().map(crate::period::Period::key).unwrap_or_default();
            format!("{} {:?} {:?} {at} {} {}", a.measure, a.by, a.last, a.filter.conditions().len(), a.whole)
        })
        .collect();
    assert_eq!(
        told,
        [
            "served [] None  0 false",
            "grants [\"source\"] None  0 false",
            "grants [] None  0 false",
            "hours [\"month\"] Some(3) 2017 0 false",
            "participants [] None  1 false",
        ]
    );
    assert!(asked.iter().all(|asked| asked.scope == Scope::Report));
    let places: Vec<(u32, u32)> = asked.iter().map(|asked| (asked.origin.line, asked.origin.column)).collect();
    assert_eq!(places[0], (3, 17));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_reader_fail(source in any::<String>(), tail in "[{}%#a-z .\"|()-]{0,40}") {
        let source = format!("{source}{tail}");
        let (_, problems) = check(&source);
        if problems.is_empty() {
            let _ = evaluate(&text(&source), &super::Fake::default());
        }
        let _ = super::composed(&source);
    }

    #[test]
    fn text_without_templates_comes_out_as_it_is(source in "[^{\n]{0,60}") {
        let rich = evaluate(&text(&source), &super::Fake::default()).expect("no template");
        assert_eq!(rich.plain(), source.strip_suffix('\r').unwrap_or(&source));
    }
}
