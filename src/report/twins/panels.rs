//! Small charts of several series → one table: a group of rows for each chart.

use super::{Grid, blank};
use crate::chart::spec::Panel;
use crate::config::FigureConfig;
use crate::report::context::Context;
use crate::report::model::RowKind;

impl Context<'_> {
    /// The rows of all small charts, each headed by its name.
    pub(super) fn panels_grid(&self, config: &FigureConfig, panels: &[Panel]) -> Grid {
        let dimension = config.data.multiples.as_ref().map_or("", |multiples| multiples.name.as_str());
        let mut grid: Grid = (Vec::new(), Vec::new());
        for panel in panels {
            let cell = [(dimension.to_owned(), panel.key.clone())];
            let (columns, rows) = self.series_grid(config, &panel.chart, &cell);
            let mut head = self.twin_row(RowKind::Group, panel.label.clone(), std::iter::empty());
            head.cells.resize_with(columns.len(), blank);
            grid.0 = columns;
            grid.1.push(head);
            grid.1.extend(rows);
        }
        grid
    }
}
