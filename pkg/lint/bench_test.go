package lint_test

import (
	"strings"
	"testing"

	"attune/pkg/lint"
	"attune/pkg/rule"
	"attune/pkg/text"
	"attune/rules"
)

const draft = `Hi Ana,

We apologise for any inconvenience this may have caused. Our team is looking into the second charge on your card and has asked the bank for the reference. I've refunded £42.50 today; you'll see it within three working days. Please let us know if you have any questions.

Kind regards,
Tom`

const customer = `My card was charged twice for the kettle I ordered on 3 May, and nobody answers my emails. Where is my refund? I have been waiting for two weeks.`

func load(tb testing.TB) *rule.Set {
	tb.Helper()
	set, err := rule.Load(rules.FS)
	if err != nil {
		tb.Fatal(err)
	}
	return set
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

func BenchmarkNew(b *testing.B) {
	set := load(b)
	for b.Loop() {
		lint.New(set)
	}
}

func BenchmarkLint(b *testing.B) {
	l := lint.New(load(b))
	docs := text.New(draft, customer)
	b.ReportAllocs()
	for b.Loop() {
		l.Lint(lint.Input{Draft: docs[0], Customer: docs[1]})
	}
}

func BenchmarkText(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		text.New(draft, customer)
	}
}

func BenchmarkDecode(b *testing.B) {
	data, fresh := rules.Fresh()
	if !fresh {
		b.Fatal("run go generate ./rules")
	}
	for b.Loop() {
		if _, err := lint.Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHuge judges one sentence of half a megabyte: a hundred times
// BenchmarkLint's bytes must cost about a hundred times as much.
func BenchmarkHuge(b *testing.B) {
	l := lint.New(load(b))
	d := text.New(strings.Repeat("sorry for any inconvenience, ", 4000))[0]
	for b.Loop() {
		l.Lint(lint.Input{Draft: d, Situation: "problem"})
	}
}
