"""A workbook whose pivot table was deleted, or shows totals, while its cache keeps every row.

Parts and relations after ECMA-376 part 1, 18.10 (pivot tables).
"""

from __future__ import annotations

import html
import io
import re
import zipfile

from scanner.demo.document import Grid
from scanner.demo.settled import zipped
from scanner.demo.workbook import one_sheet

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def with_pivot_cache(shown: Grid, cached: Grid) -> bytes:
    """An .xlsx that shows one table and keeps the other as the cache of a pivot table."""
    with zipfile.ZipFile(io.BytesIO(one_sheet("Summary", shown))) as package:
        members = {name: package.read(name) for name in package.namelist()}
    heading, rows = cached.rows[0], cached.rows[1:]
    members["xl/pivotCache/pivotCacheDefinition1.xml"] = _definition(heading, rows).encode()
    members["xl/pivotCache/pivotCacheRecords1.xml"] = _records(rows).encode()
    members["xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels"] = (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/pivotCacheRecords" Target="pivotCacheRecords1.xml"/></Relationships>'
    ).encode()
    _insert(
        members,
        "[Content_Types].xml",
        "</Types>",
        "".join(
            f'<Override PartName="/xl/pivotCache/pivotCache{part}1.xml" '
            f'ContentType="{_TYPES}.pivotCache{part}+xml"/>'
            for part in ("Definition", "Records")
        ),
    )
    _insert(
        members,
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rId99" Type="{_RELATIONS}/pivotCacheDefinition" '
        'Target="pivotCache/pivotCacheDefinition1.xml"/>',
    )
    _insert(
        members,
        "xl/workbook.xml",
        "</workbook>",
        f'<pivotCaches><pivotCache cacheId="1" xmlns:r="{_RELATIONS}" r:id="rId99"/></pivotCaches>',
    )
    return zipped(members)


def _definition(heading: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    fields = []
    for column, name in enumerate(heading):
        items = "".join(f'<s v="{html.escape(v)}"/>' for v in _values(rows, column))
        fields.append(
            f'<cacheField name="{html.escape(name)}" numFmtId="0">'
            f"<sharedItems>{items}</sharedItems></cacheField>"
        )
    return (
        f'{_HEAD}<pivotCacheDefinition xmlns="{_MAIN}" xmlns:r="{_RELATIONS}" r:id="rId1" '
        f'recordCount="{len(rows)}"><cacheSource type="worksheet"><worksheetSource '
        f'ref="A1:Z{len(rows) + 1}" sheet="Data"/></cacheSource>'
        f'<cacheFields count="{len(heading)}">{"".join(fields)}</cacheFields>'
        "</pivotCacheDefinition>"
    )


def _records(rows: tuple[tuple[str, ...], ...]) -> str:
    columns = [_values(rows, column) for column in range(len(rows[0]))]
    lines = "".join(
        "<r>" + "".join(f'<x v="{columns[i].index(v)}"/>' for i, v in enumerate(row)) + "</r>"
        for row in rows
    )
    return (
        f'{_HEAD}<pivotCacheRecords xmlns="{_MAIN}" count="{len(rows)}">{lines}</pivotCacheRecords>'
    )


def _values(rows: tuple[tuple[str, ...], ...], column: int) -> list[str]:
    return list(dict.fromkeys(row[column] for row in rows))


def _insert(members: dict[str, bytes], name: str, before: str, text: str) -> None:
    """Puts the text before the closing tag, whatever prefix that tag has."""
    content = members[name].decode()
    members[name] = re.sub(re.escape(before), lambda _: text + before, content, count=1).encode()
