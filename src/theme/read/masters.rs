//! `[masters]`.

use super::{Extent, group, missing};
use crate::reader::Table;
use crate::theme::Masters;
use crate::theme::masters as drawings;

/// Every switch by its key.
macro_rules! switches {
    ($($key:ident $drawing:ident,)*) => {
        /// The keys of the switches.
        const SWITCHES: [&str; [$(stringify!($key)),*].len()] = [$(stringify!($key)),*];

        /// Reads one switch after the other by the names of its drawings.
        fn switches(table: &mut Table<'_>, masters: &mut Masters) {
            $(
                let names = drawings::$drawing::ALL.map(|drawing| (drawing.name(), drawing));
                masters.$key = table.choice(stringify!($key), &names).unwrap_or(masters.$key);
            )*
        }
    };
}

switches! {
    cover Cover,
    opener Opener,
    chapters Chapters,
    headings Headings,
    running Running,
    tiles Tiles,
    figures Figures,
    boxes Boxes,
    contents Contents,
    imprint Imprint,
}

/// Reads `[masters]`.
pub(super) fn read(root: &mut Table<'_>, masters: &mut Masters, extent: Extent) {
    let Some(mut table) = group(root, "masters", extent) else { return };
    switches(&mut table, masters);
    let columns = table.integer("prose_columns", 1..=2).and_then(|count| u8::try_from(count).ok());
    masters.prose_columns = columns.unwrap_or(masters.prose_columns);
    for name in SWITCHES.into_iter().chain(["prose_columns"]) {
        if extent == Extent::Whole && !table.has(name) {
            missing(&table, name);
        }
    }
    table.finish();
}
