//! Headers → our columns: by `columns`, by name, by synonym; the rest under their own names.

use super::header::same;
use super::{Column, KnownColumn, SourceFile, column_name, synonyms};
use crate::config::{Named, SourceConfig};
use crate::diagnostic::{Diagnostic, Diagnostics};
use rustc_hash::FxHashMap;

type Values = Vec<Option<FxHashMap<String, String>>>;

/// Maps the headers of all files of a source to our columns, which are those of the first file.
pub(super) fn map(
    source: &SourceConfig,
    known: &[KnownColumn],
    mut files: Vec<SourceFile>,
    diagnostics: &mut Diagnostics,
) -> (Vec<Column>, Values, Vec<SourceFile>) {
    let mut columns: Vec<Column> = Vec::new();
    let mut first: Option<String> = None;
    for file in &mut files {
        let headers = file.headers();
        let names = Mapping { source, known, file, headers: &headers }.names(diagnostics);
        match &first {
            None => {
                first = Some(file.path.clone());
                let pairs = names.iter().zip(&headers);
                columns = pairs.map(|(name, header)| Column { name: name.clone(), header: header.clone() }).collect();
                file.order.clone_from(&file.fields);
            }
            Some(first) => {
                file.order = align(&columns, &names, &headers, (file, first), diagnostics);
            }
        }
    }
    let values = values(source, &columns, diagnostics);
    (columns, values, files)
}

/// Fields of a later file in the order of our columns.
fn align(
    columns: &[Column],
    names: &[String],
    headers: &[String],
    (file, first): (&SourceFile, &str),
    diagnostics: &mut Diagnostics,
) -> Vec<usize> {
    for (index, name) in names.iter().enumerate() {
        if !columns.iter().any(|column| column.name == *name) {
            let message = format!("`{}` is a column that `{first}` does not have", headers[index]);
            let problem = Diagnostic::error("csv/missing-column", message).at(file.origin_of_header(Some(index)));
            diagnostics.push(problem.text(&headers[index]).hint("files read as one source have the same columns"));
        }
    }
    let mut order = Vec::with_capacity(columns.len());
    for column in columns {
        match names.iter().position(|name| *name == column.name) {
            Some(index) => order.push(file.fields[index]),
            None => diagnostics.push(
                Diagnostic::error("csv/missing-column", format!("no column `{}`, which `{first}` has", column.header))
                    .at(file.origin_of_header(None))
                    .hint("files read as one source have the same columns")
                    .did_you_mean(&column.header, headers.iter().map(String::as_str)),
            ),
        }
    }
    order
}

/// The headers of one file and what they may mean.
struct Mapping<'a> {
    source: &'a SourceConfig,
    known: &'a [KnownColumn],
    file: &'a SourceFile,
    headers: &'a [String],
}

