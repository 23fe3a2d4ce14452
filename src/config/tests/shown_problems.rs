//! What is said about mistakes in figures, tables, tiles, and of what is not built.

use super::below_says;
use expect_test::expect;

#[test]
fn what_is_not_built_yet_is_said() {
    below_says(
        r#"[theme]
brand = "_brand.yml"
[units]
source = "volunteers"
by = "place"
[images."a.jpg"]
alt = "A school"
focus = [0.5, 0.2]
[images."b.jpg"]
alt = " "
[privacy]
coarsen = true
"#,
        &expect![[r#"
            6:2-7 config/not-yet a report per unit is not built yet «units» | leave it out in this version
            11:1-6 config/not-yet `focus` of `images.a.jpg` is not built yet «focus» | leave it out in this version
            13:8-9 config/value `images.b.jpg.alt` says nothing « » | say in a sentence what it shows; where it is mere decoration, write `decorative = true`
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
            8:1-6 config/not-yet `scope` of `figures.f` is not built yet «scope» | leave it out in this version
            9:13-17 config/not-yet `highlight = true` is not built yet «true» | leave it out in this version
        "#]],
    );
    below_says(
        r#"[tables.t]
rows = "place"
columns = [{ measure = "served", spark = 5, bar = true, head = "Volunteers" }]
group = "place.district"
"#,
        &expect![[r#"
            6:34-39 config/conflict `spark` does not go with `bar` «spark» | a cell has room for one of the two
        "#]],
    );
    below_says(
        r#"[figures.f]
kind = "donut"
measure = "served"
by = "age_band"
split = "sex"
"#,
        &expect![[r#"
            5:9-14 config/missing-key a `donut` needs one measure, without `split` «donut» | parts of several wholes are `stacked100`
        "#]],
    );
}

#[test]
fn dialects_are_checked() {
    below_says(
        r#"[sources.visits]
file = "more/visits.csv"
dialect = { delimiter = ";;", quote = "x", decimal = ",", group = ",", date = "dym", header = 0, nothing = "-", sep = 1 }
"#,
        &expect![[r#"
            6:26-28 config/value `sources.visits.dialect.delimiter` must be one mark «;;» | for example `delimiter = ";"`, or `"tab"`
            6:40-41 config/value `sources.visits.dialect.quote` must be one mark «x» | for example `quote = "'"`, or `"tab"`
            6:59-64 config/conflict `group` is the decimal mark too «group» | the two marks differ
            6:80-83 config/value `sources.visits.dialect.date` cannot be `dym` «dym» | one of `"ymd"`, `"dmy"`, `"mdy"`
            6:95-96 config/value `sources.visits.dialect.header` must be a whole number, at least 1 «0» | for example `header = 1`
            6:109-110 config/type `sources.visits.dialect.nothing` must be an array, not a string «-» | for example `nothing = ["…", "…"]`
            6:113-116 config/unknown-key `sources.visits.dialect` has no key `sep` «sep» | it has `date`, `decimal`, `delimiter`, `encoding`, `group`, `header`, `nothing`, `quote`
        "#]],
    );
    below_says(
        r#"[sources.visits]
file = "more/visits.csv"
dialect = { encoding = "windows-1250", delimiter = "tab", quote = "'", decimal = ",", group = " ", date = "dmy", header = 3, nothing = ["-"] }
"#,
        &expect![[r#""#]],
    );
}

#[test]
fn figures_are_checked() {
    below_says(
        r#"[figures.Big_one]
kind = "colum"
"#,
        &expect![[r#"
            4:10-17 config/missing-key `figures.Big_one` needs `by` «Big_one» | for example `by = "year"`
            4:10-17 config/missing-key `figures.Big_one` needs `measure` «Big_one» | for example `measure = "served"`
            4:10-17 config/name `Big_one` is not an id «Big_one» | an id has small letters, digits and `-`, and begins with a letter or a digit
            5:9-14 config/value `figures.Big_one.kind` cannot be `colum` «colum» | did you mean `column`?
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
            6:12-17 config/value `figures.f.measures` must hold 2 to 6 measures «["a"]» | one measure is written `measure = "served"`
            8:1-5 config/conflict `last` needs an axis of time «last» | it counts steps of `by = "year"`, `"quarter"` or `"month"`; `top` counts other values
            9:9-13 config/type `figures.f.title` must be a text, or `false` for none, not a boolean «true» | for example `title = "…"`
            10:11-14 config/type `figures.f.legend` must be `true` or `false`, not a string «yes» | for example `legend = true`
            11:11-16 config/value `figures.f.labels` cannot be `value` «value» | did you mean `values`?
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
            8:8-64 config/value `figures.f.axis` ends before it starts «{ as = "percent_of_target", min = 5, max = 5, step = 1 }» | `min` is below `max`
            8:54-58 config/unknown-key `figures.f.axis` has no key `step` «step» | it has `as`, `max`, `min`
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
            8:10-14 config/value `figures.f.width` cannot be `wide` «wide» | one of `"full"`, `"half"`
        "#]],
    );
}

#[test]
fn tables_of_charts_in_the_annex_need_an_annex_that_holds_them() {
    below_says(
        r#"twins = "annex"
annex = ["notes"]
[figures.f]
measure = "served"
by = "year"
twin = "annex"
"#,
        &expect![[r#"
            5:1-6 config/conflict `twins = "annex"` needs an annex that holds them «annex» | put `"twins"` into `annex` of `[report]`, or write `"beside"`
            6:10-11 config/conflict `twin = "annex"` needs an annex that holds it «f» | put `"twins"` into `annex` of `[report]`, or write `"beside"`
        "#]],
    );
    below_says(
        "twins = \"below\"\n",
        &expect![[r#"
        4:10-15 config/value `report.twins` cannot be `below` «below» | one of `"annex"`, `"beside"`, `"none"`
    "#]],
    );
}

#[test]
fn small_charts_and_bars_of_columns_need_numbers_of_their_own() {
    below_says(
        r#"[tables.t]
rows = "year"
columns = [{ measure = "served", spark = 5, head = "Volunteers" }, { share = "served", spark = 5, bar = true },
  { text = "{{ served }}", bar = true }, { measure = "served", spark = 5, bar = true }, { measure = "served", spark = 1 }]
"#,
        &expect![[r#"
            6:12-66 config/conflict `spark` does not go with rows by `year` «spark» | the rows are steps of time already
            6:88-93 config/conflict `spark` goes with `measure` only «spark» | it shows the years of a measure
            7:28-31 config/conflict `bar` does not go with `text` «bar» | a bar shows a number: a `measure`, a `share` or a `field`
            7:64-69 config/conflict `spark` does not go with `bar` «spark» | a cell has room for one of the two
            7:119-120 config/value `tables.t.columns[5].spark` must be a whole number from 2 to 30 «1» | for example `spark = 2`
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
            7:11-14 config/value `tables.t.period` can be `all` only in a table of records «all» | a period is `"2019"`, `"2019-Q2"`, `"2019-03"`, `"2019-03-31"` or `"2019-01-01/2019-06-30"`
            8:12-27 config/value `tables.t.columns[1]` says nothing to show «{ label = "x" }» | it needs exactly one of `measure`, `field`, `share`, `text`
            8:51-56 config/conflict `field` does not go with `measure` «field» | a column shows one thing
            8:69-70 config/type `tables.t.columns[3]` must be a string or a table, not a whole number «3» | for example `{ measure = "served", label = "Volunteers" }`
            9:10-15 config/value `sort` names `hour`, which is no column «hour» | did you mean `hours`?
            10:13-22 config/unknown-source there is no source `volunteer` «volunteer» | did you mean `volunteers`?
        "#]],
    );
}

#[test]
fn a_column_per_value_needs_a_measure_and_a_dimension_of_its_own() {
    below_says(
        r#"[tables.a]
rows = "place"
across = "place"
measure = "served"
[tables.b]
rows = "year"
across = "month"
measure = "served"
[tables.c]
rows = "place"
across = "sex"
[tables.d]
rows = "place"
across = "sex"
measure = "served"
columns = ["hours"]
sort = ["-served"]
[tables.e]
rows = "place"
measure = "served"
columns = ["hours"]
"#,
        &expect![[r#"
            6:11-16 config/conflict `across` by `place` does not go with rows by `place` «place» | rows and columns need two dimensions, at most one of them time
            10:11-16 config/conflict `across` by `month` does not go with rows by `year` «month» | rows and columns need two dimensions, at most one of them time
            12:9-10 config/missing-key `tables.c` needs `measure` «c» | for example `measure = "participants"`
            20:10-17 config/value `sort` names `served`, which is no column «served» | it can be `hours`, `label`, `data`
            23:1-8 config/conflict `measure` goes with `across` only «measure» | a measure of its own column stands in `columns`
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
            5:9-11 config/value `tiles.a.items` is empty «[]» | for example `items = ["served", "activities"]`
            7:10-30 config/missing-key `tiles.b.items[1]` needs `measure` | for example `measure = "served"`
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
            5:12-47 config/value `cover.measures` names more than six measures «["a", "b", "c", "d", "e", "f", "g"]» | keep the six that matter most
            6:1-6 config/not-yet `image` of `cover` is not built yet «image» | leave it out in this version
            8:12-16 config/type `privacy.minimum` must be a whole number, at least 0, not a string «five» | for example `minimum = 0`
            9:10-12 config/value `privacy.zeros` cannot be `no` «no» | one of `"show"`, `"hide"`
            11:7-8 config/type `glossary.PCV` must be a text, not a whole number «3» | for example `PCV = "…"` or by language `{ en = "…", sq = "…" }`
        "#]],
    );
}

#[test]
fn what_a_map_a_timeline_and_small_charts_need_is_said() {
    below_says(
        "[sources.cohorts]\nfile = \"a.csv\"\nkind = \"table\"\n\
         [figures.a]\nkind = \"map\"\nmeasure = \"served\"\nby = \"year\"\nshapes = \"a.geojson\"\n\
         [figures.b]\nrecords = \"cohort\"\nfrom = \"a\"\nto = [\"b\", \"c\"]\nlabel = \"d\"\nby = \"e\"\n\
         [figures.c]\nmeasure = \"served\"\nby = \"year\"\nmultiples = \"sex\"\nkind = \"stacked\"\nfrom = \"a\"\n\
         [figures.d]\nmeasure = \"served\"\nby = \"place\"\nmultiples = \"sex\"\nkind = \"map\"\nshapes = \"a.geojson\"\nkey = \"a\"\n",
        &expect![[r#"
            5:9-14 file/missing there is no file `a.csv` «a.csv» | the path is relative to the report's folder
            7:10-11 config/missing-key `figures.a` needs `key` «a» | for example `key = "district"`
            8:9-12 config/missing-key a `map` needs one measure by places, without `split` «map» | add it, or choose another kind
            13:12-18 config/unknown-source there is no source `cohort` «cohort» | did you mean `cohorts`?
            15:1-3 config/value `phases` names 0 phases, and `to` ends 2 «to» | one name for each end, in order
            17:1-3 config/conflict `by` does not go with `records` «by» | a figure has measures or `records`
            22:9-16 config/missing-key a `stacked` needs `split` or `measures` «stacked» | add it, or choose another kind
            23:1-5 config/conflict `from` goes with `records` only «from» | a bar per row of a source: `records = "cohorts"`
            28:9-12 config/conflict `multiples` does not go with a `map` «map» | the same place in small maps is hard to compare: use `bar`, which has a row for each place
        "#]],
    );
}

#[test]
fn what_two_periods_and_a_scale_of_answers_need_is_said() {
    below_says(
        "[figures.a]\nmeasure = \"served\"\nby = \"year\"\nperiods = [\"2019\", \"2018\"]\nsplit = \"sex\"\nlast = 3\n\
         [figures.b]\nkind = \"bar\"\nmeasure = \"served\"\nby = \"program\"\nperiods = [\"2019\"]\n\
         [figures.c]\nkind = \"slope\"\nmeasure = \"served\"\nby = \"program\"\norder = [\"No\", \"Yes\", \"No\"]\n\
         [figures.d]\nkind = \"diverging\"\nmeasure = \"served\"\nby = \"program\"\nsplit = \"sex\"\norder = [\"F\", \"M\"]\nneutral = \"Mx\"\n\
         [figures.e]\nkind = \"bar\"\nmeasure = \"served\"\nby = \"program\"\nperiods = [\"2018\", \"2019\"]\n",
        &expect![[r#"
            7:1-8 config/conflict `periods` does not go with an axis of time «periods» | compare what is not time, as `by = "program"`; steps of time are a `line`
            7:11-27 config/value `figures.a.periods` must start with the earlier period «["2019", "2018"]» | exchange the two
            8:1-6 config/conflict `split` does not go with `periods` «split» | the two `periods` are the series of one measure
            9:1-5 config/conflict `last` does not go with `periods` «last» | the two periods are all that is shown
            14:11-19 config/value `figures.b.periods` must hold two periods «["2019"]» | for example `periods = ["2018", "2019"]`
            16:9-14 config/missing-key a `slope` needs two `periods` or two `measures` «slope» | add it, or choose another kind
            19:1-6 config/conflict `order` goes with `diverging` only «order» | take it out, or choose `diverging`
            19:24-26 config/value `order` names `No` twice «No» | name each answer once
            26:12-14 config/value `order` does not name `Mx` «Mx» | did you mean `M`?
            31:1-8 config/conflict `periods` goes with `slope` and `dumbbell` only «periods» | take it out, or choose `slope` and `dumbbell`
        "#]],
    );
    below_says(
        "[figures.a]\nkind = \"dumbbell\"\nmeasure = \"served\"\nby = \"program\"\nperiods = [\"2018\", \"2019\"]\n\
         [figures.b]\nkind = \"diverging\"\nmeasure = \"served\"\nby = \"program\"\nsplit = \"sex\"\norder = [\"F\", \"X\", \"M\"]\nneutral = \"X\"\n\
         [figures.c]\nkind = \"bar\"\nmeasure = \"served\"\nby = \"program\"\nmultiples = \"sex\"\n",
        &expect![[r#""#]],
    );
}
