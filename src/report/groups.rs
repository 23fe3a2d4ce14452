//! Rows of a table in groups: each group is headed by a row that stands for all its values.

use super::context::Context;
use super::table_rows::Row;
use crate::config::{TableConfig, TableShape};
use crate::measure::RecordCell;

/// A group: the row that heads it, and its rows. Without groups all rows are in one without a head.
type Group = (Option<Row>, Vec<Row>);

impl Context<'_> {
    /// Puts rows into the groups that the table asks for, in data order; rows keep their order inside.
    pub(super) fn grouped(&self, config: &TableConfig, rows: Vec<Row>) -> Vec<Group> {
        let TableShape::Aggregated { group: Some(group), .. } = &config.shape else { return vec![(None, rows)] };
        let Some(axis) = self.facts.axes.get(&group.name) else { return vec![(None, rows)] };
        let mut groups: Vec<(String, Vec<Row>)> = Vec::new();
        for row in rows {
            let key = self.group_key(&group.name, &row);
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, rows)) => rows.push(row),
                None => groups.push((key, vec![row])),
            }
        }
        groups.sort_by(|(a, _), (b, _)| self.order(axis, a, b));
        let head = |key: String| Row {
            period: self.table_period(config),
            label: self.member_label(axis, &key),
            cell: Some((group.name.clone(), key)),
        };
        groups.into_iter().map(|(key, rows)| (Some(head(key)), rows)).collect()
    }

    /// The key of the group of a row; empty where the data states none.
    fn group_key(&self, group: &str, row: &Row) -> String {
        let (Some((owner, column)), Some((_, key))) = (group.split_once('.'), &row.cell) else { return String::new() };
        let cells = self.facts.attributes.get(&(owner.to_owned(), column.to_owned()));
        match cells.and_then(|cells| cells.get(key)) {
            Some(RecordCell::Text(key) | RecordCell::Member(_, key)) => key.clone(),
            Some(RecordCell::Number(value)) => value.to_string(),
            _ => String::new(),
        }
    }

    /// Whether all that a column of a reference source holds are numbers.
    pub(super) fn is_numeric(&self, field: &str) -> bool {
        let cells = field
            .split_once('.')
            .and_then(|(owner, column)| self.facts.attributes.get(&(owner.to_owned(), column.to_owned())));
        let is_number = |cell: &RecordCell| matches!(cell, RecordCell::Number(_) | RecordCell::Money(..));
        let mut cells = cells.into_iter().flat_map(|cells| cells.values()).filter(|cell| **cell != RecordCell::Empty);
        cells.next().is_some_and(is_number) && cells.all(is_number)
    }
}
