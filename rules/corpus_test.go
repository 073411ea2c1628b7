package rules_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"attune/pkg/eval"
	"attune/pkg/lint"
)

// The least F1 of each core check on labelled replies: those of the project,
// and a public set that lies beside it where there is one. A change of the
// rules may raise these, never lower them.
var least = []struct {
	file string
	f1   map[string]float64
}{
	{"../testdata/replies/letters.jsonl", map[string]float64{
		"generic-apology": 0.92, "missing-acknowledgement": 0.85,
		"no-concrete-remedy": 0.85, "no-follow-up-commitment": 0.90,
	}},
	{"../testdata/replies/mixed.jsonl", map[string]float64{
		"generic-apology": 0.92, "missing-acknowledgement": 0.80,
		"no-concrete-remedy": 0.88, "no-follow-up-commitment": 0.92,
	}},
	{"../testdata/replies/blind.jsonl", map[string]float64{
		"generic-apology": 0.75, "missing-acknowledgement": 0.50,
		"no-concrete-remedy": 0.77, "no-follow-up-commitment": 0.85,
	}},
	{"../../shared/corpus/labelled.jsonl", map[string]float64{
		"generic-apology": 0.85, "missing-acknowledgement": 0.70,
		"no-concrete-remedy": 0.75, "no-follow-up-commitment": 0.88,
	}},
}

func TestLabelledReplies(t *testing.T) {
	linter := lint.New(load(t))
	for _, set := range least {
		t.Run(filepath.Base(set.file), func(t *testing.T) {
			f, err := os.Open(set.file)
			if errors.Is(err, fs.ErrNotExist) && strings.HasPrefix(set.file, "../../") {
				t.Skip("this set is not beside the project: nothing to measure on")
			}
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			replies, err := eval.Read(set.file, f)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range eval.Run(linter.Lint, replies, true).Checks {
				if least := set.f1[m.Check]; float64(m.F1) < least || least == 0 {
					t.Errorf("%s: F1 %.3f, at least %.2f is wanted", m.Check, m.F1, least)
				}
			}
		})
	}
}
