"""Pages of every make, read without a page class: one folder a case, one test a field, which the name names."""

from __future__ import annotations

from pathlib import Path

import pytest

from spiders.site import Site
from tests.cases import check, fields_of

ANY = Site(name="web", title="Any publisher", base_url="", schedule=None)
FIELDS = fields_of(sorted(file.parent for file in Path(__file__).parent.glob("*/expected.json")))


@pytest.mark.parametrize(("case", "name"), FIELDS, ids=[f"{case.name}-{name}" for case, name in FIELDS])
def test_field_is_read_as_expected(case: Path, name: str) -> None:
    check(case, ANY, name)
