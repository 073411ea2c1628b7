package text

import "strings"

// An answer to: does a sentence end here?
type answer uint8

const (
	no answer = iota
	yes
	ask // prose is to judge
)

func answerIf(ended bool) answer {
	if ended {
		return yes
	}
	return no
}

// findEnds finds the tokens behind which a sentence ends, and those behind
// which prose has to say.
func (s *scan) findEnds() {
	n := len(s.tokens)
	if n == 0 {
		return
	}
	s.markBlocks()
	s.pair()
	inside := -1 // the bracket or quotation that is open closes at this token
	list := listState{}
	bounds := s.bounds
	for i := 0; i < n; i++ {
		t := &s.tokens[i]
		if i == 0 || s.tokens[i-1].line != t.line {
			list = s.beginLine(i)
		}
		inside = max(inside, t.match)
		for len(bounds) > 0 && bounds[0].token <= i {
			bounds = bounds[1:]
		}
		end := i // where the sentence would end
		ended := t.kind == stop && !t.is(item) || t.is(dotted) || t.kind == emoji
		if ended {
			end = s.trailing(i)
			if len(bounds) > 0 {
				end = min(end, bounds[0].token-1)
			}
		}
		if end+1 == n {
			s.ends = append(s.ends, n-1)
			return
		}
		next := &s.tokens[end+1]
		a := no
		switch {
		case list.next(s, end+1), len(bounds) > 0 && bounds[0].token == end+1:
			a = yes
		case next.line != s.tokens[end].line:
			a = s.lineEnds(i, end, ended)
		case t.class&URL != 0 && next.is(capital) && next.can(opener) && next.is(spaced) && i >= inside:
			a = yes // a link is followed by no full stop: "https://… Let us know"
		case ended && end >= inside:
			a = s.endsAt(i, end)
		}
		switch a {
		case yes:
			s.ends = append(s.ends, end)
			inside = -1
		case ask:
			s.unclear = append(s.unclear, unclear{token: end, window: s.windowAt(end)})
		}
		i = end
	}
}

// trailing gives the last token that belongs to the stop or emoji tokens[i]:
// closing quotation marks and brackets, emphasis marks, emoji.
func (s *scan) trailing(i int) int {
	line := s.tokens[i].line
	for j := i + 1; j < len(s.tokens); j++ {
		t := &s.tokens[j]
		if t.line != line {
			break
		}
		switch {
		case t.kind == emoji:
		case t.kind == stop && s.tokens[j-1].kind == emoji, t.kind == stop && !t.is(spaced):
		case t.kind == shut && (!t.is(spaced) || s.tokens[j-1].kind == emoji):
		case t.kind == quote && !t.is(spaced) && !t.is(opening):
		case t.kind == mark && !t.is(spaced) && (s.text[t.Start] == '*' || s.text[t.Start] == '_' || s.text[t.Start] == '~'):
		default:
			return j - 1
		}
		i = j
	}
	return i
}

// endsAt judges the end behind tokens[end], where the stop or emoji tokens[i]
// stands; the next token is on the same line.
func (s *scan) endsAt(i, end int) answer {
	t, next := &s.tokens[i], &s.tokens[end+1]
	after := next // the first word behind opening marks
	for j := end + 1; j < len(s.tokens) && s.tokens[j].line == t.line; j++ {
		after = &s.tokens[j]
		if after.kind <= emoji || after.kind == stop {
			break
		}
	}
	switch next.kind {
	case comma, colon, shut:
		return no
	case dash:
		if !next.is(spaced) || after.is(lower) || t.kind == emoji {
			return no
		}
	}
	small := after.is(lower) && after.kind == word && after.class&URL == 0
	if end > i && (s.tokens[end].kind == quote || s.tokens[end].kind == shut) && small {
		return no // "Error!" appears
	}
	switch {
	case t.kind == emoji:
		if small || !(after.is(capital) || after.is(digits)) {
			return no
		}
		return yes
	case t.is(dotted):
		if s.text[t.End-1] != '.' {
			return no
		}
		return s.afterAbbreviation(i, next, after)
	case t.is(question | shouting):
		return s.afterExclamation(i, end, next, after)
	case t.is(ellipsis):
		if i > 0 && s.tokens[i-1].kind == open && end > i && s.tokens[i+1].kind == shut {
			return no // [...]
		}
		if s.pauses(i, after) {
			return no
		}
		if after.is(capital) || after.kind == emoji {
			return yes
		}
		return no
	}
	return s.afterDot(i, end, next, after)
}

