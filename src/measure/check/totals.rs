//! Rows of a source → those among them that are totals of others.
//!
//! A row is a total when within its period, in every additive column, it equals the sum of all other rows or of all that
//! share one value of one column (at least three rows, one value above 10), and it holds a total word or one value in two
//! text columns. What is found leaves the sums, until no more is found. A blank cell counts as 0.

use super::Layout;
use super::kinds::Form;
use super::number::{self, Sign};
use crate::config::{ColumnType, Kind, SourceConfig};
use crate::diagnostic::Diagnostics;
use crate::ingest::{Record, Source};
use crate::measure::layout::RowTime;
use crate::measure::value::{NOT_STATED, Symbol, Symbols};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// The rows that are totals, by their number from 0, with the column that gives them away.
#[derive(Debug, Default)]
pub(crate) struct TotalRows {
    rows: BTreeMap<u32, (usize, Verdict)>,
}

/// What is known of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Verdict {
    /// It is the sum of others.
    Total,
    /// It is called a total, and is not the sum of others.
    Claimed,
}

/// Words in rows that are totals, in every language that the program knows.
const WORDS: &[&str] = &[
    "total",
    "totals",
    "subtotal",
    "subtotals",
    "all",
    "global",
    "worldwide",
    "overall",
    "sum",
    "everywhere",
    "gjithsej",
    "totali",
    "nëntotali",
    "gjithë",
    "gjitha",
    "shuma",
    "përgjithshëm",
    "përgjithshme",
    "globale",
    "ukupno",
    "ukupan",
    "ukupna",
    "svega",
    "zbir",
    "suma",
    "svi",
    "sve",
    "sva",
    "globalno",
    "укупно",
    "укупан",
    "укупна",
    "свега",
    "збир",
    "сума",
    "сви",
    "све",
    "сва",
    "глобално",
    "тотал",
];

/// Cells that say of their row that it is a total, and nothing else.
const CLAIMS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "subtotal",
    "gjithsej",
    "totali",
    "nëntotali",
    "ukupno",
    "svega",
    "укупно",
    "свега",
];

/// Words in the headers of columns that cannot be added up.
const RATES: &[&str] = &[
    "rate",
    "percent",
    "percentage",
    "pct",
    "share",
    "ratio",
    "average",
    "avg",
    "mean",
    "median",
    "per",
    "përqindja",
    "perqindja",
    "mesatarja",
    "norma",
    "procenat",
    "postotak",
    "prosek",
    "prosecno",
    "stopa",
    "udeo",
];

/// Words in the headers of columns that place a row in time, where none is declared.
const TIMES: &[&str] =
    &["year", "period", "quarter", "month", "date", "viti", "muaji", "godina", "mesec", "kvartal", "datum"];

/// Fewest rows of which a row is the total.
const FEWEST: u32 = 3;

impl TotalRows {
    /// Finds the totals among the rows of a source. Reads it once for rows that may be totals, and again only when there
    /// are any.
    pub(crate) fn find(layout: &Layout, source: &SourceConfig, opened: &Source) -> Self {
        let columns = Columns::new(layout, source);
        if !matches!(layout.kind, Kind::Table | Kind::Places | Kind::Programs | Kind::Grants)
            || columns.numbers.is_empty()
        {
            return Self::default();
        }
        let mut candidates: BTreeMap<u32, usize> = BTreeMap::new();
        let mut row = 0;
        opened.for_each(&mut Diagnostics::default(), |record, _| {
            candidates.extend(columns.sign_of_total(record).map(|column| (row, column)));
            row += 1;
        });
        if candidates.is_empty() {
            return Self::default();
        }
        let rows = Rows::read(&columns, opened, &candidates);
        let found = rows.totals(&candidates);
        let claims = candidates.iter().filter(|(row, _)| rows.claims.contains(*row) && !found.contains(*row));
        let claims = claims.map(|(row, column)| (*row, (*column, Verdict::Claimed)));
        let totals = found.iter().filter_map(|row| Some((*row, (*candidates.get(row)?, Verdict::Total))));
        Self { rows: totals.chain(claims).collect() }
    }

