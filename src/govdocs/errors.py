"""The errors a user can meet, each with an exit code and a hint in Chinese."""

from __future__ import annotations

from typing import Any, ClassVar

from govdocs.diagnostics import Diagnostic


class GovdocsError(Exception):
    """A failure that a user can understand; its message says what, its hint what to do."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[Any, ...]:
        """How it travels from the processes of a batch: all that it was made with."""
        return type(self), (self.message, self.hint)


class InputError(GovdocsError):
    """The input is wrong; nothing was written."""

    exit_code = 2


class UnknownKindError(InputError):
    """There is no kind of that name."""


class UnknownFormatError(InputError):
    """There is no output or input format of that name."""


class InvalidDataError(InputError):
    """The data of a record are wrong; every fault is in `diagnostics`."""

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...], hint: str = "") -> None:
        super().__init__(message, hint)
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[Any, ...]:
        """How it travels from the processes of a batch."""
        return type(self), (self.message, self.diagnostics, self.hint)


class ResourceError(GovdocsError):
    """Something govdocs needs is missing or damaged."""

    exit_code = 3


class TemplateError(ResourceError):
    """A template does not fit; what is wrong with it may be in `diagnostics`."""

    def __init__(self, message: str, hint: str = "", diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message, hint)
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[Any, ...]:
        """How it travels from the processes of a batch."""
        return type(self), (self.message, self.hint, self.diagnostics)


class FontError(ResourceError):
    """A font cannot be used, or no font has a character."""


class WriteError(GovdocsError):
    """A file could not be written; nothing half-written is left."""

    exit_code = 4
