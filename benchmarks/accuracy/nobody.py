"""Text with none of our people in it: fiction, history, news, statutes, staff lists at work."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.accuracy.case import Case, Envelope, file, mail
from benchmarks.accuracy.population import Population, legal_name
from benchmarks.accuracy.wording import CategoryWords, ProseWords
from benchmarks.accuracy.written import Fill, Written, fill
from scanner.model import PersonKind

AREA = "nobody"
GENRES = ("fiction", "history", "news", "statute", "work")
DOCUMENT = 6000  # characters
TABLE = 40  # lines
OUTSIDER = "reader@pressroom.example"


class Prose:
    """Endless text of a genre. `characters`: how much of all genres together."""

    def __init__(
        self,
        people: Population,
        words: ProseWords,
        categories: Mapping[str, CategoryWords],
        seed: int,
    ) -> None:
        self.people = people
        self.words = words
        self.rng = random.Random(f"prose {seed}")
        self.lists = {name: _split(text) for name, text in words.words.items()}
        self.origins = list(people.names.origins.values())
        self.topics = [
            t for c in categories.values() for t in c.topics if "{" not in t
        ]  # fmt: skip

    def cases(self, characters: int) -> Iterator[Case]:
        """Half lie where everybody can read them, half are mailed to somebody unknown."""
        written = 0
        turn = 0
        while written < characters:
            genre = GENRES[turn % len(GENRES)]
            text = self.document(genre)
            yield self._case(genre, text, is_mail=turn % 2 == 0)
            written += len(text)
            turn += 1
        yield from self._our_staff_at_work()

    def document(self, genre: str) -> str:
        if genre == "work":
            return "".join(self._sentence(genre) + "\n" for _ in range(TABLE))
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < DOCUMENT:
            sentences = [self._sentence(genre) for _ in range(self.rng.randint(3, 7))]
            if genre in ("statute", "news"):
                sentences.append(self.rng.choice(self.topics))
            paragraphs.append(" ".join(sentences))
        return "\n\n".join(paragraphs) + "\n"

    def _case(self, genre: str, text: str, *, is_mail: bool) -> Case:
        school = self.rng.choice(list(self.people.offices))
        labels = (AREA, genre, "")
        if is_mail:
            sender = self.people.person(self.people.offices[school][0]).emails[0].reveal()
            envelope = Envelope(school, sender, (OUTSIDER,))
            return mail(labels, envelope, Written("For the library"), Written(text))
        delimiter = "\t" if genre == "work" else ""
        return file(labels, Envelope(school, "", ("public",)), Written(text), delimiter)

    def _sentence(self, genre: str) -> str:
        templates: Sequence[str] = getattr(self.words, genre)
        fills: dict[str, Fill] = {
            name: (lambda words=words: self.rng.choice(words))  # type: ignore[misc]
            for name, words in self.lists.items()
        }
        fills |= {
            "given": lambda: self.rng.choice(self.rng.choice(self.origins).given),
            "family": lambda: self.rng.choice(self.rng.choice(self.origins).family),
            "full": self.nobodys_name,
            "year": lambda: str(self.rng.randint(1540, 1990)),
            "number": lambda: f"{self.rng.randint(1000, 90000):,}",
            "small": lambda: str(self.rng.randint(2, 60)),
            "age": lambda: str(self.rng.randint(18, 90)),
            "day": lambda: str(self.rng.randint(1, 28)),
        }
        return fill(self.rng.choice(templates), fills).text

    def nobodys_name(self) -> str:
        """A full name that is nobody's on the roster, not even with a slip or a short form."""
        while True:
            given = self.rng.choice(self.rng.choice(self.origins).given)
            family = self.rng.choice(self.rng.choice(self.origins).family)
            short = self.people.names.nicknames_of(given)
            if not any(self.people.namesakes(g, family) for g in (given, *short)):
                return f"{given} {family}"

    def _our_staff_at_work(self) -> Iterator[Case]:
        """Our own staff with posts and work addresses, on the website: nobody's secret."""
        for school in self.people.offices:
            staff = [p for p in self.people.roster.of_kind(PersonKind.STAFF) if school in p.schools]
            lines = [
                f"{' '.join(legal_name(p))}\t{', '.join(sorted(p.roles))}\t{p.emails[0].reveal()}\n"
                for p in staff
            ]
            text = Written("Name\tPost\tE-mail\n" + "".join(lines))
            labels = (AREA, "our staff at work", "")
            yield file(labels, Envelope(school, "", ("public",)), text, "\t")


def _split(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))
