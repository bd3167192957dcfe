"""`explain` walks an item through the rules by the very steps that decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from rules.facts import Facts
from rules.pattern import Condition, Example, Pattern, load_patterns
from rules.walk import answers_to
from scanner.verbs.walked import walked
from tests.journeys.command import call, one_after_another
from tests.journeys.small_trust import HEALTH, mail, small_trust
from tests.rules.scene import scene
from tests.school.pipeline import school_pipeline

FACTS = Facts(
    basis="contact_of_other_pupil",
    standing="contact",
    data_class="C4",
    category="health",
    resembles=False,
    own_webmail=False,
    hidden=True,
    redacted=False,
    attached_only=False,
    letter=False,
)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({"standing": ["unknown", "leaver"]},
         "standing is contact, the rule wants leaver or unknown"),
        ({"standing": ["contact"]}, "standing is contact"),
        ({"data_class": ["C5"]}, "data class is C4, the rule wants C5"),
        ({"hidden": True}, "hidden is yes (all of it stands in hidden places)"),
        ({"hidden": False},
         "hidden is yes (all of it stands in hidden places), the rule wants no"),
        ({"resembles": True},
         "resembles is no (near to no known address), the rule wants yes"),
    ],
)  # fmt: skip
def test_an_answer_reads_as_a_technician_would_say_it(
    condition: dict[str, Any], words: str
) -> None:
    asked = Condition.model_validate(condition)
    (answer,) = answers_to(FACTS, asked)
    assert answer.words == words
    assert answer.holds is FACTS.meet(asked)


def _examples() -> Iterator[object]:
    for pattern in load_patterns():
        for example in pattern.examples:
            yield pytest.param(pattern, example, id=f"{pattern.id}: {example.name}")


@pytest.mark.parametrize(("pattern", "example"), list(_examples()))
def test_the_walk_comes_to_what_the_findings_say(pattern: Pattern, example: Example) -> None:
    pipeline = school_pipeline()
    reading = pipeline.read_extracted(*scene(example))
    walks = list(walked(pipeline, reading))
    taken = {walk["taken_by"] for walk in walks} - {None}
    assert taken == {finding.pattern for finding in reading.findings}
    for walk in walks:
        steps = walk["asked"]
        assert [step["takes"] for step in steps[:-1]] == [False] * (len(steps) - 1) or not steps
        assert all(step["takes"] is any(c["holds"] for c in step["conditions"]) for step in steps)
        assert bool(walk["why"]) is (walk["taken_by"] is None)


def test_every_rule_of_the_medium_is_either_asked_or_named_as_not_asked() -> None:
    pipeline = school_pipeline()
    patterns = {pattern.id: pattern for pattern in load_patterns()}
    example = patterns["external-unknown"].examples[0]
    (walk, *_) = walked(pipeline, pipeline.read_extracted(*scene(example)))
    asked = [step["pattern"] for step in walk["asked"]]
    assert asked[-1] == walk["taken_by"] == "external-unknown"
    order = sorted((p.order["mail"], p.id) for p in patterns.values() if "mail" in p.order)  # type: ignore[index]
    assert asked + walk["not_asked"] == [name for _, name in order]


def test_the_terminal_shows_the_rules_only_when_asked(tmp_path: Any) -> None:
    trust = small_trust(tmp_path / "trust")
    trust.write("mail/0001.eml", mail("sennabeth.tharnaby@postbox.example", text=HEALTH))
    plain, full, document = one_after_another(
        [
            call("explain", "mail", folder=trust.folder),
            call("explain", "mail", "--rules", folder=trust.folder),
            call("explain", "mail", "--json", folder=trust.folder),
        ]
    )
    told = "standing is contact, the rule wants"
    assert told not in plain.out
    assert told in full.out
    assert "wrong-recipient takes it" in full.out
    (item,) = document.document["items"]
    (walk,) = item["rules"]
    assert walk["recipient"] == "sennabeth.tharnaby@postbox.example"
    assert walk["exposures"] == [
        {"subject": "P06", "category": "health", "relation": "contact_of_other_pupil"}
    ]
    assert walk["taken_by"] == "wrong-recipient"
    assert item["findings"][0]["pattern"] == "wrong-recipient"


def test_exposures_that_the_rules_answer_alike_share_a_walk() -> None:
    pipeline = school_pipeline()
    text = f"{HEALTH} She is working below expected in maths."
    example = Example.model_validate(
        {"name": "two categories", "flags": True, "mail": {
            "from": "gavrielle.tunstock@fir.example.sch.uk",
            "to": ["sennabeth.tharnaby@postbox.example"],
            "body": text,
        }}
    )  # fmt: skip
    (walk,) = walked(pipeline, pipeline.read_extracted(*scene(example)))
    assert {e["category"] for e in walk["exposures"]} == {"health", "attainment"}
