//! A facts file → the values that expressions have in it.

use super::expression::Expression;
use super::number::exact;
use crate::exact::Exact;
use serde_json::Value;
use std::collections::BTreeMap;

/// What a facts file knows.
pub(super) struct Known<'f> {
    /// The facts file.
    pub(super) facts: &'f Value,
    /// Key of the report's period.
    period: &'f str,
    /// Key of the period that it is compared with.
    compare: Option<&'f str>,
    /// Values of the measures in all periods that are told, by expression; none where they are missing or hidden.
    pub(super) measures: BTreeMap<String, Option<Exact>>,
    /// Further values that pages print, by expression.
    shown: BTreeMap<String, Exact>,
    /// Cells of tables, by expression: the table, and the value where there is one.
    pub(super) cells: BTreeMap<String, (&'f str, Option<Exact>)>,
}

impl<'f> Known<'f> {
    /// Reads measures and printed numbers.
    pub(super) fn of(facts: &'f Value) -> Self {
        let key = |name: &str| facts["report"][name]["key"].as_str();
        let mut known = Self {
            facts,
            period: key("period").unwrap_or_default(),
            compare: key("compare"),
            measures: BTreeMap::new(),
            shown: BTreeMap::new(),
            cells: cells(facts),
        };
        for (name, measure) in facts["measures"].as_object().into_iter().flatten() {
            let at = |period: &str| Expression { at: Some(period.to_owned()), ..Self::total(name) };
            for then in list(&measure["history"]) {
                let then_at = known.settled(at(then["period"].as_str().unwrap_or_default()));
                known.measures.insert(then_at.to_string(), exact(&then["value"]));
            }
            if let Some(compare) = known.compare {
                known.measures.insert(known.settled(at(compare)).to_string(), exact(&measure["previous"]));
            }
            known.measures.insert(name.clone(), exact(&measure["value"]));
        }
        for shown in list(&facts["shown"]) {
            // the rest of several series has one name together
            let fact = shown["fact"].as_str().filter(|fact| !fact.starts_with("figure("));
            if let (Some(fact), Some(value)) = (fact, exact(&shown["value"])) {
                known.shown.entry(fact.to_owned()).or_insert(value);
            }
        }
        known
    }

    /// The measure as a whole in the report's period.
    pub(super) fn total(measure: &str) -> Expression {
        Expression { measure: measure.to_owned(), ..Expression::default() }
    }

    /// The value of an expression: of a measure, else as it is printed somewhere.
    pub(super) fn value(&self, expression: &Expression) -> Option<Exact> {
        let text = expression.to_string();
        self.measures.get(&text).copied().flatten().or_else(|| self.shown.get(&text).copied())
    }

    /// The first value that is printed for an expression; none for one that stands for several numbers.
    pub(super) fn printed(&self, fact: &str) -> Option<Exact> {
        self.shown.get(fact).copied()
    }

    /// The unit of a measure.
    pub(super) fn unit(&self, measure: &str) -> &str {
        self.facts["measures"][measure]["unit"].as_str().unwrap_or_default()
    }

    /// Whether parts of a measure add up.
    pub(super) fn is_additive(&self, measure: &str) -> bool {
        self.facts["measures"][measure]["additive"] == true
    }

    /// The same number in the period that it is compared with; none where that cannot be told.
    pub(super) fn previous(&self, expression: &Expression) -> Option<Expression> {
        let at = match &expression.at {
            None => self.compare?.to_owned(),
            Some(at) if at.contains('/') => return None,
            Some(at) => {
                let year: i32 = at.get(..4)?.parse().ok()?;
                format!("{}{}", year - 1, &at[4..])
            }
        };
        Some(self.settled(Expression { at: Some(at), ..expression.clone() }))
    }

    /// The period is written only where it is not the report's.
    fn settled(&self, expression: Expression) -> Expression {
        let at = expression.at.filter(|at| at != self.period);
        Expression { at, ..expression }
    }

    /// The keys that a number has in the data of a figure: those of its cell, and its period.
    pub(super) fn keys<'e>(&'e self, expression: &'e Expression) -> Vec<&'e str> {
        let period = expression.at.as_deref().unwrap_or(self.period);
        expression.keys.iter().map(String::as_str).chain([period]).collect()
    }

    /// The figures on a page whose data may hold a number, with their ids.
    pub(super) fn figures(&self, page: u64, expression: &Expression) -> Vec<(&'f str, &'f Value)> {
        let keys = self.keys(expression);
        let holds = |figure: &Value| {
            let dimensions = list(&figure["dimensions"]);
            let of_measure = list(&figure["measures"]).iter().any(|name| *name == expression.measure.as_str());
            of_measure
                && expression.by.iter().all(|by| dimensions.iter().any(|one| one["name"] == by.as_str()))
                && !dimensions.is_empty()
                && dimensions.iter().take(1.max(expression.by.len())).all(|dimension| {
                    list(&dimension["values"])
                        .iter()
                        .any(|value| value["key"].as_str().is_some_and(|key| keys.contains(&key)))
                })
        };
        let figures = self.facts["figures"].as_object().into_iter().flatten();
        let here = figures.filter(|(_, figure)| figure["page"].as_u64() == Some(page) && holds(figure));
        here.map(|(id, figure)| (id.as_str(), figure)).collect()
    }

    /// The table with a cell of that expression that starts on a page or before.
    fn table(&self, page: u64, fact: &str) -> Option<&'f str> {
        let (id, _) = self.cells.get(fact)?;
        self.facts["tables"][*id]["page"].as_u64().filter(|start| *start <= page).map(|_| *id)
    }

    /// Where on a page a number may stand: "figure 3 (served-by-year)"; none for a number of the text.
    pub(super) fn place(&self, page: u64, fact: &str) -> Option<String> {
        if let Some(rest) = fact.strip_prefix("figure(\"").or_else(|| fact.strip_prefix("table(\"")) {
            let id = rest.split('"').next().unwrap_or_default();
            return Some(self.named(if fact.starts_with('f') { "figure" } else { "table" }, id));
        }
        let expression = Expression::parse(fact)?;
        let figures = self.figures(page, &expression);
        if let Some((id, _)) = figures.first() {
            return Some(self.named("figure", id));
        }
        let in_table = !expression.by.is_empty() || expression.at.is_some();
        self.table(page, fact).filter(|_| in_table).map(|id| self.named("table", id))
    }

    /// "figure 3 (served-by-year)".
    pub(super) fn named(&self, kind: &str, id: &str) -> String {
        let one = if kind == "figure" { &self.facts["figures"][id] } else { &self.facts["tables"][id] };
        format!("{kind} {} ({id})", one["number"])
    }
}

/// The cells of all tables that are one number, by expression.
fn cells(facts: &Value) -> BTreeMap<String, (&str, Option<Exact>)> {
    let mut cells = BTreeMap::new();
    for (id, table) in facts["tables"].as_object().into_iter().flatten() {
        let rows = list(&table["rows"]).iter().chain([&table["total"]]);
        for (row, expressions) in rows.zip(list(&table["facts"])) {
            for (cell, expression) in list(row).iter().zip(list(expressions)) {
                if let Some(expression) = expression.as_str() {
                    cells.entry(expression.to_owned()).or_insert((id.as_str(), exact(cell)));
                }
            }
        }
    }
    cells
}

/// The values of a JSON array; none for all else.
pub(super) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
