//! Titles that are true, whatever the numbers.
