//! Command line → a call of one verb. Arguments, environment, working directory and clock are read here and nowhere else.

use annual_report::config::Overrides;
use annual_report::diagnostic::Format;
use annual_report::verbs::{self, Looks, Outcome, Request, Terminal};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::io::{IsTerminal, stderr, stdout};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// One command from a folder of CSV files to an accessible annual report.
#[derive(Parser)]
#[command(name = "annual-report", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Check the data, compute the figures and write the PDF and facts files
    Build(BuildArguments),
    /// Do everything short of drawing, and write nothing
    Check(CheckArguments),
    /// Print the JSON schema of a file or stream that this program writes
    Schema {
        /// Which schema
        #[arg(value_enum, default_value = "facts")]
        of: SchemaArgument,
    },
    /// Write a report to start from beside the CSV files of a folder
    Init {
        /// Folder with the CSV files
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Write the theme of that name as theme.toml too: twill, broadside, folio
        #[arg(long, value_name = "NAME")]
        theme: Option<String>,
    },
    /// Say what CSV files are: encoding, delimiter, numbers, columns and what is wrong with them
    Describe(DescribeArguments),
    /// Show what a measure means, how it is computed, and the rows that made it or were left out
    Explain(ExplainArguments),
    #[command(hide = true)]
    Diff(Rest),
    /// Compare what a PDF prints with the facts and tables inside, and with the sources of its report
    Verify {
        /// A PDF that `build` wrote with `attach = true`
        #[arg(value_name = "FILE.pdf")]
        file: PathBuf,
        /// Folder of its report: every fact is computed again from the source files
        #[arg(value_name = "REPORT")]
        report: Option<PathBuf>,
    },
    #[command(hide = true)]
    Watch(Rest),
    #[command(hide = true)]
    Plan(Rest),
    #[command(hide = true)]
    Completions(Rest),
    #[command(hide = true)]
    Man(Rest),
}

#[derive(Args)]
struct DescribeArguments {
    /// CSV files
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Print a JSON object per file
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Print the table as it was read: UTF-8, commas, our names, ISO dates, plain numbers
    #[arg(long)]
    csv: bool,
    /// How problems are printed
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human")]
    diagnostics: FormatArgument,
    /// Whether problems are printed in colour
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    color: ColorArgument,
}

#[derive(Args)]
struct BuildArguments {
    #[command(flatten)]
    check: CheckArguments,
    /// Folder for the files written, made when it is missing
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    output: PathBuf,
    /// The document's time in seconds since 1970, in place of the report's date
    #[arg(long, value_name = "SECONDS", env = "SOURCE_DATE_EPOCH", hide_env_values = true,
          value_parser = clap::value_parser!(i64).range(0..))]
    creation_timestamp: Option<i64>,
    /// Mark every page as a draft
    #[arg(long, hide = true)]
    draft: bool,
}

#[derive(Args)]
struct CheckArguments {
    /// Folder of a report, or its report.toml; left out: the nearest report.toml upward from here
    #[arg(value_name = "REPORT")]
    reports: Vec<PathBuf>,
    /// Only the edition in this language (repeatable)
    #[arg(long = "lang", value_name = "TAG")]
    languages: Vec<String>,
    /// Only this unit (repeatable)
    #[arg(long = "unit", value_name = "KEY", hide = true)]
    units: Vec<String>,
    /// Period to report, in place of the one in report.toml: 2019, 2019-Q2, 2019-03, FROM/TO
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// Number of threads; every number gives the same bytes
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    /// Treat warnings as errors
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    /// How problems are printed
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human")]
    diagnostics: FormatArgument,
    /// Print how long each stage took
    #[arg(long)]
    timings: bool,
    /// Whether problems are printed in colour
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    color: ColorArgument,
    /// Print errors only, and no lines for files written
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,
    /// Print all problems of a kind, not just the first 20 in a file
    #[arg(short, long)]
    verbose: bool,
}

