#!/usr/bin/env python3
"""Draws the fonts of this folder from nothing: letters of straight strokes, with the faults that fonts have.

    pip install fonttools brotli
    python3 make.py

The letters are drawn here and belong to the project. Small letters are small capitals.
"""

import io
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.sfnt import SFNTWriter
from fontTools.ttLib.tables._f_v_a_r import Axis

HERE = Path(__file__).parent
UNIT, HEIGHT = 115, 690

# Strokes from point to point in a field 4 wide and 6 high; a space lifts the pen.
STROKES = {
    "A": "00-26-40 12-32", "B": "00-06-36-45-44-33-03 33-42-41-30-00", "C": "46-06-00-40", "D": "00-06-26-44-42-20-00",
    "E": "46-06-00-40 03-33", "F": "46-06-00 03-33", "G": "46-06-00-40-43-23", "H": "00-06 40-46 03-43", "I": "20-26",
    "J": "02-00-40-46", "K": "00-06 46-03-40", "L": "06-00-40", "M": "00-06-23-46-40", "N": "00-06-40-46",
    "O": "00-06-46-40-00", "P": "00-06-46-43-03", "Q": "00-06-46-40-00 22-40", "R": "00-06-46-43-03-40",
    "S": "46-06-03-43-40-00", "T": "06-46 26-20", "U": "06-00-40-46", "V": "06-20-46", "W": "06-10-23-30-46",
    "X": "00-46 06-40", "Y": "06-23-46 23-20", "Z": "06-46-00-40",
    "0": "00-06-46-40-00", "1": "15-26-20 10-30", "2": "06-46-43-03-00-40", "3": "06-46-40-00 13-43", "4": "06-03-43 46-40",
    "5": "46-06-03-43-40-00", "6": "46-06-00-40-43-03", "7": "06-46-20", "8": "00-06-46-40-00 03-43", "9": "43-03-06-46-40-00",
    ".": "20-21", ",": "20-21 20-11", ":": "20-21 23-24", ";": "23-24 20-21 20-11", "!": "20-21 22-26", "?": "06-46-43-23-22 20-21",
    "-": "13-33", "‐": "13-33", "–": "03-43", "—": "03-43", "−": "03-43", "+": "03-43 21-25", "=": "02-42 04-44", "/": "00-46",
    "\\": "06-40", "(": "36-24-22-30", ")": "16-24-22-10", "[": "36-16-10-30", "]": "16-36-30-10", "|": "20-26", "_": "00-40",
    "'": "26-25", "’": "26-25", "‘": "26-25", "“": "16-15 36-35", "”": "16-15 36-35", '"': "16-15 36-35", "„": "10-11 30-31",
    "%": "00-46 05-15 31-41", "&": "40-05-16-25-01-10-20-42", "#": "10-16 30-36 02-42 04-44", "*": "23-26 14-35 15-34",
    "@": "32-34-14-12-42-46-06-00-40", "€": "46-16-10-40 04-34 02-32", "$": "45-05-03-43-41-01 20-26", "£": "45-36-16-10 00-40 03-33",
    "<": "45-03-41", ">": "05-43-01", "·": "23-24", "•": "23-24", "×": "11-35 15-31", "…": "00-01 20-21 40-41",
    "°": "15-16-26-25-15", "§": "46-06-04-42-40-00", "©": "00-06-46-40-00 34-14-12-32", "¹": "15-26-23", "²": "16-36-35-15-14-34",
    "³": "16-36-34-14", "†": "20-26 14-34", "≥": "06-43-01 00-40", "≤": "46-03-41 00-40", "→": "03-43 25-43-21", "~": "03-14-32-43",
}
MARKS = {"ë": ("E", "17-18 37-38"), "ç": ("C", "20-2a"), "é": ("E", "27-38"), "š": ("S", "18-27-38"), "č": ("C", "18-27-38")}


def parse(strokes):
    point = lambda pair: (int(pair[0]), -1 if pair[1] == "a" else int(pair[1]))
    return [[point(pair) for pair in stroke.split("-")] for stroke in strokes.split()]


def draw(pen, strokes, weight, scale):
    for stroke in strokes:
        for (x1, y1), (x2, y2) in zip(stroke, stroke[1:]):
            x1, y1, x2, y2 = [value * UNIT * scale for value in (x1, y1, x2, y2)]
            length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
            ux, uy = (x2 - x1) / length * weight / 2, (y2 - y1) / length * weight / 2
            corners = [(x1 - ux - uy, y1 - uy + ux), (x2 + ux - uy, y2 + uy + ux), (x2 + ux + uy, y2 + uy - ux), (x1 - ux + uy, y1 - uy - ux)]
            corners = [(round(x + 60), round(y)) for x, y in corners]
            pen.moveTo(corners[0])
            for corner in corners[1:]:
                pen.lineTo(corner)
            pen.closePath()


def letters():
    """Character, strokes, scale."""
    for character, strokes in STROKES.items():
        yield character, parse(strokes), 1.0
        if character.isalpha():
            yield character.lower(), parse(strokes), 0.74
    for character, (base, mark) in MARKS.items():
        yield character, parse(STROKES[base]) + parse(mark), 0.74
        yield character.upper(), parse(STROKES[base]) + parse(mark), 1.0


