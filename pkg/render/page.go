package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// A Page is what is written on: how many cells wide, with colour or without.
// Colour only repeats what the words say.
type Page struct {
	Width int
	Color bool

	explain bool // show how each score comes about
}

const (
	minWidth = 30
	maxWidth = 100 // longer lines are hard to read
)

// fit gives a page whose width can be written on.
func (p Page) fit() Page {
	p.Width = min(max(p.Width, minWidth), maxWidth)
	return p
}

const (
	bold   = "1"
	faint  = "2"
	red    = "31"
	green  = "32"
	yellow = "33"
	blue   = "34"
	cyan   = "36"
)

// paint gives s in the styles, which are ANSI codes.
func (p Page) paint(s string, styles ...string) string {
	if !p.Color || s == "" || len(styles) == 0 {
		return s
	}
	return "\x1b[" + strings.Join(styles, ";") + "m" + s + "\x1b[0m"
}

// A cell is one character as a reader sees it.
type cell struct {
	start, end int    // bytes of the text
	shown      string // what is written for it
	width      int
}

func (c cell) blank() bool { return c.shown == " " }

// cells splits a text into characters. What could drive a terminal or turn the
// writing round is replaced.
func cells(s string) []cell {
	out := make([]cell, 0, len(s))
	state, at := -1, 0
	for rest := s; rest != ""; {
		var cluster string
		var width int
		cluster, rest, width, state = uniseg.FirstGraphemeClusterInString(rest, state)
		c := cell{at, at + len(cluster), cluster, width}
		switch r, size := utf8.DecodeRuneInString(cluster); {
		case cluster == "\r\n", r == '\n', r == '\t', r == '\u2028', r == '\u2029', r == '\u00a0':
			c.shown, c.width = " ", 1
		case r < 0x20:
			c.shown, c.width = string('\u2400'+r), 1
		case r == utf8.RuneError && size <= 1, unicode.IsControl(r), '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069':
			c.shown, c.width = "\uFFFD", 1
		}
		out = append(out, c)
		at = c.end
	}
	return out
}

// visible is s on one line, as it may be written to a terminal.
func visible(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, c := range cells(s) {
		b.WriteString(c.shown)
	}
	return b.String()
}

// rows breaks cells into lines of at most width cells, between words where it
// can. Blanks at a break are left out.
func rows(cs []cell, width int) [][]cell {
	var out [][]cell
	for len(cs) > 0 {
		used, end, gap := 0, 0, -1
		for end < len(cs) && (used+cs[end].width <= width || end == 0) {
			if cs[end].blank() {
				gap = end
			}
			used += cs[end].width
			end++
		}
		switch {
		case end == len(cs) || cs[end].blank():
		case gap > 0:
			end = gap
		}
		out = append(out, trimmed(cs[:end]))
		for end < len(cs) && cs[end].blank() {
			end++
		}
		cs = cs[end:]
	}
	return out
}

func trimmed(cs []cell) []cell {
	for len(cs) > 0 && cs[len(cs)-1].blank() {
		cs = cs[:len(cs)-1]
	}
	return cs
}

// runs writes a row, each character in its style; "" is plain.
func (p Page) runs(row []cell, styleOf func(cell) string) string {
	var b strings.Builder
	for len(row) > 0 {
		style, n := styleOf(row[0]), 1
		for n < len(row) && styleOf(row[n]) == style {
			n++
		}
		var run strings.Builder
		for _, c := range row[:n] {
			run.WriteString(c.shown)
		}
		if style == "" {
			b.WriteString(run.String())
		} else {
			b.WriteString(p.paint(run.String(), style))
		}
		row = row[n:]
	}
	return b.String()
}

// wrap breaks a text into lines of at most width cells.
func wrap(s string, width int) []string {
	var out []string
	for _, row := range rows(cells(strings.Join(strings.Fields(s), " ")), max(width, 1)) {
		var b strings.Builder
		for _, c := range row {
			b.WriteString(c.shown)
		}
		out = append(out, b.String())
	}
	return out
}

// cut shortens a text to width cells, with an ellipsis where it was cut.
func cut(s string, width int) string {
	cs := cells(s)
	total := 0
	for _, c := range cs {
		total += c.width
	}
	var b strings.Builder
	for _, c := range cs {
		if total > width && b.Len() > 0 && widthOf(b.String())+c.width > width-1 {
			return strings.TrimRight(b.String(), " ") + "…"
		}
		b.WriteString(c.shown)
	}
	return b.String()
}

// cutWords shortens a text to width cells at the end of a word.
func cutWords(s string, width int) string {
	lines := wrap(s, width-1)
	if len(lines) < 2 {
		return s
	}
	return strings.TrimRight(lines[0], ",;:–") + "…"
}

// tail shortens a text to its last width cells.
func tail(s string, width int) string {
	cs, used := cells(s), 0
	for i := len(cs) - 1; i >= 0; i-- {
		if used += cs[i].width; used >= width && i > 0 {
			return "…" + s[cs[i].end:]
		}
	}
	return s
}

func widthOf(s string) int { return uniseg.StringWidth(s) }

// pad fills s with blanks to width cells.
func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-widthOf(s)))
}

// block writes a label in the margin and a text beside it, wrapped and styled:
//
//	why  Naming the failure is what shows a reader
//	     that someone looked.
func (p Page) block(b *strings.Builder, indent int, label, body string, styles ...string) {
	left := indent + widthOf(label)
	for i, line := range wrap(body, p.Width-left) {
		b.WriteString(strings.Repeat(" ", indent))
		if i == 0 {
			b.WriteString(p.paint(label, faint))
		} else {
			b.WriteString(strings.Repeat(" ", widthOf(label)))
		}
		b.WriteString(p.paint(line, styles...))
		b.WriteByte('\n')
	}
}

// beside writes left, and right at the end of the same line if both fit, else
// on the next line.
func (p Page) beside(b *strings.Builder, left, right string, leftWidth, rightWidth int) {
	b.WriteString(left)
	if rightWidth > 0 {
		if space := p.Width - leftWidth - rightWidth; space >= 2 {
			b.WriteString(strings.Repeat(" ", space))
		} else {
			b.WriteString("\n" + strings.Repeat(" ", max(0, p.Width-rightWidth)))
		}
		b.WriteString(right)
	}
	b.WriteByte('\n')
}
