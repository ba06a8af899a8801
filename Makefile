# `make` alone lists what can be made. Everything a target needs, it makes first.

PYTHON ?= python3
BIN := .venv/bin
SETUP := .venv/.complete

# Tools that read the settings must not touch the home folder of whoever runs them.
export XIZE_HOME ?= $(CURDIR)/.xize
# Where bytecode is not kept, every process that a test starts compiles all it imports again.
unexport PYTHONDONTWRITEBYTECODE

ASSETS := src/xize/web/static/vendor/.complete
TEXTS := src/xize/locale/zh_Hans/LC_MESSAGES/django

.PHONY: help setup lock assets texts browser picture demo serve format check suites test soak bench clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

setup: $(SETUP)  ## .venv with everything the locks name, and xize in its bin

$(SETUP): requirements-dev.lock pyproject.toml tools/setup.py
	@$(PYTHON) tools/setup.py

lock: setup  ## write the lock files again
	@$(BIN)/python tools/lock.py

assets: $(ASSETS) $(TEXTS).mo  ## Tabler, icons, our scripts, the compiled texts

ASSET_SOURCES := frontend/icons.txt frontend/package-lock.json $(shell find frontend/src -type f)

$(ASSETS): $(SETUP) tools/assets.py $(ASSET_SOURCES)
	@$(BIN)/python tools/assets.py

$(TEXTS).mo: $(SETUP) $(TEXTS).po tools/texts.py
	@$(BIN)/python tools/texts.py

texts: setup  ## collect new texts of the interface for translation
	@$(BIN)/python tools/texts.py update

browser: setup  ## Chromium and a Chinese font, which the browser tests need
	@$(BIN)/python tools/browser.py

picture: setup assets browser  ## the readme's picture, taken from the demo
	@$(BIN)/python tools/picture.py

demo: export XIZE_HOME := $(CURDIR)/.demo
demo: export DATABASE_URL :=
demo: setup assets  ## a believable organisation with projects in all stages, on this machine
	@$(BIN)/xize demo

serve: setup assets  ## the web application on this machine, data in .xize
	@$(BIN)/xize serve

format: setup  ## write every file in the house style
	@$(BIN)/ruff format --quiet . && $(BIN)/ruff check --quiet --fix .

check: setup  ## format, lint, types, layers, migrations
	@$(BIN)/python tools/check.py

suites: setup assets browser  ## every test: on SQLite, on PostgreSQL, in the browser
	@$(BIN)/python tools/suites.py

test: setup check suites  ## everything that must hold before a change lands

soak: setup  ## a hundred thousand random walks over every operator (a long run), into docs/soak.md
	@$(BIN)/python -m tests.soak

bench: setup  ## speed beside limits and peers, also among a million projects; an hour and 30 GB
	@$(BIN)/python bench/run.py

clean:  ## remove what tests and tools left; .venv and the demo stay
	@rm -rf .cache .hypothesis .pytest_cache .mypy_cache .ruff_cache .import_linter_cache build dist
