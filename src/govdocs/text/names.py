"""Names of persons: padding to equal width, and lists of them."""

from __future__ import annotations

import re

_MARK = re.compile(r"^(?P<name>[^（(]*)(?P<mark>(?:[（(][^（）()]*[）)])?)$")
_SEPARATORS = "、，,；;"
_BREAKS = re.compile(r"\s*[\n\r\v]\s*")
_OURSELVES = re.compile(
    r"[本我](?:省|市|区|县|乡|镇|街道|村|社区|机关|单位|局|委|厅|府|部|办|所|站|院|校|公司|中心)"
)
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


def pad_name(name: str) -> str:
    """`name` with a U+3000 between two characters, so that it stands as wide as three; others unchanged.

    A homonym mark behind the name stays: 何川（镇） gives 何　川（镇）.
    """
    match = _MARK.match(unpad_name(name))
    if match is None or len(match["name"]) != 2 or not _HAN.fullmatch(match["name"]):
        return name
    return f"{match['name'][0]}\u3000{match['name'][1]}{match['mark']}"


def unpad_name(name: str) -> str:
    """`name` without the spaces that pad it; Latin names keep theirs."""
    pieces = name.split()
    together = "".join(pieces)
    return together if all(not piece.isascii() for piece in pieces) else " ".join(pieces)


def split_names(text: str) -> tuple[str, ...]:
    """The names in a list, padding taken away, homonym marks kept.

    何 川（镇）、施某远 gives 何川（镇） and 施某远.
    Where no mark divides them, spaces do; single characters then belong together in pairs.
    """
    pieces = [piece for piece in split_outside_brackets(text) if piece.strip()]
    if len(pieces) == 1:
        pieces = _split_at_spaces(pieces[0])
    return tuple(unpad_name(piece) for piece in pieces)


def split_list(text: str) -> tuple[str, ...]:
    """The names in a list that marks or line breaks divide, outside brackets; padding taken away.

    A space divides nothing: 妇　联、各村（社区、居委会） gives 妇联 and 各村（社区、居委会）.
    """
    pieces = split_outside_brackets(_BREAKS.sub("、", text.strip()))
    return tuple(unpad_name(piece) for piece in pieces if piece.strip())


def split_outside_brackets(text: str, marks: str = _SEPARATORS) -> list[str]:
    """`text` divided at `marks`, except where they stand inside brackets."""
    pieces, depth = [""], 0
    for character in text:
        depth = max(0, depth + (character in "（(") - (character in "）)"))
        if character in marks and not depth:
            pieces.append("")
        else:
            pieces[-1] += character
    return pieces


def _split_at_spaces(text: str) -> list[str]:
    names: list[str] = []
    waiting = ""
    for word in re.sub(r"\s+(?=[（(])", "", text).split():
        bare = re.sub(r"[（(].*", "", word)
        if waiting or len(bare) != 1:
            names.append(waiting + word)
            waiting = ""
        else:
            waiting = word
    return [*names, waiting] if waiting else names


def names_itself(organ: str) -> bool:
    """True for 本镇 and 我局: words for the writer's own organ, which tell no other reader who it is."""
    return bool(_OURSELVES.match(organ.strip()))
