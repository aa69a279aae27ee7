"""Parents and carers that a record only names are completed from the register of children."""

from __future__ import annotations

import pytest
from guardian_records import ORDER, REFERRAL, order

from govdocs.kinds.children.child import Child
from govdocs.kinds.guardian_talk import KINDS as TALKS
from govdocs.kinds.guardian_talk import GuardianTalk
from govdocs.kinds.guardianship_referral import GuardianshipReferral
from govdocs.kinds.parts.casebook import Casebook

NO = "QH-01-2025-0009"
CHILD = {
    "file_no": NO,
    "name": "吕某",
    "father": {
        "name": "吕　成",
        "relation": "父亲",
        "phone": "10000000131",
        "home": "丁桥村1组",
        "health": "慢性病",
    },
    "carer": {"name": "吕某英", "relation": "祖母", "born_on": "1950-01-01"},
}


@pytest.fixture
def book():
    return Casebook({"child": (Child.model_validate(CHILD),)})


def completed(book, **guardian):
    (found,) = ORDER.complete(order(child={"file_no": NO}, guardians=[guardian]), book).guardians
    return found


def test_a_named_father_gets_what_tells_who_he_is(book):
    found = completed(book, name="吕成", phone="10000000199")
    assert (found.relation, found.phone, found.home) == ("父亲", "10000000199", "丁桥村1组")
    assert found.health == "", "nobody asked for it"


def test_somebody_else_of_that_name_is_left_alone(book):
    assert completed(book, name="吕成", relation="舅").home == ""
    assert completed(book, name="吕某华").relation == ""
    assert completed(book, relation="父亲").name == ""


def test_a_child_that_is_not_registered_changes_nothing():
    bare = order(child={"file_no": NO})
    assert ORDER.complete(bare, Casebook()) == bare


def test_records_with_one_guardian_are_completed_too(book):
    talk = GuardianTalk(talk_id="甲", child={"file_no": NO}, guardian={"name": "吕某英"})
    (kind,) = TALKS
    assert kind.complete(talk, book).guardian.relation == "祖母"
    asked = GuardianshipReferral(ref_no="甲", child={"file_no": NO}, guardians=[{"name": "吕某英"}])
    done = REFERRAL.complete(asked, book)
    assert done.guardians[0].relation == "祖母"
