"""Mentions to people: which of the candidates is meant, by all evidence together.

Policy.md 1, question 1. The order of evidence: an identifier beside the name, then form, year and
date of birth beside it, then whoever else the item is about, the likely school, and at last the
relations of sender and recipients. Two people who fit stay ambiguous, never a coin toss.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from scanner.model import Mention, MentionKind, NameForm, PersonKind
from scanner.roster.roster import Roster, teaches
from scanner.what.layout import Layout
from scanner.whose.evidence import IDENTIFYING, Beside, Evidence
from scanner.whose.human import same_humans
from scanner.whose.proof import People, Proof, Proofs, days_in

# Ways of writing that name nobody without further evidence (policy, question 1).
_WEAK = frozenset({NameForm.INITIALS, NameForm.NICKNAME, NameForm.TYPO})
_FEW = 6
_SURE = 0.95
_NOBODY: People = frozenset()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Who sent the item, who gets it, and where it most likely belongs."""

    senders: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()  # people addressed by themselves, not by a list
    likely_school: str = ""
    kin: frozenset[str] = field(default=frozenset())  # pupils of recipients and senders, themselves


def surroundings(
    roster: Roster, senders: Iterable[str], recipients: Iterable[str], likely_school: str
) -> Surroundings:
    """Sender and recipients with the pupils they are related to."""
    people = frozenset(senders) | frozenset(recipients)
    kin = {pupil for person in people for pupil in roster.pupils_of(person)}
    kin |= {p for person in people for p in roster.people[person].allocated_pupils}
    return Surroundings(
        frozenset(senders), frozenset(recipients), likely_school, frozenset(kin | people)
    )


