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

from spiders.normalise.address import path_and_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_UUID = r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
_MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
_EXTENSION = re.compile(r"(?<=.)\.(?:html?|shtml|xhtml|php|aspx?|jsp|do|amp|cms|ece)$", re.IGNORECASE)
_INDEX = re.compile(r"(?:index|default)(?:\.\w{2,5})?", re.IGNORECASE)
_STAMP = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_WORDS_OF_A_SLUG = 3
_DIGITS_OF_AN_ID = 5
_DAY_ALONE = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
"""A day written as a number: many articles have the same, so it is nobody's id."""
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


@frozen(kw_only=True)
class _Cut:
    """An address in its parts."""

    form: str
    segments: tuple[str, ...]
    kinds: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    id_names: tuple[str, ...]
    """Query parameters whose value looks like an id."""

    @property
    def group(self) -> tuple[object, ...]:
        """What addresses of one pattern have in common."""
        words = tuple(
            segment if kind == "word" and place == len(self.segments) - 1 else ""
            for place, (segment, kind) in enumerate(zip(self.segments, self.kinds, strict=True))
        )
        return self.kinds, self.id_names, words if self.id_names else ()


def learn(articles: Sequence[str], links: Iterable[str] = ()) -> tuple[Pattern, ...]:
    """Patterns that fit every one of the articles' canonical addresses, the one with most samples first.

    Args:
        articles: canonical addresses of articles, of one site.
        links: canonical addresses of other pages of the same site, articles or not.
    """
    forms = [form for form in dict.fromkeys(map(path_and_query, articles)) if form != "/"]
    others = [form for form in dict.fromkeys(map(path_and_query, links)) if form not in forms]
    groups: dict[tuple[object, ...], list[_Cut]] = defaultdict(list)
    for form in forms:
        cut = _cut(form)
        groups[cut.group].append(cut)
    seen: dict[tuple[object, ...], list[_Cut]] = defaultdict(list)
    for form in others:
        cut = _cut(form)
        seen[cut.group].append(cut)
    patterns = []
    for group, cuts in sorted(groups.items(), key=lambda entry: -len(entry[1])):
        regex = _regex(cuts, seen[group])
        fit = [form for form in others if re.search(regex, form)]
        patterns.append(
            Pattern(
                regex=regex, samples=tuple(cut.form for cut in cuts), links=len(fit), example=fit[0] if fit else None
            )
        )
    return tuple(patterns)


def looks_like_article(form: str) -> bool:
    """Whether path and query have, by themselves, the look of an article's: an id, or a title for a name."""
    cut = _cut(form)
    return bool(cut.id_names) or cut.kinds[-1].startswith(("slug", "id")) or "slug" in cut.kinds


def _cut(form: str) -> _Cut:
    path, _, query = form.partition("?")
    segments = tuple(path.strip("/").split("/"))
    kinds: list[str] = []
    for place, segment in enumerate(segments):
        kinds.append(_kind(segment, kinds, last=place == len(segments) - 1))
    pairs = tuple((name, value) for name, _, value in (part.partition("=") for part in query.split("&") if part))
    named = tuple(name for name, value in pairs if _looks_like_id(value))
    by_path = any(kind.startswith("id") for kind in kinds) or kinds[-1] == "slug"
    return _Cut(form=form, segments=segments, kinds=tuple(kinds), pairs=pairs, id_names=() if by_path else named)


def _kind(segment: str, before: list[str], *, last: bool) -> str:  # noqa: PLR0911 (one kind after the other)
    if re.fullmatch(r"(?:19|20)\d\d", segment) and not last:
        return "year"
    if before[-1:] == ["year"] and (re.fullmatch(r"\d{1,2}", segment) or segment.lower() in _MONTHS):
        return "month name" if segment.lower() in _MONTHS else "month"
    if re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", segment) and not last:
        return "year-month"
    if before[-1:] in (["month"], ["month name"], ["year-month"]) and re.fullmatch(r"\d{1,2}", segment):
        return "day"
    if not last and _STAMP.fullmatch(segment):
        return "date"
    if last and _INDEX.fullmatch(segment):
        return "word"
    stem = _EXTENSION.sub("", segment)
    ending = segment[len(stem) :]
    for kind, (pattern, _) in _SHAPES.items():
        if re.fullmatch(pattern, stem):
            return f"{kind}{ending}" if last else kind
    words = re.split(r"[-_+.]|%20", stem)
    if len([word for word in words if word]) >= _WORDS_OF_A_SLUG or "%" in stem:
        return f"slug{ending}" if last else "slug"
    return "word"


