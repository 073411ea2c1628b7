package text

import "strings"

// markBlocks finds the lines that begin a block: list items and headings.
func (s *scan) markBlocks() {
	for i := range s.lines {
		l := &s.lines[i]
		if l.empty() {
			continue
		}
		if n := s.marker(l.first, l.last); n > 0 {
			l.head = true
			for j := l.first; j < l.first+n; j++ {
				s.tokens[j].shape |= item
			}
			continue
		}
		if t := &s.tokens[l.first]; t.kind == mark && s.text[t.Start] == '#' && l.last > l.first+1 && s.tokens[l.first+1].is(spaced) {
			l.head, l.closed = true, true
			t.shape |= item
		} else if t.kind == mark && s.text[t.Start:t.End] == "**" && s.bold(l) {
			l.head, l.closed = true, true
		}
	}
}

// bold reports whether a line is nothing but **bold words**.
func (s *scan) bold(l *line) bool {
	for j := l.first + 1; j < l.last; j++ {
		if t := &s.tokens[j]; t.kind == mark && s.text[t.Start:t.End] == "**" {
			return j == l.last-1
		}
	}
	return false
}

// marker gives how many tokens the list marker at tokens[i] has: "-", "•",
// "1.", "2)", "(a)", "• 9."; 0 if there is none.
func (s *scan) marker(i, last int) int {
	t := &s.tokens[i]
	switch {
	case t.kind == bullet:
		return 1 + s.numbering(i+1, last)
	case i+1 == last || !s.tokens[i+1].is(spaced):
	case t.kind == dash && t.End-t.Start <= 3,
		t.kind == mark && (s.text[t.Start] == '*' || s.text[t.Start] == '+') && t.End-t.Start == 1:
		return 1 + s.checkBox(i+1, last)
	}
	return s.numbering(i, last)
}

// checkBox gives how many tokens the "[ ]" or "[x]" at tokens[i] has.
func (s *scan) checkBox(i, last int) int {
	for n := 1; n <= 2 && i+n < last; n++ {
		if s.text[s.tokens[i].Start] == '[' && s.text[s.tokens[i+n].Start] == ']' && s.tokens[i+n].End-s.tokens[i].Start == 3 {
			return n + 1
		}
	}
	return 0
}

// numbering gives how many tokens "1.", "1)", "1.)", "a.", "(iv)" at tokens[i]
// have; 0 if it is none.
func (s *scan) numbering(i, last int) int {
	if i >= last {
		return 0
	}
	n := 0
	if s.tokens[i].kind == open && s.text[s.tokens[i].Start] == '(' {
		n = 1
	}
	if i+n+1 >= last || !s.ordinal(i+n) {
		return 0
	}
	_, tail := s.itemAt(i + n)
	switch {
	case tail == "", n > 0 && tail != ")":
		return 0
	case tail == "." && s.tokens[i].is(capital):
		return 0 // an initial
	}
	return n + 1 + len(tail)
}

// ordinal reports whether tokens[i] can number an item: up to three digits, a
// letter, a small roman number.
func (s *scan) ordinal(i int) bool {
	t := &s.tokens[i]
	if t.kind != word {
		return false
	}
	raw := s.text[t.Start:t.End]
	if t.class == Number && t.is(digits) {
		for _, c := range []byte(raw) {
			if !isDigit(c) {
				return false
			}
		}
		return len(raw) <= 3
	}
	if len(raw) == 1 {
		return isLetter(raw[0])
	}
	if len(raw) > 4 {
		return false
	}
	for _, c := range []byte(raw) {
		if c != 'i' && c != 'v' && c != 'x' {
			return false
		}
	}
	return true
}

// A listState knows which item of a list may come next on the same line.
type listState struct {
	on    bool
	sign  string // the bullet, if bullets separate the items
	count int    // the last number or letter
	tail  string // what follows it: ".", ")", ".)"
}

// beginLine gives the list that the line of tokens[i] begins.
func (s *scan) beginLine(i int) listState {
	l := &s.lines[s.tokens[i].line]
	if !l.head || l.closed {
		return listState{}
	}
	t := &s.tokens[i]
	if t.kind == bullet {
		return listState{on: true, sign: s.text[t.Start:t.End]}
	}
	if t.kind == word {
		if count, tail := s.itemAt(i); tail != "" {
			return listState{on: true, count: count, tail: tail}
		}
	}
	return listState{}
}

// itemAt reads a marker without a bracket before it.
func (s *scan) itemAt(i int) (count int, tail string) {
	if !s.ordinal(i) || i+1 >= len(s.tokens) || s.tokens[i+1].line != s.tokens[i].line || s.tokens[i+1].is(spaced) {
		return 0, ""
	}
	if t := &s.tokens[i]; t.is(digits) {
		for _, c := range []byte(t.norm) {
			count = count*10 + int(c-'0')
		}
	} else if len(t.norm) == 1 {
		count = int(t.norm[0]-'a') + 1
	}
	end := s.tokens[i+1].End
	if s.tokens[i+1].kind == stop && i+2 < len(s.tokens) && s.tokens[i+2].kind == shut && s.tokens[i+2].Start == end {
		end = s.tokens[i+2].End
	}
	switch tail = s.text[s.tokens[i].End:end]; tail {
	case ".", ")", ".)":
		return count, tail
	}
	return 0, ""
}

