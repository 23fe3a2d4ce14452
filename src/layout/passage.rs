//! Words and numbers of one block → styled parts that know their node, their number and their link.

use super::draft::Draft;
use super::references::target_name;
use super::{abbreviation, footnote};
use crate::diagnostic::Origin;
use crate::frame::FaceId;
use crate::prose::{Inline, ReferenceKind, ReferenceTarget};
use crate::shown::{Piece, Rich, Shown};
use crate::structure::{NodeId, Role};
use crate::text::{Features, Position, TextStyle};
use crate::theme::Type;
use std::borrow::Cow;

/// Text of one block, ready to be broken into lines.
#[derive(Clone, Debug)]
pub(super) struct Passage<'a> {
    /// Its parts in order.
    pub(super) parts: Vec<Part>,
    /// The numbers in it, in order.
    pub(super) values: Vec<Shown>,
    /// The links in it.
    pub(super) links: Vec<LinkPlan>,
    /// BCP 47 tag.
    pub(super) language: &'a str,
    /// Tags of other languages in it.
    pub(super) languages: Vec<String>,
}

/// A part in one style.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) words: Words,
    pub(super) style: TextStyle,
    pub(super) tag: Tag,
}

/// What a part says.
#[derive(Clone, Debug)]
pub(super) enum Words {
    /// This.
    Plain(String),
    /// The folio of a place: "12".
    Folio(Goal),
    /// The folio in words: "page 12".
    Page(Goal),
    /// The folio in a message that names a figure: "Figure 4, page 7".
    Said {
        /// The message.
        message: &'static str,
        /// The figure's name.
        figure: String,
        goal: Goal,
    },
}

/// Whose a run of glyphs is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Tag {
    pub(super) node: NodeId,
    /// Index of its number in the passage.
    pub(super) value: Option<usize>,
    /// Index of its link in the passage.
    pub(super) link: Option<usize>,
    /// Index of its language in the passage, where it is another one.
    pub(super) language: Option<usize>,
    /// How far it stands above the line, in points.
    pub(super) rise: f32,
    /// Whether a line goes through it.
    pub(super) struck: bool,
}

impl Tag {
    /// Words of a node.
    pub(super) fn of(node: NodeId) -> Self {
        Self { node, value: None, link: None, language: None, rise: 0.0, struck: false }
    }
}

/// Where something leads.
#[derive(Clone, Debug)]
pub(super) enum Goal {
    /// An address outside.
    Uri(String),
    /// A node.
    Node(NodeId),
    /// What a reference names.
    Named(ReferenceTarget),
    /// The table of the figure with that id.
    Twin(String),
    /// A footnote, or the place that refers to it: both on one page, as a rule.
    Beside(NodeId),
}

/// A link.
#[derive(Clone, Debug)]
pub(super) struct LinkPlan {
    pub(super) node: NodeId,
    pub(super) goal: Goal,
    pub(super) description: String,
    /// Whether a line is drawn below its words.
    pub(super) underlined: bool,
}

/// Size of what stands small beside the line: nothing is smaller than a label.
const SMALL: f32 = 9.0;
/// How far they stand above and below it, in sizes of its type.
const SUPERSCRIPT: f32 = 0.34;
const SUBSCRIPT: f32 = -0.14;

impl<'a> Passage<'a> {
    /// No words yet.
    pub(super) fn empty(draft: &Draft<'a>) -> Self {
        Self {
            parts: Vec::new(),
            values: Vec::new(),
            links: Vec::new(),
            language: draft.language,
            languages: Vec::new(),
        }
    }

    /// Plain words.
    pub(super) fn plain(draft: &mut Draft<'a>, node: NodeId, text: &str, role: Type) -> Self {
        Self::rich(draft, node, &Rich::text(text), role)
    }

    /// Words and numbers.
    pub(super) fn rich(draft: &mut Draft<'a>, node: NodeId, rich: &Rich, role: Type) -> Self {
        let mut passage = Self::empty(draft);
        passage.push_rich(draft, node, rich, style(role));
        passage
    }

    /// Prose.
    pub(super) fn inlines(draft: &mut Draft<'a>, node: NodeId, inlines: &[Inline], role: Type) -> Self {
        let mut passage = Self::empty(draft);
        passage.push_inlines(draft, inlines, style(role), Tag::of(node));
        passage
    }

    /// Adds words and numbers.
    pub(super) fn push_rich(&mut self, draft: &mut Draft<'a>, node: NodeId, rich: &Rich, style: TextStyle) {
        let tag = Tag::of(node);
        for piece in &rich.0 {
            match piece {
                Piece::Text(text) => abbreviation::push(self, draft, text, style, tag),
                Piece::Value(shown) => self.push_value(draft, shown, style, tag),
            }
        }
    }

