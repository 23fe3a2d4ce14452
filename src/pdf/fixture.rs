//! A document made by hand with everything that reports are made of, for the tests of this folder.

use crate::frame::{Artifact, Color, Draw, FaceId, Frame, Item, Link, Mark, Path, Segment, Stroke, Target};
use crate::geometry::{Point, Rect, Size};
use crate::layout::{Document, OutlineEntry, Page};
use crate::report::Meta;
use crate::structure::{NodeId, Role, Scope, Structure};
use crate::text::{Align, Features, Fonts, ParagraphStyle, Span, TextStyle, break_paragraph};
use std::collections::BTreeMap;

const PAGE: Size = Size::new(595.28, 841.89);
const INK: Color = Color::hex(0x17_27_2B);
const DEEP: Color = Color::hex(0x0C_3F_47);
const PALE: Color = Color::hex(0xBF_D8_D8);
const ACCENT: Color = Color::hex(0xC4_48_1C);
const LEFT: f32 = 60.0;
const WORDS: &str = "The office shuffled its files; fifty first-year Volunteers affirmed their service across \
    thirty-three municipalities, an extraordinarily well-documented, internationally acknowledged undertaking.";
const SERBIAN: &str =
    "Волонтери су радили у школама и са младима широм Косова; ђаци су заједнички припремали представе.";

/// A document being made.
pub(super) struct Builder<'a> {
    fonts: &'a Fonts,
    pub(super) document: Document,
}

/// The whole document: cover, contents and prose, a table over two pages, a figure.
pub(super) fn report(fonts: &Fonts) -> Document {
    let mut builder = Builder::new(fonts);
    builder.cover();
    builder.prose();
    builder.table();
    builder.figure();
    builder.document
}

pub(super) fn style(face: FaceId, size: f32, color: Color) -> TextStyle {
    TextStyle { face, size, color, tracking: 0.0, features: Features::default() }
}

