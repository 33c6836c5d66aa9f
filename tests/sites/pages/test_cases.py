"""Every saved page of every site, read with its site file: one folder a case, one test a field, which the name names.

`news new-site` writes such folders.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from spiders.sites import get_site
from tests.cases import check, fields_of

FIELDS = fields_of(sorted(file.parent for file in Path(__file__).parent.glob("*/*/expected.json")))


@pytest.mark.parametrize(
    ("case", "name"), FIELDS, ids=[f"{case.parent.name}-{case.name}-{name}" for case, name in FIELDS]
)
def test_field_is_read_as_expected(case: Path, name: str) -> None:
    check(case, get_site(case.parent.name), name)