#[derive(Args)]
struct ExplainArguments {
    /// Folder of a report, or its report.toml
    #[arg(value_name = "REPORT")]
    report: PathBuf,
    /// Name of the measure
    #[arg(value_name = "MEASURE")]
    measure: String,
    /// Only the rows at this value of a dimension (repeatable): program=TEFL, month=2019-03; nothing after = is "not stated"
    #[arg(long, value_name = "DIM=KEY", value_parser = dimension_and_key)]
    by: Vec<(String, String)>,
    /// Period to explain, in place of the one in report.toml
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// How problems are printed
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human")]
    diagnostics: FormatArgument,
    /// Whether problems are printed in colour
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    color: ColorArgument,
    /// Print errors only, no warnings
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,
    /// Print every line number, and all problems of a kind
    #[arg(short, long)]
    verbose: bool,
}

fn dimension_and_key(text: &str) -> Result<(String, String), String> {
    let (dimension, key) = text.split_once('=').ok_or("write a dimension and its key, as in program=TEFL")?;
    Ok((dimension.to_owned(), key.to_owned()))
}

/// Whatever follows a verb that is not built yet.
#[derive(Args)]
struct Rest {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    _rest: Vec<OsString>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    Warnings,
}

#[derive(Clone, Copy, ValueEnum)]
enum SchemaArgument {
    Facts,
    Diagnostic,
}

#[derive(Clone, Copy, ValueEnum)]
enum FormatArgument {
    Human,
    Short,
    Json,
    Github,
}

#[derive(Clone, Copy, ValueEnum)]
enum ColorArgument {
    Auto,
    Always,
    Never,
}

/// Runs the program with the arguments and the environment of the process and gives its exit code.
pub(crate) fn run() -> u8 {
    let verb = match Arguments::try_parse() {
        Ok(arguments) => arguments.verb,
        Err(error) => {
            // a closed pipe is no reason for another code
            let _ = error.print();
            return if error.use_stderr() { Outcome::Usage.code() } else { Outcome::Done.code() };
        }
    };
    let (mut results, mut problems) = (stdout(), stderr());
    let mut terminal = Terminal { results: &mut results, problems: &mut problems };
    perform(verb, &mut terminal).code()
}

fn perform(verb: Verb, terminal: &mut Terminal<'_>) -> Outcome {
    match verb {
        Verb::Build(arguments) if arguments.draft => not_built("--draft", terminal),
        Verb::Build(arguments) => {
            let BuildArguments { check, output, creation_timestamp, .. } = arguments;
            asked(check, Some((output, creation_timestamp)), terminal)
        }
        Verb::Check(arguments) => asked(arguments, None, terminal),
        Verb::Schema { of: SchemaArgument::Facts } => verbs::schema("facts", terminal),
        Verb::Schema { of: SchemaArgument::Diagnostic } => verbs::schema("diagnostic", terminal),
        Verb::Init { folder, theme } => verbs::init(&shown_from_here(&folder), theme.as_deref(), terminal),
        Verb::Describe(arguments) => described(&arguments, terminal),
        Verb::Explain(arguments) => explained(arguments, terminal),
        Verb::Diff(_) => not_built("diff", terminal),
        Verb::Verify { file, report } => {
            verbs::verify(&file, report.map(|report| shown_from_here(&report)).as_deref(), terminal)
        }
        Verb::Watch(_) => not_built("watch", terminal),
        Verb::Plan(_) => not_built("plan", terminal),
        Verb::Completions(_) => not_built("completions", terminal),
        Verb::Man(_) => not_built("man", terminal),
    }
}

/// `build` with an output folder, else `check`.
fn asked(arguments: CheckArguments, build: Option<(PathBuf, Option<i64>)>, terminal: &mut Terminal<'_>) -> Outcome {
    if !arguments.units.is_empty() {
        return not_built("--unit", terminal);
    }
    if let Some(jobs) = arguments.jobs {
        // fails only when a pool exists already, and none does at this point
        let _ = rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build_global();
    }
    let reports = if arguments.reports.is_empty() {
        let Some(nearest) = working_directory().and_then(|from| verbs::nearest_report(&from)) else {
            return usage("no report.toml here or in a folder above", "name the folder of a report", terminal);
        };
        vec![nearest]
    } else {
        arguments.reports.iter().map(|report| shown_from_here(report)).collect()
    };

    let stopwatch = Stopwatch::start();
    let record = |stage: &'static str| stopwatch.lap(stage);
    let builds = build.is_some();
    let (output, created) = build.unwrap_or_default();
    let request = Request {
        reports,
        overrides: Overrides { period: arguments.period, languages: arguments.languages },
        output,
        created,
        deny_warnings: arguments.deny.is_some(),
        looks: Looks {
            format: arguments.diagnostics.format(),
            color: colored(arguments.color),
            public: is_set("CI"),
            quiet: arguments.quiet,
            all: arguments.verbose,
        },
        on_stage: arguments.timings.then_some(&record),
    };
    let outcome = if builds { verbs::build(&request, terminal) } else { verbs::check(&request, terminal) };
    if arguments.timings {
        stopwatch.print(terminal);
    }
    outcome
}

