# newsarchive: `make crawl` sets everything up and crawls, `make test` sets everything up and tests.
# Needs Python 3.11 or newer with venv, and the package index. Everything stands in .venv.

PYTHON ?= python3
SITE ?= demo
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

# Compiled modules are kept, whatever the environment says: without them every command compiles the whole package again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup crawl serve test test-full prove pictures tools lint bench docs upgrade clean
help:
	@echo "make crawl [SITE=kaznu]   set up and crawl (the demo university by default) into archive.db"
	@echo "make test                 set up and run the tests (under 5 minutes)"
	@echo "make test-full            the long tests: 20 kills, real programs, full sizes"
	@echo "make prove                every figure the docs quote, at full size, into benchmarks/results/"
	@echo "make pictures             the screenshots of the quick starts, into docs/img/"
	@echo "make serve                search and read archive.db on this machine"
	@echo "make lint | bench | docs | upgrade | clean"

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "newsarchive needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "Python has no venv. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Setting up .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.5"
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --compile-bytecode -r requirements.lock
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --no-deps -e .
	@touch $@

crawl: setup
	@$(BIN)/newsarchive crawl $(SITE)

serve: setup
	@$(BIN)/newsarchive serve

lint: setup
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/scrapy-lint

test: setup
	$(BIN)/python -m pytest -q -n 4 --dist worksteal  # waits more than it computes, so 4 also on 2 cores

tools: setup  # programs of others, apart from our environment: the long tests have them read what we export
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet -r pyproject.toml --extra parquet --extra peers
	@test -x .tools/bin/wayback || { $(BIN)/uv venv --quiet --clear --python $(BIN)/python .tools && \
		VIRTUAL_ENV=$(CURDIR)/.tools $(BIN)/uv pip install --quiet "wacz>=0.5" "pywb>=2.8"; }
	@test -x .tools/readers/bin/frictionless || { $(BIN)/uv venv --quiet --clear --python $(BIN)/python .tools/readers && \
		VIRTUAL_ENV=$(CURDIR)/.tools/readers $(BIN)/uv pip install --quiet "frictionless>=5.18" "bibtexparser>=1.4" "rispy>=0.9" \
		"citeproc-py>=0.6" "polars>=1.0" "duckdb>=1.1" "pandas>=2.2" "datasette>=0.65,<1"; }
	@test -x .tools/datasette1/bin/datasette || { $(BIN)/uv venv --quiet --clear --python $(BIN)/python .tools/datasette1 && \
		grep -v '^datasette==' requirements.lock | VIRTUAL_ENV=$(CURDIR)/.tools/datasette1 $(BIN)/uv pip install --quiet \
		--prerelease allow "datasette>=1.0a19" -r -; }
	@test -f .tools/node_modules/axe-core/axe.min.js || npm install --silent --no-audit --no-fund --prefix .tools "axe-core@^4.10"

test-full: setup
	$(BIN)/python -m pytest -q -m "full and not alone" -n 2 --dist loadgroup
	$(BIN)/python -m pytest -q -m "full and alone"  # one after the other: they measure times and memory

pictures: setup tools  # of the quick starts, as the researcher's walk of the long tests sees the pages
	NEWSARCHIVE_PICTURES=$(CURDIR)/docs/img $(BIN)/python -m pytest -q -m full tests/browse/test_walk.py

prove: setup
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet -r pyproject.toml --extra peers --extra parquet
	$(BIN)/python -m benchmarks.prove

bench: setup
	$(BIN)/python -m benchmarks.bench

docs: setup
	$(BIN)/python -m docs.generate

upgrade: setup
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --no-header --no-annotate --upgrade --quiet -o requirements.lock

clean:
	rm -rf $(VENV) .tools build dist *.egg-info
