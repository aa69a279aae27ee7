"""Zip packages that come out the same at each run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date

_FIRST = "[Content_Types].xml"
_LEVEL = 6


def packed(members: Mapping[str, bytes], when: date) -> bytes:
    """A zip package of `members` by name, each dated `when`, in a fixed order.

    `[Content_Types].xml` comes first, as office programs write it.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(members, key=lambda name: (name != _FIRST, name)):
            target.writestr(member(name, when), members[name], compresslevel=_LEVEL)
    return out.getvalue()


def member(name: str, when: date) -> zipfile.ZipInfo:
    """The directory entry of member `name`; zip knows no year before 1980."""
    info = zipfile.ZipInfo(name, (max(when.year, 1980), when.month, when.day, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    info.create_system = 3
    return info
