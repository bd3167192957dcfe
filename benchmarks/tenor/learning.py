"""From examples to the weights that `detectors.tenor` reads."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.tenor.example import Example
from detectors.tenor import BIAS, PUPIL, STAFF, doubtful_row, features, windows

_SEED = 1
_LEAST_SEEN = 3  # examples that hold a feature
_MOST_KEPT = 40_000
_CONTRARINESS = 40.0  # how far one example may pull the weights: scikit-learn's C
_OF_BARE_WORDS = 0.1  # each counts this much of a sentence somebody wrote
_OFTENER = 2  # times as many everyday sentences as telling ones hold a doubtful word
# "He", "his": as the next sentence calls who was named.
_PRONOUNS = (("he", "his"), ("she", "her"), ("they", "their"))
_BETWEEN = ((";",), ("and",), ("but",), ("then",), ())

Tokens = Sequence[str]


def learn(examples: Sequence[Example]) -> Mapping[str, float]:
    """The weight of each feature, of `BIAS`, and 1 for each `doubtful_row`.

    A telling sentence is also learned with a pronoun for the name, and joined to sentences that
    tell nothing: in a school's mail it stands among them.
    """
    rng = random.Random(_SEED)
    nothing = [_sentence(example) for example in examples if not example.tells]
    forms = [(form, one) for one in examples for form in _forms(one, nothing, rng)]
    vectors = DictVectorizer(dtype=np.float32)
    seen = vectors.fit_transform([_vector(form) for form, _ in forms])
    tells = [one.tells for _, one in forms]
    weights = _shares([one for _, one in forms])
    often = np.asarray((seen > 0).sum(axis=0)).ravel() >= _LEAST_SEEN
    weighty = np.abs(_fitted(seen[:, often], tells, weights).coef_[0])
    least = np.sort(weighty)[-_MOST_KEPT] if len(weighty) > _MOST_KEPT else 0.0
    kept = np.flatnonzero(often)[weighty >= least]
    model = _fitted(seen[:, kept], tells, weights)
    names = vectors.get_feature_names_out()[kept]
    learned = dict(zip(names, model.coef_[0], strict=True))
    return {BIAS: model.intercept_[0], **learned, **dict.fromkeys(_doubtful(examples), 1.0)}


def _doubtful(examples: Sequence[Example]) -> Iterator[str]:
    """The rows of what vocabularies have found far oftener in everyday sentences."""
    heard = Counter(one.told for one in examples if not one.tells)
    telling = Counter(one.told for one in examples if one.tells and not one.is_bare)
    return (doubtful_row(told) for told, times in heard.items() if times > _OFTENER * telling[told])


def _shares(forms: Sequence[Example]) -> Sequence[float]:
    """How much each counts: what tells nothing, in all, as much as the sentences that tell."""
    telling = sum(one.tells and not one.is_bare for one in forms)
    of_nothing = telling / sum(not one.tells for one in forms)
    return [_OF_BARE_WORDS if o.is_bare else 1.0 if o.tells else of_nothing for o in forms]


def _fitted(vectors: object, tells: Sequence[bool], weights: Sequence[float]) -> LogisticRegression:
    model = LogisticRegression(C=_CONTRARINESS, max_iter=800)
    return model.fit(vectors, tells, sample_weight=weights)


def _vector(tokens: Tokens) -> Mapping[str, float]:
    found = features(tokens)
    return dict.fromkeys(sorted(found), len(found) ** -0.5)


def _forms(one: Example, nothing: Sequence[Tokens], rng: random.Random) -> Iterator[Tokens]:
    """The ways in which an example is learned."""
    whole, near = windows(one.left, one.told, one.right)
    yield whole
    if near != whole:
        yield near
    if not one.tells or one.is_bare:
        return
    he, his = rng.choice(_PRONOUNS)
    yield list(_with_pronoun(whole, he, his))
    for order in (1, -1):
        parts = (whole, rng.choice(_BETWEEN), rng.choice(nothing))[::order]
        yield list(chain.from_iterable(parts))


def _with_pronoun(tokens: Tokens, he: str, his: str) -> Iterator[str]:
    for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
        if token in {PUPIL, STAFF}:
            yield his if following == "s" else he
        else:
            yield token


def _sentence(one: Example) -> Tokens:
    return (*one.left, *one.told, *one.right)
