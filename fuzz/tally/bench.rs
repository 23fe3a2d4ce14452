//! A kind of source and the bytes of its file → what the program makes of a small report with this file.

use annual_report::config::{self, Config, Overrides};
use annual_report::diagnostic::{Diagnostic, Diagnostics, Severity};
use annual_report::measure::{self, Plan};
use annual_report::project::Project;
use annual_report::{BuildOptions, check, privacy, prose};
use std::fs;
use tempfile::TempDir;

/// The kinds of sources, each with those that stand beside it.
pub(crate) const KINDS: [&str; 8] =
    ["volunteers", "programs", "places", "activities", "grants", "indicators", "metrics", "table"];

/// What stands beside the file in question.
const BESIDE: [(&str, &[&str]); 5] = [
    ("volunteers", &["programs", "places"]),
    ("activities", &["volunteers", "programs", "places", "indicators"]),
    ("grants", &["programs", "places"]),
    ("indicators", &["programs"]),
    ("metrics", &["volunteers"]),
];

const PROGRAMS: &str = "program_id,name,sector\nP1,Clubs,Youth\nP2,Кампови,\n";
const PLACES: &str = "place,district,population,code\nArdal,West,1200,A\nПећ,East,870,P\n";
const VOLUNTEERS: &str = "volunteer_id,start_date,end_date,sex\nV1,2022-02-01,2023-05-31,F\nV2,2023-01-01,,M\n";
const INDICATORS: &str = "indicator_id,year,target,unit\nI1,2023,40,people\n";

/// A report of which one file is in question.
pub(crate) struct Bench {
    folder: TempDir,
    kind: &'static str,
    project: Project,
    config: Config,
    plan: Plan,
}

/// What became of a file.
pub(crate) struct Judged {
    /// Whether the report can be made with it.
    pub(crate) taken: bool,
    /// What the program itself did wrong with it.
    pub(crate) wrong: Vec<String>,
}

impl Bench {
    pub(crate) fn new(kind: &'static str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let beside = BESIDE.iter().find(|(of, _)| *of == kind).map_or(&[][..], |(_, beside)| beside);
        let mut report = String::from("[report]\ntitle = \"T\"\nperiod = \"2023\"\n");
        for source in beside.iter().chain([&kind]) {
            let money = if *source == "grants" { "currency = \"EUR\"\n" } else { "" };
            report += &format!("[sources.{source}]\nkind = \"{source}\"\nfile = \"{source}.csv\"\n{money}");
            fs::write(folder.path().join(format!("{source}.csv")), plain(source)).expect("a file can be written");
        }
        if kind == "table" {
            report += "[measures.rows]\nsource = \"table\"\ncount = true\n";
        }
        if kind == "programs" || kind == "activities" {
            report += &format!("[tables.all]\nrecords = \"{kind}\"\nperiod = \"all\"\n");
        }
        fs::write(folder.path().join("report.toml"), report).expect("a file can be written");
        let mut found = Diagnostics::default();
        let opened = Self::open(folder, kind, &mut found);
        opened.unwrap_or_else(|| panic!("the report around {kind}.csv cannot be read: {:#?}", found.all()))
    }

    fn open(folder: TempDir, kind: &'static str, found: &mut Diagnostics) -> Option<Self> {
        let project = Project::open(folder.path()).ok()?;
        let config = config::read(&project, &Overrides::default(), found).ok()?;
        let prose = prose::read(&project, &config, &[], found).ok()?;
        let plan = measure::plan(&config, &prose, found).ok()?;
        Some(Self { folder, kind, project, config, plan })
    }

    /// Reads and counts the file; whatever passes must come to pages.
    pub(crate) fn judge(&mut self, file: &[u8]) -> Judged {
        let path = self.folder.path().join(format!("{}.csv", self.kind));
        fs::write(path, file).expect("a file can be written");
        let mut found = Diagnostics::default();
        let tally = measure::count(&self.project, &self.config, &self.plan, &mut found);
        let mut wrong = complaints(&found, tally.is_ok());
        let Ok(tally) = tally else { return Judged { taken: false, wrong } };
        privacy::protect(measure::answer(&self.config, self.plan.clone(), tally), &self.config);
        let mut found = Diagnostics::default();
        let pages = check(self.folder.path(), &BuildOptions::default(), &mut found);
        wrong.extend(complaints(&found, pages.is_ok()));
        if pages.is_err() {
            let after: Vec<_> = errors(&found).filter(|error| error.code != "prose/no-glyph").collect();
            wrong.extend(after.iter().map(|error| format!("counted, but no pages come of it: {error:?}")));
        }
        Judged { taken: pages.is_ok(), wrong }
    }
}

fn errors(found: &Diagnostics) -> impl Iterator<Item = &Diagnostic> {
    found.all().iter().filter(|one| one.severity == Severity::Error)
}

/// What is wrong with what the program said: a refusal has a reason, and every reason its place and a hint.
fn complaints(found: &Diagnostics, passed: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    if passed == found.has_errors() {
        wrong.push(format!("passed: {passed}, errors: {}", found.has_errors()));
    }
    for error in errors(found) {
        let placed = error.origin.as_ref().is_some_and(|place| place.line > 0 && place.column > 0);
        if !placed {
            wrong.push(format!("no place: {error:?}"));
        }
        if error.hint.is_none() {
            wrong.push(format!("no hint: {error:?}"));
        }
    }
    wrong
}

/// A file of a kind that is taken as it is.
fn plain(kind: &str) -> &'static str {
    match kind {
        "volunteers" => VOLUNTEERS,
        "programs" => PROGRAMS,
        "places" => PLACES,
        "activities" => "date,participants\n2023-05-06,12\n",
        "grants" => "grant_id,approved_on,amount\nG1,2023-02-03,1250.50\n",
        "indicators" => INDICATORS,
        "metrics" => "period,metric,value\n2023,visits,4\n",
        _ => "name,number\na,1\n",
    }
}
