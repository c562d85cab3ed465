# Touchstone: every everyday command. Each sets up whatever is missing first.
FILE ?= samples
SWIFT_BUILD := swift build -c release --product
BINARY := .build/release/touchstone
PYTHON ?= python3

.PHONY: run test scan bench lint eval e2e setup release dist

run: release  ## Server with its web page on http://127.0.0.1:8080; visitors of this machine need no account
	exec $(BINARY) serve --guest

test: lint  ## Everything a change must pass: style, types, every test, a short walk in a browser
	swift build --build-tests
	swift test --skip-build
	e2e/page .build/debug/touchstone first

scan: release  ## One file or folder: make scan FILE=picture.jpg; without FILE the samples
	$(BINARY) scan "$(FILE)"

bench: release  ## CPU milliseconds per verdict against the floor and against Python peers
	Benchmarks/run

lint:  ## Style of the Swift code, types and pure functions of the page's scripts
	@./setup tests
	swift format lint --strict --recursive Sources Tests Package.swift
	tsc -p Sources/Server/Web/tsconfig.json
	node --test Tests/PageTests/*.test.js

eval:  ## The detectors' figures, recomputed from the prediction files
	$(PYTHON) training/figures.py evaluation/*.jsonl.xz

e2e: release  ## Stops and crashes under load, the whole page in a browser, made-up requests
	@./setup tests
	e2e/run $(BINARY)

setup:
	@./setup

release: setup
	@$(SWIFT_BUILD) touchstone-decoder
	@$(SWIFT_BUILD) touchstone

dist: setup  ## A tarball for machines without Swift
	dist/pack
