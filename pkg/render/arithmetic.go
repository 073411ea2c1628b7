package render

import (
	"fmt"
	"math"
	"strings"

	"attune/pkg/lint"
	"attune/pkg/text"
)

// Explained is [Full] with a table below each draft that says how its score
// comes about.
func Explained(page Page) Format {
	page.explain = true
	return Full(page)
}

// A sum is a line of that table: what it is about, and its numbers, "" for none.
type sum struct {
	label              string
	weight, lost, left string
	style              string
}

// arithmetic writes how the score of a draft comes about: what each dimension
// weighs, what each finding takes, the sum, and the cap.
func (p Page) arithmetic(b *strings.Builder, item Item) {
	sums := reckon(item)
	labels := 0
	for _, s := range sums {
		labels = max(labels, widthOf(s.label))
	}
	labels = min(labels, p.Width-len("   weight  lost  left"))
	title := fmt.Sprintf("How the score comes about (%s)", item.Report.Situation.Name)
	b.WriteString("  " + p.paint(cut(title, p.Width-2), bold) + "\n")
	for _, s := range append([]sum{{"", "weight", "lost", "left", faint}}, sums...) {
		line := fmt.Sprintf("%s %6s%6s%6s", pad(cut(s.label, labels), labels), s.weight, s.lost, s.left)
		b.WriteString("  " + p.paint(strings.TrimRight(line, " "), s.style) + "\n")
	}
	b.WriteByte('\n')
}

// reckon gives the lines of the table. What stands in the column left adds up to
// the sum, and what findings lost to what their dimension did.
func reckon(item Item) []sum {
	r := item.Report
	lines := text.NewLines(item.Draft.Text)
	place := func(f lint.Finding) string {
		at := lines.Position(f.Span.Start, text.CodePoints)
		return fmt.Sprintf("%d:%d", at.Line, at.Column)
	}
	var out []sum
	weight, lost := 0.0, 0.0
	for _, d := range r.Dimensions {
		out = append(out, sum{d.Name, aligned(d.Weight), aligned(d.Lost), aligned(d.Weight - d.Lost), ""})
		weight += d.Weight
		lost += d.Lost
		hidden := d.Lost
		for _, f := range r.Findings {
			if f.Dimension == d.Name && f.Points > 0 {
				out = append(out, sum{"  " + place(f) + "  " + f.Check, "", aligned(f.Points), "", faint})
				hidden -= f.Points
			}
		}
		if round(hidden) > 0 {
			out = append(out, sum{"  left out by --select or --ignore", "", aligned(hidden), "", faint})
		}
	}
	left := round(weight - lost)
	if len(r.Dimensions) > 0 {
		out = append(out, sum{"sum", aligned(weight), aligned(lost), aligned(left), ""})
	}
	if whole := math.Floor(left + 0.5); whole != left {
		out = append(out, sum{"rounded", "", "", aligned(whole), ""})
	}
	if r.Cap != nil {
		by := r.Cap.Check
		for _, f := range r.Findings {
			if f.Check == r.Cap.Check && f.Cap == r.Cap.Score {
				by = place(f) + "  " + by
				break
			}
		}
		out = append(out, sum{"held by " + by, "", "", aligned(float64(r.Cap.Score)), ""})
	}
	return append(out, sum{"score", "", "", aligned(float64(r.Score)), bold})
}

// aligned is a number of points as it stands in a column: its decimal, or room
// for one.
func aligned(n float64) string {
	s := decimal(n)
	if !strings.Contains(s, ".") {
		s += "  "
	}
	return s
}

// decimal is a number of points with at most one decimal, as it was reckoned.
func decimal(n float64) string { return fmt.Sprint(round(n)) }