    /// What is known of a row, and the column of the layout that gives it away.
    pub(crate) fn of(&self, row: u32) -> Option<(usize, Verdict)> {
        self.rows.get(&row).copied()
    }
}

/// The columns of a source by what they are for; indices of the layout with those of its records.
struct Columns {
    texts: Vec<(usize, usize)>,
    numbers: Vec<usize>,
    time: Option<usize>,
}

impl Columns {
    fn new(layout: &Layout, source: &SourceConfig) -> Self {
        let time = match layout.time {
            RowTime::Day(at) | RowTime::Span(at) => Some(at),
            RowTime::Interval { start, .. } => Some(start),
            RowTime::Always => layout.columns.iter().position(|column| has_word(&column.name, TIMES)),
        };
        let (mut texts, mut numbers) = (Vec::new(), Vec::new());
        for (index, column) in layout.columns.iter().enumerate() {
            let Some(at) = column.at.filter(|_| Some(index) != time) else { continue };
            let declared = source.types.iter().find(|(named, _)| named.name == column.name).map(|(_, of)| *of);
            match column.form {
                Form::Whole | Form::Decimal
                    if declared != Some(ColumnType::Percent) && !has_word(&column.name, RATES) =>
                {
                    numbers.push(at);
                }
                Form::Text | Form::Id | Form::Reference(_) | Form::Enumeration(_) => texts.push((index, at)),
                _ => {}
            }
        }
        let time = time.and_then(|index| layout.columns[index].at);
        Self { texts, numbers, time }
    }

    /// The column that says that a row may be a total: by a word, else by a value that stands in another one, too.
    fn sign_of_total(&self, record: Record<'_>) -> Option<usize> {
        let words = self.texts.iter().find(|(_, at)| holds_total_word(record.cell(*at)));
        let twice = || {
            self.texts.iter().enumerate().find(|(first, (_, at))| {
                let cell = record.cell(*at);
                !cell.is_empty() && self.texts[..*first].iter().any(|(_, other)| record.cell(*other) == cell)
            })
        };
        words.or_else(|| twice().map(|(_, column)| column)).map(|(index, _)| *index)
    }
}

fn has_word(name: &str, words: &[&str]) -> bool {
    name.split('_').any(|word| words.contains(&word))
}

fn holds_total_word(cell: &str) -> bool {
    cell.split(|c: char| !c.is_alphanumeric()).any(|word| {
        // Most words of a file are longer or of other letters: only the few that may fit are put into lower case.
        matches!(word.len(), 3..=26) && WORDS.iter().any(|total| same_word(total, word))
    })
}

fn same_word(total: &str, word: &str) -> bool {
    total.len() == word.len() && (word.eq_ignore_ascii_case(total) || !word.is_ascii() && word.to_lowercase() == total)
}

/// A row as far as totals need it.
struct Row {
    number: u32,
    texts: Vec<Symbol>,
    values: Vec<i128>,
}

/// The rows by period; those of no period, as at the foot of a file, are totals of all.
struct Rows {
    periods: BTreeMap<Symbol, Vec<Row>>,
    claims: BTreeSet<u32>,
}

impl Rows {
    fn read(columns: &Columns, opened: &Source, candidates: &BTreeMap<u32, usize>) -> Self {
        let mut symbols = Symbols::default();
        let mut claims = BTreeSet::new();
        let mut periods: BTreeMap<Symbol, Vec<Row>> = BTreeMap::new();
        let mut number = 0;
        opened.for_each(&mut Diagnostics::default(), |record, _| {
            let texts = columns.texts.iter().map(|(_, at)| symbols.intern(record.cell(*at))).collect();
            let values = columns.numbers.iter().map(|at| value(record, *at)).collect();
            if candidates.contains_key(&number)
                && columns.texts.iter().any(|(_, at)| CLAIMS.contains(&record.cell(*at).to_lowercase().as_str()))
            {
                claims.insert(number);
            }
            let period = columns.time.map_or("", |at| record.cell(at));
            periods.entry(symbols.intern(period)).or_default().push(Row { number, texts, values });
            number += 1;
        });
        Self { periods, claims }
    }

