//! A report without sections + the headers of its sources → the standard report as a part of its configuration and prose.

use super::{Available, Draft, draft};
use crate::config::{self, Config, Overrides};
use crate::diagnostic::{Diagnostics, Failed};
use crate::ingest;
use crate::locale::Locale;
use crate::measure::check::known_columns;
use crate::project::Project;

/// Where `content/` holds no Markdown file, gives the configuration with the standard report's figures, tables and tiles and
/// the standard sections by name and text; else the configuration as it is and no section.
///
/// A figure, table or tiles that `report.toml` declares under the id of a standard one takes its place; whatever else it
/// declares is placed in a last section.
///
/// # Errors
/// [`Failed`] when there is an error among the diagnostics.
pub fn join(
    project: &Project,
    config: Config,
    overrides: &Overrides,
    diagnostics: &mut Diagnostics,
) -> Result<(Config, Vec<(String, String)>), Failed> {
    match project.matching("content/*/*.[mM][dD]") {
        Ok(_) => return Ok((config, Vec::new())),
        Err(problem) if problem.code == "file/missing" => {}
        Err(problem) => return Err(diagnostics.fail(problem)),
    }
    let locale = locale(&config.report.main_language);
    let Draft { toml, mut sections } = draft(&available(project, &config), &locale);
    let (toml, further) = beside_declared(&toml, &config);
    if !further.is_empty() {
        let heading = locale.text("standard-further", &[]);
        sections.push(("90-further.md".to_owned(), format!("# {heading}\n\n{}\n", further.join("\n\n"))));
    }
    // all that is to be said of the file itself was said when it was read without the addition
    let mut found = Diagnostics::default();
    match config::read_with(project, overrides, &toml, &mut found) {
        Ok(config) => Ok((config, sections)),
        Err(failed) => {
            diagnostics.extend(found);
            Err(failed)
        }
    }
}

/// The kinds of the sources, their columns, and their names: `grants`, `grants.place`, `sources.grants`.
pub fn available(project: &Project, config: &Config) -> Available {
    let mut found = Available::default();
    for source in &config.sources {
        let kind = source.kind.name();
        found.0.insert(kind.to_owned());
        found.0.insert(format!("sources.{}", source.name.name));
        let columns = ingest::columns(project, source, &known_columns(source.kind));
        found.0.extend(columns.iter().map(|column| format!("{kind}.{column}")));
    }
    found
}

/// The language of the standard report: that of the report, English where the catalogue has no other.
pub(super) fn locale(language: &str) -> Locale {
    let main = Locale::new(language).or_else(|_| Locale::new("en"));
    main.unwrap_or_else(|_| unreachable!("English is in the catalogue"))
}

/// The draft without what the author declared under the same id, and lines that place what the draft does not.
fn beside_declared(toml: &str, config: &Config) -> (String, Vec<String>) {
    let declared: Vec<(&str, &str)> = (config.figures.iter().map(|figure| ("figure", figure.id.name.as_str())))
        .chain(config.tables.iter().map(|table| ("table", table.id.name.as_str())))
        .chain(config.tiles.iter().map(|tiles| ("tiles", tiles.id.name.as_str())))
        .collect();
    let head = |(kind, id): &(&str, &str)| format!("[{}.{id}]", table_of(kind));
    let further = declared
        .iter()
        .filter(|one| !toml.contains(&head(one)))
        .map(|(kind, id)| format!("![]({kind}:{id})"))
        .collect();
    let dimensions = config.dimensions.iter().map(|dimension| format!("[dimensions.{}]", dimension.name.name));
    let own: Vec<String> = declared.iter().map(head).chain(dimensions).collect();
    let kept = toml.split("\n\n").filter(|block| !own.iter().any(|head| block.trim_start().starts_with(head.as_str())));
    (kept.collect::<Vec<_>>().join("\n\n"), further)
}

/// The table of `report.toml` that holds what is placed as `kind`.
pub(super) fn table_of(kind: &str) -> String {
    if kind == "tiles" { kind.to_owned() } else { format!("{kind}s") }
}
