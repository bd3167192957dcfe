"""The forms of an English verb or noun that a school writes: bully, bullies, bullied, bullying."""

from __future__ import annotations

import re

# base: (third person, past forms…, -ing form), only where the rules below do not give them
_IRREGULAR = {
    "be": ("is", "are", "was", "were", "been", "being", "am"),
    "have": ("has", "had", "having"),
    "do": ("does", "did", "done", "doing"),
    "go": ("goes", "went", "gone", "going"),
    "get": ("gets", "got", "getting"),
    "take": ("takes", "took", "taken", "taking"),
    "fight": ("fights", "fought", "fighting"),
    "steal": ("steals", "stole", "stolen", "stealing"),
    "hit": ("hits", "hitting"),
    "bite": ("bites", "bit", "bitten", "biting"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "lose": ("loses", "lost", "losing"),
    "run": ("runs", "ran", "running"),
    "leave": ("leaves", "left", "leaving"),
    "throw": ("throws", "threw", "thrown", "throwing"),
    "lie": ("lies", "lied", "lying"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "hold": ("holds", "held", "holding"),
    "tell": ("tells", "told", "telling"),
    "feel": ("feels", "felt", "feeling"),
    "write": ("writes", "wrote", "written", "writing"),
    "give": ("gives", "gave", "given", "giving"),
    "come": ("comes", "came", "coming"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "keep": ("keeps", "kept", "keeping"),
    "make": ("makes", "made", "making"),
    "see": ("sees", "saw", "seen", "seeing"),
    "wear": ("wears", "wore", "worn", "wearing"),
    "sleep": ("sleeps", "slept", "sleeping"),
    "eat": ("eats", "ate", "eaten", "eating"),
    "set": ("sets", "setting"),
    "put": ("puts", "putting"),
    "cut": ("cuts", "cutting"),
    "hurt": ("hurts", "hurting"),
    "break": ("breaks", "broke", "broken", "breaking"),
    "drink": ("drinks", "drank", "drunk", "drinking"),
    "wet": ("wets", "wetted", "wetting"),
    "spit": ("spits", "spat", "spitting"),
    "spend": ("spends", "spent", "spending"),
    "bring": ("brings", "brought", "bringing"),
    "catch": ("catches", "caught", "catching"),
    "fail": ("fails", "failed", "failing"),
    "stand": ("stands", "stood", "standing"),
    "sit": ("sits", "sat", "sitting"),
    "speed": ("speeds", "sped", "speeding"),
    "shake": ("shakes", "shook", "shaken", "shaking"),
    "strike": ("strikes", "struck", "striking"),
    "win": ("wins", "won", "winning"),
    "wake": ("wakes", "woke", "woken", "waking"),
    "begin": ("begins", "began", "begun", "beginning"),
    "fast": ("fasts", "fasted", "fasting"),
    "find": ("finds", "found", "finding"),
    "pay": ("pays", "paid", "paying"),
    "owe": ("owes", "owed", "owing"),
    "die": ("dies", "died", "dying"),
    "skip": ("skips", "skipped", "skipping"),
    "vomit": ("vomits", "vomited", "vomiting"),
    "visit": ("visits", "visited", "visiting"),
    "sleepwalk": ("sleepwalks", "sleepwalked", "sleepwalking"),
    "show": ("shows", "showed", "shown", "showing"),
    "soil": ("soils", "soiled", "soiling"),
    "know": ("knows", "knew", "known", "knowing"),
    "say": ("says", "said", "saying"),
    "live": ("lives", "lived", "living"),
    "need": ("needs", "needed", "needing"),
    "carry": ("carries", "carried", "carrying"),
    "sell": ("sells", "sold", "selling"),
    "smash": ("smashes", "smashed", "smashing"),
    "beat": ("beats", "beaten", "beating"),
    "refer": ("refers", "referred", "referring"),
    "expel": ("expels", "expelled", "expelling"),
    "admit": ("admits", "admitted", "admitting"),
    "commit": ("commits", "committed", "committing"),
    "transfer": ("transfers", "transferred", "transferring"),
    "travel": ("travels", "travelled", "travelling"),
    "quarrel": ("quarrels", "quarrelled", "quarrelling"),
    "prefer": ("prefers", "preferred", "preferring"),
    "submit": ("submits", "submitted", "submitting"),
    "regret": ("regrets", "regretted", "regretting"),
    "upset": ("upsets", "upsetting"),
    "grow": ("grows", "grew", "grown", "growing"),
    "hide": ("hides", "hid", "hidden", "hiding"),
    "read": ("reads", "reading"),
    "lead": ("leads", "led", "leading"),
    "feed": ("feeds", "fed", "feeding"),
    "bleed": ("bleeds", "bled", "bleeding"),
    "choose": ("chooses", "chose", "chosen", "choosing"),
    "forget": ("forgets", "forgot", "forgotten", "forgetting"),
    "tear": ("tears", "tore", "torn", "tearing"),
    "hear": ("hears", "heard", "hearing"),
    "burn": ("burns", "burned", "burnt", "burning"),
    "learn": ("learns", "learned", "learnt", "learning"),
    "send": ("sends", "sent", "sending"),
    "lend": ("lends", "lent", "lending"),
    "shut": ("shuts", "shutting"),
    "quit": ("quits", "quitting"),
    "draw": ("draws", "drew", "drawn", "drawing"),
    "rise": ("rises", "rose", "risen", "rising"),
    "sink": ("sinks", "sank", "sunk", "sinking"),
    "flee": ("flees", "fled", "fleeing"),
    "seek": ("seeks", "sought", "seeking"),
    "swing": ("swings", "swung", "swinging"),
    "shoot": ("shoots", "shot", "shooting"),
    "teach": ("teaches", "taught", "teaching"),
    "think": ("thinks", "thought", "thinking"),
    "ride": ("rides", "rode", "ridden", "riding"),
    "hang": ("hangs", "hung", "hanging"),
    "meet": ("meets", "met", "meeting"),
    "mean": ("means", "meant", "meaning"),
    "buy": ("buys", "bought", "buying"),
    "spell": ("spells", "spelled", "spelt", "spelling"),
    "fling": ("flings", "flung", "flinging"),
    "bunk": ("bunks", "bunked", "bunking"),
    "dig": ("digs", "dug", "digging"),
    "cope": ("copes", "coped", "coping"),
    "trip": ("trips", "tripped", "tripping"),
    "withdraw": ("withdraws", "withdrew", "withdrawn", "withdrawing"),
    "become": ("becomes", "became", "becoming"),
    "let": ("lets", "letting"),
    "sext": ("sexts", "sexted", "sexting"),
    "self-harm": ("self-harms", "self-harmed", "self-harming"),
    "picket": ("pickets", "picketed", "picketing"),
    "offend": ("offends", "offended", "offending"),
    "appeal": ("appeals", "appealed", "appealing"),
    "drop": ("drops", "dropped", "dropping"),
}
_VOWELS = "aeiou"
# One syllable, one vowel, one consonant: "stab", "stabbed".
_DOUBLES = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")


def verb_forms(verb: str) -> tuple[str, ...]:
    """The verb and its other forms, irregular ones by a table of those the lexicons use."""
    if verb in _IRREGULAR:
        return (verb, *_IRREGULAR[verb])
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return (verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    if verb.endswith("e"):
        return (verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    stem = verb + verb[-1] if _DOUBLES.match(verb) else verb
    return (verb, plural(verb), f"{stem}ed", f"{stem}ing")


_IRREGULAR_PLURALS = {
    "man": "men",
    "mouse": "mice",
    "goose": "geese",
    "calf": "calves",
    "loaf": "loaves",
    "scarf": "scarves",
    "potato": "potatoes",
    "volcano": "volcanoes",
    "hero": "heroes",
}


def plural(noun: str) -> str:
    """The noun with the ending that English adds; also a verb's third person.

    >>> plural("allergy"), plural("seizure"), plural("rash")
    ('allergies', 'seizures', 'rashes')
    """
    for ending, ending_of_many in _IRREGULAR_PLURALS.items():
        if noun.endswith(ending):
            return noun.removesuffix(ending) + ending_of_many
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    return f"{noun}s"
