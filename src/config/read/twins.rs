//! `report.twins`, `report.annex` and `figures.ID.twin` → where charts have their tables.

use super::report::choices;
use crate::config::{Annex, FigureConfig, ReportConfig, Twins};
use crate::diagnostic::Diagnostic;
use crate::reader::Table;

const TWINS: [(&str, Twins); 3] = [("annex", Twins::Annex), ("beside", Twins::Beside), ("none", Twins::None)];

const ANNEX: [(&str, Annex); 4] =
    [("twins", Annex::Twins), ("notes", Annex::Notes), ("glossary", Annex::Glossary), ("imprint", Annex::Imprint)];

const TWINS_HINT: &str = "put `\"twins\"` into `annex` of `[report]`, or write `\"beside\"`";

/// `report.twins`, `figures.ID.twin`.
pub(super) fn twin(table: &mut Table<'_>, key: &'static str) -> Option<Twins> {
    table.choice(key, &TWINS)
}

/// Where charts have their tables, and what the annex holds. An annex without them, where nothing else is said, has none.
pub(super) fn twins_and_annex(table: &mut Table<'_>) -> (Twins, Vec<Annex>) {
    let (twins, annex) = (twin(table, "twins"), annex(table));
    let holds = annex.contains(&Annex::Twins);
    if twins == Some(Twins::Annex) && !holds {
        let error = table.error("config/conflict", "`twins = \"annex\"` needs an annex that holds them");
        table.push(error.at(table.key_origin("annex")).text("annex").hint(TWINS_HINT));
    }
    (twins.unwrap_or(if holds { Twins::Annex } else { Twins::None }), annex)
}

/// Figures that have their table in an annex without tables.
pub(super) fn check_twins(root: &Table<'_>, report: &ReportConfig, figures: &[FigureConfig]) {
    if report.annex.contains(&Annex::Twins) {
        return;
    }
    for figure in figures.iter().filter(|figure| figure.twin == Some(Twins::Annex)) {
        let error = Diagnostic::error("config/conflict", "`twin = \"annex\"` needs an annex that holds it");
        root.push(error.at(figure.id.origin.clone()).text(&figure.id.name).hint(TWINS_HINT));
    }
}

fn annex(table: &mut Table<'_>) -> Vec<Annex> {
    let Some(value) = table.value("annex") else { return ANNEX.map(|(_, part)| part).to_vec() };
    choices(&value, &ANNEX)
}
