//! The outlines of a map, each with the category that it shows.

use super::context::Context;
use crate::chart::spec::{Category, ChartKind, Form, Outline, Outlines, TickFormat};
use crate::config::FigureConfig;
use crate::locale::Arg;
use crate::measure::Axis;

impl Context<'_> {
    /// What a chart holds beside its series.
    pub(super) fn form(
        &self,
        figure: &FigureConfig,
        kind: ChartKind,
        categories: &[Category],
        panel: &[(String, String)],
    ) -> Form {
        if kind == ChartKind::Donut {
            return self.whole(figure, categories, panel);
        }
        let Some(outlines) = self.facts.outlines.get(&figure.id.name) else { return Form::Series };
        let shapes = outlines.iter().map(|outline| Outline {
            category: categories.iter().position(|category| category.key == outline.key),
            rings: outline.rings.clone(),
        });
        let suffix = self.locale.text("map-kilometres", &[("number", Arg::Text(""))]);
        Form::Map(Outlines {
            shapes: shapes.collect(),
            distance: TickFormat {
                prefix: String::new(),
                suffix,
                group: self.locale.group_mark().to_owned(),
                decimal: self.locale.decimal_mark().to_owned(),
            },
        })
    }

    /// Values that have an outline: a map shows them also where nothing was counted.
    pub(super) fn outlined_keys(&self, figure: &FigureConfig, axis: &Axis) -> Vec<String> {
        let outlines = self.facts.outlines.get(&figure.id.name).map(Vec::as_slice).unwrap_or_default();
        let is_value = |key: &str| axis.members.iter().any(|member| member.key == key);
        outlines.iter().map(|outline| outline.key.clone()).filter(|key| is_value(key)).collect()
    }
}
