package text

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
	signed := s.signOff(from, lastOwn)
	resumed := s.postscript(signed)
	s.signers(signed, resumed)

	s.bounds = append(s.bounds, bound{0, Greeting}, bound{greeted, Body}, bound{signed, SignOff}, bound{resumed, Body})
	cuts := [...]struct {
		token int
		part  Part
	}{{greeted, Greeting}, {signed, Body}, {resumed, SignOff}, {len(s.tokens), Body}}
	cut := 0
	for i := range s.lines {
		l := &s.lines[i]
		if l.quoted {
			s.region(l.next, Quote)
			continue
		}
		for cut < len(cuts)-1 && cuts[cut].token <= l.first && !(l.empty() && s.follows(i, cuts[cut].part)) {
			cut++
		}
		for cut < len(cuts)-1 && cuts[cut].token < l.last {
			s.region(s.tokens[cuts[cut].token].Start, cuts[cut].part)
			cut++
		}
		s.region(l.next, cuts[cut].part)
	}
}

// follows reports whether the white space of line i goes with part: blank
// lines stay with what stands above them.
func (s *scan) follows(i int, part Part) bool {
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
		return s.afterGreeting(i+6, last)
	default:
		return 0
	}
	if i < last && tokens[i].kind == word && tokens[i].norm == good && i+1 < last && dayparts[tokens[i+1].norm] {
		i += 2 // "Hi, good morning"
	} else if i < last && i == start+1 && first.can(salute) && dayparts[s.norm(i)] && !first.is(spaced) {
		i++
	}
	named := s.addressees(i, last)
	if named == i && i+1 < last && tokens[i].kind == comma { // "Hi, Joy."
		if n := s.addressees(i+1, last); n > i+1 && n < last && tokens[i+1].is(capital) && n-i <= 4 &&
			(tokens[n].kind == comma || tokens[n].kind == stop) || n == last && n > i+1 && tokens[i+1].is(capital) {
			named = n
		} else if tokens[i+1].can(salute) || tokens[i+1].can(addressee) && n < last && tokens[n].kind != word {
			named = max(n, i)
		}
	}
	if named == i && first.norm == dear {
		return 0
	}
	return s.afterGreeting(named, last)
}

func (s *scan) norm(i int) string { return s.tokens[i].norm }

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

func (s *scan) contraction(t *token) bool {
	for j := 1; j < len(t.norm); j++ {
		if t.norm[j] == '\'' {
			return s.words[t.norm[:j]] != 0 || enclitics[t.norm[j+1:]] != "" || t.norm[j+1:] == "t"
		}
	}
	return false
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
	if s.tokens[l.first].can(closing|thanks) || !s.nameable(l.first) || s.addressees(l.first, l.last) != l.last-1 {
		return 0
	}
	return l.last
}
