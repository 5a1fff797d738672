"""One font file on paper: embedded as a subset, and copied out of the PDF as the text that was put in."""

from itertools import count

import uharfbuzz
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr, TTFont

PRIVATE = 0xF0000  # the first of plane 15, where no font has characters of its own


class Typeface(TTFont):
    """A TrueType font that can draw glyphs which have no code point of their own, and whose PDF says
    for every glyph which text it stands for, kanji beyond U+FFFF and variation selectors included."""

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename)
        blob = uharfbuzz.Blob.from_file_path(filename)
        self._shaper = uharfbuzz.Font(uharfbuzz.Face(blob))
        self._codes = count(PRIVATE)  # counted, since several papers may be printed at once
        self._private: dict[tuple[int, str], str] = {}
        self._says: dict[int, str] = {}

    def __contains__(self, letter: str) -> bool:
        return ord(letter) in self.face.charToGlyph

    def glyphs(self, text: str) -> list:
        """(glyph number, index of its text, advance, x offset, y offset), lengths in 1/1000 of the size."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._shaper, buffer)
        scale = 1000 / self.face.unitsPerEm
        return [
            (info.codepoint, info.cluster, at.x_advance * scale, at.x_offset * scale, at.y_offset * scale)
            for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    def has_form(self, text: str) -> bool:
        """Whether the font draws a kanji and its variation selector as one glyph."""
        return len(self.glyphs(text)) == 1

    def can_shape(self, text: str) -> bool:
        return all(glyph for glyph, *_ in self.glyphs(text))

    def shape(self, text: str) -> tuple[ShapedStr, float]:
        """Text whose glyphs depend on their neighbours, ready to draw, and its width in 1/1000."""
        found = self.glyphs(text)
        starts = sorted({start for _, start, *_ in found}) + [len(text)]
        ends = dict(zip(starts, starts[1:], strict=False))
        drawn, data, total, told = "", [], 0.0, 0
        for place, (glyph, start, advance, x, y) in enumerate(found):
            told = start if place == 0 or found[place - 1][1] != start else told
            last = place + 1 == len(found) or found[place + 1][1] != start
            until = ends[start] if last else min(told + 1, ends[start])
            drawn += self._code_for(glyph, text[told:until])
            data.append(ShapeData(start, advance, 0, x, y, self._advance(glyph)))
            total, told = total + advance, until
        return ShapedStr(drawn, data), total

    def stand_in(self, mark: str, text: str) -> tuple[str, float]:
        """A mark drawn in place of text the font lacks; copying it gives the text. With its width in 1/1000."""
        glyph = self.face.charToGlyph[ord(mark)]
        return self._code_for(glyph, text), self._advance(glyph)

    def _advance(self, glyph: int) -> float:
        return self.face.hmetrics[glyph][0] * 1000 / self.face.unitsPerEm

    def _code_for(self, glyph: int, text: str) -> str:
        """A private code point that draws the glyph and is copied out as the text."""
        if (glyph, text) not in self._private:
            code = next(self._codes)
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = self._advance(glyph)
            self._says[code] = text
            self._private[glyph, text] = chr(code)
        return self._private[glyph, text]

    def addObjects(self, doc) -> None:
        """Called by the PDF writer at the end: adds the font's subsets, then what each glyph says."""
        subsets = list(self.state[doc].subsets)
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        for name, subset in zip(names, subsets, strict=True):
            font = doc.idToObject["BasicFonts"].dict[name]
            doc.idToObject[font.ToUnicode.name].content = self._dictionary(subset)

    def _dictionary(self, subset: list[int]) -> str:
        """The PDF's table from byte to text (a ToUnicode CMap, PDF 32000-1, 9.10.3)."""
        rows = [
            f"<{byte:02X}> <{self._says.get(code, chr(code)).encode('utf-16-be').hex().upper()}>"
            for byte, code in enumerate(subset)
            if code
        ]
        blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
        return "\n".join(
            [
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
                "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
                "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
                "1 begincodespacerange <00> <FF> endcodespacerange",
                *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
                "endcmap CMapName currentdict /CMap defineresource pop end end",
            ]
        )
