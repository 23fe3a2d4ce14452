//! Files become sections, and names in them are checked.

use super::{known, said, section};
use crate::diagnostic::Diagnostics;
use crate::prose::check::Found;
use crate::prose::check_section;
use crate::prose::references::{Names, unknown_headings};

fn problems(markdown: &str) -> Vec<String> {
    let (mut found, mut names) = (Found::default(), Names::default());
    check_section(&section(markdown), &known(), &mut found, &mut names);
    let all = found.problems.iter().chain(&names.problems).map(said);
    all.chain(unknown_headings(&names).iter().map(said)).collect()
}

#[test]
fn unknown_names_in_placements_and_references_are_found_before_there_is_data() {
    assert_eq!(
        problems(
            "# A {#a}\n\n![](figure:trnd)\n\n![Words](table:place)\n\n{% if served.known %}\n\n![](tiles:x)\n\n{% endif %}\n\n\
             [](figure:no) [](#b) [](#a) [](table:{{ language }}) ![](figure:trend)"
        ),
        [
            "13:54 prose/placement this stands on a line of its own",
            "3:12 prose/unknown-name no figure `trnd`",
            "5:16 prose/unknown-name no table `place`",
            "9:11 prose/unknown-name no tiles `x`",
            "13:1 prose/unknown-name no figure `no`",
            "13:15 prose/unknown-name no heading `#b`",
        ]
    );
}

#[test]
fn templates_and_markdown_of_a_section_are_told_with_the_line_of_the_file() {
    assert_eq!(
        problems("+++\ntitle = \"{{ served.valeu }}\"\nwhen = \"volunteers\"\n+++\n\nŽ {{ served + 1 }}\n\n<b>\n"),
        [
            "2:20 prose/unknown-name a Number has no `valeu`",
            "6:6 prose/arithmetic templates do not calculate",
            "8:1 prose/html HTML is not part of the prose",
        ]
    );
}

#[test]
fn front_matter_ends_where_it_is_closed() {
    let mut diagnostics = Diagnostics::default();
    let read = |text: &str, diagnostics: &mut Diagnostics| {
        super::super::sections::section("content/en/1.md".to_owned(), text.to_owned(), diagnostics)
    };
    let plain = read("\u{FEFF}+++\r\npage = false\r\n+++\r\n# A\r\n", &mut diagnostics);
    assert_eq!(&plain.text[plain.body..], "# A\r\n");
    assert!(!plain.front.page);
    assert_eq!(diagnostics.all(), []);
    read("+++\ntitle = \"x\"\n", &mut diagnostics);
    assert_eq!(said(&diagnostics.all()[0]), "1:1 prose/front-matter front matter that does not end");
}
