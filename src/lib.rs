//! A folder of CSV files → an annual report that prints well, reads well aloud, archives well and can be checked.

pub mod chart;
pub mod config;
pub mod diagnostic;
mod edition;
pub mod exact;
mod explanation;
pub mod frame;
pub mod geometry;
pub mod image;
pub mod ingest;
pub mod layout;
pub mod locale;
pub mod looks;
pub mod measure;
pub mod pdf;
pub mod period;
pub mod preview;
pub mod privacy;
pub mod project;
pub mod prose;
pub mod publish;
mod reader;
pub mod report;
pub mod shown;
pub mod structure;
pub mod text;
pub mod theme;
pub mod verbs;
pub mod verify;

pub use explanation::{Explained, explain};

use config::{Config, Paper};
use diagnostic::{Diagnostic, Diagnostics, Failed};
use edition::{Edition, heavy};
use image::Image;
use locale::Locale;
use measure::{Facts, Plan};
use project::Project;
use prose::Prose;
use report::Report;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use text::Fonts;
use theme::Theme;

/// What the command line asks of [`build`] and [`check`].
#[derive(Clone, Default)]
pub struct BuildOptions<'a> {
    /// Put over `report.toml`.
    pub overrides: config::Overrides,
    /// Folder for the files, made when it is missing.
    pub output: PathBuf,
    /// The document's time in seconds since 1970, in place of `report.date`.
    pub created: Option<i64>,
    /// Whether a warning is an error.
    pub deny_warnings: bool,
    /// Called with the name of a stage when it has ended.
    pub on_stage: Option<&'a (dyn Fn(&'static str) + Sync)>,
}

/// What a build wrote.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Built {
    /// The files, in the order of the report.
    pub paths: Vec<PathBuf>,
    /// What was read and written, for the manifest of the run.
    pub record: publish::Record,
}

/// What every edition of a report is made from: all files are read, checked and counted.
struct Material {
    project: Project,
    config: Config,
    theme: Theme,
    fonts: Fonts,
    prose: Prose,
    images: BTreeMap<String, Arc<Image>>,
    facts: Facts,
}

/// Builds all editions of one report: all of its files are written, or none.
///
/// # Errors
/// [`Failed`] when there is an error among the diagnostics, or a warning that is denied.
pub fn build(path: &Path, options: &BuildOptions<'_>, diagnostics: &mut Diagnostics) -> Result<Built, Failed> {
    let material = gather(path, options, diagnostics)?;
    let mut files = Vec::new();
    let mut outputs = Vec::new();
    for edition in compose(&material, options, diagnostics)? {
        for (index, paper) in material.config.report.papers.iter().enumerate() {
            // Where everything stands is decided once; from here on nothing can go wrong with the input.
            let document = lay_out(&material, &edition, *paper, diagnostics)?;
            options.ended("layout");
            let further = (index > 0).then_some(*paper);
            let made = edition.files(&material, &document, further, diagnostics);
            for (name, bytes) in made.map_err(|problem| diagnostics.fail(problem))? {
                diagnostics.extend(heavy(&name, &bytes, &document));
                outputs.push(edition.output(&material, &name, &bytes, &document, *paper, diagnostics));
                files.push((name, bytes));
            }
            options.ended("pdf");
        }
    }
    diagnostics.extend(material.fonts.notices());
    if options.deny_warnings && diagnostics.warnings() > 0 {
        return Err(Failed);
    }
    let paths = publish::write_all(&options.output, &files).map_err(|problem| diagnostics.fail(problem))?;
    options.ended("publish");
    let record =
        publish::Record { report: material.config.report.id.clone(), inputs: material.project.inputs(), outputs };
    Ok(Built { paths, record })
}

