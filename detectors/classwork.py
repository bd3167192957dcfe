"""Sentences about what a class makes, acts, plays, grows or reads, by the words such things have.

Whoever is named there does it; unless the sentence says of them what they are, have or need, its
words are a lesson's. "Ann read the creature, the bit by the old blind man's hut" tells nothing.
"""

from __future__ import annotations

import re

from detectors.folding import fold
from detectors.frame import Frame

# Figures of tales, plays, novels and old times.
_FIGURES = (
    r"(?:goldilocks|humpty|cinderella|red riding hood|big bad wolf|hansel|gretel|rapunzel|"
    r"rumpelstiltskin|snow white|beanstalk|gruffalo|burglar bill|mr punch|punch and judy|"
    r"frankenstein\w*|dracula|jekyll|oedipus|medusa|odysseus|beowulf|macbeth|othello|tybalt|"
    r"mercutio|banquo|fagin|scrooge|tiny tim|magwitch|havisham|oliver twist|sherlock|poirot|"
    r"hogarth|kafka\w*|dickens|wilfred owen|chaucer|highwayman|pied piper|robin hood|dick turpin|"
    r"guy fawkes|gunpowder plot|jack the ripper|blackbeard|boudicca|caesar|henry viii|"
    r"anne boleyn|richard iii|peel's|bloody code|john snow|florence nightingale|mary seacole|"
    r"lord of the flies|animal farm|the crucible|an inspector calls|of mice and men|les mis|"
    r"bugsy malone|west side story|sweeney todd|story ?time|mary celeste)"
)
# Kinds of writing, of pictures and of things made by hand.
_MADE = (
    r"(?:haikus?|limericks?|sonnets?|ballads?|comics?|comic strips?|graphic novels?|picture books?|"
    r"radio plays?|short stor(?:y|ies)|detective stor(?:y|ies)|ghost stor(?:y|ies)|"
    r"spooky paragraph|"
    r"monologues?|dioramas?|sculptures?|collages?|murals?|scarecrows?|puppets?|snowm[ae]n|"
    r"pumpkins?|papier[- ]mache|plasticine|lolly sticks|balsa|gingerbread|marble run|"
    r"stop[- ]motion|"
    r"animat(?:ed|ion|ions)|spoofs?|mock newspaper|lino ?cuts?|origami|kiln|"
    r"stained glass|longships?|"
    r"choreograph\w*|danced|rhym(?:es|ed|ing)|metronome|crochets?|quavers?|drum break|"
    r"knit(?:s|ted)|embroider\w*|carved|whittled|sculpted|composed|"
    r"wrote (?:the|a|an) (?:words|lyrics|villain\w*|burglar|detective|ghost|play|scene|program)|"
    r"painting of an?|portrait of an?|drawing of an?|statues?|gargoyles?|friendship bracelets?|"
    r"dream ?catchers?|board games?|card games?|felt heart|textiles sample|"
    r"minecraft|scratch game|role[- ]play\w*|freeze[- ]frames?|suffragettes?|suffrage|"
    r"tableaux?|costumes?|panto\w*|(?<!n't do the )(?<!not do the )nativity|"
    r"understudy|follow spot|curtain up|narrat(?:es|ed|or)|callback|sword fight|"
    r"recipes?|welsh cakes|poetry corner|poems?|whodunn?its?|floor book|story maps?|peer marking|"
    r"has one line|lines? for the (?:play|show))"
)
# What is looked at, grown or tried in science, and read, solved or translated elsewhere.
_STUDIED = (
    r"(?:microscopes?|petri dish(?:es)?|dilute acid|carbon dioxide|bunsens?|test tubes?|"
    r"fossils?|sarcophagus|artefacts?|replicas?|bug hotel|tadpoles?|beetles?|woodlice|"
    r"pond[- ]dipping|sunflowers?|seedlings?|crystals?|ripple tank|simulator|voltmeter|ammeter|"
    r"venn diagram|friction|torque|nichrome|conkers?|weighs the same|bacteria|whorls|"
    r"past tense|present tense|perfect tense|imperfect|conjugat\w+|vocab|declensions?|ablative|"
    r"translat(?:e|es|ed|ing)|french for|spanish for|german for|latin for|welsh for|"
    r"scales in|bar (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b|"
    r"crime lab|crime scene club|mock trial|courtroom (?:drama|scene|role)|"
    r"(?:write|reach|read) the "
    r"verdict|murder mystery|detective game|hot[- ]seat\w*|conscience alley|escape room|"
    r"timelines?|courtroom judge|loan box|blitz|evacuees?|air raid|wergild|roman fort|"
    r"mary rose|pompeii|tudor (?:day|house|banquet)|spinning wheel|colour wheel|"
    r"epq titles?|(?:essay|dissertation|project|debate) titles|role cards?|quilts?|sewing bee|"
    r"bake[- ]?off|word problems?|maths puzzles?|(?:code|coding) club|model (?:united nations|un)|"
    r"names of the fallen|the fallen|remembrance|war memorial|cenotaph|wreaths?|last post|"
    r"drama club|times tables? rock ?stars|monopoly|cluedo|scrabble|board games?|top trumps|"
    r"in the bee\b|spelling bee|"
    r"robots?|clockwork|tag rugby|gutter balls?)"
)
_WORK = Frame(rf"{_FIGURES}\b|{_MADE}\b|{_STUDIED}\b")
# "Costume note: …", "Genetics: …".
_HEADED = re.compile(
    r"^\W*(?:(?:costume|prop|props|music|script|wardrobe|rehearsal|cast|sound|lighting) notes?|"
    r"tech run|dress run|(?:les mis|cast|company|chorus|dance|band|fight|costume|rehearsal|"
    r"half-term|matinee|show) call(?: for [^:]{3,40})?|genetics|astronomy|geology|classics|"
    r"music tech|food science|(?:courtroom |class |group )?drama|role[- ]?play|roles|"
    r"parts|cast|characters|readers|playscript|"
    r"bushcraft|food tech|ceramics|statistics|botany|zoology|nutrition|sculpture|printmaking|"
    r"(?:[\w'&/-]+ ){0,4}(?:talks|speech(?:es)?|essays?|posters?|presentations?|debates?|"
    r"projects?|topics|spellings?|spelling bee|epqs?|titles|songs?|set ?lists?|playlists?|"
    r"case stud(?:y|ies)|experiments?|props|costumes?|"
    r"cast so far|characters?|role[- ]play \w+|book (?:talks?|group|club|reviews?)|museum|"
    r"ucas(?: (?:applications?|choices|offers|personal statements?)(?: to)?)?|destinations|"
    r"careers(?: \w+)?|work shadowing|what i want to be|"
    r"stalls|presentation order(?: \w+)?|top trumps|"
    r"word of the week(?: sentences)?|scrabble(?: club)?|crossword|murder mystery(?: \w+)?|"
    r"vocabulary(?: \w+){0,2}|grammar))"
    r"(?::| [–-] )"
)


def is_classwork(sentence: str) -> bool:
    """Whether a sentence's words are those of making, acting, playing, growing or reading."""
    folded = fold(sentence).text
    return _WORK.search(folded) is not None or _HEADED.search(folded) is not None
