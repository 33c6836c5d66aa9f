"""What the pages of a site's sources have in common → tables for people or one JSON object a source."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from spiders.cli.table import show as table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spiders.extract.profile import Profile

_KINDS = {"line": "line", "box": "box", "heading": "few words", "short": "few words"}


def show(site: str, profiles: Mapping[str, Profile], *, as_json: bool) -> None:
    """Print the profiles: those that are used first."""
    if as_json:
        sys.stdout.write("".join(json.dumps(each.as_json(), ensure_ascii=False) + "\n" for each in profiles.values()))
        return
    learnt = [profile for profile in profiles.values() if profile.passages]
    for profile in learnt:
        title = (
            f"{profile.source}: what is left out of its articles, learnt from {profile.articles} of them; "
            f"profile {profile.version}"
        )
        rows = [
            (passage.articles, _KINDS[passage.kind], passage.first_seen, passage.last_seen, passage.text)
            for passage in profile.passages
        ]
        table(("in articles", "kind", "first seen", "last seen", "how it begins"), rows, title)
    if len(learnt) < len(profiles) or not profiles:
        sys.stdout.write(_nothing(site, profiles) + "\n")


def _nothing(site: str, profiles: Mapping[str, Profile]) -> str:
    from spiders.extract.tally import ENOUGH, LEAST, SHARE

    takes = f"it takes {ENOUGH} different articles, and a line that stands in {LEAST} and {SHARE:.0%} of them"
    if not profiles:
        return f"{site}: no article was counted yet; {takes}."
    without = [profile for profile in profiles.values() if not profile.passages]
    if len(without) == 1:
        return f"{without[0].source}: nothing recurs in the {without[0].articles} articles counted; {takes}."
    return f"nothing recurs in the articles of {len(without)} sources; {takes}."
