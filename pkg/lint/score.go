package lint

import "math"

// score takes what the findings cost off the dimensions' weights, each
// dimension down to nothing and no further, and holds the sum under the lowest
// cap.
func (l *Linter) score(r *Report) {
	weights := l.set.Weights[r.Situation.Name]
	if len(weights) == 0 {
		r.Score = 100
	}
	left := map[string]float64{}
	for _, d := range l.set.Dimensions {
		left[d] = weights[d]
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		f.Points = math.Min(left[f.dimension], f.loses*weights[f.dimension])
		left[f.dimension] -= f.Points
		if f.Cap > 0 && (r.Cap == nil || f.Cap < r.Cap.Score) {
			r.Cap = &Cap{f.Check, f.Cap}
		}
	}
	sum := float64(r.Score)
	for _, d := range l.set.Dimensions {
		if weights[d] > 0 {
			r.Dimensions = append(r.Dimensions, Dimension{d, weights[d], weights[d] - left[d]})
			sum += left[d]
		}
	}
	r.Score = int(math.Round(sum))
	if r.Cap != nil {
		if r.Cap.Score >= r.Score {
			r.Cap = nil
		} else {
			r.Score = r.Cap.Score
		}
	}
}
