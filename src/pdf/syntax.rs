//! [`lopdf::Object`] → PDF syntax in as few bytes as it takes; text → a text string.

use lopdf::{Dictionary, Object, StringFormat};
use std::io::Write;

/// A text string: ASCII as it is, all else as UTF-16 (ISO 32000-1, 7.9.2.2).
pub(super) fn text(text: &str) -> Object {
    if text.bytes().all(|byte| (0x20..0x7F).contains(&byte)) {
        return Object::String(text.into(), StringFormat::Literal);
    }
    let bytes = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bytes, StringFormat::Literal)
}

/// Writes an object; `number` says which number an object id has in the file.
pub(super) fn object(out: &mut Vec<u8>, object: &Object, number: &impl Fn(u32) -> u32) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(if *value { &b"true"[..] } else { b"false" }),
        Object::Integer(value) => push(out, format_args!("{value}")),
        Object::Real(value) => push(out, format_args!("{}", short(*value))),
        Object::Name(bytes) => write_name(out, bytes),
        Object::String(bytes, format) => write_string(out, bytes, *format),
        Object::Array(items) => {
            out.push(b'[');
            for item in items {
                separate(out, item);
                self::object(out, item, number);
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => dictionary(out, entries, number),
        Object::Stream(stream) => dictionary(out, &stream.dict, number),
        Object::Reference((id, _)) => push(out, format_args!("{} 0 R", number(*id))),
    }
}

/// Writes a dictionary.
pub(super) fn dictionary(out: &mut Vec<u8>, entries: &Dictionary, number: &impl Fn(u32) -> u32) {
    out.extend(b"<<");
    for (key, value) in entries {
        write_name(out, key);
        separate(out, value);
        object(out, value, number);
    }
    out.extend(b">>");
}

/// A space where the value would otherwise run into what stands before it.
fn separate(out: &mut Vec<u8>, value: &Object) {
    let delimited = matches!(
        value,
        Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_) | Object::Stream(_)
    );
    if !delimited && out.last().is_some_and(|last| !b"[]()<>".contains(last)) {
        out.push(b' ');
    }
}

/// Thousandths are finer than anything that a page holds.
fn short(value: f32) -> f64 {
    let short = (f64::from(value) * 1000.0).round() / 1000.0;
    if short == 0.0 { 0.0 } else { short }
}

fn write_name(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'/');
    if bytes.iter().all(u8::is_ascii_alphanumeric) {
        out.extend(bytes);
        return;
    }
    for &byte in bytes {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            push(out, format_args!("#{byte:02X}"));
        }
    }
}

fn write_string(out: &mut Vec<u8>, bytes: &[u8], format: StringFormat) {
    if format == StringFormat::Hexadecimal {
        out.push(b'<');
        for byte in bytes {
            push(out, format_args!("{byte:02x}"));
        }
        out.push(b'>');
        return;
    }
    out.push(b'(');
    for &byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
            b'\r' => out.extend(b"\\r"),
            _ => out.push(byte),
        }
    }
    out.push(b')');
}

fn push(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("writing to memory cannot fail");
}
