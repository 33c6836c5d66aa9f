"""An article in, lines for a terminal out: the table of its fields with their sources, and why one is as it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from spiders.extract.page_class import ArticlePage
    from spiders.items import Article, Provenance

LONGEST = 400
_INSIDE = frozenset(("json_ld", "body_blocks", "schema_version", "content_hash", "simhash", "body_html"))
"""For programs: `--json` has them."""
_MADE_OF = {
    "published_at": "published_raw", "updated_at": "updated_raw", "date_precision": "published_raw",
    "byline_raw": "authors", "is_wire": "wire_agency",
}  # fmt: skip
"""Fields made of another one."""


def show_table(article: Article) -> None:
    """Every field that says something, its value, where it came from and how sure that is."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from spiders.items import record

    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("field", no_wrap=True)
    table.add_column("value", overflow="fold", ratio=3)
    table.add_column("from", overflow="fold", ratio=1)
    table.add_column("sure", no_wrap=True)
    said = record(article)
    for name, value in said.items():
        if name in _INSIDE or name == "field_provenance" or value in ("", [], ()):
            continue
        origin = _origin(article, name)
        source = f"{origin.method} {origin.rule or ''}".strip() if origin else ""
        table.add_row(name, escape(in_words(name, value)), escape(source), f"{origin.confidence:.2f}" if origin else "")
    Console(soft_wrap=False).print(table)


def show_field(article: Article, page: ArticlePage, name: str) -> None:
    """One field: its value, its source, and the candidates it was chosen from."""
    import attrs

    from spiders.errors import UsageError
    from spiders.extract.explain import explain
    from spiders.items import record

    names = [field.name for field in attrs.fields(type(article))]
    if name not in names:
        raise UsageError(f"there is no field {name!r}; the fields are {', '.join(names)}.")
    value = record(article).get(name)
    typer.echo(f"{name}: {json.dumps(value, ensure_ascii=False, indent=2)}")
    origin = _origin(article, name)
    if origin:
        typer.echo(f"found by: {origin.method}, {origin.rule}")
        typer.echo(f"sure: {origin.confidence:.2f}")
        if origin.raw:
            typer.echo(f"on the page: {origin.raw}")
    elif value not in (None, "", [], ()):
        typer.echo("from other fields, by rule.")
    else:
        typer.echo("the page does not say.")
    if why := explain(page, name):
        typer.echo(f"rule: {why.rule}")
        typer.echo("candidates:" if why.candidates else "candidates: none")
        width = max((len(candidate.source) for candidate in why.candidates), default=0)
        for candidate in why.candidates:
            mark = "*" if candidate.verdict in ("taken", "the cover") else " "
            typer.echo(f" {mark} {candidate.source:<{width}}  {short(candidate.value, 200)}  [{candidate.verdict}]")


def in_words(name: str, value: Any) -> str:
    """A value as one reads it: a line a picture, a name or a link."""
    if name == "images":
        return "\n".join(map(_picture, value))
    if name == "authors":
        return "\n".join(
            author["name"] + "".join(f" · {author[key]}" for key in ("kind", "email", "url") if author.get(key))
            for author in value
        )
    if name in ("links", "videos", "audios"):
        return "\n".join(f"{entry.get('text') or entry.get('title') or ''} {entry['url']}".strip() for entry in value)
    if isinstance(value, list | tuple) and all(isinstance(entry, str) for entry in value):
        return (" > " if name == "breadcrumbs" else ", ").join(value)
    return short(value)


def _picture(image: dict[str, Any]) -> str:
    said = [image["url"]]
    if image.get("caption"):
        said.append(f"  {image['caption']}")
    if image.get("credit_raw"):
        agency = f" ({image['credit_agency']})" if image.get("credit_agency") else ""
        said.append(f"  credit: {image['credit_raw']}{agency}")
    return "\n".join(said)


def _origin(article: Article, name: str) -> Provenance | None:
    return article.field_provenance.get(name) or article.field_provenance.get(_MADE_OF.get(name, ""))


def short(value: object, longest: int = LONGEST) -> str:
    """The value on paper, cut where it is long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= longest else f"{text[:longest]}… ({len(text)} characters)"
