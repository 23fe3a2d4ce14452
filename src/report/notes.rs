//! The annex: data notes (definitions, small counts, rounding, sources, origins) and the glossary as the last sections.

use super::context::{Context, sentence_case};
use super::model::{Figure, Section, Table};
use crate::config::{Annex, FigureConfig, TableShape};
use crate::exact::Exact;
use crate::locale::{Arg, DateStyle, Sign};
use crate::prose::{Block, Definition, Inline, Master, RichTable};
use crate::shown::{Piece, Rich};
use std::collections::{BTreeMap, BTreeSet};

/// Digits of a hash that are printed.
const HASH: usize = 12;

/// Figures and tables that are placed, by id.
pub(super) struct PlacedParts<'r> {
    pub(super) figures: &'r BTreeMap<String, Figure>,
    pub(super) tables: &'r BTreeMap<String, Table>,
}

impl Context<'_> {
    /// The sections that the annex asks for: the tables of the charts, what the numbers mean, with the glossary, and what
    /// they are computed from. The tables stand before the rest unless the author names them later. Where the section
    /// `before` them has a number, theirs go on from it.
    pub(super) fn annex(&self, placed: &PlacedParts<'_>, before: Option<&Section>) -> Vec<Section> {
        let place = |part: Annex| self.config.report.annex.iter().position(|other| *other == part);
        let notes = [Annex::Notes, Annex::Glossary].into_iter().filter_map(place).min();
        let last = place(Annex::Twins) > notes && notes.is_some();
        let mut number = before.and_then(|before| before.number.clone());
        let mut sections = Vec::new();
        if !last {
            sections.extend(self.twins_section(placed.figures, number.as_deref().and_then(number_after)));
            number = sections.last().map_or(number, |twins: &Section| twins.number.clone());
        }
        sections.extend(self.notes(placed, number.clone()));
        if last {
            number = sections.last().map_or(number, |notes| notes.number.clone());
            sections.extend(self.twins_section(placed.figures, number.as_deref().and_then(number_after)));
        }
        sections
    }

    /// The notes; their numbers go on from the one before.
    fn notes(&self, placed: &PlacedParts<'_>, before: Option<String>) -> Vec<Section> {
        let annex = &self.config.report.annex;
        let (notes, glossary) = (annex.contains(&Annex::Notes), annex.contains(&Annex::Glossary));
        let mut blocks = Vec::new();
        if notes {
            blocks.push(self.heading(1, "notes-title"));
            blocks.extend(self.definitions(placed));
            blocks.extend(self.small_counts());
            blocks.extend(self.rounding());
        }
        if glossary {
            blocks.push(self.heading(if notes { 2 } else { 1 }, "glossary-title"));
            blocks.extend(self.glossary());
        }
        let mut number = before;
        let mut next = || {
            number = number.as_deref().and_then(number_after);
            number.clone()
        };
        let meanings = (notes || glossary).then(|| section(Master::Notes, blocks, next()));
        let origins = notes.then(|| {
            section(Master::Text, [self.sources(), self.earlier_figures(), self.origins(placed)].concat(), next())
        });
        meanings.into_iter().chain(origins).collect()
    }

    pub(super) fn heading(&self, level: u8, message: &str) -> Block {
        Block::Heading { level, id: None, inlines: vec![Inline::Text(self.locale.text(message, &[]))] }
    }

    pub(super) fn paragraph(&self, message: &str) -> Block {
        Block::Paragraph(vec![Inline::Text(self.locale.text(message, &[]))])
    }

    /// Every file with its rows, what it covers and its hash.
    fn sources(&self) -> Vec<Block> {
        let number = |count: u64| text(self.locale.number(Exact::whole(count), 0, Sign::Negative));
        let date =
            |date: Option<_>| text(date.map_or_else(String::new, |date| self.locale.date(date, DateStyle::Short)));
        let rows = self.facts.inputs.iter().map(|input| {
            vec![
                text(input.file.clone()),
                number(input.rows),
                number(input.rows_rejected),
                date(input.from),
                date(input.to.map(|last| last.min(self.config.report.period.to))),
                vec![Inline::Code(input.sha256.chars().take(HASH).collect())],
            ]
        });
        let heads = ["notes-file", "notes-rows", "notes-rejected", "notes-from", "notes-to", "notes-hash"];
        let right = vec![false, true, true, true, true, false];
        vec![
            self.heading(1, "notes-sources"),
            self.paragraph("notes-sources-text"),
            self.table_of(&heads, right, rows.collect()),
        ]
    }

    /// What each measure means that the report shows, by label.
    fn definitions(&self, placed: &PlacedParts<'_>) -> Vec<Block> {
        let mut meanings: Vec<(String, String)> = self
            .shown_measures(placed)
            .into_iter()
            .map(|name| (self.measure_label(name), self.measure_definition(name)))
            .filter(|(label, definition)| label != definition)
            .collect();
        meanings.sort_by(|a, b| self.locale.compare(&a.0, &b.0));
        meanings.dedup();
        let list = meanings.into_iter().map(|(label, meaning)| defined(format!("{label}."), Rich::text(meaning)));
        let list: Vec<Definition> = list.collect();
        if list.is_empty() { Vec::new() } else { vec![self.heading(2, "notes-definitions"), Block::Definitions(list)] }
    }

    fn shown_measures<'s>(&'s self, placed: &PlacedParts<'_>) -> BTreeSet<&'s str> {
        let figures = self.config.figures.iter().filter(|figure| placed.figures.contains_key(&figure.id.name));
        let tables = self.config.tables.iter().filter(|table| placed.tables.contains_key(&table.id.name));
        let tiles = self.config.tiles.iter().flat_map(|tiles| &tiles.items).map(|tile| tile.measure.name.as_str());
        let cover = self.config.cover.measures.iter().flatten().map(|named| named.name.as_str());
        figures
            .flat_map(measures_of_figure)
            .chain(tables.flat_map(|table| table.shape.measures()))
            .chain(tiles)
            .chain(cover)
            .chain(self.prose.asked.iter().map(|asked| asked.measure.as_str()))
            .filter(|name| !name.starts_with('_') && self.measure(name).is_some())
            .collect()
    }

    /// The rule by which counts are hidden.
    fn small_counts(&self) -> Vec<Block> {
        let rules = &self.config.privacy;
        let heading = self.heading(2, "notes-small-counts");
        if rules.minimum == 0 {
            return vec![heading, self.paragraph("notes-no-small-counts")];
        }
        let minimum = rules.minimum.to_string();
        let mut sentences = vec![self.locale.text("notes-small-counts-text", &[("minimum", Arg::Text(&minimum))])];
        if rules.sensitive_minimum > rules.minimum && !rules.sensitive.is_empty() {
            let columns: Vec<String> = rules.sensitive.iter().map(|column| self.dimension_label(column)).collect();
            let (columns, minimum) = (self.enumeration(&columns), rules.sensitive_minimum.to_string());
            let arguments = [("columns", Arg::Text(&columns)), ("minimum", Arg::Text(&minimum))];
            sentences.push(self.locale.text("notes-small-counts-sensitive", &arguments));
        }
        sentences.extend(rules.coarsen.then(|| self.locale.text("notes-small-counts-coarsened", &[])));
        let zeros = if rules.show_zeros { "notes-zeros" } else { "notes-zeros-hidden" };
        sentences.push(self.locale.text(zeros, &[]));
        sentences.push(self.locale.text("notes-small-counts-limits", &[]));
        vec![heading, Block::Paragraph(text(sentences.join(" ")))]
    }

    fn rounding(&self) -> Vec<Block> {
        let mut sentences = vec![self.locale.text("notes-rounding-text", &[])];
        let base = self.config.report.percent_base;
        if base > 0 {
            sentences.push(self.locale.text("notes-percent-base", &[("base", Arg::Text(&base.to_string()))]));
        }
        vec![self.heading(2, "notes-rounding"), Block::Paragraph(text(sentences.join(" ")))]
    }

    /// The marks in place of numbers, then the author's terms by term.
    fn glossary(&self) -> Vec<Block> {
        let minimum = self.config.privacy.minimum;
        let hidden = || {
            let minimum = minimum.to_string();
            let meaning = self.locale.text("glossary-suppressed", &[("minimum", Arg::Text(&minimum))]);
            defined(self.locale.text("suppressed", &[]), Rich::text(meaning))
        };
        let missing = defined(self.locale.text("missing", &[]), Rich::text(self.locale.text("glossary-missing", &[])));
        let mut terms: Vec<_> = self.config.glossary.iter().collect();
        terms.sort_by(|(a, _), (b, _)| self.locale.compare(&a.name, &b.name));
        let terms =
            terms.into_iter().map(|(term, meaning)| defined(term.name.clone(), self.rich(meaning, &self.asking())));
        vec![Block::Definitions((minimum > 0).then(hidden).into_iter().chain([missing]).chain(terms).collect())]
    }

    /// The terms that are abbreviations, and what they stand for: words of capitals and figures alone.
    pub(super) fn abbreviations(&self) -> Vec<(String, String)> {
        let short = |term: &str| {
            term.chars().all(|c| c.is_uppercase() || c.is_numeric() || matches!(c, '.' | '-' | '/' | '&'))
                && term.chars().filter(|c| c.is_alphanumeric()).count() > 1
                && term.chars().any(char::is_uppercase)
        };
        let terms = self.config.glossary.iter().filter(|(term, _)| short(&term.name));
        let spelled = terms.map(|(term, text)| (term.name.clone(), self.rich(text, &self.asking()).plain()));
        spelled.filter(|(_, text)| !text.trim().is_empty()).collect()
    }

    /// Every figure and table with its measures and the files that they are computed from.
    fn origins(&self, placed: &PlacedParts<'_>) -> Vec<Block> {
        let figures = self.config.figures.iter().filter_map(|config| {
            let figure = placed.figures.get(&config.id.name)?;
            if let Some(spans) = &config.data.spans {
                let files = self.files_of(std::slice::from_ref(&spans.source.name));
                let title = figure.title.as_ref().map(Rich::plain);
                let title = title.unwrap_or_else(|| sentence_case(&spans.source.name));
                return Some((figure.number, vec![named(&figure.name, &title), text(files)]));
            }
            let measures = measures_of_figure(config);
            let dimension = self.dimension_label(&config.data.by.name);
            let arguments = [("measure", Arg::Text(&self.labels(&measures))), ("dimension", Arg::Text(&dimension))];
            let labels = self.locale.text("figure-title-neutral", &arguments);
            Some((figure.number, self.origin_row(&figure.name, &labels, &measures)))
        });
        let tables = self.config.tables.iter().filter_map(|config| {
            let table = placed.tables.get(&config.id.name)?;
            let row = match &config.shape {
                TableShape::Records(records) => {
                    let title = table.title.as_ref().map(Rich::plain);
                    let title = title.unwrap_or_else(|| sentence_case(&records.source.name));
                    vec![named(&table.name, &title), text(self.files_of(std::slice::from_ref(&records.source.name)))]
                }
                TableShape::Aggregated { .. } => {
                    let measures = config.shape.measures();
                    self.origin_row(&table.name, &self.labels(&measures), &measures)
                }
            };
            Some((table.number, row))
        });
        let (mut figures, mut tables): (Vec<_>, Vec<_>) = (figures.collect(), tables.collect());
        figures.sort_by_key(|(number, _)| *number);
        tables.sort_by_key(|(number, _)| *number);
        let rows: Vec<_> = figures.into_iter().chain(tables).map(|(_, row)| row).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let heads = ["notes-where", "notes-files"];
        vec![self.heading(2, "notes-origins"), self.table_of(&heads, vec![false, false], rows)]
    }

    fn origin_row(&self, name: &str, what: &str, measures: &[&str]) -> Vec<Vec<Inline>> {
        let sources: Vec<String> = measures.iter().flat_map(|measure| self.sources_of(measure)).collect();
        vec![named(name, what), text(self.files_of(&sources))]
    }

    fn labels(&self, measures: &[&str]) -> String {
        let mut labels: Vec<String> = Vec::new();
        for label in measures.iter().map(|measure| self.measure_label(measure)) {
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels.join(", ")
    }

    /// The files of some sources, in the order in which they were read.
    fn files_of(&self, sources: &[String]) -> String {
        let inputs = self.facts.inputs.iter().filter(|input| sources.contains(&input.source));
        inputs.map(|input| input.file.as_str()).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn table_of(&self, heads: &[&str], right: Vec<bool>, rows: Vec<Vec<Vec<Inline>>>) -> Block {
        let head = heads.iter().map(|message| text(self.locale.text(message, &[]))).collect();
        Block::Table(RichTable { right, head, rows })
    }
}

/// A section of the annex: the first one starts a page, the next one where little of it is left.
fn section(master: Master, blocks: Vec<Block>, number: Option<String>) -> Section {
    let (language, chapter, title, lead) = (None, None, None, None);
    let starts_page = master == Master::Notes;
    Section { language, chapter, number, title, lead, starts_page, annex: true, columns: None, master, blocks }
}

/// The number of the section after that one: "4.2" after "4.1".
fn number_after(number: &str) -> Option<String> {
    let (chapter, within) = number.rsplit_once('.')?;
    Some(format!("{chapter}.{}", within.parse::<u32>().ok()? + 1))
}

/// A term and its meaning.
fn defined(term: String, meaning: Rich) -> Definition {
    Definition { terms: vec![text(term)], blocks: vec![Block::Paragraph(inlines(meaning))] }
}

fn measures_of_figure(figure: &FigureConfig) -> Vec<&str> {
    figure.data.measures.iter().chain(&figure.data.target).map(|named| named.name.as_str()).collect()
}

/// "Figure 10", then what it shows.
fn named(name: &str, what: &str) -> Vec<Inline> {
    vec![Inline::Strong(text(name.to_owned())), Inline::Text(format!(" {what}"))]
}

fn text(words: String) -> Vec<Inline> {
    vec![Inline::Text(words)]
}

fn inlines(rich: Rich) -> Vec<Inline> {
    let inline = |piece| match piece {
        Piece::Text(words) => Inline::Text(words),
        Piece::Value(shown) => Inline::Value(shown),
    };
    rich.0.into_iter().map(inline).collect()
}
