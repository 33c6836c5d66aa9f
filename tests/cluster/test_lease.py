"""One crawl of a site at a time over all machines, proved over a real S3 API."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from spiders.errors import SiteBusy
from spiders.stage.lease import site_lease


def test_a_second_crawl_of_the_site_is_refused_and_told_who_holds_it(s3: str):
    with (
        site_lease(s3, "demo"),
        pytest.raises(SiteBusy, match="demo is being crawled already, by process"),
        site_lease(s3, "demo"),
    ):
        pass


def test_another_site_is_free(s3: str):
    with site_lease(s3, "demo"), site_lease(s3, "korea_herald"):
        pass


def test_a_released_site_is_free_again(s3: str):
    for _ in range(2):
        with site_lease(s3, "demo"):
            pass


def test_of_many_that_come_at_once_one_gets_the_site(s3: str):
    def attempt(_: int) -> bool:
        try:
            held.enter_context(site_lease(s3, "demo"))
        except SiteBusy:
            return False
        return True

    with ExitStack() as held, ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(attempt, range(6))) == 1


def test_a_lease_whose_holder_is_gone_ends_by_itself(s3: str):
    import fsspec

    fsspec.filesystem("s3").pipe_file(f"{s3}/demo/lease/3", b'{"holder": "a dead machine", "until": 1}')

    with site_lease(s3, "demo") as lease:
        assert not lease.lost.is_set()


def test_a_holder_renews_for_as_long_as_it_works(s3: str):
    import fsspec

    store, path = fsspec.filesystem("s3"), f"{s3}/demo/lease/1"
    with site_lease(s3, "demo", lasts=8):
        taken = ends_at(store.cat_file(path))
        for _ in range(2):  # renewed, and renewed again
            before = ends_at(store.cat_file(path))
            while ends_at(store.cat_file(path)) == before:
                time.sleep(0.1)
        assert ends_at(store.cat_file(path)) > taken
        with pytest.raises(SiteBusy), site_lease(s3, "demo"):
            pass


def ends_at(lease: bytes) -> float:
    return float(json.loads(lease)["until"])


def test_a_holder_that_was_away_for_too_long_is_told(s3: str):
    import fsspec

    with site_lease(s3, "demo", lasts=0.8) as lease:
        fsspec.filesystem("s3").pipe_file(f"{s3}/demo/lease/2", b'{"holder": "another machine", "until": 9e12}')

        assert lease.lost.wait(200)
