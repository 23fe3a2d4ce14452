use super::{REPORT, read, rendered};
use crate::config::Overrides;
use expect_test::{Expect, expect};

#[track_caller]
fn says(text: &str, expected: &Expect) {
    let (_, diagnostics) = read(text, &Overrides::default());
    expected.assert_eq(&rendered(&diagnostics));
}

/// Below a title and a period, which take the first three lines.
#[track_caller]
fn below_says(text: &str, expected: &Expect) {
    says(&format!("{REPORT}{text}"), expected);
}

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
            4:10-14 config/type `report.trend` must be a whole number from 2 to 30, not a string «"five"» | for example `trend = 2`
            5:1-10 config/unknown-key `report` has no key `langauges` «langauges» | did you mean `languages`?
            9:1-6 config/unknown-key `figures.f` has no key `sortt` «sortt» | did you mean `sort`?
            11:1-6 config/unknown-key `privacy` has no key `floor` «floor» | it has `coarsen`, `sensitive`, `minimum`, `sensitive_minimum`, `zeros`
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
            2:11 config/syntax invalid basic string, expected `"`
            4:9 config/syntax unclosed table, expected `]`
        "#]],
    );
    says(
        r#"[report]
title = "T"
title = "U"
period = "2019"
"#,
        &expect![[r#"
            3:1-6 config/syntax duplicate key «title»
        "#]],
    );
    says(
        r#"title = 
"#,
        &expect![[r#"
            1:9 config/syntax string values must be quoted, expected literal string
        "#]],
    );
}

#[test]
fn a_report_needs_a_title_and_a_period() {
    says(r#""#, &expect![[r#"
        0:0 config/missing-key there is no `[report]` | it needs at least `title` and `period`
    "#]]);
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
        "#]],
    );
    says(
        r#"[report]
title = ""
period = 2019
"#,
        &expect![[r#"
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
            3:11-17 config/period `FY2019` is not a period «"FY2019"» | did you mean `2019`?
        "#]],
    );
    says(
        r#"[report]
title = { en = 3 }
period = "2019-13"
"#,
        &expect![[r#"
            2:16-17 config/type `report.title.en` must be a string, not a whole number «3» | for example `en = "…"`
            3:11-18 config/period `2019-13` is not a period «"2019-13"» | a period is `"2019"`, `"2019-Q2"`, `"2019-03"`, `"2019-03-31"` or `"2019-01-01/2019-06-30"`
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
            6:16-21 config/value `report.year_starts` is not a day of every year «"02-29"» | write month and day: `"10-01"` is 1 October
            7:18-23 config/value `report.year_named_by` cannot be `begin` «"begin"» | one of `"end"`, `"start"`
        "#]],
    );
    below_says(
        r#"languages = []
compare = "last"
data_as_of = "2019-09-30"
date = 2019-09-30T10:00:00
"#,
        &expect![[r#"
            4:13 config/value `report.languages` is empty, so there would be no edition «[]» | name at least one language: `["en"]`
            5:12-16 config/value `report.compare` cannot be `last` «"last"» | one of `"previous"`, `"none"`
            6:15-25 config/type `report.data_as_of` must be a date, written without quotes, not a string «"2019-09-30"» | for example `data_as_of = 2019-09-30`
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
            4:9-11 config/value `report.trend` must be a whole number from 2 to 30 «31»
            5:16-18 config/value `report.percent_base` must be a whole number, at least 0 «-1»
            6:28-36 config/value `report.volunteers[2]` is named twice «"two_year"» | name it once
            6:40-48 config/value `report.volunteers[3]` cannot be `respones` «"respones"» | did you mean `response`?
            7:12-16 config/value `report.missing` cannot be `skip` «"skip"» | one of `"fallback"`, `"omit"`, `"error"`
        "#]],
    );
}

#[test]
fn what_is_not_built_yet_is_said() {
    below_says(
        r#"paper = "Letter"
attach = true
twins = "beside"
annex = ["twins", "imprint"]
past_facts = "old.json"
"#,
        &expect![[r#"
            4:10-16 config/not-yet the paper `Letter` is not built yet «"Letter"» | leave it out in this version
            5:10-14 config/not-yet `attach = true` is not built yet «true» | leave it out in this version
            6:10-16 config/not-yet the table of a chart is not built yet «"beside"» | leave it out in this version
            7:11-16 config/not-yet the annex `twins` is not built yet «"twins"» | leave it out in this version
            8:1-11 config/not-yet `past_facts` of `report` is not built yet «past_facts» | leave it out in this version
        "#]],
    );
    below_says(
        r#"paper = ["A4", "screen"]
twins = "none"
annex = ["imprint"]
attach = false
"#,
        &expect![[r#"
            4:9 config/not-yet a paper other than A4 alone is not built yet «["A4", "screen"]» | leave it out in this version
        "#]],
    );
    below_says(
        r#"[theme]
brand = "_brand.yml"
[units]
source = "volunteers"
by = "place"
[images."a.jpg"]
alt = "A school"
[privacy]
coarsen = true
"#,
        &expect![[r#"
            5:1-6 config/not-yet `brand` of `theme` is not built yet «brand» | leave it out in this version
            6:2-7 config/not-yet a report per unit is not built yet «units» | leave it out in this version
            9:10-15 config/not-yet an image is not built yet «a.jpg» | leave it out in this version
            12:11-15 config/not-yet merging of small cells is not built yet «true» | leave it out in this version
        "#]],
    );
    below_says(
        r#"[figures.f]
measure = "served"
by = "year"
multiples = "sex"
scope = "whole"
highlight = true
twin = "annex"
"#,
        &expect![[r#"
            7:1-10 config/not-yet `multiples` of `figures.f` is not built yet «multiples» | leave it out in this version
            8:1-6 config/not-yet `scope` of `figures.f` is not built yet «scope» | leave it out in this version
            9:13-17 config/not-yet `highlight = true` is not built yet «true» | leave it out in this version
            10:9-14 config/not-yet the table of a chart is not built yet «"annex"» | leave it out in this version
        "#]],
    );
    below_says(
        r#"[tables.t]
rows = "place"
columns = [{ measure = "served", spark = 5, bar = true, head = "Volunteers" }]
group = "place.district"
"#,
        &expect![[r#"
            6:34-39 config/not-yet `spark` of `tables.t.columns[1]` is not built yet «spark» | leave it out in this version
            6:51-55 config/not-yet `bar = true` is not built yet «true» | leave it out in this version
            6:57-61 config/not-yet `head` of `tables.t.columns[1]` is not built yet «head» | leave it out in this version
            7:1-6 config/not-yet `group` of `tables.t` is not built yet «group» | leave it out in this version
        "#]],
    );
    below_says(
        r#"[sources.visits]
file = "visits.csv"
dialect = { delimiter = ";" }
totals = "drop"
"#,
        &expect![[r#"
            6:1-8 config/not-yet `dialect` of `sources.visits` is not built yet «dialect» | leave it out in this version
            7:11-15 config/not-yet leaving out rows that are totals is not built yet «"drop"» | leave it out in this version
        "#]],
    );
    below_says(
        r#"[figures.f]
kind = "pyramid"
measure = "served"
by = "age_band"
split = "sex"
"#,
        &expect![[r#"
            5:9-16 chart/not-yet `pyramid` is not built yet and is drawn as a bar «pyramid»
        "#]],
    );
}

#[test]
fn sources_are_checked() {
    below_says(
        r#"[sources.volunteers]
file = "volunters.csv"
[sources.visits]
file = ["visits.csv", "visits-*.csv"]
kind = "tabel"
[sources.Grants]
file = "grants.csv"
"#,
        &expect![[r#"
            5:9-22 file/missing there is no file `volunters.csv` «volunters.csv» | did you mean `volunteers.csv`?
            7:24-36 file/missing no file matches `visits-*.csv` «visits-*.csv» | the pattern is relative to the report's folder
            8:9-14 config/value `sources.visits.kind` cannot be `tabel` «"tabel"» | did you mean `table`?
            9:10-16 config/name `Grants` is not a name «Grants» | a name has small letters, digits and `_`, and begins with a letter
        "#]],
    );
    below_says(
        r#"[sources.volunteers]
file = "volunteers.csv"
types = { age = "integer" }
currency = "DOLLAR"
[sources.staff]
kind = "volunteers"
file = "visits.csv"
"#,
        &expect![[r#"
            6:1-6 config/conflict `types` does not go with the kind `volunteers` «types» | only sources of the kinds `table` and `metrics` have it
            7:13-19 config/value `DOLLAR` is not a currency «"DOLLAR"» | write its ISO 4217 code: `USD`, `EUR`, `ALL`
            8:10-15 config/conflict `staff` is a second source of the kind `volunteers` «staff» | `volunteers` is the first; name both files in one source
        "#]],
    );
    below_says(
        r#"[sources.visits]
file = "visits.csv"
types = { fee = "cash" }
date = "day"
period = "month"
references = { helper = "volunteer" }
covers = "2014 to 2019"
"#,
        &expect![[r#"
            6:18-22 config/value `sources.visits.types.fee` cannot be `cash` «"cash"» | one of `"text"`, `"integer"`, `"decimal"`, `"money"`, `"percent"`, `"date"`, `"year"`, `"month"`, `"boolean"`, `"id"`
            8:1-7 config/conflict `period` does not go with `date` «period» | one column places a row in time
            9:26-35 config/unknown-source there is no source `volunteer` «volunteer» | the sources are `visits`
            10:11-23 config/period `2014 to 2019` is not a range of periods «"2014 to 2019"» | a period is `"2019"`, `"2019-Q2"`, `"2019-03"`, `"2019-03-31"` or `"2019-01-01/2019-06-30"`
        "#]],
    );
}

#[test]
fn dimensions_are_checked() {
    below_says(
        r#"[dimensions.band]
of = "age"
breaks = [18, 30, 25]
case = "title"
[dimensions.month]
of = "x"
[dimensions.zone]
groups = { A = ["R1"], B = ["R1"] }
"#,
        &expect![[r#"
            6:10 config/value `dimensions.band.breaks` does not rise from break to break «[18, 30, 25]» | each break is above the one before: `[18, 25, 30]`
            7:1-5 config/conflict `case` does not go with `breaks` «case» | bins are numbers; leave one of them out
            8:13-18 config/name `month` is a dimension of its own «month» | choose another name for what is declared here
            10:13-17 config/missing-key `dimensions.zone` needs `of` «dimensions.zone» | for example `of = "age"`
            11:30-32 config/name `R1` is in two groups «R1» | it stands in `A` already
        "#]],
    );
}

#[test]
fn a_measure_has_exactly_one_aggregate() {
    below_says(
        r#"[measures.girls]
source = "activities"
[measures.boys]
source = "activites"
count = true
sum = "hours"
"#,
        &expect![[r#"
            4:11-16 config/missing-key the measure `girls` says nothing to compute «girls» | it needs exactly one of `count`, `count_distinct`, `sum`, `mean`, `median`, `min`, `max`, `ratio`
            7:11-20 config/unknown-source there is no source `activites` «activites» | did you mean `activities`?
            9:1-4 config/conflict `sum` does not go with `count` «sum» | a measure has exactly one aggregate
        "#]],
    );
    below_says(
        r#"[measures.rate]
ratio = ["hours"]
source = "activities"
[measures.heads]
source = "activities"
sum = { F = "participants_female" }
time = "ends"
"#,
        &expect![[r#"
            5:9 config/value `measures.rate.ratio` must hold two measures «["hours"]» | for example `ratio = ["hours", "activities"]`
            6:1-7 config/conflict `source` does not go with `ratio` «source» | set it in the two measures of the ratio
            9:7 config/missing-key a `sum` by value needs `as`, the name of its dimension «{ F = "participants_female" }» | for example `as = "sex"`
            10:1-5 config/conflict `time` goes with a source of volunteers only «time» | only services have a beginning and an end: leave it out
        "#]],
    );
    below_says(
        r#"[measures.served]
label = "Served"
sum = "hours"
unit = "people"
[measures.period]
source = "grants"
count = false
as = "sex"
decimals = 12
"#,
        &expect![[r#"
            6:1-4 config/conflict `sum` cannot be set for `served`, which is ready-made «sum» | only `label`, `decimals`, `definition`, `direction` can; give a measure of your own another name
            7:1-5 config/conflict `unit` cannot be set for `served`, which is ready-made «unit» | only `label`, `decimals`, `definition`, `direction` can; give a measure of your own another name
            8:11-17 config/name `period` cannot name a measure: templates use the word «period» | choose another name
            10:9-14 config/value `measures.period.count` is false «false» | write `count = true`, or another aggregate
            11:7-10 config/conflict `as` goes with a `sum` by value only «"sex"» | for example `sum = { F = "participants_female", M = "participants_male" }, as = "sex"`
            12:12-14 config/value `measures.period.decimals` must be a whole number from 0 to 9 «12»
        "#]],
    );
}

#[test]
fn conditions_are_checked() {
    below_says(
        r#"[figures.f]
measure = "served"
by = "year"
where = { sex = [], age = { min = 5, max = 3 }, x = { not = 1, empty = true }, y = { over = 3 }, z = { } }
"#,
        &expect![[r#"
            7:17 config/value `figures.f.where.sex` is an empty list, which no row fulfils «[]» | name at least one value
            7:27 config/value `figures.f.where.age` ends before it starts, so no row fulfils it «{ min = 5, max = 3 }» | exchange the bounds
            7:53 config/value `figures.f.where.x` cannot hold `not`, `empty` together «{ not = 1, empty = true }» | use `min` with `max` or with `below`, or `not`, or `empty` alone
            7:84 config/value `figures.f.where.y` holds no condition «{ over = 3 }» | a condition is a value, an array, or one of `not`, `min`, `max`, `below`, `empty`
            7:86-90 config/unknown-key `figures.f.where.y` has no key `over` «over» | it has `not`, `min`, `max`, `below`, `empty`
            7:102 config/value `figures.f.where.z` holds no condition «{ }» | a condition is a value, an array, or one of `not`, `min`, `max`, `below`, `empty`
        "#]],
    );
    below_says(
        r#"[figures.f]
measure = "served"
by = "year"
where = { d = { min = 2019-01-01, below = 5 }, e = { min = "a" }, f = inf, g = [["a"]] }
"#,
        &expect![[r#"
            7:15 config/value `figures.f.where.d` mixes numbers and dates «{ min = 2019-01-01, below = 5 }» | both bounds are numbers, or both are dates
            7:61-62 config/type `figures.f.where.e.min` must be a number or a date, not a string «"a"» | for example `min = 1`
            7:71-74 config/value `figures.f.where.f` is not a number that can be kept exactly «inf» | for example `80` or `12.5`
            7:81 config/type `figures.f.where.g[1]` must be a string, number, date or boolean, not an array «["a"]» | for example `"…"`
        "#]],
    );
}

#[test]
fn figures_are_checked() {
    below_says(
        r#"[figures.Big_one]
kind = "colum"
"#,
        &expect![[r#"
            4:10-17 config/missing-key `figures.Big_one` needs `by` «figures.Big_one» | for example `by = "year"`
            4:10-17 config/missing-key `figures.Big_one` needs `measure` «figures.Big_one» | for example `measure = "served"`
            4:10-17 config/name `Big_one` is not an id «Big_one» | an id has small letters, digits and `-`, and begins with a letter or a digit
            5:9-14 config/value `figures.Big_one.kind` cannot be `colum` «"colum"» | did you mean `column`?
        "#]],
    );
    below_says(
        r#"[figures.f]
measure = "served"
measures = ["a"]
by = "sex"
last = 5
title = true
legend = "yes"
labels = "value"
"#,
        &expect![[r#"
            6:1-9 config/conflict `measures` does not go with `measure` «measures» | keep one of the two
            6:12 config/value `figures.f.measures` must hold 2 to 6 measures «["a"]» | one measure is written `measure = "served"`
            8:1-5 config/conflict `last` needs an axis of time «last» | it counts steps of `by = "year"`, `"quarter"` or `"month"`; `top` counts other values
            9:9-13 config/type `figures.f.title` must be a text, or `false` for none, not a boolean «true» | for example `title = "…"`
            10:11-14 config/type `figures.f.legend` must be `true` or `false`, not a string «"yes"» | for example `legend = true`
            11:11-16 config/value `figures.f.labels` cannot be `value` «"value"» | did you mean `values`?
        "#]],
    );
    below_says(
        r#"[figures.f]
kind = "stacked"
measure = "served"
by = "year"
axis = { as = "percent_of_target", min = 5, max = 5, step = 1 }
"#,
        &expect![[r#"
            5:9-16 config/missing-key a `stacked` needs `split` or `measures` «stacked» | add it, or choose another kind
            8:1-5 config/missing-key `percent_of_target` needs a measure as `target` «axis» | for example `target = "indicator_target"`
            8:8 config/value `figures.f.axis` ends before it starts «{ as = "percent_of_target", min = 5, max = 5, step = 1 }» | `min` is below `max`
            8:54-58 config/unknown-key `figures.f.axis` has no key `step` «step» | it has `as`, `min`, `max`
        "#]],
    );
    below_says(
        r#"[figures.f]
measures = ["a", "b"]
split = "sex"
by = "year"
width = "wide"
"#,
        &expect![[r#"
            6:1-6 config/conflict `split` does not go with `measures` «split» | the measures are the series; keep one of the two
            8:10-14 config/value `figures.f.width` cannot be `wide` «"wide"» | one of `"full"`, `"half"`
        "#]],
    );
}

#[test]
fn tables_are_checked() {
    below_says(
        r#"[tables.t]
records = "volunteers"
total = true
fields = [{ measure = "served" }, "start_date"]
"#,
        &expect![[r#"
            5:12-22 privacy/person-rows the rows of `volunteers` are persons and are not listed «volunteers» | ask for measures by a dimension, or set `privacy.minimum = 0` where all may be named
            6:1-6 config/conflict `total` does not go with `records` «total» | a table has `rows` or `records`
            7:13-20 config/conflict `measure` does not go into a table of records «measure» | a row here is a row of the source: name a `field`
        "#]],
    );
    below_says(
        r#"[tables.t]
rows = "place"
limit = 5
period = "all"
columns = [{ label = "x" }, { measure = "served", field = "name" }, 3, "hours"]
sort = ["-hour"]
include = ["volunteer"]
"#,
        &expect![[r#"
            6:1-6 config/conflict `limit` goes with `records` only «limit» | a row per row of a source: `records = "grants"`
            7:11-14 config/value `tables.t.period` can be `all` only in a table of records «"all"» | a period is `"2019"`, `"2019-Q2"`, `"2019-03"`, `"2019-03-31"` or `"2019-01-01/2019-06-30"`
            8:12 config/value `tables.t.columns[1]` says nothing to show «{ label = "x" }» | it needs exactly one of `measure`, `field`, `share`, `text`
            8:51-56 config/conflict `field` does not go with `measure` «field» | a column shows one thing
            8:69-70 config/type `tables.t.columns[3]` must be a string or a table, not a whole number «3» | for example `{ measure = "served", label = "Volunteers" }`
            9:10-15 config/value `sort` names `hour`, which is no column «hour» | did you mean `hours`?
            10:13-22 config/unknown-source there is no source `volunteer` «volunteer» | did you mean `volunteers`?
        "#]],
    );
}

#[test]
fn tiles_are_checked() {
    below_says(
        r#"[tiles.a]
items = []
[tiles.b]
items = [{ label = "Served" }, "hours", false, { measure = "hours", decimal = 1 }]
"#,
        &expect![[r#"
            5:9 config/value `tiles.a.items` is empty «[]» | for example `items = ["served", "activities"]`
            7:10 config/missing-key `tiles.b.items[1]` needs `measure` «tiles.b.items[1]» | for example `measure = "served"`
            7:41-46 config/type `tiles.b.items[3]` must be a measure or a table, not a boolean «false» | for example `{ measure = "served", label = "Volunteers" }`
            7:69-76 config/unknown-key `tiles.b.items[4]` has no key `decimal` «decimal» | did you mean `decimals`?
        "#]],
    );
}

#[test]
fn the_cover_and_privacy_are_checked() {
    below_says(
        r#"[cover]
measures = ["a", "b", "c", "d", "e", "f", "g"]
image = "a.jpg"
[privacy]
minimum = "five"
zeros = "no"
[glossary]
PCV = 3
"#,
        &expect![[r#"
            5:12 config/value `cover.measures` names more than six measures «["a", "b", "c", "d", "e", "f", "g"]» | keep the six that matter most
            6:1-6 config/not-yet `image` of `cover` is not built yet «image» | leave it out in this version
            8:12-16 config/type `privacy.minimum` must be a whole number, at least 0, not a string «"five"» | for example `minimum = 0`
            9:10-12 config/value `privacy.zeros` cannot be `no` «"no"» | one of `"show"`, `"hide"`
            11:7-8 config/type `glossary.PCV` must be a text, not a whole number «3» | for example `PCV = "…"` or by language `{ en = "…", sq = "…" }`
        "#]],
    );
}