fn described(arguments: &DescribeArguments, terminal: &mut Terminal<'_>) -> Outcome {
    let looks = Looks {
        format: arguments.diagnostics.format(),
        color: colored(arguments.color),
        public: is_set("CI"),
        ..Looks::default()
    };
    let form = match (arguments.json, arguments.csv) {
        (true, _) => verbs::Form::Json,
        (_, true) => verbs::Form::Csv,
        _ => verbs::Form::Text,
    };
    let files: Vec<PathBuf> = arguments.files.iter().map(|file| shown_from_here(file)).collect();
    verbs::describe(&files, form, &looks, terminal)
}

fn explained(arguments: ExplainArguments, terminal: &mut Terminal<'_>) -> Outcome {
    let question = verbs::Question {
        measure: arguments.measure,
        by: arguments.by,
        overrides: Overrides { period: arguments.period, ..Overrides::default() },
    };
    let looks = Looks {
        format: arguments.diagnostics.format(),
        color: colored(arguments.color),
        public: is_set("CI"),
        quiet: arguments.quiet,
        all: arguments.verbose,
    };
    verbs::explain(&shown_from_here(&arguments.report), &question, &looks, terminal)
}

impl FormatArgument {
    fn format(self) -> Format {
        match self {
            Self::Human => Format::Human,
            Self::Short => Format::Short,
            Self::Json => Format::Json,
            Self::Github => Format::Github,
        }
    }
}

fn not_built(what: &str, terminal: &mut Terminal<'_>) -> Outcome {
    let _ = writeln!(terminal.problems, "error: `{what}` is not built yet");
    Outcome::Usage
}

fn usage(message: &str, hint: &str, terminal: &mut Terminal<'_>) -> Outcome {
    let _ = writeln!(terminal.problems, "error: {message}\n  hint: {hint}");
    Outcome::Usage
}

#[expect(clippy::disallowed_methods, reason = "this is the place where the environment is read")]
fn working_directory() -> Option<PathBuf> {
    std::env::current_dir().ok()
}

#[expect(clippy::disallowed_methods, reason = "this is the place where the environment is read")]
fn is_set(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty())
}

/// Relative to the working directory where it lies below it, so that an editor or an annotation can open what is printed.
fn shown_from_here(report: &Path) -> PathBuf {
    let below = working_directory().and_then(|here| report.strip_prefix(here).ok().map(Path::to_owned));
    match below {
        Some(path) if path.as_os_str().is_empty() => PathBuf::from("."),
        Some(path) => path,
        None => report.to_owned(),
    }
}

fn colored(choice: ColorArgument) -> bool {
    match choice {
        ColorArgument::Always => true,
        ColorArgument::Never => false,
        ColorArgument::Auto => !is_set("NO_COLOR") && stderr().is_terminal(),
    }
}

/// How long each stage took: the time since the stage before it ended.
struct Stopwatch {
    start: Instant,
    laps: Mutex<Vec<(&'static str, Duration)>>,
}

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "this is the place where the clock is read")]
    fn start() -> Self {
        Self { start: Instant::now(), laps: Mutex::default() }
    }

    fn lap(&self, stage: &'static str) {
        if let Ok(mut laps) = self.laps.lock() {
            laps.push((stage, self.start.elapsed()));
        }
    }

    fn print(&self, terminal: &mut Terminal<'_>) {
        let mut before = Duration::ZERO;
        for (stage, at) in self.laps.lock().iter().flat_map(|laps| laps.iter()) {
            let milliseconds = at.saturating_sub(before).as_secs_f64() * 1000.0;
            let _ = writeln!(terminal.problems, "{milliseconds:9.1} ms  {stage}");
            before = *at;
        }
        let total = self.start.elapsed().as_secs_f64() * 1000.0;
        let _ = writeln!(terminal.problems, "{total:9.1} ms  total");
    }
}
