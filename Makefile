# Everything a person with Python 3.11 or newer needs: `make run`, `make test`.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run build test quick check fix bench browser screenshots lock clean
MAKEFLAGS += --no-print-directory
unexport PYTHONDONTWRITEBYTECODE  # else each of the many commands that tests start compiles Welnu anew

PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)
SAY = @printf '\033[1m%s\033[0m\n'

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/run build ## Install, build, migrate and serve on http://localhost:8000
	$(SAY) 'Welnu serves on http://localhost:8000 (stop with Ctrl-C)'
	@$(BIN)/welnu serve

build: .venv/run ## Build the phone client, when it changed
	@$(BIN)/python pwa/build.py

test: .venv/test build browser check ## Install what tests need and run everything
	$(SAY) 'Phone client: unit tests'
	@$(BIN)/python pwa/npm.py test --silent
	$(SAY) 'Server, journeys, browser and chaos: SQLite, PostgreSQL and Chromium'
	@$(BIN)/pytest -n logical --maxprocesses 4 -m 'not chaos'
	$(SAY) 'Killing servers: with the whole machine for each'
	@$(BIN)/pytest -m chaos

quick: .venv/test build ## The tests for every day: SQLite, no browser, nothing that takes long
	@$(BIN)/pytest -n logical --maxprocesses 4 --database sqlite -m 'not browser and not chaos and not long'

check: .venv/test build ## Lint, types and contracts
	$(SAY) 'Python: ruff, mypy, import contracts'
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache | tail -n 3
	$(SAY) 'Data: questionnaires and catalogue'
	@$(BIN)/welnu check-data
	$(SAY) 'Phone client: types, style'
	@$(BIN)/python pwa/npm.py run check --silent

fix: .venv/test build ## Format, and mend what linters can
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/python pwa/npm.py run fix --silent

bench: .venv/test build browser ## Measure, as ratios within one run
	@$(BIN)/python -m tests.benchmarks

browser: .venv/test
	@$(BIN)/python -m tests.browser.install

screenshots: .venv/test build browser ## Make the README's pictures anew
	@$(BIN)/python -m tests.browser.screenshots

lock: ## Pin the newest versions that pyproject.toml allows (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
		--extra build --upgrade -o requirements.txt pyproject.toml
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
		--extra build --extra postgresql --extra dev -c requirements.txt --upgrade -o requirements-dev.txt pyproject.toml

clean: ## Remove what was installed and built; keeps ./var
	rm -rf .venv build pwa/dist pwa/node_modules pwa/.stamp*

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo 'make: Python is missing: install Python 3.11 or newer' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'make: Python is too old: Welnu needs 3.11 or newer' >&2; exit 1; }
	$(SAY) 'Making .venv'
ifdef UV
	@uv venv --quiet --python $(PYTHON) .venv
else
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo 'make: Python cannot make a virtual environment: install python3-venv' >&2; exit 1; }
endif

.venv/run: requirements.txt pyproject.toml | .venv/bin/python
	$(SAY) 'Installing what Welnu needs'
	$(call install,requirements.txt)
	@touch $@

.venv/test: requirements-dev.txt .venv/run
	$(SAY) 'Installing what tests need'
	$(call install,requirements-dev.txt)
	@touch $@

ifdef UV
define install
	@uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r $(1)
	@uv pip install --quiet --compile-bytecode --python $(BIN)/python --no-deps --no-build-isolation -e .
endef
else
define install
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
endef
endif
