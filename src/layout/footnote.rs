//! Footnotes: numbers in the text, small lines at the foot of the page, linked both ways.

use super::desk::{Desk, Known, NoteSize};
use super::draft::Draft;
use super::flow::{Strip, height};
use super::lines::{Setting, rule};
use super::page_builder::Plan;
use super::paragraph::{Beside, TextBlock};
use super::passage::{Goal, Passage, Tag, placed, style};
use crate::frame::{Frame, Stroke};
use crate::geometry::Point;
use crate::locale::Arg;
use crate::prose::{Block, Inline};
use crate::structure::{NodeId, Role, Structure};
use crate::text::{Position, TextStyle};
use std::collections::BTreeMap;

/// Between two notes.
const APART: f32 = 3.0;
/// Room of a number of one figure, and of each further one.
const NUMBER: f32 = 11.0;
const DIGIT: f32 = 4.5;
/// Length of the rule above the notes, and its pen.
const RULE: f32 = 60.0;
const PEN: f32 = 0.5;
/// How far the comma between two marks stands above the line, in sizes of its type.
const COMMA: f32 = 0.34;
/// Text to rule, and rule to notes.
pub(super) const ABOVE_RULE: f32 = 10.0;
pub(super) const BELOW_RULE: f32 = 5.0;

/// A footnote.
pub(super) struct Footnote<'a> {
    node: NodeId,
    /// The first link to it.
    mark: NodeId,
    /// Its number as printed.
    number: String,
    x: f32,
    blocks: Vec<TextBlock<'a>>,
    /// Its lines, once it is set.
    pub(super) strips: Vec<Strip>,
}

/// Adds a reference to a footnote; the first one brings its words along.
pub(super) fn refer<'a>(
    passage: &mut Passage<'a>,
    draft: &mut Draft<'a>,
    (label, blocks): (&str, &[Block]),
    style: TextStyle,
    tag: Tag,
) {
    let outer = block_of(&draft.structure, tag.node);
    let known = draft.labels.get(label).copied();
    let number = known.map_or_else(|| (draft.footnotes.len() + 1).to_string(), |at| draft.footnotes[at].number.clone());
    let after_mark = passage.parts.last().and_then(|part| part.tag.link);
    if after_mark.is_some_and(|link| matches!(passage.links[link].goal, Goal::Beside(_))) {
        let raised = Tag { link: None, node: outer, rise: style.size * COMMA, ..tag };
        passage.push(draft, ",\u{202F}", TextStyle { size: style.size.min(9.0), ..style }, raised);
    }
    let reference = draft.structure.add(outer, Role::Reference);
    let node = match known {
        Some(at) => draft.footnotes[at].node,
        None => add_node(draft, outer),
    };
    let description = draft.desk.locale.text("footnote", &[("number", Arg::Text(&number))]);
    let mark = passage.link(draft, Tag { link: None, node: reference, ..tag }, Goal::Beside(node), description);
    passage.push(draft, &number, placed(style, Position::Superior), mark);
    if known.is_none() {
        draft.labels.insert(label.to_owned(), draft.footnotes.len());
        add(draft, (node, mark.node, number), blocks);
    }
}

/// The node of a note: after the paragraph or heading that refers to it, else inside what does.
fn add_node(draft: &mut Draft<'_>, outer: NodeId) -> NodeId {
    let holder = draft.structure.node(outer);
    let after = matches!(holder.role, Role::Paragraph | Role::Heading(_));
    let parent = holder.parent.filter(|_| after).unwrap_or(outer);
    draft.structure.add(parent, Role::Note)
}

/// The block that words of a node stand in.
fn block_of(structure: &Structure, node: NodeId) -> NodeId {
    let mut at = node;
    while let (Role::Link | Role::Reference | Role::Span | Role::Code, Some(parent)) =
        (structure.node(at).role, structure.node(at).parent)
    {
        at = parent;
    }
    at
}

fn add(draft: &mut Draft<'_>, (node, mark, number): (NodeId, NodeId, String), written: &[Block]) {
    let role = draft.desk.theme.types.note;
    let (x, width) = draft.foot;
    let digits = u16::try_from(number.len().saturating_sub(1)).unwrap_or(0);
    let indent = NUMBER + DIGIT * f32::from(digits);
    let index = draft.footnotes.len();
    let footnote = Footnote { node, mark, number: number.clone(), x, blocks: Vec::new(), strips: Vec::new() };
    draft.footnotes.push(footnote);
    let label_node = draft.structure.add(node, Role::Label);
    let mut label = Passage::empty(draft);
    let description = draft.desk.locale.text("footnote-back", &[("number", Arg::Text(&number))]);
    let tag = label.link(draft, Tag::of(label_node), Goal::Beside(mark), description);
    label.push(draft, &number, style(role), tag);
    label.push(draft, " ", style(role), Tag::of(label_node));
    let mut label = Some(label);
    let empty: &[Inline] = &[];
    let paragraphs: Vec<&[Inline]> = super::aside::paragraphs(written).collect();
    let paragraphs = if paragraphs.is_empty() { vec![empty] } else { paragraphs };
    for inlines in paragraphs {
        let paragraph = draft.structure.add(node, Role::Paragraph);
        let passage = Passage::inlines(draft, paragraph, inlines, role);
        let mut block = TextBlock::new(passage, Setting::left(x + indent, width - indent), role);
        if let Some(passage) = label.take() {
            block.beside.push(Beside { passage, setting: Setting::left(x, indent), first: true });
            block.anchors.push(node);
        }
        draft.footnotes[index].blocks.push(block);
    }
}

/// Sets all footnotes, and tells of their heights. One that was taller before keeps its height.
pub(super) fn set(desk: &Desk<'_>, notes: &mut [Footnote<'_>], known: &mut Known) {
    for (index, note) in notes.iter_mut().enumerate() {
        if !note.strips.is_empty() && !note.blocks.iter().any(TextBlock::is_late) {
            continue;
        }
        let had = height(&note.strips);
        note.strips = note.blocks.iter().flat_map(|block| block.set(desk, known)).collect();
        if let Some(first) = note.strips.first_mut() {
            first.before = APART;
        }
        let has = height(&note.strips);
        if let Some(last) = note.strips.last_mut() {
            last.height += (had - has).max(0.0);
        }
        let height = height(&note.strips);
        known.notes.insert(note.node, NoteSize { index, mark: note.mark, height });
    }
}

/// Draws the notes at the foot of a page.
pub(super) fn draw(
    desk: &Desk<'_>,
    frame: &mut Frame,
    (page, plan): (usize, &Plan),
    notes: &mut [Footnote<'_>],
    places: &mut BTreeMap<NodeId, (usize, f32)>,
) {
    let Some(first) = plan.notes.first() else { return };
    let from = Point::new(notes[first.note].x, first.y - BELOW_RULE);
    rule(frame, from, RULE, Stroke::solid(desk.theme.ink, PEN));
    for placed in &plan.notes {
        let strip = std::mem::take(&mut notes[placed.note].strips[placed.strip]);
        frame.place(strip.frame, Point::new(0.0, placed.y));
        places.extend(strip.anchors.into_iter().map(|node| (node, (page, placed.y))));
    }
}
