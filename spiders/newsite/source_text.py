"""Values in, Python source out: literals and comments that stay such whatever a page has put into them. Pure."""

from __future__ import annotations

import json
import re
import textwrap

WIDTH = 116


def literal(text: str) -> str:
    """A string literal in double quotes, on one line."""
    return json.dumps(text, ensure_ascii=not text.isprintable())


def raw_literal(pattern: str) -> str:
    """A regular expression as one would write it."""
    plain = pattern.isprintable() and '"' not in pattern and not pattern.endswith("\\")
    return f'r"{pattern}"' if plain and "\\" in pattern else literal(pattern)


def comment(text: str, indent: str = "    ") -> str:
    """A comment of as many lines as it takes, each with its end."""
    lines = textwrap.wrap(one_line(text), WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    return "".join(f"{indent}# {line}\n" for line in lines)


def one_line(text: str) -> str:
    """The text without line breaks and characters that cannot be seen."""
    return re.sub(r"\s+", " ", "".join(c if c.isprintable() else " " for c in text)).strip()


def prose(text: str) -> str:
    """The text as a part of a docstring."""
    return one_line(text).replace("\\", "/").replace('"""', "'''").replace('"', "'")
