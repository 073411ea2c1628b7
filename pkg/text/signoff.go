package text

import "strings"

// signOff gives the token that the sign-off begins with, between tokens[from]
// and the end of line lastLine; len(tokens) if there is none.
func (s *scan) signOff(from, lastLine int) int {
	none := len(s.tokens)
	if from >= none {
		return none
	}
	first := s.tokens[from].line
	for i := first; i <= lastLine; i++ {
		l := &s.lines[i]
		if l.empty() || l.first < from {
			continue
		}
		if s.closes(i, from, lastLine) {
			return l.first
		}
	}
	if at := s.signature(from, lastLine); at < none {
		return at
	}
	return s.tail(from, lastLine)
}

// closes reports whether line i and all below it are the sign-off.
func (s *scan) closes(i, from, lastLine int) bool {
	l := &s.lines[i]
	low := s.lower[l.start:l.end]
	if low == "-- " || low == "--" {
		return l.first > from
	}
	if strings.HasPrefix(strings.TrimLeft(low, " \t"), sentFrom) || strings.HasPrefix(strings.TrimLeft(low, " \t"), getOutlook) {
		return true
	}
	end, firm := s.formula(l.first, l.last)
	if end == 0 {
		return false
	}
	if firm && (end == l.last || s.signs(end, l.last)) {
		return true
	}
	// "Thanks," closes only what nothing but a signature follows
	if end < l.last && !s.signs(end, l.last) {
		return false
	}
	below := 0
	for j := i + 1; j <= lastLine; j++ {
		if s.lines[j].empty() {
			continue
		}
		if below++; below > 8 || !s.signs(s.lines[j].first, s.lines[j].last) && !s.role(j) {
			return false
		}
	}
	return l.first > from || below > 0
}

// formula reads a closing formula at tokens[i]: the token behind it, and
// whether it can be nothing else (regards, not thanks). 0 if there is none.
func (s *scan) formula(i, last int) (end int, firm bool) {
	start := i
	made := false
	for i < last && (s.tokens[i].can(closing) || made && s.ampersand(&s.tokens[i])) {
		made = made || s.tokens[i].can(closingHead|thanks)
		firm = firm || s.tokens[i].can(closingHead)
		i++
	}
	if !made || i-start > 7 {
		return 0, false
	}
	plain := i
	for i < last && (s.tokens[i].kind == comma || s.tokens[i].kind == stop && !s.tokens[i].is(question) || s.tokens[i].kind == emoji || s.tokens[i].kind == dash) {
		i++
	}
	if i == plain && i < last && !s.signs(i, last) { // "Best wait until Monday"
		return 0, false
	}
	// "Thanks and kind regards" may go on behind a comma: "Thanks, all the best,"
	if i < last {
		if more, f := s.formula(i, last); more > 0 {
			return more, firm || f
		}
	}
	return i, firm
}

// signs reports whether tokens[i:last], a line or its end, can stand in a
// signature: names, a role, a number, a link.
func (s *scan) signs(i, last int) bool {
	words, named := 0, false
	start := i
	for ; i < last; i++ {
		t := &s.tokens[i]
		switch t.kind {
		case word:
			words++
			switch {
			case t.class&(Blank|Person) != 0:
				named = true
			case t.class&(URL|Number|Code) != 0 || t.class == 0 && t.is(digits):
				named = true
			case t.class&(Amount|Secret) != 0:
				return false
			case t.is(capital):
				if i == start && t.can(opener|courtesy) && !t.can(title) && !t.is(caps) && t.norm != the || s.contraction(t) {
					return false
				}
				named = named || !t.can(opener)
			case t.can(particle|team|closing) || strings.Trim(t.norm, kisses) == "" || s.hour(i):
			default:
				return false
			}
		case stop:
			if t.is(question|shouting) || t.is(ellipsis) || i+1 < last && !s.tokens[i-1].can(title) && !s.tokens[i-1].is(caps) && s.tokens[i-1].End-s.tokens[i-1].Start > 4 {
				return false
			}
		case bullet, quote:
			return false
		}
	}
	return named && words <= 9 || words == 0
}

// role reports whether line i can stand below a name: "Payroll support lead".
func (s *scan) role(i int) bool {
	l := &s.lines[i]
	if first := &s.tokens[l.first]; first.kind != word || first.can(opener|courtesy) && !first.is(caps) || !first.is(capital|digits) {
		return false
	}
	words := 0
	for j := l.first; j < l.last; j++ {
		switch t := &s.tokens[j]; {
		case t.kind == stop, t.can(subject), t.can(auxiliary) && !s.hour(j), s.contraction(t):
			return false
		case t.kind == word:
			words++
		}
	}
	return words <= 9
}

