"""Signs that a Word file takes from symbol fonts, as the Unicode signs that look like them."""

from __future__ import annotations

_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑",
    0x72: "❒", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA8: "□",
    0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xFB: "×", 0xFC: "√", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
_WINGDINGS |= {0x81 + number: chr(0x2460 + number) for number in range(10)}
_WINGDINGS_2 = {
    0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "•", 0x97: "●", 0xA2: "■",
    0xA3: "□",
}  # fmt: skip
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBB: "≈", 0xAE: "→", 0xAC: "←", 0x61: "α", 0x62: "β", 0x6D: "μ", 0x70: "π", 0x53: "Σ",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_PRIVATE = 0xF000
_PRIVATE_AREA = (0xE000, 0xF8FF)
_LAST = 0xFF


def symbol(font: str, code: int) -> str:
    """The sign that `code` of a symbol font shows; "" when no other sign looks like it.

    A code beyond the range of such fonts is a Unicode sign of its own.
    """
    if code > _LAST and not _PRIVATE <= code <= _PRIVATE + _LAST:
        return "" if _PRIVATE_AREA[0] <= code <= _PRIVATE_AREA[1] else chr(code)
    return _FONTS.get(font.strip().lower(), {}).get(code & _LAST, "")
