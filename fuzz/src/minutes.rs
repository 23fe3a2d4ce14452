//! Mutations of the seeds for some minutes, for machines without a fuzzer: `minutes [MINUTES [SEED]]`.
//!
//! Files that were taken become seeds themselves. A file with which the program goes wrong is printed and ends the run.

#[path = "../tally/bench.rs"]
mod bench;
#[path = "../tally/mutate.rs"]
mod mutate;
#[path = "../tally/seeds.rs"]
mod seeds;

use bench::Bench;
use mutate::{Dice, mutate};
use seeds::SEEDS;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// How many files are kept as seeds, besides those by hand.
const KEPT: usize = 20_000;

fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>().expect("a number"));
    let minutes = arguments.next().unwrap_or(10);
    let mut dice = Dice::new(arguments.next().unwrap_or(1));
    let end = Instant::now() + Duration::from_secs(60 * minutes);
    let mut benches: BTreeMap<&str, Bench> = bench::KINDS.iter().map(|kind| (*kind, Bench::new(kind))).collect();
    let mut files: Vec<(&str, Vec<u8>)> = SEEDS.iter().map(|(kind, file)| (*kind, file.to_vec())).collect();
    let (mut tried, mut taken) = (0_u64, 0_u64);
    let mut told: Vec<String> = Vec::new();
    while Instant::now() < end {
        let (kind, file) = &files[dice.below(files.len())];
        let (_, other) = &files[dice.below(files.len())];
        let (kind, file) = (*kind, mutate(file, other, &mut dice));
        let bench = benches.get_mut(kind).expect("a bench of every kind");
        let judged = catch_unwind(AssertUnwindSafe(|| bench.judge(&file)));
        let wrong = match judged {
            Ok(judged) => {
                taken += u64::from(judged.taken);
                if judged.taken {
                    if files.len() < SEEDS.len() + KEPT {
                        files.push((kind, file.clone()));
                    } else {
                        let at = SEEDS.len() + dice.below(KEPT);
                        files[at] = (kind, file.clone());
                    }
                }
                judged.wrong
            }
            Err(_) => vec!["panic".to_owned()],
        };
        tried += 1;
        for sentence in wrong {
            // of each fault one file is enough
            let start: String = sentence.split("message:").next().unwrap_or_default().chars().take(160).collect();
            if !told.contains(&start) {
                println!("{kind}: {sentence}\n  {:?}", String::from_utf8_lossy(&file));
                told.push(start);
            }
        }
    }
    println!("{tried} files, {taken} taken, {} faults", told.len());
    assert!(told.is_empty(), "the program went wrong");
}
