// Package render writes reports: for people at a terminal, for scripts and for
// programs.
//
// Choose a [Format], [Full] or [Explained], [Concise], [JSON] or [JSONL], and give
// it the reports as they come; none of them waits for the last before it writes the
// first. [Explain] and [List] write what the checks themselves are.
//
// Numbers of a full card or bank account are masked in whatever is written.
package render

import (
	"fmt"
	"io"
	"iter"
	"math"

	"attune/pkg/lint"
	"attune/pkg/rule"
	"attune/pkg/source"
)

// An Item is one draft and what is said about it.
type Item struct {
	Draft  *source.Draft
	Input  lint.Input // the documents the report's spans stand in
	Report *lint.Report
	Err    error // why there is no draft: then the other fields are empty
}

// A Format writes items in their order.
type Format func(w io.Writer, set *rule.Set, items iter.Seq[Item]) error

// A Total counts over many items.
type Total struct {
	Documents, Unreadable   int
	Skipped                 int // documents that were not checked
	Errors, Warnings, Infos int
	Clean                   int // checked documents without findings
	Lowest                  int // the lowest score; meaningless where none was checked
	LowestAt                string
	sum                     int
}

// Add counts one item.
func (t *Total) Add(item Item) {
	if item.Err != nil {
		t.Unreadable++
		return
	}
	t.Documents++
	if item.Report.Skipped != "" {
		t.Skipped++
		return
	}
	if score := item.Report.Score; t.Checked() == 1 || score < t.Lowest {
		t.Lowest, t.LowestAt = score, item.Place()
	}
	t.sum += item.Report.Score
	if len(item.Report.Findings) == 0 {
		t.Clean++
	}
	for _, f := range item.Report.Findings {
		switch f.Severity {
		case "error":
			t.Errors++
		case "warning":
			t.Warnings++
		default:
			t.Infos++
		}
	}
}

// Checked is the number of documents that have a score.
func (t *Total) Checked() int { return t.Documents - t.Skipped }

// Mean is the mean score, rounded; 0 where nothing was checked.
func (t *Total) Mean() int {
	if t.Checked() == 0 {
		return 0
	}
	return int(math.Round(float64(t.sum) / float64(t.Checked())))
}

// Place is where a draft stands: its path, and of an item in a file of many the
// line as well.
func (i Item) Place() string {
	if i.Draft.Line > 0 {
		return fmt.Sprintf("%s:%d", i.Draft.Path, i.Draft.Line)
	}
	return i.Draft.Path
}
