# Everything a newcomer needs: `make demo` first. Each target sets up .venv by itself; a second run finds it ready.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check compiled bench measure docs clean

export LATOPIS_COMPILE ?= no  # an editable installation is Python: what runs is what is edited

VENV := .venv
BIN := $(VENV)/bin
LIGHT := $(VENV)/.installed
DEVELOPER := $(VENV)/.installed-for-developers
BENCH := $(VENV)/.installed-for-benchmarks
COMPILED := .compiled
SOURCES := $(shell find src -name '*.py') $(wildcard compiling/*.py) hatch_build.py pyproject.toml

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

demo: $(LIGHT) ## Add the examples to a chronicle and ask it
	$(BIN)/latopis demo

test: $(DEVELOPER) ## Run every test
	scripts/system-packages
	$(BIN)/python -m pytest

check: $(DEVELOPER) ## Lint, format, types, imports, the register, sizes
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/latopis register check
	$(BIN)/python -m pytest tests/test_style.py

compiled: $(DEVELOPER) ## Compile the package, and prove that it reads as the Python one does
	@if reason="$$($(BIN)/python compiling/toolchain.py)"; then \
	    $(MAKE) --no-print-directory $(COMPILED)/.installed && $(BIN)/python scripts/compiled.py $(COMPILED); \
	else echo "NOT TESTED: the compiled package, as $$reason" >&2; fi

bench: $(BENCH) ## Time a cold start, many articles beside other programs, growing texts, large registers, archives and chronicles
	$(BIN)/python benchmarks/cold.py
	$(BIN)/python benchmarks/rate.py
	@if reason="$$($(BIN)/python compiling/toolchain.py)"; then \
	    $(MAKE) --no-print-directory $(COMPILED)/.installed && PYTHONPATH=$(COMPILED) $(BIN)/python benchmarks/rate.py; \
	else echo "NOT MEASURED: the compiled package, as $$reason" >&2; fi
	$(BIN)/python benchmarks/growth.py --largest 1000000
	$(BIN)/python benchmarks/register.py
	@here="$$([ -e $(COMPILED)/.installed ] && echo $(COMPILED) || echo src)"; \
	PYTHONPATH="$$here" $(BIN)/python benchmarks/peers.py --keep && PYTHONPATH="$$here" $(BIN)/python benchmarks/archive.py --keep
	@echo 'benchmarks/results.json is new: `make docs` puts it into docs/speed.md'
	$(BIN)/python benchmarks/chronicle.py --articles 10000

measure: $(LIGHT) ## Score the reading of the annotated articles that $LATOPIS_GOLD names; REVIEWED=CHRONICLE counts what was reviewed
	@if [ -z "$${LATOPIS_GOLD:-}" ]; then \
	    echo "NOT MEASURED: LATOPIS_GOLD is unset; set it to the folder of annotated articles that holds measure.py" >&2; exit 1; fi
	$(BIN)/python "$$LATOPIS_GOLD/measure.py" --latopis $(CURDIR)/$(BIN)/latopis
	$(BIN)/python scripts/confidence.py $(REVIEWED)

docs: $(DEVELOPER) ## Write the generated parts of docs/
	$(BIN)/python scripts/docs.py

clean: ## Remove whatever these targets made
	rm -rf $(VENV) $(COMPILED) dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# pip is the last thing that venv makes: without it the making was interrupted.
$(BIN)/pip:
	"$$(scripts/find-python)" -m venv $(VENV)

$(LIGHT): pyproject.toml | $(BIN)/pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q src/latopis
	touch $@

$(COMPILED)/.installed: $(SOURCES) | $(BIN)/pip
	rm -rf $(COMPILED)
	LATOPIS_COMPILE=must $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target $(COMPILED) .
	touch $@

$(DEVELOPER): pyproject.toml | $(BIN)/pip
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[all]' --group dev
	touch $(LIGHT) $@

$(BENCH): pyproject.toml | $(LIGHT)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[html,warc,parquet]' --group bench
	touch $@
