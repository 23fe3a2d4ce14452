//! The only writer: whole-file replacement, names, facts file, manifest.
