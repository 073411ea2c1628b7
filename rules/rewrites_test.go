package rules_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"attune/pkg/lint"
	"attune/pkg/text"
)

// TestRewrites shows, as a diff of a golden file, every rewrite of forty drafts
// as it would read: look at each new line for grammar and warmth.
func TestRewrites(t *testing.T) {
	file, err := os.Open("../testdata/rewrites.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	l := lint.New(load(t))
	var b bytes.Buffer
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var draft struct{ ID, Customer, Reply string }
		if err := json.Unmarshal(lines.Bytes(), &draft); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s: %s\n", draft.ID, oneLine(draft.Customer))
		for _, f := range judge(l, draft.Reply, draft.Customer, "").Findings {
			if len(f.Rewrites) == 0 {
				continue
			}
			fmt.Fprintf(&b, "  %s: %s\n", f.Check, oneLine(draft.Reply[f.Span.Start:f.Span.End]))
			for _, w := range f.Rewrites {
				fmt.Fprintf(&b, "    %-6s  %s\n", w.Kind, rewritten(draft.Reply, w))
			}
		}
	}
	same(t, "../testdata/golden/rewrites.txt", b.Bytes())
}

// rewritten gives the sentences of the draft that hold what the rewrite put
// there.
func rewritten(draft string, w lint.Rewrite) string {
	after := text.Apply(draft, w.Edits)
	start, end := w.Edits[0].Start, w.Edits[0].Start+len(w.Edits[0].Text)
	var out []string
	for _, s := range text.New(after)[0].Sentences {
		if s.Start <= end && s.End > start {
			out = append(out, oneLine(after[s.Start:s.End]))
		}
	}
	return strings.Join(out, " ")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
