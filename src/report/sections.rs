//! Sections of prose → sections of the report; figures and tables are numbered in the order in which they are placed.

use super::context::Context;
use super::model::Section;
use crate::config::Kind;
use crate::diagnostic::Diagnostic;
use crate::prose::{self, Block, Placed};

impl Context<'_> {
    /// The sections of the edition, in order.
    pub(super) fn sections(&self) -> Vec<Section> {
        let asking = self.asking();
        let mut sections = Vec::new();
        let (mut chapter, mut within) = (0_u32, 0_u32);
        let chapters = self.prose.sections.iter().any(|section| section.front.chapter.is_some());
        for section in self.own_sections() {
            if !self.wanted(section) {
                continue;
            }
            let blocks = match prose::compose(section, &asking) {
                Ok(blocks) => blocks,
                Err(problems) => {
                    self.problems.borrow_mut().extend(problems);
                    continue;
                }
            };
            let opens = section.front.chapter.as_ref().map(|text| self.rich(text, &asking));
            if opens.is_some() {
                chapter += 1;
                within = 0;
            }
            within += 1;
            sections.push(Section {
                language: (!serves(&section.language, self.locale.tag())).then(|| section.language.clone()),
                chapter: opens.map(|title| (chapter, title)),
                number: (chapters && chapter > 0).then(|| format!("{chapter}.{within}")),
                title: section.front.title.as_ref().map(|text| self.rich(text, &asking)),
                lead: section.front.lead.as_ref().map(|text| self.rich(text, &asking)),
                starts_page: section.front.page,
                annex: false,
                columns: section.front.columns,
                master: section.front.master,
                blocks,
            });
        }
        sections
    }

    /// The sections written for the language of the edition, those of the main language in place of missing ones.
    fn own_sections(&self) -> Vec<&prose::Section> {
        self.prose.sections.iter().filter(|section| section.edition == self.locale.tag()).collect()
    }

    /// Whether the source or measure of `when` has data.
    fn wanted(&self, section: &prose::Section) -> bool {
        let Some(when) = &section.front.when else { return true };
        if let Some(input) = self.facts.inputs.iter().find(|input| input.source == when.name) {
            return input.rows > 0;
        }
        if self.measure(&when.name).is_some() {
            let fact = self.facts.fact(&Self::headline(&when.name, &self.config.report.period));
            return fact.suppressed || fact.value.is_some_and(|value| !value.is_zero());
        }
        let known = self.config.sources.iter().any(|source| source.name.name == when.name)
            || Kind::from_name(&when.name).is_some();
        if !known {
            let names = self
                .facts
                .measures
                .keys()
                .map(String::as_str)
                .chain(self.config.sources.iter().map(|s| s.name.name.as_str()));
            let problem = Diagnostic::error("prose/unknown-name", format!("no source or measure `{}`", when.name));
            self.problem(problem.at(when.origin.clone()).text(&when.name).did_you_mean(&when.name, names));
        }
        false
    }
}

/// Whether a section in `language` is one of an edition in `edition`: `en` serves `en-US`.
fn serves(language: &str, edition: &str) -> bool {
    edition.eq_ignore_ascii_case(language)
        || edition.to_lowercase().starts_with(&format!("{}-", language.to_lowercase()))
}

/// What is placed, in order: each figure and table once.
pub(super) fn placed(sections: &[Section]) -> Vec<&prose::Placement> {
    let mut found = Vec::new();
    for section in sections {
        collect(&section.blocks, &mut found);
    }
    found
}

fn collect<'s>(blocks: &'s [Block], found: &mut Vec<&'s prose::Placement>) {
    for block in blocks {
        match block {
            Block::Placed(placement)
                if matches!(placement.what, Placed::Figure(_) | Placed::Table(_) | Placed::Tiles(_)) =>
            {
                found.push(placement);
            }
            Block::List { items, .. } => items.iter().for_each(|item| collect(&item.blocks, found)),
            Block::Quote(inner)
            | Block::Callout { blocks: inner, .. }
            | Block::Story { blocks: inner, .. }
            | Block::Columns { blocks: inner, .. }
            | Block::Pull { blocks: inner, .. }
            | Block::Side { blocks: inner, .. }
            | Block::Box { blocks: inner, .. } => collect(inner, found),
            Block::Grid { cells, .. } => cells.iter().for_each(|cell| collect(cell, found)),
            Block::Definitions(definitions) => {
                for definition in definitions {
                    collect(&definition.blocks, found);
                }
            }
            _ => {}
        }
    }
}