impl Mapping<'_> {
    /// Our name of every header.
    fn names(&self, diagnostics: &mut Diagnostics) -> Vec<String> {
        let mut names: Vec<Option<String>> = vec![None; self.headers.len()];
        for (ours, theirs) in &self.source.columns {
            self.take_mapped(ours, theirs, &mut names, diagnostics);
        }
        let mapped = |name: &str| self.source.columns.iter().any(|(ours, _)| ours.name == name);
        for column in self.known.iter().filter(|column| !mapped(column.name)) {
            match self.matching(column, &names).as_slice() {
                [] if column.needed => diagnostics.push(self.missing(column, &names)),
                [] => {}
                [index] => names[*index] = Some(column.name.to_owned()),
                [first, second, ..] => diagnostics.push(
                    Diagnostic::error(
                        "csv/ambiguous-column",
                        format!(
                            "`{}` and `{}` may both be `{}`",
                            self.headers[*first], self.headers[*second], column.name
                        ),
                    )
                    .at(self.file.origin_of_header(Some(*second)))
                    .hint(format!("say which: columns = {{ {} = \"{}\" }}", column.name, self.headers[*first])),
                ),
            }
        }
        self.name_rest(names, diagnostics)
    }

    fn take_mapped(&self, ours: &Named, theirs: &Named, names: &mut [Option<String>], diagnostics: &mut Diagnostics) {
        let wanted = theirs.name.trim();
        let exact = self.headers.iter().position(|header| header == wanted);
        match exact.or_else(|| self.headers.iter().position(|header| same(header, wanted))) {
            Some(index) if names[index].is_none() => names[index] = Some(ours.name.clone()),
            Some(_) => diagnostics.push(
                Diagnostic::error("csv/duplicate-header", format!("`{wanted}` is named for two columns"))
                    .at(theirs.origin.clone())
                    .text(wanted)
                    .hint("a header serves one column: take one of the two out"),
            ),
            None => diagnostics.push(
                Diagnostic::error("csv/missing-column", format!("`{}` has no column `{wanted}`", self.file.path))
                    .at(theirs.origin.clone())
                    .text(wanted)
                    .hint("write the header as it stands in the file")
                    .did_you_mean(wanted, self.headers.iter().map(String::as_str)),
            ),
        }
    }

    /// Headers that are this column: the one with its name, else those with a synonym.
    fn matching(&self, column: &KnownColumn, names: &[Option<String>]) -> Vec<usize> {
        let with = |word: &str| -> Vec<usize> {
            let free = (0..self.headers.len()).filter(|index| names[*index].is_none());
            free.filter(|index| {
                same(&self.headers[*index], word) || column_name(&self.headers[*index]) == column_name(word)
            })
            .collect()
        };
        let named = with(column.name);
        if !named.is_empty() {
            return named;
        }
        let mut found: Vec<usize> = column.synonyms.iter().flat_map(|synonym| with(synonym)).collect();
        found.sort_unstable();
        found.dedup();
        if found.is_empty() {
            let free = (0..self.headers.len()).filter(|index| names[*index].is_none());
            found.extend(free.filter(|index| {
                let name = column_name(&self.headers[*index]);
                synonyms::means(&name, column.name) && !self.known.iter().any(|other| other.name == name)
            }));
        }
        found
    }

    /// The hint proposes the nearest headers that are not taken.
    fn missing(&self, column: &KnownColumn, names: &[Option<String>]) -> Diagnostic {
        let free = self.headers.iter().zip(names).filter(|(_, name)| name.is_none()).map(|(header, _)| header.as_str());
        let mut free: Vec<&str> = free.filter(|header| !header.is_empty()).collect();
        let mut near = Vec::new();
        for word in std::iter::once(&column.name).chain(column.synonyms).chain(synonyms::words(column.name)) {
            while let Some(header) = crate::diagnostic::nearest(word, free.iter().copied()).filter(|_| near.len() < 3) {
                near.push(header);
                free.retain(|other| *other != header);
            }
        }
        let known = match near.as_slice() {
            [] | [_] => String::new(),
            several => format!("; near are `{}`", several.join("`, `")),
        };
        Diagnostic::error("csv/missing-column", format!("no column `{}`", column.name))
            .at(self.file.origin_of_header(None))
            .hint(format!(
                "if it has another name there: columns = {{ {} = \"{}\" }} in [sources.{}]{known}",
                column.name,
                near.first().unwrap_or(&"its header"),
                self.source.name.name
            ))
    }

    fn name_rest(&self, names: Vec<Option<String>>, diagnostics: &mut Diagnostics) -> Vec<String> {
        let mut taken: Vec<String> = names.iter().flatten().cloned().collect();
        let mut all = Vec::with_capacity(names.len());
        for (index, name) in names.into_iter().enumerate() {
            let header = &self.headers[index];
            let name = name.unwrap_or_else(|| {
                let name = column_name(header);
                let problem = match () {
                    () if name.is_empty() => Some("has no letter or digit to be named by".to_owned()),
                    () if taken.contains(&name) => Some(format!("would be `{name}`, as another column is")),
                    () => None,
                };
                if let Some(problem) = problem {
                    diagnostics.push(
                        Diagnostic::error("csv/duplicate-header", format!("the column `{header}` {problem}"))
                            .at(self.file.origin_of_header(Some(index)))
                            .text(header)
                            .hint(format!("name it: columns = {{ other_name = \"{header}\" }}")),
                    );
                }
                taken.push(name.clone());
                name
            });
            all.push(name);
        }
        all
    }
}

fn values(source: &SourceConfig, columns: &[Column], diagnostics: &mut Diagnostics) -> Values {
    let mut values: Values = vec![None; columns.len()];
    for (name, pairs) in &source.values {
        match columns.iter().position(|column| column.name == name.name) {
            Some(index) => {
                let pairs = pairs.iter().map(|(theirs, ours)| (theirs.trim().to_owned(), ours.clone()));
                values[index] = Some(pairs.collect());
            }
            None if columns.is_empty() => {}
            None => diagnostics.push(
                Diagnostic::error(
                    "csv/missing-column",
                    format!("`{}` has no column `{}`", source.name.name, name.name),
                )
                .at(name.origin.clone())
                .text(&name.name)
                .did_you_mean(&name.name, columns.iter().map(|column| column.name.as_str())),
            ),
        }
    }
    values
}