    /// Whether it prints or names folios, which are known only when pages are made.
    pub(super) fn is_late(&self) -> bool {
        self.links.iter().any(|link| !matches!(link.goal, Goal::Uri(_) | Goal::Beside(_)))
            || self.parts.iter().any(|part| !matches!(part.words, Words::Plain(_)))
    }

    /// Whether it says nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.parts.iter().all(|part| matches!(&part.words, Words::Plain(text) if text.trim().is_empty()))
    }

    /// Adds words.
    pub(super) fn push(&mut self, draft: &mut Draft<'a>, text: &str, style: TextStyle, tag: Tag) {
        if text.is_empty() {
            return;
        }
        let text = printable(text);
        draft.check_glyphs(style.face, &text);
        self.parts.push(Part { words: Words::Plain(text.into_owned()), style, tag });
    }

    fn push_value(&mut self, draft: &mut Draft<'a>, shown: &Shown, mut style: TextStyle, tag: Tag) {
        if style.face == FaceId::LabelItalic {
            style.face = FaceId::Label;
        }
        let value = Some(self.values.len());
        self.values.push(shown.clone());
        self.push(draft, &shown.text, style, Tag { value, ..tag });
    }

    /// Adds words of another node.
    pub(super) fn add(&mut self, draft: &mut Draft<'a>, node: NodeId, inlines: &[Inline], role: Type) {
        self.push_inlines(draft, inlines, style(role), Tag::of(node));
    }

    fn push_inlines(&mut self, draft: &mut Draft<'a>, inlines: &[Inline], style: TextStyle, tag: Tag) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => abbreviation::push(self, draft, text, style, tag),
                Inline::Value(shown) => self.push_value(draft, shown, style, tag),
                Inline::Emphasis(inner) => {
                    self.push_inlines(draft, inner, TextStyle { face: italic(style.face), ..style }, tag);
                }
                Inline::Strong(inner) => {
                    self.push_inlines(draft, inner, TextStyle { face: strong(style.face), ..style }, tag);
                }
                Inline::Superscript(inner) => {
                    let (style, tag) = shifted(style, tag, (inner, Position::Superior));
                    self.push_inlines(draft, inner, style, tag);
                }
                Inline::Subscript(inner) => {
                    let (style, tag) = shifted(style, tag, (inner, Position::Inferior));
                    self.push_inlines(draft, inner, style, tag);
                }
                Inline::Strike(inner) => self.push_inlines(draft, inner, style, Tag { struck: true, ..tag }),
                Inline::Language { tag: language, inlines } => {
                    let node = draft.structure.add(tag.node, Role::Span);
                    draft.structure.node_mut(node).language = Some(language.clone());
                    let tag = Tag { node, language: Some(self.languages.len()), ..tag };
                    self.languages.push(language.clone());
                    self.push_inlines(draft, inlines, style, tag);
                }
                Inline::Footnote { label, blocks } => {
                    footnote::refer(self, draft, (label, blocks), style, tag);
                }
                Inline::Code(text) => {
                    let node = draft.structure.add(tag.node, Role::Code);
                    self.push(draft, text, TextStyle { face: FaceId::Label, ..style }, Tag { node, ..tag });
                }
                Inline::Link { uri, inlines } => {
                    let words = if inlines.is_empty() { &[Inline::Text(uri.clone())] } else { inlines.as_slice() };
                    let description = described(&plain(words), uri);
                    let tag = self.link(draft, tag, Goal::Uri(uri.clone()), description);
                    self.push_inlines(draft, words, TextStyle { color: draft.desk.theme.primary, ..style }, tag);
                }
                Inline::Reference { target, kind, inlines, origin } => {
                    self.push_reference(draft, (target, *kind, inlines, origin), style, tag);
                }
                Inline::Break => self.push(draft, "\n", style, tag),
            }
        }
    }

    fn push_reference(
        &mut self,
        draft: &mut Draft<'a>,
        (target, kind, inlines, origin): (&ReferenceTarget, ReferenceKind, &[Inline], &Origin),
        style: TextStyle,
        tag: Tag,
    ) {
        draft.references.push((target.clone(), origin.clone()));
        let name = draft.name_of(target);
        let goal = Goal::Named(target.clone());
        let words = if inlines.is_empty() { name } else { plain(inlines) };
        let tag = self.link(draft, tag, goal.clone(), described(&words, target_name(target)));
        if !inlines.is_empty() {
            self.push_inlines(draft, inlines, style, tag);
        } else if kind == ReferenceKind::Page {
            self.parts.push(Part { words: Words::Page(goal), style, tag });
        } else {
            self.push(draft, &words, style, tag);
        }
    }

    /// Adds a reference in words, with the folio of the place that it leads to.
    pub(super) fn push_said(
        &mut self,
        draft: &mut Draft<'a>,
        (node, role): (NodeId, Type),
        (message, figure, goal): (&'static str, &str, Goal),
        description: String,
    ) {
        let node = draft.structure.add(node, Role::Reference);
        let tag = self.link(draft, Tag::of(node), goal.clone(), description);
        if let Some(link) = self.links.last_mut() {
            link.underlined = true;
        }
        let style = style(role.colored(draft.desk.theme.primary));
        self.parts.push(Part { words: Words::Said { message, figure: figure.to_owned(), goal }, style, tag });
    }

    /// Adds a `Link` element; what is tagged so belongs to it. A link inside a link is words alone.
    pub(super) fn link(&mut self, draft: &mut Draft<'a>, tag: Tag, goal: Goal, description: String) -> Tag {
        if tag.link.is_some() {
            return tag;
        }
        let node = draft.structure.add(tag.node, Role::Link);
        let link = Some(self.links.len());
        let underlined = matches!(goal, Goal::Uri(_));
        self.links.push(LinkPlan { node, goal, description, underlined });
        Tag { node, link, ..tag }
    }
}

