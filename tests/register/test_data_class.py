"""What the classes of data are, beside a line of the policy."""

from __future__ import annotations

import pytest

from register.case.data_class import CLASSES, with_classes
from rules.policy import load_policy


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("an unknown address may have C1", " (C1: who somebody is)"),
        ("C5 only for the DSL", f" (C5: {CLASSES['C5']})"),
        (
            "a trust officer may have C1 to C3",
            f" (C1 to C3: from {CLASSES['C1']} to {CLASSES['C3']})",
        ),
        ("C1 always, C2 and C1 at times", f" (C1: {CLASSES['C1']}; C2: {CLASSES['C2']})"),
        ("staff names are no secret", ""),
        ("see C12 and AC1", ""),  # ids of people, perhaps
        ("", ""),
    ],
)
def test_each_class_that_a_line_names_is_said_after_it(line: str, said: str) -> None:
    assert with_classes(line) == line + said


def test_every_class_of_the_policy_with_a_number_is_said() -> None:
    known = load_policy().table.classes
    assert set(CLASSES) == {name for name in known if name.startswith("C")}
