# The targets that a newcomer needs first; `make` alone lists them all.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
AS_OF  ?= 2010-10-01
FUZZ_SECONDS ?= 60
STAMP  := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help overdue test test-slow test-browser test-editor check format lint types layers data docs fuzz coverage bench clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

overdue: $(STAMP) ## List the overdue actions as at 1 October 2010; AS_OF=today or AS_OF=2011-03-31 for another day
	@$(BIN)/tsreview actions overdue $(if $(filter today,$(AS_OF)),,--as-of "$(AS_OF)")
	@echo
	@echo "For today: make overdue AS_OF=today. For any command: $(BIN)/tsreview --help"

test: $(VENV)/.installed-dev ## Run the tests (quick ones; test-slow runs the others)
	$(BIN)/python -m pytest -n 2 -q

test-slow: $(VENV)/.installed-dev ## Run the slow tests: the wheel in a fresh environment, the commands of CI, every shipped record written sloppily
	$(BIN)/python -m pytest -n 2 --dist loadfile -q -m slow

test-browser: $(VENV)/.installed-dev ## Test the reports in Chromium; as root on Debian it is installed, with Node.js
	tests/browser/set_up.sh
	$(BIN)/python -m pytest -q -m browser tests/browser

test-editor: $(VENV)/.installed-dev ## Test the schemas in the language server of editors; as root on Debian Node.js is installed
	tests/support/set_up_node.sh tests/editor
	$(BIN)/python -m pytest -q -m editor tests/editor

check: format lint types layers docs-check $(if $(TESTED),,test) test-slow data ## Run every check that CI runs, but test-browser and test-editor

format: $(VENV)/.installed-dev ## Check the formatting
	$(BIN)/ruff format --check .

lint: $(VENV)/.installed-dev ## Check the style
	$(BIN)/ruff check .

types: $(VENV)/.installed-dev ## Check the types
	$(BIN)/mypy

layers: $(VENV)/.installed-dev ## Check that imports go downward only
	$(BIN)/lint-imports

data: $(STAMP) ## Validate the shipped dataset and the example, and check the form of their records
	$(BIN)/tsreview validate --no-cache --strict
	$(BIN)/tsreview -C examples/wetherfold validate --no-cache --strict
	$(BIN)/tsreview format --check
	$(BIN)/tsreview -C examples/wetherfold format --check

docs: $(VENV)/.installed-dev ## Generate the pages that are made from the code
	$(BIN)/python tools/make_docs.py

docs-check: $(VENV)/.installed-dev
	$(BIN)/python tools/make_docs.py --check
.PHONY: docs-check

fuzz: $(VENV)/.installed-dev ## Fuzz every way into the tool for a minute, then try new examples of every property; FUZZ_SECONDS=3600 for an hour
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]' || echo "without atheris"
	$(BIN)/python -m tests.fuzz.run --seconds $(FUZZ_SECONDS)
	$(BIN)/python -m pytest -n 2 -q tests/unit --hypothesis-profile=search

# Some tests bound what time something takes, or what is imported, and fail here: to pass is for `make test` to tell.
coverage: $(VENV)/.installed-dev ## Measure which branches the tests take, and fail where a part falls under its figure; takes long
	$(BIN)/python -m coverage erase
	-$(BIN)/python -m coverage run -m pytest -q -m "not browser and not editor"
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report
	$(BIN)/python -m coverage json --quiet -o - | $(BIN)/python tools/coverage_figures.py

bench: $(VENV)/.installed-dev ## Measure, and write benchmarks/RESULTS.md
	$(BIN)/python benchmarks/run.py

clean: ## Delete what these targets made
	rm -rf $(VENV) tests/browser/node_modules tests/editor/node_modules build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage .coverage.*

# One environment serves both: the tool alone first, what the checks need on top of it.
$(STAMP): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(STAMP) $@
