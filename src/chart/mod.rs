//! Charts: [`spec::ChartSpec`] says what is shown, [`describe`] tells it in words, [`draw`] draws it through plotters.

pub mod spec;
