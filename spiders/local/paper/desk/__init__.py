"""The desk that writes for ever: a turn's number → a story, always the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.local.paper.desk import port

if TYPE_CHECKING:
    from spiders.local.paper.story import Story


def story(turn: int) -> Story:
    """The story that appears at a turn after the launch."""
    return port.report(turn, None)


def back_issues() -> tuple[Story, ...]:
    """What the desk wrote in the ten days before the launch."""
    return ()
