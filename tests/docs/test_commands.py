"""The documentation: every `news` command in it parses as the command itself parses it, every link leads somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer.main

from spiders.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PROSE = re.compile(r"`(?:\.venv/bin/)?(news [^`\n]+)`")
BLOCK = re.compile(r"^(?:    |)(?:\$ )?(news [a-z][^\n]*)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def commands(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    found = PROSE.findall(text) + BLOCK.findall(text)
    return [re.split(r"\s+#|\s+&&|\s+>|\s+\|", command)[0].strip() for command in found]


def spoken_of() -> list[tuple[str, str]]:
    return sorted({(page.name, command) for page in PAGES for command in commands(page)})


@pytest.mark.parametrize(("page", "command"), spoken_of())
def test_every_command_is_one(page: str, command: str):  # noqa: ARG001 (it names the case)
    """Options and arguments are parsed by the command itself; nothing is run. "…" stands for what is left out."""
    words = [
        word for word in shlex.split(command.replace("…", "").replace("|", " ")) if word not in ("[URL", "FILE", "-]")
    ]
    group: Any = typer.main.get_command(app)
    assert words[1] in group.commands, f"there is no `news {words[1]}`"
    known = {option for parameter in group.commands[words[1]].params for option in parameter.opts}
    for word in words[2:]:
        if word.startswith("--"):
            assert word.partition("=")[0] in known | {"--help"}, f"`news {words[1]}` has no {word}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path):
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_of_docs_is_named_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [page.name for page in PAGES[1:] if f"docs/{page.name}" not in readme] == []
