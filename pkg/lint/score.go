package lint

import "math"

// score takes what the findings cost off the dimensions' weights, each
// dimension down to nothing and no further, and holds the sum under the lowest
// cap. It reckons in tenths of a point, so that what is shown adds up.
func (l *Linter) score(r *Report) {
	weights := l.set.Weights[r.Situation.Name]
	sum := 0
	if len(weights) == 0 {
		sum = 1000
	}
	left := make(map[string]int, len(l.set.Dimensions))
	for _, d := range l.set.Dimensions {
		left[d] = tenths(weights[d])
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		cost := min(left[f.Dimension], tenths(f.loses*weights[f.Dimension]))
		left[f.Dimension] -= cost
		f.Points = float64(cost) / 10
		if f.Cap > 0 && (r.Cap == nil || f.Cap < r.Cap.Score) {
			r.Cap = &Cap{f.Check, f.Cap}
		}
	}
	r.Dimensions = make([]Dimension, 0, len(l.set.Dimensions))
	for _, d := range l.set.Dimensions {
		if whole := tenths(weights[d]); whole > 0 {
			r.Dimensions = append(r.Dimensions, Dimension{d, float64(whole) / 10, float64(whole-left[d]) / 10})
			sum += left[d]
		}
	}
	r.Score = (sum + 5) / 10
	if r.Cap != nil {
		if r.Cap.Score >= r.Score {
			r.Cap = nil
		} else {
			r.Score = r.Cap.Score
		}
	}
}

func tenths(points float64) int { return int(math.Round(points * 10)) }