/// Does everything short of drawing, and writes nothing.
///
/// # Errors
/// As for [`build`].
pub fn check(path: &Path, options: &BuildOptions<'_>, diagnostics: &mut Diagnostics) -> Result<(), Failed> {
    let material = gather(path, options, diagnostics)?;
    for edition in compose(&material, options, diagnostics)? {
        for paper in &material.config.report.papers {
            lay_out(&material, &edition, *paper, diagnostics)?;
        }
    }
    diagnostics.extend(material.fonts.notices());
    if options.deny_warnings && diagnostics.warnings() > 0 { Err(Failed) } else { Ok(()) }
}

/// The facts files of all editions on the first paper; nothing is written.
///
/// # Errors
/// As for [`build`].
pub fn facts(path: &Path, options: &BuildOptions<'_>, diagnostics: &mut Diagnostics) -> Result<Vec<Vec<u8>>, Failed> {
    let material = gather(path, options, diagnostics)?;
    let mut facts = Vec::new();
    for edition in compose(&material, options, diagnostics)? {
        let Some(paper) = material.config.report.papers.first() else { continue };
        let document = lay_out(&material, &edition, *paper, diagnostics)?;
        facts.push(edition.facts(&material, &document, diagnostics));
    }
    Ok(facts)
}

/// What all editions say, without a place for it; nothing is written.
///
/// # Errors
/// As for [`build`].
pub fn reports(path: &Path, options: &BuildOptions<'_>, diagnostics: &mut Diagnostics) -> Result<Vec<Report>, Failed> {
    let material = gather(path, options, diagnostics)?;
    Ok(compose(&material, options, diagnostics)?.into_iter().map(|edition| edition.report).collect())
}

/// What is known before a data file is opened.
struct Prepared {
    project: Project,
    config: Config,
    theme: Theme,
    fonts: Fonts,
    prose: Prose,
    plan: Plan,
}

/// `report.toml` and prose → the questions.
fn prepare(path: &Path, options: &BuildOptions<'_>, diagnostics: &mut Diagnostics) -> Result<Prepared, Failed> {
    // The folder that everything comes from.
    let project = Project::open(path).map_err(|problem| diagnostics.fail(problem))?;
    // What the report is, with the place of every word.
    let config = config::read(&project, &options.overrides, diagnostics)?;
    diagnostics.set_report(&config.report.id);
    // How it looks; colours that cannot be read or told apart are errors.
    let (theme, fonts) = looks::read(&project, &config, diagnostics)?;
    options.ended("config");
    // Where the author wrote no sections, those of the standard report.
    let (config, standard) = report::standard::join(&project, config, &options.overrides, diagnostics)?;
    // What it says, and what its templates ask.
    let prose = prose::read(&project, &config, &standard, diagnostics)?;
    options.ended("prose");
    // Every question, complete before a data file is opened.
    let plan = measure::plan(&config, &prose, diagnostics)?;
    options.ended("plan");
    Ok(Prepared { project, config, theme, fonts, prose, plan })
}

/// Files → facts: each stage takes what the one before it made.
fn gather(path: &Path, options: &BuildOptions<'_>, diagnostics: &mut Diagnostics) -> Result<Material, Failed> {
    let Prepared { project, mut config, theme, fonts, prose, plan } = prepare(path, options, diagnostics)?;
    // The pictures that report.toml names, without anything that their files tell besides.
    let images = read_images(&project, &config, &theme, diagnostics)?;
    // One pass over each file: every row is checked and counted.
    let tally = measure::count(&project, &config, &plan, diagnostics)?;
    options.ended("count");
    // The numbers, exact and total.
    let facts = measure::answer(&config, plan, tally);
    // The outlines of maps, which only the values that are known can be matched with.
    let facts = measure::outlines(&project, &config, facts, diagnostics)?;
    // Small counts of people are hidden before anything is shown.
    let facts = privacy::protect(facts, &mut config, diagnostics);
    // What an earlier report gave differently.
    let facts = measure::past(&project, &config, facts, diagnostics)?;
    // Numbers that are typed beside the fact that they equal.
    measure::name_equal_facts(&config, &facts, diagnostics);
    options.ended("answer");
    Ok(Material { project, config, theme, fonts, prose, images, facts })
}

