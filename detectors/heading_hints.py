"""Headings that only hint at what stands below: there a word tells that says nothing elsewhere.

"Labour" below "Poster in window" is a party, below "House" it is not; "Roma" below "Grandparents
from" is a people. The value has to be one that the lexicons know as such of a person.
"""

from __future__ import annotations

import re

from detectors.lexicon import tellings

_HINTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (category, re.compile(rf"\b(?:{words})\b"))
    for category, words in (
        (
            "trade_union",
            r"unions?|tu|association|assoc|professional body|steward|branch|jcc|jcnc|jnc|ballots?|"
            r"strik\w*|asos|picket\w*|industrial action|members? (?:of|mtg)|subs|reps?|delegates?|"
            r"check ?off|legal help|h s rep",
        ),
        (
            "political",
            r"part(?:y|ies)|polit\w*|vot(?:e|es|ed|er|ers|ing)|cllr|councillors?|campaigns?|"
            r"hustings|canvass\w*|elect(?:ed|ion|ions|ors?)|ballot|leaflet\w*|posters? (?:in|on|"
            r"at)|"
            r"(?:window|garden|party) posters?|car stickers?|stickers? (?:in|on)|rosettes?|"
            r"donat\w*|"
            r"nominat\w*|supporters?|candidate for|stood for|brexit|referendum|ref|activis\w*|"
            r"protest\w*|march(?:es|ed)|rallies|polling|partisan|independence|allegiance|stance",
        ),
        (
            "religion",
            r"faiths?|relig\w*|church\w*|chapel|mosque|masjid|temple|gurdwara|synagogue|parish|"
            r"worship\w*|bapti\w+|christen\w*|chapla\w+|pray\w*|fast(?:s|ing)?|convert\w*|"
            r"assembl(?:y|ies)|ashes|communion|confession|sacraments?|pilgrim\w*|festivals?|"
            r"holy days?|mass|priest|imam|rabbi|beliefs?|denominations?|meat|diet|r ?e withdrawal|"
            r"withdrawn from r ?e|xmas|christmas|halloween|birthdays?|carols?|nativity|observ\w+",
        ),
        (
            "ethnicity",
            r"(?:family|parents?|grandparents?|mum|dad|originally|comes?|where|people|roots|"
            r"arrived|"
            r"moved|came) .*from|origins?|heritage|grandparents?|background|born|birth|roots|"
            r"cultur\w*|trib\w*|clan|nationality|(?:mum s|dad s|home|family|parents?) countr\w+|"
            r"countr\w+ of|descent|ancest\w+|ethni\w*|emtas|"
            r"ema|gypsy|traveller|race|raci\w+|skin|hair|passport country|diaspora|arrived|"
            r"equal opps|equal opportunities|monitoring|identity|windrush|black history month",
        ),
        ("sen", r"needs?|difficult(?:y|ies)|plasc|barriers?|profile|provision|arrangements"),
        ("health", r"allerg\w*|intoleran\w*|diets?|dietary|first aid|illness|ill|poorly|sick"),
        (
            "sexual_life",
            r"gender|sexual\w*|orientation|identif\w*|pronouns?|lgbt\w*|pride|rainbow|attracted|"
            r"relationships?|partner|trans|transition\w*|boyfriend|girlfriend|coming out|came out",
        ),
    )
)
_OF_AN_EVENT = re.compile(
    r"\b(?:inset|cpd|quiz|raffle|bingo|sports? day|class pet|first aiders?|fire (?:marshal|"
    r"warden)s?|"
    r"training (?:attended|date|booked|course|done|due|completed?)|meeting attended|open (?:day|"
    r"evening)|parents? eve(?:ning)? (?:slot|time|booked)|rota|volunteer (?:at|for)|helpers?|"
    r"photographer|photo order|ticket\w*|prize\w*|(?:house|merit|achievement|positive) points?)\b"
)
# Ways in which a word says what somebody is.
_FRAMES = ("She is {}", "member of {}", "She is from {}", "has {}")
_SHORT: dict[str, frozenset[str]] = {
    "political": frozenset(
        """lab labour con cons conservative conservatives tory tories ld lib dem libdem green greens
        grn reform plaid snp dup ukip sdlp uup tuv alba respect brexit leave leaver remain remainer
        rejoin independent llafur ceidwadwyr corbyn corbynite farage starmer edl bnp nf""".split()
    ),
    "trade_union": frozenset(
        """neu nasuwt unison gmb ascl naht unite eis ucac ssta nahtedge voice community ahds nut atl
        ucu prospect utu into napo""".split()
    ),
    "religion": frozenset(
        """rc ce coe cofe cw ca mu muslim hi hindu je jewish si sikh bu buddhist ch christian jw
        catholic protestant prot anglican methodist baptist quaker cristion mwslim hindw jain
        bahai pagan humanist atheist agnostic orthodox islam judaism hinduism sikhism buddhism
        pentecostal evangelical mormon lds rastafarian zoroastrian""".split()
    ),
    "sen": frozenset(
        """dysl dyspr dyscalculia adhd add asd asc mld sld pmld spld slcn slcd semh besd hi vi msi
        pd dld dcd""".split()
    ),
    "health": frozenset(
        """nuts nut peanut peanuts egg eggs milk dairy wheat gluten soya sesame fish shellfish
        kiwi mustard celery lupin coeliac lactose penicillin latex pollen bee wasp""".split()
    ),
    "sexual_life": frozenset(
        """gay lesbian bi bisexual pan pansexual ace asexual trans transgender nb non-binary
        nonbinary enby queer questioning lgbtq lgbtq+ heterosexual straight homosexual""".split()
    ),
    "ethnicity": frozenset(),
    "looked_after": frozenset(
        """foster fostered fostering ifa residential rch kinship respite nfa long-term
        semi-independent supported remand carers""".split()
    ),
}
_COUNTRY = re.compile(
    r"\b(?:afghanistan|albania|algeria|angola|argentina|armenia|azerbaijan|bahrain|bangladesh|"
    r"barbados|belarus|bolivia|bosnia|botswana|brazil|bulgaria|burundi|cambodia|cameroon|chile|"
    r"china|colombia|congo|croatia|cuba|cyprus|czechia|denmark|dominica|ecuador|egypt|eritrea|"
    r"estonia|ethiopia|fiji|finland|gambia|georgia|germany|ghana|greece|grenada|guinea|guyana|"
    r"haiti|hong kong|hungary|iceland|india|indonesia|iran|iraq|ireland|israel|italy|"
    r"ivory coast|jamaica|japan|jordan|kashmir|kazakhstan|kenya|kerala|korea|kosovo|kurdistan|"
    r"kuwait|latvia|lebanon|liberia|libya|lithuania|malawi|malaysia|mali|malta|mauritius|mexico|"
    r"moldova|mongolia|montserrat|morocco|mozambique|myanmar|burma|namibia|nepal|netherlands|"
    r"nigeria|norway|oman|pakistan|palestine|gaza|panama|peru|philippines|poland|portugal|punjab|"
    r"qatar|romania|russia|rwanda|saudi|senegal|serbia|sierra leone|singapore|slovakia|slovenia|"
    r"somalia|somaliland|south africa|spain|sri lanka|st lucia|st vincent|sudan|sweden|sylhet|"
    r"switzerland|syria|taiwan|tanzania|thailand|tibet|togo|trinidad|tobago|tunisia|turkey|"
    r"uganda|ukraine|uruguay|uzbekistan|venezuela|vietnam|yemen|zambia|zimbabwe|windrush|"
    r"gujarat|goa|mirpur|co mayo|caribbean|west indies|eastern europe|west africa)\b"
)
_OF_A_HOME = re.compile(
    r"\b(?:from|origins?|born|birth|grandparents?|roots|heritage|countr\w+|descent|background|"
    r"family|arrived|windrush|black history month)\b"
)
# What is made, studied, played or chosen at school: of its matter nobody is told anything.
_OF_WORK = re.compile(
    r"\b(?:topics?|themes?|titles?|projects?|essays?|presentations?|debates?|"
    r"posters?(?! (?:in|on|at))|books?|novels?|poems?|songs?|scenes?|costumes?|dish|recipe|"
    r"ingredients|careers?|choices?|options?|cpd|inset|training|courses?|drawn|chosen|favourite|"
    r"olympics?|world cup|charity|sponsor\w*|raffle|quiz|lap|lane|sports? day|pen pal|"
    r"dofe|duke of edinburgh|wex|work experience|placement choice|community (?:day|"
    r"project)|class pet|house captain|food tech|assembly (?:role|part))\b"
)


