//! Rows that are totals of others: which they are, and what is left when they are dropped.

use super::given;

const SOURCE: &str = "\
[sources.posts]
file = \"posts.csv\"
kind = \"table\"
period = \"fiscal_year\"
";

const MEASURES: &str = "\
[measures.all_volunteers]
source = \"posts\"
sum = \"volunteers\"
[measures.all_left]
source = \"posts\"
sum = \"left_early\"
";

/// Posts with the totals of their regions and of all, named in three ways; a blank is 0; a post has the name of its region.
const POSTS: &str = "\
Post,Region,Fiscal Year,Volunteers,Left early,Rate
ALBANIA,EMA,2019,40,4,10.00%
KOSOVO,EMA,2019,60,6,10.00%
MOLDOVA,EMA,2019,50,,0.00%
BENIN,AFRICA,2019,100,20,20.00%
GHANA,AFRICA,2019,200,30,15.00%
TOGO,AFRICA,2019,90,9,10.00%
AFRICA,AFRICA,2019,390,59,15.13%
EMA,EMA,2019,150,10,6.67%
GLOBAL,GLOBAL,2019,540,69,12.78%
ALBANIA,EMA,2018,30,3,10.00%
KOSOVO,EMA,2018,70,7,10.00%
MOLDOVA,EMA,2018,20,2,10.00%
BENIN,AFRICA,2018,10,0,0.00%
GHANA,AFRICA,2018,20,1,5.00%
TOGO,AFRICA,2018,30,2,6.67%
AFRICA TOTAL,AFRICA TOTAL,2018,60,3,5.00%
EMA TOTAL,EMA TOTAL,2018,120,12,10.00%
WORLDWIDE TOTAL,WORLDWIDE TOTAL,2018,180,15,8.33%
";

#[test]
fn totals_are_found_within_their_period_and_leave_the_sums() {
    given(SOURCE, &[("posts.csv", POSTS)]).says(
        &[],
        &[
            "posts.csv:8:8 csv/total-row AFRICA",
            "posts.csv:9:5 csv/total-row EMA",
            "posts.csv:10:1 csv/total-row GLOBAL",
            "posts.csv:17:1 csv/total-row AFRICA TOTAL",
            "posts.csv:18:1 csv/total-row EMA TOTAL",
            "posts.csv:19:1 csv/total-row WORLDWIDE TOTAL",
        ],
    );
    let toml = format!("{SOURCE}totals = \"drop\"\n{MEASURES}");
    given(&toml, &[("posts.csv", POSTS)]).gives(&[
        ("all_volunteers", "540"),
        ("all_left", "69"),
        ("all_volunteers @2018", "180"),
        ("all_left @2018 region=AFRICA", "3"),
    ]);
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let (head, rows) = POSTS.split_once('\n').expect("a header");
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.sort_unstable();
    let text = format!("{head}\n{}\n", rows.join("\n"));
    let toml = format!("{SOURCE}totals = \"drop\"\n{MEASURES}");
    given(&toml, &[("posts.csv", &text)]).gives(&[("all_volunteers", "540"), ("all_left @2018", "15")]);
}

#[test]
fn what_is_not_the_sum_of_three_others_stays() {
    let toml = format!("{SOURCE}{MEASURES}");
    for (rows, sum) in [
        // One additive column differs.
        ("A,X,2019,10,1\nB,X,2019,20,2\nC,X,2019,30,3\nX,X,2019,60,7\n", "120"),
        // Two rows only.
        ("A,X,2019,10,1\nB,X,2019,20,2\nAll,Y,2019,30,3\n", "60"),
        // No value above 10.
        ("A,X,2019,1,1\nB,X,2019,2,2\nC,X,2019,3,3\nAll,Y,2019,6,6\n", "12"),
        // Neither a total word nor one value twice.
        ("A,X,2019,10,1\nB,X,2019,20,2\nC,X,2019,30,3\nD,Y,2019,60,6\n", "120"),
        // The sum of rows of another year.
        ("A,X,2018,10,1\nB,X,2018,20,2\nC,X,2018,30,3\nAll,Y,2019,60,6\n", "60"),
        // All three are there, but the word is a part of another one.
        ("A,X,2019,10,1\nB,X,2019,20,2\nC,X,2019,30,3\nTotality,Y,2019,60,6\n", "120"),
    ] {
        let text = format!("post,region,fiscal_year,volunteers,left_early\n{rows}");
        given(&toml, &[("posts.csv", &text)]).gives(&[("all_volunteers", sum)]);
    }
}

#[test]
fn totals_have_a_word_in_any_language_of_the_data() {
    let toml = "[sources.surveys]\nfile = \"s.csv\"\nkind = \"table\"\n";
    for word in ["Total", "TË GJITHA", "Gjithsej", "Ukupno", "УКУПНО", "All posts", "Grand total:"] {
        let text = format!("question,answers\nQ1,10\nQ2,20\nQ3,30\n{word},60\n");
        given(toml, &[("s.csv", &text)]).says(&[], &[&format!("s.csv:5:1 csv/total-row {word}")]);
    }
}

#[test]
fn a_row_that_is_only_called_a_total_is_told_and_counts() {
    let toml = "\
[sources.surveys]
file = \"s.csv\"
kind = \"table\"
totals = \"drop\"
[measures.answers]
source = \"surveys\"
sum = \"answers\"
";
    let given = given(toml, &[("s.csv", "question,answers\nQ1,10\nQ2,20\nQ3,30\nTotal,61\n")]);
    given.says(&[], &["s.csv:5:1 csv/total-row Total"]);
    given.gives(&[("answers", "121")]);
}

#[test]
fn the_foot_of_a_file_is_the_total_of_all_its_periods() {
    let grants = "\
grant_id,approved_on,amount,participants
G1,2018-03-01,100.50,10
G2,2019-03-01,200,
G3,2019-05-01,300.25,5
Total,,600.75,15
";
    let toml = "[sources.grants]\nfile = \"grants.csv\"\ncurrency = \"EUR\"\n";
    let files = [("grants.csv", grants)];
    given(toml, &files).says(&[], &["grants.csv:5:1 csv/total-row Total"]);
    given(&format!("{toml}totals = \"drop\"\n"), &files).gives(&[("grants", "2"), ("grant_amount", "500.25")]);
}