func (s *scan) ampersand(t *token) bool { return t.kind == mark && s.text[t.Start] == '&' }

// hour reports whether tokens[i] is the unit of a number: "9 am".
func (s *scan) hour(i int) bool {
	return i > 0 && s.tokens[i].can(unit) && s.tokens[i-1].is(digits)
}

// named reports whether line i is a name, or a team: the first line of a
// signature that no formula announces.
func (s *scan) named(i int) bool {
	l := &s.lines[i]
	first, last := l.first, l.last
	words, office := 0, false // office: behind a comma stands what the person does
	for j := first; j < last; j++ {
		t := &s.tokens[j]
		switch {
		case t.kind == comma && words > 0:
			office = true
		case t.norm == the && j == first && j+1 < last && s.tokens[j+1].is(capital): // The Lantern Shed
		case office && t.kind == word && t.is(lower) && t.class == 0 && !t.can(opener|auxiliary):
			words++
		case t.kind == word && t.class&Blank != 0 && t.norm != "":
			words++
		case t.kind == word && t.class&^Person == 0:
			kiss := strings.Trim(t.norm, kisses) == "" && words > 0
			if !t.is(capital) && !(t.can(particle|team) && words > 0) && !kiss || t.can(opener|courtesy|calendar|salute) && !(t.can(particle|title|team) && words > 0) || t.is(apostrophe) && s.contraction(t) {
				return false
			}
			words++
		case t.kind == stop && !t.is(question|shouting|ellipsis) && (j+1 == last || s.tokens[j-1].can(title) || s.tokens[j-1].End-s.tokens[j-1].Start == 1):
		case t.kind == mark, t.kind == emoji, t.kind == open, t.kind == shut:
		case t.kind == dash && j == first:
		default:
			return false
		}
	}
	return words > 0 && words <= 5
}

// signature gives the first token of names on lines of their own at the end.
func (s *scan) signature(from, lastLine int) int {
	top := -1
	for i := lastLine; i >= 0; i-- {
		l := &s.lines[i]
		if l.empty() {
			continue
		}
		if l.quoted || l.first <= from || lastLine-i > 9 || !s.signs(l.first, l.last) && !s.role(i) {
			break
		}
		above := s.lineAbove(i)
		if above < 0 {
			break
		}
		gap := above < i-1
		end := &s.tokens[s.lines[above].last-1]
		if s.named(i) && !s.listed(i) && (gap || end.kind == stop || end.kind == comma || end.kind == emoji) && end.kind != colon {
			top = i
		}
	}
	if top < 0 {
		return len(s.tokens)
	}
	at := s.lines[top].first
	return s.widen(at, from)
}

// listed reports whether line i is an item of a list: another item or a colon
// stands above it.
func (s *scan) listed(i int) bool {
	above := s.lineAbove(i)
	if above < 0 || s.marker(s.lines[i].first, s.lines[i].last) == 0 {
		return false
	}
	a := &s.lines[above]
	return s.marker(a.first, a.last) > 0 || s.tokens[a.last-1].kind == colon
}

// lineAbove gives the nearest line above i with tokens; -1 if there is none.
func (s *scan) lineAbove(i int) int {
	for i--; i >= 0; i-- {
		if s.lines[i].quoted {
			return -1
		}
		if !s.lines[i].empty() {
			return i
		}
	}
	return -1
}

// tail gives the first token of a sign-off at the end of the last line: "^JD",
// "-Ana", "Team Foo", "Thanks, Tom".
func (s *scan) tail(from, lastLine int) int {
	l := &s.lines[lastLine]
	none := len(s.tokens)
	low := max(l.first, from)
	if a := s.lineAbove(lastLine); a >= 0 && a == lastLine-1 { // the name may be broken in two
		low = max(s.lines[a].first, from)
	}
	end := l.last
	for end > low && s.decorates(end-1) {
		end--
	}
	first, teamed := s.lastNames(low, end)
	if first == end {
		return none
	}
	if first > low && s.signed(first, end, from, lastLine) {
		return s.widen(first-1, from)
	}
	if first <= from {
		return none
	}
	before := &s.tokens[first-1]
	ended := before.kind == stop || before.kind == emoji || before.line != s.tokens[first].line || before.class&URL != 0
	if teamed && end-first >= 2 && ended {
		return s.widen(first, from)
	}
	// "Thanks, Tom", "Best, Joy."
	at := s.widen(first, from)
	if at == first || !teamed && end-first > 2 && before.kind == word {
		return none
	}
	if _, firm := s.formula(at, l.last); !firm && s.tokens[first].class&Person != 0 && s.greetedName(first, from) {
		return none // thanks the customer
	}
	return at
}

