//! The names of a PDF → the files inside it.

use super::{Inside, dictionary, entry, resolved, words};
use lopdf::{Dictionary, Document, Object};
use md5::{Digest, Md5};
use std::collections::BTreeMap;

/// How deep a tree of names is followed.
const DEEPEST: usize = 16;

/// The files inside, by name.
pub(super) fn files(document: &Document) -> BTreeMap<String, Inside> {
    let mut files = BTreeMap::new();
    let names = document.catalog().ok().and_then(|catalog| entry(document, catalog, b"Names"));
    if let Some(tree) = names.and_then(|names| entry(document, names, b"EmbeddedFiles")) {
        collect(document, tree, 0, &mut files);
    }
    files
}

fn collect(document: &Document, tree: &Dictionary, depth: usize, files: &mut BTreeMap<String, Inside>) {
    let list = |key: &[u8]| {
        let list = tree.get(key).map(|list| resolved(document, list)).and_then(Object::as_array);
        list.map_or(&[][..], Vec::as_slice)
    };
    for pair in list(b"Names").as_chunks::<2>().0 {
        if let (Ok(name), Some(specification)) = (pair[0].as_str(), dictionary(document, &pair[1]))
            && let Some(inside) = stored(document, specification)
        {
            files.insert(words(name), inside);
        }
    }
    for kid in list(b"Kids").iter().filter(|_| depth < DEEPEST) {
        if let Some(kid) = dictionary(document, kid) {
            collect(document, kid, depth + 1, files);
        }
    }
}

fn stored(document: &Document, specification: &Dictionary) -> Option<Inside> {
    let stream = entry(document, specification, b"EF")?.get(b"F").ok()?;
    let stream = resolved(document, stream).as_stream().ok()?;
    let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    let stated = entry(document, &stream.dict, b"Params")?;
    let size = stated.get(b"Size").and_then(Object::as_i64).ok();
    let sum = stated.get(b"CheckSum").and_then(Object::as_str).ok();
    let intact = size == i64::try_from(bytes.len()).ok() && sum == Some(Md5::digest(&bytes).as_slice());
    Some(Inside { bytes, intact })
}
