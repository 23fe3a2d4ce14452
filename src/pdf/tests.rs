//! The writer on a report made by hand.

use super::fixture::{self, Builder};
use super::{Attachment, Relation, audit, write};
use crate::diagnostic::{Diagnostics, Origin};
use crate::frame::{Artifact, Color, Draw, FaceId, Mark, Path};
use crate::geometry::{Point, Rect};
use crate::structure::{NodeId, Role, Structure};
use crate::text::Fonts;
use crate::theme::{Faces, FontFile, FontSource};
use expect_test::expect;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

fn report() -> Vec<u8> {
    let fonts = Fonts::bundled();
    write(&fixture::report(&fonts), &fonts, &[]).unwrap()
}

#[test]
fn a_report_passes_the_audit() {
    assert_eq!(audit(&report()), Vec::<String>::new());
}

#[test]
fn the_same_document_gives_the_same_bytes_on_any_number_of_threads() {
    let expected = report();
    for threads in [1, 3] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        assert!(pool.install(report) == expected, "{threads} threads");
    }
}

/// The default theme with fonts of the project's own before it: one that must be embedded whole, one with few letters.
fn own_fonts() -> Fonts {
    let mut faces = Faces::default();
    let origin = Origin::at("theme.toml", 1, 1);
    for (role, file) in
        [(FaceId::Text, "whole.ttf"), (FaceId::Label, "stroke-regular.ttf"), (FaceId::Display, "whole.ttf")]
    {
        faces.prefer(role, FontSource::named(file, &origin).unwrap());
    }
    let read = |file: &FontFile| {
        let whole: &[u8] = include_bytes!("../../tests/cases/fonts/whole.ttf");
        let few: &[u8] = include_bytes!("../../tests/cases/fonts/stroke-regular.ttf");
        Ok(if file.path == "whole.ttf" { whole } else { few }.to_vec())
    };
    Fonts::load(&faces, &read, &mut Diagnostics::default()).unwrap()
}

#[test]
fn fonts_of_the_project_are_embedded_as_their_makers_allow() {
    let fonts = own_fonts();
    let bytes = write(&fixture::report(&fonts), &fonts, &[]).unwrap();
    assert_eq!(audit(&bytes), Vec::<String>::new());
    let file = Document::load_mem(&bytes).unwrap();
    let descriptors = file.objects.values().filter_map(|object| object.as_dict().ok()).filter(|d| d.has(b"FontFile2"));
    let mut embedded: Vec<(String, usize)> = descriptors
        .map(|descriptor| {
            let name =
                String::from_utf8(descriptor.get(b"FontName").and_then(Object::as_name).unwrap().to_vec()).unwrap();
            let program = descriptor.get(b"FontFile2").and_then(Object::as_reference).unwrap();
            let program = file.get_object(program).and_then(Object::as_stream).unwrap();
            (name, program.decompressed_content().unwrap_or_else(|_| program.content.clone()).len())
        })
        .collect();
    embedded.sort();
    let whole = include_bytes!("../../tests/cases/fonts/whole.ttf").len();
    assert!(embedded.contains(&("TestStroke-Regular".to_owned(), whole)), "{embedded:?}");
    let subset =
        embedded.iter().find(|(name, _)| name.ends_with("+TestStroke-Regular")).expect("the other one in part");
    assert!(subset.1 < whole / 2, "{embedded:?}");
    assert!(embedded.iter().any(|(name, _)| name.ends_with("+SourceSerif4-Regular")), "{embedded:?}");
}

#[test]
fn another_document_has_another_identity() {
    let fonts = Fonts::bundled();
    let mut other = fixture::report(&fonts);
    other.meta.title.push('!');
    let identity = |bytes: &[u8]| Document::load_mem(bytes).unwrap().trailer.get(b"ID").unwrap().clone();
    assert_ne!(identity(&report()), identity(&write(&other, &fonts, &[]).unwrap()));
}

