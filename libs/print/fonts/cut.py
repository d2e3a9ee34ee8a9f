#!/usr/bin/env python3
"""Cut the fonts that printed forms are set in (needs fontTools 4.38 or later).

    python3 cut.py SOURCES [OUT]

SOURCES holds the fonts as their makers publish them (see README.md, "Where they come from"); OUT defaults to
this folder. Each font is turned into TrueType if it has PostScript outlines, cut to the characters a form can
need, relieved of every code point that would spoil text extraction, and given a name of our own.
"""

import sys
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

HERE = Path(__file__).resolve().parent

# source file (searched below SOURCES), our file, our family, weight
FONTS = [
    ("FandolFang-Regular", "ChengwenFang-400.ttf", "Chengwen Fang", 400),
    ("FandolKai-Regular", "ChengwenKai-400.ttf", "Chengwen Kai", 400),
    ("NotoSerifSC_400Regular", "ChengwenSong-400.ttf", "Chengwen Song", 400),
    ("NotoSerifSC_700Bold", "ChengwenSong-700.ttf", "Chengwen Song", 700),
    ("NotoSerifSC_900Black", "ChengwenSong-900.ttf", "Chengwen Song", 900),
    ("NotoSansSC_400Regular", "ChengwenHei-400.ttf", "Chengwen Hei", 400),
    ("NotoSansSC_700Bold", "ChengwenHei-700.ttf", "Chengwen Hei", 700),
]
STYLE = {400: "Regular", 700: "Bold", 900: "Black"}

# The last resort of every font stack keeps every Han character of Unicode's first block: rare names (龑) live there.
LAST_RESORT = "ChengwenSong-400.ttf"

# Names and addresses outside both character lists that officials do write, and the marks of the forms themselves.
EXTRA = "囍㎡䶮鿏≥≤□√〔〕—：×·‰％…￥¥℃㎏㎜㎝㎞㏄㎥№→←↑↓■◆◇○●△▲☆★※〇"


def hanzi_of_gb2312():
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                pass


def wanted():
    """通用规范汉字表 + GB 2312 + Latin, punctuation, fullwidth forms, circled and Roman numbers."""
    table = (HERE / "hanzi-8105.txt").read_text(encoding="utf-8")
    points = {ord(c) for c in table if not c.isspace()}
    points.update(hanzi_of_gb2312())
    points.update(map(ord, EXTRA))
    for low, high in [
        (0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2027), (0x2030, 0x203B), (0x2070, 0x209C), (0x20A0, 0x20BF),
        (0x2150, 0x218B), (0x2190, 0x2199), (0x2200, 0x22FF), (0x2460, 0x24FF), (0x25A0, 0x25FF),
        (0x3000, 0x301F), (0x3220, 0x3229), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6),
    ]:
        points.update(range(low, high + 1))
    return points - SPOILERS


# Code points that show an ordinary character's glyph (⽤ for 用): a PDF names a glyph by one code point only, and a
# reader who searches for the ordinary one then finds nothing. Other shared glyphs are caught one by one, the lowest
# code point winning; the few listed here are those where the lowest is not the one people type.
SPOILERS = (
    set(range(0x2E80, 0x2FE0)) | set(range(0xF900, 0xFB00)) | set(range(0x2F800, 0x2FA20))
    | {0xAD, 0x2012, 0x2027, 0x2035, 0x2215, 0x22EF, 0x301C}
)


def to_truetype(font):
    """Chromium embeds PostScript outlines as Type 3 fonts, which print badly and cannot be searched."""
    glyphs, order = {}, font.getGlyphOrder()
    glyph_set, tolerance = font.getGlyphSet(), font["head"].unitsPerEm / 1000
    for name in order:
        pen = TTGlyphPen(glyph_set)
        glyph_set[name].draw(Cu2QuPen(pen, tolerance, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    for table in ("CFF ", "VORG"):
        if table in font:
            del font[table]
    glyf.compile(font)
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for field in (
        "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
        "maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints",
        "maxCompositeContours", "maxComponentDepth",
    ):
        setattr(maxp, field, 0)
    maxp.compile(font)
    font.sfntVersion = "\x00\x01\x00\x00"


def one_code_point_per_glyph(font):
    taken = {}
    for code, name in sorted(font.getBestCmap().items()):
        taken.setdefault(name, []).append(code)
    shared = {name: codes for name, codes in taken.items() if len(codes) > 1}
    for table in font["cmap"].tables:
        if hasattr(table, "cmap"):
            for codes in shared.values():
                for code in codes[1:]:
                    table.cmap.pop(code, None)
    return [[f"U+{c:04X}" for c in codes] for codes in shared.values()]


def rename(font, family, weight, source):
    """Both licences let a changed font go out only under another name; a name of our own is never shadowed either."""
    style = STYLE[weight]
    postscript = f"{family.replace(' ', '')}-{style}"
    names = font["name"]
    keep = {0, 7, 9, 11, 13, 14}
    names.names = [n for n in names.names if n.nameID in keep and n.platformID == 3]
    regular = weight in (400, 700)
    texts = {
        1: family if regular else f"{family} {style}",
        2: style if regular else "Regular",
        3: f"{postscript};1.0",
        4: f"{family} {style}",
        5: "Version 1.0",
        6: postscript,
        10: f"Cut for Chengwen (呈文) from {source}; see the README beside this file.",
    }
    if not regular:
        texts.update({16: family, 17: style})
    for name_id, text in texts.items():
        names.setName(text, name_id, 3, 1, 0x409)
    os2 = font["OS/2"]
    os2.usWeightClass = weight
    os2.fsSelection = (os2.fsSelection & ~0x61) | (0x20 if weight == 700 else 0x40)
    font["head"].macStyle = 1 if weight == 700 else 0


def cut(source, target, family, weight, points):
    font = TTFont(source, recalcTimestamp=False)
    if "CFF " in font:
        to_truetype(font)
    options = Options()
    options.layout_features = ["kern", "chws", "halt"]  # no ligatures: two dashes stay two characters
    options.drop_tables += ["STAT", "vhea", "vmtx", "BASE", "prep", "gasp", "GlyphOrder"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    dropped = one_code_point_per_glyph(font)
    rename(font, family, weight, source.stem)
    font["head"].modified = font["head"].created
    post = font["post"]
    post.formatType, post.extraNames, post.mapping = 3.0, [], {}
    font.save(target)
    covered = set(font.getBestCmap())
    print(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB, {len(covered)} characters, shared: {dropped}")
    return covered


def ranges(points):
    out, run = [], None
    for point in sorted(points):
        if run and point == run[1] + 1:
            run[1] = point
        else:
            run = [point, point]
            out.append(run)
    return out


def main():
    sources = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE
    points = wanted()
    song = set()
    for stem, file, family, weight in FONTS:
        found = sorted(p for p in sources.rglob(f"{stem}.*") if p.suffix in (".otf", ".ttf"))
        if not found:
            sys.exit(f"{stem}: not found below {sources}")
        last_resort = file == LAST_RESORT
        more = set(range(0x4E00, 0xA000)) if last_resort else set()
        covered = cut(found[0], out / file, family, weight, points | more)
        if last_resort:
            song = covered
    # What the last resort lacks cannot be printed at all.
    lines = [f"{low:X}" if low == high else f"{low:X}-{high:X}" for low, high in ranges(song)]
    (out / "coverage.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