// decorates reports whether tokens[i] may stand behind the name that signs:
// emoji, a link, a full stop.
func (s *scan) decorates(i int) bool {
	t := &s.tokens[i]
	return t.kind == emoji || t.class&URL != 0 || t.kind == stop && !t.is(question)
}

// lastNames gives the first of the names that end before tokens[end], and
// whether they name a team.
func (s *scan) lastNames(low, end int) (first int, teamed bool) {
	const most = 6
	for first = end; first > low && end-first < most; first-- {
		t := &s.tokens[first-1]
		amid := first < end && (t.can(particle) || s.ampersand(t))
		if !amid && !s.signsName(t) || t.can(thanks|closingHead) {
			break
		}
		teamed = teamed || t.can(team) && t.is(capital)
	}
	for first < end && (s.tokens[first].kind == mark || s.tokens[first].can(particle) && s.tokens[first].is(lower)) {
		first++
	}
	return first, teamed
}

// signsName reports whether a word can be part of a name that signs.
func (s *scan) signsName(t *token) bool {
	switch {
	case t.kind != word:
		return false
	case t.can(team), t.class&Blank != 0 && t.norm != "":
		return true
	}
	return t.is(capital) && !t.can(opener|courtesy|calendar) && t.class&(Number|Amount|URL|Code|Secret) == 0
}

// signed reports whether the mark in front of the names tokens[first:end]
// makes them a signature: ^JD, *MS, /Jo, ∞RN, -Ana, - PR.
func (s *scan) signed(first, end, from, lastLine int) bool {
	t, low := &s.tokens[first-1], max(s.lines[lastLine].first, from)
	names := end - first
	tight := t.End == s.tokens[first].Start && t.End-t.Start <= len("∞")
	alone := first-1 == low // begins the line
	ended := alone
	if first-2 >= low {
		b := &s.tokens[first-2]
		ended = b.kind == stop || b.kind == emoji || b.class&URL != 0
	}
	if first-1 == 0 {
		return false // never the whole draft
	}
	switch s.text[t.Start:t.End] {
	case "^", "∞":
		return names <= 3
	case "~":
		return names <= 3 && tight && (ended || t.is(spaced))
	case "/":
		return names <= 3 && tight && t.is(spaced)
	case "*": // not the end of *emphasis*
		return names <= 3 && tight && t.is(spaced) && (end == len(s.tokens) || s.tokens[end].kind != mark)
	}
	return t.kind == dash && names <= 4 && first-1 > from && (ended || tight && t.is(spaced)) && !s.listed(lastLine)
}

// greetedName reports whether the greeting has the name tokens[i].
func (s *scan) greetedName(i, from int) bool {
	for j := 0; j < from; j++ {
		if s.tokens[j].norm == s.tokens[i].norm {
			return true
		}
	}
	return false
}

// widen takes the closing formula in front of tokens[at] into the sign-off:
// "Thanks! ^NM".
func (s *scan) widen(at, from int) int {
	i := at
	for i > from && (s.tokens[i-1].kind == stop || s.tokens[i-1].kind == comma || s.tokens[i-1].kind == dash) && at-i < 2 {
		i--
	}
	made := false
	for i > from && s.tokens[i-1].kind == word && s.tokens[i-1].can(closing) {
		i--
		made = made || s.tokens[i].can(closingHead|thanks)
	}
	if !made || at-i > 10 {
		return at
	}
	if i > from {
		if b := &s.tokens[i-1]; b.kind != stop && b.kind != emoji && b.line == s.tokens[i].line {
			return at
		}
	}
	if i == from && from == 0 {
		return at // never the whole draft
	}
	return i
}

// postscript gives the first token of a "PS" below line i, which is written for
// the customer to read: the draft goes on there. len(tokens) if there is none.
func (s *scan) postscript(i int) int {
	for i++; i < len(s.lines); i++ {
		l := &s.lines[i]
		if l.empty() {
			continue
		}
		if t := &s.tokens[l.first]; t.norm == postscript && t.is(capital) || strings.HasPrefix(t.norm, postscriptDots) {
			return l.first
		}
	}
	return len(s.tokens)
}
