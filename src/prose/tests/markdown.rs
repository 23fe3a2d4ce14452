//! Sections become blocks.

use super::{composed, section, sketch};
use crate::prose::{Block, Inline, compose};
use proptest::prelude::{ProptestConfig, proptest};

/// Markdown and its blocks.
const COMPOSED: &[(&str, &str)] = &[
    ("# A\n\n## B {#b}\n\ntext\nnext", "h1 A\nh2 #b B\np text next"),
    (
        "*a* **b {{ served }}** `c`\\\nd & e &amp; \\* \"q\" -- ...",
        "p <i>a</i> <b>b «112»</b> `c`⏎d & e & * \"q\" -- ...",
    ),
    ("- a\n- b\n  - c\n\n3. x\n\n   y", "• [p a] [p b\n• [p c]]\n3. [p x\np y]"),
    ("> a\n> > b", "> p a\n> p b"),
    (
        "| A | B |\n|---|--:|\n| {{ served.by(\"program\").get(\"P2\").label }} | {{ served }} |",
        "t [false, true] A | B / *Youth* <b> | # [x](y) _z_ | «112»",
    ),
    ("---", "---"),
    ("# {{ participants.by(\"program\").get(\"P2\").label }}", "h1 *Youth* <b> | # [x](y) _z_"),
    (
        "[{{ served }} *a*](https://x.org/{{ language }}) <https://y.org> <a@b.org>",
        "p <https://x.org/en-US «112» <i>a</i>> <https://y.org https://y.org> <mailto:a@b.org a@b.org>",
    ),
    ("`{{ participants.by(\"program\").get(\"P2\").label }} {{ served }}`", "p `*Youth* <b> | # [x](y) _z_ `«112»"),
    ("![A *caption* {{ served }}](figure:trend)", "Figure(\"trend\") (A <i>caption</i> «112») 1:1"),
    ("a\n![](table:places)\n  ![](tiles:glance)  \nb", "p a\nTable(\"places\") () 2:1\nTiles(\"glance\") () 3:3\np b"),
    (
        "![](break:page)\n\n![](contents:)\n\n![](list:figures)\n\n![](list:tables)",
        "PageBreak () 1:1\nContents () 3:1\nListOfFigures () 5:1\nListOfTables () 7:1",
    ),
    (
        "{% if served.known %}\n\nSee [](figure:trend), [](page:table:places),\n[there](#b) and [](page:#b).\n{% endif %}",
        "p See <Figure(\"trend\") Name  3:5>, <Table(\"places\") Page  3:23>, <Heading(\"b\") Name there 4:1> and <Heading(\"b\") Page  4:17>.",
    ),
    ("{{ served.label }} [](figure:trend)", "p Volunteers who served <Figure(\"trend\") Name  1:20>"),
    (
        "{% for c in served.by(\"service\").top_n(2) -%}\n- {{ c.label }}: {{ c }}\n{% endfor %}",
        "• [p Two-year: «80»] [p Response: «20»]",
    ),
    ("a\r\nb\r\n\r\nc {{ served }}", "p a b\np c «112»"),
    (
        "a\n::: pull by=\"{{ served }} of us\"\n*b* {{ served }}\n:::\nc",
        "p a\npull («112» of us) {p <i>b</i> «112»}\np c",
    ),
    ("a^2^ H~2~O ~~b {{ served }}~~", "p a<sup>2</sup> H<sub>2</sub>O <s>b «112»</s>"),
    ("a <span lang=\"sq\">b *c*</span> d", "p a <sq>b <i>c</i></sq> d"),
    (
        "a[^1] b[^n], c[^1]\n\n[^n]: two {{ served }}\n\n    more\n\n[^1]: *one*",
        "p a<^1 p <i>one</i>> b<^n p two «112»\np more>, c<^1 >",
    ),
    ("a[^x]\n\n::: box\nb[^y]\n:::\n\n[^x]: one\n\n[^y]: two", "p a<^x p one>\nbox {p b<^y p two>}"),
    ("> [!WARNING]\n> a *b*\n> - c", "Warning {p a <i>b</i>\n• [p c]}"),
    ("> [!note]\n> a", "Note {p a}"),
    (
        "COD\n: what *it* is\n\nTEFL\nTEFL2\n: teaching\n\n    more\n: else",
        "d [COD: p what <i>it</i> is] [TEFL, TEFL2: p teaching\np more\np else]",
    ),
    ("::: story name=\"Arta {{ served }}\"\na\n\nb\n:::", "story (Arta «112») {p a\np b}"),
    (
        "::: columns count=\"3\"\na\n\n![](break:column)\n\nb\n:::\n::: columns\nc\n:::",
        "columns 3 {p a\nColumnBreak () 4:1\np b}\ncolumns 2 {p c}",
    ),
    ("![](break:column)", "ColumnBreak () 1:1"),
    ("::: grid count=\"4\"\na\n\n- b\n:::", "grid 4 [p a] [• [p b]]"),
    ("::: grid\n### a\nb\n\nc\n### d\ne\n:::", "grid 2 [h3 a\np b\np c] [h3 d\np e]"),
    ("::: grid\na\n\nb\n\n---\n### c\nd\n:::", "grid 2 [p a\np b] [h3 c\np d]"),
    ("::: side title=\"T\"\n\na\n\nb\n:::\n\n::: side\nc\n:::", "side (T) {p a\np b}\nside {p c}"),
    (":::  fact   measure=\"served\"  \n  :::\na", "fact «112» Volunteers who served\np a"),
    ("::: box title=\"T\"\r\n## a {#b}\r\n- c\r\n:::\r\nd", "box (T) {h2 #b a\n• [p c]}\np d"),
    (
        "{% if served.known %}\n::: side title=\"a\"\nb\n:::\n{% endif %}\n![](figure:trend)",
        "side (a) {p b}\nFigure(\"trend\") () 6:1",
    ),
];

