//! Texts as a whole report has them: every form of sentence that its figures, tables and sections use.

use super::{check, composed, evaluated, sketch, text};
use crate::prose::Scope;
use crate::prose::check::{Found, Known, template};
use crate::prose::template::Source;

const TEXTS: &[&str] = &[
    "Annual Report {{ period }} · page {page} of {pages}",
    "Counted from {{ sources.volunteers.rows }} volunteer records",
    "{{ participants_female }} female, {{ participants_male }} male",
    "In {{ period }}, {{ served }} Volunteers served, {{ served.change_percent }} against {{ served.previous }} in {{ period.previous }}.",
    "{{ served.by(\"service\").get(\"two_year\").label }} Volunteers were {{ served.by(\"service\").get(\"two_year\").share }} of the {{ served }} who served in {{ period }}.",
    "{% set peak = in_service.by(\"month\", last=60).top -%}\nThe most Volunteers serving at the end of a month was {{ peak }}, in {{ peak.month }}.",
    "The median age was {{ median_age }}, and {{ served.by(\"service\").get(\"response\").share }} of Volunteers were women.",
    "{% set s = participants.by(\"program\").top -%}\nThe most common home state was {{ s.label }}, with {{ s }} Volunteers ({{ s.share }}).",
    "{% set p = participants.by(\"program\").top -%}\n{{ p.label }} reached the most participants, {{ p }}, of whom {{ participants.by(\"program\").get(p.key) }} were female.",
    "{{ indicators_met }} of {{ indicators_with_target }} indicators met their {{ period }} target.",
    "{% set a = activities.by(\"month\", \"program\").top -%}\nActivities peaked in {{ a.month }} in {{ a.program }}, with {{ a }}.",
    "The 15 leading municipalities held {{ participants.by(\"program\").top_n(15).share }} of all participants.",
];

#[test]
fn every_sentence_of_a_report_is_evaluated() {
    let said: Vec<String> = TEXTS.iter().map(|source| evaluated(source).expect("a text").plain()).collect();
    assert_eq!(said[3], "In FY2019, 112 Volunteers served, +10% against 102 in FY2018.");
    assert_eq!(said[5], "The most Volunteers serving at the end of a month was 11, in April.");
    assert_eq!(said[7], "The most common home state was Education, with 400 Volunteers (40%).");
    assert_eq!(said[10], "Activities peaked in April in Youth, with 7.");
    assert_eq!(said[11], "The 15 leading municipalities held 100% of all participants.");
}

#[test]
fn the_questions_of_a_sentence_are_told_with_their_scope() {
    let mut found = Found::default();
    let scope = Scope::Column("programs".to_owned(), 6);
    let text = text("{{ indicators_met }} of {{ indicators_with_target }}");
    template(&Source::literal(&text.by_language[0].1), &Known::default(), &scope, &mut found);
    assert_eq!(found.problems, []);
    assert_eq!(found.asked.len(), 2);
    assert!(found.asked.iter().all(|asked| asked.scope == scope));
    let (asked, _) = check(TEXTS[8]);
    assert_eq!(asked.iter().map(|asked| asked.by.len()).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn a_section_of_charts_becomes_headings_placements_and_sentences() {
    let markdown = "+++\ntitle = \"Charts\"\n+++\n# Charts\n\n## Chart 1: {{ figure(\"by-service\").title }}\n\n\
        ![](figure:by-service)\n\n{{ figure(\"by-service\").alt }}\n\n![](break:page)\n";
    assert_eq!(
        sketch(&composed(markdown).expect("blocks")),
        "h1 Charts\nh2 Chart 1: quoted\nFigure(\"by-service\") () 8:1\np It was «80».\nPageBreak () 12:1"
    );
}
