//! The bytes of a PDF → what a screen reader would say: the structure tree with the text that its nodes mark on the pages.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;
use std::fmt::{Display, Formatter, Result};

/// A node of the structure that is read out by itself.
pub(crate) struct Heard {
    /// Its tag.
    pub(super) role: String,
    /// How deep it stands in the tree.
    depth: usize,
    /// The words marked in it and in the parts of its lines.
    pub(super) text: String,
    /// What it says in place of what is drawn.
    pub(super) alternative: Option<String>,
}

/// Tags of parts of a line: their words belong to the block around them.
const PARTS_OF_A_LINE: [&str; 7] = ["Span", "Link", "Reference", "Code", "Em", "Strong", "Quote"];

/// Texts of the marked content of all pages, by page and number.
type Marked = BTreeMap<(ObjectId, i64), String>;

struct Listener<'d> {
    document: &'d Document,
    marked: Marked,
    heard: Vec<Heard>,
}

/// Everything that is read out, in order.
pub(crate) fn listen(bytes: &[u8]) -> Vec<Heard> {
    let document = Document::load_mem(bytes).expect("the PDF can be read");
    let marked = document.get_pages().values().flat_map(|page| marked_on(&document, *page)).collect();
    let catalog = document.catalog().expect("a catalog");
    let root = dictionary(&document, catalog.get(b"StructTreeRoot").expect("a structure tree"));
    let mut listener = Listener { document: &document, marked, heard: Vec::new() };
    listener.children(root, None, 0, 0);
    listener.heard
}

impl Listener<'_> {
    fn children(&mut self, element: &Dictionary, page: Option<ObjectId>, depth: usize, owner: usize) {
        let Ok(kids) = element.get(b"K") else { return };
        let kids = resolved(self.document, kids);
        let kids = kids.as_array().map_or_else(|_| vec![kids.clone()], Clone::clone);
        for kid in &kids {
            self.kid(resolved(self.document, kid), page, depth, owner);
        }
    }

    fn kid(&mut self, kid: &Object, page: Option<ObjectId>, depth: usize, owner: usize) {
        match kid {
            Object::Integer(number) => self.say(page, *number, owner),
            Object::Dictionary(inner) if inner.has(b"S") => self.element(inner, page, depth, owner),
            Object::Dictionary(inner) => {
                if let Ok(number) = inner.get(b"MCID").and_then(Object::as_i64) {
                    self.say(page_of(inner).or(page), number, owner);
                }
            }
            _ => {}
        }
    }

    fn element(&mut self, element: &Dictionary, page: Option<ObjectId>, depth: usize, owner: usize) {
        let page = page_of(element).or(page);
        let role =
            element.get(b"S").and_then(Object::as_name).map(String::from_utf8_lossy).expect("a tag").into_owned();
        // the words of a part of a line, and of a cell after its bar, are those of the line
        let is_cell = role == "TH" || role == "TD";
        if let Some(line) = self.heard.get_mut(owner).filter(|_| is_cell || PARTS_OF_A_LINE.contains(&role.as_str())) {
            line.text.push_str(if is_cell { "| " } else { "" });
            self.children(element, page, depth, owner);
            return;
        }
        let alternative = element.get(b"Alt").and_then(Object::as_str).ok().map(text_string);
        self.heard.push(Heard { role, depth, text: String::new(), alternative });
        self.children(element, page, depth + 1, self.heard.len() - 1);
    }

    /// Adds marked words to the node that they belong to.
    fn say(&mut self, page: Option<ObjectId>, number: i64, owner: usize) {
        let words = page.and_then(|page| self.marked.get(&(page, number)));
        if let (Some(heard), Some(words)) = (self.heard.get_mut(owner), words) {
            heard.text.push_str(words);
        }
    }
}

fn page_of(element: &Dictionary) -> Option<ObjectId> {
    element.get(b"Pg").and_then(Object::as_reference).ok()
}

fn resolved<'d>(document: &'d Document, object: &'d Object) -> &'d Object {
    document.dereference(object).map_or(object, |(_, object)| object)
}

fn dictionary<'d>(document: &'d Document, object: &'d Object) -> &'d Dictionary {
    resolved(document, object).as_dict().expect("a dictionary")
}

/// The marked texts of one page.
fn marked_on(document: &Document, page: ObjectId) -> Marked {
    let content = document.get_page_content(page);
    let content = Content::decode(&content).expect("the content can be read");
    let maps = text_maps(document, page);
    let (mut marked, mut open, mut map) = (Marked::new(), Vec::new(), None);
    for operation in &content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BDC" => {
                let number = operands.get(1).and_then(|properties| properties.as_dict().ok());
                open.push(number.and_then(|properties| properties.get(b"MCID").and_then(Object::as_i64).ok()));
            }
            "BMC" => open.push(None),
            "EMC" => drop(open.pop()),
            "Tf" => map = operands.first().and_then(|name| name.as_name().ok()).and_then(|name| maps.get(name)),
            "Tj" | "TJ" => {
                let number = open.iter().rev().find_map(|number| *number);
                if let (Some(number), Some(map)) = (number, map) {
                    let text = marked.entry((page, number)).or_default();
                    for operand in operands {
                        decode(operand, map, text);
                    }
                }
            }
            _ => {}
        }
    }
    marked
}

fn decode(operand: &Object, map: &BTreeMap<u16, String>, text: &mut String) {
    match operand {
        Object::Array(parts) => {
            for part in parts {
                decode(part, map, text);
            }
        }
        Object::String(codes, _) => {
            for code in codes.as_chunks::<2>().0 {
                text.push_str(map.get(&u16::from_be_bytes(*code)).map_or("\u{FFFD}", String::as_str));
            }
        }
        _ => {}
    }
}

/// `ToUnicode` of every font of a page, by the name of its resource.
fn text_maps(document: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, BTreeMap<u16, String>> {
    let fonts = document.get_page_fonts(page).expect("the page has fonts");
    fonts
        .into_iter()
        .map(|(name, font)| {
            let stream = resolved(document, font.get(b"ToUnicode").expect("a font has its text map"));
            let stream = stream.as_stream().expect("a text map is a stream");
            let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            (name, text_map(&String::from_utf8_lossy(&bytes)))
        })
        .collect()
}

/// Lines `<code> <UTF-16>` of a map.
fn text_map(source: &str) -> BTreeMap<u16, String> {
    let pairs = source.lines().filter_map(|line| line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <"));
    pairs
        .filter_map(|(code, text)| {
            let units: Vec<u16> = (0..text.len() / 4)
                .filter_map(|at| u16::from_str_radix(text.get(4 * at..4 * at + 4)?, 16).ok())
                .collect();
            Some((u16::from_str_radix(code, 16).ok()?, String::from_utf16_lossy(&units)))
        })
        .collect()
}

/// A text string of ISO 32000-1, 7.9.2.2, in UTF-16 or Latin letters.
fn text_string(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(units) => {
            let units: Vec<u16> = units.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
            String::from_utf16_lossy(&units)
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

impl Display for Heard {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        write!(formatter, "{:width$}{}", "", self.role, width = 2 * self.depth)?;
        if !self.text.trim().is_empty() {
            write!(formatter, " {}", self.text.trim())?;
        }
        match &self.alternative {
            Some(words) => write!(formatter, " [{words}]"),
            None => Ok(()),
        }
    }
}
