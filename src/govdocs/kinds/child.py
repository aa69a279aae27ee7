"""未成年人: the register of children in difficulty and of those left behind."""

from __future__ import annotations

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.forms import Form
from govdocs.document.nodes import Document
from govdocs.kinds.children.child import LABEL, Child
from govdocs.kinds.parts.form_values import form_values
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Kind

_FORM = Form("未成年人信息登记表", ())


def compose(child: Child, context: Context) -> Document:
    """The registration form of a child."""
    del context
    return compose_form(_FORM, form_values(child), LABEL)


def check(child: Child) -> tuple[Diagnostic, ...]:
    """Every finding about a child by itself."""
    del child
    return ()


KINDS = (
    Kind(
        name="child",
        label=LABEL,
        use="困境、留守等未成年人的信息登记表；台账、花名册和汇总表由登记的人推算",
        model=Child,
        compose=compose,
        check=check,
        aliases=("未成年人登记", "儿童"),
        family="form",
        forms=(FormPaper("信息登记表", _FORM, lambda child, _: (form_values(child),)),),
        key="file_no",
    ),
)
