//! CSV files by hand and what some thousand changes of bytes make of them: refused with a place and a hint, or built.
//!
//! The same target, seeds and changes as in `fuzz/`, where they run for minutes.

#[path = "../../fuzz/tally/bench.rs"]
mod bench;
#[path = "../../fuzz/tally/mutate.rs"]
mod mutate;
#[path = "../../fuzz/tally/seeds.rs"]
mod seeds;

use bench::{Bench, KINDS};
use mutate::{Dice, mutate};
use seeds::SEEDS;

/// Changed files for each seed.
const CHANGES: u64 = 40;

fn fail(kind: &str, file: &[u8], wrong: &[String]) {
    assert!(wrong.is_empty(), "{kind}.csv as {:?}:\n{wrong:#?}", String::from_utf8_lossy(file));
}

#[test]
fn every_seed_is_refused_with_a_place_and_a_hint_or_comes_to_pages() {
    for kind in KINDS {
        let mut bench = Bench::new(kind);
        let judged: Vec<_> =
            SEEDS.iter().filter(|(of, _)| *of == kind).map(|(_, file)| (file, bench.judge(file))).collect();
        for (file, one) in &judged {
            fail(kind, file, &one.wrong);
        }
        assert!(judged.iter().any(|(_, one)| one.taken), "a seed of {kind} is taken");
    }
}

#[test]
fn changed_bytes_never_break_the_program() {
    let files: Vec<&[u8]> = SEEDS.iter().map(|(_, file)| *file).collect();
    for kind in KINDS {
        let mut bench = Bench::new(kind);
        for (index, (_, file)) in SEEDS.iter().enumerate().filter(|(_, (of, _))| *of == kind) {
            let mut dice = Dice::new(index as u64);
            for _ in 0..CHANGES {
                let changed = mutate(file, files[dice.below(files.len())], &mut dice);
                fail(kind, &changed, &bench.judge(&changed).wrong);
            }
        }
    }
}
