"""What the pages of a PDF draw with: found once, judged by the wanted level, mended where it can be."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from govdocs.writers.archival_colours import (
    FOUR_COLOURS,
    can_be_converted,
    convert_image,
    converted_content,
    set_content,
)
from govdocs.writers.archival_fonts import completed, embedded, font_name, is_open_type, seen_fonts
from govdocs.writers.archival_images import bare_jpeg, tells_of_itself
from govdocs.writers.archival_objects import drop, items_of, streams_of, values

_DEPTH = 16
_PLAIN = frozenset({"/Normal", "/Compatible"})
_IMAGE_KEYS = ("/Alternates", "/OPI", "/Metadata")
_FORM_KEYS = ("/OPI", "/PS", "/Subtype2", "/Ref", "/Metadata", "/PieceInfo", "/LastModified")
_STATE_KEYS = ("/TR", "/TR2", "/HTP", "/HTO", "/HT")
TRANSPARENCY = "透明效果"


class Survey:
    """Everything that the pages draw with, each object once.

    `only_part_2` says in Chinese what ISO 19005-1 does not allow and part 2 does.
    """

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.only_part_2: set[str] = set()
        self._pdf = pdf
        self._seen: set[tuple[int, int]] = set()
        self._fonts: list[Dictionary] = []
        self._grouped: list[pikepdf.Object] = []
        self._missing: set[str] = set()
        self._strange: set[str] = set()
        self._pressed: list[pikepdf.Object] = []
        self._pressed_images: list[Stream] = []
        if "/OCProperties" in pdf.Root:
            self.only_part_2.add("图层")
        for number, page in enumerate(pdf.pages, 1):
            self._page(page, number)

    def faults(self) -> list[str]:
        """What cannot be mended, in Chinese."""
        found = [f"字体“{name}”没有嵌入文件" for name in sorted(self._missing)]
        return [*found, *sorted(self._strange)]

    def mend(self, level: str) -> list[str]:
        """Mend what can be: fonts, groups that part 1 does not know, colours; what is to be told of it."""
        for font in self._fonts:
            try:
                completed(font, self._pdf, sets=level == "1b")
            except ValueError:
                self._strange.add(f"字体“{font_name(font)}”的内容读不出来")
        if level == "1b":
            for holder in self._grouped:
                del holder["/Group"]
        return self._convert_colours()

    def _convert_colours(self) -> list[str]:
        for holder in self._pressed:
            page = holder if isinstance(holder, Stream) else pikepdf.Page(holder)
            set_content(holder, converted_content(page), self._pdf)
        for image in self._pressed_images:
            if not convert_image(image):
                self._strange.add("有印刷四色（CMYK）的图像")
        return ["印刷四色（CMYK）已换算成红绿蓝三色"] if self._pressed or self._pressed_images else []

    def _page(self, page: pikepdf.Page, number: int) -> None:
        if "/Group" in page.obj:
            self._grouped.append(page.obj)
        self._content(_joined(page.obj), page.obj, f"第{number}页")
        resources = page.obj.get("/Resources") or page.resources
        self._resources(resources, page, 0)

    def _content(self, data: bytes, holder: pikepdf.Object, where: str) -> None:
        if FOUR_COLOURS.search(data):
            if can_be_converted(data):
                self._pressed.append(holder)
            else:
                self._strange.add(f"{where}有印刷四色（CMYK）的图像")

    def _resources(self, resources: object, content: pikepdf.Page | pikepdf.Object, depth: int) -> None:
        if not isinstance(resources, Dictionary) or depth > _DEPTH:
            return
        self._check_fonts(resources.get("/Font"), content)
        if self._known(resources):
            return
        for each in values(resources.get("/XObject")):
            self._drawn(each, depth)
        for each in values(resources.get("/ExtGState")):
            self._state(each, depth)
        for each in values(resources.get("/ColorSpace")):
            self._colours(each)
        for each in values(resources.get("/Pattern")):
            self._pattern(each, depth)
        for each in values(resources.get("/Shading")):
            self._shading(each)

    def _known(self, item: pikepdf.Object) -> bool:
        """True when an object is met again."""
        if not item.is_indirect:
            return False
        known = item.objgen in self._seen
        self._seen.add(item.objgen)
        return known

    def _check_fonts(self, fonts: object, content: pikepdf.Page | pikepdf.Object) -> None:
        if not isinstance(fonts, Dictionary):
            return
        lacking = {}
        for name, font in fonts.items():
            if not isinstance(font, Dictionary):
                continue
            if not embedded(font):
                lacking[name] = font
            elif not self._known(font):
                self._font(font)
        if lacking:
            seen = seen_fonts(content)
            self._missing |= {font_name(font) for name, font in lacking.items() if name in seen}

    def _font(self, font: Dictionary) -> None:
        self._fonts.append(font)
        if is_open_type(font):
            self.only_part_2.add("OpenType 字体")
        if font.get("/Subtype") == Name.Type3:
            for glyph in values(font.get("/CharProcs")):
                self._resources(font.get("/Resources"), glyph, 1)

    def _drawn(self, item: object, depth: int) -> None:
        """An image or a form."""
        if not isinstance(item, Stream) or self._known(item):
            return
        if item.get("/Subtype") == Name.Image:
            self._image(item)
            return
        if item.get("/Subtype") != Name.Form:
            self._strange.add("含有 PostScript 程序")
            return
        drop(item, *_FORM_KEYS)
        if "/Group" in item:
            self._grouped.append(item)
        self._content(item.read_bytes(), item, "页面里的图形")
        self._resources(item.get("/Resources"), item, depth + 1)

    def _image(self, image: Stream) -> None:
        drop(image, *_IMAGE_KEYS)
        if "/Interpolate" in image:
            image.Interpolate = False
        if isinstance(image.get("/SMask"), Stream) or image.get("/SMaskInData"):
            self.only_part_2.add(TRANSPARENCY)
            self._drawn(image.get("/SMask"), 0)
        filters = image.get("/Filter")
        if filters == Name.DCTDecode:
            _silence(image)
        if filters == Name.JPXDecode or Name.JPXDecode in items_of(filters):
            self.only_part_2.add("JPEG 2000 图像")
        elif image.get("/ColorSpace") == Name.DeviceCMYK:
            self._pressed_images.append(image)
        elif not bool(image.get("/ImageMask", False)):
            self._colours(image.get("/ColorSpace"))

    def _state(self, state: object, depth: int) -> None:
        if not isinstance(state, Dictionary):
            return
        drop(state, *_STATE_KEYS)
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary):
            self._drawn(mask.get("/G"), depth + 1)
        faint = any(float(state.get(key, 1)) < 1 for key in ("/CA", "/ca"))
        modes = state.get("/BM", Name.Normal)
        mode = str(modes[0]) if isinstance(modes, Array) and len(modes) else str(modes)
        if isinstance(mask, Dictionary) or faint or mode not in _PLAIN:
            self.only_part_2.add(TRANSPARENCY)

    def _pattern(self, pattern: object, depth: int) -> None:
        if isinstance(pattern, Stream) and not self._known(pattern):
            self._content(pattern.read_bytes(), pattern, "页面里的底纹")
            self._resources(pattern.get("/Resources"), pattern, depth + 1)
        elif isinstance(pattern, Dictionary):
            self._shading(pattern.get("/Shading"))
            self._state(pattern.get("/ExtGState"), depth)

    def _shading(self, shading: object) -> None:
        if isinstance(shading, Dictionary | Stream):
            self._colours(shading.get("/ColorSpace"))

    def _colours(self, space: object) -> None:
        if space is not None and _is_cmyk(space):
            self._strange.add("有图像或颜色用了印刷四色（CMYK）")


def _silence(image: Stream) -> None:
    """Take out of a photograph what it says of place, camera and persons; its pixels stay."""
    data = image.read_raw_bytes()
    if tells_of_itself(data):
        known = image.get("/DecodeParms")
        parameters = known if isinstance(known, Dictionary) else None
        image.write(bare_jpeg(data), filter=Name.DCTDecode, decode_parms=parameters)


def _is_cmyk(space: object, depth: int = 0) -> bool:
    """True for a colour space that ends in four device colours."""
    if isinstance(space, Name):
        return str(space) in {"/DeviceCMYK", "/CMYK"}
    if not isinstance(space, Array) or not len(space) or depth > _DEPTH:
        return False
    places = {"/Indexed": 1, "/I": 1, "/Pattern": 1, "/Separation": 2, "/DeviceN": 2}
    place = places.get(str(space[0]))
    if place is None or len(space) <= place:
        return _is_cmyk(space[0], depth + 1) if isinstance(space[0], Name) else False
    return _is_cmyk(space[place], depth + 1)


def _joined(page: pikepdf.Object) -> bytes:
    """The content of a page, which may be in several streams."""
    return b"\n".join(each.read_bytes() for each in streams_of(page))


def survey(pdf: pikepdf.Pdf) -> Survey:
    """What the pages of `pdf` draw with."""
    return Survey(pdf)
