//! The order of the source: what ARCHITECTURE.md promises, held by reading the files themselves.

mod conventions;
mod documents;
mod files;
mod layers;
mod source;
mod tokens;
mod words;
