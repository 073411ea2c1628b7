package text

import (
	"sort"
	"unicode/utf8"
)

// A Unit is what columns count in.
type Unit uint8

const (
	CodePoints Unit = iota // what people and most reports count
	UTF16                  // what editors count (Language Server Protocol)
	Bytes
)

// A Position is a line and a column, both 1-based.
type Position struct{ Line, Column int }

// Lines turns byte offsets of a text into positions and back. Lines end at
// "\n", "\r\n" and "\r". An invalid byte counts as one code point.
type Lines struct {
	text   string
	starts []int    // byte offset of each line
	marks  [][3]int // counts of code points, UTF-16 units and bytes up to every stride-th rune start
}

// stride is how many bytes lie between two marks: it bounds the work of one
// question.
const stride = 64

// NewLines reads the lines of a text.
func NewLines(text string) *Lines {
	l := &Lines{text: text, starts: []int{0}, marks: make([][3]int, 0, len(text)/stride+1)}
	var points, units int
	next := 0
	for i := 0; i < len(text); {
		if i >= next {
			l.marks = append(l.marks, [3]int{points, units, i})
			next = i + stride
		}
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		i += n
		points++
		units += unitsOf(r)
		if r == '\n' || r == '\r' && (i == len(text) || text[i] != '\n') {
			l.starts = append(l.starts, i)
		}
	}
	if len(l.marks) == 0 {
		l.marks = append(l.marks, [3]int{})
	}
	return l
}

func unitsOf(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// Position gives the place of a byte offset. An offset outside the text is
// taken to its nearer end, one inside a character to its start, one inside a
// line break to the end of its line.
func (l *Lines) Position(offset int, unit Unit) Position {
	offset = min(max(offset, 0), len(l.text))
	line := sort.SearchInts(l.starts, offset+1) - 1
	start := l.starts[line]
	offset = min(offset, l.end(line))
	return Position{Line: line + 1, Column: l.count(offset, unit) - l.count(start, unit) + 1}
}

// Offset gives the byte offset of a position. A line or column outside the
// text is taken to the nearest place within; a column inside a character to
// its start.
func (l *Lines) Offset(p Position, unit Unit) int {
	if p.Line < 1 {
		return 0
	}
	if p.Line > len(l.starts) {
		return len(l.text)
	}
	start, end := l.starts[p.Line-1], l.end(p.Line-1)
	column := min(max(p.Column-1, 0), end-start) // no unit is wider than a byte
	want := l.count(start, unit) + column
	i := sort.Search(len(l.marks), func(i int) bool { return l.marks[i][unit] > want }) - 1
	at, n := l.marks[i][2], l.marks[i][unit]
	if at < start {
		at, n = start, want-column
	}
	for at < end {
		r, size := utf8.DecodeRuneInString(l.text[at:])
		n += [...]int{1, unitsOf(r), size}[unit]
		if n > want {
			break
		}
		at += size
	}
	return min(at, end)
}

// end gives the byte offset where a line's text ends, before its line break.
func (l *Lines) end(line int) int {
	if line+1 == len(l.starts) {
		return len(l.text)
	}
	end := l.starts[line+1] - 1
	if l.text[end] == '\n' && end > l.starts[line] && l.text[end-1] == '\r' {
		end--
	}
	return end
}

// count gives how many units stand before the character at offset.
func (l *Lines) count(offset int, unit Unit) int {
	i := sort.Search(len(l.marks), func(i int) bool { return l.marks[i][2] > offset }) - 1
	at, n := l.marks[i][2], l.marks[i][unit]
	for at < offset {
		r, size := rune(l.text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(l.text[at:])
		}
		if at+size > offset {
			break
		}
		at += size
		n += [...]int{1, unitsOf(r), size}[unit]
	}
	return n
}
