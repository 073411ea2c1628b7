package pattern

import (
	"cmp"
	"slices"
)

type interval struct{ start, end int32 } // word indices, end exclusive

// byStart orders intervals from left to right, the longest first.
func byStart(x, y interval) int {
	return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(y.end, x.end))
}

// apart leaves the intervals that overlap none of the others. It sorts except
// and joins what overlaps in it.
func apart(found, except []interval) []interval {
	if len(except) == 0 {
		return found
	}
	slices.SortFunc(except, byStart)
	joined := except[:1]
	for _, x := range except[1:] {
		if last := &joined[len(joined)-1]; x.start < last.end {
			last.end = max(last.end, x.end)
		} else {
			joined = append(joined, x)
		}
	}
	return slices.DeleteFunc(found, func(x interval) bool {
		i, _ := slices.BinarySearchFunc(joined, x, func(y, x interval) int { // the first that ends behind x's start
			if y.end > x.start {
				return 1
			}
			return -1
		})
		return i < len(joined) && joined[i].start < x.end
	})
}

// startingAt gives the place of the first interval that does not start before
// a word.
func startingAt(found []interval, at int32) int {
	low, high := 0, len(found)
	for low < high {
		if mid := (low + high) / 2; found[mid].start < at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}
