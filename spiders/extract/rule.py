"""What a rule of the body's reading is: a name, and a judgement. Every list of rules is run through by its reader.

A rule says what it takes away by its name: in the page's provenance, in `news extract --explain body_text`, and in
the table of what each rule contributes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import attrs
from attrs import frozen

if TYPE_CHECKING:
    from spiders.extract.body import Body
    from spiders.extract.parse import Document
    from spiders.extract.pieces import Piece
    from spiders.extract.pruning import Group

T_co = TypeVar("T_co", covariant=True)


@frozen
class Rule(Generic[T_co]):
    """One judgement with its name."""

    name: str
    judge: T_co


@frozen
class Cut:
    """A line that a rule left out."""

    rule: str
    text: str


Weightless = Callable[[Any, dict[Any, float], "str | None"], "frozenset[Any]"]
"""The root, the weight of prose in every element, the headline in; elements whose prose counts for nothing out."""
Subtree = Callable[[Any, "Group", int], "bool | None"]
"""An element, what its pieces look like together, the text's length in; beside the text, or not, or no idea."""
Lines = Callable[["list[Piece]", "Reading"], "list[Piece]"]
"""The pieces in; those that stay out."""
Source = Callable[["Reading", "Body | None"], "Body | None"]
"""What was found so far in; that or something better out."""


@frozen
class Rules:
    """All rules of the body, in the order they run."""

    weightless: tuple[Rule[Weightless], ...]
    subtrees: tuple[Rule[Subtree], ...]
    lines: tuple[Rule[Lines], ...]
    sources: tuple[Rule[Source], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Of all rules, in order."""
        return tuple(rule.name for kind in attrs.astuple(self, recurse=False) for rule in kind)

    def without(self, name: str) -> Rules:
        """The same without one of them."""
        kinds = {
            kind.name: tuple(rule for rule in getattr(self, kind.name) if rule.name != name)
            for kind in attrs.fields(Rules)
        }
        return Rules(**kinds)


@frozen
class Reading:
    """What a rule may look at besides the pieces: the page, its headline, the container found on it."""

    document: Document
    headline: str | None
    rules: Rules
    container: Any = None
    """None where the pieces are not from the page's own elements."""