#[test]
fn a_page_is_written_with_as_little_as_it_takes() {
    let fonts = Fonts::bundled();
    let mut builder = Builder::new(&fonts);
    builder.page("1");
    builder.heading(1, "A", 100.0);
    let paragraph = builder.add(Structure::ROOT, Role::Paragraph);
    let style = fixture::style(FaceId::Label, 9.5, Color::hex(0xFF_00_00));
    for (y, text) in [(120.0, "To AV "), (133.004, "fin")] {
        builder.line(Mark::Content(paragraph), &style, Point::new(60.0, y), text);
    }
    let ground = Path::rect(Rect::new(10.0, 20.0, 30.0, 40.0), Color::hex(0xFF_00_00));
    builder.draw(Mark::Artifact(Artifact::Layout), Draw::Path(ground));
    builder.line(Mark::Content(paragraph), &style, Point::new(60.0, 146.0), "on");
    let file = Document::load_mem(&write(&builder.document, &fonts, &[]).unwrap()).unwrap();
    let page = file.page_iter().next().unwrap();
    let content = String::from_utf8(file.get_page_content(page)).unwrap();
    expect![[r"
        /H1 <</MCID 0>> BDC
        0.09 0.153 0.169 rg
        BT
        /D 20 Tf
        60 741.89 Td
        <0001> Tj
        ET
        EMC
        /P <</MCID 1>> BDC
        1 0 0 rg
        BT
        /E 9.5 Tf
        60 721.89 Td
        [<0003> 66<000800010002> 14<00040001>] TJ
        0 -13 Td
        <000500060007> Tj
        ET
        EMC
        /Artifact <</Type/Layout>> BDC
        10 781.89 30 40 re
        f
        EMC
        /P <</MCID 2>> BDC
        BT
        60 695.89 Td
        <00080007> Tj
        ET
        EMC
    "]]
    .assert_eq(&content);
}

#[test]
fn a_glyph_that_stands_for_two_texts_has_two_codes() {
    let fonts = Fonts::bundled();
    let mut builder = Builder::new(&fonts);
    builder.page("1");
    let paragraph = builder.add(Structure::ROOT, Role::Paragraph);
    let style = fixture::style(FaceId::Label, 9.0, Color::hex(0));
    builder.line(Mark::Content(paragraph), &style, Point::new(60.0, 100.0), "a-b\u{A0}c d");
    let mut run = fonts.shape(&style, "en", "-");
    run.text = "\u{AD}".into();
    run.glyphs[0].length = 2;
    run.origin = Point::new(60.0, 120.0);
    builder.draw(Mark::Content(paragraph), Draw::Text(run));
    let bytes = write(&builder.document, &fonts, &[]).unwrap();
    assert_eq!(audit(&bytes), Vec::<String>::new());
    let file = Document::load_mem(&bytes).unwrap();
    let map = file.objects.values().filter_map(|object| object.as_stream().ok()).find_map(|stream| {
        let content = String::from_utf8(stream.get_plain_content().ok()?).ok()?;
        content.contains("beginbfchar").then_some(content)
    });
    let map = map.unwrap();
    for text in ["<0020>\n", "<00A0>\n", "<002D>\n", "<00AD>\n"] {
        assert!(map.contains(text), "{text} in {map}");
    }
}

#[test]
fn a_document_without_pages_and_a_run_without_glyph_are_refused() {
    let fonts = Fonts::bundled();
    let mut builder = Builder::new(&fonts);
    assert_eq!(write(&builder.document, &fonts, &[]).unwrap_err().code, "internal/pdf");
    builder.page("1");
    let paragraph = builder.add(Structure::ROOT, Role::Paragraph);
    let style = fixture::style(FaceId::Label, 9.0, Color::hex(0));
    builder.line(Mark::Content(paragraph), &style, Point::new(60.0, 100.0), "漢");
    assert_eq!(write(&builder.document, &fonts, &[]).unwrap_err().text.as_deref(), Some("漢"));
}

/// The first dictionary that a test of its entries accepts.
fn find(file: &mut Document, accepts: impl Fn(&Dictionary) -> bool) -> (ObjectId, &mut Dictionary) {
    file.objects
        .iter_mut()
        .find_map(|(id, object)| {
            let dictionary = object.as_dict_mut().ok()?;
            accepts(dictionary).then_some((*id, dictionary))
        })
        .unwrap()
}

fn element<'a>(file: &'a mut Document, tag: &str) -> (ObjectId, &'a mut Dictionary) {
    find(file, |dictionary| dictionary.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == tag.as_bytes()))
}

fn change_content(file: &mut Document, from: &str, to: &str) {
    let page = file.page_iter().nth(1).unwrap();
    let content = String::from_utf8(file.get_page_content(page)).unwrap();
    assert!(content.contains(from));
    file.change_page_content(page, content.replacen(from, to, 1).into_bytes()).unwrap();
}

