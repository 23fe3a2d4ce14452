//! `content/LANG/*.md` → sections in file-name order, with their front matter.

use super::{Front, Section};
use crate::config::{Config, Missing, Named, front_matter};
use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::project::Project;
use std::collections::BTreeMap;

const FENCE: &str = "+++";

/// The sections of every language of the report; a section that a language lacks is treated as `report.missing` says.
pub(super) fn read(project: &Project, config: &Config, diagnostics: &mut Diagnostics) -> Vec<Section> {
    let mut folders: BTreeMap<String, Vec<Section>> = BTreeMap::new();
    let mut sections = Vec::new();
    let mut main: Option<String> = None;
    for language in &config.report.languages {
        let folder = folder_of(project, &language.name, diagnostics);
        let own = match folder {
            Some(folder) => {
                folders.entry(folder.clone()).or_insert_with(|| read_folder(project, &folder, diagnostics)).clone()
            }
            None => Vec::new(),
        };
        if main.is_none() {
            main = Some(language.name.clone());
        }
        let mut own: Vec<Section> =
            own.into_iter().map(|section| Section { edition: language.name.clone(), ..section }).collect();
        complete(&mut own, language, &sections, main.as_deref(), config.report.missing, diagnostics);
        sections.extend(own);
    }
    sections
}

/// Sections that are not files yet, for every language of the report: as if they stood in `content/en`.
pub(super) fn standard(config: &Config, texts: &[(String, String)], diagnostics: &mut Diagnostics) -> Vec<Section> {
    let written: Vec<Section> =
        texts.iter().map(|(name, text)| section(format!("content/en/{name}"), text.clone(), diagnostics)).collect();
    let editions = config.report.languages.iter().map(|language| &language.name);
    editions
        .flat_map(|edition| written.iter().map(|section| Section { edition: edition.clone(), ..section.clone() }))
        .collect()
}

/// The folder of a language: its tag, else the tag shortened from the right.
fn folder_of(project: &Project, language: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    let mut tag = language;
    loop {
        let folder = format!("content/{tag}");
        match project.list(&folder) {
            Ok(files) if !files.is_empty() => return Some(folder),
            Ok(_) => {}
            Err(problem) => diagnostics.push(problem.at(Origin::file(folder))),
        }
        tag = &tag[..tag.rfind('-')?];
    }
}

fn read_folder(project: &Project, folder: &str, diagnostics: &mut Diagnostics) -> Vec<Section> {
    let mut names: Vec<String> = match project.list(folder) {
        Ok(files) => files.iter().map(|file| file.rsplit('/').next().unwrap_or(file).to_owned()).collect(),
        Err(problem) => {
            diagnostics.push(problem.at(Origin::file(folder)));
            return Vec::new();
        }
    };
    names.retain(|name| has_ending(name) && !name.starts_with('.'));
    names.sort();
    names.dedup();
    names.iter().filter_map(|name| read_file(project, folder, name, diagnostics)).collect()
}

fn has_ending(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("md"))
}

fn read_file(project: &Project, folder: &str, name: &str, diagnostics: &mut Diagnostics) -> Option<Section> {
    let path = format!("{folder}/{name}");
    let file = project.read(&path).map_err(|problem| diagnostics.push(problem.at(Origin::file(path.as_str())))).ok()?;
    let text = match String::from_utf8(file.bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let valid = String::from_utf8_lossy(&error.as_bytes()[..at]).into_owned();
            let problem = Diagnostic::error("prose/encoding", "this file is not UTF-8")
                .at(Origin::in_text(path, &valid, at))
                .hint("save it as UTF-8");
            diagnostics.push(problem);
            return None;
        }
    };
    Some(section(path, text, diagnostics))
}

/// One file: its front matter is read, its Markdown stays as it is written.
pub(super) fn section(path: String, text: String, diagnostics: &mut Diagnostics) -> Section {
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let mut front = Front::default();
    let mut body = start;
    let first = text[start..].split_inclusive('\n').next().unwrap_or_default();
    if first.trim_end() == FENCE {
        let toml = start + first.len();
        if let Some((end, after)) = closing_fence(&text, toml) {
            let (matter, problems) = front_matter(&path, &text, toml..end);
            diagnostics.extend(problems);
            front = Front {
                title: matter.title,
                lead: matter.lead,
                chapter: matter.chapter,
                page: matter.page,
                when: matter.when,
                columns: matter.columns,
                master: matter.master,
            };
            body = after;
        } else {
            let problem = Diagnostic::error("prose/front-matter", "front matter that does not end")
                .at(Origin::in_text(path.as_str(), &text, start).spanning(FENCE.len()))
                .text(FENCE)
                .hint("close it with a line `+++`");
            diagnostics.push(problem);
        }
    }
    let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
    let language = path.rsplit('/').nth(1).unwrap_or_default().to_owned();
    Section { file: path, name, edition: language.clone(), language, text, body, front }
}

/// Where the line `+++` starts that closes front matter, and where the line after it starts.
fn closing_fence(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn complete(
    own: &mut Vec<Section>,
    language: &Named,
    all: &[Section],
    main: Option<&str>,
    missing: Missing,
    diagnostics: &mut Diagnostics,
) {
    let lacking: Vec<&Section> = all
        .iter()
        .filter(|section| Some(section.edition.as_str()) == main && language.name != section.edition)
        .filter(|section| own.iter().all(|mine| mine.name != section.name))
        .collect();
    match missing {
        Missing::Omit => {}
        Missing::Fallback => {
            own.extend(
                lacking.into_iter().map(|section| Section { edition: language.name.clone(), ..section.clone() }),
            );
            own.sort_by(|a, b| a.name.cmp(&b.name));
        }
        Missing::Error => {
            for section in lacking {
                let problem = Diagnostic::error(
                    "prose/missing-section",
                    format!("`{}` has no section `{}`", language.name, section.name),
                )
                .at(language.origin.clone())
                .text(&section.name)
                .hint("write it, or set `report.missing` to \"fallback\" or \"omit\"");
                diagnostics.push(problem);
            }
        }
    }
}
