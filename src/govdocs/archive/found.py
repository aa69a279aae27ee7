"""A collected file, and the files that make one item, before a clerk has confirmed them."""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.archive.model import Group, Role
from govdocs.archive.roles import RoleGuess, folder_role
from govdocs.archive.titles import NameFacts, title_key


@dataclass(frozen=True, slots=True)
class Found:
    """A collected file: where it lies, what its name says, what can be read in it.

    `path` is how it is shown: a child's name in it is the child's code. `fault` says why it cannot be
    filed, "" where it can. `mentions` are the numbers of other documents on its pages, `annexes` the
    titles of those that its text announces.
    """

    path: str
    sha256: str
    size: int
    format: str
    name: NameFacts
    role: RoleGuess
    group: Group = ""
    title: str = ""
    doc_no: str = ""
    author: str = ""
    date: str = ""
    kind: str = ""
    security: str = ""
    person: str = ""
    span_end: str = ""
    annexes: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    changed_on: str = ""
    readable: bool = False
    fault: str = ""

    @property
    def number(self) -> str:
        """Its 文号: that of its name, else that on its page."""
        return self.name.doc_no or self.doc_no

    @property
    def key(self) -> str:
        """Its title as titles are compared."""
        return title_key(self.role.rest or self.title)

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders in which it lies."""
        return tuple(self.path.split("/")[:-1])

    @property
    def home(self) -> tuple[str, ...]:
        """The folder of its item: not one that is called 附件 or 定稿."""
        folders = self.folders
        return folders[:-1] if folders and folder_role(folders[-1]) else folders


@dataclass(frozen=True, slots=True)
class Member:
    """A file as part of an item; an `editable` one is the source from which another part was printed."""

    found: Found
    role: Role
    number: int = 0
    group: Group = ""
    editable: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """Files that make one item, the main document first, and what a person should look at."""

    members: tuple[Member, ...]
    doubts: tuple[str, ...] = ()

    @property
    def body(self) -> Found:
        """The main document."""
        return self.members[0].found
