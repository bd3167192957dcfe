# What a person types here, and what .ci/run types for them.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements.lock
DEV_LOCK := requirements-dev.lock

.PHONY: demo test test-browser system check lock setup setup-dev clean bench-accuracy bench-trust bench-pages tenor screenshots

demo: setup  ## Write an invented trust, scan it, show what was found.
	$(BIN)/pupilguard demo --dir demo

setup: $(VENV)/.installed  ## The program, and the styles of its pages; `serve` says when those are missing.
	@$(BIN)/python -m register.web.frontend || true

setup-dev: setup $(VENV)/.installed-dev

$(VENV)/.installed: $(LOCK) pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed $(DEV_LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(DEV_LOCK)
	touch $@

test: setup-dev system check  ## Everything that must hold before a change lands.
	$(BIN)/python -m pytest -n 2 --dist loadfile --ignore=tests/browser

test-browser: setup-dev system  ## The pages in a real Chromium: journeys, axe-core, keyboard, hostile strings.
	$(BIN)/python -m pytest tests/browser

system:  ## What tests want beyond Python: text in pictures, a second database, a browser and its styles.
	@missing=""; \
	command -v tesseract >/dev/null || missing="$$missing tesseract-ocr"; \
	command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 \
	  || missing="$$missing postgresql"; \
	command -v node >/dev/null || missing="$$missing nodejs"; \
	command -v npm >/dev/null || missing="$$missing npm"; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	if [ -z "$$missing" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
	else echo "Not installed:$$missing. The tests that want them are left out."; fi

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench-accuracy: setup-dev  ## Whose data, and what it says: figures on invented text never seen.
	$(BIN)/python -m benchmarks.accuracy

bench-trust: setup-dev  ## To whom, and may they: figures on whole invented trusts.
	$(BIN)/python -m benchmarks.trust

bench-pages: setup-dev  ## Every list page with 1,000 incidents and with 100,000.
	$(BIN)/python -m benchmarks.pages

tenor: setup-dev  ## Learn anew which sentences are everyday talk; say what that is worth on text never seen.
	$(BIN)/python -m benchmarks.tenor

screenshots: setup-dev system  ## The main pages as pictures; with chromium-l10n, dates as in the UK.
	$(BIN)/python -m tests.browser.screenshots

lock:  ## Renew both locks; hashes, and no address of any index.
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header pyproject.toml -o $(LOCK) --group build
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header pyproject.toml --extra dev --group build -o $(DEV_LOCK)

clean:
	rm -rf $(VENV) demo build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
