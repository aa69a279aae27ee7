"""`python -m govdocs` is `govdocs`."""

from __future__ import annotations

from govdocs.cli.main import main

if __name__ == "__main__":
    main()
