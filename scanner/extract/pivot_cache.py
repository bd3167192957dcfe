"""The rows a pivot table keeps of its source, even when the source sheet has been deleted."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from scanner.extract.package import Package, local_name
from scanner.extract.passage import Passage
from scanner.extract.prose import Prose
from scanner.model import Hidden

_DEFINITION = "xl/pivotCache/pivotCacheDefinition"


def pivot_caches(package: Package) -> Iterator[Passage]:
    """One passage a cache: its records as a table, else the values each field can take."""
    names = sorted(name for name in package.names if name.startswith(_DEFINITION))
    for number, name in enumerate((n for n in names if n.endswith(".xml")), start=1):
        fields = [_field(element) for element in package.xml(name).iter("{*}cacheField")]
        records = package.related(name, "pivotCacheRecords")
        prose = Prose()
        if records:
            _write_records(prose, fields, package.xml(records[0]))
        else:
            _write_values(prose, fields)
        passage = prose.passage(f"pivot cache {number}", Hidden.PIVOT_CACHE)
        if passage is not None:
            yield passage


def _field(element: etree._Element) -> tuple[str, list[str]]:
    shared = next(element.iter("{*}sharedItems"), None)
    values = [] if shared is None else [_value(item) for item in shared]
    return str(element.get("name", "")), values


def _write_records(
    prose: Prose, fields: list[tuple[str, list[str]]], records: etree._Element
) -> None:
    rows = [prose.row((column, name, "") for column, (name, _) in enumerate(fields))]
    for record in records:
        texts = [
            (column, _recorded(item, fields[column][1]), "")
            for column, item in enumerate(record)
            if column < len(fields)
        ]
        if any(text for _, text, _ in texts):
            rows.append(prose.row(texts))
    prose.table(rows)


def _write_values(prose: Prose, fields: list[tuple[str, list[str]]]) -> None:
    """Without records only the distinct values of each field are left: a column each."""
    width = max((len(values) for _, values in fields), default=0)
    if not width:
        return
    for name, values in fields:
        prose.write(f"{name}: {', '.join(value for value in values if value)}\n")


def _recorded(item: etree._Element, shared: list[str]) -> str:
    if local_name(item) != "x":
        return _value(item)
    index = str(item.get("v", ""))
    return shared[int(index)] if index.isdecimal() and int(index) < len(shared) else ""


def _value(item: etree._Element) -> str:
    text = str(item.get("v", ""))
    if local_name(item) == "d":
        return text.removesuffix("T00:00:00")
    return text.removesuffix(".0")
