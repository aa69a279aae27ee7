"""What a PDF/A file says of itself: properties, XMP that agrees with them, level, output intent.

Properties of the file that came are dropped, for they may name persons; only the name of the program that
made it stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from govdocs import __version__
from govdocs.resources import read_bytes, resource_path

CONDITION = "sRGB IEC61966-2.1"
"""The colour space of the output intent."""

_REGISTRY = "http://www.color.org"
_PRODUCER = f"govdocs {__version__}"
_CREATOR_LIMIT = 60
_ALTERNATIVES = '<dc:{0}><rdf:Alt><rdf:li xml:lang="x-default">{1}</rdf:li></rdf:Alt></dc:{0}>'
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
{lines}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class Identity:
    """Title, author (责任者), subject and 档号 of a copy, and the day on which it was made."""

    title: str
    author: str
    day: date
    subject: str = ""
    code: str = ""


def identify(pdf: pikepdf.Pdf, identity: Identity, level: str) -> None:
    """Put properties, XMP and output intent into `pdf`; without a `level` it claims none."""
    creator = _creator(pdf)
    moment = f"{identity.day:%Y-%m-%d}T00:00:00+08:00"
    facts = {
        "Title": identity.title,
        "Author": identity.author,
        "Subject": identity.subject,
        "Keywords": identity.code,
        "Creator": creator,
        "Producer": _PRODUCER,
    }
    known = {f"/{key}": String(_clean(value)) for key, value in facts.items() if value}
    day = String(f"D:{identity.day:%Y%m%d}000000+08'00'")
    pdf.trailer.Info = pdf.make_indirect(Dictionary({**known, "/CreationDate": day, "/ModDate": day}))
    packet = _PACKET.format(lines="\n".join(_lines(facts, moment, level)))
    metadata = Stream(pdf, packet.encode("utf-8"))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = metadata
    if level:
        _add_intent(pdf)


def _creator(pdf: pikepdf.Pdf) -> str:
    """The program that made the file, "" where it does not say."""
    told = pdf.trailer.get("/Info")
    found = told.get("/Creator") if isinstance(told, Dictionary) else None
    return _clean(str(found))[:_CREATOR_LIMIT].strip() if isinstance(found, String) else ""


def _clean(text: str) -> str:
    """`text` without characters that XML cannot hold."""
    return "".join(character for character in text if character.isprintable())


def _lines(facts: dict[str, str], moment: str, level: str) -> list[str]:
    texts = {key: escape(_clean(value)) for key, value in facts.items() if value}
    shapes = {
        "Title": _ALTERNATIVES.format("title", "{}"),
        "Author": "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>",
        "Subject": _ALTERNATIVES.format("description", "{}"),
        "Keywords": "<pdf:Keywords>{}</pdf:Keywords>",
        "Creator": "<xmp:CreatorTool>{}</xmp:CreatorTool>",
        "Producer": "<pdf:Producer>{}</pdf:Producer>",
    }
    lines = ["<dc:format>application/pdf</dc:format>"]
    lines += [shapes[key].format(text) for key, text in texts.items()]
    lines += [f"<xmp:{word}Date>{moment}</xmp:{word}Date>" for word in ("Create", "Modify", "Metadata")]
    if level:
        lines.append(f"<pdfaid:part>{level[0]}</pdfaid:part>")
        lines.append(f"<pdfaid:conformance>{level[1].upper()}</pdfaid:conformance>")
    return lines


def _add_intent(pdf: pikepdf.Pdf) -> None:
    """The output intent: device colours of the file are those of sRGB."""
    profile = Stream(pdf, _profile())
    profile.N = 3
    profile.Alternate = Name.DeviceRGB
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(CONDITION),
        OutputCondition=String(CONDITION),
        Info=String(CONDITION),
        RegistryName=String(_REGISTRY),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@cache
def _profile() -> bytes:
    return read_bytes(resource_path("data", "icc", "sRGB.icc"))
