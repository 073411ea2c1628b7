package rules_test

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"attune/pkg/lint"
)

// TestScores shows, as a diff of scores.golden, what a change of the rules does
// to the replies written for the project.
func TestScores(t *testing.T) {
	l := lint.New(load(t))
	var b bytes.Buffer
	for _, r := range ownReplies(t) {
		report := judge(l, r.Text, r.Customer, "")
		fmt.Fprintf(&b, "%s: %s, %d\n", r.ID, report.Situation.Name, report.Score)
		for _, f := range report.Findings {
			fmt.Fprintf(&b, "  %4.1f %s “%s”\n", f.Points, f.Check, excerpt(r.Text[f.Span.Start:f.Span.End]))
		}
	}
	same(t, "../testdata/corpus/scores.golden", b.Bytes())
}

// same compares with a golden file, or writes it with -update.
func same(t *testing.T, golden string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("go test ./rules -update writes it anew: look at the diff\n%s", diff)
	}
}

// Under the regulated profile nothing offered to the writer admits anything.
func TestRegulatedPushesNoAdmission(t *testing.T) {
	set := load(t)
	l := lint.New(set).Under(set.Profile("regulated"))
	admits := regexp.MustCompile(`(?i)sorry|apolog|mistake|fault|we did|what happened:`)
	offered := 0
	for _, r := range ownReplies(t) {
		for _, f := range judge(l, r.Text, r.Customer, "problem").Findings {
			for _, w := range f.Rewrites {
				offered++
				if put := w.Edits[0].Text; admits.MatchString(put) {
					t.Errorf("%s: %s offers “%s”", r.ID, f.Check, put)
				}
			}
		}
	}
	if offered == 0 {
		t.Error("no rewrites at all")
	}
}

func excerpt(s string) string {
	const most = 50
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
