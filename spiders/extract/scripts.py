"""The parsed page in, the data that its scripts hold out: JSON, assignments, what Next and Nuxt write in their way.

`__NEXT_DATA__` and its like are JSON. `self.__next_f.push` pushes parts of one stream of rows. `__NUXT_DATA__` is a
flat list whose numbers point into itself. `window.__NUXT__=(function(a,b){…}(…))` is a program: of it the strings
are read as they stand. Fusion, Apollo and the states of other frameworks are assigned.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote

from spiders.extract.json_ld import DEEPEST
from spiders.extract.react import as_html

LARGEST = 6_000_000
"""Characters of all scripts together."""
SHORTEST_SCRIPT = 400
SHORTEST_STRING = 60
MOST_VALUES = 200_000
_ASSIGNED = re.compile(
    r"(?:^|[;\s{])(?:window|self|globalThis|Fusion|var|let|const)[\w.\[\]\"'\s]{0,80}?=\s*(?=[{\[(]|JSON\.parse)"
)
_PARSED = re.compile(
    r"JSON\.parse\(\s*(decodeURIComponent\(\s*)?(?:(\"(?:[^\"\\]|\\.)*\")|'((?:[^'\\]|\\.)*)')", re.DOTALL
)
_PUSHED = re.compile(r"self\.__next_f\.push\(\s*(\[.*\])\s*\)\s*;?\s*$", re.DOTALL)
_ROW = re.compile(r"[0-9a-f]{1,6}:(?:(T)([0-9a-f]{1,7}),|(?:[A-Z]{0,2}[\w,]*)?(?=[\[{\"]))")
_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')


def data_of(scripts: list[Any]) -> list[tuple[str, Any]]:
    """Names and values, in the order of the page."""
    found: list[tuple[str, Any]] = []
    size = 0
    pushed: list[str] = []
    for element in scripts:
        text = element.text
        kind = (element.get("type") or "").lower()
        if not text or "ld+json" in kind or (len(text) < SHORTEST_SCRIPT and "__next_f" not in text):
            continue
        size += len(text)
        if size > LARGEST:
            break
        name = element.get("id") or kind or "script"
        if "json" in kind:
            data = _loads(text)
            found.append((name, _revived(data) if "NUXT" in name.upper() else data))
        elif match := _PUSHED.search(text):
            part = _loads(match[1])
            if isinstance(part, list) and len(part) > 1 and isinstance(part[1], str):
                pushed.append(part[1])
        else:
            found += _assigned(text)
    if pushed:
        found.append(("self.__next_f", _rows("".join(pushed))))
    return [(name, data) for name, data in found if data is not None]


def _assigned(text: str) -> list[tuple[str, Any]]:
    """Values assigned in a script; where none is JSON, its strings."""
    matches = list(_ASSIGNED.finditer(text))[:20]
    found = []
    for match in matches:
        rest = text[match.end() :]
        data = _parsed(rest) if rest.startswith("JSON") else _head(rest)
        if data:
            found.append((match[0].strip(" =;{\n"), data))
    if matches and not found:
        strings = [_loads(f'"{said}"') for said in _STRING.findall(text) if len(said) >= SHORTEST_STRING]
        found.append((matches[0][0].strip(" =;{\n"), [said for said in strings if said]))
    return found


def _parsed(text: str) -> Any:
    """What JSON.parse("…") gives."""
    match = _PARSED.match(text)
    if not match:
        return None
    said = _loads(match[2]) if match[2] else match[3].replace("\\'", "'").replace("\\\\", "\\")
    return _loads(unquote(said) if match[1] else said) if isinstance(said, str) else None


def _rows(stream: str) -> list[Any]:
    """The rows of Next's stream: JSON, or a text after the number of its bytes, then at once the next row."""
    rows: list[Any] = []
    place = 0
    while place < len(stream):
        match = _ROW.match(stream, place)
        if match and match[1]:
            said = stream[match.end() : match.end() + int(match[2], 16)]
            said = said.encode()[: int(match[2], 16)].decode("utf-8", "ignore")
            rows.append(said)
            place = match.end() + len(said)
            continue
        if match and (data := _head(stream[match.end() :])) is not None:
            rows.append(as_html(data))
        place = stream.find("\n", place) + 1 or len(stream)
    return rows


def _revived(flat: Any) -> Any:
    """Nuxt's flat list as what it stands for: numbers point to other places of the list."""
    if not isinstance(flat, list) or not flat:
        return flat
    done: dict[int, Any] = {}

    def at(place: Any, depth: int) -> Any:
        if type(place) is not int or not 0 <= place < len(flat) or depth > DEEPEST or len(done) > MOST_VALUES:
            return None
        if place in done:
            return done[place]
        done[place] = None  # what points to itself ends here
        value = flat[place]
        if isinstance(value, dict):
            value = {key: at(inner, depth + 1) for key, inner in value.items()}
        elif isinstance(value, list):
            named = len(value) == 2 and isinstance(value[0], str)
            value = at(value[1], depth + 1) if named else [at(inner, depth + 1) for inner in value]
        done[place] = value
        return value

    return at(0, 0)


def _loads(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _head(text: str) -> Any:
    """The first complete value."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None
