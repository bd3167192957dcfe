"""What can be found in text, and the table of detectors that are built in.

`BUILT_IN` names each detector that reads every part, `GATED` those that read only the stretches
they are handed. Names of the roster's people are found by `detectors.people`, which is built from
the people themselves and so stands outside these tables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from detectors.bank_account import bank_account_detector
from detectors.base import Detector, DetectorContext, GatedDetector
from detectors.candidate_number import candidate_number_detector
from detectors.card import card_detector
from detectors.credentials import credentials_detector
from detectors.dates import date_of_birth_detector
from detectors.email_address import email_detector
from detectors.iban import iban_detector
from detectors.national_insurance import national_insurance_detector
from detectors.nhs_number import nhs_number_detector
from detectors.off_roster_names import off_roster_names
from detectors.phone import phone_detector
from detectors.postcode import postcode_detector
from detectors.rampart_names import rampart_names
from detectors.street_address import street_address_detector
from detectors.trn import trn_detector
from detectors.uci import uci_detector
from detectors.uln import uln_detector
from detectors.upn import upn_detector


def _lexicon(context: DetectorContext) -> Detector:
    # Imported late: its vocabularies are large, and half of what imports this package needs none.
    from detectors.lexicon import LexiconDetector

    return LexiconDetector()


BUILT_IN: Mapping[str, Callable[[DetectorContext], Detector]] = MappingProxyType(
    {
        "upn": upn_detector,
        "uln": uln_detector,
        "nhs_number": nhs_number_detector,
        "nino": national_insurance_detector,
        "uci": uci_detector,
        "trn": trn_detector,
        "candidate_number": candidate_number_detector,
        "email": email_detector,
        "phone": phone_detector,
        "postcode": postcode_detector,
        "street_address": street_address_detector,
        "date_of_birth": date_of_birth_detector,
        "bank_account": bank_account_detector,
        "iban": iban_detector,
        "card": card_detector,
        "credentials": credentials_detector,
        "lexicon": _lexicon,
    }
)

# The finders of names on no roster, as the configuration calls them. The rules are built from the
# roster's people and so, like the roster's names, stand outside the table of models.
NAME_RULES = "rules"
GATED: Mapping[str, Callable[[DetectorContext], GatedDetector]] = MappingProxyType(
    {"spacy": off_roster_names, "rampart": rampart_names}
)
DEFAULT_NAME_FINDERS = (NAME_RULES, "spacy")
