"""Words told by their endings, beside ordinary words and names that share them."""

from __future__ import annotations

import pytest

from detectors.lexicon import tellings
from detectors.word_forms import told_by_ending

TELLS = {
    "health": """
        blepharokeratitis meningoencephalitides hypermagnesaemia polymyalgia hemiparesis
        hepatosplenomegaly lymphadenopathy osteochondrodystrophy
        bisoprolol trandolapril azilsartan pitavastatin dexlansoprazole flucloxacillin
        telithromycin isavuconazole lormetazepam brexpiprazole ofatumumab upadacitinib
        zolmitriptan palonosetron linagliptin dalteparin indacaterol
        triamcinolone levothyroxine semaglutide lisdexamfetamine
        adenotonsillectomy jejunostomy tenotomy nasendoscopy tympanoplasty
        otorhinolaryngologist neurologists
    """,
    "genetic": "trisomy microdeletions",
    "sen": "dyscalculic hyperacusis dysarthria hyperlexia",
}
TELLS_NOTHING = """
    basis crisis diagnosis hypnosis osmosis mitosis kuwaitis academia bohemia nostalgia sympathy
    telepathy homeopathy aroma diploma oklahoma trophy catastrophe dichotomy microscopy april
    enterprise spartan bookcase cholesterol motorcycle punjab kebab concept accept kestrel cocaine
    homophobia xenophobic hydrophobic gymnastic academic epidemic wanderlust trombone provolone
    ranvir balvir chukwuoma ifeoma laurinaitis adomaitis antonia estonia eulalia christine
    histidine equine mankini comma drama panorama bonsai rugby sartorial
"""


@pytest.mark.parametrize(
    ("category", "word"),
    [(category, word) for category, words in TELLS.items() for word in words.split()],
)
def test_word_is_told_by_its_ending(category: str, word: str) -> None:
    told = told_by_ending(word)
    assert told is not None
    assert told.category == category
    assert category in {telling.category for telling in tellings(f"Ana has {word} now.")}


@pytest.mark.parametrize("word", TELLS_NOTHING.split())
def test_ordinary_word_or_name_with_such_an_ending_tells_nothing(word: str) -> None:
    assert told_by_ending(word) is None


def test_clinics_tell_only_of_somebody_who_is_under_one() -> None:
    assert [t.category for t in tellings("Leo is under rheumatology.")] == ["health"]
    assert tellings("Rheumatology was founded in 1950.") == ()


def test_ending_is_compared_folded() -> None:
    assert [t.category for t in tellings("Leo takes Bisoprolol.")] == ["health"]
