"""The index of phrases of a part of the search, as a refresh makes it, of however few articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Ask = Callable[..., list[tuple[Any, ...]]]


def due(ask: Ask, worth: int = 1, late: int = 0) -> str | None:
    """The part that should have it made; where it had none it has one then, which knows nothing."""
    ask("ANALYZE warehouse.article_search")
    ((name,),) = ask("SELECT warehouse.bigrams_due(%s, %s)", worth, late)
    return name


def index(ask: Ask, worth: int = 1) -> list[str]:
    """Make all that should be made; the names of their parts, in that order."""
    names = []
    while name := due(ask, worth):
        ask(f"REINDEX INDEX CONCURRENTLY warehouse.{name}_by_bigram")
        ask("UPDATE warehouse.search_part SET has_bigrams = true WHERE name = %s", name)
        names.append(name)
    return names
