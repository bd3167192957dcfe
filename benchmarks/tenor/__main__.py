"""`make tenor`: learns the weights anew and tries them on the sets that nobody has learned from.

Figures: of the sentences of the held-out sets in which the vocabulary finds something, how many
that tell would be silenced (wanted: next to none), and how many that tell nothing (the more the
better; most of those are silenced by others as well).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from benchmarks.tenor.example import (
    Example,
    everyday_examples,
    listed,
    sentence_examples,
    trust_examples,
    unalike,
    word_examples,
)
from benchmarks.tenor.learning import learn
from detectors.tenor import is_everyday

_WEIGHTS = Path("detectors/tenor_weights.tsv")
_TRUSTS = ("dev", "validation", "third")
_SENTENCES = ("development", "validation", "third")


def main() -> None:
    said = list(chain(*map(trust_examples, _TRUSTS), *map(sentence_examples, _SENTENCES)))
    examples = unalike(chain(everyday_examples(), said, listed(said), word_examples()))
    telling = sum(example.tells for example in examples)
    sys.stdout.write(f"{telling} examples tell, {len(examples) - telling} do not.\n")
    rows = (f"{name}\t{round(weight * 100)}\n" for name, weight in sorted(learn(examples).items()))
    _WEIGHTS.write_text("".join(rows), encoding="utf-8")
    _try("trusts, held out", trust_examples("held_out"))
    _try("sentences, held out", sentence_examples("held_out"))


def _try(title: str, examples: Iterable[Example]) -> None:
    found = unalike(examples)
    for tells, name in ((True, "tell"), (False, "tell nothing")):
        asked = [one for one in found if one.tells is tells and one.names_somebody]
        silenced = sum(map(_is_silenced, asked))
        if asked:
            sys.stdout.write(f"{title}: {silenced} of {len(asked)} that {name} are silenced\n")


def _is_silenced(example: Example) -> bool:
    before, words, after = (" ".join(t) for t in (example.left, example.told, example.right))
    return is_everyday(before, words, after, "")


if __name__ == "__main__":
    main()
