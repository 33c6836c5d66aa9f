"""A Fault: an answer that goes wrong in a way that answers do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from spiders.local.paper.routes import Answer

if TYPE_CHECKING:
    from collections.abc import Callable


@frozen(kw_only=True)
class Fault:
    """What is sent in place of the paper's own answer."""

    name: str
    answer: Answer = field(factory=Answer)
    made_of: Callable[[str], Answer] | None = None
    """Path and query → the answer, where it depends on them."""
    path: str = ""
    """Where the faulty edition puts it; a test may put it anywhere."""
    states: tuple[str, ...] = ()
    """How an address that answers like this may end a run; empty: it is no article's address."""
    advertised: bool = True
    """Whether the faulty edition names it in the feed of everything."""
    wait: float = 0.0
    """Seconds of silence before the first byte."""
    cut_after: int | None = None
    """The connection ends after so many bytes of the body, whatever its length was said to be."""
    filler: bytes = b""
    """Sent `repeat` times behind the body: large, and never held in memory."""
    repeat: int = 0
    times: int | None = None
    """So often, then the paper answers as it should; None: always."""
