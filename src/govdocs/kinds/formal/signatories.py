"""Who signs: an organ, or a person with an office (县长　何某川)."""

from __future__ import annotations

import re

from govdocs.kinds.parts.wording import closed_up, unspaced

_HAN = r"[\u3400-\u9fff]"
_PERSON = re.compile(
    rf"(?P<office>{_HAN}*(?:长|书记|主任|主席|总理|经理|委员))[\s：:]+(?P<name>{_HAN}[\u3400-\u9fff·\s]{{1,12}})"
    rf"|(?P<leader>代?[省市县区镇乡州]长)(?P<named>{_HAN}{{2,4}})"
)
_ORGAN = re.compile(
    r"(?:政府|委员会|委|局|厅|部|办公室|办|院|校|学校|大学|学院|小学|中学|幼儿园|中心|站|所|处|公司|协会|联合会|"
    r"妇联|工会|团委|人大|政协|支部|党组|指挥部|领导小组|专班|集团|行|队|会|馆|镇|乡|街道)$"
)


def is_organ(name: str) -> bool:
    """True when `name` ends as the name of an organ does."""
    together = unspaced(name)
    return len(together) > 2 and bool(_ORGAN.search(together))


def signing_person(name: str) -> tuple[str, str] | None:
    """Office and name of a person who signs; None for an organ."""
    match = _PERSON.fullmatch(name.strip())
    if match is None or is_organ(name):
        return None
    office, person = match["office"] or match["leader"], match["name"] or match["named"]
    return closed_up(office), closed_up(person)


def printed_signatory(name: str) -> str:
    """A line of 署名: an organ without stretching spaces, a person one 字 behind the office."""
    return "\u3000".join(signing_person(name) or (closed_up(name),))