// pauses reports whether the dots tokens[i] only hold back the sentence that
// the word before them opens: "Well… I can't say". An "I" is always a capital,
// so it tells nothing.
func (s *scan) pauses(i int, after *token) bool {
	if stem, _, _ := strings.Cut(after.norm, "'"); stem != pronounI || i == 0 || !s.tokens[i-1].can(opener) {
		return false
	}
	first := i-1 == s.lines[s.tokens[i].line].first
	return first || len(s.ends) > 0 && s.ends[len(s.ends)-1] == i-2
}

// afterExclamation judges a "!" or "?".
func (s *scan) afterExclamation(i, end int, next, after *token) answer {
	if i > 0 && s.tokens[i-1].kind == open && s.tokens[i-1].End == s.tokens[i].Start {
		return no // (!)
	}
	if !after.is(lower) || after.class&URL != 0 {
		return yes
	}
	if !next.is(spaced) && next.kind != word {
		return no
	}
	// a name with its exclamation mark goes on: "at Yahoo! in the"
	if i > 1 && end == i && s.tokens[i].End-s.tokens[i].Start == 1 {
		b, before := &s.tokens[i-1], &s.tokens[i-2]
		if b.is(capital) && before.can(determiner|particle) && before.line == b.line && !b.can(calendar) && !after.can(opener|courtesy|thanks) {
			return no
		}
		if b.is(capital) && b.kind == word && !b.can(opener|thanks|closing|salute) && b.class&(Person|Shout) == 0 && s.tokens[i-2].kind == word && s.tokens[i-2].line == b.line && !after.can(subject|courtesy) {
			return ask
		}
	}
	return yes
}

// afterDot judges a full stop.
func (s *scan) afterDot(i, end int, next, after *token) answer {
	t := &s.tokens[i]
	if i == 0 || s.tokens[i-1].line != t.line || t.is(spaced) {
		return yes
	}
	b := &s.tokens[i-1]
	tight := end == i && !next.is(spaced)
	if b.kind != word {
		if after.is(digits) && b.kind == mark {
			return no // N°. 7
		}
		return yes
	}
	if tight {
		switch next.kind {
		case word:
		case mark, dash:
			return no
		case quote:
			if !next.is(opening) {
				return no
			}
		}
		if next.is(digits) && next.class&(Amount|Code) == 0 && b.is(digits) {
			return no
		}
	}
	if b.class&(URL|Amount|Number|Code|Blank|Secret) != 0 || b.is(code) {
		if b.flags&(beforeNumber|midAbbr) == 0 {
			return yes
		}
	}
	if b.End-b.Start == 1 && (b.is(capital) || b.is(lower)) {
		return s.afterInitial(i, after)
	}
	return s.afterAbbreviation(i-1, next, after)
}

// afterInitial judges the full stop behind a single letter.
func (s *scan) afterInitial(i int, after *token) answer {
	b := &s.tokens[i-1]
	var before *token
	if i >= 2 && s.tokens[i-2].line == b.line {
		before = &s.tokens[i-2]
	}
	name := before != nil && before.kind == word && before.is(capital) && !before.can(opener)
	switch {
	case after.is(digits), after.is(lower) && b.norm != pronounI && !after.can(opener):
		return no
	case b.is(lower) || b.norm == pronounI && !name:
		if after.is(capital) || after.is(lower) {
			return yes
		}
		return no
	case after.can(opener):
		return yes
	case name || before == nil || before.kind != word:
		return no
	}
	return ask
}

