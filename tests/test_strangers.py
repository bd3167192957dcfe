"""Where names on no roster are looked for, and how they stand beside the roster's people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from detectors.base import GatedDetector
from detectors.stranger_names import StrangerNames, mention_of
from scanner.model import Mention, MentionKind, NameForm, Part
from scanner.what.layout import Layout
from scanner.whose.strangers import unresolved, windows, with_strangers
from tests.detectors.school_text import part_of

RULES = StrangerNames()


def category(text: str, word: str) -> Mention:
    start = text.index(word)
    return Mention("lexicon", MentionKind.CATEGORY, "health", 3, start, start + len(word), 0.9)


def named(text: str, name: str, form: NameForm, subjects: tuple[str, ...]) -> Mention:
    start = text.index(name)
    end = start + len(name)
    return Mention(
        "people", MentionKind.PERSON, "pupil", 3, start, end, 0.9, subjects=subjects, form=form
    )


class Finder:
    """A model that takes one stretch of words for a person."""

    name = "finder"
    categories: frozenset[str] = frozenset()

    def __init__(self, words: str) -> None:
        self.words = words

    def mentions_in(self, part: Part, windows: Sequence[tuple[int, int]]) -> Iterator[Mention]:
        start = part.text.reveal().find(self.words)
        if any(first <= start < last for first, last in windows):
            yield mention_of("finder", part, (start, start + len(self.words)), 0.8)


def strangers(
    text: str, known: Sequence[Mention] = (), finders: Sequence[GatedDetector] = ()
) -> list[str]:
    layouts = [Layout(part_of(text))]
    found = with_strangers(layouts, known, RULES, finders)
    return [text[m.start : m.end] for m in found if m.value == "unrostered"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rains. Former pupils came. It rains.", ["Former pupils came. "]),
        ("It rains. Her cousin came.", ["Her cousin came."]),
        ("It rains. Amira Khan was late.", ["Amira Khan was late."]),
        ("It rains. She came from Hill Academy.", ["She came from Hill Academy."]),
        ("Witness: Amira Khan", ["Witness: Amira Khan"]),
        ("It rains. The order has come.", []),
    ],
)
def test_windows_open_where_people_outside_are_spoken_of(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in windows(Layout(part_of(text)), [])] == expected


def test_windows_open_around_categories_and_never_overlap() -> None:
    text = "He has asthma and eczema. It rains."
    known = [category(text, "asthma"), category(text, "eczema")]
    assert windows(Layout(part_of(text)), known) == [(0, text.index("It"))]


def test_rules_and_models_are_united_and_places_refused() -> None:
    text = "His cousin Anthony Wrona and Zbyszko Lis came to Kestrel House."
    assert strangers(text, finders=[Finder("Zbyszko Lis")]) == ["Anthony Wrona", "Zbyszko Lis"]
    assert strangers(text, finders=[Finder("Kestrel House")]) == ["Anthony Wrona"]
    assert strangers(text, finders=[Finder("Anthony Wrona and Zbyszko")]) == ["Anthony Wrona"]


def test_people_of_the_roster_are_no_strangers() -> None:
    text = "Her cousin Anthony Wrona was late."
    known = [named(text, "Anthony Wrona", NameForm.FULL, ("P0001",))]
    assert strangers(text, known) == []


@pytest.mark.parametrize(("subjects", "stays"), [((), False), (("P0001", "P0002"), True)])
def test_a_slip_that_fits_nobody_gives_way_to_the_name_as_written(
    subjects: tuple[str, ...], stays: bool
) -> None:
    text = "Her cousin Anthony Wrona was late."
    slip = named(text, "Anthony Wrona", NameForm.TYPO, subjects)
    layouts = [Layout(part_of(text))]
    found = with_strangers(layouts, [slip], RULES, ())
    assert (slip in found) is stays
    assert unresolved(layouts, found) == 1


def test_strangers_are_counted_once_however_often_they_are_named() -> None:
    text = "Her cousin Anthony Wrona was late. ANTHONY WRONA has asthma."
    layouts = [Layout(part_of(text))]
    assert unresolved(layouts, with_strangers(layouts, [], RULES, ())) == 1


def test_without_rules_and_models_nothing_is_looked_for() -> None:
    text = "Her cousin Anthony Wrona was late."
    assert with_strangers([Layout(part_of(text))], [], RULES, (), by_rules=False) == []
