package text

import "strings"

// readRegions divides the text into its parts. Greeting and sign-off are
// looked for in the draft's own lines: the greeting in the first stretch
// between quoted mail, the sign-off in the last.
func (s *scan) readRegions() {
	s.bounds = s.bounds[:0]
	if len(s.text) == 0 {
		return
	}
	firstOwn, lastOwn := -1, -1
	for i := range s.lines {
		if !s.lines[i].quoted && !s.lines[i].empty() {
			if firstOwn < 0 {
				firstOwn = i
			}
			lastOwn = i
		}
	}
	if firstOwn < 0 { // nothing but quoted mail or white space
		part := Body
		for i := range s.lines {
			if s.lines[i].quoted {
				part = Quote
			}
		}
		s.region(len(s.text), part)
		return
	}
	greeted := s.greeting(firstOwn)
	s.names(greeted)
	stretch := lastOwn // first line of the last stretch
	for stretch > 0 && !s.lines[stretch-1].quoted {
		stretch--
	}
	from := max(s.lines[stretch].first, greeted)
	signed, resumed := s.signedAndResumed(from, lastOwn)
	s.signers(signed, resumed)

	s.bounds = append(s.bounds, bound{0, Greeting}, bound{greeted, Body}, bound{signed, SignOff}, bound{resumed, Body})
	s.layRegions()
}

// layRegions gives every byte to the part of its line or, within a line, of
// its token.
func (s *scan) layRegions() {
	part, next := s.bounds[0].part, s.bounds[1:]
	for i := range s.lines {
		l := &s.lines[i]
		if l.quoted {
			s.region(l.next, Quote)
			continue
		}
		for len(next) > 0 && next[0].token <= l.first && !(l.empty() && s.follows(part)) {
			part, next = next[0].part, next[1:]
		}
		for len(next) > 0 && next[0].token < l.last {
			s.region(s.tokens[next[0].token].Start, part)
			part, next = next[0].part, next[1:]
		}
		s.region(l.next, part)
	}
}

// signedAndResumed gives the tokens at which the sign-off begins and ends.
func (s *scan) signedAndResumed(from, lastOwn int) (signed, resumed int) {
	none := len(s.tokens)
	signed = s.signOff(from, lastOwn)
	if signed < none {
		return signed, s.postscript(s.tokens[signed].line)
	}
	if from == none {
		return none, none
	}
	// a name alone signs only where nothing follows but a postscript
	resumed = s.postscript(s.tokens[from].line)
	if resumed < none {
		signed = s.signOff(from, s.lineAbove(s.tokens[resumed].line))
	}
	if signed >= resumed {
		return none, none
	}
	return signed, resumed
}

// follows reports whether part stands above: blank lines stay with it.
func (s *scan) follows(part Part) bool {
	n := len(s.regions)
	return n > 0 && s.regions[n-1].Part == part
}

// region ends a region at a byte offset; neighbours of one part are joined.
func (s *scan) region(end int, part Part) {
	start := 0
	if n := len(s.regions); n > 0 {
		last := &s.regions[n-1]
		if last.Part == part {
			last.End = max(last.End, end)
			return
		}
		start = last.End
	}
	if end > start {
		s.regions = append(s.regions, Region{Span{start, end}, part})
	}
}

// greeting gives the token behind the greeting that line i begins with; its
// first token if there is none.
func (s *scan) greeting(i int) int {
	l := &s.lines[i]
	at := l.first
	for at < l.last && s.tokens[at].is(handle) {
		at++
	}
	if at > l.first {
		at = s.afterGreeting(at, l.last)
	}
	if end := s.nameLine(i); end > 0 {
		return end
	}
	for n := 0; n < 3; n++ { // "Hi Emma, hey, …"; "Good morning! Hi Ana,"
		if at == l.last { // a second salutation may stand on the next line
			next := s.nextLine(i)
			if next < 0 {
				return at
			}
			i, l = next, &s.lines[next]
			at = l.first
		}
		end := s.salutation(at, l.last)
		if end == 0 {
			break
		}
		at = end
	}
	return at
}

// nextLine gives the next line with tokens behind line i; -1 if quoted mail or
// the end of the text comes first.
func (s *scan) nextLine(i int) int {
	for i++; i < len(s.lines) && !s.lines[i].quoted; i++ {
		if !s.lines[i].empty() {
			return i
		}
	}
	return -1
}

// salutation gives the token behind a salutation at tokens[i]; 0 if there is
// none.
func (s *scan) salutation(i, last int) int {
	tokens := s.tokens[:last]
	if i >= last || tokens[i].kind != word {
		return 0
	}
	start := i
	first := &tokens[i]
	switch {
	case first.can(salute):
		i++
	case first.norm == good && i+1 < last && dayparts[tokens[i+1].norm]:
		i += 2
	case dayparts[first.norm] && first.is(capital) && i+1 < last && (tokens[i+1].is(capital) && !tokens[i+1].can(opener) || tokens[i+1].can(addressee) || tokens[i+1].kind == comma):
		i++
	case s.phrase(i, last, toWhom):
		return s.afterGreeting(i+5, last)
	default:
		return 0
	}
	if i < last && tokens[i].kind == word && tokens[i].norm == good && i+1 < last && dayparts[tokens[i+1].norm] {
		i += 2 // "Hi, good morning"
	} else if i < last && i == start+1 && first.can(salute) && dayparts[tokens[i].norm] && !first.is(spaced) {
		i++
	}
	if s.phrase(i, last, toYou) { // "Good day to you, Ana"
		i += 2
	}
	named := s.addressees(i, last)
	if named == i && first.norm == dear { // "Dear oh dear"
		return 0
	}
	if named == i || named == i+1 && tokens[i].can(addressee) {
		named = s.laterName(named, last)
	}
	if named > i && s.predicate(named) && !elliptical[tokens[named].norm] { // "Hi Ana Lumo is back"
		if named--; named == i {
			return 0
		}
	}
	return s.afterGreeting(named, last)
}

