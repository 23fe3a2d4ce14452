//! Questions → recipes: which groups of which source are counted for an answer, and how the answer is made of them.

use super::check::kinds::Form;
use super::definition::{Definition, Definitions, Formula, IndicatorFigure, What, When};
use super::dimension::{self, Base, use_index};
use super::filter::{self, Scene, wanted_texts};
use super::groups::{Counter, MOST_DIMENSIONS};
use super::layout::{Layout, RowTime};
use super::store::Aggregate;
use super::table::Tables;
use super::time::missing_column;
use super::value::Symbols;
use crate::config::{Config, Filter, Kind, Unit};
use crate::diagnostic::{Diagnostic, Origin};
use crate::period::Period;

/// How the answer to a question is made.
#[derive(Clone, Debug)]
pub(crate) enum Recipe {
    Group {
        place: Place,
        finish: Finish,
        protected: bool,
    },
    /// A dimension whose values are columns: key and recipe of each; its place among the dimensions.
    Spread {
        parts: Vec<(String, Recipe)>,
        at: usize,
    },
    Ratio {
        upper: Box<Recipe>,
        lower: Box<Recipe>,
        percent: bool,
        same_source: bool,
    },
    Indicator {
        place: Place,
        figure: IndicatorFigure,
    },
    /// Only what a metrics source says.
    Metric,
}

/// Where something is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Place {
    pub(crate) source: usize,
    pub(crate) group: usize,
    pub(crate) aggregate: usize,
}

/// How what was counted becomes a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Finish {
    Rows,
    Distinct,
    Sum,
    Mean,
    Median,
    Extreme,
    /// Days × 16/487.
    Months,
    /// Hours a week × days / 7.
    WeeklyHours,
}

/// Why a question cannot be asked; `declared` is the place of a declaration that is at fault, else the asker is.
#[derive(Clone, Debug)]
pub(crate) struct Refused {
    pub(crate) diagnostic: Diagnostic,
    pub(crate) declared: Option<Origin>,
}

/// What questions are compiled with.
pub(crate) struct Compiler<'c> {
    pub(crate) config: &'c Config,
    pub(crate) definitions: &'c Definitions,
    pub(crate) layouts: &'c mut Vec<Option<Layout>>,
    pub(crate) tables: &'c Tables,
    pub(crate) symbols: &'c mut Symbols,
    pub(crate) counters: &'c mut Vec<Counter>,
}

impl From<Diagnostic> for Refused {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { diagnostic, declared: None }
    }
}

