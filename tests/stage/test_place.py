"""A directory and an object store behave alike: what is put is there whole."""

from __future__ import annotations

from pathlib import Path

import fsspec
import pytest

from spiders.errors import StageError
from spiders.stage.batch import complete_batches, read_batch
from spiders.stage.interrupted import seal_interrupted
from spiders.stage.place import Place, read
from spiders.stage.run import new_run
from spiders.stage.writer import BatchWriter
from tests.stage.tiny import SITE, address


@pytest.fixture(params=["directory", "file", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    fsspec.filesystem("memory").store.clear()
    return Place(
        {"directory": str(tmp_path / "p"), "file": f"file://{tmp_path}/p/", "memory": "memory://p"}[request.param]
    )


def test_what_is_put_is_read_and_listed_by_the_address_that_it_got(place: Place) -> None:
    put = place.put("a/b/1.gz", b"one")
    place.put("a/b/2.txt", b"two")

    assert read(put) == b"one"
    assert place.names(".gz") == [put]
    assert place.names(".gz", "a") == [put]
    assert place.names(".gz", "c") == []
    assert place.get("a/b/1.gz") == b"one"
    assert place.get("none") is None


def test_nothing_half_written_is_left_where_it_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "p").write_text("a file where a directory should be")

    with pytest.raises(StageError, match="nothing of it is visible"):
        Place(str(tmp_path / "p")).put("a/1.gz", b"one")


def test_batches_of_an_object_store_are_listed_read_and_recovered(home: Path) -> None:
    fsspec.filesystem("memory").store.clear()
    writer = BatchWriter("memory://stage", home, SITE, new_run())
    writer.add(address(1))
    (path,) = writer.close(seen=1)
    killed = BatchWriter("memory://stage", home, SITE, new_run())
    killed.add(address(2))
    killed._file.close()

    recovered = seal_interrupted(home, "memory://stage")

    assert complete_batches("memory://stage") == [path, *recovered]
    assert next(read_batch(recovered[0]).records())["key"] == "k2"
