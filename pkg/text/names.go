package text

import "strings"

// names marks the names of the greeting and wherever they come again.
func (s *scan) names(greeted int) {
	var known [8]string
	count := 0
	for i := 0; i < greeted; i++ {
		t := &s.tokens[i]
		if s.isName(t) {
			t.class = t.class&^Shout | Person
			if count < len(known) {
				known[count] = t.norm
				count++
			}
		}
	}
	for i := greeted; i < len(s.tokens); i++ {
		t := &s.tokens[i]
		if t.kind != word || !t.is(capital) || t.can(opener|calendar|title|team|addressee) || t.class&(Code|Blank|Number|Amount|URL|Secret) != 0 {
			continue
		}
		if s.called(i) {
			t.class |= Person
			continue
		}
		for _, name := range known[:count] {
			if t.norm == name || t.is(apostrophe) && strings.HasPrefix(t.norm, name) && t.norm[len(name)] == '\'' {
				t.class |= Person
				break
			}
		}
	}
}

// signers marks the names of the sign-off: those of its first line that is no
// closing formula, unless a team signs.
func (s *scan) signers(signed, resumed int) {
	for i := signed; i < resumed; {
		l := &s.lines[s.tokens[i].line]
		last := min(l.last, resumed)
		if end, _ := s.formula(i, last); end > 0 {
			i = end
			continue
		}
		teamed := false
		for j := i; j < last; j++ {
			t := &s.tokens[j]
			teamed = teamed || t.can(team) || s.ampersand(t)
		}
		for j := i; j < last && !teamed && s.tokens[j].kind != comma; j++ {
			if t := &s.tokens[j]; s.isName(t) && t.is(capital) {
				t.class = t.class&^Shout | Person
			}
		}
		return
	}
}

// isName reports whether a word of a greeting or sign-off is a name.
func (s *scan) isName(t *token) bool {
	return t.kind == word && !dayparts[t.norm] && (t.is(capital) && !t.can(opener|salute|calendar|title|addressee|team|closing) || t.is(lower) && t.flags == 0 && t.class == 0) &&
		t.class&(Blank|URL|Number|Amount|Code|Secret) == 0
}

// called reports whether the capitalised tokens[i] is a name that somebody is
// called by: "Thanks Jamie", "sorry about this, Jamie."
func (s *scan) called(i int) bool {
	if i == 0 {
		return false
	}
	t, before := &s.tokens[i], &s.tokens[i-1]
	if t.is(caps) && t.End-t.Start > 3 {
		return false
	}
	var next *token
	if i+1 < len(s.tokens) && s.tokens[i+1].line == t.line {
		next = &s.tokens[i+1]
	}
	ends := next == nil || next.kind == stop || next.kind == emoji
	if before.line != t.line {
		return false
	}
	if before.kind == word {
		return before.can(vocative) && (before.is(capital) || before.norm == you) && (ends || next.kind == comma || next.kind == dash) &&
			s.thanking(i-1)
	}
	if before.kind != comma || i < 2 || s.text[before.Start] != ',' {
		return false
	}
	said := &s.tokens[i-2]
	if said.kind != word || said.class != 0 || said.is(capital) && !said.can(vocative) {
		return false
	}
	return ends || said.can(vocative) && next.kind == comma
}

// thanking reports whether the vocative word at tokens[i] opens its sentence:
// "Sorry Jamie", "Thank you Jamie".
func (s *scan) thanking(i int) bool {
	if s.tokens[i].norm == you {
		i--
		if i < 0 || !s.tokens[i].can(thanks) {
			return false
		}
	}
	return i == 0 || s.tokens[i-1].kind != word || s.tokens[i-1].line != s.tokens[i].line
}
