package text

import (
	"strings"

	"github.com/kljensen/snowball/english"
)

// Fold gives the words that phrases are compared with: Fold("Can't") is
// [can not]. It is the Norm of each word that [New] finds in s.
func Fold(s string) []string {
	l := lexer{text: s, lower: lowerASCII(s), words: lexicon()}
	l.lex(0, len(s), 0)
	var words []Word
	for i := range l.tokens {
		if t := &l.tokens[i]; t.kind <= emoji {
			words = split(words, t, s, 0)
		}
	}
	norms := make([]string, len(words))
	for i, w := range words {
		norms[i] = w.Norm
	}
	return norms
}

// Stem gives the stem of a folded word (snowball English): refunded, refunds
// and refund have one stem.
func Stem(norm string) string { return english.Stem(norm, true) }

// longestContraction bounds the words that are taken apart, in bytes: each
// apostrophe costs a look at the whole word.
const longestContraction = 64

// split appends the words of a token: one, or the two or three of a
// contraction.
func split(words []Word, t *token, text string, clause int) []Word {
	w := Word{Span: t.Span, Norm: t.norm, Class: t.class, Clause: clause}
	if w.Norm == "" { // an amount, a link, an emoji, a placeholder
		w.Norm = strings.ToLower(text[t.Start:t.End])
	}
	if t.can(joined) {
		pair := joinedForms[t.norm]
		cut := t.Start + len(pair[0])
		switch { // the first half as it is written: wo|nt, ca|nt, i|m
		case pair[1] == not && t.norm != cannot:
			cut = t.End - 2
		case t.End-cut > 3 || cut >= t.End:
			cut = t.End - 1
		}
		first, second := w, w
		first.End, first.Norm, first.Class = cut, pair[0], t.class&^Shout
		second.Start, second.Norm, second.Class = cut, pair[1], 0
		return append(words, first, second)
	}
	if !t.is(apostrophe) || t.End-t.Start > longestContraction {
		return append(words, w)
	}
	return splitApostrophe(words, w, text)
}

// splitApostrophe appends the words of a word with an apostrophe.
func splitApostrophe(words []Word, w Word, text string) []Word {
	at := strings.LastIndexByte(w.Norm, '\'')
	if at <= 0 {
		return append(words, w)
	}
	stem, tail := w.Norm[:at], w.Norm[at+1:]
	first, second := w, w
	second.Class = 0
	cut := apostropheAt(text, w.Span)
	switch {
	case cut < 0:
		return append(words, w)
	case strings.HasSuffix(w.Norm, contractedNot) && len(stem) > 1:
		stem = stem[:len(stem)-1]
		cut-- // the n is part of contractedNot
		if whole := negated[stem]; whole != "" {
			stem = whole
		}
		second.Norm = not
	case strings.HasSuffix(w.Norm, possessive):
		second.Norm = possessive
		if verb := takesIs[stem]; verb != "" {
			second.Norm = verb
		}
	case enclitics[tail] != "":
		second.Norm = enclitics[tail]
	default:
		return append(words, w)
	}
	first.End, second.Start, first.Norm = cut, cut, stem
	if strings.IndexByte(stem, '\'') > 0 { // couldn't've
		words = splitApostrophe(words, first, text)
	} else {
		words = append(words, first)
	}
	return append(words, second)
}

// apostropheAt gives the byte offset of the last apostrophe in span, however
// it is written.
func apostropheAt(text string, span Span) int {
	s := text[span.Start:span.End]
	at := strings.LastIndexByte(s, '\'')
	for _, a := range [...]string{"’", "ʼ", "‘", "&"} {
		at = max(at, strings.LastIndex(s, a))
	}
	if at < 0 {
		return -1
	}
	return span.Start + at
}

// lowerASCII gives s with A to Z in lower case; offsets stay what they are.
func lowerASCII(s string) string {
	var b strings.Builder
	done := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= 'Z' && c >= 'A' {
			if done == 0 {
				b.Grow(len(s))
			}
			b.WriteString(s[done:i])
			b.WriteByte(c + 'a' - 'A')
			done = i + 1
		}
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}
