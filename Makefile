# Touchstone: every everyday command. Each sets up whatever is missing first.
FILE ?= samples
PROGRAM := .build/debug/touchstone
RELEASE := .build/release/touchstone
PYTHON ?= python3

.PHONY: run test test-s3 test-mongo test-many chaos scan bench exporters capacity lint fuzz eval e2e setup program release dist deploy-check kustomize

run: program  ## Server with its web page on http://127.0.0.1:8080; visitors of this machine need no account
	exec $(PROGRAM) serve --guest

test:  ## Everything a change must pass: style, types, every test, a short walk in a browser
	@./build tests
	@$(MAKE) --no-print-directory lint
	swift test --skip-build
	e2e/page $(PROGRAM) first

test-s3:  ## Stores of media against a real S3 store: SeaweedFS on this machine, or the one that S3_ENDPOINT names
	@./build tests
	e2e/s3 swift test --skip-build --filter BlobsTests

test-mongo:  ## The store on MongoDB: the replica set that MONGODB_URI names, else a small server from PyPI
	@./build tests
	e2e/mongo swift test --skip-build --filter 'StorageMongoTests|StorageTests|MongoTests'

test-many: program  ## Two API and two worker processes over one MongoDB and one S3 store, AWAY (20) seconds without the database
	e2e/many $(PROGRAM) $(AWAY)

chaos: program  ## Every fault under load, RUNS (1) runs of some minutes, then a check of the history: make chaos RUNS=3 SEED=7
	e2e/chaos/run $(PROGRAM) $(or $(RUNS),1) $(or $(SEED),1)

scan: program  ## One file or folder: make scan FILE=picture.jpg; without FILE the samples
	$(PROGRAM) scan "$(FILE)"

bench: release  ## CPU milliseconds per verdict against the floor and against Python peers
	Benchmarks/run

capacity: release  ## What a verdict costs each part of a scale-out; a queue of MINUTES (15) beside its simulation
	$(PYTHON) -m unittest -q Benchmarks/capacity/test_model.py
	Benchmarks/capacity/run $(RELEASE) costs
	Benchmarks/capacity/run $(RELEASE) queue $(or $(MINUTES),15)

lint:  ## Style of the Swift code, types and pure functions of the page's scripts, shell scripts that can be read
	! git grep -nE '^(<<<<<<<|>>>>>>>) '
	git grep -lE '^#!.*bash' | xargs -n 1 bash -n
	swift format lint --strict --recursive Sources Tests Package.swift
	tsc -p Sources/WebPage/tsconfig.json
	node --test Tests/PageTests/*.test.js

fuzz:  ## The readers of files against made-up ones with libFuzzer: make fuzz TIME=60 READERS="png riff"
	Fuzz/run

eval:  ## The detectors' figures, recomputed from the prediction files
	$(PYTHON) training/figures.py evaluation/*.jsonl.xz

e2e: program  ## Stops and crashes under load, the whole page in a browser, made-up requests
	@./setup tests
	e2e/run $(PROGRAM)

exporters: program  ## Added detectors against the transformers pipeline on the same weights; MEDIA is a folder of PNG, JPEG and 16 kHz WAV
	@./setup exporters
	e2e/exporters $(PROGRAM) $(MEDIA)

deploy-check:  ## Chart and kustomize tree: schemas of three Kubernetes versions, checkov, own rules, planted faults
	deploy/check

kustomize:  ## deploy/kustomize, written from the chart
	deploy/check write

setup:  ## What the compiler and the program need
	@./setup

program:  ## The program, as `make run` and the tests use it
	@./build

release:  ## The program for operators and benchmarks, optimised throughout
	@./build release

dist: setup  ## A tarball for machines without Swift
	dist/pack