impl<'a> Builder<'a> {
    /// A document without pages.
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        let meta = Meta {
            language: "en".into(),
            title: "Kosovo & friends: annual report \u{2013} 2019".into(),
            subject: "FY2019 <draft>".into(),
            authors: vec!["Peace Corps Kosovo".into(), "Ђорђе".into()],
            keywords: vec!["volunteers".into(), "service".into()],
            organisation: "Peace Corps Kosovo".into(),
            created: 1_569_801_600,
            draft: None,
        };
        let document = Document {
            meta,
            pages: Vec::new(),
            images: Vec::new(),
            structure: Structure::default(),
            outline: Vec::new(),
            places: BTreeMap::new(),
            figure_pages: BTreeMap::new(),
            table_pages: BTreeMap::new(),
            figure_nodes: BTreeMap::new(),
            table_nodes: BTreeMap::new(),
        };
        Self { fonts, document }
    }

    /// Starts a page.
    pub(super) fn page(&mut self, label: &str) {
        self.document.pages.push(Page { frame: Frame::new(PAGE), label: label.to_owned(), sheet: None });
    }

    pub(super) fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.document.structure.add(parent, role)
    }

    pub(super) fn draw(&mut self, mark: Mark, draw: Draw) {
        let page = self.document.pages.last_mut().expect("a page was started");
        page.frame.items.push(Item { mark, draw });
    }

    /// Draws one line of text; gives its width.
    pub(super) fn line(&mut self, mark: Mark, style: &TextStyle, at: Point, text: &str) -> f32 {
        let mut run = self.fonts.shape(style, "en", text);
        run.origin = at;
        let width = run.width();
        self.draw(mark, Draw::Text(run));
        width
    }

    /// Draws a paragraph; links are as wide as their runs. Gives the y after it.
    fn paragraph(&mut self, spans: &[Span<(NodeId, Option<Target>)>], at: Point, width: f32, language: &str) -> f32 {
        let style = ParagraphStyle { width, align: Align::Left, hyphenate: true, balanced: false, language };
        let mut y = at.y;
        for line in break_paragraph(self.fonts, spans, &style) {
            for part in line.runs {
                let (node, target) = part.tag;
                let mut run = part.run;
                run.origin = run.origin.moved(at.x, y);
                let area = Rect::new(run.origin.x, y - run.size, run.width(), run.size * 1.3);
                self.draw(Mark::Content(node), Draw::Text(run));
                if let Some(target) = target {
                    self.link(node, area, target);
                }
            }
            y += 14.0;
        }
        y + 8.0
    }

    fn link(&mut self, node: NodeId, area: Rect, target: Target) {
        let page = self.document.pages.last_mut().expect("a page was started");
        page.frame.links.push(Link { area, target, node, description: "Leads to «Ђ»".into() });
    }

    pub(super) fn heading(&mut self, level: u8, text: &str, y: f32) -> NodeId {
        let node = self.add(Structure::ROOT, Role::Heading(level));
        let style = style(FaceId::TextStrong, 24.0 - 4.0 * f32::from(level), INK);
        self.line(Mark::Content(node), &style, Point::new(LEFT, y), text);
        self.document.places.insert(node, (self.document.pages.len() - 1, y - 20.0));
        self.document.outline.push(OutlineEntry { level, title: text.to_owned(), node });
        node
    }

    fn furniture(&mut self, folio: &str) {
        let small = style(FaceId::Label, 8.0, INK);
        self.line(Mark::Artifact(Artifact::Header), &small, Point::new(LEFT, 30.0), "Peace Corps Kosovo");
        let rule = Path::line(Point::new(LEFT, 36.0), Point::new(535.0, 36.0), Stroke::solid(PALE, 0.5));
        self.draw(Mark::Artifact(Artifact::Layout), Draw::Path(rule));
        self.line(Mark::Artifact(Artifact::Footer), &small, Point::new(520.0, 815.0), folio);
    }

    fn cover(&mut self) {
        self.page("i");
        let ground = Path::rect(Rect::new(0.0, 0.0, PAGE.width, PAGE.height), DEEP);
        self.draw(Mark::Artifact(Artifact::Layout), Draw::Path(ground));
        let heading = self.add(Structure::ROOT, Role::Heading(1));
        let title = TextStyle { tracking: 0.8, ..style(FaceId::Display, 40.0, Color::WHITE) };
        self.line(Mark::Content(heading), &title, Point::new(LEFT, 200.0), "Annual report ");
        self.line(Mark::Content(heading), &title, Point::new(LEFT, 250.0), "AVAIL 2019");
        let figure = self.add(Structure::ROOT, Role::Figure);
        let area = Rect::new(LEFT, 400.0, 200.0, 100.0);
        let node = self.document.structure.node_mut(figure);
        node.alternative = Some("One stroke stands for two people: 10 rows".into());
        node.area = Some((0, area));
        for row in 0_u8..10 {
            let y = 405.0 + 10.0 * f32::from(row);
            let stroke = Stroke { color: PALE, width: 1.5, round: true, dash: None };
            let path = Path::line(Point::new(LEFT, y), Point::new(LEFT + 8.0 * f32::from(row + 1), y - 4.0), stroke);
            self.draw(Mark::Content(figure), Draw::Path(path));
        }
    }

    fn prose(&mut self) {
        self.page("1");
        self.furniture("1");
        let chapter = self.heading(2, "What was done", 80.0);
        let serif = style(FaceId::Text, 10.0, INK);
        let toc = self.add(Structure::ROOT, Role::Toc);
        let entry = self.add(toc, Role::TocItem);
        let reference = self.add(entry, Role::Reference);
        let link = self.add(reference, Role::Link);
        let width = self.line(Mark::Content(link), &serif, Point::new(LEFT, 110.0), "What was done  1");
        self.link(link, Rect::new(LEFT, 100.0, width, 13.0), Target::Node(chapter));
        let paragraph = self.add(Structure::ROOT, Role::Paragraph);
        let link = self.add(paragraph, Role::Link);
        let span = self.add(paragraph, Role::Span);
        self.document.structure.node_mut(span).alternative = Some("annual percentage".into());
        let target = Some(Target::Uri("https://example.org/a?b=(c)&d=\\e".into()));
        let plain = |text: &str, node| Span { text: text.into(), style: serif, tag: (node, None), language: None };
        let spans = [
            plain(WORDS, paragraph),
            plain(" See ", paragraph),
            Span {
                text: "the long address of the published figures".into(),
                style: serif,
                tag: (link, target),
                language: None,
            },
            plain(" and the ", paragraph),
            plain("A.P.", span),
            plain(" of it\u{A0}all.", paragraph),
        ];
        let mut y = self.paragraph(&spans, Point::new(LEFT, 140.0), 150.0, "en");
        let serbian = self.add(Structure::ROOT, Role::Paragraph);
        self.document.structure.node_mut(serbian).language = Some("sr-Cyrl".into());
        let italic = style(FaceId::TextItalic, 10.0, INK);
        let spans = [Span { text: SERBIAN.into(), style: italic, tag: (serbian, None), language: None }];
        y = self.paragraph(&spans, Point::new(LEFT, y), 120.0, "sr-Cyrl");
        let decomposed = self.add(Structure::ROOT, Role::Paragraph);
        let spans = [plain("e\u{301}tude, а\u{301}, x\u{301}y", decomposed)];
        y = self.paragraph(&spans, Point::new(LEFT, y), 300.0, "en");
        let list = self.add(Structure::ROOT, Role::List);
        self.document.structure.node_mut(list).numbering = crate::structure::Numbering::Numbers;
        for number in 1_u8..=3 {
            let item = self.add(list, Role::ListItem);
            let label = self.add(item, Role::Label);
            let body = self.add(item, Role::ListBody);
            self.line(Mark::Content(label), &serif, Point::new(LEFT, y), &format!("{number}. "));
            self.line(Mark::Content(body), &serif, Point::new(LEFT + 20.0, y), "Point made");
            y += 14.0;
        }
        let note = self.add(Structure::ROOT, Role::Note);
        self.line(Mark::Content(note), &style(FaceId::Label, 7.0, INK), Point::new(LEFT, y + 20.0), "1 A note.");
    }

    fn table(&mut self) {
        let paragraph = self.add(Structure::ROOT, Role::Paragraph);
        let link = self.add(paragraph, Role::Link);
        let serif = style(FaceId::Text, 10.0, INK);
        self.line(Mark::Content(paragraph), &serif, Point::new(LEFT, 760.0), "A paragraph and ");
        for (y, text) in [(774.0, "a link that go "), (60.0, "over the page ")] {
            if y < 100.0 {
                self.page("2");
                self.furniture("2");
            }
            let width = self.line(Mark::Content(link), &serif, Point::new(LEFT, y), text);
            self.link(link, Rect::new(LEFT, y - 10.0, width, 13.0), Target::Uri("mailto:a@example.org".into()));
        }
        self.line(Mark::Content(paragraph), &serif, Point::new(150.0, 60.0), "and on.");
        self.heading(3, "Municipalities", 90.0);
        let table = self.add(Structure::ROOT, Role::Table);
        let caption = self.add(table, Role::Caption);
        let sans = style(FaceId::Label, 8.5, INK);
        let strong = style(FaceId::LabelStrong, 8.5, INK);
        self.line(Mark::Content(caption), &strong, Point::new(LEFT, 100.0), "Table 1  Volunteers by place");
        let head = self.add(table, Role::TableHead);
        let row = self.add(head, Role::TableRow);
        for (column, text) in (0_u8..).zip(["Municipality", "Volunteers", "Months"]) {
            let cell = self.add(row, Role::HeadCell(Scope::Column));
            let at = Point::new(LEFT + 120.0 * f32::from(column), 120.0);
            self.line(Mark::Content(cell), &strong, at, text);
        }
        let body = self.add(table, Role::TableBody);
        for index in 0_u8..12 {
            if index == 6 {
                self.page("3");
                self.furniture("3");
                self.line(Mark::Artifact(Artifact::Layout), &strong, Point::new(LEFT, 80.0), "Municipality");
            }
            let y = if index < 6 { 140.0 } else { 40.0 } + 15.0 * f32::from(index);
            let row = self.add(body, Role::TableRow);
            let cell = self.add(row, Role::HeadCell(Scope::Row));
            self.line(Mark::Content(cell), &sans, Point::new(LEFT, y), &format!("Place {index}"));
            let cell = self.add(row, Role::DataCell);
            self.line(Mark::Content(cell), &sans, Point::new(LEFT + 120.0, y), "1,234");
            if index == 3 {
                self.document.structure.node_mut(cell).column_span = 2;
            } else {
                self.add(row, Role::DataCell);
            }
            let rule = Path::line(Point::new(LEFT, y + 4.0), Point::new(400.0, y + 4.0), Stroke::solid(PALE, 0.25));
            self.draw(Mark::Artifact(Artifact::Layout), Draw::Path(rule));
        }
    }

    fn figure(&mut self) {
        self.heading(2, "In pictures", 400.0);
        let figure = self.add(Structure::ROOT, Role::Figure);
        let caption = self.add(figure, Role::Caption);
        let bold = style(FaceId::LabelBold, 9.0, INK);
        self.line(Mark::Content(caption), &bold, Point::new(LEFT, 430.0), "Figure 1  Served, by year");
        let page = self.document.pages.len() - 1;
        let node = self.document.structure.node_mut(figure);
        node.alternative = Some("Volunteers served rose from 26 to 112.".into());
        node.area = Some((page, Rect::new(LEFT, 420.0, 300.0, 200.0)));
        let mark = Mark::Content(figure);
        self.draw(mark, Draw::Path(Path::rect(Rect::new(80.0, 500.0, 40.0, 100.0), DEEP)));
        let grid = Stroke { color: PALE, width: 0.5, round: false, dash: Some((2.0, 1.5)) };
        let line = Path::line(Point::new(LEFT, 550.0), Point::new(360.0, 550.0), grid);
        self.draw(Mark::Artifact(Artifact::Layout), Draw::Path(line));
        let ring = [
            Segment::Move(Point::new(200.0, 500.0)),
            Segment::Curve(Point::new(260.0, 480.0), Point::new(280.0, 560.0), Point::new(240.0, 590.0)),
            Segment::Line(Point::new(200.0, 590.0)),
            Segment::Close,
            Segment::Move(Point::new(210.0, 540.0)),
            Segment::Line(Point::new(230.0, 540.0)),
            Segment::Line(Point::new(220.0, 560.0)),
            Segment::Close,
        ];
        let stroke = Stroke { color: INK, width: 1.0, round: true, dash: None };
        let shape = Path { segments: ring.to_vec(), fill: Some(ACCENT), stroke: Some(stroke) };
        self.draw(mark, Draw::Path(shape));
        self.line(mark, &style(FaceId::LabelItalic, 8.0, INK), Point::new(80.0, 495.0), "FY2019 ");
        self.line(mark, &style(FaceId::LabelStrong, 8.0, INK), Point::new(80.0, 614.0), "112");
    }
}
