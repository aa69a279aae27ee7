"""Things that stand at coordinates: text boxes and pictures, as text of WordprocessingML."""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.writers.docx.oxml import escape
from govdocs.writers.docx.units import POINTS_PER_MM, emu

_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass(frozen=True, slots=True)
class Box:
    """A box on the page in millimetres; `identity` is its number among the drawings of the document."""

    x: float
    y: float
    width: float
    height: float
    name: str
    identity: int


def text_box(box: Box, content: str, *, pushes: bool = True) -> str:
    """A run with a text box at page coordinates; one that `pushes` keeps text above and below it.

    As DrawingML, with VML for readers that know only that.
    """
    shape = (
        f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/>{_extent("a:ext", box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>"
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">'
        "<a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic>"
    )
    wrap = "<wp:wrapTopAndBottom/>" if pushes else "<wp:wrapNone/>"
    anchor = _anchor(box, _from("H", "page", box.x) + _from("V", "page", box.y), wrap, shape)
    return _either(anchor, _vml(box, content, wrap='<w10:wrap type="topAndBottom"/>' if pushes else ""))


def level_line(box: Box, thickness: float, color: str) -> str:
    """A run with a line of `thickness` millimetres at page coordinates, of which text takes no notice.

    `box` has no height: the line goes from its left to its right end.
    """
    shape = (
        f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/>{_extent("a:ext", box)}</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{emu(thickness)}" cap="flat"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )
    anchor = _anchor(box, _from("H", "page", box.x) + _from("V", "page", box.y), "<wp:wrapNone/>", shape)
    left, right, y, weight = (
        f"{value * POINTS_PER_MM:.2f}pt" for value in (box.x, box.x + box.width, box.y, thickness)
    )
    fallback = (
        f'<w:pict><v:line id="_x0000_s{1024 + box.identity}" style="position:absolute;z-index:{box.identity};'
        'mso-position-horizontal-relative:page;mso-position-vertical-relative:page" '
        f'from="{left},{y}" to="{right},{y}" strokecolor="#{color}" strokeweight="{weight}"/></w:pict>'
    )
    return _either(anchor, fallback)


def turned_box(box: Box, content: str) -> str:
    """A run with a box at page coordinates whose text reads from top to bottom, turned clockwise.

    In VML alone: LibreOffice forgets the place of a DrawingML box in a footer.
    """
    return f"<w:r>{_vml(box, content, flow='layout-flow:vertical')}</w:r>"


def picture(box: Box, relation: str) -> str:
    """A run with a picture behind the text.

    `box.y` counts from the top of its paragraph, `box.x` from the edge of the sheet.
    """
    shape = _graphic(box, relation)
    place = _from("H", "page", box.x) + _from("V", "paragraph", box.y)
    return f"<w:r><w:drawing>{_anchor(box, place, '<wp:wrapNone/>', shape, behind=1)}</w:drawing></w:r>"


def inline_picture(box: Box, relation: str) -> str:
    """A run with a picture in the line; the place of `box` does not matter."""
    inside = (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0">{_extent("wp:extent", box)}'
        f'<wp:docPr id="{box.identity}" name="{escape(box.name)}"/><wp:cNvGraphicFramePr/>'
        f"{_graphic(box, relation)}</wp:inline>"
    )
    return f"<w:r><w:drawing>{inside}</w:drawing></w:r>"


def _graphic(box: Box, relation: str) -> str:
    return (
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{box.identity}" name="{escape(box.name)}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/>{_extent("a:ext", box)}</a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


def _either(anchor: str, fallback: str) -> str:
    """A run with a drawing as DrawingML, and as VML for readers that know only that."""
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _anchor(box: Box, place: str, wrap: str, shape: str, behind: int = 0) -> str:
    return (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" locked="0" layoutInCell="1" '
        f'allowOverlap="1" relativeHeight="{box.identity + 1}" behindDoc="{behind}">'
        f'<wp:simplePos x="0" y="0"/>{place}{_extent("wp:extent", box)}'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}'
        f'<wp:docPr id="{box.identity}" name="{escape(box.name)}"/><wp:cNvGraphicFramePr/>{shape}</wp:anchor>'
    )


def _from(direction: str, origin: str, distance: float) -> str:
    return (
        f'<wp:position{direction} relativeFrom="{origin}"><wp:posOffset>{emu(distance)}</wp:posOffset>'
        f"</wp:position{direction}>"
    )


def _extent(tag: str, box: Box) -> str:
    return f'<{tag} cx="{emu(box.width)}" cy="{emu(box.height)}"/>'


def _vml(box: Box, content: str, *, flow: str = "", wrap: str = "") -> str:
    x, y, width, height = (
        f"{value * POINTS_PER_MM:.2f}pt" for value in (box.x, box.y, box.width, box.height)
    )
    style = (
        f"position:absolute;margin-left:{x};margin-top:{y};width:{width};height:{height};z-index:{box.identity};"
        "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    )
    inner = f' style="{flow}"' if flow else ""
    return (
        f'<w:pict><v:rect id="_x0000_s{1024 + box.identity}" style="{style}" filled="f" stroked="f">'
        f'<v:textbox{inner} inset="0,0,0,0"><w:txbxContent>{content}</w:txbxContent></v:textbox>{wrap}'
        "</v:rect></w:pict>"
    )