#[test]
fn markdown_becomes_blocks_with_values_in_their_places() {
    for (markdown, expected) in COMPOSED {
        let blocks = composed(markdown).unwrap_or_else(|problems| panic!("{markdown}: {problems:?}"));
        assert_eq!(sketch(&blocks), *expected, "{markdown}");
    }
}

/// Markdown and what is told.
const REFUSED: &[(&str, &[&str])] = &[
    ("a\n\n##### b", &["3:1 prose/heading headings have four levels"]),
    (
        "a <b>c</b>\n\n<div>\nx\n</div>\n",
        &[
            "1:3 prose/html HTML is not part of the prose",
            "1:7 prose/html HTML is not part of the prose",
            "3:1 prose/html HTML is not part of the prose",
        ],
    ),
    ("# A {#a .wide}", &["1:1 prose/heading a heading takes an id and no other attribute"]),
    ("[a](https://x.org \"b\")", &["1:1 prose/link a title of a link or placement is nowhere shown"]),
    ("<!-- note -->", &["1:1 prose/html HTML is not part of the prose"]),
    ("a ![](figure:trend)", &["1:3 prose/placement this stands on a line of its own"]),
    ("- ![](figure:trend)", &["1:3 prose/placement nothing is placed inside a list, a quotation or a block"]),
    ("![](figur:trend)", &["1:1 prose/placement nothing can be placed by `figur:trend`"]),
    ("![x](photos/a.jpg)", &["1:1 prose/placement `photos/a.jpg` is not in the folder of pictures"]),
    ("![x](break:column)", &["1:1 prose/placement a column break has no caption"]),
    (
        "::: grid\na\n\n![](break:column)\n:::",
        &["4:1 prose/placement nothing is placed inside a list, a quotation or a block"],
    ),
    ("see[^1] and [^two]\n\n[^1]: a", &["1:18 prose/footnote no footnote `two`"]),
    ("see[^1]\n\n[^1]: a[^2]\n\n[^2]: b", &["3:8 prose/footnote a footnote has no footnotes"]),
    ("see[^1]\n\n[^1]: - a", &["3:1 prose/footnote a footnote holds paragraphs alone"]),
    ("> [!NOTE]", &["1:1 prose/block a call-out without words"]),
    ("::: story image=\"images/a.jpg\"\ntext\n:::", &["1:18 config/not-yet a picture is not built yet"]),
    ("::: story\n:::", &["1:1 prose/block a `story` without words"]),
    ("::: columns count=\"4\"\na\n:::", &["1:20 prose/block `count` is a whole number from 2 to 3"]),
    ("::: grid count=\"\"\na\n:::", &["1:5 prose/block `count` is a whole number from 2 to 4"]),
    ("::: grid\n---\n:::", &["1:1 prose/block a `grid` without cells"]),
    ("a\n::: pul\ntext\n:::", &["2:5 prose/unknown-name no block `pul`"]),
    ("a\n\n::: pull\ntext", &["3:1 prose/block a block that is not closed"]),
    ("a\n:::\nb", &["2:1 prose/block `:::` that closes nothing"]),
    ("::: box\na\n::: side\nb\n:::\n:::", &["3:1 prose/block a block does not stand in another one"]),
    (
        "> ::: side\n> a\n> :::",
        &[
            "1:3 prose/block a block does not stand in a quotation",
            "3:3 prose/block a block does not stand in a quotation",
        ],
    ),
    ("::: side titel=\"x\"\na\n:::", &["1:10 prose/unknown-name a `side` has no `titel`"]),
    ("::: side title=x\na\n:::", &["1:10 prose/block what stands behind the name of a block is `key=\"value\"`"]),
    ("::: side title=\"x\" title=\"y\"\na\n:::", &["1:20 prose/block `title` twice"]),
    ("::: side\n- a\n:::", &["1:1 prose/block a `side` holds paragraphs alone"]),
    (
        "{{ served }}\n::: pull\n# a\n\n![](figure:trend)\n:::",
        &[
            "5:1 prose/placement nothing is placed inside a list, a quotation or a block",
            "2:1 prose/block a `pull` holds paragraphs alone",
        ],
    ),
    ("::: pull\n:::", &["1:1 prose/block a `pull` without words"]),
    ("::: fact\n:::", &["1:5 prose/block a `fact` without its measure"]),
    ("::: fact measure=\"served\"\na\n:::", &["1:1 prose/block nothing stands in a `fact`"]),
    (
        "::: fact measure=\"{{ served.label }}\"\n:::",
        &["1:22 prose/block the measure of a `fact` is a name, written out"],
    ),
    ("```\na\n```", &["1:1 config/not-yet a block of code (fenced, or indented by four spaces) is not built yet"]),
    ("[a](other.md)", &["1:1 prose/link `other.md` is no address and nothing in the report"]),
    ("[](https://a.org)", &["1:1 prose/link a link without words"]),
    (
        "{{ claim(served.known) }}\n{{ claim(served.value < 3) }}\n\n{{ served.by('service').get('x') }}\n##### a",
        &[
            "2:4 prose/claim-fails this claim does not hold: served.value < 3",
            "4:4 prose/unknown-name `served.by(\"service\")` has no cell \"x\"",
            "5:1 prose/heading headings have four levels",
        ],
    ),
    (
        "+++\ntitle = \"x\"\n+++\n{% if served.value > 3 %}\nŽ {{ served.by('program').first.label }} <b>\n{% endif %}",
        &["5:42 prose/html HTML is not part of the prose"],
    ),
];

