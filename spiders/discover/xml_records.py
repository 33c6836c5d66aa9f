"""XML bytes from anywhere → flat records: the items of a feed, the addresses of a site map.

Read as a stream without a tree, so size costs no memory and depth no stack. What is malformed is read as far as it goes
and said. Entities are never expanded, nothing is loaded from anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from attrs import Factory, define, frozen
from lxml import etree

from spiders.discover.tidied import tidied

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIXES = {
    "": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/2005/Atom": "atom:",
    "http://purl.org/atom/ns#": "atom:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
}
"""Namespace → the prefix that names carry here, whatever prefix the document has chosen."""

MOST_RECORDS = 100_000
"""The site map protocol allows half of it; a file of a few kilobytes can unpack to millions."""
_CHUNK = 1 << 16
_LONGEST_TEXT = 1 << 16
_MOST_FIELDS = 64
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


@frozen
class Field:
    """One element of a record."""

    text: str
    attributes: Mapping[str, str]
    base: str
    """What its references are relative to."""


@define
class Records:
    """What was read; the parser writes into it."""

    wanted: frozenset[str]
    """Names of the elements of a record that matter; "news:*" below any depth, others only as its children."""
    starts: frozenset[str]
    """Names of the elements that are records."""
    base: str
    root: str = ""
    records: list[tuple[str, dict[str, list[Field]]]] = Factory(list)
    """(name, name of the element → its fields), in document order."""
    outside: list[tuple[str, Field]] = Factory(list)
    """Wanted elements that stand outside of every record: the feed's own."""
    problem: str | None = None
    """A sentence on what is malformed."""
    _depth: int = 0
    _record_depth: int = 0
    _record: dict[str, list[Field]] | None = None
    _open: tuple[str, int, Mapping[str, str], list[str]] | None = None
    _bases: list[tuple[int, str]] = Factory(list)
    _names: dict[str, str] = Factory(dict)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Parser event."""
        self._depth += 1
        name = self._names.get(tag) or self._named(tag)
        self.root = self.root or name
        if attributes and (base := attributes.get(_BASE)):
            self._bases.append((self._depth, _joined(self._base(), base)))
        if name in self.starts:
            self._record, self._record_depth, self._open = {}, self._depth, None
            self.records.append((name, self._record))
            if attributes:
                self._record["@"] = [Field("", dict(attributes), self._base())]
        elif self._open is None and name in self.wanted:
            child = self._record is None or self._depth == self._record_depth + 1 or name.startswith("news:")
            if child:
                self._open = (name, self._depth, dict(attributes) if attributes else {}, [])

    def data(self, text: str) -> None:
        """Parser event."""
        if self._open is not None:
            self._open[3].append(text)

    def end(self, _tag: str) -> None:
        """Parser event."""
        if self._open is not None and self._open[1] == self._depth:
            name, _, attributes, texts = self._open
            self._open = None
            found = Field("".join(texts)[:_LONGEST_TEXT].strip(), attributes, self._base())
            if self._record is not None:
                fields = self._record.setdefault(name, [])
                if len(fields) < _MOST_FIELDS:
                    fields.append(found)
            elif len(self.outside) < _MOST_FIELDS:
                self.outside.append((name, found))
        elif self._record is not None and self._depth <= self._record_depth:
            self._record = None
        if self._bases and self._bases[-1][0] == self._depth:
            self._bases.pop()
        self._depth -= 1

    def close(self) -> None:
        """Parser event."""

    def drop_cut_off(self) -> None:
        """Forget a last record that the document ends in before its address: that it is cut off has been said."""
        if self._record is not None and not any("link" in name or name == "loc" for name in self._record):
            self.records.pop()

    def _base(self) -> str:
        return self._bases[-1][1] if self._bases else self.base

    def _named(self, tag: str) -> str:
        """A name with the prefix that it has here; cached by tag, for a document has few different ones."""
        namespace, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
        prefix = PREFIXES.get(namespace)
        if prefix is None:
            path = namespace.lower()
            prefix = "news:" if "sitemap-news" in path else "" if "/schemas/sitemap/" in path else "other:"
        name = prefix + local.lower()
        if len(self._names) < _LONGEST_TEXT:
            self._names[tag] = name
        return name


def read_records(
    body: bytes, url: str, *, starts: frozenset[str], wanted: frozenset[str], content_type: str | None = None
) -> Records:
    """The records of a document; never raises for what is in it."""
    body, problem = tidied(body, content_type)
    records = Records(wanted=wanted, starts=starts, base=url)
    parser = etree.XMLParser(
        target=records, recover=True, resolve_entities=False, no_network=True, huge_tree=False, encoding="utf-8"
    )
    try:
        for start in range(0, len(body), _CHUNK):
            parser.feed(body[start : start + _CHUNK])
            if len(records.records) > MOST_RECORDS:
                problem = f"it has more than {MOST_RECORDS} entries; the rest was not read."
                break
        parser.close()
    except etree.XMLSyntaxError as error:
        problem = problem or f"it is malformed: {error}."
    errors = [entry for entry in parser.feed_error_log if entry.domain_name != "NAMESPACE"]
    if errors and not problem:
        problem = f"it is malformed in line {errors[0].line}: {errors[0].message.strip()}."
    records.problem = problem
    records.drop_cut_off()
    return records


def _joined(base: str, reference: str) -> str:
    try:
        return urljoin(base, reference)
    except ValueError:
        return base
