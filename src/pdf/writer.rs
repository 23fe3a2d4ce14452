//! Objects → the file: object streams, a compressed cross-reference stream and an identity made from the content
//! (ISO 32000-1, 7.5.7 and 7.5.8).

use super::{refused, syntax};
use crate::diagnostic::Diagnostic;
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Write;

/// Objects in one object stream: many, so that like ones are compressed together.
const OBJECTS_PER_STREAM: usize = 500;

/// Where an object is.
#[derive(Clone, Copy)]
enum Entry {
    Offset(usize),
    Inside { stream: u32, index: u16 },
}

/// Writes the file. `metadata` is the id that the catalog has for the packet; `packet` makes it from the identity.
///
/// # Errors
/// When a stream cannot be compressed.
pub(super) fn write(
    document: lopdf::Document,
    metadata: ObjectId,
    packet: impl FnOnce(&[u8; 16]) -> Vec<u8>,
) -> Result<Vec<u8>, Diagnostic> {
    let mut trailer = document.trailer;
    let (mut streams, mut plain) = (Vec::new(), Vec::new());
    for (id, object) in document.objects {
        match object {
            Object::Stream(stream) => streams.push((id.0, stream)),
            other => plain.push((id.0, other)),
        }
    }
    let mut numbers =
        vec![0_u32; usize::try_from(document.max_id.max(metadata.0)).map_err(|_| refused("too many objects"))? + 1];
    let ids = plain.iter().map(|(id, _)| *id).chain(streams.iter().map(|(id, _)| *id)).chain([metadata.0]);
    let mut next = 1;
    for id in ids {
        numbers[index(id)] = next;
        next += 1;
    }
    let number = |id: u32| numbers.get(index(id)).copied().unwrap_or(0);
    let mut file = File { out: b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(), entries: BTreeMap::new() };
    let mut jobs: Vec<(u32, Job<'_>)> =
        streams.into_iter().map(|(id, stream)| (number(id), Job::Stream(stream))).collect();
    for objects in plain.chunks(OBJECTS_PER_STREAM) {
        for (index, (id, _)) in (0_u16..).zip(objects) {
            file.entries.insert(number(*id), Entry::Inside { stream: next, index });
        }
        jobs.push((next, Job::Objects(objects)));
        next += 1;
    }
    for (id, stream) in done(jobs, &number)? {
        file.stream(id, &stream, &number);
    }
    let digest = Sha256::digest(&file.out);
    let identity: [u8; 16] = std::array::from_fn(|index| digest[index]);
    let about = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    file.stream(number(metadata.0), &Stream::new(about, packet(&identity)), &number);
    let own = Object::String(identity.to_vec(), StringFormat::Hexadecimal);
    trailer.set("ID", vec![own.clone(), own]);
    file.finish(next, trailer, &number)
}

/// What becomes a stream of the file.
enum Job<'a> {
    Stream(Stream),
    Objects(&'a [(u32, Object)]),
}

/// Packs and compresses on all cores; the result is the same on any number of them.
fn done(jobs: Vec<(u32, Job<'_>)>, number: &(impl Fn(u32) -> u32 + Sync)) -> Result<Vec<(u32, Stream)>, Diagnostic> {
    jobs.into_par_iter()
        .map(|(id, job)| {
            let mut stream = match job {
                Job::Stream(stream) => stream,
                Job::Objects(objects) => pack(objects, number)?,
            };
            stream.compress().map_err(|error| refused(&error.to_string()))?;
            Ok((id, stream))
        })
        .collect()
}

fn pack(objects: &[(u32, Object)], number: &impl Fn(u32) -> u32) -> Result<Stream, Diagnostic> {
    let (mut head, mut body) = (Vec::new(), Vec::new());
    for (id, object) in objects {
        push(&mut head, format_args!("{} {} ", number(*id), body.len()));
        syntax::object(&mut body, object, number);
        body.push(b'\n');
    }
    let about = dictionary! { "Type" => "ObjStm", "N" => length(objects.len())?, "First" => length(head.len())? };
    head.extend(body);
    Ok(Stream::new(about, head))
}

fn index(id: u32) -> usize {
    usize::try_from(id).unwrap_or(usize::MAX)
}

/// The file so far.
struct File {
    out: Vec<u8>,
    entries: BTreeMap<u32, Entry>,
}

impl File {
    fn stream(&mut self, id: u32, stream: &Stream, number: &impl Fn(u32) -> u32) {
        self.entries.insert(id, Entry::Offset(self.out.len()));
        push(&mut self.out, format_args!("{id} 0 obj\n"));
        let mut about = stream.dict.clone();
        about.set("Length", i64::try_from(stream.content.len()).expect("a stream fits into memory"));
        syntax::dictionary(&mut self.out, &about, number);
        self.out.extend(b"\nstream\n");
        self.out.extend(&stream.content);
        // CR LF: some readers take a data byte before a lone LF for a part of the line end.
        self.out.extend(b"\r\nendstream\nendobj\n");
    }

    fn finish(mut self, id: u32, mut about: Dictionary, number: &impl Fn(u32) -> u32) -> Result<Vec<u8>, Diagnostic> {
        let start = self.out.len();
        self.entries.insert(id, Entry::Offset(start));
        about.set("Type", "XRef");
        about.set("Size", i64::from(id) + 1);
        about.set("W", vec![1.into(), 4.into(), 2.into()]);
        let mut stream = Stream::new(about, self.table(id)?);
        stream.compress().map_err(|error| refused(&error.to_string()))?;
        if stream.dict.has(b"Filter") {
            stream.dict.set("DecodeParms", dictionary! { "Predictor" => 12, "Columns" => 7 });
        } else {
            return Err(refused("the cross-reference table did not compress"));
        }
        self.stream(id, &stream, number);
        push(&mut self.out, format_args!("startxref\n{start}\n%%EOF\n"));
        Ok(self.out)
    }

    /// Rows of seven bytes, each as its difference from the one above (PNG filter "up").
    fn table(&self, last: u32) -> Result<Vec<u8>, Diagnostic> {
        let mut rows = Vec::new();
        let mut above = [0_u8; 7];
        for id in 0..=last {
            let (kind, place, index) = match self.entries.get(&id) {
                Some(Entry::Offset(offset)) => {
                    (1, u32::try_from(*offset).map_err(|_| refused("the file is larger than 4 GB"))?, 0)
                }
                Some(Entry::Inside { stream, index }) => (2, *stream, *index),
                None => (0, 0, u16::MAX),
            };
            let mut row = [kind, 0, 0, 0, 0, 0, 0];
            row[1..5].copy_from_slice(&place.to_be_bytes());
            row[5..].copy_from_slice(&index.to_be_bytes());
            rows.push(2);
            rows.extend(row.iter().zip(&above).map(|(new, old)| new.wrapping_sub(*old)));
            above = row;
        }
        Ok(rows)
    }
}

fn length(value: usize) -> Result<i64, Diagnostic> {
    i64::try_from(value).map_err(|_| refused("an object stream is too long"))
}

fn push(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("writing to memory cannot fail");
}
