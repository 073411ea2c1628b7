package rules_test

import (
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"attune/pkg/lint"
	"attune/pkg/rule"
	"attune/pkg/ruletest"
	"attune/rules"
)

var update = flag.Bool("update", false, "compile the rules anew")

func load(t *testing.T) *rule.Set {
	t.Helper()
	set, err := rule.Load(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestExamples(t *testing.T) {
	result := ruletest.Run(load(t))
	for _, f := range result.Failures {
		t.Errorf("rules/%s", f.Error())
	}
	if result.Passed == 0 {
		t.Error("no example was run")
	}
}

func TestCompiled(t *testing.T) {
	compiled := slices.Concat(rules.Sum(), lint.New(load(t)).Encode())
	if *update {
		if err := os.WriteFile("compiled.bin", compiled, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(compiled) != rules.Compiled {
		t.Error("compiled.bin is not made of these rule files: run go generate ./rules")
	}
}

// Messages are a sentence to the writer, short enough to be read at a glance,
// and have the manners the tool teaches.
func TestMessages(t *testing.T) {
	word := regexp.MustCompile(`(?i)\b(please|should|must)\b`)
	for _, c := range load(t).Checks {
		for _, k := range append(c.Cases, c.Case) {
			m := k.Message
			if m == "" {
				continue
			}
			if n := utf8.RuneCountInString(m); n >= 90 {
				t.Errorf("%s: %d characters: %s", c.Name, n, m)
			}
			if w := word.FindString(m); w != "" {
				t.Errorf("%s says %q: %s", c.Name, w, m)
			}
			if !strings.HasSuffix(m, ".") {
				t.Errorf("%s: no sentence: %s", c.Name, m)
			}
		}
	}
}

// Slots are the only thing a rewrite leaves open: a number, a name or a day
// written out would be invented.
func TestRewritesInventNothing(t *testing.T) {
	blank := regexp.MustCompile(`\[[^\]]*\]`)
	for _, c := range load(t).Checks {
		for _, k := range append(c.Cases, c.Case) {
			for _, w := range slices.Concat(k.Replace, k.Add) {
				s := ""
				for _, p := range w.Pieces {
					if p.Cue == "" {
						s += p.Text
					}
				}
				if s = blank.ReplaceAllString(s, ""); strings.ContainsAny(s, "0123456789£$€%") {
					t.Errorf("%s: %s", c.Name, w.Source)
				}
			}
		}
	}
}
