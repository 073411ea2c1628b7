package rules_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
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
	{"../testdata/corpus/letters.jsonl", map[string]float64{
		"generic-apology": 0.92, "missing-acknowledgement": 0.85,
		"no-concrete-remedy": 0.85, "no-follow-up-commitment": 0.90,
	}},
	{"../testdata/corpus/mixed.jsonl", map[string]float64{
		"generic-apology": 0.92, "missing-acknowledgement": 0.80,
		"no-concrete-remedy": 0.88, "no-follow-up-commitment": 0.92,
	}},
	{"../testdata/corpus/inbox.jsonl", map[string]float64{
		"generic-apology": 0.85, "missing-acknowledgement": 0.68,
		"no-concrete-remedy": 0.70, "no-follow-up-commitment": 0.83,
	}},
	{"../testdata/corpus/public.jsonl", map[string]float64{
		"generic-apology": 0.85, "missing-acknowledgement": 0.65,
		"no-concrete-remedy": 0.76, "no-follow-up-commitment": 0.82,
	}},
	{"../testdata/corpus/blind.jsonl", map[string]float64{
		"generic-apology": 0.80, "missing-acknowledgement": 0.60,
		"no-concrete-remedy": 0.80, "no-follow-up-commitment": 0.89,
	}},
	{"../../shared/corpus/labelled.jsonl", map[string]float64{
		"generic-apology": 0.90, "missing-acknowledgement": 0.79,
		"no-concrete-remedy": 0.86, "no-follow-up-commitment": 0.93,
	}},
	{"../../shared/corpus/mail.jsonl", map[string]float64{
		"generic-apology": 0.80, "missing-acknowledgement": 0.62,
		"no-concrete-remedy": 0.72, "no-follow-up-commitment": 0.88,
	}},
}

func TestLabelledReplies(t *testing.T) {
	linter := lint.New(load(t))
	for _, set := range least {
		t.Run(filepath.Base(set.file), func(t *testing.T) {
			hold(t, set.file, eval.Run(linter.Lint, read(t, set.file), true), set.f1)
		})
	}
}

// What of the public sets is kept blind, and its least F1: the replies of the
// first third of companies in the order of the SHA-256 of their names, of which
// the first word counts (one owner's accounts begin alike), and the last third
// of the e-mails, where a check has few cases.
var blind = []struct {
	file string
	part func([]eval.Reply) []eval.Reply
	f1   map[string]float64
}{
	{"labelled.jsonl", blindCompanies, map[string]float64{
		"generic-apology": 0.82, "missing-acknowledgement": 0.70,
		"no-concrete-remedy": 0.79, "no-follow-up-commitment": 0.90,
	}},
	{"mail.jsonl", lastThird, map[string]float64{
		"generic-apology": 0.55, "missing-acknowledgement": 0.40,
		"no-concrete-remedy": 0.40, "no-follow-up-commitment": 0.65,
	}},
}

// TestBlindParts shows their figures with -v, so that those of CONTRIBUTING can
// be checked.
func TestBlindParts(t *testing.T) {
	linter := lint.New(load(t))
	for _, set := range blind {
		replies := read(t, "../../shared/corpus/"+set.file)
		part := set.part(replies)
		if len(part) == 0 || len(part) == len(replies) {
			t.Fatalf("%s: %d of %d are blind", set.file, len(part), len(replies))
		}
		result := eval.Run(linter.Lint, part, true)
		hold(t, set.file, result, set.f1)
		var table strings.Builder
		if err := result.WriteTable(&table); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s\n%s", set.file, &table)
		if testing.Verbose() {
			t.Log(intervals(linter.Lint, part))
		}
	}
}

// read reads labelled replies, and skips the test where those beside the
// project are not there.
func read(t *testing.T, file string) []eval.Reply {
	t.Helper()
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) && strings.HasPrefix(file, "../../") {
		t.Skipf("%s is not beside the project: nothing to measure on", filepath.Base(file))
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	replies, err := eval.Read(file, f)
	if err != nil {
		t.Fatal(err)
	}
	return replies
}

func hold(t *testing.T, file string, result eval.Result, least map[string]float64) {
	t.Helper()
	for _, m := range result.Checks {
		if f1 := least[m.Check]; float64(m.F1) < f1 || f1 == 0 {
			t.Errorf("%s on %s: F1 %.3f, at least %.2f is wanted", m.Check, file, m.F1, f1)
		}
	}
}

func lastThird(all []eval.Reply) []eval.Reply { return all[len(all)*2/3:] }

func blindCompanies(all []eval.Reply) []eval.Reply {
	owner := func(r eval.Reply) string {
		first, _, _ := strings.Cut(r.Company, " ")
		return first
	}
	hashes := map[string]string{}
	for _, r := range all {
		if o := owner(r); o != "" {
			hashes[o] = fmt.Sprintf("%x", sha256.Sum256([]byte(o)))
		}
	}
	owners := slices.SortedFunc(maps.Keys(hashes), func(a, b string) int { return strings.Compare(hashes[a], hashes[b]) })
	blind := owners[:len(owners)/3]
	return slices.DeleteFunc(slices.Clone(all), func(r eval.Reply) bool { return !slices.Contains(blind, owner(r)) })
}

// intervals says between which F1 the middle 95 % of resampled replies lie.
func intervals(check func(lint.Input) *lint.Report, replies []eval.Reply) string {
	const rounds = 200
	random := rand.New(rand.NewPCG(1, 2))
	f1 := map[string][]float64{}
	for range rounds {
		drawn := make([]eval.Reply, len(replies))
		for i := range drawn {
			drawn[i] = replies[random.IntN(len(replies))]
		}
		result := eval.Run(check, drawn, true)
		for _, m := range result.Checks {
			f1[m.Check] = append(f1[m.Check], float64(m.F1))
		}
		f1["score"] = append(f1["score"], float64(result.Problem.Spearman))
		f1["situation"] = append(f1["situation"], float64(result.Situation.Share))
	}
	var out []string
	for _, name := range slices.Sorted(maps.Keys(f1)) {
		slices.Sort(f1[name])
		out = append(out, fmt.Sprintf("%s %.2f–%.2f", name, f1[name][rounds/40], f1[name][rounds-1-rounds/40]))
	}
	return strings.Join(out, ", ")
}