def width(character, scale, uneven):
    narrow = character in "Iijl.,:;!'’‘|" and not character.isdigit()
    if uneven and character == "1":
        return 380
    return round((4 * UNIT * scale + 160) * (0.9 if narrow else 1))


def build(name, style, weight, uneven=False, tnum=False, cff=False):
    glyphs, cmap, widths = {}, {}, {}

    def add(glyph, strokes, scale, advance, character=None):
        if cff:
            pen = T2CharStringPen(advance, None)
            draw(pen, strokes, weight, scale)
            glyphs[glyph] = pen.getCharString()
        else:
            pen = TTGlyphPen(None)
            draw(pen, strokes, weight, scale)
            glyphs[glyph] = pen.glyph()
        widths[glyph] = (advance, 0)
        if character:
            cmap[ord(character)] = glyph

    add(".notdef", parse("00-06-46-40-00"), 1.0, 620)
    add("space", [], 1.0, 280, " ")
    cmap[0xA0] = "space"
    for character, strokes, scale in letters():
        add(f"uni{ord(character):04X}", strokes, scale, width(character, scale, uneven), character)
    if tnum:
        for digit in "0123456789":
            add(f"tab{digit}", parse(STROKES[digit]), 1.0, 620)
    builder = FontBuilder(1000, isTTF=not cff)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(cmap)
    postscript = f"{name.replace(' ', '')}-{style}"
    if cff:
        builder.setupCFF(postscript, {"FullName": f"{name} {style}"}, glyphs, {})
    else:
        builder.setupGlyf(glyphs)
        widths = {glyph: (advance, builder.font["glyf"][glyph].xMin if glyphs[glyph].numberOfContours else 0) for glyph, (advance, _) in widths.items()}
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(ascent=920, descent=-230)
    builder.setupNameTable({"familyName": name, "styleName": style, "psName": postscript, "licenseDescription": "MIT OR Apache-2.0"})
    builder.setupOS2(sTypoAscender=920, sTypoDescender=-230, usWinAscent=950, usWinDescent=250, sCapHeight=HEIGHT, sxHeight=510,
                     usWeightClass=700 if style == "Bold" else 400, fsType=0, version=4)
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    if tnum:
        digits = " ".join(f"uni{ord(d):04X}" for d in "0123456789")
        tabs = " ".join(f"tab{d}" for d in "0123456789")
        addOpenTypeFeaturesFromString(builder.font, f"feature tnum {{ sub [{digits}] by [{tabs}]; }} tnum;")
    return builder.font


def save(font, file):
    font.save(HERE / file)


save(build("Test Stroke", "Regular", 66), "stroke-regular.ttf")
save(build("Test Stroke", "Bold", 120), "stroke-bold.ttf")
save(build("Test Uneven", "Regular", 66, uneven=True), "uneven-digits.ttf")
save(build("Test Tabular", "Regular", 66, uneven=True, tnum=True), "tabular-digits.ttf")
save(build("Test Outline", "Regular", 66, cff=True), "postscript.otf")

variable = build("Test Variable", "Regular", 66)
axis = Axis()
axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue, axis.axisNameID = "wght", 100, 400, 900, 2
variable["fvar"] = newTable("fvar")
variable["fvar"].axes = [axis]
save(variable, "variable.ttf")

web = build("Test Stroke", "Regular", 66)
for flavor in ["woff", "woff2"]:
    web.flavor = flavor
    save(web, f"web.{flavor}")

collection = TTCollection()
collection.fonts = [build("Test Stroke", "Regular", 66), build("Test Stroke", "Bold", 120)]
collection.save(HERE / "collection.ttc")

plain = build("Test Stroke", "Regular", 66)
bytes_of = io.BytesIO()
plain.save(bytes_of)
for file, permissions in [("restricted.ttf", 0x0002), ("bitmaps-only.ttf", 0x0200), ("whole.ttf", 0x0108), ("preview.ttf", 0x0004)]:
    font = TTFont(io.BytesIO(bytes_of.getvalue()), recalcTimestamp=False)
    font["OS/2"].fsType = permissions
    save(font, file)
for file, table in [("no-metrics.ttf", "hmtx"), ("no-permissions.ttf", "OS/2")]:
    font = TTFont(io.BytesIO(bytes_of.getvalue()), recalcTimestamp=False)
    data = {tag: font.getTableData(tag) for tag in font.reader.keys() if tag != table}
    with open(HERE / file, "wb") as out:
        writer = SFNTWriter(out, len(data), sfntVersion="\x00\x01\x00\x00")
        for tag, content in data.items():
            writer[tag] = content
        writer.close()
(HERE / "cut-short.ttf").write_bytes(bytes_of.getvalue()[: len(bytes_of.getvalue()) // 2])
(HERE / "not-a-font.ttf").write_bytes(b"<!doctype html><title>404 Not Found</title>\n")
(HERE / "empty.ttf").write_bytes(b"")