// afterAbbreviation judges the full stop behind the word tokens[i], which may
// be an abbreviation.
func (s *scan) afterAbbreviation(i int, next, after *token) answer {
	b := &s.tokens[i]
	small := after.is(lower) && after.class&URL == 0
	if b.is(apostrophe) {
		return yes
	}
	switch {
	case b.can(endAbbr) && b.can(title) && after.can(opener): // "at 14 Quay St. We"
		return yes
	case b.can(title) && !b.can(opener) && (after.is(capital) || small) && (b.is(capital) || small):
		return no
	case b.can(beforeNumber) && after.is(digits):
		if b.norm == answerNo && b.is(lower) && i > 0 && s.tokens[i-1].kind == comma {
			return yes
		}
		return no
	case b.can(midAbbr):
		if b.is(dotted) || small || after.is(digits) {
			return no
		}
		if after.can(opener) {
			return yes
		}
		return ask
	case b.can(endAbbr) || b.is(dotted):
		switch {
		case small:
			if b.is(dotted) || !everyday[b.norm] || b.is(capital) {
				return no
			}
		case after.can(opener):
			return yes
		case after.is(digits) && b.can(beforeNumber):
			return no
		case after.is(capital) || after.is(digits):
			return ask
		}
		return yes
	case b.can(beforeNumber) && small && b.norm != answerNo && !b.can(opener), b.norm == answerNo && s.predicate(i+2):
		return no // "your order no. is 4471"
	case b.can(unit) && i > 0 && s.tokens[i-1].is(digits) && small && !after.can(subject|courtesy):
		return no // 5 in. wide
	case small && next.is(spaced) && b.flags == 0 && b.End-b.Start <= 4 && !after.can(opener|courtesy|thanks) && !hasVowel(b.norm):
		return no // an abbreviation that no list knows
	}
	return yes
}

// predicate reports whether tokens[i] is a verb whose subject stands before it:
// "is 4471", but not "is it". Such a verb begins no sentence.
func (s *scan) predicate(i int) bool {
	if i >= len(s.tokens) || !s.tokens[i].can(auxiliary) || !s.tokens[i].is(lower) {
		return false
	}
	return i+1 < len(s.tokens) && s.tokens[i+1].line == s.tokens[i].line && !s.tokens[i+1].can(subject|determiner)
}

func hasVowel(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			return true
		}
		if s[i] >= 0x80 {
			return true
		}
	}
	return false
}

// longestPair bounds how far a quotation or a bracket can reach, in bytes.
const longestPair = 600

// pair finds the end of each bracket and quotation within its block.
func (s *scan) pair() {
	stack := s.opened[:0]
	double, single := -1, -1
	for i := range s.tokens {
		t := &s.tokens[i]
		if i > 0 && s.tokens[i-1].line != t.line && s.newBlock(s.tokens[i-1].line, t.line) {
			stack, double, single = stack[:0], -1, -1
		}
		switch t.kind {
		case open:
			if t.End-t.Start == 1 && len(stack) < 16 {
				stack = append(stack, i)
			}
		case shut:
			if n := len(stack) - 1; n >= 0 {
				s.match(stack[n], i)
				stack = stack[:n]
			}
		case quote:
			pending := &double
			if s.text[t.Start] == '\'' || t.End-t.Start == 3 && (s.text[t.Start:t.End] == "’" || s.text[t.Start:t.End] == "‘") {
				pending = &single
			}
			switch {
			case *pending >= 0 && !(t.is(opening) && t.is(spaced)):
				s.match(*pending, i)
				*pending = -1
			case t.is(opening):
				*pending = i
			}
		}
	}
	s.opened = stack
}

func (s *scan) match(from, to int) {
	if s.tokens[to].End-s.tokens[from].Start <= longestPair {
		s.tokens[from].match = to
	}
}
