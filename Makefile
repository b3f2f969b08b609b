# `make deck` and `make test` need Python 3.11 or newer, make and a package index, nothing else: they set up .venv.

.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
# The first Python on the path that is new enough; `make PYTHON=...` names another.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$python; break; fi; done)
INSTALLED := $(VENV)/.installed
# More arguments for pytest: make test PYTEST_ARGS="-k dates"
PYTEST_ARGS ?=

.PHONY: help setup deck test lint bench pictures golden lock

help:  ## say what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

setup: $(INSTALLED)  ## install the locked packages and quizgen itself into .venv

deck: $(INSTALLED)  ## build the deck on Leon Trotsky: build/leon-trotsky.apkg
	$(BIN)/quizgen build decks/leon-trotsky -o build

test: lint  ## run every check
	$(BIN)/pytest -n 2 $(PYTEST_ARGS)

lint: $(INSTALLED)  ## run ruff, mypy and import-linter
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(INSTALLED)  ## run every benchmark; each judges itself
	set -e; for benchmark in benchmarks/*.py; do echo "== $$benchmark"; $(BIN)/python $$benchmark; done

pictures: $(INSTALLED)  ## draw every kind of card with Chromium: build/pictures; look at them after a change of style
	$(BIN)/python tools/pictures.py build/pictures

golden: $(INSTALLED)  ## write the golden files anew; read the diff before committing it
	$(BIN)/python tests/test_article_golden.py
	QUIZGEN_UPDATE_GOLDEN=1 $(BIN)/pytest -n 2 -k golden

lock: $(INSTALLED)  ## write requirements.lock anew from pyproject.toml; make lock UPGRADE=--upgrade takes newer releases
	$(BIN)/pip-compile --quiet --extra dev --generate-hashes --strip-extras --allow-unsafe --no-header --no-emit-options \
		$(UPGRADE) -o requirements.lock pyproject.toml

$(INSTALLED): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "no Python 3.11 or newer on the path; name one: make PYTHON=..." >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@