// laterName gives the token behind a name that stands behind the comma
// tokens[i]: "Hi, Joy.", "Hi there, Joy!"; i if there is none.
func (s *scan) laterName(i, last int) int {
	if i+1 >= last || s.tokens[i].kind != comma {
		return i
	}
	first, end := &s.tokens[i+1], s.addressees(i+1, last)
	closed := end == last || s.tokens[end].kind == comma || s.tokens[end].kind == stop
	switch {
	case end > i+1 && closed && first.is(capital) && (end-i <= 4 || end == last),
		first.can(addressee) && end < last && s.tokens[end].kind != word:
		return end
	}
	return i
}

// phrase reports whether the words from tokens[i] on are those of p.
func (s *scan) phrase(i, last int, p string) bool {
	for p != "" {
		if i >= last || len(p) < len(s.tokens[i].norm) || p[:len(s.tokens[i].norm)] != s.tokens[i].norm {
			return false
		}
		p = p[len(s.tokens[i].norm):]
		if p != "" && p[0] == ' ' {
			p = p[1:]
		}
		i++
	}
	return true
}

// addressees gives the token behind the names that stand at tokens[i].
func (s *scan) addressees(i, last int) int {
	start := i
	for i < last && i-start < 8 {
		t := &s.tokens[i]
		switch {
		case t.kind == emoji:
			return i
		case t.kind == stop && i > start && s.tokens[i-1].can(title) && i+1 < last && s.tokens[i+1].kind == word && !t.is(shouting|question):
			i++ // Mr.
			continue
		case t.kind == stop && i > start && t.End-t.Start == 1 && s.tokens[i-1].is(capital) && s.tokens[i-1].End-s.tokens[i-1].Start == 1 && i+1 < last && s.tokens[i+1].is(capital) && !s.tokens[i+1].can(opener):
			i++ // J. Smith
			continue
		case t.kind == mark && i > start && (s.text[t.Start] == '&' || s.text[t.Start] == '/') && i+1 < last && s.nameable(i+1):
			i++
			continue
		case t.kind != word:
			return i
		case t.class&(Blank|Person) != 0:
		case t.class&(URL|Number|Amount|Code|Secret) != 0:
			return i
		case t.can(title) && !t.can(opener):
		case t.can(addressee):
		case (t.norm == and || t.norm == or) && i > start && i+1 < last && s.nameable(i+1):
		case t.is(capital) && !t.can(opener|salute|calendar|courtesy|joined) && !t.is(apostrophe):
		case t.is(capital) && t.is(apostrophe) && !s.contraction(t):
		case i == start && t.is(capital) && !t.can(salute|courtesy) && i+1 < last && s.tokens[i+1].kind == comma: // Hi Will,
			t.class |= Person
		case i == start && s.lowerName(i, last):
		case i > start && t.can(particle) && !t.can(placing) && i+1 < last && s.tokens[i+1].is(capital) && s.tokens[i+1].kind == word && !s.tokens[i+1].can(opener):
		default:
			return i
		}
		i++
	}
	if i-start >= 8 {
		return start
	}
	return i
}

// nameable reports whether tokens[i] may be a name.
func (s *scan) nameable(i int) bool {
	t := &s.tokens[i]
	return t.kind == word && (t.class&(Blank|Person) != 0 || t.can(addressee) || t.can(title) && !t.can(opener) || t.is(capital) && !t.can(opener|courtesy|calendar))
}

// lowerName reports whether tokens[i] is a name in small letters: "hi jamie,".
func (s *scan) lowerName(i, last int) bool {
	t := &s.tokens[i]
	if !t.is(lower) || t.can(opener|subject|determiner|auxiliary|conjunction|courtesy|salute|joined|goesOn) || t.is(apostrophe) {
		return false
	}
	if i+1 == last {
		return true
	}
	next := &s.tokens[i+1]
	return next.kind == comma || next.kind == stop && !next.is(question)
}

// contraction tells "it's" from the name O'Neil.
func (s *scan) contraction(t *token) bool {
	stem, tail, _ := strings.Cut(t.norm, "'")
	return stem != "" && stem != t.norm && (s.words[stem] != 0 || enclitics[tail] != "" || strings.HasSuffix(t.norm, contractedNot))
}

// afterGreeting gives the token behind the punctuation and emoji that close a
// greeting.
func (s *scan) afterGreeting(i, last int) int {
	for i < last {
		switch t := &s.tokens[i]; {
		case t.kind == comma, t.kind == stop, t.kind == emoji, t.kind == colon:
		case t.kind == dash && i+1 < last && s.tokens[i+1].kind == word:
		case t.class&Blank != 0 && t.norm == "" && t.kind == word:
		default:
			return i
		}
		i++
	}
	return i
}

// nameLine gives the token behind a line that is a name and a comma: "Nuala,".
// 0 if line i is none.
func (s *scan) nameLine(i int) int {
	l := &s.lines[i]
	n := l.last - l.first
	if n < 2 || n > 5 || s.nextLine(i) < 0 {
		return 0
	}
	if end := &s.tokens[l.last-1]; end.kind != comma || end.End-end.Start != 1 || s.text[end.Start] != ',' {
		return 0
	}
	if s.tokens[l.first].can(closing|thanks|salute) || !s.nameable(l.first) || s.addressees(l.first, l.last) != l.last-1 {
		return 0
	}
	return l.last
}
