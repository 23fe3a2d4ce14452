//! Theme files and what is wrong in them.