_SHAPES: dict[str, tuple[str, str]] = {
    "id number": (r"\d+", "{digits}"),
    "id uuid": (_UUID, f"(?P<id>{_UUID})"),
    "id slug-uuid": (rf".+[-_.]{_UUID}", f"[^/]+[-_.](?P<id>{_UUID})"),
    "id letters-number": (r"[A-Za-z]{1,8}\d{6,}", r"(?P<id>[A-Za-z]+\d+)"),
    "id code": (r"(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Z0-9]{10,}", r"(?P<id>(?=[A-Z]*\d)[A-Z0-9]{10,})"),
    "id slug_number_number": (r".+_\d{4,}_\d+", r"[^/]+_(?P<id>\d+)_\d+"),
    "id slug-letters-number": (r".+-[a-z]{1,8}\d{5,}", r"[^/]+-(?P<id>[a-z]+\d+)"),
    "id slug-number": (rf".*[^\d\W_].*[-_.,~](?!(?:19|20)\d\d$|{_DAY_ALONE}$)\d{{4,}}", r"[^/]+[-_.,~]{digits}"),
    "id number-slug": (
        rf"(?!(?:(?:19|20)\d\d|{_DAY_ALONE})[-_,.])\d{{4,}}[-_,.].*[^\d\W_].*",
        r"{digits}[-_,.][^/]+",
    ),
    "id slug-hash": (
        r".+-(?=[0-9a-z]*\d)(?=[0-9a-z]*[a-z])[0-9a-z]{8,}",
        r"[^/]+-(?P<id>(?=[a-z]*\d)[0-9a-z]{8,})",
    ),
}
"""What an id looks like within a segment → the same as a pattern."""


def _regex(cuts: list[_Cut], alike: list[_Cut]) -> str:
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


def _same_but(place: int, one: _Cut, other: _Cut) -> bool:
    """Whether two addresses that end in a number differ in that number and in this one word alone."""
    number = len(one.segments) - 1
    return all(
        mine == theirs or at == place or (at == number and abs(len(mine) - len(theirs)) <= 1)
        for at, (mine, theirs) in enumerate(zip(one.segments, other.segments, strict=True))
    )


def _place_of_id(cuts: list[_Cut]) -> int | None:
    """The last segment that looks like an id and is another one on every page."""
    for place in range(len(cuts[0].kinds) - 1, -1, -1):
        values = [cut.segments[place] for cut in cuts]
        if not cuts[0].kinds[place].startswith("id") or len(set(values)) < len(values):
            continue
        if all(re.fullmatch(_DAY_ALONE, value) for value in values):
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
    return _SHAPES[kind][1].replace("{digits}", _id(numbers)) + _literal(ending)


def _titles(values: set[str]) -> str:
    """Titles of three words at least, where nothing else in the address tells an article from a section."""
    for joint in "-_":
        if all(value.count(joint) >= _WORDS_OF_A_SLUG - 1 for value in values):
            return f"(?:[^/{joint}]*{joint}){{{_WORDS_OF_A_SLUG - 1}}}[^/]*"
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
    if len(lengths) == 1 and min(lengths) >= _FIXED_LENGTH and all(_STAMP.match(value) for value in values):
        return rf"(?P<id>\d{{{lengths.pop()}}})"
    return r"(?P<id>\d+)"


def _looks_like_id(value: str) -> bool:
    if re.fullmatch(_DAY_ALONE, value):
        return False
    return bool(re.fullmatch(rf"[A-Za-z]{{0,6}}\d{{{_DIGITS_OF_AN_ID},}}|{_UUID}", value))
