"""Word beginnings and short forms by which a heading shows its category, however it goes on.

"Beh pts wk 6", "Excl. from roll", "Auth. abs (sess.)": staff shorten what they write often. Of a
member of staff some words are a personnel or a union matter that of a pupil say something else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from detectors.heading_parts import is_decoration
from detectors.known_headings import KNOWN_HEADINGS, Meaning

# Tried in this order; what is a matter of many headings comes last.
_STEMS: tuple[tuple[re.Pattern[str], Meaning], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b"), Meaning("category", category))
    for category, words in (
        (
            "biometric",
            r"facial\w*|face (?:scan\w*|id|template|match\w*|stored|capture\w*|enrol\w*|reader|"
            r"sign\w*|consent)|yoti|onfido|trust e|identimanager|"
            r"passport chip|(?:gate|library|canteen|till|dinner|lunch|door|kiosk|own|left|right|"
            r"index|retake) "
            r"prints?|(?<!lino )(?<!screen )(?<!block )(?<!photo )(?<!art )prints? (?:ok|failed|"
            r"or card|or pin|reader|consent|opt\w*|objects?)|"
            r"(?:cashless|till|catering) (?:consent|method|enrol\w*)|scan consent|voice ?print|"
            r"fingerpr|"
            r"biomet\w*|biom|bio ?store|bio (?:consent|opt\w*|card|till|form|reader|enrol\w*|reg|"
            r"or card|or pin)|(?:consent|alternative|alt) (?:to |type 7 )?bio|finger ?print\w*|"
            r"finger(?:s)?(?! (?:paint\w*|puppet\w*|food|buffet|knit\w*))|"
            r"f prints?|thumb\w*|(?:palm|iris|retina|vein|hand) (?:scan|reader|print|vein)\w*|"
            r"(?:face|facial|voice) ?(?:id|scan\w*|recog\w*|match\w*|templates?|sign in|log ?in|"
            r"reg\w*|captured|enrol\w*|print)|by face|(?:scan|gate|door|kiosk|till|reader) "
            r"(?:finger|thumb|face|print)|(?:re ?scan|scanned|enrol\w*|deletion of|delete|template|"
            r"pattern) prints?|prints? (?:pattern|taken|scan\w*|enrol\w*|template|deleted|on file|"
            r"face)|fr (?:opt|consent)|olion bysedd|biometrig",
        ),
        (
            "sexual_life",
            r"gender (?!pay|gap|balance|split|m f|f m)\w+|sexually active|relationship status|"
            r"dating|"
            r"condoms?|emergency (?:pill|contra\w*)|morning after|chlamydia|binder|known as "
            r"\(?gender|"
            r"sex (?:with|partner|ed withdraw\w*)|porn\w*|romantic|partner (?:gender|sex)|same sex|"
            r"gender (?:id\w*|dys\w*|clinic|q\w*|plan|support|recog\w*|same|diff\w*|questioning|"
            r"expression|reassign\w*|history|transition)|(?:uniform|plan|room|differs?) (?:by |"
            r"from )"
            r"?gender|sex (?:at birth|assigned|life|worker)|sexual (?:orient\w*|health|hist\w*|"
            r"activity|relationship|ident\w*)|sexualit\w*|sexuali[sz]ed|sexting|trans (?:q|name|"
            r"status|pupil|student|support|plan)|transgender|gender transition|transition (?:stage|"
            r"gender)|after transition|lgb\w*|pronouns?|sexual orientation|orientation (?:stated|"
            r"declared)|^orientation$|puberty blockers?|hrt|"
            r"contracep\w*|pregnan\w*|preg|termination clinic|stis?|nudes?|dead ?name|boyfriend\w*|"
            r"girlfriend\w*|relationship w|in a relationship|attracted|pride club|rainbow lanyard|"
            r"mermaids|conversion (?:practice|therapy)|hsb|teen (?:parent|mum|dad|mother)|"
            r"young (?:mum|dad)|on (?:the )?pill|coming out|came out|out at (?:home|school)|"
            r"sh drop in|c card|gum clinic|marital status|civil partner\w*|spouse",
        ),
        (
            "criminal",
            r"offen[cs]\w*|offend\w*|criminal\w*|crim|crimes?|(?:police|youth|conditional|formal|"
            r"simple) cautions?|cautions? (?:received|given|date|held|spent)|cautioned|cautions|"
            r"arrest\w*|"
            r"convict\w*|custody|custodial|sentences? (?:served|length|type|end)|sentenced|"
            r"bailed|(?:on|police|court) bail|bail (?:cond\w*|until|date|terms|return)|yjs|yot|"
            r"yos|yja|ycc|yc\b|ref(?:erral)? "
            r"order|restraining|kcpo|knife (?:poss\w*|crime|found|carr\w*)|suspects?|police (?:at|"
            r"action|caution|interview|bail|bailed|warning|investigation|invest|charge\w*|record|"
            r"matter|raid|warrant)|warrants?|tagged|curfew|licen[cs]e recall|hmp|prison\w*|jail\w*|"
            r"dvp[no]|asset ?\+?|arson|reprimands?|final warning|disq\w*|driving ban|points ban|"
            r"community (?:resolution|order|payback)|scra|troseddau|asbo|asb|cbo|remand\w*|"
            r"magistrates?|crown court|probation officer|spent conv\w*|dbs trace|drug driv\w*",
        ),
        (
            "genetic",
            r"inherited|familial|syndrome|tay sachs|brca\d?|snp (?:result|panel)|sequencing|gene "
            r"panel|fragile x|sickle cell (?:type|trait|status)|"
            r"genes|gene (?:test|found|panel|change|fault|name|result|status|var\w*)|\w+ gene$|"
            r"genetic\w*|genotype|genom\w*|dna|chromosom\w*|heredit\w*|recessive|dominant|"
            r"carrier status|mutations?|karyotype|micro ?array|exome|trisomy|genetig|acgh|cgh|"
            r"[a-z]{2,5}\d{1,2} (?:gene|mutation|status|carrier)",
        ),
        (
            "looked_after",
            r"uasc|responsible la|la responsible|home la|legal status|respite carer|life story|"
            r"permanence|matching panel|asf|adoption support|letterbox contact|pp plus post|"
            r"private "
            r"fostering|placing authority|social worker lac|supervision order|staying put|"
            r"unaccompanied|"
            r"cla|lac|pcla|plac|fostered|fostering|foster (?:care\w*|placement|mum|dad|home|"
            r"family|agency|parents?)|adopted|adoption|adoptive|adopters?|sgo|guardianship|"
            r"kinship|iro|pep|virtual school|"
            r"vsh?|care (?:leaver\w*|order|status|plan review|move|experienced)|ex care|in care|"
            r"ico|"
            r"cao|s ?20|section 20|s ?31|birth (?:mum|mother|dad|father|parents?|family)|iha|rha|"
            r"(?:after|sibling|sib|supervised|family) contact|contact (?:order|centre|birth\w*)|"
            r"delegated (?:consent|authority)|designated teacher|reg 24|part 6 plan|children s "
            r"(?:home|hearing)|residential (?:home|placement)|post adoption|supervising sw|"
            r"who has pr|placement (?:type|move|order|breakdown|status|with|start)",
        ),
        (
            "safeguarding",
            r"marac|mace|dv|da notif\w*|marf|strategy (?:meeting|disc\w*)|threshold (?:level|met)|"
            r"level of need|fsw|family support worker|children s services|vulnerab\w*|at risk of "
            r"harm|"
            r"risk of harm|unkempt|marks seen|child on child|peer on peer|ligature|sibling "
            r"concerns?|"
            r"welfare (?:call|check|visit)|home visit concern|worr(?:y|ies) form|nude image|"
            r"operation encompass|court order|non mol\w*|injunction|not to collect|no contact with|"
            r"cp|cpp|cpr|cin|cpoms|safeg\w*|(?:cause for|wellbeing|welfare|pastoral) concerns?|"
            r"disclos(?:ed|ure|ures)|neglect\w*|abus\w*|cse|cce|gangs?|county lines|nrm|"
            r"(?<!and )mash|s ?17|s ?47|section (?:17|47)|icpc|rcpc|core group|social work\w*|sw|"
            r"early help|eha|ehm|tac|taf|"
            r"tas|prevent (?:referral|concern|duty|y|ref|channel|alert|case)|"
            r"channel panel|filter\w* alert|smoothwall|senso|keyword hit|hungry (?:on|at|again|"
            r"when)|"
            r"body map|bruis\w*|nspcc|childline|encompass|domestic (?:abuse|violence|notif\w*)|"
            r"refuge|young carers?|exact words|"
            r"chronology (?:entry|cp|dsl|concern|of concerns)|yellow form|(?:parental|parent|"
            r"home) (?:mh|mental health|substance|alcohol|"
            r"drug\w*|conflict|risk)|toxic trio|ch?isva|graded care|missing (?:from home|"
            r"episodes?)|"
            r"mfh|suicid\w*|self harm\w*|safety plan|safe ?word|collection password|victims?|"
            r"fgm|grooming|private fostering|exploit\w*|radicali\w*|harmful sexual",
        ),
        (
            "exclusion",
            r"exits? (?:days|panel)|pru|alternative provision|governors? (?:panel|disciplinary)|"
            r"disciplinary panel|permanently|fixed ?term|fixed period|appeal panel|readmi\w*|"
            r"excl\w*|exclud\w*|susp|suspended|suspensions?(?! (?:bridge|file))|ftes?|f ?pex|fex|"
            r"pex|perm ?ex\w*|reinteg\w*|managed "
            r"move|off ?site (?:direction|dir|b)|irp|gdc|e code|asked to leave|cool(?:ing)? off|"
            r"(?:half )?days? lost",
        ),
        (
            "pupil_premium",
            r"fsm6|eypp|pupil prem\w*|deprivation|idaci|nat(?:ional)? offer vouchers?|haf|ehm6|"
            r"(?:hols?|holidays?|half term|xmas|christmas|easter|summer|meal|lunch|food) vouchers?|"
            r"vouchers? (?:hols?|holidays?|half term|xmas|christmas|easter|summer|sent|issued)|"
            r"pp|ppg|spp|fsm\w*|fme|ever ?6|disadv\w*|free (?:school )?(?:meals?|milk|lunch\w*|"
            r"dinners?|entitlement)|service (?:child\w*|pupil|famil\w*|pp)|mod (?:family|child)|"
            r"(?:armed )?forces|dis non dis|am ddim|funding (?:flag|stream)|premium",
        ),
        (
            "sen",
            r"eht|sencos?|lsa hours|scaffold\w*|provision (?:hours|type)|intervention (?:sen|"
            r"type)|visual timetable|social stor\w*|lego therapy|precision teaching|colour "
            r"overlay|working memory|spelling age sen|"
            r"sen|send|senco|sendco|senif|ehc\w*|iep|isp|ilp|sen support|one page profile|pupil "
            r"passport|ta (?:support|hours|hrs|named)|1 1 (?:hours|hrs|support|ta|adult)|salt|"
            r"speech (?:and|sounds?|therapy|therapist|lang\w*|targets?|programme|after|"
            r"difficult\w*|delay)|dyslex\w*|dysl|dyscalc\w*|dysprax\w*|adhd|asd|asc|autis\w*|b "
            r"?squared|bpvs|celf|"
            r"ctopp|conners|neli|nurture (?:group|base|room|provision|am|pm|place|hours)|access "
            r"arr\w*|extra time|scribe|reader pen|aln|aldp|idp|alp|"
            r"alnco|top ?up (?:band|hours|funding)|statement\w* (?:hours|hrs|of|stage)|code of "
            r"practice|mapp|widgit|makaton|pecs|sensory (?:circuits?|diet|needs?|profile|breaks?|"
            r"processing|support|impair\w*|overload|plan)|ed psych|annual review|ehcna|need type|"
            r"wave [123]|toe by toe|irlen|(?:colou?red|tinted) overlays?|overlays? (?:used|"
            r"needed|colou?r)|coloured paper|laptop in exams|rest breaks",
        ),
        (
            "health",
            r"med|meds|medic\w*|allerg\w*|inhaler\w*|epi ?pens?|aai|insulin|bg|blood (?:sugar|"
            r"glucose|group|type|pressure|test|disorder|clot\w*)|hypo\w*|(?:last|next|am|pm|"
            r"missed|insulin|second|first) dose|dose (?:given|due|time|at|of med\w*)|"
            r"dosage|tablets (?:in|given|held|taken|at)|treatments?|first aid(?!ers?\b)|injur\w*|"
            r"bump\w*|head (?:lice|injury|bump)|lice|"
            r"nits|vacc\w*|imms?|immunis\w*|jabs?|hpv|flu (?:jab|vacc\w*|consent|nasal|spray|"
            r"dose)|nasal flu|mmr\w*|men ?acwy|3 in 1|vision|eye ?sight|"
            r"hearing (?:test|aids?|check|screen\w*|loss)|audiolog\w*|toileting|intimate care|"
            r"cathet\w*|contin\w*|enures\w*|soiling|wet\w* (?:bed|self)|bed ?wet\w*|sleep ?walk\w*|"
            r"suction|oxygen|hoist\w*|moving (?:and )?handling|manual handling|physio\w*|camhs|phq|"
            r"gad|rcads|well ?being|mental health|mh|counsell\w*|anxi\w*|poorly|unwell|sent home "
            r"ill|"
            r"48 ?hrs?|symptoms?|diagnos\w*|hospital (?:appt|stay|admission|letter|consultant|no|"
            r"school|clinic|visits? for)|"
            # "Reg gp", "Tutor gp" are groups; a doctor's column says "GP", "GP name", "Child's GP".
            r"(?<!reg )(?<!tutor )(?<!form )(?<!class )(?<!maths )(?<!english )(?<!reading )"
            r"(?<!phonics )(?<!games )(?<!pe )(?<!teaching )(?<!year )(?<!house )(?<!option )"
            r"(?<!ability )(?<!age )(?<!guided )(?<!spelling )(?<!science )(?<!ethnic )"
            r"(?<!band )(?<!set )(?<!interv )(?<!intervention )(?<!focus )(?<!subject )gp|"
            r"school nurse|nurse (?:visit|ref|clinic|drop|appt|"
            r"seen|care|note)|ssn|ihp|ihcp|hcp|(?:toileting |personal )?care needs|dietary|"
            r"(?:special|med|medical) diet|diet (?:form|sheet|needs|req\w*|plan|type)|"
            r"intoleran\w*|period (?:product|pain)\w*|pain relief|paracetamol|calpol|vit d|"
            r"dentist\w*|"
            r"wears glasses|glasses (?:worn|needed|for|prescribed)|crutches|asthma\w*|diabet\w*|"
            r"epilep\w*|eczema|seizures?|disab\w*|illness\w*|"
            r"sick bay|(?:hospital|nhs) consultant|consultant (?:letter|name|appt)|(?:after|post|"
            r"awaiting|had|since) (?:surgery|operation)|wheelchair|peg|gastrost\w*|travel sick\w*",
        ),
        (
            "religion",
            r"belief|denomination|imam|rabbi|priest|vicar|mass attend\w*|sacrament\w*|"
            r"holy (?:day|communion)|sabbath|shabbat|lent observ\w*|sunday school|re opt|sikh|"
            r"jewish|muslim|hindu|catholic|c of e|anglican|methodist|"
            r"relig\w*|crefydd|faiths?|parish|bapti[sz]\w*|christen\w*|communion|confession|"
            r"confirmation (?:class|group|date)|mosque|madras+a\w*|worship\w*|pray(?:er|ers|s|ing)|"
            r"fasts|fasting|ramadan|eid|hajj|umrah|diwali|vaisakhi|hanuk\w*|passover|yom kippur|"
            r"rel obs|r code|pilgrim\w*|hebrew|gurdwara|synagogue|temple|chaplain\w*|chapel|jw|"
            r"jehovah\w*|bar (?:bat )?mitzvah|halal|kosher|rc|prot|"
            r"(?:withdraw\w*|exempt\w*|opt out) (?:from )?(?:re|rs|worship|assembl\w*|chapel)|"
            r"(?:re|rs|worship|chapel) (?:withdraw\w*|exempt\w*|opt out)|hijab|turban|kirpan|kara",
        ),
        (
            "ethnicity",
            r"lang(?:uage)? (?:at home|spoken)|spoken at home|family origin|country (?:born|"
            r"from)|tribe|clan|national identity|proficiency in english|english proficiency|eal "
            r"stage|race (?:code|category|equality)|"
            r"ethn\w*|eal|emtas|ema (?:target|group|caseload)|grt|gypsy|roma|traveller|"
            r"nationalit\w*|"
            r"home lang\w*|first lang\w*|mother tongue|heritage|cultural background|hunaniaeth|"
            r"cefndir|born outside|country of (?:birth|origin)|skin (?:colou?r|tone)|asylum|"
            r"refugee|"
            r"racial|equal opps mon\w*|refused not obtained|place of birth|birth ?place|"
            r"immigration|visa (?:type|status)|settled status|date of arrival in uk|arrived in uk",
        ),
        (
            "political",
            r"party supported|voting|manifesto|union or party|cause donated|member of parliament|"
            r"mp support|"
            r"polit\w*|cllr|councillors?|party (?:aff\w*|member\w*|pref\w*|role|work|donation|"
            r"activ\w*|"
            r"card|conf\w*)|donat\w* to part\w*|co ?op party|brexit|leave remain|remain leave|"
            r"(?:scottish|welsh) indep\w*|indy ?ref|wleidyddol|plaid aelod|switched party|election "
            r"(?:work|candidate|agent)|canvass\w*|activis[mt]\w*|campaign(?:s|ed|ing)? for|"
            r"protest\w* (?:attended|arrest\w*)|gender campaign",
        ),
        (
            "behaviour",
            r"reflection|reset room|ready to learn|c[1-5] ?s?|neg(?:ative)? (?:pts|points)|"
            r"points lost|"
            r"golden time|play ?time missed|time outs?|calm room|meltdowns?|incident form|phone "
            r"ban|(?:bus|phone|trip|lunch|canteen|library) bans?|"
            r"banned|loss of privilege|restorative|rj|de escalation|positive handling|php|smoking|"
            r"graffiti|thefts?|stole\w*|kick\w*|spat|spitting|threat\w*|foul language|bad language|"
            r"racist|homophobic|prejudice|hbt|phone taken|jewellery|chewing|parents called re|"
            r"internals?|refocus|on amber|stage [1-4] (?:warning|letter)|loggings?|callouts?|"
            r"beh|behav\w*|bfl|conduct|ymddygiad|dets?|detent\w*|confiscat\w*|sanction\w*|"
            r"punish\w*|"
            r"gating|gated|isolations?|ier|on call|removal\w*|removed (?:from|lesson)|incidents?|"
            r"bully\w*|fighting|fights (?:this|with|count)|involved in fight|swear\w*|damage|"
            r"damaged|vandal\w*|malpractice|search carried|"
            r"searched|negative\w*|ve total|minus marks|demerits?|(?:equipment|uniform) (?:fails?|"
            r"infring\w*|breach\w*)|report (?:card (?:score|target)|targets?)|on report|"
            r"consequence\w*|apart from|"
            r"restrain\w*|rpi|physical interv\w*|team teach|biting|hitting|zone board|badge "
            r"removed|"
            r"ibp|bsp|psp|rude\w*|defian\w*|disrupt\w*|antecedent|vap(?:e|es|ing)|(?:verbal|"
            r"written|final|behaviour|formal) warnings?|warnings? (?:given|this|count|issued|"
            r"letter)|"
            r"walk(?:ed|s)? out|red cards?|yellow cards?|names? on board|"
            r"(?:online|bus|break|lunch) (?:conduct|behav\w*|incident\w*|ban)|assaults?|damages?",
        ),
        (
            "attendance",
            r"code [nouh]|sessions (?:absent|lost|possible)|days off|half days off|o codes|dual "
            r"reg|"
            r"welfare call absence|morning mark|am pm mark|register marks?|"
            r"att|attend\w*|abs|absen\w+|unauth\w*|presenoldeb|truan\w*|no shows?|lates|late "
            r"(?:mark\w*|detention|to|arriv\w*|register|count|am|pm|mins?|minutes)|lateness|"
            r"punctual\w*|(?:periods?|sessions?|lessons?|days|registers?|study periods) missed|"
            r"missed (?:periods?|sessions?|lessons?|days)|sign(?:ed)? out|exeat|made it in|"
            r"school refus\w*|ebsn?a|rung in|(?:first|1st) day call|holiday (?:form|request|in "
            r"term)|"
            r"term time (?:leave|hol\w*)|performance leave|poss (?:and )?actual|possible sessions|"
            r"s444|fpn|penalty notice|nti|persistent\w*|pa|sa|[nouh] codes?|marks? missing|"
            r"not in (?:school|lesson)|turns? up|turned up|missing (?:from|lesson|marks)|cme|"
            r"part ?time (?:timetable|tt)|reduced (?:timetable|tt)|arriv(?:ed|al) (?:late|time)",
        ),
        (
            "financial",
            r"no recourse|nrpf|debtors?|accountants?|stop credit|dyled\w*|heb eu talu|hardship|"
            r"bursar\w*|arrears|owed|owing|overdrawn|bankrupt\w*|food ?bank|universal credit",
        ),
    )
)
# Results are last: "test", "score" and "target" are said of much else.
_RESULTS = re.compile(
    r"\b(?:ppes?|ppe ?\d|mocks?|btecs?|nea|cwgs?|wags?|megs?|eng|ma|sci|ks\d|gld|eyfsp|elgs?|abrsm|"
    r"lamda|esb|fft ?\d*|flight ?path|wbq|ucas predicted|reasoning|arith\w*|spag|spellings?|"
    r"numeracy|literacy|handwriting|progress 8|p8|a8|att 8|attainment 8|ebacc|func\w* skills|"
    r"cambridge nat\w*|c ?nats?|r0\d\d|foundation phase|snsa|bge|nat ?[45]|n5|prelims?|rwi|"
    r"book bands?|wandle|9 ?[45]|geography|history|french|german|spanish|computing|drama|music|"
    r"economics|sociology|psychology|re|rs|pe|dt|comb(?:ined)? sci|topic tests?|unit tests?|"
    r"unit \d+|paper \d|p[123]|times tables|mtc|gps|cats?|cat ?4|nvr|vr|11 ?\+?|transfer test|"
    r"working at|baseline|end of unit|assessed (?:piece|work)|coursework|grade \d|"
    r"ext exam|external exam|resits?|retakes?|autumn \d|wpm|phase \d)\b"
)
_STAFF_MATTERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (category, re.compile(rf"\b(?:{words})\b"))
    for category, words in (
        (
            "trade_union",
            r"(?<!student )unions?(?! jack)|unison|gmb|neu|nasuwt|naht|ascl|unite|eis|ucac|tu|"
            r"tuc|(?:on|to|will|intends? to|joined|out on|last|may) strike|strike (?:day\w*|"
            r"ballot|deduction|vote|pay|action|list|fund|absence)|striking|strikes|asos|"
            r"ia absence|industrial action|picket\w*|indicative (?:vote|ballot)|facility time|"
            r"facilities time|check ?off|joint secretary|solidarity fund|steward|political fund|"
            r"prof(?:essional)? assoc\w*|h s rep|health and safety rep|rep (?:duties|training|for)|"
            r"jcc|jcnc|branch (?:officer|sec\w*|rep|chair)|workload committee",
        ),
        (
            "staff_hr",
            r"absences?|sick|days (?:off|sick)|return to work|cover reason|reason for (?:leave|"
            r"absence|cover)|"
            r"(?:written|verbal|final|informal|formal) warning|investigat\w*|meeting outcome|"
            r"employ\w* status|visa|sponsor\w* visa|leaving|"
            r"leaver|last day|start of service|continuous service|perf\w*|objectives? met|cpd "
            r"concern|"
            r"(?:performance|capability|conduct|attendance|conduct|teaching|walk) concerns?|"
            r"improvement plan|pip|teacher standards|"
            r"adjustments?|access to work|carer s leave|dependants? leave|jury service|unpaid "
            r"leave|special "
            r"leave|restructur\w*|at risk|tupe|consult\w*|bullying|harass\w*|whistle\w*|mediation|"
            r"appraisals?|pm targets?|performance (?:man\w*|review|targets?)|obs(?:ervations?)? "
            r"(?:judge\w*|grade|outcome)|lesson obs\w*|learning walk|exit (?:interview|intvw|int)|"
            r"notice (?:period|given|date)|resign\w*|contract (?:end|type|ends)|days lost|toil|rtw|"
            r"right to work|rt to work|overseas police|dbs|barred|s128|references?|secondary "
            r"employment|second job|settlement ag\w*|stress ra|(?:stress|pregnancy) risk|"
            r"pregnan\w*|maternity|paternity|mat leave|line m(?:gr|anager) (?:supervision|note|"
            r"concern)|supervision notes?|lado|induction|ect|selection|shortlist\w*|interview "
            r"(?:score|notes|outcome)|awol|unauth|severance|redundan\w*|ill health|retire\w*|"
            r"occ\w* health|oh|health q\w*|eap|counselling|allegations?|conduct|capab\w*|griev\w*|"
            r"triggers?|sickness|self cert|bradford|fit notes?|phased|fte|flexible working|loa|"
            r"leave of absence|secondment|career break|disability declared|hr|suspen\w*|"
            r"disciplin\w*|informal (?:words?|warning)|dismiss\w*|probation\w*|support plan|"
            r"nqt|qts|scr|absence episode|working days|leavers? reason|reason for leaving",
        ),
    )
)

_OF_ITS_OWN = frozenset(
    "pay trade_union political credentials contact_details date_of_birth identifiers".split()
)


def shown_by_stems(flat: str) -> Meaning | None:
    """The category of a heading by the beginnings of its words; results of lessons left out.

    Where other words stand beside that no heading of the category holds, it merely hints:
    "Mutation monsters" is no matter of genetics. There the value has to tell.
    """
    for words, meaning in _STEMS:
        if words.search(flat):
            category = meaning.category or ""
            return meaning if _is_explained(flat, words, category) else Meaning("hint", category)
    return None


def _is_explained(flat: str, stems: re.Pattern[str], category: str) -> bool:
    """Are all other words of a heading those of the category's headings, or decoration?"""
    rest = stems.sub(" ", flat)
    known = _words_of_headings()[category]
    others = " ".join(word for word in rest.split() if word not in known and len(word) > 2)
    return not others or is_decoration(others)


@cache
def _words_of_headings() -> Mapping[str, frozenset[str]]:
    """The words of each category's headings that we know."""
    words: dict[str, set[str]] = defaultdict(set)
    for heading, meaning in KNOWN_HEADINGS.items():
        words[meaning.category or ""].update(heading.split())
    return {category: frozenset(found) for category, found in words.items()}


def is_of_results(flat: str) -> bool:
    """Does a heading, by its short forms, stand over results of lessons and tests?"""
    return _RESULTS.search(flat) is not None


def staff_matter(flat: str, category: str | None) -> str | None:
    """The personnel or union matter of a heading in a row of staff; None where it is none.

    `category`: what it tells otherwise. Pay and what only staff are told of stay what they are.
    """
    if category in _OF_ITS_OWN:
        return None
    return next(
        (
            matter
            for matter, words in _STAFF_MATTERS
            if words.search(flat) and _is_explained(flat, words, matter)
        ),
        None,
    )
