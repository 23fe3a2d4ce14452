//! Columns of a table with their years → a small chart for each of their cells.

use super::context::Context;
use super::model::{RowKind, Spark};
use super::table_columns::Column;
use super::table_rows::Row;
use crate::config::{ColumnConfig, ColumnValue, Point, TableConfig};
use crate::exact::Exact;
use crate::locale::Arg;
use crate::period::TimeDimension;
use std::collections::BTreeMap;

impl Context<'_> {
    /// The small charts of a table by row and column; none where fewer than two years are known.
    pub(super) fn sparks(
        &self,
        config: &TableConfig,
        columns: &[Column],
        rows: &[(Row, RowKind)],
    ) -> BTreeMap<(usize, usize), Spark> {
        let mut sparks = BTreeMap::new();
        for (at, (row, _)) in rows.iter().enumerate() {
            for (column, index) in columns.iter().zip(1..) {
                let (Some(last), ColumnValue::Measure(named)) = (column.config.spark, &column.config.value) else {
                    continue;
                };
                let point = Self::row_point(config, column, &named.name, row);
                sparks.extend(self.spark_of(&point, &column.config, last).map(|spark| ((at, index), spark)));
            }
        }
        sparks
    }

    fn spark_of(&self, point: &Point, column: &ColumnConfig, last: u32) -> Option<Spark> {
        let years = self.config.report.year.steps(TimeDimension::Year, &point.period, Some(last));
        let values = years.iter().map(|year| {
            let shown = self.value(&Point { period: year.clone(), ..point.clone() }, column.decimals).shown;
            let label = self.period_label(year);
            let args = [("year", Arg::Text(label.as_str())), ("value", Arg::Text(shown.text.as_str()))];
            (shown.value.map(Exact::to_f64), self.locale.text("table-spark-year", &args))
        });
        let (amounts, words): (Vec<Option<f64>>, Vec<String>) = values.unzip();
        let known = amounts.iter().flatten().count() > 1;
        known.then(|| Spark { amounts, alt: self.enumeration(&words) })
    }
}
