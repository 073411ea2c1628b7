package eval

import (
	"cmp"
	"math"
	"slices"
)

// spearman is the rank correlation of two rows of the same length: the Pearson
// correlation of their ranks, where equal values share the average of theirs.
// It is NaN where one row is all the same, or empty.
func spearman(a, b []float64) Number {
	x, y := ranks(a), ranks(b)
	mean := float64(len(x)+1) / 2 // of any ranking, ties or not
	var xy, xx, yy float64
	for i := range x {
		dx, dy := x[i]-mean, y[i]-mean
		xy += dx * dy
		xx += dx * dx
		yy += dy * dy
	}
	return Number(xy / math.Sqrt(xx*yy))
}

// ranks gives each value its rank, 1 for the smallest.
func ranks(values []float64) []float64 {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(values[i], values[j]) })
	ranks := make([]float64, len(values))
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && values[order[to]] == values[order[from]] {
			to++
		}
		for _, i := range order[from:to] {
			ranks[i] = float64(from+1+to) / 2
		}
		from = to
	}
	return ranks
}
