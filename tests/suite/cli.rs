//! The command line as its users rely on it: exit codes, streams, options.

use crate::workspace::Workspace;
use serde_json::Value;

#[test]
fn a_build_lists_the_files_it_wrote_and_says_nothing_else() {
    let workspace = Workspace::small();
    let build = workspace.run(&["build", "small"]);
    build.expect_code(0);
    let names: Vec<String> = workspace.files("output").into_keys().collect();
    assert!(names.contains(&"lantern.en.pdf".to_owned()), "{names:?}");
    assert!(names.contains(&"lantern.en.facts.json".to_owned()), "{names:?}");
    let mut listed: Vec<String> = build.results.lines().map(|line| line.replace("output/", "")).collect();
    listed.sort();
    assert_eq!(listed, names);
    assert_eq!(build.problems, "");
}

#[test]
fn a_check_writes_nothing_and_prints_no_result() {
    let workspace = Workspace::small();
    let check = workspace.run(&["check", "small"]);
    check.expect_code(0);
    assert_eq!((check.results.as_str(), check.problems.as_str()), ("", ""));
    assert!(workspace.files("output").is_empty());
}

#[test]
fn the_report_is_named_by_its_folder_its_file_or_the_place_where_one_stands() {
    let workspace = Workspace::small();
    workspace.run(&["check", "small"]).expect_code(0);
    workspace.run(&["check", "small/report.toml"]).expect_code(0);
    let inside = "small/content/en";
    workspace.run_with(&["check"], inside, &[]).expect_code(0);
    let build = workspace.run_with(&["build", "-o", "../../../elsewhere"], inside, &[]);
    build.expect_code(0);
    assert!(workspace.files("elsewhere").contains_key("lantern.en.pdf"));
}

#[test]
fn wrong_usage_is_2() {
    let workspace = Workspace::small();
    let cases: [&[&str]; 13] = [
        &[],
        &["biuld"],
        &["build", "--no-such-option"],
        &["build", "nowhere"],
        &["build"],
        &["build", "small", "--lang", "xx"],
        &["build", "small", "--period", "last year"],
        &["build", "small", "--jobs", "0"],
        &["build", "small", "--diagnostics", "loud"],
        &["build", "small", "--deny", "everything"],
        &["build", "small", "--creation-timestamp", "yesterday"],
        &["build", "small", "--unit", "A"],
        &["check", "small", "-q", "-v"],
    ];
    for arguments in cases {
        let run = workspace.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?} said {}{}", run.results, run.problems);
        assert_eq!(run.results, "", "{arguments:?}: help and problems go to standard error");
        assert_ne!(run.problems, "", "{arguments:?} says why");
    }
    assert!(workspace.files("output").is_empty());
}

#[test]
fn verbs_to_come_are_known_but_refused() {
    let workspace = Workspace::small();
    let help = workspace.run(&["--help"]).expect_code(0).results.clone();
    for verb in ["diff", "watch", "plan", "completions", "man"] {
        let run = workspace.run(&[verb, "small", "--json", "-x"]);
        run.expect_code(2);
        assert_eq!(run.problems, format!("error: `{verb}` is not built yet\n"));
        assert!(!help.contains(&format!("  {verb} ")), "{verb} is not in the help");
    }
}

#[test]
fn help_and_version_are_results() {
    let workspace = Workspace::empty();
    let cases: [&[&str]; 5] =
        [&["--help"], &["build", "--help"], &["check", "-h"], &["help", "schema"], &["--version"]];
    for arguments in cases {
        let run = workspace.run(arguments);
        run.expect_code(0);
        assert_ne!(run.results, "", "{arguments:?}");
        assert_eq!(run.problems, "", "{arguments:?}");
    }
}

#[test]
fn schemas_are_json() {
    let workspace = Workspace::empty();
    for of in ["facts", "diagnostic"] {
        let schema = workspace.run(&["schema", of]);
        schema.expect_code(0);
        let schema: Value = serde_json::from_str(&schema.results).expect("a schema is JSON");
        assert!(schema["$schema"].is_string(), "{of}: {schema}");
    }
}

