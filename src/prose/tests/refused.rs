//! What templates may not say, where that is told, and with what hint.

use super::{check, said};

/// Template whose first character stands at 3:11, what is told, and the hint.
const REFUSED: &[(&str, &str, &str)] = &[
    ("{{ served.whole.at(\"2018\") }}", "3:21 config/not-yet `whole` is not built yet", ""),
    ("{{ unit.key }}", "3:14 config/not-yet `unit` is not built yet", ""),
    ("{{ served", "3:14 prose/syntax unexpected end of input, expected end of variable block", ""),
    ("{{ }}", "3:14 prose/syntax unexpected end of variable block", ""),
    ("a\n{% if served.known %}x", "4:1 prose/syntax `if` that is not closed", ""),
    (
        "{% macro a() %}{% endmacro %}",
        "3:14 prose/syntax `macro` is not part of templates",
        "`if`, `for` and `set` are",
    ),
    ("{% include \"a\" %}", "3:14 prose/syntax unknown statement include", ""),
    ("{% with a = 1 %}{% endwith %}", "3:14 prose/syntax `with` is not part of templates", "`if`, `for` and `set` are"),
    ("{{ served|round }}", "3:21 prose/unknown-name no filter `round`", ""),
    ("{{ served|defualt(1) }}", "3:21 prose/unknown-name no filter `defualt`", "did you mean `default`?"),
    ("{{ range(3) }}", "3:14 prose/unknown-name no function `range`", ""),
    ("{{ figur(\"a\") }}", "3:14 prose/unknown-name no function `figur`", "did you mean `figure`?"),
    (
        "{{ figure(\"by-servic\").title }}",
        "3:22 prose/unknown-name no figure `by-servic`",
        "did you mean `by-service`?",
    ),
    ("{{ table(\"place\").title }}", "3:21 prose/unknown-name no table `place`", "did you mean `places`?"),
    (
        "{{ figure(language).title }}",
        "3:21 prose/argument this argument is text in quotes, written out",
        "all questions must be known before a data file is read",
    ),
    ("{{ figure(\"trend\").caption }}", "3:30 prose/unknown-name a figure has no `caption`", ""),
    ("{{ served is defined }}", "3:14 prose/syntax `is` is not part of templates", "use `==` or `.known`"),
    (
        "{{ \"a\" if served.known else \"b\" }}",
        "3:14 prose/syntax `… if …` in an expression is not part of templates",
        "use `{% if %}`",
    ),
    ("{{ served.valeu }}", "3:21 prose/unknown-name a Number has no `valeu`", "did you mean `value`?"),
    ("{{ served.previous.change }}", "3:30 prose/unknown-name a Number has no `change`", ""),
    ("{{ served.by(\"sex\").topp }}", "3:31 prose/unknown-name a Breakdown has no `topp`", "did you mean `top`?"),
    ("{{ served.by(\"sex\").top.program }}", "3:35 prose/unknown-name a Cell has no `program`", ""),
    (
        "{{ served.by(\"month\", last=3).top.share }}",
        "3:45 prose/type there is no `share` where `last` is used",
        "the steps of `last` reach beyond the period, so they are not parts of it",
    ),
    (
        "{{ served.by(\"sex\") }}",
        "3:14 prose/type a Breakdown cannot be printed",
        "choose a cell, as in `served.by(\"sex\").top`, or use `for`",
    ),
    ("{{ served.value }}", "3:14 prose/type a plain number cannot be printed", "`served` prints the number"),
    ("{{ served.known }}", "3:14 prose/type true or false cannot be printed", "use it in `if`"),
    (
        "{{ served + 1 }}",
        "3:14 prose/arithmetic templates do not calculate",
        "what is to be shown is a measure: declare it in `[measures]`",
    ),
    (
        "{{ -served }}",
        "3:14 prose/arithmetic templates do not calculate",
        "what is to be shown is a measure: declare it in `[measures]`",
    ),
    (
        "{{ served ~ \"x\" }}",
        "3:14 prose/arithmetic templates do not calculate",
        "what is to be shown is a measure: declare it in `[measures]`",
    ),
    (
        "{% if served > 100 %}x{% endif %}",
        "3:17 prose/compare a Number cannot be compared itself",
        "write `served.value`",
    ),
    (
        "{% if 1 < served.previous < 3 %}x{% endif %}",
        "3:21 prose/compare a Number cannot be compared itself",
        "write `served.previous.value`",
    ),
    (
        "{% if served %}x{% endif %}",
        "3:17 prose/compare a Number is neither true nor false",
        "write `served.known`, or compare `served.value`",
    ),
    ("{% if served.value > \"100\" %}x{% endif %}", "3:17 prose/compare a number is compared with text", ""),
    (
        "{{ served.at(\"FY2019\") }}",
        "3:24 prose/period `FY2019` is not a period",
        "write \"2019\", \"2019-Q2\", \"2019-03\", \"2019-03-31\" or \"2019-01-01/2019-06-30\"",
    ),
    (
        "{{ served.at(2019) }}",
        "3:24 prose/argument this argument is text in quotes, written out",
        "all questions must be known before a data file is read",
    ),
    (
        "{% set p = \"2019\" %}{{ served.at(p) }}",
        "3:44 prose/argument this argument is text in quotes, written out",
        "all questions must be known before a data file is read",
    ),
    ("{{ served.by() }}", "3:14 prose/argument `by` takes one or two dimensions", ""),
    ("{{ served.by(\"a\", \"b\", \"c\").top }}", "3:14 prose/argument `by` takes one or two dimensions", ""),
    (
        "{{ served.by(\"month\", last=0).top }}",
        "3:38 prose/argument this argument is a whole number above 0, written out",
        "all questions must be known before a data file is read",
    ),
    (
        "{{ served.by(\"a\").by(\"b\").top }}",
        "3:14 prose/argument `by` stands once",
        "name both dimensions in one `by(\"d\", \"d2\")`",
    ),
    (
        "{{ served.where(\"x\") }}",
        "3:14 prose/argument `where` takes conditions, as in `where(sector=\"Education\")`",
        "",
    ),
    (
        "{{ served.where(a=b) }}",
        "3:29 prose/argument this argument is a literal value or a list of them, written out",
        "all questions must be known before a data file is read",
    ),
    ("{{ served.by }}", "3:14 prose/argument `by` needs arguments", ""),
    ("{{ served.value() }}", "3:21 prose/argument `value` takes no arguments", ""),
    (
        "{% set s = served %}{{ s.by(\"sex\").top }}",
        "3:34 prose/variable `by` stands on the name of a measure, not on a variable or a cell",
        "write `served.by(\"sex\")`",
    ),
    (
        "{% set s = served.where(a=1) %}{{ s.at(\"2017\") }}",
        "3:45 prose/variable `at` stands on the name of a measure, not on a variable or a cell",
        "write `served.where(a=1).at(\"2017\")`",
    ),
    (
        "{% for c in served.by(\"sex\") %}{{ c.where(a=1) }}{% endfor %}",
        "3:45 prose/variable `where` stands on the name of a measure, not on a variable or a cell",
        "write `served.where(a=1).by(\"sex\").get(…)`",
    ),
    (
        "{% for c in served.by(\"sex\") %}{{ c.whole }}{% endfor %}",
        "3:45 prose/variable `whole` stands on the name of a measure, not on a variable or a cell",
        "write `served.whole.by(\"sex\").get(…)`",
    ),
    (
        "{{ served.previous.at(\"2017\") }}",
        "3:14 prose/variable `at` stands on the name of a measure, not on `previous`",
        "write `served.at(\"2017\")`",
    ),
    ("{{ served.share_of(4) }}", "3:14 prose/argument `share_of` stands on a measure and takes a measure", ""),
    ("{{ served.by(\"sex\").get() }}", "3:14 prose/argument `get` takes a key for each dimension of `by`", ""),
    ("{% set period = 1 %}", "3:18 prose/variable `period` has a meaning of its own", "take another name"),
    ("{% for a, b in served.by(\"sex\") %}{% endfor %}", "3:18 prose/syntax only one plain name can be set", ""),
    (
        "{% for c in served %}{% endfor %}",
        "3:23 prose/type a Number has no cells to go through",
        "`for` goes through `….by(\"dimension\")`, `.top_n(n)` and `.cells`",
    ),
    (
        "{{ loop.index }}",
        "3:14 prose/syntax `loop` outside of `for` is not part of templates",
        "it stands inside `{% for %}`",
    ),
    ("{{ report.titel }}", "3:21 prose/unknown-name the report has no `titel`", "did you mean `title`?"),
    (
        "{{ sources.volunters.rows }}",
        "3:22 prose/unknown-name a source has no `volunters`",
        "did you mean `volunteers`?",
    ),
    ("{{ typed(2000) }}", "3:14 prose/argument `typed` takes text in quotes", ""),
    ("{{ claim() }}", "3:14 prose/argument `claim` takes a condition", ""),
    ("{{ served.by(\"sex\").cells[0] }}", "3:14 prose/syntax `[…]` is not part of templates", "use `.get(\"key\")`"),
];

