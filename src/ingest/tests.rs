//! What is read, what is refused, and where.

use super::{KnownColumn, Source, open};
use crate::config::{DialectConfig, Filter, Kind, Named, SourceConfig, Totals};
use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::project::Project;
use std::fs;

const KNOWN: &[KnownColumn] = &[
    KnownColumn { name: "place", synonyms: &["municipality", "komuna"], needed: true },
    KnownColumn { name: "start_date", synonyms: &["started"], needed: false },
];

fn named(name: &str) -> Named {
    Named { name: name.to_owned(), origin: Origin::at("report.toml", 7, 1) }
}

fn source(files: &[&str]) -> SourceConfig {
    SourceConfig {
        name: named("things"),
        kind: Kind::Table,
        files: files.iter().map(|file| named(file)).collect(),
        columns: Vec::new(),
        values: Vec::new(),
        types: Vec::new(),
        time: None,
        references: Vec::new(),
        dialect: DialectConfig::default(),
        filter: Filter::default(),
        totals: Totals::Error,
        currency: None,
        public: false,
        covers: None,
        origin: Origin::file("report.toml"),
    }
}

/// A folder with these files as `0.csv`, `1.csv`, …
#[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
fn folder(files: &[&[u8]]) -> (tempfile::TempDir, Project) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("report.toml"), "").expect("a file");
    for (index, bytes) in files.iter().enumerate() {
        fs::write(folder.path().join(format!("{index}.csv")), bytes).expect("a file");
    }
    let project = Project::open(folder.path()).expect("a report");
    (folder, project)
}

fn say(diagnostics: &Diagnostics) -> Vec<String> {
    let place = |origin: &Option<Origin>| {
        let origin = origin.as_ref().expect("a place");
        format!("{}:{}", origin.line, origin.column)
    };
    let say = |found: &Diagnostic| {
        assert!(found.hint.is_some(), "no hint: {found:?}");
        format!("{} {}", place(&found.origin), found.code)
    };
    diagnostics.all().iter().map(say).collect()
}

fn rows(source: &Source, diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut rows = Vec::new();
    source.for_each(diagnostics, |record, _| {
        let cells: Vec<&str> = (0..source.columns.len()).map(|index| record.cell(index)).collect();
        rows.push(cells.join("|"));
    });
    rows
}

fn read(config: &SourceConfig, known: &[KnownColumn], files: &[&[u8]]) -> (Vec<String>, Vec<String>) {
    let (_folder, project) = folder(files);
    let mut diagnostics = Diagnostics::default();
    let rows = match open(&project, config, known, &mut diagnostics) {
        Ok(source) => rows(&source, &mut diagnostics),
        Err(_) => Vec::new(),
    };
    diagnostics.sort();
    (rows, say(&diagnostics))
}

