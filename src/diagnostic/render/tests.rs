//! What each rendering looks like.

use super::{Format, Shape, render};
use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use expect_test::expect;

fn some() -> Diagnostics {
    let mut found = Diagnostics::default();
    found.push(
        Diagnostic::error("csv/short-row", "the row has 2 fields, the header 3")
            .at(Origin::at("a,b.csv", 5, 1).spanning(3))
            .text("x\u{1B}[2Jy")
            .hint("100% sure:\nadd it"),
    );
    found.push(Diagnostic { private: true, ..Diagnostic::warning("data/name", "a name").text("Ana") });
    found.push(Diagnostic {
        unit: Some("prizren".to_owned()),
        ..Diagnostic::notice("page/few", "few rows").at(Origin::at("report.toml", 2, 0))
    });
    found
}

fn shape(format: Format) -> Shape {
    Shape { format, folder: "kosovo".to_owned(), report: Some("ks".to_owned()), ..Shape::default() }
}

#[test]
fn people_get_place_text_hint_and_counts() {
    expect![[r"
        error[csv/short-row]: the row has 2 fields, the header 3
         --> kosovo/a,b.csv:5:1
             x\u{1b}[2Jy
        hint: 100% sure:\nadd it

        warning[data/name]: a name
             Ana

        notice[page/few]: few rows
         --> kosovo/report.toml:2 (prizren)

        1 error, 1 warning, 1 notice
    "]]
    .assert_eq(&render(&some(), &shape(Format::Human)));
    assert_eq!(render(&Diagnostics::default(), &shape(Format::Human)), "");
    let colored = render(&some(), &Shape { color: true, ..shape(Format::Human) });
    assert!(colored.starts_with("\u{1B}[1;31merror[csv/short-row]\u{1B}[0m: the row"));
}

#[test]
fn people_get_twenty_of_a_kind_and_the_count_of_the_rest() {
    let mut found = Diagnostics::default();
    for line in 1..=25 {
        found.push(Diagnostic::error("csv/short-row", "short").at(Origin::at("a.csv", line, 1)));
    }
    let text = render(&found, &shape(Format::Human));
    assert_eq!(text.matches("error[csv/short-row]").count(), 20);
    assert!(text.ends_with("… and 5 more of csv/short-row in kosovo/a.csv\n\n25 errors\n"), "{text}");
    assert_eq!(render(&found, &shape(Format::Short)).lines().count(), 25);
}

#[test]
fn one_line_each() {
    expect![[r"
        kosovo/a,b.csv:5:1: error: the row has 2 fields, the header 3 [csv/short-row]
        warning: a name [data/name]
        kosovo/report.toml:2: notice: few rows [page/few]
    "]]
    .assert_eq(&render(&some(), &shape(Format::Short)));
}

#[test]
fn json_has_every_key_and_keeps_names_out_of_public_logs() {
    let public = Shape { public: true, ..shape(Format::Json) };
    expect![[r#"
        {"severity":"error","code":"csv/short-row","message":"the row has 2 fields, the header 3","file":"a,b.csv","line":5,"column":1,"end_column":4,"text":"x\u001b[2Jy","hint":"100% sure:\nadd it","report":"ks","unit":null,"language":null}
        {"severity":"warning","code":"data/name","message":"a name","file":null,"line":null,"column":null,"end_column":null,"text":null,"hint":null,"report":"ks","unit":null,"language":null}
        {"severity":"notice","code":"page/few","message":"few rows","file":"report.toml","line":2,"column":null,"end_column":null,"text":null,"hint":null,"report":"ks","unit":"prizren","language":null}
    "#]]
    .assert_eq(&render(&some(), &public));
    assert!(render(&some(), &shape(Format::Json)).contains(r#""text":"Ana""#));
}

#[test]
fn annotations_are_escaped() {
    expect![[r"
        ::error file=kosovo/a%2Cb.csv,line=5,col=1,endColumn=4,title=csv/short-row::the row has 2 fields, the header 3%0Ahint: 100%25 sure:%0Aadd it
        ::warning title=data/name::a name
        ::notice file=kosovo/report.toml,line=2,title=page/few::few rows
    "]]
    .assert_eq(&render(&some(), &shape(Format::Github)));
}