impl Compiler<'_> {
    /// The recipe of a question.
    ///
    /// # Errors
    /// Why it cannot be asked.
    pub(crate) fn recipe(
        &mut self,
        measure: &str,
        question: &Filter,
        by: &[String],
        periods: &[Period],
    ) -> Result<Recipe, Refused> {
        if by.len() > MOST_DIMENSIONS {
            let message = format!("more than {MOST_DIMENSIONS} dimensions at once");
            return Err(Diagnostic::error("config/type", message).text(by.join(", ")).into());
        }
        let definitions = self.definitions;
        let Some(definition) = definitions.part(measure) else {
            return Err(super::definition::unknown_measure("config/unknown-name", measure, definitions).into());
        };
        match &definition.formula {
            Formula::Metric => Ok(Recipe::Metric),
            Formula::Ratio { upper, lower } => {
                let upper_recipe = self.recipe(upper, question, by, periods)?;
                let lower_recipe = self.recipe(lower, question, by, periods)?;
                Ok(Recipe::Ratio {
                    upper: Box::new(upper_recipe),
                    lower: Box::new(lower_recipe),
                    percent: definition.measure.unit == Unit::Percent,
                    same_source: definition.measure.source.is_some(),
                })
            }
            Formula::Indicator { source, figure } => {
                let place = self.place(*source, When::Source, question, by, Aggregate::Indices, periods)?;
                Ok(Recipe::Indicator { place, figure: *figure })
            }
            Formula::Aggregate { source, filter, when, what } => {
                self.check_own(definition, *source, filter)?;
                if let What::Spread(values, spread) = what {
                    return self.spread(definition, *source, filter, *when, (values, spread), question, by, periods);
                }
                let (aggregate, finish) = self.aggregate(definition, *source, what)?;
                let place = self.place(*source, *when, &filter.and(question), by, aggregate, periods)?;
                let of_persons = self.config.sources[*source].kind == Kind::Volunteers
                    && matches!(finish, Finish::Mean | Finish::Median | Finish::Extreme);
                Ok(Recipe::Group { place, finish, protected: definition.measure.protected || of_persons })
            }
        }
    }

    /// The declaration's own conditions, so that their problems are told at the declaration.
    fn check_own(&mut self, definition: &Definition, source: usize, own: &Filter) -> Result<(), Refused> {
        let layout = self.layouts.get(source).and_then(Option::as_ref);
        let when = match &definition.formula {
            Formula::Aggregate { when, .. } => *when,
            _ => When::Source,
        };
        if let Some(column) = layout.and_then(|layout| missing_column(when, layout.time)) {
            return Err(self.lacks_column(definition, source, column));
        }
        let scene = &mut self.scene();
        filter::compile(own, source, scene)
            .map(|_| ())
            .map_err(|diagnostic| self.at_declaration(definition, diagnostic))
    }

    fn at_declaration(&self, definition: &Definition, diagnostic: Diagnostic) -> Refused {
        let declared = definition.measure.config.filter(|_| !definition.measure.ready_made);
        let declared = declared.map(|index| self.config.measures[index].name.origin.clone());
        Refused { diagnostic, declared }
    }

    fn scene(&mut self) -> Scene<'_> {
        Scene { config: self.config, layouts: self.layouts, tables: self.tables, symbols: self.symbols }
    }

    #[expect(clippy::too_many_arguments, reason = "a question and its measure have so many parts")]
    fn spread(
        &mut self,
        definition: &Definition,
        source: usize,
        own: &Filter,
        when: When,
        (values, dimension): (&[(String, String)], &str),
        question: &Filter,
        by: &[String],
        periods: &[Period],
    ) -> Result<Recipe, Refused> {
        let (spread, others): (Vec<_>, Vec<_>) =
            question.conditions().iter().cloned().partition(|(name, _)| name == dimension);
        let wanted: Vec<&(String, String)> = values
            .iter()
            .filter(|(value, _)| {
                spread.iter().all(|(_, condition)| wanted_texts(condition).is_none_or(|texts| texts.contains(value)))
            })
            .collect();
        let filter = own.and(&Filter::new(others));
        let at = by.iter().position(|name| name == dimension);
        let by: Vec<String> = by.iter().filter(|name| *name != dimension).cloned().collect();
        let mut one = |columns: Vec<String>| {
            let (aggregate, finish) = self.aggregate(definition, source, &What::Sum(columns))?;
            let place = self.place(source, when, &filter, &by, aggregate, periods)?;
            Ok::<_, Refused>(Recipe::Group { place, finish, protected: definition.measure.protected })
        };
        let Some(at) = at else {
            return one(wanted.iter().map(|(_, column)| column.clone()).collect());
        };
        let parts = wanted
            .into_iter()
            .map(|(value, column)| Ok((value.clone(), one(vec![column.clone()])?)))
            .collect::<Result<_, Refused>>()?;
        Ok(Recipe::Spread { parts, at })
    }

    /// The group in which an aggregate over rows of a source is counted, for these periods.
    fn place(
        &mut self,
        source: usize,
        when: When,
        filter: &Filter,
        by: &[String],
        aggregate: Aggregate,
        periods: &[Period],
    ) -> Result<Place, Refused> {
        let known = self.counters[source].filter_index.get(filter).copied();
        let filter_index = if let Some(index) = known {
            index
        } else {
            let compiled = filter::compile(filter, source, &mut self.scene())?;
            let counter = &mut self.counters[source];
            counter.filters.push(compiled);
            counter.filter_index.insert(filter.clone(), counter.filters.len() - 1);
            counter.filters.len() - 1
        };
        let dimensions = by.iter().map(|name| self.dimension(name, source)).collect::<Result<Vec<_>, _>>()?;
        let counter = &mut self.counters[source];
        let index = counter.group(when, filter_index, dimensions);
        let group = &mut counter.groups[index];
        group.periods.extend(periods.iter().cloned());
        Ok(Place { source, group: index, aggregate: group.aggregate(aggregate) })
    }

    /// The index of a dimension in the counter of a source.
    pub(crate) fn dimension(&mut self, name: &str, source: usize) -> Result<usize, Refused> {
        if let Some(index) = self.counters[source].dimensions.iter().position(|dimension| dimension.name == name) {
            return Ok(index);
        }
        let resolved = dimension::resolve(name, self.config, source, self.layouts, self.symbols)
            .map_err(|message| self.unknown_dimension(name, source, message))?;
        let dimensions = &mut self.counters[source].dimensions;
        dimensions.push(resolved);
        Ok(dimensions.len() - 1)
    }

    fn unknown_dimension(&self, name: &str, source: usize, message: String) -> Diagnostic {
        let columns = self.layouts[source].iter().flat_map(|layout| &layout.columns).map(|column| column.name.as_str());
        let declared = self.config.dimensions.iter().map(|dimension| dimension.name.name.as_str());
        let ready = ["program", "place", "indicator", "volunteer", "year", "quarter", "month", "age"];
        Diagnostic::error("config/unknown-name", message)
            .text(name)
            .did_you_mean(name, columns.chain(declared).chain(ready).filter(|known| *known != name))
    }

    fn lacks_column(&self, definition: &Definition, source: usize, column: &str) -> Refused {
        let owner = &self.config.sources[source].name.name;
        let layout = self.layouts.get(source).and_then(Option::as_ref);
        let known = layout.iter().flat_map(|layout| &layout.columns).map(|column| column.name.as_str());
        let name = if definition.hidden { "share" } else { definition.measure.name.as_str() };
        let diagnostic = Diagnostic::error(
            "config/unknown-name",
            format!("`{owner}` has no column `{column}`, which the measure `{name}` needs"),
        )
        .text(column)
        .did_you_mean(column, known);
        self.at_declaration(definition, diagnostic)
    }

    fn aggregate(
        &mut self,
        definition: &Definition,
        source: usize,
        what: &What,
    ) -> Result<(Aggregate, Finish), Refused> {
        let found = match what {
            What::Rows | What::Spread(..) => (Aggregate::Rows, Finish::Rows),
            What::Distinct(column) => {
                let base = self.operand(definition, source, column, false)?;
                (Aggregate::Distinct(base), Finish::Distinct)
            }
            What::Sum(columns) => {
                let bases = columns.iter().map(|column| self.operand(definition, source, column, true));
                (Aggregate::Sum(bases.collect::<Result<_, _>>()?), Finish::Sum)
            }
            What::SumOfPresent(columns) => {
                let bases = columns
                    .iter()
                    .enumerate()
                    .map(|(index, column)| (index, self.operand(definition, source, column, true)))
                    .filter(|(index, base)| *index == 0 || base.is_ok())
                    .map(|(_, base)| base);
                (Aggregate::Sum(bases.collect::<Result<_, _>>()?), Finish::Sum)
            }
            What::Mean(column) => (Aggregate::Sum(vec![self.operand(definition, source, column, true)?]), Finish::Mean),
            What::Median(column) => {
                (Aggregate::Median(self.operand(definition, source, column, true)?), Finish::Median)
            }
            What::MedianAge => {
                let base = self.operand(definition, source, "age", true)?;
                let person = self.column(definition, source, "person_id")?;
                (Aggregate::MedianOfPersons(person, base), Finish::Median)
            }
            What::Min(column) => (Aggregate::Min(self.operand(definition, source, column, true)?), Finish::Extreme),
            What::Max(column) => (Aggregate::Max(self.operand(definition, source, column, true)?), Finish::Extreme),
            What::Months => {
                let (start, end) = self.interval(definition, source)?;
                (Aggregate::Days(start, end), Finish::Months)
            }
            What::WeeklyHours => {
                let (start, end) = self.interval(definition, source)?;
                let hours = self.column(definition, source, "hours_per_week")?;
                let weeks = self.column(definition, source, "weeks").ok();
                (Aggregate::WeeklyHours(start, end, hours, weeks), Finish::WeeklyHours)
            }
        };
        Ok(found)
    }

    fn interval(&mut self, definition: &Definition, source: usize) -> Result<(usize, Option<usize>), Refused> {
        match self.layouts.get(source).and_then(Option::as_ref).map(|layout| layout.time) {
            Some(RowTime::Interval { start, end, .. }) => Ok((start, end)),
            _ => Err(self.lacks_column(definition, source, "start_date")),
        }
    }

    fn column(&mut self, definition: &Definition, source: usize, name: &str) -> Result<usize, Refused> {
        let found = self.layouts.get(source).and_then(Option::as_ref).and_then(|layout| layout.column(name));
        let Some(at) = found else { return Err(self.lacks_column(definition, source, name)) };
        use_index(self.layouts, source, at);
        Ok(at)
    }

    /// What an aggregate reads: a column, `age`, a column of what is referred to; numbers where it computes with them.
    fn operand(&mut self, definition: &Definition, source: usize, name: &str, number: bool) -> Result<Base, Refused> {
        let Some(base) = dimension::base(name, self.config, source, self.layouts) else {
            let column = if name == "age" { "birth_year" } else { name };
            return Err(self.lacks_column(definition, source, column));
        };
        let form = dimension::form(base, source, self.layouts);
        if matches!(form, Form::Whole | Form::Decimal) == number {
            return Ok(base);
        }
        let message = if number {
            format!("`{name}` does not hold numbers, as the measure `{}` needs", definition.measure.name)
        } else {
            format!("`{name}` holds numbers, whose distinct values are not counted")
        };
        Err(self.at_declaration(definition, Diagnostic::error("config/type", message).text(name)))
    }
}
