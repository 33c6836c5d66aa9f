"""A site map → its links; an index of them → what to read next. XML, news site map, text or a feed; gzip or not."""

from __future__ import annotations

from spiders.discover import feed
from spiders.discover.found import Found, Next, Problems
from spiders.discover.listed_time import listed_time
from spiders.discover.reference import resolve
from spiders.discover.unpacked import unpacked
from spiders.discover.xml_records import Field, read_records
from spiders.items import Link
from spiders.normalise.text import clean_or_none

STARTS = frozenset({"url", "sitemap"}) | feed.STARTS
WANTED = frozenset({"loc", "lastmod", "news:title", "news:publication_date"}) | feed.WANTED


def read(body: bytes, url: str, *, timezone: str = "UTC", content_type: str | None = None) -> Found:
    """All addresses in their order. `timezone`: where a time names no zone. Malformed ones as far as they go."""
    body, incomplete = unpacked(body)
    if not body.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<"):
        return _text(body, url, incomplete)
    records = read_records(body, url, starts=STARTS, wanted=WANTED, content_type=content_type)
    if records.root in ("rss", "rdf:rdf", "atom:feed"):
        return feed.of_records(records, url, section=None, timezone=timezone)
    problems = Problems()
    if problem := incomplete or records.problem:
        problems.add("malformed_sitemap", f"the site map {url}: {problem}")
    links, maps, via = [], [], f"sitemap:{url}"
    for name, record in records.records:
        address = _text_of(record, "loc")
        resolved = resolve(address, url) if address else None
        if resolved is None:
            problems.add(
                "bad_address", f"the site map {url} has an entry without a readable address: {address!r:.200}."
            )
            continue
        changed = _text_of(record, "lastmod")
        lastmod = listed_time(changed, timezone) if changed else None
        if name == "sitemap":
            maps.append(Next(url=resolved, kind="sitemap", lastmod=lastmod))
            continue
        published = _text_of(record, "news:publication_date")
        links.append(
            Link(
                url=resolved,
                via=via,
                headline=clean_or_none(_text_of(record, "news:title")),
                published_raw=published,
                published_at=listed_time(published, timezone) if published else None,
                lastmod=lastmod,
            )
        )
    if not records.records:
        kind = "empty_sitemap" if records.root in ("urlset", "sitemapindex") else "not_a_sitemap"
        problems.add(kind, f"the site map {url} names no address: its root is <{records.root or 'nothing'}>.")
    return Found(links=tuple(links), next=tuple(maps), problems=problems.found())


def _text_of(record: dict[str, list[Field]], name: str) -> str | None:
    return next((field.text for field in record.get(name, ()) if field.text), None)


def _text(body: bytes, url: str, incomplete: str | None) -> Found:
    """A site map of one address a line."""
    problems = Problems()
    if incomplete:
        problems.add("malformed_sitemap", f"the site map {url}: {incomplete}")
    links = []
    for line in body.decode("utf-8-sig", "replace").splitlines():
        if not line.strip():
            continue
        address = resolve(line, url) if line.lstrip().startswith(("http://", "https://")) else None
        if address:
            links.append(Link(url=address, via=f"sitemap:{url}"))
        else:
            problems.add("bad_address", f"the site map {url} has a line that is no address: {line.strip()!r:.200}.")
    if not links:
        problems.add("not_a_sitemap", f"{url} is no site map: it names no address.")
    return Found(links=tuple(links), problems=problems.found())
