//! A folder of CSV files → an annual report that prints well, reads well aloud, archives well and can be checked.

pub mod chart;
pub mod config;
pub mod diagnostic;
pub mod exact;
pub mod frame;
pub mod geometry;
pub mod ingest;
pub mod layout;
pub mod locale;
pub mod measure;
pub mod pdf;
pub mod period;
pub mod preview;
pub mod privacy;
pub mod project;
pub mod prose;
pub mod publish;
pub mod report;
pub mod shown;
pub mod structure;
pub mod text;
pub mod theme;
pub mod verbs;
