# Touchstone: every everyday command. Each sets up whatever is missing first.
FILE ?= Tests/TestSupport/Fixtures
SWIFT_BUILD := swift build -c release --product
BINARY := .build/release/touchstone
PYTHON ?= python3

.PHONY: run test scan bench lint eval e2e setup release

run: release  ## Server with its web page on http://127.0.0.1:8080; visitors of this machine need no account
	exec $(BINARY) serve --guest

test: setup  ## Every test
	swift format lint --strict --recursive Sources Tests Package.swift
	swift build --build-tests
	swift test --skip-build

scan: release  ## One file or folder: make scan FILE=picture.jpg
	$(BINARY) scan "$(FILE)"

bench: release  ## CPU milliseconds per verdict against the floor and against Python peers
	Benchmarks/run

lint:  ## Style of the Swift code, types of the page's scripts
	swift format lint --strict --recursive Sources Tests Package.swift
	@command -v tsc >/dev/null || { echo "tsc is missing: install it with 'apt-get install node-typescript'" >&2; exit 1; }
	tsc -p Sources/Server/Web/tsconfig.json

eval:  ## The detectors' figures, recomputed from the prediction files
	$(PYTHON) training/figures.py evaluation/*.jsonl.xz

e2e: release  ## The page in a real browser
	tests/e2e/run

setup:
	@./setup

release: setup
	@$(SWIFT_BUILD) touchstone-decoder
	@$(SWIFT_BUILD) touchstone
