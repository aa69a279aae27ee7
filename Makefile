# Two commands do everything on a fresh machine with Python 3.11 or later: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check format clean

demo: $(VENV)/run.stamp
	$(BIN)/govdocs demo -o output/demo

test: $(VENV)/dev.stamp
	scripts/check

check: test

format: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/dev.stamp: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@ $(VENV)/run.stamp

clean:
	rm -rf $(VENV) output/demo .pytest_cache .mypy_cache .ruff_cache .coverage