#[test]
fn several_reports_are_each_whole_or_absent() {
    let workspace = Workspace::small();
    workspace.add(&crate::workspace::cases().join("small"), "second");
    workspace.replace("second/report.toml", r#""lantern""#, r#""second""#);
    workspace.add(&crate::workspace::cases().join("small"), "third");
    workspace.replace("third/report.toml", r#""lantern""#, r#""third""#);
    workspace.replace("second/grants.csv", "800.50", "a lot");
    workspace.run(&["build", "small", "second", "third"]).expect_code(1);
    let names: Vec<String> = workspace.files("output").into_keys().collect();
    assert!(names.iter().any(|name| name == "lantern.en.pdf"), "{names:?}");
    assert!(names.iter().any(|name| name == "third.en.pdf"), "{names:?}");
    assert!(!names.iter().any(|name| name.starts_with("second")), "{names:?}");
}

#[test]
fn a_file_that_cannot_be_written_is_3() {
    let workspace = Workspace::small();
    let blocked = workspace.run(&["build", "small", "-o", "small/report.toml"]);
    blocked.expect_code(3);
    assert_eq!(blocked.results, "");
}

#[test]
fn the_period_of_the_command_line_holds_over_the_file() {
    let workspace = Workspace::small();
    workspace.replace("small/content/en/10-the-year.md", r#"{{ claim(participants.direction == "up") }}"#, "");
    workspace.run(&["build", "small", "--period", "2022"]).expect_code(0);
    let facts = &workspace.files("output")["lantern.en.facts.json"];
    let facts: Value = serde_json::from_slice(facts).expect("facts are JSON");
    assert_eq!(facts["report"]["period"]["key"], "2022");
    assert_eq!(facts["measures"]["served"]["value"], 4);
}

#[test]
fn problems_have_four_forms() {
    let workspace = Workspace::small();
    workspace.replace("small/grants.csv", "800.50", "a lot");
    let run = |format| workspace.run(&["check", "small", "--diagnostics", format]).expect_code(1).problems.clone();
    let (human, short, json, github) = (run("human"), run("short"), run("json"), run("github"));
    assert!(human.contains("small/grants.csv:3:17") && human.contains("hint:"), "{human}");
    assert!(short.starts_with("small/grants.csv:3:17"), "{short}");
    let json: Value = serde_json::from_str(&json).expect("a JSON object");
    assert_eq!((&json["file"], &json["line"], &json["column"]), (&"grants.csv".into(), &3.into(), &17.into()));
    assert_eq!(json["text"], "a lot");
    assert!(github.starts_with("::error file=small/grants.csv,line=3,col=17"), "{github}");
}

#[test]
fn colours_are_for_terminals() {
    let workspace = Workspace::small();
    workspace.replace("small/grants.csv", "800.50", "a lot");
    let said = |arguments: &[&str]| workspace.run(arguments).problems;
    assert!(!said(&["check", "small"]).contains('\u{1b}'));
    assert!(said(&["check", "small", "--color", "always"]).contains('\u{1b}'));
}

#[test]
fn free_text_about_persons_stays_out_of_public_logs() {
    let workspace = Workspace::small();
    workspace.replace("small/volunteers.csv", "M,1985", "M,1985,Jo Noname");
    let said = |format, variables: &[(&str, &str)]| {
        let run = workspace.run_with(&["check", "small", "--diagnostics", format], "", variables);
        run.expect_code(1).problems.clone()
    };
    assert!(said("json", &[]).contains("Noname"));
    assert!(!said("json", &[("CI", "true")]).contains("Noname"));
    assert!(!said("github", &[]).contains("Noname"));
}

#[test]
fn timings_name_the_stages_on_standard_error() {
    let workspace = Workspace::small();
    let build = workspace.run(&["build", "small", "--timings"]);
    build.expect_code(0);
    assert!(build.problems.lines().count() >= 4 && build.problems.contains(" ms  total"), "{}", build.problems);
    assert!(!build.results.contains(" ms"), "{}", build.results);
}

#[test]
fn quiet_builds_print_nothing() {
    let workspace = Workspace::small();
    let build = workspace.run(&["build", "small", "-q"]);
    build.expect_code(0);
    assert_eq!((build.results.as_str(), build.problems.as_str()), ("", ""));
    assert!(!workspace.files("output").is_empty());
}

#[test]
fn a_warning_fails_only_when_it_is_denied() {
    let workspace = Workspace::small();
    workspace.replace(
        "small/content/en/20-what-happened.md",
        "The busiest month was",
        "All 92 came. The busiest month was",
    );
    let denied = workspace.run(&["build", "small", "--deny", "warnings"]);
    denied.expect_code(1);
    assert!(workspace.files("output").is_empty());
    let build = workspace.run(&["build", "small"]);
    build.expect_code(0);
    assert!(build.problems.contains("warning["), "{}", build.problems);
    assert_eq!(workspace.run(&["build", "small", "-q"]).expect_code(0).problems, "");
}

#[test]
fn people_see_twenty_problems_of_a_kind_and_the_count_of_the_rest() {
    let workspace = Workspace::small();
    let rows = "clubs,2023-05-20,never,Ardal,1,1,2\n".repeat(25);
    workspace.replace("small/activities-2023.csv", "clubs,2023-12-02", &format!("{rows}clubs,2023-12-02"));
    let count =
        |arguments: &[&str]| workspace.run(arguments).expect_code(1).problems.matches("activities-2023.csv:").count();
    assert_eq!(count(&["check", "small"]), 20);
    assert_eq!(count(&["check", "small", "--verbose"]), 25);
    assert_eq!(count(&["check", "small", "--diagnostics", "short"]), 25);
}

#[test]
fn two_reports_of_one_name_are_refused() {
    let workspace = Workspace::small();
    workspace.add(&crate::workspace::cases().join("small"), "again");
    let build = workspace.run(&["build", "small", "again"]);
    build.expect_code(2);
    assert!(build.problems.contains("report.id"), "{}", build.problems);
}

#[test]
fn a_typed_number_that_equals_a_fact_names_it() {
    let workspace = Workspace::small();
    workspace.replace(
        "small/content/en/20-what-happened.md",
        "The busiest month was",
        "All 92 came, after 51, and 17 more. The busiest month was",
    );
    let check = workspace.run(&["check", "small", "--diagnostics", "short"]);
    let told: Vec<&str> = check.expect_code(0).problems.lines().collect();
    let expected = [
        "small/content/en/20-what-happened.md:5:5: warning: the number 92 is typed, not computed; it equals the facts `attendance`, `participants` [prose/typed-number]",
        "small/content/en/20-what-happened.md:5:20: warning: the number 51 is typed, not computed; it equals the fact `participants.previous` [prose/typed-number]",
        "small/content/en/20-what-happened.md:5:28: warning: the number 17 is typed, not computed; it equals the facts `cohort_attrition`, `group_size.previous` [prose/typed-number]",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_figure_that_no_data_supports_is_an_error_where_it_stands() {
    let workspace = Workspace::small();
    workspace.replace(
        "small/report.toml",
        "title   = \"Grants by source\"",
        "title   = \"Grants by source\"\nperiod = \"2019\"",
    );
    let check = workspace.run(&["check", "small", "--diagnostics", "short"]);
    let expected = "small/content/en/30-money-and-members.md:8:1: error: in 2019 no data support the figure: \
                    `grant_amount` by `source` [chart/no-data]\n";
    assert_eq!(check.expect_code(1).problems, expected);
    let file = workspace.path().join("small/content/en/30-money-and-members.md");
    let text = std::fs::read_to_string(&file).expect("the section is there");
    std::fs::write(&file, format!("+++\nwhen = \"virtual_participants\"\n+++\n{text}")).expect("it can be written");
    workspace.run(&["check", "small", "--diagnostics", "short"]).expect_code(0);
}
