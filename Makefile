# make demo   read a fixture page and print its JSON
# make test   the tests but for the slow ones, on all cores; make test-all: all of them
# make lint   ruff and the one-way dependencies; make types: mypy --strict
# make tables the tables of grammars and declared layouts, after a change to a .lark or .layout file
# make hostile  hostile pages at their full sizes: some minutes
# make fit    fit the weights that ship, and the figures of cross-validation; SHARED=folder of the data
# make fuzz   coverage-guided fuzzing, FUZZ_SECONDS for each target; what it keeps and finds goes to build/fuzz
# make bench  the speed of everything, beside its targets; PAGES=folder adds real pages
# make scale  many pages on this machine, on Spark and on Daft: pages a second, memory, equal outputs; Java 17
# make man    the manual page, after a change to the command line
# make docs   the documentation site, into build/docs, with the playground where npm gives Pyodide
# make wheel  build the wheel and install it alone into .venv/wheel
#
# Each does its own set-up in .venv; Python 3.11 and a package index are all that they need.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
BIN := .venv/bin
FUZZ_SECONDS ?= 60
PAGES ?=
SHARED ?= ../shared
PAGE ?= fixtures/author_page/01-run-together.txt

.PHONY: demo test test-all lint types tables man docs fuzz hostile fit bench scale wheel clean

demo: .venv/.demo
	@$(BIN)/profparse $(PAGE) --json

test: .venv/.test
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow"

test-all: .venv/.test
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: .venv/.dev
	$(BIN)/mypy

tables: .venv/.demo
	$(BIN)/python -m profparse.grammar
	$(BIN)/python -m profparse.layouts.declared

man: .venv/.demo
	@mkdir -p man
	$(BIN)/python -m profparse.cli.manual_page > man/profparse.1

docs: .venv/.docs
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet --builder html --doctree-dir build/doctrees docs build/docs
	$(BIN)/python docs/playground/build.py build/docs/playground
	@echo "build/docs/index.html"

fuzz: .venv/.fuzz
	$(BIN)/python -m tests.fuzz --seconds $(FUZZ_SECONDS) --keep build/fuzz

fit: .venv/.dev
	$(BIN)/python -m profparse.training $(SHARED)
	$(BIN)/python -m profparse.training.listings $(SHARED)
	$(BIN)/python -m profparse.training.listing_pages $(SHARED)

hostile: .venv/.test
	$(BIN)/python -m tests.hostile_sizes

bench: .venv/.bench
	$(BIN)/python benchmarks/speed.py $(PAGES)

scale: .venv/.scale
	$(BIN)/python benchmarks/scale.py

wheel: $(BIN)/python
	rm -rf dist .venv/wheel
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .
	$(PYTHON) -m venv .venv/wheel
	.venv/wheel/bin/python -m pip install --quiet --disable-pip-version-check dist/*.whl

clean:
	rm -rf .venv dist build

$(BIN)/python:
	$(PYTHON) -m venv .venv

# Each stamp holds what was installed for it; a changed pyproject.toml installs anew.
.venv/.demo: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/.test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@ .venv/.demo

.venv/.bench: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	@touch $@ .venv/.demo

.venv/.scale: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[spark,daft]'
	@touch $@ .venv/.demo

.venv/.dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ .venv/.test .venv/.bench .venv/.demo

.venv/.docs: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	@touch $@ .venv/.demo

.venv/.fuzz: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[fuzz]'
	@touch $@
