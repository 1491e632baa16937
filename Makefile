# `make help` says what there is. Needed: Python 3.11 or later with venv, make, git; everything else is installed
# into .venv from the lock files, every file checked by its hash.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE ?= examples/envoy
REPORTS = $(wildcard $(EXAMPLE:/=)/[0-9]*)
SOURCES := $(shell find src tests bench -type f -not -name '*.pyc' 2>/dev/null)
PIP = $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes

export PYTHONPATH := src

.PHONY: help demo test lint types layers unit fuzz golden glossary bench lock clean
.DEFAULT_GOAL := help

help: ## say what there is
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/.run ## set the reports of an example story side by side
	@$(BIN)/python -m reportedly compare $(REPORTS) --format text

test: lint types layers unit ## all checks; each runs again only where something changed

lint: $(VENV)/.lint ## ruff
types: $(VENV)/.types ## mypy --strict
layers: $(VENV)/.layers ## import-linter: which part may import which
unit: $(VENV)/.unit ## pytest

$(VENV)/.lint: $(VENV)/.dev pyproject.toml $(SOURCES)
	$(BIN)/ruff check src tests bench
	@touch $@

$(VENV)/.types: $(VENV)/.dev pyproject.toml $(SOURCES)
	$(BIN)/mypy
	@touch $@

$(VENV)/.layers: $(VENV)/.dev pyproject.toml $(SOURCES)
	$(BIN)/lint-imports
	@touch $@

$(VENV)/.unit: $(VENV)/.dev pyproject.toml Makefile README.md $(SOURCES) $(wildcard examples/*/* docs/*)
	$(BIN)/python -m pytest
	@touch $@

fuzz: $(VENV)/.dev ## the property tests on examples that they have not tried before, and inputs damaged at random
	HYPOTHESIS_PROFILE=new $(BIN)/python -m pytest tests/property
	$(BIN)/python bench/fuzz_inputs.py --seconds 120

golden: $(VENV)/.run ## write the expected accounts of the example stories anew, from what is made today
	$(BIN)/python bench/expected_accounts.py

glossary: $(VENV)/.run ## write docs/glossary.md anew from the docstrings of the records
	$(BIN)/python bench/glossary.py

bench: $(VENV)/.run ## how dear a comparison is beside a bare parse of the same text
	$(BIN)/python bench/cold_and_warm.py $(REPORTS)

lock: $(VENV)/.lock ## choose new versions and write them, with hashes, to the lock files
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11 \
	    pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11 \
	    -c requirements.lock pyproject.toml --extra pdf --extra parquet --group dev -o requirements-dev.lock
	$(BIN)/python bench/pin_lock.py

clean: ## remove what was installed and what was cached
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "Python 3.11 or later is needed; name one: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	    || { echo "venv is needed; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

# The program of this checkout, from any folder: a path file for the library, and a command that looks into no other one.
$(BIN)/reportedly: $(VENV)/.made
	@echo '$(CURDIR)/src' > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/reportedly.pth"
	@printf '#!/bin/sh\nexec "%s" -P -m reportedly "$$@"\n' '$(CURDIR)/$(BIN)/python' > $@
	@chmod +x $@

$(VENV)/.run: $(VENV)/.made $(BIN)/reportedly requirements.lock
	@echo "Installing what is locked into $(VENV); this takes a minute, once." >&2
	@$(PIP) -r requirements.lock
	@touch $@

$(VENV)/.dev: $(VENV)/.made $(BIN)/reportedly requirements-dev.lock
	@echo "Installing what is locked for tests into $(VENV); this takes a minute, once." >&2
	@$(PIP) -r requirements-dev.lock
	@touch $@ $(VENV)/.run

$(VENV)/.lock: $(VENV)/.made
	@$(BIN)/python -m pip install -qq --disable-pip-version-check uv
	@touch $@
