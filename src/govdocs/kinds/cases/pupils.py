"""What the register of children says of a pupil: school, class, number, who is in charge of it."""

from __future__ import annotations

from typing import Final

from govdocs.kinds.cases.dropout_record import DropoutCase
from govdocs.kinds.children.child import Child
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.children_named import registered
from govdocs.kinds.parts.persons import Guardian

_SAME: Final = ("school", "grade", "student_no")

_GONE: Final = ("死亡", "服刑", "强戒", "失联", "失踪", "外出务工", "改嫁/再婚离家")
"""Where a parent is who cannot be served with a notice at home."""


def with_pupil(case: DropoutCase, casebook: Casebook) -> DropoutCase:
    """`case` with what it leaves unsaid of its pupil, from the register of children."""
    child = registered(casebook, case.child.file_no)
    if not isinstance(child, Child):
        return case
    told = {name: getattr(child, name) for name in _SAME if not getattr(case, name)}
    guardian = guardian_of(child)
    if guardian and not case.guardian:
        told |= {
            "guardian": guardian.name,
            "guardian_relation": case.guardian_relation or guardian.relation,
            "guardian_phone": case.guardian_phone or guardian.phone,
        }
    return case.model_copy(update=told)


def guardian_of(child: Child) -> Guardian | None:
    """Who answers for the child at home: a parent who is there, else the carer, else a parent."""
    father = child.father.model_copy(update={"relation": child.father.relation or "父亲"})
    mother = child.mother.model_copy(update={"relation": child.mother.relation or "母亲"})
    parents = (father, mother)
    here = (each for each in parents if each.whereabouts not in _GONE)
    return next((each for each in (*here, child.carer, *parents) if each.name), None)
