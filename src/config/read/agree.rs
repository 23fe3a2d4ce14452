//! Which keys of a figure go together, and what its kind needs.

use crate::chart::spec::ChartKind;
use crate::config::{AxisScale, Chart, FigureData};
use crate::diagnostic::{Diagnostic, Origin};
use crate::period::{Period, TimeDimension, YearRule};
use crate::reader::Table;

/// `periods`: the two that are compared.
pub(super) fn periods(table: &mut Table<'_>, year: YearRule) -> Vec<Period> {
    let Some(value) = table.value("periods") else { return Vec::new() };
    let Some(items) = value.array("[\"2018\", \"2019\"]") else { return Vec::new() };
    if items.len() != 2 {
        value.wrong_value("must hold two periods", "for example `periods = [\"2018\", \"2019\"]`");
        return Vec::new();
    }
    let hint = "the two `periods` are the series of one measure";
    table.refuse(&["period", "last"], "does not go with `periods`", "the two periods are all that is shown");
    table.refuse(&["measures", "split", "target"], "does not go with `periods`", hint);
    let periods: Vec<Period> = items.iter().filter_map(|item| item.period(year)).collect();
    if let [first, last] = periods.as_slice()
        && first.from >= last.from
    {
        value.wrong_value("must start with the earlier period", "exchange the two");
    }
    periods
}

/// What the kind and the axis need beside themselves, and what they do not bear.
pub(super) fn agree(table: &Table<'_>, data: &FigureData, chart: &Chart) {
    if let Some((kind, origin)) = &chart.kind {
        needs(table, data, *kind, origin);
        has_no_place(table, data, *kind);
    }
    if !data.periods.is_empty() && TimeDimension::from_name(&data.by.name).is_some() {
        let error = Diagnostic::error("config/conflict", "`periods` does not go with an axis of time");
        let hint = "compare what is not time, as `by = \"program\"`; steps of time are a `line`";
        table.push(error.at(table.key_origin("periods")).text("periods").hint(hint));
    }
    let another = chart.kind.as_ref().is_some_and(|(kind, _)| *kind != ChartKind::Diverging);
    answers(table, data, another);
    if chart.axis.scale == AxisScale::PercentOfTarget && data.target.is_none() {
        let error = Diagnostic::error("config/missing-key", "`percent_of_target` needs a measure as `target`");
        let error = error.at(table.key_origin("axis")).text("axis");
        table.push(error.hint("for example `target = \"indicator_target\"`"));
    }
}

fn needs(table: &Table<'_>, data: &FigureData, kind: ChartKind, origin: &Origin) {
    let series = data.split.is_some() || data.measures.len() > 1;
    let timed = TimeDimension::from_name(&data.by.name).is_some();
    let lacks = match kind {
        ChartKind::Grouped | ChartKind::Stacked | ChartKind::Stacked100 if !series => "`split` or `measures`",
        ChartKind::Pyramid | ChartKind::Heatmap | ChartKind::Diverging if data.split.is_none() => "`split`",
        ChartKind::Bullet if data.target.is_none() => "a measure as `target`",
        ChartKind::Slope | ChartKind::Dumbbell if data.measures.len() != 2 && !table.has("periods") => {
            "two `periods` or two `measures`"
        }
        ChartKind::Map if series || timed => "one measure by places, without `split`",
        ChartKind::Donut if series => "one measure, without `split`",
        ChartKind::Gantt if !table.has("records") => "`records`",
        ChartKind::Map if !table.has("shapes") => "`shapes`",
        _ => "",
    };
    if !lacks.is_empty() {
        let error = Diagnostic::error("config/missing-key", format!("a `{}` needs {lacks}", kind.name()));
        table.push(error.at(origin.clone()).text(kind.name()).hint(match kind {
            ChartKind::Map if !timed && !series => "add it, or choose a `bar`",
            ChartKind::Donut => "parts of several wholes are `stacked100`",
            _ => "add it, or choose another kind",
        }));
    }
    if data.multiples.is_some() && kind == ChartKind::Map {
        let error = Diagnostic::error("config/conflict", "`multiples` does not go with a `map`");
        let hint = "the same place in small maps is hard to compare: use `bar`, which has a row for each place";
        table.push(error.at(origin.clone()).text(kind.name()).hint(hint));
    }
}

/// Keys of one kind that are written with another.
fn has_no_place(table: &Table<'_>, data: &FigureData, kind: ChartKind) {
    let conflict = |key: &str, kinds: &str| {
        let error = Diagnostic::error("config/conflict", format!("`{key}` goes with {kinds} only"));
        table.push(error.at(table.key_origin(key)).text(key).hint(format!("take it out, or choose {kinds}")));
    };
    if !data.periods.is_empty() && !matches!(kind, ChartKind::Slope | ChartKind::Dumbbell) {
        conflict("periods", "`slope` and `dumbbell`");
    }
    for key in ["order", "neutral"] {
        if kind != ChartKind::Diverging && table.has(key) {
            conflict(key, "`diverging`");
        }
    }
}

/// `order` and `neutral`: the answers of a scale.
fn answers(table: &Table<'_>, data: &FigureData, another: bool) {
    for (key, written) in [("order", table.has("order")), ("neutral", table.has("neutral"))] {
        if written && data.split.is_none() && !another {
            let error = Diagnostic::error("config/conflict", format!("`{key}` goes with `split` only"));
            let hint = "the answers are the values of `split`, and `kind = \"diverging\"` draws them";
            table.push(error.at(table.key_origin(key)).text(key).hint(hint));
        }
    }
    for (index, answer) in data.order.iter().enumerate() {
        if data.order[..index].iter().any(|earlier| earlier.name == answer.name) {
            let error = Diagnostic::error("config/value", format!("`order` names `{}` twice", answer.name));
            table.push(error.at(answer.origin.clone()).text(&answer.name).hint("name each answer once"));
        }
    }
    if let Some(neutral) = &data.neutral
        && !data.order.is_empty()
        && !data.order.iter().any(|answer| answer.name == neutral.name)
    {
        let known = data.order.iter().map(|answer| answer.name.as_str());
        let error = Diagnostic::error("config/value", format!("`order` does not name `{}`", neutral.name));
        table.push(error.at(neutral.origin.clone()).text(&neutral.name).did_you_mean(&neutral.name, known));
    }
}
