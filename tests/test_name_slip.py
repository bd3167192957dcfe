"""Short and pet forms lead to the children who are called by them, and to no others."""

from __future__ import annotations

from importlib import resources

import pytest
import yaml

from detectors.folding import fold
from detectors.people import RosterNames
from detectors.short_forms import short_forms
from scanner.model import NameForm, Person
from tests.read_text import a_body
from tests.small_roster import a_pupil


def _found(person: Person, text: str) -> list[tuple[str, NameForm]]:
    part = a_body(text)
    words = part.text.reveal()
    mentions = RosterNames((person,)).mentions(part)
    return [(words[m.start : m.end], m.form) for m in mentions]


@pytest.mark.parametrize(
    ("given", "called"),
    [
        # listed: every spelling of a name has its forms
        ("Barbara", "Basia"),
        ("Volodymyr", "Vova"),
        ("Oleksandra", "Lesya"),
        ("Aleksandr", "Sasha"),
        ("Reuben", "Rube"),
        ("Dorothy", "Dolly"),
        ("Camilla", "Millie"),
        ("Mildred", "Millie"),
        ("Mouhamed", "Mo"),
        ("Youssef", "Yus"),
        ("Yousuf", "Yus"),
        ("Małgorzata", "Gosia"),
        ("Jiří", "Jirka"),
        ("Ștefan", "Fane"),
        ("Giorgos", "Yiorgakis"),
        ("João", "Joãozinho"),
        ("Chukwuebuka", "Ebuka"),
        ("Ruvimbo", "Ruvi"),
        ("Kwabena", "Kobby"),
        ("Satwinder", "Satty"),
        ("Fatemeh", "Fati"),
        # compounds: each word, the forms of each word, and the whole as one
        ("Abdul Rahman", "Abdul"),
        ("Abdul-Rahman", "Rahman"),
        ("Abdul-Rahman", "Abs"),
        ("Mary-Kate", "Mary"),
        ("Mary-Kate", "Maz"),
        ("Lee-Ann", "Lee"),
        ("Elizabeth Rose", "Liz"),
        ("Mohammed Ibrahim", "Ibby"),
        # formed as its language forms them
        ("Denholm", "Denka"),
        ("Zdravomir", "Zdravek"),
        ("Torvina", "Torvusia"),
        ("Brandor", "Brandik"),
        ("Valdomiro", "Valdominho"),
        ("Corvela", "Corvelita"),
        ("Lorvan", "Lorvanciu"),
        ("Dravomil", "Dravcho"),
    ],
)
def test_child_is_found_by_what_the_family_calls_it(given: str, called: str) -> None:
    child = a_pupil("P1", f"{given}|Quennelby")
    text = f"{called} Quennelby was late"
    assert _found(child, text) == [(f"{called} Quennelby", NameForm.NICKNAME)]


@pytest.mark.parametrize(
    ("given", "called"),
    [
        ("Abdul-Rahman", "Quennelby, Abdul"),
        ("Mohammed Ibrahim", "Quennelby, Ibby"),
        ("Kateryna", "Quennelby, Katya"),
    ],
)
def test_short_form_stands_after_the_family_name_too(given: str, called: str) -> None:
    child = a_pupil("P1", f"{given}|Quennelby")
    assert _found(child, called) == [(called, NameForm.NICKNAME)]


@pytest.mark.parametrize(
    ("given", "other"),
    [
        ("Monisha", "Monika"),  # a name of its own, though "-ka" ends pet forms
        ("Markus", "Malik"),
        ("Ian", "Inka"),  # too little of the name stands before the ending
        ("Zia ul Haq", "Ul"),  # a particle calls nobody
        ("Katarzyna", "Basia"),  # somebody else's
        ("Mohammed", "Joseph"),
    ],
)
def test_child_is_not_found_by_the_name_of_another(given: str, other: str) -> None:
    child = a_pupil("P1", f"{given}|Quennelby")
    forms = {form for _, form in _found(child, f"{other} Quennelby was late")}
    assert NameForm.NICKNAME not in forms


def test_slip_in_one_word_of_a_compound_is_a_slip_in_the_whole() -> None:
    child = a_pupil("P1", "Mary-Kate|Quennelby")
    found = _found(child, "Mray-Kate Quennelby was late")
    assert found == [("Mray-Kate Quennelby", NameForm.TYPO)]


def test_short_form_of_one_child_is_not_half_of_the_hyphened_name_of_another() -> None:
    names = RosterNames((a_pupil("P1", "Jayden-Lee|Quennelby"), a_pupil("P2", "Leah|Quennelby")))
    mentions = list(names.mentions(a_body("Jaayden-Lee Quennelby was late")))
    assert [(m.form, m.subjects) for m in mentions] == [(NameForm.TYPO, ("P1",))]
    listed = list(names.mentions(a_body("Late today:\n-Lee Quennelby")))
    assert [m.form for m in listed] == [NameForm.NICKNAME]
    assert "P2" in listed[0].subjects


def test_list_has_each_name_once_in_order_with_folded_forms() -> None:
    text = (resources.files("detectors.lexicons") / "short_forms.yaml").read_text("utf-8")
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(node, yaml.MappingNode)
    names = [key.value for key, _ in node.value[0][1].value]
    assert names == sorted(set(names))
    assert len(names) >= 2_500
    for name, forms in short_forms().items():
        assert forms
        assert len(set(forms)) == len(forms)
        assert name not in forms
        assert all(word == fold(word).text for word in (name, *forms))
