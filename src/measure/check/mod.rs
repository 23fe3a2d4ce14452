//! What a row, a column, a reference may be.
