"""A draft in, files in a checkout out: the site file and its page cases. What is there is not written over unasked."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from attrs import frozen

from spiders.errors import UsageError
from spiders.newsite.cases import addresses, cases
from spiders.newsite.site_file import site_file

if TYPE_CHECKING:
    from pathlib import Path

    from spiders.newsite.draft import Draft

_IGNORED = """# Publishers' pages stay on this machine. Delete this file only where the pages are your own.
*/
"""


@frozen(kw_only=True)
class Written:
    """Where everything is."""

    site_file: Path
    cases: tuple[Path, ...]


def write(draft: Draft, checkout: Path, *, force: bool = False) -> Written:
    """Write all of it, or, where something is in the way, nothing."""
    name = draft.site.name
    if not re.fullmatch("[a-z][a-z0-9_]*", name):
        raise UsageError(
            f"--name {name!r} is no name of a site: small letters, digits and underscores, a letter first."
        )
    module = checkout / "spiders" / "sites" / f"{name}.py"
    folder = checkout / "tests" / "sites" / "pages" / name
    if not module.parent.is_dir():
        raise UsageError(f"{checkout} holds no spiders/sites: name the checkout to write into with --into.")
    for path in (module, folder):
        if path.exists() and not force:
            raise UsageError(f"{path} is there already: choose another --name, or write over it with --force.")
    text = site_file(draft)
    compile(text, str(module), "exec")
    if folder.exists():
        shutil.rmtree(folder)
    written = []
    for case in cases(draft.samples):
        place = folder / case.name
        place.mkdir(parents=True)
        (place / "page.html").write_bytes(case.page)
        (place / "expected.json").write_text(case.expected, encoding="utf-8")
        written.append(place)
    (folder / "addresses.json").write_text(addresses(draft.samples), encoding="utf-8")
    (folder / ".gitignore").write_text(_IGNORED, encoding="utf-8")
    module.write_text(text, encoding="utf-8")
    return Written(site_file=module, cases=tuple(written))
