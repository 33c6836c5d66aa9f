# The two commands of the README, and what the people who work on the code need. Everything lives in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Only what is installed decides what is rebuilt: a changed requirements file installs anew, nothing else does.
RUN_STAMP := $(VENV)/.run-installed
DEV_STAMP := $(VENV)/.dev-installed

# More workers than cores: the slow tests wait for delays and for Airflow to start. A file stays with its fixtures.
PARALLEL := -n 4 --dist loadfile

.PHONY: run test lint quick bench requirements clean help

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1	\2/'

run: $(RUN_STAMP) ## start Postgres, Airflow and the demo paper; Ctrl-C stops all. ONCE=1: one run, then stop
	@"$(BIN)/news" up $(if $(ONCE),--once)

test: $(DEV_STAMP) ## all checks: lint, types, import rules, tests
	@"$(BIN)/ruff" check . && "$(BIN)/ruff" format --check .
	@"$(BIN)/mypy"
	@"$(BIN)/lint-imports"
	@"$(BIN)/python" -m pytest $(PARALLEL)

quick: $(DEV_STAMP) ## the tests without the slow ones
	@"$(BIN)/python" -m pytest -m "not slow" $(PARALLEL)

bench: $(DEV_STAMP) ## speed, as ratios within one run. QUICK=1: without the million articles (half an hour, 12 GB)
	@QUICK="$(QUICK)" "$(BIN)/python" -m tests.bench

requirements: $(DEV_STAMP) ## compile the pinned requirements again from pyproject.toml
	@"$(BIN)/uv" pip compile pyproject.toml --extra cluster --extra install -o requirements.txt $(COMPILE)
	@"$(BIN)/uv" pip compile pyproject.toml --extra cluster --extra install --group dev -c requirements.txt -o requirements-dev.txt $(COMPILE)

COMPILE := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate

$(RUN_STAMP): requirements.txt pyproject.toml | $(BIN)/python
	@echo "installing the pinned packages into $(VENV) (once; a few minutes) …"
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch "$@"

$(DEV_STAMP): requirements-dev.txt pyproject.toml | $(BIN)/python
	@echo "installing the pinned packages and the tools of the tests into $(VENV) (once; a few minutes) …"
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch "$@" "$(RUN_STAMP)"

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 14) else "Python 3.11, 3.12 or 3.13 is needed, this is " + sys.version.split()[0] + ": make PYTHON=python3.12 …")'
	@"$(PYTHON)" -m venv "$(VENV)"

clean: ## remove what was installed (data stay)
	rm -rf "$(VENV)" .mypy_cache .ruff_cache .pytest_cache
