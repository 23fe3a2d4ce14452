//! A seed → a report over random sources: odd values that are all allowed, in every combination.

use crate::fuzzed::mutate::Dice;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Names that somebody could have.
const NAMES: [&str; 14] = [
    "Ardal",
    "Приштина",
    "Łęg",
    "Gjakovë",
    "Đakovica",
    "O'Brien, \"Ann\"",
    "A",
    "Municipality of the Twelve Upper and Lower Villages beyond the River and below the Mountain",
    "=SUM(A1)",
    "<b>bold</b> & *not*",
    "{{ served }}",
    "100 %",
    "2019",
    "Ardal",
];

/// Figures that need no column but those which are always there.
const FIGURES: [&str; 11] = [
    "kind = \"bar\"\nmeasure = \"served\"\nby = \"place\"\ntop = 2\n",
    "kind = \"heatmap\"\nmeasure = \"participants\"\nby = \"month\"\nsplit = \"place\"\n",
    "kind = \"stacked100\"\nmeasure = \"activities\"\nby = \"quarter\"\nsplit = \"program\"\n",
    "kind = \"area\"\nmeasure = \"hours\"\nby = \"month\"\n",
    "kind = \"dot\"\nmeasure = \"grant_amount\"\nby = \"place.district\"\n",
    "kind = \"line\"\nmeasure = \"female_share\"\nby = \"year\"\nlast = 3\n",
    "kind = \"column\"\nmeasure = \"served\"\nby = \"year\"\nmultiples = \"sex\"\n",
    "kind = \"stacked\"\nmeasure = \"served\"\nby = \"year\"\nsplit = \"sex\"\nmultiples = \"place\"\n",
    "measures = [\"grant_amount\", \"community_amount\"]\nby = \"place\"\nmultiples = \"program\"\n",
    "kind = \"gantt\"\nrecords = \"programs\"\nfrom = \"start_date\"\nto = \"end_date\"\nlabel = \"name\"\n",
    "kind = \"grouped\"\nmeasures = [\"grant_amount\", \"community_amount\"]\nby = \"program\"\n",
];

/// A file: its header and its rows.
pub(super) struct File {
    pub(super) name: &'static str,
    header: &'static str,
    pub(super) rows: Vec<String>,
}

/// A report with its files.
pub(super) struct Project {
    report: String,
    pub(super) files: Vec<File>,
}

impl Project {
    /// The report of a seed.
    pub(super) fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let programs = ids("P", dice.below(5));
        let places = ids("L", 1 + dice.below(6));
        let volunteers = ids("V", sized(&mut dice, 60));
        let files = vec![
            program_rows(&programs, &mut dice),
            place_rows(&places, &mut dice),
            volunteer_rows(&volunteers, &programs, &places, &mut dice),
            activity_rows(&volunteers, &programs, &places, &mut dice),
            grant_rows(&programs, &places, &mut dice),
            indicator_rows(&programs, &mut dice),
        ];
        let files: Vec<File> =
            files.into_iter().filter(|file| file.name != "indicators" || dice.below(3) > 0).collect();
        Self { report: report(seed, &files, &mut dice), files }
    }

    /// Puts the rows of the files that hold what happened into another order; references have their order from their files.
    pub(super) fn shuffle(&mut self, seed: u64) {
        let mut dice = Dice::new(seed);
        for file in &mut self.files {
            if ["volunteers", "activities", "grants"].contains(&file.name) {
                for last in (1..file.rows.len()).rev() {
                    file.rows.swap(last, dice.below(last + 1));
                }
            }
        }
    }

    /// Writes everything into a folder.
    pub(super) fn write(&self, folder: &Path) {
        fs::create_dir_all(folder).expect("a folder can be made");
        fs::write(folder.join("report.toml"), &self.report).expect("a file can be written");
        for file in &self.files {
            let text = format!("{}\n{}\n", file.header, file.rows.join("\n"));
            fs::write(folder.join(format!("{}.csv", file.name)), text.trim_end_matches('\n').to_owned() + "\n")
                .expect("a file can be written");
        }
    }
}

fn report(seed: u64, files: &[File], dice: &mut Dice) -> String {
    let mut text = String::from("[report]\ntitle = \"T\"\nid = \"random\"\n");
    let period = ["\"2023\"", "\"2023-Q2\"", "\"2022-11\"", "\"2031\"", "\"2023-02-10/2023-08-09\""][dice.below(5)];
    let _ = writeln!(text, "period = {period}\ntrend = {}", 2 + dice.below(6));
    for line in ["year_starts = \"10-01\"", "data_as_of = 2023-06-30", "twins = \"none\""] {
        if dice.below(3) == 0 {
            let _ = writeln!(text, "{line}");
        }
    }
    let _ = writeln!(text, "[privacy]\nminimum = {}", [0, 5, 40][dice.below(3)]);
    let _ = writeln!(text, "[sources]");
    for file in files {
        let currency = if file.name == "grants" { ", currency = \"EUR\"" } else { "" };
        let _ = writeln!(text, "{0} = {{ file = \"{0}.csv\"{currency} }}", file.name);
    }
    let start = usize::try_from(seed).unwrap_or(0);
    for number in 0..2 {
        let _ = write!(text, "[figures.own-{number}]\n{}", FIGURES[(start + number * 4) % FIGURES.len()]);
    }
    text
}

/// Small sizes are as likely as large ones.
fn sized(dice: &mut Dice, most: usize) -> usize {
    match dice.below(4) {
        0 => dice.below(3),
        1 => dice.below(10),
        _ => dice.below(most),
    }
}

fn ids(letter: &str, count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("{letter}{number}")).collect()
}