#[test]
fn what_the_grammar_does_not_have_is_told_with_its_place() {
    for (markdown, expected) in REFUSED {
        let problems = composed(markdown).expect_err(markdown);
        assert_eq!(problems, *expected, "{markdown}");
    }
}

#[test]
fn deep_nesting_is_told_and_does_not_fail() {
    for markdown in [">".repeat(5000) + " a", "*a ".repeat(5000), "- ".repeat(5000)] {
        let _ = composed(&markdown);
    }
    let problems = composed(&(">".repeat(100) + " a")).expect_err("too deep");
    assert!(problems[0].contains("prose/nesting"), "{problems:?}");
}

/// Answers in which every text is the same.
struct Same<'t>(super::Fake, &'t str);

impl crate::prose::Answers for Same<'_> {
    fn language(&self) -> &str {
        self.0.language()
    }
    fn period(&self) -> &crate::period::Period {
        self.0.period()
    }
    fn year(&self) -> crate::period::YearRule {
        self.0.year()
    }
    fn compared(&self, point: &crate::config::Point) -> Option<crate::config::Point> {
        self.0.compared(point)
    }
    fn read(&self, point: &crate::config::Point, reading: &crate::prose::Reading) -> crate::prose::Answer {
        let mut answer = self.0.read(point, reading);
        self.1.clone_into(&mut answer.shown.text);
        answer
    }
    fn breakdown(&self, point: &crate::config::Point, by: &[String], last: Option<u32>) -> crate::prose::Breakdown {
        self.0.breakdown(point, by, last)
    }
    fn share_of_cells(
        &self,
        cells: &[crate::prose::CellKey],
        whole: &crate::config::Point,
        fact: String,
    ) -> crate::prose::Answer {
        self.0.share_of_cells(cells, whole, fact)
    }
    fn count(&self, count: usize) -> String {
        self.0.count(count)
    }
    fn quote(&self, _: &crate::prose::Quote) -> Result<crate::shown::Rich, crate::diagnostic::Diagnostic> {
        Ok(crate::shown::Rich::text(self.1))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn text_from_data_is_never_markup(data in "[*_<>|#\\[\\]()`!&;~{}%\\\\:a-z \n\u{E000}\u{E001}0-9-]{1,30}") {
        let markdown = "# {{ served }}\n\n{{ served }} {{ report.title }}\n\n| a |\n|---|\n| {{ served }} |\n\n[{{ served }}](https://x.org) *{{ served }}*";
        let blocks = compose(&section(markdown), &Same(super::Fake::default(), &data)).expect("no problem");
        let number = |inline: &Inline| matches!(inline, Inline::Value(shown) if shown.text == data);
        let [Block::Heading { inlines: heading, .. }, Block::Paragraph(words), Block::Table(table), Block::Paragraph(links)] =
            blocks.as_slice()
        else {
            panic!("other blocks: {blocks:?}")
        };
        assert!(heading.len() == 1 && number(&heading[0]));
        assert!(words.len() == 2 && number(&words[0]));
        assert_eq!(words[1], Inline::Text(format!(" {data}")));
        assert!(table.rows[0][0].len() == 1 && number(&table.rows[0][0][0]));
        assert!(matches!(&links[0], Inline::Link { inlines, .. } if inlines.len() == 1 && number(&inlines[0])));
        assert!(matches!(&links[2], Inline::Emphasis(inlines) if inlines.len() == 1 && number(&inlines[0])));
    }
}