/// The style of what stands small beside the line: figures are drawn so in the face, all else is moved.
fn shifted(style: TextStyle, tag: Tag, (inlines, position): (&[Inline], Position)) -> (TextStyle, Tag) {
    if plain(inlines).bytes().all(|byte| byte.is_ascii_digit()) {
        return (placed(style, position), tag);
    }
    let rise = if position == Position::Superior { SUPERSCRIPT } else { SUBSCRIPT };
    (TextStyle { size: style.size.min(SMALL), ..style }, Tag { rise: tag.rise + rise * style.size, ..tag })
}

/// A style for figures above or below the line.
pub(super) fn placed(style: TextStyle, position: Position) -> TextStyle {
    TextStyle { features: Features { position, ..style.features }, ..style }
}

/// A text without characters that no face draws: separators end a line, other control characters are spaces.
fn printable(text: &str) -> Cow<'_, str> {
    let plain = |character: char| !character.is_control() || character == '\n';
    if text.chars().all(|character| plain(character) && !matches!(character, '\u{2028}' | '\u{2029}')) {
        return Cow::Borrowed(text);
    }
    let replaced = |character| match character {
        '\u{2028}' | '\u{2029}' => '\n',
        _ if plain(character) => character,
        _ => ' ',
    };
    Cow::Owned(text.chars().map(replaced).collect())
}

/// The words of a text without its numbers' ties.
pub(super) fn plain(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Code(text) => text.clone(),
            Inline::Value(shown) => shown.text.clone(),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Superscript(inner)
            | Inline::Subscript(inner)
            | Inline::Strike(inner)
            | Inline::Language { inlines: inner, .. } => plain(inner),
            Inline::Footnote { .. } => String::new(),
            Inline::Link { inlines, .. } | Inline::Reference { inlines, .. } => plain(inlines),
            Inline::Break => " ".to_owned(),
        })
        .collect()
}

/// A role of type as the text engine takes it: figures are proportional.
pub(super) fn style(role: Type) -> TextStyle {
    TextStyle {
        face: role.face,
        size: role.size,
        color: role.color,
        tracking: role.tracking,
        features: Features::default(),
    }
}

/// The same with figures of one width, for columns of numbers.
pub(super) fn tabular(role: Type) -> TextStyle {
    TextStyle { features: Features { tabular: true, ..Features::default() }, ..style(role) }
}

fn described(words: &str, otherwise: &str) -> String {
    if words.trim().is_empty() { otherwise.to_owned() } else { words.to_owned() }
}

fn italic(face: FaceId) -> FaceId {
    match face {
        FaceId::Text | FaceId::Display => FaceId::TextItalic,
        FaceId::Label => FaceId::LabelItalic,
        other => other,
    }
}

fn strong(face: FaceId) -> FaceId {
    match face {
        FaceId::Display => FaceId::Text,
        FaceId::Text | FaceId::TextItalic => FaceId::TextStrong,
        FaceId::Label | FaceId::LabelItalic => FaceId::LabelStrong,
        other => other,
    }
}