#[test]
fn attached_files_are_listed_and_belong_to_their_element() {
    let fonts = Fonts::bundled();
    let document = fixture::report(&fonts);
    let figure = document.structure.nodes.iter().position(|node| node.role == Role::Figure).unwrap();
    let attachment = |name: &str, bytes: &[u8]| Attachment {
        name: name.to_owned(),
        media: "text/csv",
        description: "Data of Figure 1: Gjakovë".to_owned(),
        relation: Relation::Data,
        node: (name == "b.csv").then(|| NodeId(u32::try_from(figure).unwrap())),
        bytes: bytes.to_vec(),
    };
    let bytes = write(&document, &fonts, &[attachment("b.csv", b"year\n2019\n"), attachment("a.csv", b"")]).unwrap();
    assert_eq!(audit(&bytes), Vec::<String>::new());
    let mut file = Document::load_mem(&bytes).unwrap();
    let entry = |within: &Dictionary, key: &[u8]| within.get(key).and_then(Object::as_dict).unwrap().clone();
    let catalog = file.catalog().unwrap().clone();
    let names = entry(&entry(&catalog, b"Names"), b"EmbeddedFiles");
    let names = names.get(b"Names").and_then(Object::as_array).unwrap();
    assert_eq!((names[0].as_str().unwrap(), names[2].as_str().unwrap()), (&b"a.csv"[..], &b"b.csv"[..]));
    let files = vec![names[1].clone(), names[3].clone()];
    assert_eq!(catalog.get(b"AF").and_then(Object::as_array).unwrap(), &files);
    let element = element(&mut file, "Figure").1;
    let own = element.get(b"AF").unwrap();
    assert_eq!(own.as_array().map_or_else(|_| vec![own.clone()], Clone::clone), files[1..]);
    let streams: Vec<&lopdf::Stream> = file.objects.values().filter_map(|object| object.as_stream().ok()).collect();
    let sums: Vec<String> = streams
        .iter()
        .filter_map(|stream| stream.dict.get(b"Params").and_then(Object::as_dict).ok())
        .map(|about| crate::project::hexadecimal(about.get(b"CheckSum").and_then(Object::as_str).unwrap()))
        .collect();
    assert!(sums.contains(&"e94ad7b715c0bdbf143e04bb037b7ed4".to_owned()), "{sums:?}");
    let part = b"<pdfaid:part>3</pdfaid:part>";
    assert!(streams.iter().any(|stream| stream.content.windows(part.len()).any(|window| window == part)));
}

/// A way to break a file, and a part of what the audit says of it.
type Defect = (&'static str, fn(&mut Document));

const DEFECTS: [Defect; 16] = [
    ("no language", |file| drop(find(file, |entries| entries.has(b"Lang")).1.remove(b"Lang"))),
    ("PageMode is not a name", |file| {
        find(file, |entries| entries.has(b"PageMode")).1.set("PageMode", Object::string_literal("UseOutlines"));
    }),
    ("MCID 0 is used twice", |file| change_content(file, "/MCID 1>>", "/MCID 0>>")),
    ("is P in the content, H2 in the tree", |file| change_content(file, "/H2 <<", "/P <<")),
    ("outside of marked content", |file| change_content(file, "/H2 <</MCID 0>> BDC", "/H2 BMC")),
    ("marked content is not ended", |file| change_content(file, "EMC", "")),
    ("parent tree does not lead", |file| {
        let first = element(file, "P").0;
        let list = file.objects.values_mut().filter_map(|object| object.as_array_mut().ok());
        let list = list.filter(|list| list.len() > 5 && list.iter().all(|item| item.as_reference().is_ok()));
        for list in list {
            list.fill(Object::Reference(first));
        }
    }),
    ("belongs to two elements", |file| {
        let kid = element(file, "H2").1.get(b"K").unwrap().clone();
        let page = element(file, "H2").1.get(b"Pg").unwrap().clone();
        let note = element(file, "Note").1;
        note.set("K", kid);
        note.set("Pg", page);
    }),
    ("a Link without annotation", |file| {
        let link = element(file, "Link").1;
        let first = link.get(b"K").unwrap().as_array().unwrap()[0].clone();
        link.set("K", first);
    }),
    ("do not lead to each other", |file| find(file, |entries| entries.has(b"StructParent")).1.set("StructParent", 0)),
    ("a link leads nowhere", |file| {
        find(file, |entries| entries.has(b"StructParent")).1.set("A", dictionary! { "S" => "GoTo", "D" => "x" });
    }),
    ("a Figure without area", |file| drop(element(file, "Figure").1.remove(b"A"))),
    ("a Figure without alternative text", |file| drop(element(file, "Figure").1.remove(b"Alt"))),
    ("different numbers of columns", |file| {
        element(file, "TR").1.get_mut(b"K").unwrap().as_array_mut().unwrap().truncate(1);
    }),
    ("an empty P", |file| drop(element(file, "P").1.remove(b"K"))),
    ("a bookmark does not lead back", |file| drop(find(file, |entries| entries.has(b"Prev")).1.remove(b"Prev"))),
];

#[test]
fn the_audit_finds_every_defect() {
    let bytes = report();
    for (expected, break_it) in DEFECTS {
        let mut file = Document::load_mem(&bytes).unwrap();
        break_it(&mut file);
        let mut broken = Vec::new();
        file.save_to(&mut broken).unwrap();
        let found = audit(&broken);
        assert!(found.iter().any(|finding| finding.contains(expected)), "{expected}: {found:?}");
    }
    assert!(audit(b"no PDF")[0].starts_with("cannot be read"));
}

#[test]
#[ignore = "writes files into target/judged for tests/judges/judge"]
#[expect(clippy::disallowed_methods, reason = "the judges read files")]
fn the_judges_get_a_report() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/judged");
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(format!("{folder}/fixture.pdf"), report()).unwrap();
    let fonts = own_fonts();
    std::fs::write(format!("{folder}/own-fonts.pdf"), write(&fixture::report(&fonts), &fonts, &[]).unwrap()).unwrap();
}
