# What a developer does here. CI does the same, by .ci/run.

FUZZTIME = 10s

.PHONY: build test lint bench fuzz mutate update install clean

# build puts the program at bin/attune.
build:
	go build -trimpath -o bin/attune ./cmd/attune

test:
	go test ./...

# lint is formatting, go vet, and the examples written in the rules.
lint: build
	@unformatted=$$(gofmt -l cmd pkg rules); test -z "$$unformatted" || { echo "gofmt would change:" $$unformatted; exit 1; }
	go vet ./...
	bin/attune test

bench:
	go test -run '^$$' -bench . -benchmem ./...

# fuzz gives each fuzz target FUZZTIME, as 10s or 3000x (inputs); go test takes one at a time.
fuzz:
	@grep -rEo --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' cmd pkg | sed 's|/[^/]*:func | |' | sort | \
	while read -r package target; do \
		echo "$$package $$target"; \
		go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) "./$$package" </dev/null || exit 1; \
	done

# mutate takes every phrase of the rules out, one at a time: an example must miss it.
mutate: build
	bin/attune test --phrases

# update writes what tests see into the files they compare with: look at the diff before you commit it.
update:
	go test $$(grep -rl --include='*_test.go' 'flag.Bool("update"' cmd pkg | sed 's|^\(.*\)/[^/]*$$|./\1|' | sort -u) -update

install:
	go install -trimpath ./cmd/attune

clean:
	rm -rf bin
