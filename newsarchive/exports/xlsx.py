"""A workbook with one sheet (Office Open XML), written from front to back in constant memory.

Every text is an inline string: nothing in it is a formula, a link or a date, whatever it looks like.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from newsarchive.archive.selection import count
from newsarchive.errors import UsageError
from newsarchive.exports.making import Export
from newsarchive.exports.package import EARLIEST
from newsarchive.exports.rows import cell
from newsarchive.plural import number_of

MOST_ROWS = 1_048_576
"""Of a sheet, its header among them."""
LONGEST = 32_767
"""Characters that a cell takes, those beyond the first 65,536 of Unicode counting twice."""
CUT = " [cut]"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}"><sheets><sheet name="articles" sheetId="1" r:id="rId1"/></sheets>'
    "</workbook>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}/worksheet"'
    ' Target="worksheets/sheet1.xml"/></Relationships>',
}
_ESCAPED = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def write(export: Export, file: BinaryIO) -> None:
    """Write the workbook.

    Raises:
        UsageError: a sheet does not take so many rows.
    """
    rows = count(export.connection, export.chosen)
    if rows >= MOST_ROWS:
        raise UsageError(
            f"A sheet takes {MOST_ROWS - 1:,} rows, and these are {number_of(rows, 'article')}.", "Narrow them, or export csv or parquet."
        )
    cut = 0
    with zipfile.ZipFile(file, "w") as book:
        for path, xml in _PARTS.items():
            book.writestr(_part(path), _HEAD + xml)
        with book.open(_part("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as sheet:
            sheet.write(
                f'{_HEAD}<worksheet xmlns="{_SHEETS}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
                ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>'.encode()
            )
            sheet.write(_row(export.chosen.columns))
            for values in export.rows():
                whole = [value if value is None or isinstance(value, (int, str)) else cell(value) for value in values]
                shown = [_fitting(value) if isinstance(value, str) else value for value in whole]
                cut += sum(one is not value for one, value in zip(shown, whole, strict=True))
                sheet.write(_row(shown))
            sheet.write(b"</sheetData></worksheet>")
    if cut:
        export.notes.append(
            f"{number_of(cut, 'cell')} had more than {LONGEST:,} characters, which no sheet takes; each ends in '{CUT.strip()}' there."
            " csv, jsonl and parquet have them whole."
        )  # fmt: skip


def _part(path: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, EARLIEST)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _fitting(text: str) -> str:
    """A text as a cell takes it; the same object where it fits."""
    if len(text) <= LONGEST // 2:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * LONGEST:
        return text
    return units[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", "ignore") + CUT


def _row(values: Sequence[Any]) -> bytes:
    return f"<row>{''.join(_cells(values))}</row>".encode()


def _cells(values: Sequence[Any]) -> Iterator[str]:
    for value in values:
        if value is None or value == "":
            yield "<c/>"
        elif isinstance(value, int):
            yield f"<c><v>{value}</v></c>"
        else:
            text = _ESCAPED.sub(_named, value)
            yield f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _named(found: re.Match[str]) -> str:
    """A character that XML does not take, or that a sheet would read as the name of another."""
    char = found.group()
    return _NAMED.get(char) or (f"_x{ord(char):04X}_" if not "\ud800" <= char <= "\udfff" else "\ufffd")
