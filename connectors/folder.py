"""A shared folder whose readers the configuration names, or letters about to be sent."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from connectors.content import FileContent
from connectors.gap import gap, gone
from connectors.litter import is_litter
from connectors.locator import locator
from connectors.tree import (
    Found,
    FoundFile,
    FoundObstacle,
    found_at,
    path_below,
    problems_of_root,
    require_root,
    walk,
)
from scanner.config.configuration import FolderSource, Organisation
from scanner.errors import ItemUnreadable, Problem
from scanner.model import (
    Audience,
    Bookmark,
    Field,
    Gap,
    Item,
    ItemKind,
    KnownBy,
    Principal,
    Reason,
)
from scanner.personal import Personal

_Components = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Readers:
    """Who can read what lies below one prefix, and what follows from it."""

    audience: Audience
    words: str  # for telling one audience from another
    likely_school: str


class Folder:
    """The files below one folder.

    Every run lists all of them: to list is cheap, and what has not changed is known by its
    version. The bookmark only says that the list came to its end.
    """

    def __init__(self, source: FolderSource, organisation: Organisation) -> None:
        self._source = source
        self._readers = _readers(source, organisation)

    def check(self) -> list[Problem]:
        """Whether the folder is there and can be listed, and so each folder given readers."""
        problems = problems_of_root(self._source.folder, self._source.name)
        if any(problem.is_fault for problem in problems):
            return problems
        return problems + [
            Problem(
                self._source.name,
                f'The audience of "{prefix}" applies to nothing: there is no such folder.',
                is_fault=False,
            )
            for prefix in _prefixes(self._source)
            if not (self._source.folder / prefix).exists()
        ]

    def items(self, bookmark: Bookmark | None) -> Iterator[Item | Gap | Bookmark]:
        """Every file, then a bookmark. Raises SourceUnavailable or AccessDenied for the folder."""
        require_root(self._source.folder, self._source.name)
        count = 0
        for found in walk(self._source.folder):
            entry = self._of(found)
            if entry is not None:
                yield entry
                count += 1
        yield Bookmark(f"listed {count}")

    def at(self, locator: Personal[str]) -> Item | Gap:
        """The file of this name. Raises SourceUnavailable or AccessDenied for the folder."""
        relative = path_below(self._source, locator)
        if relative is None:
            return gone(self._source, locator)
        return self._of(found_at(self._source.folder, relative)) or gone(self._source, locator)

    def _of(self, found: Found) -> Item | Gap | None:
        """What a file or an obstacle is; None for what nobody wrote anything in."""
        if isinstance(found, FoundObstacle):
            return gap(self._source, found.relative, found.why)
        return None if is_litter(found.name) else self._file(found)

    def _file(self, file: FoundFile) -> Item | Gap:
        readers = _readers_of(self._readers, file.relative)
        if readers is None:
            why = "No entry under audience says who can read this; add a prefix for it."
            return gap(self._source, file.relative, ItemUnreadable(Reason.AUDIENCE_UNKNOWN, why))
        is_letter = readers.audience.to_addressee
        return Item(
            source=self._source.name,
            locator=locator(self._source.path, file.relative),
            kind=ItemKind.LETTER if is_letter else ItemKind.FILE,
            audience=readers.audience,
            content=FileContent(Personal(file.path)),
            version=_version(file, readers),
            group=self._letters if is_letter else self._folder_and_readers(file, readers),
            likely_school=readers.likely_school,
        )

    @property
    def _letters(self) -> Personal[str]:
        return Personal(self._source.name)

    def _folder_and_readers(self, file: FoundFile, readers: _Readers) -> Personal[str]:
        folder = locator(self._source.path, file.parent).reveal()
        return Personal(f"{folder} for {readers.words}")


def _prefixes(source: FolderSource) -> tuple[str, ...]:
    return () if isinstance(source.audience, str) else tuple(source.audience)


def _readers(source: FolderSource, organisation: Organisation) -> Mapping[_Components, _Readers]:
    if isinstance(source.audience, str):
        audience = Audience((), KnownBy.CONFIG, to_addressee=True)
        return {(): _Readers(audience, source.audience, "")}
    return {
        _components(prefix): _Readers(
            _audience(words), ", ".join(sorted(words)), _likely_school(words, organisation)
        )
        for prefix, words in source.audience.items()
    }


def _audience(words: tuple[str, ...]) -> Audience:
    principals = (Principal(Personal(word.lower()), Field.READER) for word in words)
    return Audience(tuple(principals), KnownBy.CONFIG)


def _likely_school(words: tuple[str, ...], organisation: Organisation) -> str:
    """The school of the audience's domain; none when there are several."""
    found = [organisation.school_of_domain(word.rpartition("@")[2]) for word in words]
    schools = {school.id for school in found if school is not None}
    return schools.pop() if len(schools) == 1 else ""


def _readers_of(readers: Mapping[_Components, _Readers], relative: str) -> _Readers | None:
    """Those of the longest prefix, in whole path components."""
    components = _components(relative)
    for length in range(len(components), -1, -1):
        found = readers.get(components[:length])
        if found is not None:
            return found
    return None


def _components(path: str) -> _Components:
    """What two paths are compared by.

    A Mac writes accented letters as two characters; Windows knows no case. Elsewhere "Public"
    and "public" are two folders.
    """
    plain = unicodedata.normalize("NFC", path)
    if os.name == "nt":
        plain = plain.replace("\\", "/").casefold()
    return tuple(part for part in plain.split("/") if part not in ("", "."))


def _version(file: FoundFile, readers: _Readers) -> str:
    """Of the file and of its readers: who can see it may change where the file does not."""
    facts = f"{file.version} {readers.words}"
    return blake2b(facts.encode(), digest_size=16).hexdigest()
