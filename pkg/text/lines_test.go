package text

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func TestPosition(t *testing.T) {
	text := "ab\r\n😊é\ncd\re\n"
	l := NewLines(text)
	for _, c := range []struct {
		offset int
		unit   Unit
		want   Position
	}{
		{0, CodePoints, Position{1, 1}},
		{1, Bytes, Position{1, 2}},
		{2, CodePoints, Position{1, 3}},
		{3, CodePoints, Position{1, 3}}, // within the line break
		{4, UTF16, Position{2, 1}},
		{8, CodePoints, Position{2, 2}},
		{8, UTF16, Position{2, 3}},
		{8, Bytes, Position{2, 5}},
		{6, CodePoints, Position{2, 1}}, // within 😊
		{11, CodePoints, Position{3, 1}},
		{14, CodePoints, Position{4, 1}},
		{99, CodePoints, Position{5, 1}},
		{-1, CodePoints, Position{1, 1}},
	} {
		if got := l.Position(c.offset, c.unit); got != c.want {
			t.Errorf("Position(%d, %d) = %v, want %v", c.offset, c.unit, got, c.want)
		}
	}
	for _, c := range []struct {
		at   Position
		unit Unit
		want int
	}{
		{Position{1, 1}, CodePoints, 0},
		{Position{1, 99}, CodePoints, 2},
		{Position{2, 2}, UTF16, 4}, // between the halves of 😊
		{Position{2, 3}, UTF16, 8},
		{Position{0, 1}, Bytes, 0},
		{Position{99, 1}, Bytes, len(text)},
		{Position{3, -5}, Bytes, 11},
	} {
		if got := l.Offset(c.at, c.unit); got != c.want {
			t.Errorf("Offset(%v, %d) = %d, want %d", c.at, c.unit, got, c.want)
		}
	}
}

// TestLinesRandom compares with counting from the start of the text, at every
// rune of random texts.
func TestLinesRandom(t *testing.T) {
	pieces := []string{"a", "é", "e\u0301", "😊", "👩‍🍳", "\n", "\r\n", "\r", " ", "中", "\xff", "x"}
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var b strings.Builder
		for range rnd.IntN(60) {
			b.WriteString(pieces[rnd.IntN(len(pieces))])
		}
		if rnd.IntN(10) == 0 { // longer than the stride between two marks
			b.WriteString(strings.Repeat("é😊a", 700))
		}
		checkLines(t, b.String())
	}
}

// checkLines takes every rune of text to its position and back.
func checkLines(t *testing.T, text string) {
	t.Helper()
	l := NewLines(text)
	line, start := 1, 0
	for i := 0; i < len(text); {
		_, n := utf8.DecodeRuneInString(text[i:])
		inside := text[i] == '\n' && i > start && text[i-1] == '\r' // second half of a line break
		if !inside {
			before := text[start:i]
			want := [3]int{utf8.RuneCountInString(before), len(utf16.Encode([]rune(before))), len(before)}
			for unit := CodePoints; unit <= Bytes; unit++ {
				p := l.Position(i, unit)
				if p != (Position{line, want[unit] + 1}) {
					t.Fatalf("%.200q: Position(%d, %d) = %v, want %d:%d", text, i, unit, p, line, want[unit]+1)
				}
				if back := l.Offset(p, unit); back != i {
					t.Fatalf("%.200q: Offset(%v, %d) = %d, want %d", text, p, unit, back, i)
				}
			}
		}
		if text[i] == '\n' || text[i] == '\r' && !strings.HasPrefix(text[i+1:], "\n") {
			line, start = line+1, i+1
		}
		i += n
	}
}

func FuzzLines(f *testing.F) {
	f.Add("Hi Ana,\r\nit's 😊\n", 3)
	f.Add("\xff\r\r\n", -1)
	f.Fuzz(func(t *testing.T, text string, at int) {
		if len(text) < 1<<12 {
			checkLines(t, text)
		}
		l := NewLines(text)
		for unit := CodePoints; unit <= Bytes; unit++ {
			p := l.Position(at, unit)
			if back := l.Offset(p, unit); back < 0 || back > len(text) || l.Position(back, unit) != p {
				t.Errorf("offset %d goes to %v, and that to %d", at, p, back)
			}
		}
	})
}
