"""The texts that detection is measured by: the same for a seed, and true."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from itertools import combinations

import pytest

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.category_cases import CategoryCases
from benchmarks.accuracy.collisions import CollisionCases
from benchmarks.accuracy.identifier_cases import KINDS, IdentifierCases
from benchmarks.accuracy.identifier_values import (
    UPN_LETTERS,
    VALUES,
    bad_card,
    bad_iban,
    bad_upn,
    card,
    iban,
    upn,
)
from benchmarks.accuracy.names import SETS, letters, load_names, without_accents
from benchmarks.accuracy.nobody import GENRES, Prose
from benchmarks.accuracy.people_cases import PeopleCases, split_columns
from benchmarks.accuracy.population import Population, legal_name, population
from benchmarks.accuracy.renderings import renderings
from benchmarks.accuracy.strangers import StrangerCases
from benchmarks.accuracy.wording import (
    load_categories,
    load_identifier_words,
    load_prose,
    load_wording,
)
from benchmarks.accuracy.written import Answer, Truth, Written, fill

PUPILS = 1200
AREAS = ("people", "collisions", "nobody", "identifiers", "categories", "strangers")


@cache
def people(name_set: str) -> Population:
    return population(load_names(name_set), 1, PUPILS)


def made(name_set: str, area: str) -> list[Case]:
    """A small number of cases of the area, anew each time."""
    trust = people(name_set)
    bench = PeopleCases(trust, load_wording(name_set), 1, 3)
    words = load_categories(name_set)
    match area:
        case "people":
            return [*bench.cases(), *split_columns(bench)]
        case "collisions":
            return list(CollisionCases(bench).cases())
        case "nobody":
            return list(Prose(trust, load_prose(name_set), words, 1).cases(30_000))
        case "identifiers":
            return list(IdentifierCases(load_identifier_words(name_set), 1, 12).cases())
        case "categories":
            return list(CategoryCases(bench, words, 8).cases())
        case "strangers":
            return list(StrangerCases(CategoryCases(bench, words, 8), 3).cases())
    raise ValueError(area)


@cache
def cases(name_set: str, area: str) -> tuple[Case, ...]:
    return tuple(made(name_set, area))


def told(case: Case) -> list[tuple[str, Truth]]:
    """Each truth with the words that stand at its first span."""
    return [
        (part.text.reveal()[slice(*truth.spans[0])], truth)
        for part, truths in zip(case.extracted.parts, case.truths, strict=True)
        for truth in truths
    ]


@pytest.mark.parametrize("name_set", SETS)
@pytest.mark.parametrize("area", AREAS)
def test_the_same_seed_writes_the_same_texts(name_set: str, area: str) -> None:
    again = made(name_set, area)
    assert again
    assert [(c.row, c.group, c.text, c.truths) for c in cases(name_set, area)] == [
        (c.row, c.group, c.text, c.truths) for c in again
    ]


@pytest.mark.parametrize("name_set", SETS)
@pytest.mark.parametrize("area", AREAS)
def test_no_template_is_left_unfilled(name_set: str, area: str) -> None:
    assert not [c.text for c in cases(name_set, area) if "{" in c.text or "}" in c.text]


@pytest.mark.parametrize("name_set", SETS)
@pytest.mark.parametrize("area", AREAS)
def test_spans_lie_on_words_of_their_part(name_set: str, area: str) -> None:
    for case in cases(name_set, area):
        for part, truths in zip(case.extracted.parts, case.truths, strict=True):
            for truth in truths:
                for start, end in truth.spans:
                    words = part.text.reveal()[start:end]
                    # What tells a category is a whole sentence, row or list.
                    assert words.strip()
                    assert words == words.strip() or truth.kind == "category"


@pytest.mark.parametrize("name_set", SETS)
def test_what_is_marked_as_a_plain_name_is_that_persons_name(name_set: str) -> None:
    seen = 0
    for case in cases(name_set, "people"):
        for words, truth in told(case):
            if case.row != "plain" or truth.answer is not Answer.RESOLVED:
                continue
            (key,) = truth.subjects
            assert words == " ".join(legal_name(people(name_set).person(key)))
            seen += 1
    assert seen


@pytest.mark.parametrize("name_set", SETS)
def test_who_is_asked_for_by_name_alone_has_no_namesake(name_set: str) -> None:
    trust = people(name_set)
    for case in cases(name_set, "people"):
        if case.row in ("plain", "ALL CAPS", "lower case", "Surname, Forename"):
            for _, truth in told(case):
                if truth.answer is Answer.RESOLVED:
                    (key,) = truth.subjects
                    assert trust.is_alone(trust.person(key), *legal_name(trust.person(key)))


@pytest.mark.parametrize("name_set", SETS)
def test_no_typed_name_is_somebody_elses_right_one(name_set: str) -> None:
    trust = people(name_set)
    written = [
        words.split(" ", 1)
        for case in cases(name_set, "people")
        if case.row.startswith("typo,")
        for words, truth in told(case)
        if truth.kind == "person" and truth.answer is not Answer.OPTIONAL
    ]
    assert written
    assert not [name for name in written if trust.namesakes(*name)]


@pytest.mark.parametrize("name_set", SETS)
def test_every_rendering_and_every_origin_has_texts(name_set: str) -> None:
    rows = Counter(case.row for case in cases(name_set, "people"))
    groups = Counter(case.group for case in cases(name_set, "people"))
    assert {r.name for r in renderings()} | {"two columns"} == set(rows)
    assert set(groups) == set(load_names(name_set).origins)
    assert len(groups) >= 10


@pytest.mark.parametrize("name_set", SETS)
def test_every_kind_of_collision_has_texts(name_set: str) -> None:
    rows = {case.row.partition(":")[0] for case in cases(name_set, "collisions")}
    assert rows == {"one school", "two schools", "siblings", "twins", "parent and child"}
    answers = {t.answer for c in cases(name_set, "collisions") for _, t in told(c)}
    assert {Answer.RESOLVED, Answer.UNSURE} <= answers


@pytest.mark.parametrize("name_set", SETS)
def test_every_genre_has_texts_and_names_nobody_of_ours(name_set: str) -> None:
    prose = [c for c in cases(name_set, "nobody") if c.row != "our staff at work"]
    assert {c.row for c in prose} == set(GENRES)
    ours = {" ".join(legal_name(p)) for p in people(name_set).pupils()}
    assert not [name for c in prose for name in ours if name in c.text]


@pytest.mark.parametrize("name_set", SETS)
def test_every_identifier_has_texts_and_as_many_lookalikes(name_set: str) -> None:
    kinds = Counter(t.kind for c in cases(name_set, "identifiers") for _, t in told(c))
    right = sum(kinds[kind] for kind in KINDS)
    assert all(kinds[kind] for kind in KINDS)
    assert kinds["lookalike"] >= right


@pytest.mark.parametrize("name_set", SETS)
@pytest.mark.parametrize("form", ["sentence", "unseen", "table", "form", "topic"])
def test_every_category_is_told_and_spoken_of(name_set: str, form: str) -> None:
    rows = {case.row for case in cases(name_set, "categories") if case.group == form}
    assert rows == set(load_categories(name_set))


@pytest.mark.parametrize("name_set", SETS)
def test_topic_only_texts_tell_nothing_of_anybody(name_set: str) -> None:
    for case in cases(name_set, "categories"):
        tells = [t for _, t in told(case) if t.kind == "category"]
        assert bool(tells) == (case.group != "topic")


@pytest.mark.parametrize("name_set", SETS)
def test_strangers_are_on_no_roster(name_set: str) -> None:
    names = [
        words
        for case in cases(name_set, "strangers")
        for words, truth in told(case)
        if truth.kind == "stranger"
    ]
    known = {
        f"{n.given.reveal()} {n.family.reveal()}"
        for p in people(name_set).roster.people.values()
        for n in p.names
    }
    assert names
    assert not known & set(names)


@pytest.mark.parametrize("pair", list(combinations(SETS, 2)), ids=" and ".join)
def test_no_two_sets_share_a_name_or_a_sentence(pair: tuple[str, str]) -> None:
    one, other = (load_names(name_set).origins for name_set in pair)
    assert set(one) == set(other)
    for origin in one:
        assert len(one[origin].given) >= 40 and len(one[origin].family) >= 40
        assert not set(one[origin].given) & set(other[origin].given)
        assert not set(one[origin].family) & set(other[origin].family)
    mine, theirs = (
        {s for words in load_categories(n).values() for s in (*words.said, *words.topics)}
        for n in pair
    )
    assert not mine & theirs
    first, second = (load_wording(name_set).sentences for name_set in pair)
    assert not set(first) & set(second)


def _has_right_upn_check(value: str) -> bool:
    body = value[1:]
    numbers = [UPN_LETTERS.index(c) if c.isalpha() else int(c) for c in body]
    return UPN_LETTERS[sum(w * n for w, n in enumerate(numbers, start=2)) % 23] == value[0]


def test_pupil_numbers_have_right_checks_and_their_lookalikes_wrong_ones() -> None:
    rng = random.Random(5)
    assert all(map(_has_right_upn_check, ("B801200005001", "P207000016049", "X00180001701A")))
    assert all(_has_right_upn_check(upn(rng)) for _ in range(300))
    assert not any(_has_right_upn_check(bad_upn(rng)) for _ in range(300))
    numbers = [p.upn.reveal() for p in people("development").pupils() if p.upn]
    assert all(map(_has_right_upn_check, numbers))
    assert len(set(numbers)) == PUPILS


def test_account_and_card_numbers_have_right_checks_and_their_lookalikes_wrong_ones() -> None:
    def iban_remainder(value: str) -> int:
        plain = value.replace(" ", "")
        return int("".join(str(int(c, 36)) for c in plain[4:] + plain[:4])) % 97

    def luhn(value: str) -> int:
        digits = [int(c) for c in value.replace(" ", "")][::-1]
        return sum(d if i % 2 == 0 else sum(divmod(2 * d, 10)) for i, d in enumerate(digits)) % 10

    rng = random.Random(6)
    assert {iban_remainder(iban(rng)) for _ in range(100)} == {1}
    assert 1 not in {iban_remainder(bad_iban(rng)) for _ in range(100)}
    assert {luhn(card(rng)) for _ in range(100)} == {0}
    assert 0 not in {luhn(bad_card(rng)) for _ in range(100)}


def test_every_identifier_can_be_made() -> None:
    rng = random.Random(7)
    assert all(make(rng) for make in VALUES.values())


@pytest.mark.parametrize(
    ("name", "plain"), [("Łukasz", "lukasz"), ("O’Brien", "obrien"), ("Ka-Yan", "kayan")]
)
def test_spellings_of_one_name_have_the_same_letters(name: str, plain: str) -> None:
    assert letters(name) == plain
    assert letters(without_accents(name)) == plain


def test_a_filled_template_keeps_the_truth_at_its_place() -> None:
    name = Written("Ann Example").over_all("person", subjects=frozenset({"P1"}))
    text = fill("Dear all, {who} and {who}'s bag. {filler}", {"who": name, "filler": lambda: "So."})
    assert [text.text[slice(*t.spans[0])] for t in text.truths] == ["Ann Example"] * 2
