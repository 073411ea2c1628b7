package text

import "iter"

// shortestSpelt is the length in bytes up to which a word that is on no list
// is taken for a slip or shorthand.
const shortestSpelt = 3

// A Vocabulary is folded words that are spelt well.
type Vocabulary interface {
	Knows(norm string) bool
	KnownWords() iter.Seq[string]
}

// A spelling says what is known of a word.
type spelling uint8

const (
	strange spelling = iota // on no list, and near no word of one: a name, a thing
	slip                    // one letter off a word of a list, or shorthand
	known                   // on a list, or a form of a word that is
)

// spellingOf looks a folded word up in the tables of this package and in a
// vocabulary.
func spellingOf(norm string, vocabulary Vocabulary) spelling {
	words, roles := lexicon(), roleOf()
	if words[norm] != 0 || roles[norm] != 0 || secondPerson[norm] != "" || vocabulary.Knows(norm) {
		return known
	}
	got, stem := strange, Stem(norm)
	if len(norm) <= shortestSpelt {
		got = slip
	}
	compare := func(word string) {
		if slipOf(norm, word) {
			got = max(got, slip)
			if Stem(word) == stem {
				got = known
			}
		}
	}
	for word := range vocabulary.KnownWords() {
		compare(word)
	}
	for word, f := range words {
		if f&shortened == 0 {
			compare(word)
		}
	}
	return got
}

// slipOf reports whether one letter of a word of four letters or more was left
// out, doubled, changed for another or for its neighbour, but not the first.
// Words of four are too near each other for one to be taken for another with a
// letter changed.
func slipOf(s, word string) bool {
	if len(word) < 4 || s == "" || s[0] != word[0] || len(s)-len(word) > 1 || len(word)-len(s) > 1 {
		return false
	}
	i := 0
	for i < len(s) && i < len(word) && s[i] == word[i] {
		i++
	}
	switch {
	case len(s) < len(word):
		return s[i:] == word[i+1:]
	case len(s) > len(word):
		return s[i+1:] == word[i:]
	case i+1 < len(s) && s[i] == word[i+1] && s[i+1] == word[i]:
		return s[i+2:] == word[i+2:]
	}
	return len(s) > 4 && i < len(s) && s[i+1:] == word[i+1:]
}
