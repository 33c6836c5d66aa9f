"""`python -m spiders` is `news`, for programs that cannot rely on PATH (an Airflow task)."""

from spiders.cli import run

run()
