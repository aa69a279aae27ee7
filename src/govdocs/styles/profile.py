"""Page profiles: `literal`, `visual`, or an office's own small YAML file.

A file names what differs from one of the two and nothing else; each difference from the standard is
reported. `data/profiles/example.yaml` shows every key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from govdocs.diagnostics import Diagnostic, error
from govdocs.errors import InvalidDataError
from govdocs.fonts.roles import FontRole
from govdocs.resources import read_bytes
from govdocs.styles.changes import Draft, deviations
from govdocs.styles.codes import BAD_PROFILE
from govdocs.styles.gb9704 import GB9704, GB9704_VISUAL
from govdocs.styles.sheet import StyleSheet

BUILT_IN: Mapping[str, StyleSheet] = {"literal": GB9704, "visual": GB9704_VISUAL}
_SIZE_LIMIT = 64 * 1024

Plain = object


@dataclass(frozen=True, slots=True)
class Profile:
    """A style sheet, the font files that an office wants in its PDFs, and what was noticed."""

    style: StyleSheet
    font_files: Mapping[FontRole, Path] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()


def load_profile(name: str) -> Profile:
    """The built-in profile of that name, else the one in the file at that path."""
    if name in BUILT_IN:
        return Profile(BUILT_IN[name])
    path = Path(name)
    data = _parsed(read_bytes(path, _SIZE_LIMIT), path.name)
    return _profile(data, path)


def _parsed(data: bytes, name: str) -> Mapping[str, Plain]:
    """The mapping in a YAML file; faults are named by line."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - heavy, and only an office's own profile needs it
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415

    try:
        content = YAML(typ="safe", pure=True).load(data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise _invalid(name, "不是 UTF-8 文本", "请用 UTF-8 编码另存") from fault
    except MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise _invalid(f"{name} 第{line}行", "YAML 写法有误", "请检查缩进、冒号和引号") from fault
    except YAMLError as fault:
        raise _invalid(name, "YAML 写法有误", "请检查是否混入控制字符") from fault
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise _invalid(name, "版式文件应是“名称: 值”的列表", "可从 data/profiles/example.yaml 改起")
    return {str(key): value for key, value in content.items()}


def _profile(data: Mapping[str, Plain], path: Path) -> Profile:
    reader = _Reader(path)
    base = BUILT_IN[reader.choice(data.get("基于", "literal"), "基于", tuple(BUILT_IN))]
    draft = Draft(base, str(data.get("名称", path.stem)))
    reader.mapping(data, "", _top_keys(draft, reader))
    if not reader.faults and not draft.sound():
        reader.fault("版心", "页边距过大，版心容不下行数和字数")
    if reader.faults:
        raise InvalidDataError(f"版式文件“{path.name}”有误", tuple(reader.faults), "请改正后再运行")
    style = draft.finished()
    return Profile(style, dict(reader.font_files), deviations(style, path.name))


Setter = Callable[[str, Plain], None]


def _top_keys(draft: Draft, reader: _Reader) -> dict[str, Setter]:
    """What may stand in a profile, and what it sets."""

    def numbers(section: str, allowed: Mapping[str, tuple[float, float]]) -> Setter:
        def read(where: str, value: Plain) -> None:
            keys: dict[str, Setter] = {
                key: lambda place, entry, key=key: draft.set_number(  # type: ignore[misc]
                    section, key, reader.number(entry, place, allowed[key])
                )
                for key in allowed
            }
            reader.mapping(value, where, keys)

        return read

    def single(section: str, key: str, limits: tuple[float, float]) -> Setter:
        return lambda where, value: draft.set_number(section, key, reader.number(value, where, limits))

    roles = tuple(role.value for role in FontRole)
    return {
        "名称": lambda where, value: None,
        "基于": lambda where, value: None,
        "版心": numbers("版心", Draft.FRAME),
        "字号": numbers("字号", dict.fromkeys(Draft.SIZES, (5.0, 72.0))),
        "Word": numbers("Word", Draft.WORD),
        "红线粗": single("红线", "粗", (0.25, 6.0)),
        "红色": lambda where, value: draft.set_red(reader.color(value, where)),
        "页码位置": lambda where, value: draft.set_centred(
            reader.choice(value, where, ("外侧", "居中")) == "居中"
        ),
        "最小行距": single("收紧", "最小行距", (20.0, 30.0)),
        "层级字体": reader.table(
            Draft.LEVELS, lambda key, value, place: draft.set_level(key, reader.role(value, place))
        ),
        "字体": reader.table(roles, lambda key, value, place: draft.set_family(FontRole(key), str(value))),
        "字体文件": reader.table(roles, lambda key, value, place: reader.font_file(FontRole(key), value)),
        "版记位于偶数页": lambda where, value: draft.set_even(reader.flag(value, where)),
    }


class _Reader:
    """Reads plain values and gathers every fault."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.faults: list[Diagnostic] = []
        self.font_files: dict[FontRole, Path] = {}

    def fault(self, where: str, message: str, hint: str = "") -> None:
        place = f"{self._path.name}：{where}" if where else self._path.name
        self.faults.append(error(BAD_PROFILE, message, place, hint))

    def mapping(self, value: Plain, where: str, keys: Mapping[str, Setter]) -> None:
        """Hands each entry to its setter; unknown names are faults."""
        if not isinstance(value, dict):
            self.fault(where, "这里应是“名称: 值”的列表")
            return
        for key, entry in value.items():
            place = f"{where}.{key}" if where else str(key)
            if str(key) in keys:
                keys[str(key)](place, entry)
                continue
            near = get_close_matches(str(key), keys, 1, 0.3)
            self.fault(
                place, f"没有“{key}”这一项", f"是不是“{near[0]}”？" if near else f"可用：{'、'.join(keys)}"
            )

    def table(self, keys: tuple[str, ...], use: Callable[[str, Plain, str], None]) -> Setter:
        """A setter for a mapping of which `use` takes each entry."""

        def read(where: str, value: Plain) -> None:
            setters: dict[str, Setter] = {
                key: lambda place, entry, key=key: use(key, entry, place)  # type: ignore[misc]
                for key in keys
            }
            self.mapping(value, where, setters)

        return read

    def number(self, value: Plain, where: str, limits: tuple[float, float]) -> float:
        """A number within `limits`."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fault(where, f"“{value}”不是数")
            return limits[0]
        if not limits[0] <= value <= limits[1]:
            self.fault(where, f"{value:g} 超出范围（{limits[0]:g} 至 {limits[1]:g}）")
            return limits[0]
        return float(value)

    def flag(self, value: Plain, where: str) -> bool:
        """是 or 否."""
        answers: dict[Plain, bool] = {True: True, False: False, "是": True, "否": False}
        if isinstance(value, bool | str) and value in answers:
            return answers[value]
        self.fault(where, f"“{value}”应为 是 或 否")
        return True

    def color(self, value: Plain, where: str) -> tuple[float, float, float]:
        """A colour as six hexadecimal digits."""
        digits = str(value).lstrip("#")
        try:
            red, green, blue = bytes.fromhex(digits)
        except ValueError:
            self.fault(where, f"“{value}”不是六位十六进制颜色", '例如 "FF0000"，要加引号')
            return (1.0, 0.0, 0.0)
        return (red / 255, green / 255, blue / 255)

    def role(self, value: Plain, where: str) -> FontRole:
        """A role by its Chinese name."""
        return FontRole(self.choice(value, where, tuple(role.value for role in FontRole)))

    def choice(self, value: Plain, where: str, allowed: tuple[str, ...]) -> str:
        """One of `allowed`."""
        if value in allowed:
            return str(value)
        self.fault(where, f"“{value}”不在可选之列", f"可选：{'、'.join(allowed)}")
        return allowed[0]

    def font_file(self, role: FontRole, value: Plain) -> None:
        """A font file; a relative path begins at the profile's folder."""
        self.font_files[role] = self._path.parent / str(value)


def _invalid(where: str, message: str, hint: str) -> InvalidDataError:
    return InvalidDataError(f"版式文件{where}：{message}", (error(BAD_PROFILE, message, where, hint),), hint)
