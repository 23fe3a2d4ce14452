//! What is said about mistakes in the file as a whole and in `[report]`.

use super::{below_says, says};
use expect_test::expect;

#[test]
fn every_problem_of_the_file_is_found_at_once() {
    says(
        r#"[report]
title = "T"
period = "2019"
trend = "five"
langauges = ["en"]
[figures.f]
measure = "served"
by = "year"
sortt = "value"
[privacy]
floor = 5
"#,
        &expect![[r#"
            4:10-14 config/type `report.trend` must be a whole number from 2 to 30, not a string «five» | for example `trend = 2`
            5:1-10 config/unknown-key `report` has no key `langauges` «langauges» | did you mean `languages`?
            9:1-6 config/unknown-key `figures.f` has no key `sortt` «sortt» | did you mean `sort`?
            11:1-6 config/unknown-key `privacy` has no key `floor` «floor» | it has `coarsen`, `minimum`, `sensitive`, `sensitive_minimum`, `zeros`
        "#]],
    );
}

#[test]
fn syntax_errors_have_their_place() {
    says(
        r#"[report]
title = "T
period = "2019"
[figures
"#,
        &expect![[r#"
            2:11 config/syntax invalid basic string, expected `"` | the file is TOML: `[table]`, `key = "text"`, `key = [1, 2]`
            4:9 config/syntax unclosed table, expected `]` | the file is TOML: `[table]`, `key = "text"`, `key = [1, 2]`
        "#]],
    );
    says(
        r#"[report]
title = "T"
title = "U"
period = "2019"
"#,
        &expect![[r#"
            3:1-6 config/syntax duplicate key «title» | a key stands once; keep one of the two
        "#]],
    );
    says(
        r#"title = 
"#,
        &expect![[r#"
            1:9 config/syntax string values must be quoted, expected literal string | the file is TOML: `[table]`, `key = "text"`, `key = [1, 2]`
        "#]],
    );
}

#[test]
fn a_report_needs_a_title_and_a_period() {
    says(
        r#""#,
        &expect![[r#"
            0:0 config/missing-key there is no `[report]` | it needs at least `title` and `period`
        "#]],
    );
    says(
        r#"[report]
"#,
        &expect![[r#"
            1:2-8 config/missing-key `report` needs `period` «report» | for example `period = "2019"`
            1:2-8 config/missing-key `report` needs `title` «report» | for example `title = "Annual Report {{ period }}"`
        "#]],
    );
    says(
        r#"report = 3
[tabels.x]
rows = "place"
"#,
        &expect![[r#"
            1:10-11 config/type `report` must be a table, not a whole number «3» | for example `report = { … = … }`
            2:2-8 config/unknown-key the file has no key `tabels` «tabels» | did you mean `tables`?
        "#]],
    );
    says(
        r#"[report]
title = ""
period = 2019
"#,
        &expect![[r#"
            2:10 config/value `report.title` is empty | a report has a title, in every language that is named
            3:10-14 config/type `report.period` must be a period in quotes, not a whole number «2019» | for example `period = "2019"`
        "#]],
    );
    says(
        r#"[report]
title = { english = "T" }
period = "FY2019"
"#,
        &expect![[r#"
            2:11-18 config/language `report.title` has the key `english`, which is not a language «english» | a text is a string, or a table by language: `{ en = "…", sq = "…" }`
            3:11-17 config/period `FY2019` is not a period «FY2019» | did you mean `2019`?
        "#]],
    );
    says(
        r#"[report]
title = { en = 3 }
period = "2019-13"
"#,
        &expect![[r#"
            2:16-17 config/type `report.title.en` must be a string, not a whole number «3» | for example `en = "…"`
            3:11-18 config/period `2019-13` is not a period «2019-13» | a period is `"2019"`, `"2019-Q2"`, `"2019-03"`, `"2019-03-31"` or `"2019-01-01/2019-06-30"`
        "#]],
    );
}

#[test]
fn keys_of_the_report_are_checked() {
    below_says(
        r#"id = "Kosovo"
languages = ["en", "albanian", "EN"]
year_starts = "02-29"
year_named_by = "begin"
"#,
        &expect![[r#"
            4:7-13 config/name `Kosovo` is not an id «Kosovo» | an id has small letters, digits and `-`, and begins with a letter or a digit
            5:21-29 config/language `albanian` is not a language tag «albanian» | a BCP 47 tag is written like `en`, `en-US`, `sq`, `sr-Latn`
            5:33-35 config/value `EN` is named twice «EN» | name it once
            6:16-21 config/value `report.year_starts` is not a day of every year «02-29» | write month and day: `"10-01"` is 1 October
            7:18-23 config/value `report.year_named_by` cannot be `begin` «begin» | one of `"end"`, `"start"`
        "#]],
    );
    below_says(
        r#"languages = []
compare = "last"
data_as_of = "2019-09-30"
date = 2019-09-30T10:00:00
"#,
        &expect![[r#"
            4:13-15 config/value `report.languages` is empty, so there would be no edition «[]» | name at least one language: `["en"]`
            5:12-16 config/value `report.compare` cannot be `last` «last» | one of `"previous"`, `"none"`
            6:15-25 config/type `report.data_as_of` must be a date, written without quotes, not a string «2019-09-30» | for example `data_as_of = 2019-09-30`
            7:8-27 config/value `report.date` must be a day without a time «2019-09-30T10:00:00» | for example `2019-09-30`
        "#]],
    );
    below_says(
        r#"trend = 31
percent_base = -1
volunteers = ["two_year", "two_year", "respones"]
missing = "skip"
"#,
        &expect![[r#"
            4:9-11 config/value `report.trend` must be a whole number from 2 to 30 «31» | for example `trend = 2`
            5:16-18 config/value `report.percent_base` must be a whole number, at least 0 «-1» | for example `percent_base = 0`
            6:28-36 config/value `report.volunteers[2]` is named twice «two_year» | name it once
            6:40-48 config/value `report.volunteers[3]` cannot be `respones` «respones» | did you mean `response`?
            7:12-16 config/value `report.missing` cannot be `skip` «skip» | one of `"fallback"`, `"omit"`, `"error"`
        "#]],
    );
}

#[test]
fn words_in_other_alphabets_are_counted_in_characters() {
    below_says(
        "organisation = \"Косово\"; contact = 3\n",
        &expect![[r#"
        4:24 config/syntax unexpected key or value, expected newline, `#` | the file is TOML: `[table]`, `key = "text"`, `key = [1, 2]`
    "#]],
    );
    below_says(
        "subtitle = { en = \"Ë\", sq = \"Një\", sr = 5 }\r\nfooter = 7\r\n",
        &expect![[r#"
            4:41-42 config/type `report.subtitle.sr` must be a string, not a whole number «5» | for example `sr = "…"`
            5:10-11 config/type `report.footer` must be a text, not a whole number «7» | for example `footer = "…"` or by language `{ en = "…", sq = "…" }`
        "#]],
    );
    below_says(
        "footer = \"\"\"\nmore\n\"\"\"\nimprint = [\n \"a\",\n]\n",
        &expect![[r#"
            7:11 config/type `report.imprint` must be a text, not an array «[» | for example `imprint = "…"` or by language `{ en = "…", sq = "…" }`
        "#]],
    );
}

#[test]
fn every_section_is_known_and_every_item_is_a_table() {
    below_says(
        "[figure.x]\nby = \"year\"\n[tables]\nt = 3\n[[tiles]]\nitems = []\n",
        &expect![[r#"
            4:2-8 config/unknown-key the file has no key `figure` «figure» | did you mean `figures`?
            7:5-6 config/type `tables.t` must be a table, not a whole number «3» | for example `t = { … = … }`
            8:1-10 config/type `tiles` must be a table, not an array «[[tiles]]» | for example `tiles = { … = … }`
        "#]],
    );
    below_says(
        "trnd = 5\nyear_starts = \"+1-02\"\ncover = 3\n",
        &expect![[r#"
            4:1-5 config/unknown-key `report` has no key `trnd` «trnd» | did you mean `trend`?
            5:16-21 config/value `report.year_starts` is not a day of every year «+1-02» | write month and day: `"10-01"` is 1 October
            6:1-6 config/unknown-key `report` has no key `cover` «cover» | it has `annex`, `attach`, `authors`, `compare`, `contact`, `data_as_of`, `date`, `footer`, `id`, `imprint`, `keywords`, `languages`, `licence`, `missing`, `organisation`, `paper`, `past_facts`, `percent_base`, `period`, `subtitle`, `title`, `trend`, `twins`, `volunteers`, `year_named_by`, `year_starts`
        "#]],
    );
    below_says(
        "[units]\nby = 3\nrows = 5\n[theme]\ncolour = \"red\"\n[images.\"b.jpg\"]\npeople = true\n",
        &expect![[r#"
            4:2-7 config/missing-key `units` needs `source` «units» | for example `source = "volunteers"`
            4:2-7 config/not-yet a report per unit is not built yet «units» | leave it out in this version
            5:6-7 config/type `units.by` must be a string, not a whole number «3» | for example `by = "…"`
            6:1-5 config/unknown-key `units` has no key `rows` «rows» | it has `by`, `min_rows`, `overview`, `source`, `title`, `where`
            8:1-7 config/unknown-key `theme` has no key `colour` «colour» | it has `brand`, `file`, `max_ppi`, `print`
            9:10-15 config/consent `b.jpg` shows people, and their consent is not stated «b.jpg» | with their consent write `consent = true`, else do not use it
            9:10-15 config/missing-key `images.b.jpg` needs `alt` «b.jpg» | for example `alt = "Two Volunteers at a school"`
        "#]],
    );
}
