"""Identifiers with right checks, and at least as many that only look like them."""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.accuracy.case import Case, Envelope, file, rows
from benchmarks.accuracy.identifier_values import VALUES, account_number, of_shape, sort_code
from benchmarks.accuracy.wording import IdentifierWords
from benchmarks.accuracy.written import Fill, Truth, Written, fill

AREA = "identifiers"
KINDS = (
    "upn", "uln", "nhs_number", "nino", "uci", "trn", "email", "phone", "postcode",
    "date_of_birth", "bank_account", "iban", "card",
)  # fmt: skip
SHARE = Envelope("moor", "", ("group:all-staff@moor.example.sch.uk",))
ROWS_OF_A_TABLE = 6


class IdentifierCases:
    """`sample`: how many of each kind, and how many lookalikes of each."""

    def __init__(self, words: IdentifierWords, seed: int, sample: int) -> None:
        self.words = words
        self.rng = random.Random(f"identifiers {seed}")
        self.sample = sample

    def cases(self) -> Iterator[Case]:
        for kind in KINDS:
            yield from self._in_sentences(kind)
            yield from self._in_tables(kind)
        for kind in self.words.lookalikes:
            yield from self._lookalikes(kind)

    def _value(self, kind: str) -> Written:
        return Written(VALUES[kind](self.rng)).over_all(kind)

    def _in_sentences(self, kind: str) -> Iterator[Case]:
        for number in range(self.sample * 2 // 3):
            contexts = self.words.contexts[kind]
            context = contexts[number % len(contexts)]
            if kind == "bank_account":
                text = self._bank_account(context)
            else:
                text = fill(context, {"v": self._value(kind)})
            yield file((AREA, kind, "sentence"), SHARE, text)

    def _bank_account(self, context: str) -> Written:
        """One account: the sort code, the number, or all between them is the right span."""
        code, number = sort_code(self.rng), account_number(self.rng)
        fills: dict[str, Fill] = {
            "a": Written(code).over_all("a"),
            "b": Written(number).over_all("b"),
        }
        text = fill(context, fills)
        spans = [truth.spans[0] for truth in text.truths]
        whole = (min(s for s, _ in spans), max(e for _, e in spans))
        return Written(text.text, (Truth("bank_account", (whole, *spans)),))

    def _in_tables(self, kind: str) -> Iterator[Case]:
        if kind == "bank_account":
            return
        heading = [Written("Ref"), Written(self.words.headings[kind]), Written("Tray")]
        left = self.sample - self.sample * 2 // 3
        while left > 0:
            count = min(left, ROWS_OF_A_TABLE)
            cells = [heading] + [
                [Written(str(n + 1)), self._value(kind), Written(self.rng.choice("ABC"))]
                for n in range(count)
            ]
            delimiter = self.rng.choice("\t,")
            yield file((AREA, kind, "table"), SHARE, rows(cells, delimiter), delimiter)
            left -= count

    def _lookalikes(self, kind: str) -> Iterator[Case]:
        templates = self.words.lookalikes[kind]
        values: dict[str, Fill] = {
            name: (lambda maker=maker: maker(self.rng))  # type: ignore[misc]
            for name, maker in VALUES.items()
        }
        for number in range(self.sample):
            template = templates[number % len(templates)]
            # The sign of an address stands for itself where addresses are what is resembled.
            shaped = template if kind == "email" else of_shape(self.rng, template)
            text = fill(shaped, values).over_all("lookalike", value=kind)
            yield file((AREA, f"lookalike of {kind}", "lookalike"), SHARE, text)
