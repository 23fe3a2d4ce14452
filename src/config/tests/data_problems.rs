//! What is said about mistakes in sources, dimensions, measures and conditions.

use super::below_says;
use expect_test::expect;

#[test]
fn sources_are_checked() {
    below_says(
        r#"[sources.volunteers]
file = "volunters.csv"
[sources.visits]
file = ["more/visits.csv", "more/visits-*.csv", "more/visit.csv"]
kind = "tabel"
[sources.Grants]
file = "grants.csv"
"#,
        &expect![[r#"
            5:9-22 file/missing there is no file `volunters.csv` «volunters.csv» | did you mean `volunteers.csv`?
            7:29-46 file/missing no file matches `more/visits-*.csv` «more/visits-*.csv» | the pattern is relative to the report's folder
            7:50-64 file/missing there is no file `more/visit.csv` «more/visit.csv» | did you mean `more/visits.csv`?
            8:9-14 config/value `sources.visits.kind` cannot be `tabel` «tabel» | did you mean `table`?
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
file = "more/visits.csv"
"#,
        &expect![[r#"
            6:1-6 config/conflict `types` does not go with the kind `volunteers` «types» | only sources of the kinds `table` and `metrics` have it
            7:13-19 config/value `DOLLAR` is not a currency «DOLLAR» | write its ISO 4217 code: `USD`, `EUR`, `ALL`
            8:10-15 config/conflict `staff` is a second source of the kind `volunteers` «staff» | `volunteers` is the first; name both files in one source
        "#]],
    );
    below_says(
        r#"[sources.visits]
file = "more/visits.csv"
types = { fee = "cash" }
date = "day"
period = "month"
references = { helper = "volunteer" }
covers = "2014 to 2019"
"#,
        &expect![[r#"
            6:18-22 config/value `sources.visits.types.fee` cannot be `cash` «cash» | one of `"text"`, `"integer"`, `"decimal"`, `"money"`, `"percent"`, `"date"`, `"year"`, `"month"`, `"boolean"`, `"id"`
            8:1-7 config/conflict `period` does not go with `date` «period» | one column places a row in time
            9:26-35 config/unknown-source there is no source `volunteer` «volunteer» | the sources are `visits`
            10:11-23 config/period `2014 to 2019` is not a range of periods «2014 to 2019» | a period is `"2019"`, `"2019-Q2"`, `"2019-03"`, `"2019-03-31"` or `"2019-01-01/2019-06-30"`
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
            6:10-22 config/value `dimensions.band.breaks` does not rise from break to break «[18, 30, 25]» | each break is above the one before: `[18, 25, 30]`
            7:1-5 config/conflict `case` does not go with `breaks` «case» | bins are numbers; leave one of them out
            8:13-18 config/name `month` is a dimension of its own «month» | choose another name for what is declared here
            10:13-17 config/missing-key `dimensions.zone` needs `of` «zone» | for example `of = "age"`
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
            5:9-18 config/value `measures.rate.ratio` must hold two measures «["hours"]» | for example `ratio = ["hours", "activities"]`
            6:1-7 config/conflict `source` does not go with `ratio` «source» | set it in the two measures of the ratio
            9:7-36 config/missing-key a `sum` by value needs `as`, the name of its dimension «{ F = "participants_female" }» | for example `as = "sex"`
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
            11:7-10 config/conflict `as` goes with a `sum` by value only «sex» | for example `sum = { F = "participants_female", M = "participants_male" }, as = "sex"`
            12:12-14 config/value `measures.period.decimals` must be a whole number from 0 to 9 «12» | for example `decimals = 0`
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
            7:17-19 config/value `figures.f.where.sex` is an empty list, which no row fulfils «[]» | name at least one value
            7:27-47 config/value `figures.f.where.age` ends before it starts, so no row fulfils it «{ min = 5, max = 3 }» | exchange the bounds
            7:53-78 config/value `figures.f.where.x` cannot hold `not`, `empty` together «{ not = 1, empty = true }» | use `min` with `max` or with `below`, or `not`, or `empty` alone
            7:84-96 config/value `figures.f.where.y` holds no condition «{ over = 3 }» | a condition is a value, an array, or one of `not`, `min`, `max`, `below`, `empty`
            7:86-90 config/unknown-key `figures.f.where.y` has no key `over` «over» | it has `below`, `empty`, `max`, `min`, `not`
            7:102-105 config/value `figures.f.where.z` holds no condition «{ }» | a condition is a value, an array, or one of `not`, `min`, `max`, `below`, `empty`
        "#]],
    );
    below_says(
        r#"[figures.f]
measure = "served"
by = "year"
where = { d = { min = 2019-01-01, below = 5 }, e = { min = "a" }, f = inf, g = [["a"]] }
"#,
        &expect![[r#"
            7:15-46 config/value `figures.f.where.d` mixes numbers and dates «{ min = 2019-01-01, below = 5 }» | both bounds are numbers, or both are dates
            7:61-62 config/type `figures.f.where.e.min` must be a number or a date, not a string «a» | for example `min = 1`
            7:71-74 config/value `figures.f.where.f` is not a number that can be kept exactly «inf» | for example `80` or `12.5`
            7:81-86 config/type `figures.f.where.g[1]` must be a string, number, date or boolean, not an array «["a"]» | for example `"…"`
        "#]],
    );
}
