# What a person types here, and what .ci/run types for them.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements.lock
DEV_LOCK := requirements-dev.lock

.PHONY: demo test system check lock setup setup-dev clean bench-accuracy bench-trust

demo: setup  ## Write an invented trust, scan it, show what was found.
	$(BIN)/pupilguard demo --dir demo

setup: $(VENV)/.installed
setup-dev: $(VENV)/.installed-dev

$(VENV)/.installed: $(LOCK) pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed $(DEV_LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(DEV_LOCK)
	touch $@

test: setup-dev system check  ## Everything that must hold before a change lands.
	$(BIN)/python -m pytest

system:  ## What tests want beyond Python: Tesseract, for text in pictures.
	@if command -v tesseract >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq tesseract-ocr >/dev/null; \
	else echo "Tesseract is not installed: the tests of text in pictures are left out."; fi

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench-accuracy: setup-dev  ## Whose data, and what it says: figures on invented text never seen.
	$(BIN)/python -m benchmarks.accuracy

bench-trust: setup-dev  ## To whom, and may they: figures on whole invented trusts.
	$(BIN)/python -m benchmarks.trust

lock:  ## Renew both locks; hashes, and no address of any index.
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header pyproject.toml -o $(LOCK) --group build
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header pyproject.toml --extra dev --group build -o $(DEV_LOCK)

clean:
	rm -rf $(VENV) demo build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
