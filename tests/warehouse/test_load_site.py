"""A DAG's load takes its own site's batches, so the counts in its asset's event are its own."""

from __future__ import annotations

import attrs
import pytest

from spiders.warehouse.load import load
from tests.warehouse.staging import SITE, Run, article


@pytest.mark.usefixtures("warehouse")
def test_a_load_of_one_site_leaves_the_other_sites_batches_for_theirs():
    tribune = attrs.evolve(SITE, name="tribune", base_url="https://tribune.example")
    there = {"source": "tribune", "url": "https://tribune.example/2", "url_canonical": "https://tribune.example/2"}
    Run(1).reads(article("1"), article("3")).ends()
    Run(1, tribune).reads(article("2", **there)).ends()

    assert load(site="tribune").articles["loaded"] == 1
    assert load(site="tribune").batches == 0
    assert load().articles["loaded"] == 2