/// Reads the pictures, by file.
fn read_images(
    project: &Project,
    config: &Config,
    theme: &Theme,
    diagnostics: &mut Diagnostics,
) -> Result<BTreeMap<String, Arc<Image>>, Failed> {
    let mut images = BTreeMap::new();
    let named = config.images.iter().map(|named| (named.path(), &named.file.origin));
    for (path, origin) in named.chain(theme.logo.iter().map(|logo| (logo.path.clone(), &logo.origin))) {
        match project.read(&path).and_then(|file| image::read(&path, &file.bytes)) {
            Ok(image) => drop(images.insert(path, Arc::new(image))),
            Err(problem) => diagnostics.push(problem.at(origin.clone())),
        }
    }
    diagnostics.checked().map(|()| images)
}

/// Facts and prose → the document model, once per language.
fn compose(
    material: &Material,
    options: &BuildOptions<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Edition>, Failed> {
    let mut editions = Vec::new();
    for language in &material.config.report.languages {
        let Ok(locale) = Locale::new(&language.name) else {
            let problem = Diagnostic::not_yet(&format!("the language `{}`", language.name));
            diagnostics.push(
                problem.at(language.origin.clone()).text(&language.name).hint("this version speaks English (en)"),
            );
            continue;
        };
        let report = report::compose(&material.config, &material.prose, &material.facts, &locale, diagnostics);
        if let Ok(mut report) = report {
            report.images.clone_from(&material.images);
            report.set_in(&material.fonts.families(), &locale);
            report.meta.created = options.created.unwrap_or(report.meta.created);
            editions.push(Edition { locale, report });
        }
    }
    options.ended("compose");
    diagnostics.checked().map(|()| editions)
}

/// The document model → pages.
fn lay_out(
    material: &Material,
    edition: &Edition,
    paper: Paper,
    diagnostics: &mut Diagnostics,
) -> Result<layout::Document, Failed> {
    let document =
        layout::paginate(&edition.report, paper, &material.theme, &material.fonts).map_err(|mut problems| {
            for problem in problems.iter_mut().filter(|problem| problem.code == "prose/no-glyph") {
                material.find_character(problem);
            }
            diagnostics.extend(problems);
            Failed
        })?;
    for problem in document.coarse_images() {
        let told = |other: &Diagnostic| other.code == problem.code && other.text == problem.text;
        if !diagnostics.all().iter().any(told) {
            diagnostics.push(material.at_image(problem));
        }
    }
    Ok(document)
}

impl Material {
    /// The place where report.toml names the picture that a problem is about.
    fn at_image(&self, problem: Diagnostic) -> Diagnostic {
        let named = self.config.images.iter().find(|image| problem.text.as_deref() == Some(&image.path()));
        match named {
            Some(image) => problem.at(image.file.origin.clone()),
            None => problem,
        }
    }

    /// Says where a character that cannot be drawn was written first: on the page nobody knows any more.
    fn find_character(&self, problem: &mut Diagnostic) {
        let text = problem.text.clone().unwrap_or_default();
        let Some(character) = self.fonts.missing(frame::FaceId::Label, &text).first().copied() else { return };
        let prose = self.project.matching("content/*/*.[mM][dD]").unwrap_or_default();
        let written = ["report.toml"].into_iter().chain(prose.iter().map(String::as_str)).map(|file| (file, false));
        let sources = self.config.sources.iter().flat_map(|source| {
            source.files.iter().map(|file| (file.name.as_str(), source.kind == config::Kind::Volunteers))
        });
        let found =
            written.chain(sources).find_map(|(file, private)| Some((self.project.place_of(character, file)?, private)));
        if let Some((origin, private)) = found {
            problem.origin = Some(origin);
            problem.private = private;
        }
    }
}

impl BuildOptions<'_> {
    fn ended(&self, stage: &'static str) {
        if let Some(on_stage) = self.on_stage {
            on_stage(stage);
        }
    }
}
