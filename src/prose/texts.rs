//! Every text of `report.toml` with the place whose answers it is given.

use super::Scope;
use super::typed::Reading;
use crate::config::{ColumnConfig, ColumnValue, Config, FigureConfig, TableConfig, TableShape, Text, TilesConfig};

/// All of them, in the order of the configuration.
pub(super) fn texts(config: &Config) -> Vec<(Scope, &Text)> {
    let report = &config.report;
    let mut texts: Vec<(Scope, &Text)> = [
        Some(&report.title),
        report.subtitle.as_ref(),
        report.organisation.as_ref(),
        report.contact.as_ref(),
        report.licence.as_ref(),
        report.imprint.as_ref(),
        report.footer.as_ref(),
        config.cover.text.as_ref(),
    ]
    .into_iter()
    .flatten()
    .chain(config.glossary.iter().map(|(_, text)| text))
    .chain(config.images.iter().flat_map(|image| [image.alt.as_ref(), image.credit.as_ref()]).flatten())
    .chain(config.dimensions.iter().flat_map(|dimension| dimension.labels.iter().map(|(_, text)| text)))
    .chain(config.measures.iter().flat_map(|measure| [measure.label.as_ref(), measure.definition.as_ref()]).flatten())
    .chain(config.figures.iter().flat_map(of_figure))
    .map(|text| (Scope::Report, text))
    .collect();
    texts.extend(config.tables.iter().flat_map(of_table));
    texts.extend(config.tiles.iter().flat_map(of_tiles));
    texts
}

/// Texts in which a typed number is looked for, and how: names, terms and legal words have numbers of their own, and what has
/// a period of its own may name it.
pub(super) fn typed(config: &Config) -> Vec<(Reading, &Text)> {
    let report = &config.report;
    let tables = || config.tables.iter().filter(|table| table.period.is_none());
    let tiles = || config.tiles.iter().flat_map(|tiles| &tiles.items).filter(|tile| tile.period.is_none());
    let figures = config.figures.iter().filter(|figure| figure.data.period.is_none());
    let names = [&report.organisation, &report.contact, &report.licence, &report.imprint].into_iter().flatten();
    let names = names
        .chain(config.glossary.iter().map(|(_, text)| text))
        .chain(config.images.iter().filter_map(|image| image.credit.as_ref()))
        .chain(config.dimensions.iter().flat_map(|dimension| dimension.labels.iter().map(|(_, text)| text)))
        .chain(config.measures.iter().flat_map(|measure| [&measure.label, &measure.definition]).flatten())
        .chain(tables().flat_map(|table| table.row_label.iter().chain(column_labels(table))))
        .chain(tiles().filter_map(|tile| tile.label.as_ref()));
    let plain = [Some(&report.title), report.subtitle.as_ref(), report.footer.as_ref(), config.cover.text.as_ref()];
    let plain = plain
        .into_iter()
        .flatten()
        .chain(config.images.iter().filter_map(|image| image.alt.as_ref()))
        .chain(figures.flat_map(of_figure))
        .chain(tables().flat_map(|table| [&table.title, &table.caption, &table.note]).flatten())
        .chain(tiles().filter_map(|tile| tile.note.as_ref()));
    names.map(|text| (Reading::Names, text)).chain(plain.map(|text| (Reading::Plain, text))).collect()
}

fn column_labels(table: &TableConfig) -> impl Iterator<Item = &Text> {
    columns(table)
        .iter()
        .filter(|column| column.period.is_none())
        .flat_map(|column| [&column.label, &column.head])
        .flatten()
}

fn columns(table: &TableConfig) -> &[ColumnConfig] {
    match &table.shape {
        TableShape::Aggregated { columns, .. } => columns,
        TableShape::Records(records) => &records.fields,
    }
}

fn of_figure(figure: &FigureConfig) -> impl Iterator<Item = &Text> {
    let title = figure.title.as_ref().and_then(Option::as_ref);
    [title, figure.subtitle.as_ref(), figure.caption.as_ref(), figure.note.as_ref(), figure.alt.as_ref()]
        .into_iter()
        .flatten()
        .chain(figure.data.spans.iter().flat_map(|spans| &spans.phases))
}

fn of_table(table: &TableConfig) -> Vec<(Scope, &Text)> {
    let words = [&table.row_label, &table.title, &table.caption, &table.note];
    let mut texts: Vec<(Scope, &Text)> = words.into_iter().flatten().map(|text| (Scope::Report, text)).collect();
    for (index, column) in columns(table).iter().enumerate() {
        texts.extend([&column.label, &column.head].into_iter().flatten().map(|label| (Scope::Report, label)));
        if let ColumnValue::Text(text) = &column.value {
            texts.push((Scope::Column(table.id.name.clone(), index), text));
        }
    }
    texts
}

fn of_tiles(tiles: &TilesConfig) -> Vec<(Scope, &Text)> {
    let mut texts = Vec::new();
    for (index, tile) in tiles.items.iter().enumerate() {
        texts.extend(tile.label.as_ref().map(|label| (Scope::Report, label)));
        texts.extend(tile.note.as_ref().map(|note| (Scope::Tile(tiles.id.name.clone(), index), note)));
    }
    texts
}
