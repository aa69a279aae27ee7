"""What a request leaves unsaid and the workbook knows: the persons, the level of its last assessment."""

from __future__ import annotations

from datetime import date

from govdocs.kinds.assessments.latest import latest_assessment
from govdocs.kinds.orders.known_persons import with_persons
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.referrals.record import GuardianshipReferral
from govdocs.text.dates import parse_date


def with_level(referral: GuardianshipReferral, casebook: Casebook) -> GuardianshipReferral:
    """`referral` with its child and guardians, and with the level assessed last before it was sent."""
    named = with_persons(referral, casebook)
    if named.assessed_level:
        return named
    sent = parse_date(named.sent_on) or date.max
    assessed = latest_assessment(casebook, named.child.file_no, sent)
    return named.model_copy(update={"assessed_level": assessed.level}) if assessed else named
