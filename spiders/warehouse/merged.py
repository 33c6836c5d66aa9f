"""What a batch has come to once it is merged, and what of it is still to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections import Counter

    from spiders.rows.incoming import Words
    from spiders.rows.table import Rows
    from spiders.warehouse.stories.gather import Told


@frozen
class Sessions:
    """Those that do what is left waiting."""

    words: int
    stories: int


@frozen(kw_only=True)
class Merged:
    """What a batch came to, and what waits under its load."""

    load_id: int
    counts: Counter[str]
    """Articles by state."""
    words_wait: bool
    """To be indexed."""
    words: dict[int, Words]
    """By line, of the words that wait."""
    told: Told | None
    """Whose stories wait."""
    keys: Rows
    """By which they are found."""
