# `make help` lists what there is. Prerequisites: Python 3.11 or newer, and make.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
BIN := .venv/bin
STAMPS := .stamps
export PATH := $(CURDIR)/$(BIN):$(PATH)
unexport PYTHONPATH VIRTUAL_ENV

UV := $(BIN)/uv
# Bytecode at once: a process starts twice as fast where Python may not write it itself.
SYNC := $(UV) pip sync --python $(BIN)/python --require-hashes --strict --compile-bytecode
COMPILE := $(UV) pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	--python-version 3.11 --custom-compile-command 'make lock' --quiet
FRONT_INPUTS := $(shell find frontend -type f -not -path '*/node_modules/*' 2>/dev/null)

.PHONY: help setup run down test lint screenshots bench lock clean

help: ## List these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | awk -F '\t' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: $(STAMPS)/project $(STAMPS)/jars $(STAMPS)/frontend ## Make the environment, fetch Neo4j, build the pages' styles

run: setup ## Start everything; Ctrl-C stops it (BRIDGE_HOME and BRIDGE_PORT choose folder and port)
	@exec $(BIN)/bridge up

down: ## Stop what `make run` started from this folder
	@$(BIN)/bridge down

test: setup $(STAMPS)/dev lint ## Check style, types and floors, then run every test
	@scripts/ensure-chromium
	@$(BIN)/python -m pytest tests

lint: setup $(STAMPS)/dev ## Check style, types and import floors only
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

screenshots: setup $(STAMPS)/dev ## Open every page as every role at 1280 and 360 px, pictures in screenshots/
	@scripts/ensure-chromium
	@$(BIN)/python scripts/screenshots.py screenshots

bench: setup $(STAMPS)/dev ## Measure the published figures again
	@for script in $(filter-out bench/house.py,$(wildcard bench/*.py)); do echo "== $$script"; $(BIN)/python "$$script"; done

lock: $(STAMPS)/uv ## Renew requirements/*.txt from requirements/*.in
	@$(COMPILE) --upgrade requirements/dev.in -o requirements/dev.txt
	@$(COMPILE) requirements/run.in -c requirements/dev.txt -o requirements/run.txt

clean: ## Remove what setup made; data in .bridge stays
	@rm -rf .venv $(STAMPS) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist \
		*.egg-info frontend/node_modules bridge/web/static graph_schema/server/.jgo screenshots

$(STAMPS)/uv: requirements/run.txt
	@mkdir -p $(STAMPS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	@test -x $(BIN)/python || { echo 'Making .venv'; $(PYTHON) -m venv .venv; }
	@sed -n '/^uv==/,/[^\\]$$/p' requirements/run.txt | $(BIN)/python -m pip install --quiet --require-hashes --requirement /dev/stdin
	@touch $@

# The development lock holds everything of the running one: once it is in, it stays in.
$(STAMPS)/run: $(STAMPS)/uv requirements/run.txt
	@if [ -e $(STAMPS)/dev ]; then rm -f $(STAMPS)/dev; $(SYNC) requirements/dev.txt && touch $(STAMPS)/dev; \
		else echo 'Installing what the service needs'; $(SYNC) requirements/run.txt; fi
	@touch $@

$(STAMPS)/dev: $(STAMPS)/run requirements/dev.txt
	@echo 'Installing what the checks need'
	@$(SYNC) requirements/dev.txt
	@touch $@
	@rm -f $(STAMPS)/project; $(MAKE) $(STAMPS)/project

$(STAMPS)/project: $(STAMPS)/run pyproject.toml
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/jars: $(STAMPS)/run graph_schema/server/jgo.lock.toml
	@$(BIN)/python -m graph_schema.server.fetch
	@touch $@

$(STAMPS)/npm: $(STAMPS)/run frontend/package.json frontend/package-lock.json
	@echo 'Installing what builds the styles'
	@$(BIN)/npm --prefix frontend ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(STAMPS)/frontend: $(STAMPS)/npm $(FRONT_INPUTS)
	@echo 'Building styles and scripts'
	@$(BIN)/npm --prefix frontend run --silent build
	@touch $@
