//! What the file says of itself, twice: the information dictionary and the XMP packet agree.

use super::{refused, syntax};
use crate::diagnostic::Diagnostic;
use crate::report::Meta;
use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Object, dictionary};
use std::fmt::Write;

const PRODUCER: &str = concat!("annual-report ", env!("CARGO_PKG_VERSION"));

/// Declares the property `pdfuaid:part`, which PDF/A does not know (ISO 19005-2, 6.6.2.3).
const EXTENSION: &str = "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n\
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n\
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n\
    <pdfaProperty:name>part</pdfaProperty:name>\n\
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n\
    <pdfaProperty:category>internal</pdfaProperty:category>\n\
    <pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>\n\
    </rdf:li></rdf:Seq></pdfaSchema:property>\n\
    </rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

const NAMESPACES: [(&str, &str); 9] = [
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("xmpMM", "http://ns.adobe.com/xap/1.0/mm/"),
    ("pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
    ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
    ("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"),
    ("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
    ("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"),
];

/// The information dictionary.
///
/// # Errors
/// A date beyond what a calendar knows.
pub(super) fn information(meta: &Meta) -> Result<Dictionary, Diagnostic> {
    let date = modified(meta)?;
    let mut information = dictionary! { "Title" => syntax::text(meta.file_title()) };
    if !meta.authors.is_empty() {
        information.set("Author", syntax::text(&meta.authors.join(", ")));
    }
    if !meta.subject.is_empty() {
        information.set("Subject", syntax::text(&meta.subject));
    }
    let keywords = meta.file_keywords();
    if !keywords.is_empty() {
        information.set("Keywords", syntax::text(&keywords.join(", ")));
    }
    information.set("Producer", syntax::text(PRODUCER));
    information.set("CreationDate", date.clone());
    information.set("ModDate", date);
    Ok(information)
}

/// The document's date.
///
/// # Errors
/// A date beyond what a calendar knows.
pub(super) fn modified(meta: &Meta) -> Result<Object, Diagnostic> {
    date(meta).map(|date| pdf_date(&date)).ok_or_else(|| refused("the date of the document is out of range"))
}

fn pdf_date(date: &DateTime<Utc>) -> Object {
    syntax::text(&date.format("D:%Y%m%d%H%M%SZ").to_string())
}

/// The XMP packet of a document with this identity; `part` is that of PDF/A.
pub(super) fn packet(meta: &Meta, identity: &[u8; 16], part: &str) -> Vec<u8> {
    let mut packet = String::from("<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    packet.push_str("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n");
    packet.push_str(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\"",
    );
    for (prefix, address) in NAMESPACES {
        push(&mut packet, format_args!("\n xmlns:{prefix}=\"{address}\""));
    }
    packet.push_str(">\n");
    property(&mut packet, "dc:format", "application/pdf");
    let keywords = meta.file_keywords();
    localized(&mut packet, "dc:title", meta.file_title());
    localized(&mut packet, "dc:description", &meta.subject);
    list(&mut packet, "dc:creator", "Seq", &meta.authors);
    list(&mut packet, "dc:subject", "Bag", &keywords);
    list(&mut packet, "dc:language", "Bag", std::slice::from_ref(&meta.language));
    property(&mut packet, "pdf:Producer", PRODUCER);
    property(&mut packet, "pdf:Keywords", &keywords.join(", "));
    if let Some(date) = date(meta) {
        let date = date.format("%Y-%m-%dT%H:%M:%SZ").to_string();
        for name in ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"] {
            property(&mut packet, name, &date);
        }
    }
    let identity = uuid(*identity);
    property(&mut packet, "xmpMM:DocumentID", &identity);
    property(&mut packet, "xmpMM:InstanceID", &identity);
    property(&mut packet, "pdfaid:part", part);
    property(&mut packet, "pdfaid:conformance", "A");
    property(&mut packet, "pdfuaid:part", "1");
    packet.push_str(EXTENSION);
    packet.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    packet.into_bytes()
}

fn date(meta: &Meta) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(meta.created, 0)
}

/// A name-based UUID of version 8: its bits come from a hash of the content (RFC 9562, 5.8).
fn uuid(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let mut text = String::from("urn:uuid:");
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        push(&mut text, format_args!("{byte:02x}"));
    }
    text
}

fn property(packet: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        push(packet, format_args!("<{name}>{}</{name}>\n", escaped(value)));
    }
}

fn localized(packet: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        let value = escaped(value);
        push(
            packet,
            format_args!("<{name}><rdf:Alt><rdf:li xml:lang=\"x-default\">{value}</rdf:li></rdf:Alt></{name}>\n"),
        );
    }
}

fn list(packet: &mut String, name: &str, kind: &str, values: &[String]) {
    if values.is_empty() {
        return;
    }
    push(packet, format_args!("<{name}><rdf:{kind}>"));
    for value in values {
        push(packet, format_args!("<rdf:li>{}</rdf:li>", escaped(value)));
    }
    push(packet, format_args!("</rdf:{kind}></{name}>\n"));
}

/// XML text: markup escaped, characters that XML 1.0 forbids left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

fn push(text: &mut String, more: std::fmt::Arguments<'_>) {
    text.write_fmt(more).expect("writing to a string cannot fail");
}

#[cfg(test)]
mod tests {
    use super::{information, packet};
    use crate::report::Meta;
    use lopdf::Object;

    fn meta() -> Meta {
        Meta {
            language: "sq".into(),
            title: "Raporti <2019> & më".into(),
            subject: "FY2019".into(),
            authors: vec!["A & B".into(), "C".into()],
            keywords: Vec::new(),
            organisation: String::new(),
            created: 86_399,
            draft: None,
        }
    }

    #[test]
    fn the_packet_is_xml_and_agrees_with_the_information() {
        let packet = String::from_utf8(packet(&meta(), &[0xFF; 16], "2")).unwrap();
        for part in [
            "<rdf:li xml:lang=\"x-default\">Raporti &lt;2019&gt; &amp; më</rdf:li>",
            "<dc:creator><rdf:Seq><rdf:li>A &amp; B</rdf:li><rdf:li>C</rdf:li></rdf:Seq></dc:creator>",
            "<xmp:CreateDate>1970-01-01T23:59:59Z</xmp:CreateDate>",
            "urn:uuid:ffffffff-ffff-8fff-bfff-ffffffffffff",
        ] {
            assert!(packet.contains(part), "{part} in {packet}");
        }
        assert!(!packet.contains("dc:subject") && !packet.contains("pdf:Keywords"));
        let information = information(&meta()).unwrap();
        assert_eq!(information.get(b"CreationDate").and_then(Object::as_str).unwrap(), b"D:19700101235959Z");
        assert!(!information.has(b"Keywords"));
    }

    #[test]
    fn characters_that_xml_forbids_are_left_out() {
        let packet = packet(&Meta { title: "a\u{1}b\nc".into(), ..meta() }, &[0; 16], "3");
        assert!(String::from_utf8(packet).unwrap().contains(">ab c<"));
    }

    #[test]
    fn a_date_beyond_the_calendar_is_refused() {
        assert_eq!(information(&Meta { created: i64::MAX, ..meta() }).unwrap_err().code, "internal/pdf");
    }
}
