//! Draws pages of PDF files and compares them with the approved pictures in `approved`.
//!
//! `page-pictures DIFFERENCES FILE.pdf…`: every file is looked up by its name in `selected.txt`, which says which of its
//! pages have a picture; what differs is shown in the folder DIFFERENCES. With `UPDATE_EXPECT=1` in the environment the pictures that differ are approved as they are now.

mod picture;
mod selected;

use picture::Picture;
use selected::Pages;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Pixels in a thousand that may differ: what another processor rounds otherwise at the edges of letters.
const PER_THOUSAND: f64 = 0.05;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let Some(differences) = arguments.next() else {
        eprintln!("usage: page-pictures DIFFERENCES FILE.pdf…");
        return ExitCode::FAILURE;
    };
    let files: Vec<PathBuf> = arguments.collect();
    let bless = std::env::var_os("UPDATE_EXPECT").is_some();
    match compare(&files, &differences, bless) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            println!("to approve the pages as they are now: UPDATE_EXPECT=1 tests/pages/run");
            ExitCode::FAILURE
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all pages are as approved; says which are not, and where their pictures are.
fn compare(files: &[PathBuf], differences: &Path, bless: bool) -> Result<bool, String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let list = fs::read_to_string(here.join("selected.txt")).map_err(|error| format!("selected.txt: {error}"))?;
    let selected = selected::read(&list)?;
    let _ = fs::remove_dir_all(differences);
    let (mut equal, mut other) = (0, 0);
    for file in files {
        let name = file.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let pages = selected.get(name).ok_or(format!("{}: selected.txt says nothing of {name}", file.display()))?;
        let approved = here.join("approved").join(name);
        let mut left = known(&approved);
        for (number, now) in picture::draw(file, pages)? {
            let path = approved.join(format!("{number:03}.png"));
            left.remove(&path);
            let before = path.exists().then(|| Picture::read(&path)).transpose()?;
            let share = before.as_ref().map(|before| now.differs(before));
            if share.is_some_and(|share| share <= PER_THOUSAND) {
                equal += 1;
                continue;
            }
            other += 1;
            if bless {
                now.write(&path)?;
                println!("{name} page {number}: approved");
                continue;
            }
            let shown = differences.join(format!("{name}-{number:03}.png"));
            match (before, share) {
                (Some(before), Some(share)) => {
                    before.beside(&now).write(&shown)?;
                    println!(
                        "{name} page {number}: {share:.1} of 1000 pixels differ; approved, now, where: {}",
                        shown.display()
                    );
                }
                _ => {
                    now.write(&shown)?;
                    println!("{name} page {number}: has no approved picture; now: {}", shown.display());
                }
            }
        }
        for gone in left {
            other += 1;
            println!("{name}: {} is of a page that is no more", gone.display());
            if bless {
                fs::remove_file(&gone).map_err(|error| format!("{}: {error}", gone.display()))?;
            }
        }
    }
    println!("{equal} pages as approved, {other} {}", if bless { "approved now" } else { "not" });
    Ok(bless || other == 0)
}

/// The approved pictures of a file.
fn known(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|ending| ending == "png")).collect()
}

/// Pages of one file that have a picture.
fn wanted(pages: &Pages, count: usize) -> Vec<usize> {
    match pages {
        Pages::All => (1..=count).collect(),
        Pages::Some(numbers) => numbers.iter().copied().filter(|number| *number <= count).collect(),
    }
}
