"""Verbs of what is done with things in a school day, and the nouns of such things.

All are alternatives of a regular expression over folded text, in every form of the verb.
"""

from __future__ import annotations

import re

# To make something.
MAKES = (
    r"draw(?:s|ing)?(?! into\b)|drew|sketch(?:es|ed|ing)?|paint(?:s|ed|ing)?|colour(?:s|ed|ing)|"
    r"decorat(?:es|ed|ing|e)|build(?:s|ing)?(?! up)|built(?! up)|design(?:s|ed|ing)?|model(?:s|"
    r"led|ling)|"
    r"construct(?:s|ed|ing)?|knit(?:s|ted|ting)?|sew(?:s|ed|ing)?|stitch(?:es|ed|ing)|"
    r"glu(?:es|ed|ing|e)|stick(?:s|ing)?|stuck|cut(?:s|ting)? out|label(?:s|led|ling)?|"
    r"annotat(?:es|ed|ing|e)|laminat(?:es|ed|ing|e)|photocop(?:y|ies|ied|ying)|"
    r"print(?:s|ed|ing)?|program(?:s|med|ming|me)?|cod(?:es|ed|ing)|wir(?:es|ed|ing|e)|"
    r"solder(?:s|ed|ing)?|filter(?:s|ed|ing)?|dissolv(?:es|ed|ing|e)|plot(?:s|ted|ting)?|"
    r"map(?:s|ped|ping)|underlin(?:es|ed|ing|e)|highlight(?:s|ed|ing)|invent(?:s|ed|ing)?|"
    r"translat(?:es|ed|ing|e)|dissect(?:s|ed|ing)?|carv(?:es|ed|ing|e)|mould(?:s|ed|ing)?|"
    r"sculpt(?:s|ed|ing)?|animat(?:es|ed|ing|e)|embroider(?:s|ed|ing)?|trac(?:es|ed|ing)|"
    r"illustrat(?:es|ed|ing|e)|photograph(?:s|ed|ing)?"
)
# To treat, show or watch it, as a lesson does.
TREATS = (
    r"explain(?:s|ed|ing)?|present(?:s|ed|ing)?(?! (?:with|as|at|in)\b)|research(?:es|ed|ing)?|"
    r"stud(?:y|ies|ied|ying)|read(?:s|ing)?|analys(?:e|es|ed|ing)|compar(?:e|es|ed|ing)|"
    r"describ(?:e|es|ed|ing)(?! (?:him|her|them)sel)|"
    r"investigat(?:e|es|ed|ing)|examin(?:e|es|ed|ing)|"
    r"observ(?:e|es|ed|ing)|watch(?:es|ed|ing)?|writ(?:e|es|ing)|wrote|written|"
    r"film(?:s|ed|ing)|edit(?:s|ed|ing)?|perform(?:s|ed|ing)?|rehears(?:e|es|ed|ing)|"
    r"sing(?:s|ing)?|sang|play(?:s|ed|ing)?(?! (?:up|truant)\b)|act(?:s|ed|ing)? (?:as|out|in)|"
    r"invigilat(?:e|es|ed|ing)|test(?:s|ed|ing)?(?! positive)|learn(?:s|ed|t|ing)?|"
    r"practis(?:e|es|ed|ing)|revis(?:e|es|ed|ing)|explor(?:e|es|ed|ing)|solv(?:e|es|ed|ing)|"
    r"dust(?:s|ed|ing)?|lift(?:s|ed|ing)|measur(?:e|es|ed|ing)|weigh(?:s|ed|ing)?|"
    r"count(?:s|ed|ing)?|calculat(?:e|es|ed|ing)|sort(?:s|ed|ing)|match(?:es|ed|ing)?|"
    r"interview(?:s|ing)|interviewed (?:the|a|an)|record(?:s|ed|ing)|debat(?:e|es|ed|ing)|"
    r"(?:is|be|are|was) doing|did|podcasts?|compos(?:e|es|ed|ing)|"
    r"imagin(?:e|es|ed|ing)|identif(?:y|ied|ying)|predict(?:s|ing)|demonstrat(?:es|ed|ing|e)|"
    r"judg(?:e|es|ed|ing)|narrat(?:es|ed|ing|e)|role-?play(?:s|ed|ing)?"
)
# To use it, or meet with it, somewhere.
USES = (
    r"tak(?:e|es|ing)|took|mak(?:e|es|ing)|made|us(?:e|es|ed|ing)|put(?:s|ting)?|hold(?:s|ing)?|"
    r"held|need(?:s|ed)?|borrow(?:s|ed|ing)?|bring(?:s|ing)?|brought|collect(?:s|ed|ing)?|"
    r"ask(?:s|ed|ing)?|meet(?:s|ing)?|met|want(?:s|ed)?|hand(?:s|ed|ing)? out|"
    r"(?:will )?help(?:s|ed|ing)?|(?:goes|going) to|spend(?:s|ing)?|spent|"
    r"visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|rais(?:e|es|ed|ing)|run(?:s|ning)?|ran|walk(?:s|ed|"
    r"ing)?|"
    r"carr(?:y|ies|ied|ying)|wear(?:s|ing)?|wore|sell(?:s|ing)?|sold|bak(?:es|ed|ing)|"
    r"(?:placement|shift|day|week|morning|slot)(?: is| was)? (?:at|with|in)|shadow(?:s|ed|ing)?|"
    r"set(?:s|ting)? up|look(?:s|ed|ing)? (?:at|after|round)|welcom(?:es|ed|ing)|"
    r"show(?:s|ed|ing)?|giv(?:es|ing)|gave|chose|choos(?:es|ing)|chosen|find(?:s|ing)?|found|"
    r"pick(?:s|ed|ing)?|donat(?:es|ed|ing|e)|pack(?:s|ed|ing)?|volunteer(?:s|ed|ing)?|"
    r"steward(?:s|ed|ing)?|represent(?:s|ed|ing)?|cast|lead(?:s|ing)?|led"
)
# To put it where it belongs.
HANDLES = (
    r"mov(?:e|es|ed|ing)|borrow(?:s|ed|ing)?|book(?:s|ed|ing)?|order(?:s|ed|ing)?|put(?:s|ting)?|"
    r"display(?:s|ed|ing)?|hang(?:s|ing)?|hung|pin(?:s|ned|ning)?|pack(?:s|ed|ing)?|"
    r"unpack(?:s|ed|ing)?|sort(?:s|ed|ing)?|tid(?:y|ies|ied|ying)|clean(?:s|ed|ing)?|"
    r"carr(?:y|ies|ied|ying)|fetch(?:es|ed|ing)?|deliver(?:s|ed|ing)?|distribut(?:e|es|ed|ing)|"
    r"hand(?:s|ed|ing)? out|giv(?:es|ing) out|gave out|set(?:s|ting)? (?:up|out)|"
    r"check(?:s|ed|ing)?|fix(?:es|ed|ing)?|repair(?:s|ed|ing)?|mend(?:s|ed|ing)?|"
    r"reset(?:s|ting)?|install(?:s|ed|ing)?|updat(?:e|es|ed|ing)|unlock(?:s|ed|ing)?|"
    r"lock(?:s|ed|ing)? up|water(?:s|ed|ing)|plant(?:s|ed|ing)|stor(?:e|es|ed|ing)|"
    r"stack(?:s|ed|ing)?|wash(?:es|ed|ing)?|wip(?:e|es|ed|ing)|measur(?:e|es|ed|ing)|"
    r"collat(?:e|es|ed|ing)|file(?:s|d)|filing|sav(?:e|es|ed|ing)|upload(?:s|ed|ing)?|"
    r"download(?:s|ed|ing)?|re-?covered|reorgani[sz](?:e|es|ed|ing)|catalogu(?:es|ed|ing|e)"
)
# Nouns of things, texts and events: in front of one, our word only says of which sort it is.
THINGS = re.compile(
    r"[\s'’-]*(?:[\w-]+ )?(?:valves?|cables?|circuits?|sensors?|kits?|box(?:es)?|posters?|strips?|"
    r"cards?|letters?(?! to\b)|leaflets?|timetables?|diagrams?|designs?|plants?|garden|beds?|"
    r"shel(?:f|ves)|cupboards?|drawers?|folders?|trays?|labels?|signs?|display|boards?|"
    r"notice ?boards?|"
    r"banners?|flags?|stalls?|tables?|chairs?|tents?|gazebo|screens?|projectors?|scanners?|"
    r"readers?|"
    r"printers?|laptops?|tablets?(?! of)|software|hardware|updates?|alerts?|drivers?|sockets?|"
    r"switch(?:es)?|lights?|lamps?|fans?|filters?|tubes?|jars?|bottles?|bowls?|bags?|sacks?|"
    r"books?|booklets?|slides?|sheets?|packs?|templates?|invitations?|tickets?|programmes?|"
    r"scripts?|"
    r"lunch(?:es)?|(?:network )?lunch|network(?: meeting)?|forum|conference|stand|ramps?|hulk|"
    r"backdrops?|scenery|trainers?|sirens?|tills?|trolleys?|models?|toys?|figures?|statistics|"
    r"graphs?|charts?|maps?|photos?|pictures?|videos?|films?|clips?|trailers?|podcasts?|"
    r"articles?|headlines?|stor(?:y|ies)|scenes?|songs?|dances?|poems?|plays?|masks?|hats?|"
    r"costumes?|props?|uniform|puppets?|badges?|lanyards?|keys?|rotas?|rosters?|"
    r"paintings?|drawings?|prints?|materials?|resources?|equipment|stickers?|stamps?)"
    r"(?![\w-])(?! (?:plan|for (?:him|her|them)\b))"
)
THING_ITSELF = re.compile(
    r"(?!.* (?:on|in|to|at|from) )(?:.*[\s-])?(?:readers?|scanners?|kits?|boxes|timetables?|"
    r"invoices|receipts|box|cards|strips|figures|"
    r"statistics|letters|tills?|noticeboards?|trolleys?)$"
)