// next reports whether tokens[i], within a line, begins the next item, and
// takes it.
func (l *listState) next(s *scan, i int) bool {
	t := &s.tokens[i]
	if l.sign != "" {
		if s.tokens[i-1].line != t.line || t.kind != bullet || s.text[t.Start:t.End] != l.sign {
			return false
		}
		t.shape |= item
		for j := i + 1; j < i+1+s.numbering(i+1, s.lines[t.line].last); j++ {
			s.tokens[j].shape |= item
		}
		return true
	}
	if s.tokens[i-1].line != t.line || t.kind != word || !t.is(spaced) || !(t.is(digits) || t.End-t.Start == 1) {
		return false
	}
	count, tail := s.itemAt(i)
	if tail == "" || l.on && (count != l.count+1 || tail != l.tail) {
		return false
	}
	body := i + 1 + len(tail)
	if body >= len(s.tokens) || !s.tokens[body].is(spaced) || s.tokens[body].line != t.line || s.tokens[body].is(lower) && tail == "." {
		return false
	}
	if !l.on {
		// "Try these steps: 1) Restart …"
		if b := &s.tokens[i-1]; count != 1 || b.kind != colon && b.kind != stop && !b.is(handle) {
			return false
		}
		*l = listState{on: true, tail: tail}
	}
	l.count = count
	for j := i; j < body; j++ {
		s.tokens[j].shape |= item
	}
	return true
}

// newBlock reports whether a line begins a new block behind line above.
func (s *scan) newBlock(above, below int) bool {
	a, b := &s.lines[above], &s.lines[below]
	return a.paragraph != b.paragraph || b.head || a.closed
}

// lineEnds judges the end behind tokens[end], the last of its line. The stop
// or emoji tokens[i] stands there if ended.
func (s *scan) lineEnds(i, end int, ended bool) answer {
	above, below := s.tokens[end].line, s.tokens[end+1].line
	if s.newBlock(above, below) || s.lines[above+1].quoted || s.lines[below-1].quoted {
		return yes
	}
	last, next := &s.tokens[end], &s.tokens[end+1]
	if s.partAt(end) == SignOff {
		return yes
	}
	if ended {
		if s.tokens[i].kind == stop && !s.tokens[i].is(question|shouting|ellipsis) && i > 0 && end == i {
			b := &s.tokens[i-1]
			if b.can(title|beforeNumber|midAbbr|endAbbr) && b.line == last.line {
				next.shape |= spaced
				return s.endsAt(i, end)
			}
		}
		if s.tokens[i].is(dotted) || s.tokens[i].is(ellipsis) {
			return s.endsAt(i, end)
		}
		return yes
	}
	if s.lists(above, below) {
		return yes
	}
	if last.kind == colon {
		return answerIf(!next.is(lower) && !s.wrapped(end))
	}
	if next.is(lower) || last.kind == comma || last.kind == dash || last.kind == word && last.can(goesOn) {
		return no
	}
	if next.is(capital) && next.can(opener) && next.norm != pronounI && !strings.HasPrefix(next.norm, pronounI+"'") {
		return yes // no name: a capital within a sentence would be odd
	}
	return answerIf(!s.wrapped(end))
}

// wrapped reports whether the line that ends with tokens[end] had no room for
// what the next line begins with.
func (s *scan) wrapped(end int) bool {
	above, next := s.tokens[end].line, s.tokens[end+1].Start
	width, a := s.width(above), &s.lines[above]
	begins := strings.IndexAny(s.text[next:s.lines[s.tokens[end+1].line].end], " \t")
	if begins < 0 {
		begins = s.lines[s.tokens[end+1].line].end - next
	}
	return width >= 50 && a.end-a.start+1+begins > width
}

// partAt gives the part that tokens[i] stands in.
func (s *scan) partAt(i int) Part {
	part := Body
	for _, b := range s.bounds {
		if b.token <= i {
			part = b.part
		}
	}
	return part
}

// width gives the length of the longest line in the paragraph of line i, in
// bytes.
func (s *scan) width(i int) int {
	widest := 0
	p := s.lines[i].paragraph
	const reach = 40 // lines looked at on either side
	for j := i; j >= 0 && j > i-reach && s.lines[j].paragraph == p; j-- {
		widest = max(widest, s.lines[j].end-s.lines[j].start)
	}
	for j := i + 1; j < len(s.lines) && j < i+reach && s.lines[j].paragraph == p; j++ {
		widest = max(widest, s.lines[j].end-s.lines[j].start)
	}
	return widest
}

// lists reports whether the lines above and below stand in a list without
// marks: three short lines or more, none with final punctuation.
func (s *scan) lists(above, below int) bool {
	const short, few = 40, 4
	p := s.lines[above].paragraph
	count := 0
	for _, step := range [...]int{-1, 1} {
		i := above
		if step > 0 {
			i = below
		}
		for n := 0; n < few && i >= 0 && i < len(s.lines) && s.lines[i].paragraph == p && !s.lines[i].empty(); n++ {
			l := &s.lines[i]
			if l.end-l.start > short || s.tokens[l.last-1].kind == stop || s.tokens[l.last-1].kind == comma || s.tokens[l.last-1].can(goesOn) {
				return false
			}
			count++
			i += step
		}
	}
	return count >= 3
}
