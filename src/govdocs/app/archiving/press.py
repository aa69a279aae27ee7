"""How the papers of an archive are printed: as all papers of the office are."""

from __future__ import annotations

from govdocs.app.offices.office import Office
from govdocs.app.printing import DEFAULT_PROFILE, Options, Press, open_press
from govdocs.context import Context


def press_of(office: Office, context: Context) -> Press:
    """The profile and the fonts of the office."""
    return open_press(Options(profile=office.profile or DEFAULT_PROFILE, fonts=office.fonts), context)
