package text

import "strings"

// beginsClause reports whether tokens[i] begins a clause by its words: and,
// but, so, because, while in front of a new subject or of please, thank.
func beginsClause(tokens []token, i int) bool {
	if !tokens[i].can(conjunction) || i+1 >= len(tokens) {
		return false
	}
	next := &tokens[i+1]
	switch {
	case next.kind != word:
		return false
	case next.can(subject | courtesy):
		return true
	case next.can(joined): // im, theyre
		return lexicon()[joinedForms[next.norm][0]]&subject != 0
	case next.is(apostrophe): // I'm, we've
		stem, _, _ := strings.Cut(next.norm, "'")
		return lexicon()[stem]&(subject|courtesy) != 0
	case !next.can(determiner):
		return false
	}
	// my last order was
	for j := i + 2; j < len(tokens) && j <= i+5; j++ {
		if t := &tokens[j]; t.kind != word {
			return false
		} else if t.can(auxiliary) && j > i+2 {
			return true
		}
	}
	return false
}

// endsClause reports whether a token of punctuation ends a clause.
func endsClause(t *token, next *token) bool {
	switch t.kind {
	case comma, colon, open, shut, stop, bullet:
		return true
	case dash:
		return t.is(spaced) || t.End-t.Start > 1 || next == nil || next.is(spaced)
	}
	return false
}

// wordsOf appends the words of a sentence's tokens, clauses counted.
func wordsOf(words []Word, tokens []token, text string) []Word {
	clause, cut, begun := 0, false, false
	first := len(words)
	for i := range tokens {
		t := &tokens[i]
		if t.is(item) {
			continue
		}
		if t.kind > emoji {
			var next *token
			if i+1 < len(tokens) {
				next = &tokens[i+1]
			}
			cut = cut || endsClause(t, next)
			continue
		}
		if begun && (cut || beginsClause(tokens, i)) {
			clause++
		}
		cut, begun = false, true
		head := len(words)
		words = split(words, t, text, clause)
		if t.can(conjunction) && (head == first || words[head-1].Clause != clause) {
			words[head].Class |= Conjunction
		}
	}
	return words
}
