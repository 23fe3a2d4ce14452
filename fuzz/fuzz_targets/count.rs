//! Bytes from libFuzzer → one CSV file of a small report, which is refused with a place and a hint or comes to pages.

#![no_main]

#[path = "../tally/bench.rs"]
mod bench;

use bench::{Bench, KINDS};
use libfuzzer_sys::fuzz_target;
use std::cell::RefCell;

thread_local! {
    static BENCHES: RefCell<Vec<Bench>> = RefCell::new(KINDS.iter().map(|kind| Bench::new(kind)).collect());
}

// The first byte chooses the kind of the source, the others are its file.
fuzz_target!(|bytes: &[u8]| {
    if let [first, file @ ..] = bytes {
        BENCHES.with_borrow_mut(|benches| {
            let wrong = benches[usize::from(*first) % KINDS.len()].judge(file).wrong;
            assert!(wrong.is_empty(), "{wrong:#?}");
        });
    }
});