    fn totals(&self, candidates: &BTreeMap<u32, usize>) -> BTreeSet<u32> {
        let mut found = BTreeSet::new();
        let is_candidate = |row: &Row| candidates.contains_key(&row.number);
        for rows in self.periods.values().filter(|rows| rows.iter().any(is_candidate)) {
            add_totals(&mut found, &rows.iter().collect::<Vec<_>>(), &is_candidate);
        }
        let of_all: Vec<&Row> =
            self.periods.get(&NOT_STATED).into_iter().flatten().filter(|row| is_candidate(row)).collect();
        if self.periods.len() > 1 && !of_all.is_empty() {
            let rows: Vec<&Row> = self.periods.values().flatten().collect();
            let is_candidate = |row: &Row| of_all.iter().any(|candidate| candidate.number == row.number);
            add_totals(&mut found, &rows, &is_candidate);
        }
        found
    }
}

/// Adds the totals among some rows to those found, round by round: what is found leaves the sums.
fn add_totals(found: &mut BTreeSet<u32>, rows: &[&Row], is_candidate: &dyn Fn(&Row) -> bool) {
    loop {
        let left: Vec<&Row> = rows.iter().copied().filter(|row| !found.contains(&row.number)).collect();
        let Some(sums) = Sums::of(&left) else { return };
        let total = |row: &&Row| is_candidate(row) && sums.has_as_total(row);
        let more: Vec<u32> = left.into_iter().filter(total).map(|row| row.number).collect();
        if more.is_empty() {
            return;
        }
        found.extend(more);
    }
}

/// The value of a cell in units of 10⁻⁶; 0 where it is blank, no number or finer.
fn value(record: Record<'_>, at: usize) -> i128 {
    match number::read(record.cell(at), record.dialect()) {
        Ok(number) if number.sign != Some(Sign::Percent) => number.decimal.at_scale(SCALE).unwrap_or(0),
        _ => 0,
    }
}

const SCALE: u8 = 6;

/// Column and value that rows share.
type Shared = (usize, Symbol);

/// The sums of all rows and of all that share a value.
struct Sums {
    count: u32,
    all: Vec<i128>,
    groups: BTreeMap<Shared, (u32, Vec<i128>)>,
    by_sum: FxHashMap<Vec<i128>, Vec<Shared>>,
}

impl Sums {
    fn of(rows: &[&Row]) -> Option<Self> {
        let width = rows.first()?.values.len();
        let mut groups: BTreeMap<Shared, (u32, Vec<i128>)> = BTreeMap::new();
        let (mut count, mut all) = (0, vec![0; width]);
        for row in rows {
            count += 1;
            add(&mut all, &row.values)?;
            for (column, text) in row.texts.iter().enumerate() {
                let group = groups.entry((column, *text)).or_insert_with(|| (0, vec![0; width]));
                group.0 += 1;
                add(&mut group.1, &row.values)?;
            }
        }
        let mut by_sum: FxHashMap<Vec<i128>, Vec<Shared>> = FxHashMap::default();
        for (shared, (count, sum)) in &groups {
            if *count >= FEWEST {
                by_sum.entry(sum.clone()).or_default().push(*shared);
            }
        }
        Some(Self { count, all, groups, by_sum })
    }

    /// Whether a row equals the sum of all others, or of others that share one value.
    fn has_as_total(&self, row: &Row) -> bool {
        let above_ten = row.values.iter().any(|value| *value > 10 * 10_i128.pow(u32::from(SCALE)));
        let twice = |sum: &[i128]| sum.iter().zip(&row.values).all(|(sum, own)| *sum == 2 * own);
        let own = |shared: &Shared| row.texts.get(shared.0) == Some(&shared.1);
        above_ten
            && (self.count > FEWEST && twice(&self.all)
                || self.by_sum.get(&row.values).is_some_and(|groups| groups.iter().any(|shared| !own(shared)))
                || row.texts.iter().enumerate().any(|(column, text)| {
                    self.groups.get(&(column, *text)).is_some_and(|(count, sum)| *count > FEWEST && twice(sum))
                }))
    }
}

fn add(sum: &mut [i128], values: &[i128]) -> Option<()> {
    for (sum, value) in sum.iter_mut().zip(values) {
        *sum = sum.checked_add(*value)?;
    }
    Some(())
}
