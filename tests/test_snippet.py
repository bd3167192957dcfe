"""A masked excerpt shows the telling words and nobody's name."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rules.pattern import Example, FileExample, MailExample
from scanner.model import Finding
from tests.rules.scene import scene
from tests.school.pipeline import school_pipeline

SENDER, PARENT = "gavrielle.tunstock@fir.example.sch.uk", "sennabeth.tharnaby@postbox.example"
PERSONAL = (
    "Imberlyn",
    "Dravenholt",
    "Halcyonne",
    "Brackwater",
    "01632",
    "R3011",
    "2015",
    "@",
    "Nobodyname",
    "Elm Row",
)


def _findings(body: str) -> Sequence[Finding]:
    mail = MailExample.model_validate({"from": SENDER, "to": [PARENT], "body": body})
    return (
        school_pipeline().read_extracted(*scene(Example(name="", flags=True, mail=mail))).findings
    )


def _excerpts(body: str) -> list[str]:
    (finding,) = _findings(body)
    return [snippet.text.reveal() for snippet in finding.snippets]


@pytest.mark.parametrize(
    ("body", "excerpts"),
    [
        ("Imberlyn Dravenholt has asthma.", ["[P06] has asthma."]),
        (
            "Imberlyn Dravenholt has asthma. It rained. Halcyonne Brackwater has epilepsy.",
            ["[P06] has asthma.", "[P07] has epilepsy."],
        ),
    ],
)
def test_excerpt_shows_ids_and_telling_words_only(body: str, excerpts: list[str]) -> None:
    assert _excerpts(body) == excerpts


@pytest.mark.parametrize(
    "body",
    [
        "Imberlyn Dravenholt has asthma, ring 01632 960107 or ivorenne.d@postbox.example.",
        "IMBERLYN DRAVENHOLT HAS ASTHMA and was born on 17/01/2015.",
        "Dravenholt, Imberlyn (5A): asthma. UPN R301123420006.",
        "Imberlyn has asthma. Imberlyn Dravenholt was off.",
        "Imberlyn Dravenholt and Quentavia Nobodyname have asthma at 12 Elm Row.",
    ],
)
def test_excerpt_holds_nothing_personal(body: str) -> None:
    for excerpt in _excerpts(body):
        assert not [word for word in PERSONAL if word.casefold() in excerpt.casefold()]


def test_name_in_small_letters_that_the_roster_does_not_hold_is_masked() -> None:
    (excerpt,) = _excerpts("Imberlyn Dravenholt has asthma, says quentavia nobodyname.")
    assert "nobodyname" not in excerpt


def test_excerpts_are_few_and_short() -> None:
    body = "\n\n".join(f"Imberlyn Dravenholt has asthma, {'and so on ' * 60}." for _ in range(9))
    excerpts = _excerpts(body)
    assert len(excerpts) == 5
    assert all(len(excerpt) <= 240 for excerpt in excerpts)


def test_sentence_with_two_telling_words_is_shown_once() -> None:
    assert len(_excerpts("Imberlyn Dravenholt has asthma and epilepsy.")) == 1


def test_excerpt_prints_as_nothing() -> None:
    (finding,) = _findings("Imberlyn Dravenholt has asthma.")
    assert "asthma" not in repr(finding)
    assert "Dravenholt" not in repr(finding)


def test_excerpt_tells_the_kind_of_place_and_no_file_name() -> None:
    (finding,) = _findings("Imberlyn Dravenholt has asthma.")
    assert [snippet.part for snippet in finding.snippets] == ["body"]


def test_entitled_reader_leaves_no_excerpt() -> None:
    file = FileExample(
        audience=("group:all-staff@fir.example.sch.uk",), text="Imberlyn Dravenholt has asthma."
    )
    reading = school_pipeline().read_extracted(*scene(Example(name="", flags=False, file=file)))
    assert reading.findings == ()