#[test]
fn what_is_wrong_is_told_with_its_place_and_a_hint() {
    let mut wrong = Vec::new();
    for (template, expected, hint) in REFUSED {
        let (_, problems) = check(template);
        let told: Vec<String> = problems.iter().map(said).collect();
        let hints: Vec<&str> = problems.iter().filter_map(|problem| problem.hint.as_deref()).collect();
        let fits = told.len() == 1
            && hints.len() == 1
            && told[0].starts_with(expected)
            && (hint.is_empty() || hints == [*hint]);
        if !fits {
            wrong.push(format!("{template}\n   told {told:#?} {hints:?}\n   expected {expected} {hint}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_expression_of_thousands_of_parts_is_refused() {
    for part in [".b", " and a", "|length", "(1)"] {
        let (_, problems) = check(&format!("{{{{ a{} }}}}", part.repeat(3000)));
        assert!(!problems.is_empty(), "{part}");
    }
}

#[test]
fn all_problems_of_a_template_are_told_at_once() {
    let (_, problems) = check("{{ served.valeu }} {{ figure(\"x\").title }} {{ served + 1 }}");
    assert_eq!(problems.len(), 3);
}

#[test]
fn a_variable_of_two_branches_keeps_what_both_can_do() {
    let (asked, problems) = check(
        "{% if served.known %}{% set c = served.by(\"sex\").top %}{% else %}{% set c = hours.by(\"sex\").top %}{% endif %}{{ c.share }}",
    );
    assert_eq!(problems, []);
    let totals: Vec<&str> = asked.iter().filter(|a| a.by.is_empty()).map(|asked| asked.measure.as_str()).collect();
    assert_eq!(totals, ["served", "served", "hours"]);
}
