# Everything a person does with this checkout. `make help` lists it.

PREFIX ?= /usr/local
DESTDIR ?=
OUT ?= out

SWIFT ?= swift
RELEASE := --configuration release --static-swift-stdlib --disable-local-rpath --product quire
# Generic types are built without looking up their names when the program runs (docs/decisions/0066).
RELEASE += -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
QUIRE := .build/release/quire

.DEFAULT_GOAL := help
.PHONY: run build test record bench lint format install clean help

run: build ## build Quire and make books of the sample stories, in out/
	$(QUIRE) convert seeds -o $(OUT)

build: ## build the release program, .build/release/quire
	@scripts/need build
	$(SWIFT) build $(RELEASE)

test: build ## run every test, EPUBCheck and the rendering tests among them
	@scripts/need test
	scripts/test

record: build ## record the golden books anew (then read the diff: the run that records fails)
	@scripts/need test
	QUIRE_RECORD=1 scripts/test --filter BooksTests

bench: build ## measure Quire beside other tools: SIZE=quick (default) or full
	@scripts/need bench
	Benchmarks/run $(SIZE)

lint: ## check the code's format, the scripts and the layers
	@scripts/need lint
	$(SWIFT) format lint --strict --recursive Sources Tests Benchmarks Package.swift
	shellcheck $$(git grep -lE '^#!.*bash' -- scripts .ci Benchmarks)
	scripts/check-layers
	scripts/check-docs

format: ## put the code into its format
	$(SWIFT) format --in-place --recursive Sources Tests Benchmarks Package.swift

install: build ## install the program, its manual and completions below PREFIX (/usr/local)
	scripts/install-quire $(QUIRE) '$(DESTDIR)$(PREFIX)'

clean: ## remove what was built, the books in out/ included
	rm -rf .build $(OUT)/*.epub

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile
