// Package pattern finds phrases in documents.
//
// A phrase is English words and a few marks ([Parse] has the list); a [Cue] is
// a named set of phrases; [Compile] makes one [Automaton] of all cues and word
// lists, and [Automaton.Find] gives every place of a draft and its customer's
// message where a cue is seen. An Automaton is never changed after Compile and
// safe for concurrent use.
package pattern

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"attune/pkg/text"
)

// How far gaps reach, in words. Two dots bridge an adverb or a short object.
// Three dots run to the end of the clause; the bound only keeps a text without
// punctuation from costing quadratic time, and is longer than the clauses
// people write.
const (
	shortGap = 5
	longGap  = 40
)

// A Phrase is what [Parse] made of a line of a rule file.
type Phrase struct {
	Source string // as it was written
	seq    []element
}

type kind uint8

const (
	kindWord  kind = iota // text: a folded word
	kindForm              // text: how the word begins, "apolog*", or ends, "*ing"
	kindRef               // text: the name of a cue, word list or built-in
	kindAlt               // alts: one of
	kindGap               // max: at most so many words, as few as will do
	kindStart             // ^
	kindEnd               // $
	kindBreak             // ,
)

type element struct {
	kind     kind
	text     string
	alts     [][]element
	max      int
	optional bool
	offset   int // byte offset in Source, for messages
}

// A Ref is a name that a phrase mentions as <name>.
type Ref struct {
	Name   string
	Offset int // byte offset of "<" in the phrase
}

// Refs lists the names a phrase mentions, in order.
func (p Phrase) Refs() []Ref {
	var refs []Ref
	walk(p.seq, func(e *element) {
		if e.kind == kindRef {
			refs = append(refs, Ref{e.text, e.offset})
		}
	})
	return refs
}

func walk(seq []element, f func(*element)) {
	for i := range seq {
		f(&seq[i])
		for _, alt := range seq[i].alts {
			walk(alt, f)
		}
	}
}

// A SyntaxError says what is wrong with a phrase, where, and what to do.
type SyntaxError struct {
	Offset int // byte offset in the phrase
	What   string
	Do     string
}

func (e *SyntaxError) Error() string { return e.What + ": " + e.Do }

// Parse reads a phrase:
//
//	word           that word, in any case; contractions are written out ("can not" finds "can't")
//	begin*  *end   a word that begins so; one that ends so, behind two letters or more
//	really?        a word or group that may be missing
//	(a|b c)        one of
//	..  ...        a gap of at most five words; a gap that ends with the clause
//	<name>         a match of that cue, a word of that list, or a built-in
//	^  $           start of a clause, end of the sentence
//	,              here a clause ends and another begins, whatever the mark
//
// Gaps cross neither a clause end, be they empty, nor a negation; words written
// side by side may have a clause end between them. A gap at the end of a phrase
// takes all it can, one between words as little as it can. A phrase that could
// match no words, or could begin with a gap, is a [*SyntaxError].
func Parse(s string) (Phrase, error) {
	p := parser{src: s}
	seq, err := p.sequence(0)
	if err != nil {
		return Phrase{}, err
	}
	if err := sound(seq); err != nil {
		return Phrase{}, err
	}
	return Phrase{Source: s, seq: seq}, nil
}

// MustParse is Parse for phrases that are known to be sound.
func MustParse(s string) Phrase {
	p, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return p
}

type parser struct {
	src string
	pos int
}

func fail(offset int, do, what string, args ...any) error {
	return &SyntaxError{Offset: offset, What: fmt.Sprintf(what, args...), Do: do}
}

// sequence reads elements up to the end, or up to "|" or ")" inside a group.
func (p *parser) sequence(depth int) ([]element, error) {
	var seq []element
	for {
		for p.pos < len(p.src) && p.src[p.pos] == ' ' {
			p.pos++
		}
		if p.pos == len(p.src) {
			if depth > 0 {
				return nil, fail(p.pos, "close the group", "a “(” without “)”")
			}
			return seq, nil
		}
		at := p.pos
		switch c := p.src[at]; c {
		case '|', ')':
			if depth == 0 {
				return nil, fail(at, "write alternatives as (one|another)", "“%c” outside a group", c)
			}
			return seq, nil
		case '^', '$', ',':
			p.pos++
			k := map[byte]kind{'^': kindStart, '$': kindEnd, ',': kindBreak}[c]
			seq = append(seq, element{kind: k, offset: at})
		case '(':
			e, err := p.group(depth)
			if err != nil {
				return nil, err
			}
			seq = append(seq, e)
		case '<':
			end := strings.IndexByte(p.src[at:], '>')
			if end < 0 {
				return nil, fail(at, "write <name>", "a “<” without “>”")
			}
			name := p.src[at+1 : at+end]
			if name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
				return nil, fail(at, "names are small letters, digits and hyphens", "<%s> is no name", name)
			}
			p.pos = at + end + 1
			seq = append(seq, element{kind: kindRef, text: name, offset: at, optional: p.question()})
		case '?':
			return nil, fail(at, "set “?” directly behind the word that may be missing", "“?” without a word")
		default:
			es, err := p.word()
			if err != nil {
				return nil, err
			}
			seq = append(seq, es...)
		}
	}
}

func (p *parser) question() bool {
	if p.pos < len(p.src) && p.src[p.pos] == '?' {
		p.pos++
		return true
	}
	return false
}

func (p *parser) group(depth int) (element, error) {
	e := element{kind: kindAlt, offset: p.pos}
	p.pos++ // (
	for {
		at := p.pos
		alt, err := p.sequence(depth + 1)
		if err != nil {
			return e, err
		}
		if len(alt) == 0 {
			return e, fail(at, "take it out, or set “?” behind the group if it may be missing", "an empty alternative")
		}
		e.alts = append(e.alts, alt)
		p.pos++
		if p.src[p.pos-1] == ')' {
			e.optional = p.question()
			return e, nil
		}
	}
}

// word reads a gap, a beginning or end of a word, or a literal word, which may fold into several.
func (p *parser) word() ([]element, error) {
	at := p.pos
	for p.pos < len(p.src) && !strings.ContainsRune(" |()<>?^$,", rune(p.src[p.pos])) {
		p.pos++
	}
	w := p.src[at:p.pos]
	optional := p.question()
	switch {
	case w == "..", w == "...":
		if optional {
			return nil, fail(at, "take out the “?”", "a gap may be empty anyway")
		}
		max := shortGap
		if w == "..." {
			max = longGap
		}
		return []element{{kind: kindGap, max: max, offset: at}}, nil
	case w == "…":
		return nil, fail(at, "write three dots", "“…” is one character")
	case len(w) > 1 && strings.Contains(w, "*"):
		form, ok := FoldForm(w)
		if !ok {
			return nil, fail(at, "write apolog* or *ing", "“%s” is neither the beginning nor the end of one word", w)
		}
		return []element{{kind: kindForm, text: form, offset: at, optional: optional}}, nil
	}
	if p.pos == at { // a byte that begins nothing, such as ">"
		_, n := utf8.DecodeRuneInString(p.src[at:])
		return nil, fail(at, "phrases are words and the marks of the phrase language", "“%s” is no word", p.src[at:at+n])
	}
	words, ok := FoldWord(w)
	if !ok {
		return nil, fail(at, "phrases are words: no punctuation, no regular expressions", "“%s” never stands in a text as one word", w)
	}
	seq := make([]element, len(words))
	for i, w := range words {
		seq[i] = element{kind: kindWord, text: w, offset: at}
	}
	if len(seq) == 1 {
		seq[0].optional = optional
	} else if optional {
		seq = []element{{kind: kindAlt, alts: [][]element{seq}, optional: true, offset: at}}
	}
	return seq, nil
}

// FoldWord gives the words that a written word is compared as ("can't": can,
// not). It is false for what no text can hold as a word.
func FoldWord(w string) ([]string, bool) {
	w = strings.ToLower(strings.ReplaceAll(w, "’", "'"))
	if plain(w) {
		return text.Fold(w), true
	}
	if w == "'s" {
		return []string{w}, true
	}
	if strings.ContainsAny(w, "*.!?,;:\"\\[]{}+=") {
		return nil, false
	}
	words := text.Fold(w)
	return words, len(words) > 0
}

// FoldForm gives the beginning ("apolog*") or the end ("*ing") of a word as words
// are compared with it. It is false for what is neither.
func FoldForm(w string) (string, bool) {
	w = strings.ToLower(w)
	letters := strings.TrimSuffix(w, "*")
	if letters == w {
		letters = strings.TrimPrefix(w, "*")
	}
	if len(letters) != len(w)-1 || strings.ContainsAny(letters, "*.") {
		return "", false
	}
	return w, slices.Equal(text.Fold(letters), []string{letters})
}

func plain(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return w != ""
}

// sound refuses phrases that could match nothing, begin with a gap, or never
// match at all.
func sound(seq []element) error {
	if len(seq) == 0 {
		return &SyntaxError{0, "an empty phrase", "write words"}
	}
	if e := leadingGap(seq); e != nil {
		return &SyntaxError{e.offset, "a gap can't come first", "begin with a word; a phrase is found anywhere in the sentence"}
	}
	if empty(seq) {
		return &SyntaxError{0, "every word may be missing", "leave one without “?”"}
	}
	return unreachable(seq, true)
}

// empty reports whether seq can match no words.
func empty(seq []element) bool {
	for _, e := range seq {
		switch {
		case e.optional, e.kind >= kindGap:
		case e.kind == kindAlt && slices.ContainsFunc(e.alts, empty):
		default:
			return false
		}
	}
	return true
}

// leadingGap finds a gap that a match could begin with.
func leadingGap(seq []element) *element {
	for i := range seq {
		e := &seq[i]
		if e.kind == kindGap {
			return e
		}
		for _, alt := range e.alts {
			if g := leadingGap(alt); g != nil {
				return g
			}
		}
		if !empty(seq[i : i+1]) {
			return nil
		}
	}
	return nil
}

// unreachable finds words that stand where no text can have them.
func unreachable(seq []element, top bool) error {
	for i, e := range seq {
		switch {
		case e.kind == kindStart && (i > 0 || !top):
			return &SyntaxError{e.offset, "“^” inside a phrase can never match", "set it first"}
		case e.kind == kindEnd && (i < len(seq)-1 || !top):
			return &SyntaxError{e.offset, "nothing can follow the end of the sentence", "set “$” last"}
		case e.kind == kindBreak && top && (i == 0 || i == len(seq)-1):
			return &SyntaxError{e.offset, "a clause end at the edge of a phrase", "write “^” or “$”, or words on both sides"}
		case e.kind == kindGap && i > 0 && seq[i-1].kind == kindBreak:
			return &SyntaxError{e.offset, "a gap right behind “,” can never match", "write a word between them, or <word>"}
		case e.kind == kindGap && i > 0 && seq[i-1].kind == kindGap:
			return &SyntaxError{e.offset, "two gaps in a row", "write one"}
		}
		for _, alt := range e.alts {
			if err := unreachable(alt, false); err != nil {
				return err
			}
		}
	}
	return nil
}
