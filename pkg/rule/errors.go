package rule

import (
	"fmt"
	"slices"
	"strings"
)

// An Error is one mistake in a rule file.
type Error struct {
	Pos
	What string
	Do   string
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s", e.File, e.Line, e.Column, e.What, e.Do)
}

// Errors are all mistakes of a set of rule files, in the order of the files.
type Errors []*Error

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, x := range e {
		lines[i] = x.Error()
	}
	return strings.Join(lines, "\n")
}

// Nearest gives the candidate that a mistyped name most likely meant, "" if
// none is near: at most a third of its letters may differ.
func Nearest(name string, candidates []string) string {
	best, distance := "", len(name)/3+1
	for _, c := range slices.Sorted(slices.Values(candidates)) {
		if d := edits(name, c); d < distance || d == distance && best == "" {
			best, distance = c, d
		}
	}
	return best
}

// edits is the number of letters to insert, delete or replace between a and b.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// did gives the advice for an unknown name.
func did(name string, candidates []string, otherwise string) string {
	if n := Nearest(name, candidates); n != "" {
		return fmt.Sprintf("did you mean %q?", n)
	}
	return otherwise
}
