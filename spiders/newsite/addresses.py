"""Addresses of articles in, `Site.article_url` patterns out, each with what it was learnt from. Pure.

An address is cut into segments, each segment is classed (year, number, slug with an id at its end, word …); addresses
of one class make one pattern. A word stays as it stands unless the samples, or links of the same unmistakable class on
their pages, show that it varies. The pattern names the group `id` where a part differs on every page and looks like an
id.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from spiders.newsite.segments import DAY_ALONE, SHAPES, STAMP, WORDS_OF_A_SLUG, Cut, cut
from spiders.normalise.address import path_and_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FIXED = {
    "year": r"\d{4}",
    "year-month": r"\d{4}-\d{2}",
    "month": r"\d{1,2}",
    "month name": "[a-z]{3}",
    "day": r"\d{1,2}",
    "date": r"\d{8}",
}
_FIXED_LENGTH = 12
"""Digits from which an id that begins with a day is taken to have always as many."""


@frozen(kw_only=True)
class Pattern:
    """One entry of `Site.article_url`."""

    regex: str
    samples: tuple[str, ...]
    """Path and query of the sample addresses it was learnt from."""
    links: int = 0
    """Other addresses on the pages that fit it."""
    example: str | None = None
    """One of those."""

    @property
    def has_id(self) -> bool:
        """Whether it knows the site's own id."""
        return "(?P<id>" in self.regex


def learn(articles: Sequence[str], links: Iterable[str] = ()) -> tuple[Pattern, ...]:
    """Patterns that fit every one of the articles' canonical addresses, the one with most samples first.

    Args:
        articles: canonical addresses of articles, of one site.
        links: canonical addresses of other pages of the same site, articles or not.
    """
    forms = [form for form in dict.fromkeys(map(path_and_query, articles)) if form != "/"]
    others = [form for form in dict.fromkeys(map(path_and_query, links)) if form not in forms]
    groups: dict[tuple[object, ...], list[Cut]] = defaultdict(list)
    for parts in map(cut, forms):
        groups[parts.group].append(parts)
    seen: dict[tuple[object, ...], list[Cut]] = defaultdict(list)
    for parts in map(cut, others):
        seen[parts.group].append(parts)
    patterns = []
    for group, cuts in sorted(groups.items(), key=lambda entry: -len(entry[1])):
        regex = _regex(cuts, seen[group])
        fit = [form for form in others if re.search(regex, form)]
        patterns.append(
            Pattern(
                regex=regex,
                samples=tuple(parts.form for parts in cuts),
                links=len(fit),
                example=fit[0] if fit else None,
            )
        )
    return tuple(patterns)


def _regex(cuts: list[Cut], alike: list[Cut]) -> str:
    first = cuts[0]
    end = len(first.kinds) - 1
    sure = any(kind.startswith(("slug", "id slug", "id number-slug", "id uuid", "id letters")) for kind in first.kinds)
    named = _place_of_id(cuts)
    title = max((place for place, kind in enumerate(first.kinds) if kind.startswith("slug")), default=None)
    if named is not None or first.kinds[-1].startswith("id") or {"year", "year-month", "date"} & set(first.kinds):
        title = None  # something else tells an article from a section
    parts = []
    for place, kind in enumerate(first.kinds):
        values = {cut.segments[place] for cut in cuts}
        if kind == "word" and place < end and (sure or (place and first.kinds[-1].startswith("id number"))):
            values |= {cut.segments[place] for cut in alike if sure or _same_but(place, cut, first)}
        part = _segment(kind, values, narrow=place == title)
        parts.append(part if place == named else part.replace(r"(?P<id>\d+)", r"\d+").replace("(?P<id>", "(?:"))
    path = "^/" + "/".join(parts)
    if not first.id_names:
        return path + (r"(?:\?|$)" if any(cut.pairs for cut in cuts) else "$")
    told_apart = [name for name in first.id_names if len({dict(cut.pairs)[name] for cut in cuts}) == len(cuts)]
    name = (told_apart or first.id_names)[0]
    return rf"{path}\?(?:.*&)?{re.escape(name)}={_id({dict(cut.pairs)[name] for cut in cuts})}(?:&|$)"


def _same_but(place: int, one: Cut, other: Cut) -> bool:
    """Whether two addresses that end in a number differ in that number and in this one word alone."""
    number = len(one.segments) - 1
    return all(
        mine == theirs or at == place or (at == number and abs(len(mine) - len(theirs)) <= 1)
        for at, (mine, theirs) in enumerate(zip(one.segments, other.segments, strict=True))
    )


def _place_of_id(cuts: list[Cut]) -> int | None:
    """The last segment that looks like an id and is another one on every page."""
    for place in range(len(cuts[0].kinds) - 1, -1, -1):
        values = [cut.segments[place] for cut in cuts]
        if not cuts[0].kinds[place].startswith("id") or len(set(values)) < len(values):
            continue
        if all(re.fullmatch(DAY_ALONE, value) for value in values):
            continue
        if cuts[0].kinds[place].startswith("id number") and len(cuts) == 1 and not re.search(r"\d{5}", values[0]):
            continue
        return place
    return None


def _segment(kind: str, values: set[str], *, narrow: bool) -> str:
    if kind in _FIXED:
        return _FIXED[kind]
    if kind == "word":
        return _literal(next(iter(values))) if len(values) == 1 else "[^/]+"
    kind, ending = _ending(kind)
    if kind == "slug":
        return (_titles(values) if narrow else "[^/]+") + _literal(ending)
    stems = [value.removesuffix(ending) for value in values]
    if kind == "id number-slug":
        numbers = {re.split(r"\D", stem, maxsplit=1)[0] for stem in stems}
    else:
        numbers = {number for stem in stems for number in re.findall(r"\d+$", stem)}
    return SHAPES[kind][1].replace("{digits}", _id(numbers)) + _literal(ending)


def _titles(values: set[str]) -> str:
    """Titles of three words at least, where nothing else in the address tells an article from a section."""
    for joint in "-_":
        if all(value.count(joint) >= WORDS_OF_A_SLUG - 1 for value in values):
            return f"(?:[^/{joint}]*{joint}){{{WORDS_OF_A_SLUG - 1}}}[^/]*"
    return "[^/]+"


def _literal(text: str) -> str:
    return re.escape(text).replace(r"\-", "-")


def _ending(kind: str) -> tuple[str, str]:
    """Kind and extension: slug.html → slug, .html."""
    name, dot, extension = kind.partition(".")
    return name, dot + extension


def _id(values: set[str]) -> str:
    lengths = {len(value) for value in values}
    if not all(value.isdigit() for value in values):
        return r"(?P<id>[\w-]+)"
    if len(lengths) == 1 and min(lengths) >= _FIXED_LENGTH and all(STAMP.match(value) for value in values):
        return rf"(?P<id>\d{{{lengths.pop()}}})"
    return r"(?P<id>\d+)"
