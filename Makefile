# make help lists the targets. CORPUS=, OUT=, WORKERS= and MODEL= choose what they work on.

CORPUS  ?= corpus/articles
OUT     ?= outputs
MODEL   ?= auto
WORKERS ?=
GOLD    ?= corpus/gold

# The first interpreter that is new enough.
PYTHON ?= $(firstword $(foreach p,python3 python3.11 python3.12 python3.13 python3.14 python,\
            $(shell $(p) -c 'import sys; sys.version_info >= (3, 11) and print("$(p)")' 2>/dev/null)))
BIN     := .venv/bin
PIP     := $(BIN)/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt
OPTIONS := --model $(MODEL) $(if $(WORKERS),--workers $(WORKERS))

.DEFAULT_GOAL := help
.PHONY: help setup run test test-all evaluate contributions report notebook bench model weights model-package lint clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24
	@echo "Variables: CORPUS=$(CORPUS) OUT=$(OUT) MODEL=$(MODEL) WORKERS=$(or $(WORKERS),one per processor)"

setup: .venv/ready  ## make .venv with everything that a run needs; tries to install nl_core_news_sm, once

run: .venv/ready  ## bring OUT up to date with CORPUS and say what is there
	@$(BIN)/pipeline run $(CORPUS) --out $(OUT) $(OPTIONS)

report: .venv/ready  ## write OUT/report.html, a page to look at
	@$(BIN)/pipeline report $(OUT)

evaluate: .venv/ready  ## scores against GOLD (corpus/gold has floors; try corpus/sealed); CONTRIBUTIONS=yes adds that table
	@$(BIN)/pipeline evaluate $(GOLD) --model $(MODEL) $(if $(filter corpus/gold,$(GOLD)),--floors corpus/floors.toml)
	@$(if $(CONTRIBUTIONS),$(BIN)/python benchmarks/contributions.py $(GOLD) --model $(MODEL))

contributions: .venv/ready  ## what models, rules and lists each contribute to organisations and people
	@$(BIN)/python benchmarks/contributions.py $(GOLD)

test: .venv/ready-dev  ## the fast tests
	$(BIN)/pytest

test-all: .venv/ready-dev  ## all tests, the slow ones too
	$(BIN)/pytest -m 'slow or not slow'

notebook: .venv/ready-dev run  ## run the notebooks top to bottom over OUT
	PATH="$(abspath $(BIN)):$$PATH" OUT=$(abspath $(OUT)) jupyter execute notebooks/*.ipynb

bench: .venv/ready-dev  ## speed and quality beside what one would use instead
	@$(PIP) --editable '.[bench]'
	cd benchmarks && ../$(BIN)/python bench_grammars.py
	cd benchmarks && ../$(BIN)/python bench_run.py
	$(BIN)/python -m benchmarks.bench_clean

model: .venv/ready-dev  ## train the bundled model anew from training/texts (ten minutes of a core)
	cd training && ../$(BIN)/python word_classes.py work/classes --struck 0.3
	cd training && ../$(BIN)/python word_classes.py work/classes-all
	cd training && ../$(BIN)/python -m spacy train config.cfg --code reader.py --output work/model --variables.learn_from all
	cd training && ../$(BIN)/python finish.py work/model/model-last work/classes-all ../pipeline/models

weights: .venv/ready-dev  ## learn anew how far a model's proposals are to be believed (a quarter of an hour)
	@$(PIP) --editable '.[training]'
	cd training && ../$(BIN)/python weigh.py work/weigh

model-package: .venv/ready-dev  ## the bundled model as a pip package, into dist/
	mkdir -p dist
	$(BIN)/python -m spacy package pipeline/models/nl_ent_press_sm dist --build sdist,wheel --force
	mv dist/nl_ent_press_sm-*/dist/* dist/

lint: .venv/ready-dev  ## ruff, mypy, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:  ## remove .venv and caches; outputs stay
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist *.egg-info

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "make: Python 3.11 or newer is needed and was not found; name one with PYTHON=..." >&2; exit 2; }
	@echo "Making .venv with $$($(PYTHON) --version) ..." >&2
	@$(PYTHON) -m venv .venv

.venv/ready: .venv/bin/python pyproject.toml constraints.txt
	@echo "Installing pinned versions (a minute or two, once) ..." >&2
	@$(PIP) --editable '.[all]'
	@$(BIN)/python -m pipeline.extract.download
	@touch $@

.venv/ready-dev: .venv/ready
	@echo "Installing what the tests need ..." >&2
	@$(PIP) --editable '.[dev]'
	@touch $@
