# What is done with this project, one word each. Everything runs in .venv, which is made on first use and
# brought up to date when pyproject.toml changes.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# The first Python of 3.11 or newer that can make a virtual environment; `make PYTHON=...` chooses another.
FIT := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c '$(FIT)' >/dev/null 2>&1 && echo $$python && break; done)

define NO_PYTHON
svcdsl needs Python 3.11 or newer with its modules venv and ensurepip, and found none.
On Debian or Ubuntu: apt-get install python3-venv. Elsewhere name one: make PYTHON=/path/to/python3 demo
endef
export NO_PYTHON

.PHONY: help demo test test-slow lint format generate fresh bench clean

help:
	@echo "make demo       install, build the examples, and say what to open"
	@echo "make test       the test suite; make test-slow: the tests that take long"
	@echo "make lint       format, lint and types; make format: mend what can be mended"
	@echo "make generate   write the generated files anew; make fresh: fail where that changes one"
	@echo "make bench      measure speed and memory"
	@echo "make clean      remove what these made"

demo: $(VENV)/.installed
	@$(BIN)/svcdsl build specs/examples -o build

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m "not slow"

# Exit code 5 is pytest's for "no test was chosen".
test-slow: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m slow || test $$? -eq 5

lint: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

generate: $(VENV)/.installed-dev
	$(BIN)/python tools/generate.py

# Sums of all files before and after, and not `git diff`: a tree with other changes can be fresh too.
SUMS := git ls-files -z --cached --others --exclude-standard | xargs -0 sha256sum 2>&1
fresh: $(VENV)/.installed-dev
	@git rev-parse --is-inside-work-tree >/dev/null
	@$(SUMS) >$(VENV)/.sums-before || true
	@$(MAKE) --no-print-directory generate
	@$(SUMS) >$(VENV)/.sums-after || true
	@diff $(VENV)/.sums-before $(VENV)/.sums-after \
		|| { echo "These generated files were out of date; they are fresh now: look at them and commit them." >&2; exit 1; }

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks $(ARGS)

clean:
	rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache

# A file of its own, since pyvenv.cfg is there also after a half-made environment.
$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "$$NO_PYTHON" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: pyproject.toml | $(VENV)/.made
	$(PIP) install -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/.made
	$(PIP) install -e '.[dev]'
	@touch $@ $(VENV)/.installed
