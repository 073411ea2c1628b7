package rules_test

import (
	"errors"
	"io/fs"
	"os"
	"testing"

	"attune/pkg/eval"
	"attune/pkg/lint"
)

// The least F1 of each core check on the labelled replies, which lie beside the
// project and not in it. A change of the rules may raise these, never lower
// them.
var least = map[string]map[string]float64{
	"labelled.jsonl": {
		"generic-apology": 0.85, "missing-acknowledgement": 0.70,
		"no-concrete-remedy": 0.75, "no-follow-up-commitment": 0.88,
	},
}

func TestCorpus(t *testing.T) {
	linter := lint.New(load(t))
	for name, goals := range least {
		f, err := os.Open("../../shared/corpus/" + name)
		if errors.Is(err, fs.ErrNotExist) {
			t.Skipf("%s is not beside the project: nothing to measure on", name)
		}
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		replies, err := eval.Read(name, f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range eval.Run(linter.Lint, replies, true).Checks {
			if float64(m.F1) < goals[m.Check] {
				t.Errorf("%s on %s: F1 %.3f, at least %.2f is wanted", m.Check, name, m.F1, goals[m.Check])
			}
		}
	}
}
