"""What the members of a group have in common, by the category that belonging to it tells.

Patterns over folded text (lower case, plain apostrophes). A word stands here when a mail that is
addressed by it tells something of whoever gets it: "the young carers' breakfast". Domain facts,
section 2 (flags) and twin 9.
"""

from __future__ import annotations

_NEEDS = r"(?:additional|complex|extra|specific|special)"

GROUPS = {
    "pupil_premium": (
        r"pupil premium|pp(?: (?:pupils?|children|famil(?:y|ies)|students?))?|ever ?(?:6|six)|"
        r"(?:benefits?-related |free )(?:school )?(?:meals?|lunch(?:es)?|dinners?)|fsm6?|"
        r"free[- ]meals?|service (?:child(?:ren)?|pupils?|famil(?:y|ies)|premium)|"
        r"(?:armed )?forces (?:child(?:ren)?|famil(?:y|ies))|military famil(?:y|ies)|"
        r"disadvantaged|(?:holiday|half[- ]term|summer|christmas|easter|winter) "
        r"(?:food|meals?|lunch|activities and food|supermarket)(?: vouchers?)?|haf|"
        r"(?:food|supermarket|meals?|lunch) (?:e-?)?vouchers?|pupil-premium|"
        r"funded (?:breakfasts?|lunch(?:es)?|"
        r"places?|trips?|music lessons?)|subsidised (?:places?|trips?|uniforms?)|"
        r"uniform (?:grants?|vouchers?)|laptop scheme"
    ),
    "sen": (
        r"sens?|send|senco(?:'s)? (?:list|register)|sen[d]? (?:support|register|k)|k code|ehcps?|"
        r"idps?|individual development plans?|additional learning needs|"
        rf"ehc plans?|education,? health and care plans?|{_NEEDS} (?:educational |support |"
        r"learning |sensory )?needs(?: and disabilities)?|autis(?:m|tic)(?: spectrum)?|asd|asc|"
        r"asperger'?s|adhd|add|pda|dyslexi[ac]s?|dyspraxi[ac]|dyscalculi[ac]|dcd|neurodiver\w+|"
        r"learning (?:difficult(?:y|ies)|disabilit\w+|support)|semh|down'?s syndrome|"
        r"speech(?:,| and)? language(?: and communication)?|speech therapy|salt|slcn|"
        r"stammer\w*|tourette'?s|visual(?:ly)? impair\w+|hearing[- ]impair\w+|sensory (?:needs|"
        r"circuits?|processing)|resource(?:d)? (?:base|provision|unit)|specialist (?:provision|"
        r"resource|unit)|additionally resourced|srp|arp|nurture (?:group|room|provision)|"
        r"lego (?:therapy|club)|elsa|social (?:communication|skills|stories)|one[- ]to[- ]one "
        r"support|1:1 support|(?:the )?inclusion (?:base|register)|alternative provision|"
        r"individual(?:ised)? (?:education|support) plans?|ieps?|selective mutism|toe by toe|"
        r"reading recovery|precision teaching|occupational therapy|access arrangements"
    ),
    "health": (
        r"asthma(?:tics?)?|inhalers?|epilep\w+|seizures?|diabet\w+|type (?:1|one)|insulin|"
        r"(?:nut |food |severe |life-threatening )?allerg\w+|anaphyla\w+|epi-?pens?|"
        r"adrenaline pens?|coeliac|eczema|medical (?:needs|conditions?|register)|"
        r"(?:individual )?health ?care plans?|ihcps?|long[- ]term (?:conditions?|illness\w*)|"
        r"mental[- ]health(?: needs| difficulties| support)?|mhst|anxi(?:ety|ous)|"
        r"eating disorders?|self[- ]harm\w*|sickle cell|cystic fibrosis|cancer|leukaemia|"
        r"oncology|disab(?:led|ility|ilities)|wheelchair(?: users?)?|bereave\w+|grie(?:f|ving)|"
        r"loss (?:and|&) (?:bereavement|grief)|winston'?s wish|camhs|low mood|depress\w+|"
        r"emotionally[- ]based (?:school|non)[- ](?:avoidance|attendance)|ebsa|ebsna|deaf|"
        r"hospital school|counsell(?:ing|or)|play therapy|art therapy|drawing and talking|"
        r"continence|toileting|enuresis|physiotherapy|tube[- ]fed|bmi|weight management|"
        r"healthy weight"
    ),
    "looked_after": (
        r"foster(?:ed|ing|ers?)?|looked[- ]after|children in care|in[- ]care|"
        r"care[- ](?:experienced|experience)|care leavers?|adopt(?:ive|ed|ion|ees?|ers?)|"
        r"special guardian(?:s|ship)?|sgos?|kinship|connected (?:carers?|persons?)|"
        r"virtual school|cla|lac|plac|placla|peps?|personal education plans?|"
        r"residential (?:home|care)|children'?s homes?"
    ),
    "safeguarding": (
        r"young carers?|young adult carers?|child protection|child in need|cin|cp plans?|"
        r"early help|(?:team around the|tac|taf)(?: child| family)?|"
        r"domestic (?:abuse|violence)|freedom programme|social workers?|survivors?|"
        r"(?:child )?(?:sexual |criminal )?exploitation|families first|family support workers?|"
        r"witness\w* (?:to )?abuse|refuge|operation encompass|vulnerable (?:child(?:ren)?|"
        r"pupils?|famil(?:y|ies)|learners?|students?)"
    ),
    "ethnicity": (
        r"eal|english as an (?:additional|second) language|esol|new to english|"
        r"home languages?|refugees?|asylum[- ]?seek\w+|resettle\w+|new arrivals?|newly arrived|"
        r"grt|travellers?|gypsy(?:,? roma)?|roma|ukrainian|afghan|syrian|somali|polish|romanian|"
        r"bengali|punjabi|urdu|kurdish|turkish|portuguese|hong kong|"
        r"(?:arabic|polish|urdu|bengali|somali|punjabi|romanian|portuguese)[- ]speaking|"
        r"bilingual|multilingual|afro-?caribbean|black|bame|global majority|mixed heritage"
    ),
    "religion": (
        r"muslim|christian|catholic|jewish|hindu|sikh|buddhist|jehovah'?s witness\w*|"
        r"fasting|ramadan|first (?:holy )?communion|confirmation class|halal|kosher|"
        r"withdrawn from (?:re|worship|collective worship)"
    ),
    "financial": (
        r"hardship(?: fund)?|bursar(?:y|ies)|universal credit|low[- ]incomes?|debts?|arrears|"
        r"dinner money (?:owed|debts?)|owe[sd]? (?:us )?(?:dinner|lunch) money|food ?banks?|"
        r"(?:food|christmas|festive|winter) (?:parcels?|hampers?)|benefits(?!-)|payment plans?|"
        r"homeless\w*|temporary accommodation|cost of living (?:fund|grants?|support)|"
        r"baby bank|fuel vouchers?|warm (?:coats?|spaces?)"
    ),
    "attendance": (
        r"(?:low|poor|irregular|persistent(?:ly)?) (?:attend(?:ance|ers?)|absen\w+)|"
        r"attendance (?:below|under|less than) \d+ ?%|attendance (?:panels?|contracts?|clinics?|"
        r"surger(?:y|ies)|improvement|concerns?|support|meetings?)|persistent absen\w+|"
        r"school refus\w+|severe(?:ly)? absen\w+|penalty notices?|punctuality (?:panel|clinic|club)"
    ),
    "behaviour": (
        r"on report|(?:in|with|given a|after-?school|saturday) detentions?|"
        r"behaviour (?:support|panels?|contracts?|plans?|report|group|intervention|register)|"
        r"anger[- ]management|managing (?:my |their |your )?anger|isolation room|"
        r"(?:restorative|internal) (?:group|isolation)|pastoral support plans?|psps?|"
        r"report cards?|behaviour[- ]mentor\w*|managed moves?"
    ),
    "exclusion": (
        r"(?:suspended|excluded|at risk of (?:permanent )?exclusion|reintegration|"
        r"suspensions?|exclusions?|back from suspension)"
    ),
    "attainment": (
        r"(?:catch[- ]?up|booster|intervention (?:group|class)|working (?:below|towards)|"
        r"underachiev\w+|underperform\w+|below (?:the )?(?:expected|target)|"
        r"(?:phonics|sats|gcse|maths|english|times tables?) (?:booster|catch[- ]?up|resits?|"
        r"retakes?|intervention)|bottom set|more able|gifted(?: and talented)?|"
        r"most able|resits?|retakes?|re-?sit(?:ting)?|recovery class)"
    ),
    "sexual_life": (
        r"lgbt(?:q|qia|qi)?\+?|trans(?:gender)?(?: (?:pupils?|young people|children))?|"
        r"gender[- ](?:questioning|identity|diverse)|rainbow (?:group|club|families)|"
        r"same-sex|pregnan\w+|teenage (?:mums?|mothers?|parents?)|young parents?"
    ),
    "trade_union": r"(?:neu|nasuwt|naht|unison|gmb|ascl|unite|union) (?:members?|reps?)",
    "staff_hr": (
        r"(?:at[- ]risk of )?redundanc(?:y|ies)|maternity|paternity|long-term sick\w*|"
        r"capability|probation(?:ary)?"
    ),
    "criminal": (
        r"(?:prisoners'?|in prison|imprisoned|youth (?:offending|justice)|yot|yos|"
        r"affected by imprisonment|parent in custody|gang[- ]involved)"
    ),
}