def is_of_an_event(flat: str) -> bool:
    """Is a heading of training days, games and helpers, whatever words it holds besides?"""
    return _OF_AN_EVENT.search(flat) is not None


def is_of_work(flat: str) -> bool:
    """Is a heading of what is made, studied or chosen at school?"""
    return _OF_WORK.search(flat) is not None


def _hinted(flat: str) -> tuple[str, ...]:
    """Every category at which it hints."""
    return tuple(category for category, words in _HINTS if words.search(flat))


def hints(flat: str) -> bool:
    """Does it hint at anything?"""
    return bool(_hinted(flat))


def told_by_value(flat: str, value: str) -> frozenset[str]:
    """What a value, below a heading that hints, is by itself known to be."""
    if is_of_work(flat):
        return frozenset()
    folded = value.casefold().replace("-", " ")
    words = frozenset(re.findall(r"[a-zà-ÿ+]+", folded))
    return frozenset(c for c in _hinted(flat) if _is_one_of(c, flat, value, folded, words))


def is_told_by_value(category: str, value: str) -> bool:
    """Do a value's own words tell the category, of somebody who is, has or does it?"""
    words = frozenset(re.findall(r"[a-z+-]+", value.casefold()))
    if words & _SHORT.get(category, frozenset()):
        return True
    return any(
        telling.category == category
        for frame in ("{}", *_FRAMES)
        for telling in tellings(frame.format(value))
    )


def _is_one_of(category: str, flat: str, value: str, folded: str, words: frozenset[str]) -> bool:
    if words & _SHORT[category]:
        return True
    if category == "ethnicity" and _OF_A_HOME.search(flat) and _COUNTRY.search(folded):
        return True
    return any(
        telling.category == category
        for frame in _FRAMES
        for telling in tellings(frame.format(value))
    )
