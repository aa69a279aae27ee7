"""The commands of the register for documents that come in: from their receipt to what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from govdocs.cli.register_desk import REASON, all_of, day_of, register_command
from govdocs.errors import InputError

if TYPE_CHECKING:
    from govdocs.app.registering.opening import Counter
    from govdocs.register.model import Desk, Receipt

RECEIPT = all_of(
    click.option("--organ", metavar="来文机关", default=""),
    click.option("--title", metavar="标题", default=""),
    click.option("--number", metavar="来文字号", default=""),
    click.option("--received", metavar="收文日期", default="", help="不写时为登记的日期"),
    click.option("--secrecy", metavar="密级", default=""),
    click.option("--urgency", metavar="紧急程度", default=""),
    click.option("--copies", metavar="份数", type=int, default=0),
    click.option("--pages", metavar="页数", type=int, default=0),
    click.option("--to", "assignee", metavar="承办", default="", help="交给谁办：单位或人"),
    click.option("--due", metavar="办结时限", default=""),
    click.option("--note", metavar="备注", default=""),
)


def _receipt(received: str = "", due: str = "", **said: Any) -> Receipt:
    from govdocs.register.model import Receipt  # noqa: PLC0415 - keeps --help instant

    if min(said.get("copies", 0), said.get("pages", 0)) < 0:
        raise InputError("份数、页数不能小于 0", "改正 --copies、--pages")
    return Receipt(**said, received_on=day_of(received, "收文日期"), due_on=day_of(due, "办结时限"))


@register_command("receive", "登记一份来文，编收文号。", use="write")
@RECEIPT
@click.option("--again", is_flag=True, help="同一机关、同一字号的来文已登记过，仍然再登记")
def receive(counter: Counter, desk: Desk, again: bool, **said: Any) -> Any:
    """Register a document that came in."""
    from govdocs.app.registering.receiving import receive_paper  # noqa: PLC0415 - keeps --help instant

    return receive_paper(counter, _receipt(**said), desk, again=again)


@register_command("update", "收文交办，或更正收文登记；原来的内容留在记录里。")
@click.argument("sequence", metavar="收文号")
@RECEIPT
def update(counter: Counter, desk: Desk, sequence: str, **said: Any) -> Any:
    """Hand a document over, or put its line right."""
    from govdocs.app.registering.opening import incoming_for  # noqa: PLC0415 - keeps --help instant

    return counter.register.change_incoming(incoming_for(counter, sequence), _receipt(**said), desk)


@register_command("finish", "收文办结：写明办理结果。")
@click.argument("sequence", metavar="收文号")
@click.option("--result", metavar="结果", required=True, help="如“已报送”")
@click.option("--finished", metavar="办结日期", default="", help="不写时为登记的日期")
def finish(counter: Counter, desk: Desk, sequence: str, result: str, finished: str) -> Any:
    """Say what became of a document that came in."""
    from govdocs.app.registering.receiving import finish_paper  # noqa: PLC0415 - keeps --help instant

    return finish_paper(counter, sequence, result, day_of(finished, "办结日期"), desk)


@register_command("strike", "注销一条收文登记（如重复登记）：收文号和原因留着。")
@click.argument("sequence", metavar="收文号")
@REASON
def strike(counter: Counter, desk: Desk, sequence: str, reason: str) -> Any:
    """Make the line of a document that came in void."""
    from govdocs.app.registering.opening import incoming_for  # noqa: PLC0415 - keeps --help instant

    return counter.register.strike(incoming_for(counter, sequence), reason, desk)


INCOMING = (receive, update, finish, strike)
"""In the order in which they are used."""