#[test]
fn every_shape_of_a_file_is_read_or_named_with_its_place() {
    let cases: &[(&[u8], &[&str], &[&str])] = &[
        (b"a,b\n1,2\n", &["1|2"], &[]),
        (b"a,b\r\n1,2\r\n", &["1|2"], &[]),
        (b"a,b\r1,2\r3,4", &["1|2", "3|4"], &[]),
        (b"\xEF\xBB\xBFa,b\n1,2", &["1|2"], &[]),
        (b"a,b\n\n , \n1, 2 \n,,,\n", &["1|2"], &[]),
        (b"\n\na,b\n1,2\n", &["1|2"], &[]),
        (b"a,b\n\"1, x\",\"say \"\"hi\"\"\"\n", &["1, x|say \"hi\""], &[]),
        (b"a,b\n1,\"x\ny\"\n3,4\n", &["1|x\ny", "3|4"], &[]),
        (b"a,b\n1,\"\"\n", &["1|"], &[]),
        (b"a,b\n", &[], &[]),
        (b"", &[], &["1:1 csv/empty"]),
        (b"\xEF\xBB\xBF\r\n\r\n", &[], &["1:1 csv/empty"]),
        (b"a,b\n1\n2,3\n", &["2|3"], &["2:1 csv/short-row"]),
        (b"a,b\n1,2,3\n", &[], &["2:5 csv/long-row"]),
        ("a,b\né,\"ü,ž\",3\n".as_bytes(), &[], &["2:9 csv/long-row"]),
        (b"a,b\r\n1,2\r\n3\r\n\r\n4\r\n", &["1|2"], &["3:1 csv/short-row", "5:1 csv/short-row"]),
        (b"a,b\r1,2\r3\r", &["1|2"], &["3:1 csv/short-row"]),
        (b"a,b\n1,\"x\r\ny\rz\"\n3\n", &["1|x\r\ny\rz"], &["5:1 csv/short-row"]),
        (b"a,,b\n1,2,3\n", &[], &["1:3 csv/empty-header"]),
        (b"a,b,\n1,2,3\n", &[], &["1:5 csv/empty-header"]),
        (b"\xEF\xBB\xBFa,B,\"b \"\n", &[], &["1:5 csv/duplicate-header"]),
        (b"a b,a-b\n", &[], &["1:5 csv/duplicate-header"]),
        (b"a;b;c\n1;2;3\n", &["1|2|3"], &[]),
        (b"sep=,\r\na,b\r\n1,2\r\n3\r\n", &["1|2"], &["4:1 csv/short-row"]),
        (b"SEP=;\na;b\n1;2\n", &["1|2"], &[]),
        (b"sep=\xC3\xA9\xC3\xA9,b\n1,2\n", &["1|2"], &[]),
        (b"a\tb\n1\t2\n", &["1|2"], &[]),
        (b"a,b\n1,5\" pipe\n3,4\n", &["3|4"], &["2:3 csv/stray-quote"]),
        (b"a,b\n\"x\" y,2\n3,4\n", &["3|4"], &["2:1 csv/stray-quote"]),
        (b"a,b\n\"she said \"no, never\" twice\",2\n3,4\n", &["3|4"], &["2:1 csv/stray-quote"]),
        (
            b"a,b,c\n1,\"x,3\n4,5,6\n7,8\",9\n10,11,12\n",
            &["4|5|6", "10|11|12"],
            &["2:3 csv/stray-quote", "4:3 csv/stray-quote"],
        ),
        (b"a,b,c\n1,\"x,3\n4,y\",6\n7,8,9\n", &["7|8|9"], &["2:3 csv/stray-quote", "3:3 csv/stray-quote"]),
        (
            b"a,b,c\n1,\"Rruga e Re, nr 2\nPeja, Kosovo, 30000\nsecond floor\",3\n",
            &["1|Rruga e Re, nr 2\nPeja, Kosovo, 30000\nsecond floor|3"],
            &[],
        ),
        (b"a,b\n1,\"x\n3,4\n5,6", &["3|4", "5|6"], &["2:3 csv/unclosed-quote"]),
        (b"a,b\n1,\"x\nmore words\nand more", &[], &["2:3 csv/unclosed-quote"]),
        ("a,b\n1,2\nčć,\"x".as_bytes(), &["1|2"], &["3:4 csv/unclosed-quote"]),
        (b"a,\"b\n1,2\n", &[], &["1:3 csv/unclosed-quote"]),
        (b"a,b,c\n1,\"x\ny\",\"z\" w\n3,4,5\n", &["3|4|5"], &["3:4 csv/stray-quote"]),
        (b"a,b\n1,\xE9\n\xFF,2", &[], &["2:3 csv/bytes"]),
        ("a,b\nčć,\0\n\u{85},2".as_bytes(), &[], &["2:4 csv/bytes", "3:1 csv/bytes"]),
        (b"\xFF\xFEa\0,\0b\0", &[], &[]),
        (b"\xFF\xFEa,b\n", &[], &["1:1 csv/bytes"]),
        (b"\0\0\xFE\xFFa,b\n", &[], &["1:1 csv/bytes"]),
        (b"a,b\n1,\xC3\xA9\n2,\xFF\n", &[], &["3:3 csv/bytes"]),
        (b"a,b\nx,Prishtin\xEB\n", &["x|Prishtin\u{EB}"], &[]),
        ("a,b\ne\u{301},2\n".as_bytes(), &["\u{E9}|2"], &[]),
        ("a,b\n1,PrishtinÃ«\n".as_bytes(), &[], &["2:11 csv/mojibake"]),
        ("a,b\n1,Prishtin\u{FFFD}\n".as_bytes(), &[], &["2:11 csv/mojibake"]),
        (b"a\x1Fb\n1\x1F2\n", &["1|2"], &[]),
        (b"a\x01b\n1\x012\n", &[], &["1:2 csv/bytes", "2:2 csv/bytes"]),
        (b"a,b;c\n1,2;3\n", &[], &["1:2 csv/dialect-unsure"]),
        (b"a;b\n1,5;2,5\n", &["1,5|2,5"], &[]),
        (b"a,b\n1,2,,\n3,4, \n", &["1|2", "3|4"], &["2:5 csv/long-row"]),
        (b"a,b\n1,2,\n3,4,5\n", &["1|2"], &["2:5 csv/long-row", "3:5 csv/long-row"]),
        (b"a,b,\n1,2,\n", &["1|2"], &["1:5 csv/empty-header"]),
        (b",b,\n,2,\n", &["2"], &["1:1 csv/empty-header", "1:4 csv/empty-header"]),
        (b"1,2,3\n", &[], &["1:1 csv/no-header"]),
        (b"Table 1\n\na,b\n1,2\n", &["1|2"], &["1:1 csv/title-row"]),
        (b"Table 1: x, y\n\na,b,c\n1,2,3\n", &["1|2|3"], &["1:1 csv/title-row"]),
        (b",,\nTable 1,,\na,2014,2015\nx,1,2\n", &["x|1|2"], &["2:1 csv/title-row"]),
        (b"a,b\n1,2\n\nSource: the office\n", &["1|2"], &["4:1 csv/footer-row"]),
        (b"a,b\n1,2\n*) per year,\n", &["1|2"], &["3:1 csv/footer-row"]),
        (b"Group,\nName,Place\n#org,#adm1\nx,y\n", &["x|y"], &["1:1 csv/title-row", "3:1 csv/tag-row"]),
        (b"sep=,\ncol\n\"a\\\"b\"\n", &["a\"b"], &[]),
        (b"a,b\n1.5,\"2,5\"\n", &[], &["2:5 csv/dialect-unsure"]),
        (b"a\n31/12/2012\n12/31/2012\n", &[], &["3:1 csv/dialect-unsure"]),
        (b"a\n1\n2\n", &["1", "2"], &[]),
    ];
    let mut wrong = Vec::new();
    for (bytes, rows, problems) in cases {
        let expected: (Vec<String>, Vec<String>) =
            (rows.iter().map(ToString::to_string).collect(), problems.iter().map(ToString::to_string).collect());
        let found = read(&source(&["0.csv"]), &[], &[bytes]);
        if found != expected {
            wrong.push(format!("{:?}\n  found {found:?}\n  not   {expected:?}", String::from_utf8_lossy(bytes)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn at_most_twenty_bad_bytes_are_named() {
    let bytes = [b"a,\xC3\xA9\n".as_slice(), &[0xFF; 50]].concat();
    assert_eq!(read(&source(&["0.csv"]), &[], &[&bytes]).1.len(), 20);
}

#[test]
fn headers_are_found_by_map_by_name_and_by_synonym() {
    let open_columns = |config: &SourceConfig, header: &str| {
        let (_folder, project) = folder(&[header.as_bytes()]);
        let mut diagnostics = Diagnostics::default();
        let names = open(&project, config, KNOWN, &mut diagnostics)
            .map(|source| source.columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>());
        (names.unwrap_or_default().join(","), say(&diagnostics).join(", "))
    };
    let plain = source(&["0.csv"]);
    let mut mapped = source(&["0.csv"]);
    mapped.columns = vec![(named("place"), named("Town "))];
    for (config, header, columns, problems) in [
        (&plain, "Place,START DATE,Emri i Parë", "place,start_date,emri_i_pare", ""),
        (&plain, "Komuna,started,note", "place,start_date,note", ""),
        (&plain, "komuna,place", "komuna,place", ""),
        (&plain, "Place name,note", "", "1:1 csv/missing-column"),
        (&plain, "Opština,VolunteerID", "place,volunteerid", ""),
        (&plain, "komuna,municipality", "", "1:8 csv/ambiguous-column"),
        (&mapped, "note,town", "note,place", ""),
        (&mapped, "note,twon", "", "7:1 csv/missing-column"),
        (&mapped, "place,town", "", "1:1 csv/duplicate-header"),
        (&plain, "place,%", "", "1:7 csv/duplicate-header"),
    ] {
        assert_eq!(open_columns(config, header), (columns.to_owned(), problems.to_owned()), "{header}");
    }
}

#[test]
fn several_files_are_read_as_one() {
    let config = source(&["0.csv", "1.csv"]);
    let (rows, problems) = read(&config, &[], &[b"a,b\n1,2\n", b"B,A\n4,3\nx\n"]);
    assert_eq!(rows, ["1|2", "3|4"]);
    assert_eq!(problems, ["3:1 csv/short-row"]);
    let (_, problems) = read(&config, &[], &[b"a,b\n1,2\n", b"a,c\n4,3\n"]);
    assert_eq!(problems, ["1:1 csv/missing-column", "1:3 csv/missing-column"]);
    let (_, problems) = read(&config, &[], &[b"a,b\n1,2\n"]);
    assert_eq!(problems, ["7:1 file/missing"]);
}

#[test]
fn values_of_theirs_become_ours() {
    let mut config = source(&["0.csv"]);
    config.values = vec![(named("sex"), vec![("female".to_owned(), "F".to_owned())])];
    let (rows, problems) = read(&config, &[], &[b"sex,b\n female ,2\nM,female\n"]);
    assert_eq!((rows, problems), (vec!["F|2".to_owned(), "M|female".to_owned()], vec![]));
    config.values = vec![(named("sexe"), Vec::new())];
    assert_eq!(read(&config, &[], &[b"sex,b\n"]).1, ["7:1 csv/missing-column"]);
}

#[test]
fn a_cell_knows_its_place_and_its_end() {
    let (_folder, project) = folder(&["\u{FEFF}a,b,c\r\n\r\nčč,\"x\ny\", žž \r\n\"1\",2,3".as_bytes()]);
    let mut diagnostics = Diagnostics::default();
    let source = open(&project, &source(&["0.csv"]), &[], &mut diagnostics).expect("a source");
    let mut places = Vec::new();
    let counts = source.for_each(&mut diagnostics, |record, _| {
        places.push(format!("{} {}", record.line(), record.file()));
        for index in 0..3 {
            let origin = record.origin(index);
            places.push(format!("{}:{}-{:?}", origin.line, origin.column, origin.end_column));
        }
    });
    let expected =
        ["3 0.csv", "3:1-Some(3)", "3:4-None", "4:4-Some(8)", "5 0.csv", "5:1-Some(4)", "5:5-Some(6)", "5:7-Some(8)"];
    assert_eq!(places, expected);
    assert_eq!(counts, (2, 0));
    let header = source.origin_of_header(1);
    assert_eq!((header.line, header.column, header.end_column), (1, 3, Some(4)));
}

#[test]
fn whatever_the_bytes_are_every_problem_has_a_place() {
    let whole = "a,b,c\r\n1,\"x, y\",3\n\"q \"\"r\"\"\",é,\n4,5,6\r7,\"l\nm\",9\n".repeat(3).into_bytes();
    let pieces: [&[u8]; 9] = [b"\"", b",", b"\n", b"\r", b"\0", b"\xC3", b"\xEF\xBB\xBF", b"", b";"];
    let mut state = 0x2545_F491_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).expect("small")
    };
    for round in 0..3000 {
        let mut bytes = whole.clone();
        for _ in 0..=next(4) {
            let at = next(bytes.len());
            let end = (at + next(3)).min(bytes.len());
            bytes.splice(at..end, pieces[next(pieces.len())].iter().copied());
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let lines = text.replace("\r\n", "\n").matches(['\n', '\r']).count() + 1;
        let file = crate::project::File { path: "0.csv".to_owned(), bytes, sha256: String::new() };
        let mut diagnostics = Diagnostics::default();
        match super::SourceFile::open(file, &DialectConfig::default()) {
            Err(problems) => diagnostics.extend(problems),
            Ok(file) => {
                let (columns, values, files) =
                    super::columns::map(&source(&["0.csv"]), &[], vec![file], &mut diagnostics);
                let source = Source {
                    name: "things".to_owned(),
                    columns,
                    files,
                    values,
                    private: false,
                    written: DialectConfig::default(),
                };
                let mut read = 0;
                let (all, rejected) = source.for_each(&mut diagnostics, |record, _| {
                    read += 1;
                    assert!(record.origin(2).column > 0);
                });
                assert_eq!(read, all - rejected, "round {round}");
            }
        }
        for found in diagnostics.all() {
            let origin = found.origin.as_ref().expect("a place");
            assert!(origin.line as usize <= lines, "round {round}: {found:?} in {text:?}");
            assert!(origin.line > 0 && origin.column > 0 && found.hint.is_some(), "round {round}: {found:?}");
        }
    }
}

#[test]
fn columns_are_known_before_the_rows_are_read() {
    let known = [KnownColumn { name: "start_date", synonyms: &["start"], needed: true }];
    let config = source(&["0.csv"]);
    let columns = |text: &[u8]| {
        let (_folder, project) = folder(&[text]);
        super::columns(&project, &config, &known)
    };
    assert_eq!(columns(b"Start,Home town\n2019-01-01,\"open"), ["start_date", "home_town"]);
    assert_eq!(columns(b""), Vec::<String>::new());
}
