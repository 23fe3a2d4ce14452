//! Facts + Prose → [`Report`]: the document model, no geometry.

mod model;

pub use model::{
    Align, Cover, CoverFact, Direction, Figure, FigureWidth, Footer, Imprint, Meta, Report, RowKind, Section, Table,
    TableCell, TableColumn, TableRow, Tile, TileChange, Tiles, TwillRow,
};
