package lint_test

import (
	"encoding/json"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"attune/pkg/lint"
	"attune/pkg/text"
)

// ownDrafts are the drafts in testdata, each with the customer's message where
// there is one.
func ownDrafts(t *testing.T) [][2]string {
	t.Helper()
	var out [][2]string
	read := func(pattern string) map[string]string {
		names, err := filepath.Glob("../../testdata/" + pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(names), err)
		}
		files := map[string]string{}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = string(data)
		}
		return files
	}
	for _, file := range read("drafts/*.txt") {
		out = append(out, [2]string{file, ""}, [2]string{file, customer})
	}
	for name, file := range read("corpus/*.jsonl") {
		lines := json.NewDecoder(strings.NewReader(file))
		for {
			var line struct{ Reply, Customer string }
			if err := lines.Decode(&line); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			out = append(out, [2]string{line.Reply, line.Customer})
		}
	}
	return out
}

// tenths is a number of points in whole tenths, of which it must be made.
func tenths(t *testing.T, points float64) int {
	t.Helper()
	n := math.Round(points * 10)
	if math.Abs(n-points*10) > 1e-9 {
		t.Errorf("%g points are not told in tenths", points)
	}
	return int(n)
}

// What is shown adds up: each dimension loses what its findings cost, and what
// is left, rounded and held under the cap, is the score.
func TestScoreAddsUp(t *testing.T) {
	l := lint.New(load(t))
	for _, d := range ownDrafts(t) {
		docs := text.New(d[0], d[1])
		for _, situation := range []string{"", "problem", "request", "praise", "other"} {
			in := lint.Input{Draft: docs[0], Situation: situation}
			if d[1] != "" {
				in.Customer = docs[1]
			}
			addsUp(t, d[0], l.Lint(in))
		}
	}
}

func addsUp(t *testing.T, draft string, r *lint.Report) {
	t.Helper()
	if r.Skipped != "" {
		t.Errorf("skipped: %q", draft)
	}
	costs := map[string]int{}
	lowest := 100
	for _, f := range r.Findings {
		costs[f.Dimension] += tenths(t, f.Points)
		if f.Cap > 0 {
			lowest = min(lowest, f.Cap)
		}
	}
	left, whole := 0, 0
	for _, d := range r.Dimensions {
		if lost := tenths(t, d.Lost); lost != costs[d.Name] || lost > tenths(t, d.Weight) {
			t.Errorf("%s loses %g of %g, its findings cost %d tenths: %q", d.Name, d.Lost, d.Weight, costs[d.Name], draft)
		}
		left += tenths(t, d.Weight-d.Lost)
		whole += tenths(t, d.Weight)
		delete(costs, d.Name)
	}
	for dimension, cost := range costs {
		if cost != 0 {
			t.Errorf("%d tenths are lost in %q, which has no weight: %q", cost, dimension, draft)
		}
	}
	sum := (left + 5) / 10
	if held := r.Cap != nil; whole != 1000 || r.Score != min(sum, lowest) || held != (lowest < sum) || held && r.Cap.Score != r.Score {
		t.Errorf("score %d of %d tenths left, lowest cap %d, cap %+v: %q", r.Score, left, lowest, r.Cap, draft)
	}
}
