"""The words that say a number is something else: an order, a frame, a ticket, a library card.

Source: what offices, caretakers and libraries number, as their forms name it. What a number is
called stands directly before it; a name for it further away is weaker (`detectors.label`).
"""

from __future__ import annotations

import re

# Between a label and its value these take the value away from the label, and in a heading too.
RIVAL_WORDS = (
    r"(?:purchase\s+)?orders?|invoices?|inv|receipts?|ref(?:erence)?|tickets?|jobs?|parts?|"
    r"products?|items?|stock|sku|serial|models?|assets?|licen[cs]es?|barcodes?|isbn|issn|ean|urn|"
    r"la\s?estab|estab(?:lishment)?|rooms?|seats?|batch|tracking|parcels?|quot(?:e|ation)|meters?|"
    r"ext(?:ension)?|version|build|catalogue|p\.?o\.?|vouchers?|lockers?|polic(?:y|ies)|customer|"
    r"codes?|pin|docket|consignment|warranty|chassis|mpan|mprn|imei|iccid|upc|vat|ukprn"
)
# Of themselves ordinary words: they name a number only where they stand directly before it.
_NUMBERED_THINGS = (
    r"frames?|cases?|claims?|contracts?|bookings?|permits?|certificates?|memberships?|deliver(?:y|"
    r"ies)|lots?|units?|machines?|devices?|vehicles?|engines?|containers?|tags?|keys?|labels?|"
    r"laptops?|tablets?|i-?pads?|chromebooks?|phones?\s+serial|toners?|cartridges?|printers?|"
    r"photocopiers?|copiers?|projectors?|pat(?:\s+test)?|bikes?|cycles?|trolleys?|boxes|box|pallets?|"
    r"shipments?|dispatch|despatch|notes?|dockets?|waybills?|manifests?|subscriptions?|enquir(?:y|"
    r"ies)|complaints?|incidents?|requests?|logs?|sessions?|transactions?|statements?|accounts?|"
    r"a/c|acc|suppliers?|vendors?|clients?|users?|log-?ins?|passes|pass|badges?|fobs?|registrations?|"
    r"reg|fines?|pcn|crn|utr|tenders?|projects?|grants?|funds?|budgets?|cost\s+cent(?:re|er)s?|"
    r"(?<!up )(?<!up-)(?<!off )(?<!off-)(?<!meeting )(?<!collection )points?|"
    r"supply|meter\s+points?|routers?|servers?|monitors?|screens?|software|installations?|"
    r"drawings?|plans?|specs?|specifications?|sheets?|papers?|questions?|bolts?|screws?|sizes?|"
    r"flights?|trains?|bus(?:es)?|coach(?:es)?|routes?|platforms?|bays?|shel(?:f|ves)|racks?|"
    r"slots?|copies|visitors|charity|company|patents?|trade\s?marks?|iso|bs|en|din|"
    r"example|sample|dummy|specimen"
)
_CARDS = (
    r"(?:library|gift|loyalty|sim|id|identity|membership|student|staff|bus|rail|travel|store|"
    r"points|access|key|donor|phone|top-?up|nectar|fuel|swipe|report|score|memory|sd|graphics|"
    r"sound|network|video)[\s-]*cards?|(?:club|rail|oyster|key|time|smart)\s?cards?"
)
_NUMBER = r"(?:\s*[-_]?\s*(?:no|nos|nr|number|numbers|num|code|id|ref(?:erence)?|marked)\b\.?)?"

RIVAL = re.compile(rf"\b(?:{RIVAL_WORDS})\b", re.I)
RIVAL_JUST_BEFORE = re.compile(
    rf"\b(?:{RIVAL_WORDS}|{_NUMBERED_THINGS}|{_CARDS})\.?{_NUMBER}"
    r"(?:\s+(?:is|was|with|at|from|for|of)(?:\s+(?:the|our|your|a)?\s*"
    r"(?:suppliers?|caterers?|companies|company|vendors?|shop|firm))?)?[\s:#=(,–/-]*$",
    re.I,
)
# Nothing names the number before it but the running sentence, or a word for a person or a record.
FREE_LEAD = re.compile(
    r"(?:^|[\n\t|;,(\[\"'“‘:>•*–-]|\b[A-Z]\.?|[.!?]|"
    r"\b(?:for|of|to|and|or|with|is|was|are|on|by|from|as|in|at|under|into|against|using|use|"
    r"update|add|check|see|list|lists|show|shows|has|have|gave|give|quote|charge|pay|"
    r"pupils?|students?|child|children|learners?|candidates?|boy|girl|leavers?|joiners?|starters?|"
    r"entry|entries|records?|admissions?|census|ctf|transfer(?:red)?|temporary|employees?|payroll|"
    r"parent|mother|father|mum|dad|carer|teacher|staff|he|she|they|this|that|it|the|my|his|her|"
    r"their|our))[\s:(\"'“‘–-]*$",
    re.I,
)
# Headings that leave open what a number below them is.
OPEN_HEADING = re.compile(
    r"\b(?:pupils?|students?|child|children|learners?|names?|notes?|comments?|details?|text|"
    r"descriptions?|remarks?|value|information|contact)\b",
    re.I,
)