class Resolver:
    """Resolves the mentions of one item after another against one roster."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._same = same_humans(roster)
        self._proofs = Proofs(roster)

    def resolve(
        self, layouts: Sequence[Layout], mentions: Iterable[Mention], around: Surroundings
    ) -> list[Mention]:
        """The same mentions with their subjects decided; lone names without a bearer are left out.

        In the order of parts and offsets.
        """
        ordered = sorted(mentions, key=_place)
        if all(map(_is_settled, ordered)):
            return ordered  # most mails that name somebody
        evidence = Evidence(layouts, ordered)
        item = _Item(self._roster, self._same, self._proofs, evidence, ordered, around)
        known = [item.decided(m) if _names_in_full(m) else m for m in ordered]
        if all(map(_needs_no_others, known)):
            return known
        item.learn(m for m in known if not m.form or _names_in_full(m))
        if any(map(_is_weak, known)):
            known = [item.decided(m) if _is_weak(m) else m for m in known]
            item.learn(m for m in known if not m.form or _names_in_full(m) or _is_weak(m))
        return [m for m in map(item.decided_by_context, known) if m is not None]


def _place(mention: Mention) -> tuple[int, int, int]:
    return mention.part, mention.start, -mention.end


def _is_settled(mention: Mention) -> bool:
    """Does no evidence change who is meant: one person bears the name, or it is no name?"""
    return _needs_no_others(mention) and (not mention.form or len(mention.subjects) == 1)


def _needs_no_others(mention: Mention) -> bool:
    """Is it decided without knowing who else is named: a full name, or no name?"""
    return mention.form is NameForm.FULL or not (mention.form or _is_birth(mention))


def _is_birth(mention: Mention) -> bool:
    return mention.value == "date_of_birth" and mention.kind is MentionKind.IDENTIFIER


def _names_in_full(mention: Mention) -> bool:
    return mention.form is NameForm.FULL


def _is_weak(mention: Mention) -> bool:
    return mention.form in _WEAK


class _Item:
    """One item, and who is meant in it."""

    def __init__(
        self,
        roster: Roster,
        same: Mapping[str, frozenset[str]],
        proofs: Proofs,
        evidence: Evidence,
        mentions: Sequence[Mention],
        around: Surroundings,
    ) -> None:
        self._roster = roster
        self._same = same
        self._proofs = proofs
        self._evidence = evidence
        self._around = around
        self._anchors: People = frozenset(
            mention.subjects[0]
            for mention in mentions
            if mention.value in IDENTIFYING and len(mention.subjects) == 1
        )
        self._told_of: dict[tuple[int, People], bool] = {}
        self._alike: dict[tuple[People, bool], People] = {}
        self._resolved_at: Mapping[int, list[tuple[int, str]]] = {}
        self._found_by_name = _NOBODY

    def learn(self, mentions: Iterable[Mention]) -> None:
        """Take up who has been resolved so far."""
        found: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for mention in mentions:
            if len(mention.subjects) == 1 and mention.kind is not MentionKind.CATEGORY:
                found[mention.part].append((mention.start, mention.subjects[0]))
        self._resolved_at = found
        self._found_by_name = frozenset(p for people in found.values() for _, p in people)

    # -- names in full, short forms, slips and initials

    def decided(self, mention: Mention) -> Mention:
        """The mention with whom all evidence leaves; several stay ambiguous."""
        needs_evidence = mention.form in _WEAK
        if len(mention.subjects) == 1 and not needs_evidence:
            return mention
        candidates = frozenset(mention.subjects)
        if self._has_evidence_beside(mention, candidates):
            return self._with(mention, self._left_of(mention, candidates))
        # Wherever else they are named so, the same is left: a mail names its pupil again and again.
        named_so = candidates, needs_evidence
        if named_so not in self._alike:
            self._alike[named_so] = self._left_of(mention, candidates)
        return self._with(mention, self._alike[named_so])

    def _left_of(self, mention: Mention, candidates: People) -> People:
        """Whom all evidence leaves; nobody where a weak name has one bearer and none for it."""
        left = _left_by(self._proofs_of(mention, candidates), candidates)
        if left is None and mention.form in _WEAK:
            return candidates if len(candidates) > 1 else _NOBODY
        left = left or candidates
        left = _left_by(self._likelihoods(), left) or left
        return self._one_human(left)

    def _one_human(self, candidates: People) -> People:
        """A teacher who is also a parent is one person: at work, unless told otherwise."""
        first = min(candidates)
        if len(candidates) < 2 or not candidates <= self._same[first]:
            return candidates
        staff = {c for c in candidates if self._kind(c) is PersonKind.STAFF}
        return frozenset({min(staff or candidates)})

    def _proofs_of(
        self, mention: Mention, candidates: People, *, is_date: bool = False
    ) -> Iterator[Proof]:
        """What tells that a candidate is meant, the strongest first.

        `is_date`: the mention is itself a date of birth, which then proves nothing more.
        """
        proofs = self._proofs
        texts = []
        for beside in self._beside(mention, candidates):
            texts.append(beside.text)
            yield beside.identified.intersection
            if not is_date:
                yield partial(proofs.born_on_day_in, beside.text)
            yield partial(proofs.in_form, beside.text)
            yield partial(proofs.in_year, beside.text)
            yield partial(proofs.living_in, beside.text)
        yield self._anchors.intersection
        yield self._around.kin.intersection
        yield self._taught_by_sender
        yield self._found_by_name.intersection
        for text in texts:
            yield partial(proofs.at_school_named_in, text)

    def _beside(self, mention: Mention, candidates: People) -> Iterable[Beside]:
        """The texts around a mention; none where the whole part tells nothing of the candidates."""
        has_evidence = self._has_evidence_beside(mention, candidates)
        return self._evidence.beside(mention) if has_evidence else ()

    def _has_evidence_beside(self, mention: Mention, candidates: People) -> bool:
        """May something around the mention tell more of the candidates?

        Most names stand in prose without forms and dates, and cost no more than this.
        """
        whole = self._evidence.whole(mention)
        if whole is None or whole.identified:
            return True
        asked = mention.part, candidates
        if asked not in self._told_of:
            self._told_of[asked] = self._proofs.any_of(whole.text, candidates)
        return self._told_of[asked]

    def _likelihoods(self) -> Iterator[Proof]:
        """What tells two apart who both may be meant, but proves neither."""
        if self._around.likely_school:
            yield self._of_likely_school
        yield self._current

    def _of_likely_school(self, candidates: People) -> People:
        # A contact belongs to no school of their own, and so is never the less likely for it.
        school, people = self._around.likely_school, self._roster.people
        return frozenset(
            c for c in candidates if not people[c].schools or school in people[c].schools
        )

    def _current(self, candidates: People) -> People:
        return frozenset(c for c in candidates if self._roster.people[c].is_current)

    def _taught_by_sender(self, candidates: People) -> People:
        people = self._roster.people
        return frozenset(
            c
            for c in self._pupils_among(candidates)
            if any(teaches(people[sender], people[c]) for sender in self._around.senders)
        )

    # -- lone given names, and family names with a title

    def decided_by_context(self, mention: Mention) -> Mention | None:
        if mention.form is NameForm.GIVEN:
            return self._lone_given(mention)
        if mention.form is NameForm.FAMILY:
            return self._titled(mention)
        if mention.form is NameForm.INITIALS and mention.detector == "initials":
            return mention if len(mention.subjects) == 1 else _likeliest(mention)
        if _is_birth(mention):
            return self._born(mention)
        return mention

    def _born(self, mention: Mention) -> Mention:
        """A date of birth with a form, year or name beside it names the one it fits."""
        born = frozenset(
            person
            for day in days_in(self._evidence.text_of(mention).casefold())
            for person in self._roster.people_by_date_of_birth(day)
        )
        left = _left_by(self._proofs_of(mention, born, is_date=True), born)
        if left is not None and len(left) > 1:
            left = _left_by(self._likelihoods(), left)
        return self._with(mention, left if left is not None and len(left) == 1 else _NOBODY)

    def _lone_given(self, mention: Mention) -> Mention | None:
        has_form = self._has_form_beside(mention)
        if not has_form and (not self._near or self._near.isdisjoint(mention.subjects)):
            return None  # most given names of prose end here
        candidates = frozenset(mention.subjects)
        in_form = self._in_form_beside(mention, candidates) if has_form else _NOBODY
        if len(in_form) == 1:
            return self._with(mention, in_form)
        named = candidates & self._found_by_name
        kin = self._pupils_among(candidates & self._around.kin)
        named = self._pupils_among(named) or kin or named
        if len(named) == 1:
            return self._with(mention, named)
        if named:
            return self._with(mention, self._nearest_before(mention, named))
        return None

    @cached_property
    def _near(self) -> People:
        """Whom a lone name can join; asked when all that is written in full is decided."""
        return self._found_by_name | self._around.kin

    def _pupils_among(self, people: Iterable[str]) -> People:
        return frozenset(p for p in people if self._kind(p) is PersonKind.PUPIL)

    def _has_form_beside(self, mention: Mention) -> bool:
        evidence = self._evidence
        return evidence.is_in_table(mention) or self._proofs.names_a_form(evidence.around(mention))

    def _in_form_beside(self, mention: Mention, candidates: People) -> People:
        """Of those called so, who is in the form that stands right beside the name."""
        left = self._proofs.in_form(self._evidence.right_beside(mention), candidates)
        if len(left) > 1:
            left = _left_by(self._likelihoods(), left) or left
        return left

    def _nearest_before(self, mention: Mention, named: People) -> People:
        before = [
            person
            for start, person in self._resolved_at.get(mention.part, [])
            if start < mention.start and person in named
        ]
        return frozenset(before[-1:]) or named

    def _titled(self, mention: Mention) -> Mention | None:
        candidates = frozenset(mention.subjects)
        colleagues = _NOBODY if self._is_a_story(mention) else self._colleagues_among(candidates)
        for near in (
            self._around.recipients | self._around.senders,
            self._found_by_name,
            colleagues & self._of_likely_school(candidates),
            self._kin_of_pupils,
            colleagues,
        ):
            left = candidates & near
            if len(left) == 1:
                return self._with(mention, left)
        return None

    def _colleagues_among(self, people: Iterable[str]) -> People:
        return frozenset(p for p in people if self._kind(p) is PersonKind.STAFF)

    def _is_a_story(self, mention: Mention) -> bool:
        """Is this a long text that names nobody of ours in full: does "Dr Hale" live in a book?"""
        return not self._found_by_name and self._evidence.is_in_long_prose(mention)

    @cached_property
    def _kin_of_pupils(self) -> People:
        """The contacts of every pupil the item is about."""
        return frozenset(
            link.contact for pupil in self._near for link in self._roster.links_of_pupil(pupil)
        )

    # -- making mentions

    def _kind(self, person: str) -> PersonKind:
        return self._roster.people[person].kind

    def _with(self, mention: Mention, subjects: People) -> Mention:
        """The mention with these subjects."""
        value = str(self._value(mention, subjects))
        confidence = _SURE if len(subjects) == 1 else mention.confidence
        ordered = tuple(sorted(subjects))
        return Mention(
            mention.detector,
            mention.kind,
            value,
            mention.part,
            mention.start,
            mention.end,
            confidence,
            ordered,
            mention.form,
        )

    def _value(self, mention: Mention, subjects: People) -> str:
        if mention.kind is not MentionKind.PERSON:
            return mention.value
        kinds = {self._kind(person) for person in subjects}
        return kinds.pop() if len(kinds) == 1 else mention.value


def _left_by(proofs: Iterable[Proof], candidates: People) -> People | None:
    """Who is left when each proof that holds of anybody has sorted out the rest; None if none."""
    proven = False
    for proof in proofs:
        left = proof(candidates)
        if left:
            proven, candidates = True, left
            if len(left) == 1:
                break
    return candidates if proven else None


def _likeliest(mention: Mention) -> Mention | None:
    """Bare initials that evidence left with a few stay ambiguous; with many they are noise."""
    return mention if 1 < len(mention.subjects) <= _FEW else None
