"""Which fields of a staged line go into which column, and how a JSON value is written for COPY.

A value of another kind than its field's is refused with a reason, never bent to fit. What a kind cannot tell (a date
that is none, a number too large) is left to Postgres.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Writer = Callable[[Any], str]
    Columns = Mapping[str, tuple[Writer, str]]

NULL = "\x01"
"""How COPY is told that there is no value."""

_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2}(?::[0-9]{2})?)"
)
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Refused(ValueError):  # noqa: N818 (it is a finding, not a fault)
    """A line that cannot become a row: `reason` is one word for the books, the message a sentence."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def text(value: Any) -> str:
    """A string as it is."""
    if not isinstance(value, str):
        raise TypeError
    return value


def moment(value: Any) -> str:
    """A time with its zone. Postgres alone would take "yesterday" and "now" as well."""
    if not _MOMENT.fullmatch(text(value)):
        raise Refused("bad_date", f"{value[:80]!r} is no time as ISO 8601 writes it, with a zone.")
    return str(value)


def number(value: Any) -> str:
    """A whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return str(value)


def truth(value: Any) -> str:
    """True or false."""
    if not isinstance(value, bool):
        raise TypeError
    return "t" if value else "f"


def texts(value: Any) -> str:
    """A list of strings as Postgres's array."""
    if not isinstance(value, list):
        raise TypeError
    return "{" + ",".join('"' + text(item).replace("\\", "\\\\").replace('"', '\\"') + '"' for item in value) + "}"


def structure(value: Any) -> str:
    """Anything, as jsonb; an empty one as none."""
    return _json(value) if value else NULL


def digest(value: Any) -> str:
    """A hash in hex as bytea."""
    return "\\x" + text(value)


ABSENT: dict[Writer, dict[str, str]] = {
    text: {
        "date_precision": "none", "language": "und", "article_type": "news", "status": "live", "parser_name": "generic",
        "parser_version": "1", "kind": "person", "stage": "crawl",
    },
    number: {"schema_version": "1", "word_count": "0", "char_count": "0", "bytes": "0"},
    truth: {"is_wire": "f", "is_main": "f"},
}  # fmt: skip
"""What is written for a field that the line does not have, where it is not NULL or, for a list, the empty one. By kind
of value, too: an article's status is a word, a response's a number."""


def _columns(kinds: Mapping[Writer, str]) -> Columns:
    return {
        name: (write, ABSENT.get(write, {}).get(name, "{}" if write is texts else NULL))
        for write, names in kinds.items()
        for name in names.split()
    }


ARTICLE = _columns(
    {
        text: "source_article_id url url_canonical headline subheadline description published_raw updated_raw"
        " date_precision byline_raw wire_credit_raw dateline section language detected_language"
        " body_text body_html article_type correction_note status layout parser_name parser_version",
        texts: "date_flags wire_agency breadcrumbs keywords",
        truth: "is_wire is_liveblog is_paywalled is_sponsored",
        number: "word_count char_count simhash schema_version",
        digest: "content_hash",
        moment: "published_at updated_at",
        structure: "body_blocks videos audios links field_provenance json_ld",
    }
)
"""What a page says. `record_hash` is made of these: equal means that nothing at all has changed."""

IMAGE = _columns(
    {
        text: "url caption credit_raw credit_agency alt",
        texts: "credit_agencies",
        number: "width height",
        truth: "is_main",
    }
)
AUTHOR = _columns({text: "name kind email url"})
ADDRESS = _columns(
    {
        text: "source url url_canonical state reason detail duplicate_of",
        digest: "key",
        texts: "via",
        moment: "lastmod at",
    }
)
FETCH = _columns(
    {
        text: "source url purpose error etag last_modified raw_ref",
        digest: "key",
        number: "status bytes elapsed_ms",
        moment: "at",
    }
)
QUARANTINED = _columns({text: "source url stage reason detail raw_ref record", digest: "key", moment: "at"})


def values(columns: Columns, record: Mapping[str, Any]) -> list[str]:
    """The fields of a line, written for COPY but not yet escaped. Raises Refused."""
    written = []
    value = None
    try:
        for name, (write, absent) in columns.items():
            value = record.get(name)
            if value is None:
                value = absent
            elif write is not text or type(value) is not str:
                value = write(value)
            written.append(value)
    except Refused:
        raise
    except (TypeError, ValueError, RecursionError):
        raise Refused("bad_value", f"{name} is of the wrong kind: {str(value)[:80]!r}.") from None
    return written


def row(fields: list[str]) -> bytes:
    """One line of COPY's text format. Raises Refused for what UTF-8 or Postgres has no place for."""
    return escaped(joined(fields)) + b"\n"


def joined(fields: list[str]) -> bytes:
    """The fields with NUL characters between them. Raises Refused as `row` does."""
    together = "\0".join(fields)
    if together.count("\0") != len(fields) - 1:
        raise Refused("nul_character", "a field holds a NUL character, which Postgres has no place for.")
    try:
        return together.encode()
    except UnicodeEncodeError:
        raise Refused("lone_surrogate", "a field holds half of a surrogate pair, which is no character.") from None


def escaped(together: bytes) -> bytes:
    """Fields that were joined as COPY's text format has them."""
    together = together.replace(b"\\", b"\\\\").replace(b"\n", b"\\n").replace(b"\t", b"\\t")
    return together.replace(b"\r", b"\\r").replace(b"\0", b"\t")
