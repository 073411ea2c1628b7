package render

import (
	"fmt"
	"math"
	"strings"

	"attune/pkg/lint"
)

// digits are three cells wide and three lines high.
var digits = [10][3]string{
	{"█▀█", "█ █", "▀▀▀"}, {"▀█ ", " █ ", "▀▀▀"}, {"▀▀█", "█▀▀", "▀▀▀"}, {"▀▀█", "▀▀█", "▀▀▀"}, {"█ █", "▀▀█", "  ▀"},
	{"█▀▀", "▀▀█", "▀▀▀"}, {"█▀▀", "█▀█", "▀▀▀"}, {"▀▀█", "  █", "  ▀"}, {"█▀█", "█▀█", "▀▀▀"}, {"█▀█", "▀▀█", "▀▀▀"},
}

// scoreStyle is the colour of a score.
func scoreStyle(score int) string {
	switch {
	case score >= 80:
		return green
	case score >= 50:
		return yellow
	}
	return red
}

// card writes the score in large digits with its dimensions beside it, or above
// them on a narrow page.
func (p Page) card(b *strings.Builder, r *lint.Report) {
	var big [4]string
	for _, d := range fmt.Sprint(r.Score) {
		for i := range 3 {
			big[i] += digits[d-'0'][i] + " "
		}
	}
	tall := widthOf(big[0])
	number := fmt.Sprintf("%d of 100", r.Score)
	left := max(tall, len(number)) + 2
	big[3] = number
	bars := p.bars(r.Dimensions, p.Width-left-3)
	beside := p.Width >= 60 && len(bars) > 0
	for i := 0; i < len(big) || beside && i < len(bars); i++ {
		line := ""
		if i < len(big) {
			line = big[i]
		}
		b.WriteString("  " + p.paint(strings.TrimRight(line, " "), bold, scoreStyle(r.Score)))
		if beside && i < len(bars) {
			b.WriteString(strings.Repeat(" ", left-widthOf(strings.TrimRight(line, " "))) + "  " + bars[i])
		}
		b.WriteByte('\n')
	}
	if !beside && len(bars) > 0 {
		b.WriteByte('\n')
		for _, bar := range p.bars(r.Dimensions, p.Width-2) {
			b.WriteString("  " + bar + "\n")
		}
	}
}

// bars gives a line per dimension: its name, a bar as long as its weight, and
// the points kept of those to be had.
func (p Page) bars(dimensions []lint.Dimension, width int) []string {
	names, numbers, heaviest := 0, 0, 0.0
	for _, d := range dimensions {
		names, heaviest = max(names, widthOf(d.Name)), max(heaviest, d.Weight)
		numbers = max(numbers, len("  ")+len(decimal(d.Weight-d.Lost)))
	}
	longest := min(width-names-numbers-len("   of 100"), 40)
	var out []string
	for _, d := range dimensions {
		kept := d.Weight - d.Lost
		line := pad(d.Name, names) + " "
		if longest >= 5 {
			line += " " + p.bar(kept, d.Weight, heaviest, longest)
		}
		points := fmt.Sprintf("%*s of %s", numbers, decimal(kept), decimal(d.Weight))
		if d.Lost > 0 {
			out = append(out, line+p.paint(points, bold))
		} else {
			out = append(out, line+p.paint(points, faint))
		}
	}
	return out
}

// bar draws kept of weight; a weight of full is drawn on all cells.
func (p Page) bar(kept, weight, full float64, cells int) string {
	if full <= 0 {
		full = 1
	}
	length := max(1, int(math.Round(weight/full*float64(cells))))
	on := int(math.Round(kept / max(weight, 1e-9) * float64(length)))
	switch { // a loss and what is left of it are always to be seen
	case kept < weight && on == length && length > 1:
		on--
	case kept > 0 && on == 0 && length > 1:
		on++
	}
	style := green
	if kept < weight {
		style = scoreStyle(int(kept / weight * 100))
	}
	return p.paint(strings.Repeat("━", on), style) +
		p.paint(strings.Repeat("┄", length-on), faint) +
		strings.Repeat(" ", cells-length)
}
