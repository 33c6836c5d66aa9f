"""Two machines that share an S3 API and nothing else: the second goes on where the first one was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import attrs
import pytest

from spiders.fetch import archive
from spiders.stage.batch import complete_batches
from spiders.stage.place import Place
from spiders.stage.prepared import read_prepared, remove_batch
from tests.fetch.crawled import crawl
from tests.fetch.small_paper import Answer, SmallPaper, article_page, feed
from tests.fetch.test_orders import OWN, SITE


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server_module = pytest.importorskip("moto.server", reason="moto is not installed")
    s3fs = pytest.importorskip("s3fs", reason="s3fs is not installed")
    server = server_module.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "loopback")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "loopback")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    s3fs.S3FileSystem.clear_instance_cache()
    s3fs.S3FileSystem().makedirs("crawled", exist_ok=True)
    yield "s3://crawled"
    server.stop()


def test_batches_archive_and_state_are_shared_by_two_machines(bucket: str, tmp_path: Path) -> None:
    settings = {"NEWS_STAGE": f"{bucket}/stage", "NEWS_ARCHIVE": f"{bucket}/archive"}
    site = attrs.evolve(SITE, revisit=(timedelta(0),))
    answers = {f"/a/{n}": Answer(body=article_page(n), headers={"ETag": f'"{n}"'}) for n in range(3)}
    with SmallPaper(answers) as paper:
        paper.answers["/feed.xml"] = Answer(body=feed([f"{OWN}/a/{n}" for n in range(3)]), headers={"ETag": '"f"'})
        first = crawl(site, tmp_path / "one", settings, base_url=paper.address)
        paper.log.clear()
        second = crawl(site, tmp_path / "two", settings, base_url=paper.address)

    assert first.outcome["counts"] == {"staged": 3}
    assert second.outcome["counts"] == {"unchanged": 3}
    assert {asked.status for asked in paper.log if asked.path != "/robots.txt"} == {304}
    assert complete_batches(settings["NEWS_STAGE"]) == first.outcome["batches"] + second.outcome["batches"]
    beside = [path.replace(".jsonl.gz", ".rows") for path in complete_batches(settings["NEWS_STAGE"])]
    assert sorted(Place(settings["NEWS_STAGE"]).names(".rows")) == sorted(beside)
    assert len(read_prepared(first.outcome["batches"][0])[1].articles) == 3
    remove_batch(first.outcome["batches"][0])
    assert Place(settings["NEWS_STAGE"]).names(".rows") == beside[1:]
    article = first.article(f"{OWN}/a/1")
    assert archive.read(article["raw_ref"], settings["NEWS_ARCHIVE"]).body == article_page(1)
    assert not [path for path in (tmp_path / "one").rglob("*") if path.suffix in (".gz", ".part")]