/// A cell in quotes where it needs them.
fn quoted(text: &str) -> String {
    if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// One of these, or nothing.
fn some<'t>(of: &'t [String], dice: &mut Dice) -> &'t str {
    of.get(dice.below(of.len() + 1)).map_or("", String::as_str)
}

fn one<'t>(of: &[&'t str], dice: &mut Dice) -> &'t str {
    of[dice.below(of.len())]
}

/// A day of the years around the period, in rare cases far away.
fn day(dice: &mut Dice) -> String {
    let year = if dice.below(30) == 0 { 1960 + dice.below(130) } else { 2020 + dice.below(5) };
    format!("{year}-{:02}-{:02}", 1 + dice.below(12), 1 + dice.below(28))
}

/// A whole number, in rare cases a huge one.
fn count(dice: &mut Dice) -> String {
    match dice.below(40) {
        0 => "999999999999".to_owned(),
        1 | 2 => "0".to_owned(),
        3..8 => String::new(),
        _ => dice.below(60).to_string(),
    }
}

/// A decimal.
fn decimal(dice: &mut Dice) -> String {
    match dice.below(12) {
        0 => String::new(),
        1 => "0.000001".to_owned(),
        2 => "99999.99".to_owned(),
        _ => format!("{}.{}", dice.below(900), dice.below(100)),
    }
}

fn rows(name: &'static str, header: &'static str, count: usize, mut row: impl FnMut(usize) -> Vec<String>) -> File {
    File { name, header, rows: (0..count).map(|index| row(index).join(",")).collect() }
}

fn program_rows(ids: &[String], dice: &mut Dice) -> File {
    rows("programs", "program_id,name,sector,start_date,end_date", ids.len(), |index| {
        let dates = one(&["2020-01-01,2023-12-31", "2022-05-01,", ",", "2023-03-03,2023-03-03"], dice);
        vec![
            ids[index].clone(),
            quoted(one(&NAMES, dice)),
            quoted(one(&["", "Youth", "Health, mind"], dice)),
            dates.into(),
        ]
    })
}

fn place_rows(ids: &[String], dice: &mut Dice) -> File {
    rows("places", "place,name_sq,district,population", ids.len(), |index| {
        let district = one(&["", "West", "East", "Пећки округ"], dice);
        vec![ids[index].clone(), quoted(one(&NAMES, dice)), district.into(), count(dice)]
    })
}

fn volunteer_rows(ids: &[String], programs: &[String], places: &[String], dice: &mut Dice) -> File {
    let header = "volunteer_id,start_date,end_date,end_reason,person_id,service,program_id,cohort,place,sex,birth_year,home_region,hours_per_week,weeks";
    rows("volunteers", header, ids.len(), |index| {
        let (first, second) = (day(dice), day(dice));
        let ended = dice.below(2) == 0;
        let end = if ended { first.clone().max(second.clone()) } else { String::new() };
        let reason = one(&["completed", "resigned", "medical", "evacuated", "transferred", ""], dice);
        let born = if dice.below(4) == 0 { String::new() } else { (1950 - dice.below(3)).to_string() };
        vec![
            ids[index].clone(),
            if ended { first.min(second) } else { first },
            end,
            if ended { reason.into() } else { String::new() },
            if dice.below(6) == 0 { "same".into() } else { String::new() },
            one(&["two_year", "two_year", "response", "virtual", ""], dice).into(),
            some(programs, dice).into(),
            one(&["", "K1", "K2", "Кохорта 3"], dice).into(),
            some(places, dice).into(),
            one(&["F", "M", "X", ""], dice).into(),
            born,
            quoted(one(&NAMES, dice)),
            one(&["", "12.5", "168"], dice).into(),
            one(&["", "8"], dice).into(),
        ]
    })
}

fn activity_rows(volunteers: &[String], programs: &[String], places: &[String], dice: &mut Dice) -> File {
    let header = "date,volunteer_id,program_id,place,participants,participants_female,participants_male,hours";
    let size = sized(dice, 120);
    rows("activities", header, size, |_| {
        let (female, male) = (dice.below(30), dice.below(30));
        let whole = if dice.below(3) == 0 { String::new() } else { (female + male + dice.below(2)).to_string() };
        let parts = if dice.below(5) == 0 { ",".to_owned() } else { format!("{female},{male}") };
        vec![
            day(dice),
            some(volunteers, dice).into(),
            some(programs, dice).into(),
            some(places, dice).into(),
            whole,
            parts,
            decimal(dice),
        ]
    })
}

fn grant_rows(programs: &[String], places: &[String], dice: &mut Dice) -> File {
    let header = "grant_id,approved_on,amount,source,program_id,place,community_amount";
    let size = sized(dice, 40);
    rows("grants", header, size, |index| {
        let amount = one(&["0", "1250.00", "0.01", "1250.00", "99999999999.99", "800"], dice);
        let source = one(&["", "Town council", "Фонд", "SPA"], dice);
        vec![
            format!("G{index}"),
            day(dice),
            amount.into(),
            source.into(),
            some(programs, dice).into(),
            some(places, dice).into(),
            decimal(dice),
        ]
    })
}

fn indicator_rows(programs: &[String], dice: &mut Dice) -> File {
    let header = "indicator_id,year,target,name,program_id,unit,direction,actual";
    rows("indicators", header, 1 + sized(dice, 12), |index| {
        vec![
            format!("I{}", index / 2),
            (2022 + index % 2).to_string(),
            one(&["0", "40", "12.5", "1000000"], dice).into(),
            quoted(one(&NAMES, dice)),
            some(programs, dice).into(),
            one(&["people", "hours", "percent", "EUR", ""], dice).into(),
            one(&["more", "less", ""], dice).into(),
            decimal(dice),
        ]
    })
}
