package eval

import (
	"math"
	"slices"
	"testing"
)

func TestSpearman(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b []float64
		want float64
	}{
		// Ranks of b: 1 2 3.5 5 3.5; sums of products 8, 10 and 9.5. The example
		// of scipy.stats.spearmanr, which gives 0.8207826816681233.
		{"ties", []float64{1, 2, 3, 4, 5}, []float64{5, 6, 7, 8, 7}, 8 / math.Sqrt(95)},
		// The textbook example of IQ against hours of television: 1 - 6·194/990.
		{"no ties", []float64{106, 100, 86, 101, 99, 103, 97, 113, 112, 110},
			[]float64{7, 27, 2, 50, 28, 29, 20, 12, 6, 17}, -29.0 / 165},
		{"opposite", []float64{3, 2, 1}, []float64{10, 20, 900}, -1},
		{"ties in both, alike", []float64{1, 1, 2, 2}, []float64{5, 5, 9, 9}, 1},
		{"one row all the same", []float64{1, 2, 3}, []float64{4, 4, 4}, math.NaN()},
		{"one value", []float64{1}, []float64{1}, math.NaN()},
		{"nothing", nil, nil, math.NaN()},
	} {
		got := float64(spearman(c.a, c.b))
		if math.IsNaN(got) != math.IsNaN(c.want) || math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestRanksShareTies(t *testing.T) {
	got := ranks([]float64{30, 10, 20, 20, 20, 40})
	if want := []float64{5, 1, 3, 3, 3, 6}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
