package text

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A statement told back is as long as this, in words as they are written.
const (
	shortestStatement = 4
	longestStatement  = 14
	longestSubject    = 5 // my, the and four words
)

// Marks a statement keeps away from.
const (
	quotations = "\"“”„«»"
	glue       = "#@/&*_+=<>|~%$€£\\^-"
	digitMarks = "0123456789.,:-"
)

// SecondPerson tells a customer's statement back: "my card was charged twice"
// becomes "your card was charged twice". The statement is the clause around a
// match, in the document's sentence of that index, and the match must lie in
// what is said of its subject.
//
// It gives false unless the clause is one whole, plain statement about the
// customer alone that can be sent as it is: no question, condition, plan,
// opinion or feeling, nothing said of the reader or of staff, no word that
// needs its context, no careless writing. Most clauses are refused. A
// word that is one letter off one of the vocabulary is careless.
func (d *Document) SecondPerson(sentence int, match Span, vocabulary Vocabulary) (string, bool) {
	s := &d.Sentences[sentence]
	t := teller{text: d.Text, roles: roleOf()}
	t.words = t.statement(s, match)
	if t.words == nil || !t.plain(s) {
		return "", false
	}
	verb := t.predicate()
	if verb == 0 || verb >= len(t.words) || match.End <= t.words[verb].Start || !t.fits(verb) || !t.closed(verb) {
		return "", false
	}
	for i := range t.words {
		if !t.careful(i, vocabulary) || !t.idiomatic(i) {
			return "", false
		}
	}
	return t.tell(), true
}

// A teller holds the words of one statement.
type teller struct {
	text  string
	words []Word
	roles map[string]role
}

// is reports whether words[i] plays one of the roles.
func (t *teller) is(i int, r role) bool {
	return i >= 0 && i < len(t.words) && t.roles[t.words[i].Norm]&r != 0
}

// norm gives what words[i] is compared with; "" outside the statement.
func (t *teller) norm(i int) string {
	if i < 0 || i >= len(t.words) {
		return ""
	}
	return t.words[i].Norm
}

func (t *teller) raw(i int) string { return t.text[t.words[i].Start:t.words[i].End] }

// self reports whether words[i] is the customer as a subject: I, we.
func (t *teller) self(i int) bool { return t.norm(i) == pronounI || t.norm(i) == pronounWe }

// statement gives the words of the clause around a match: without what leads up
// to its subject, and up to what no longer belongs to it.
func (t *teller) statement(s *Sentence, match Span) []Word {
	first, last, clause := -1, 0, 0
	for i, w := range s.Words {
		if first < 0 && w.Overlaps(match) {
			clause = w.Clause
			first = i
		}
		if first >= 0 && w.Clause == clause {
			last = i + 1
		}
	}
	if first < 0 {
		return nil
	}
	for first > 0 && s.Words[first-1].Clause == clause {
		first--
	}
	for i := first + 1; i < last; i++ {
		switch {
		case !t.breaks(s.Words[first:last], i-first):
		case s.Words[i].Start >= match.End:
			last = i
		case s.Words[i].End <= match.Start:
			first = i
		}
	}
	for first < last && lead[s.Words[first].Norm] {
		first++
	}
	words := s.Words[first:last]
	if len(words) < shortestStatement || match.End > words[len(words)-1].End {
		return nil
	}
	return words
}

// breaks reports whether another statement begins at words[i]: but, please,
// and I, and when, and the lid was.
func (t *teller) breaks(words []Word, i int) bool {
	if words[i].Norm != and || i+1 == len(words) {
		return t.roles[words[i].Norm]&breaksOff != 0
	}
	next := words[i+1].Norm
	switch {
	case next == words[i-1].Norm: // again and again
		return false
	case lexicon()[next]&determiner != 0:
		return slices.ContainsFunc(words[i+2:min(len(words), i+2+longestSubject)], func(w Word) bool {
			return t.roles[w.Norm]&(being|having|doing|modal|finite) != 0
		})
	}
	return lexicon()[next]&subject != 0 || t.roles[next]&(linker|adverb|being|having|doing|modal) != 0
}

// plain reports whether the statement stands in a sentence that asserts it, and
// is of words and spaces alone.
func (t *teller) plain(s *Sentence) bool {
	first, last := t.words[0], t.words[len(t.words)-1]
	whole := t.text[s.Start:s.End]
	if s.Part != Body || s.Final == '?' || strings.ContainsAny(whole, quotations) || strings.Contains(whole, "?") {
		return false
	}
	denied := 0 // the clause in which a "not" was last seen
	for _, w := range s.Words {
		if w.Norm == not || w.Norm == never {
			denied = w.Clause
		}
		if apart[w.Norm] || outOf[w.Norm] && w.Clause > first.Clause && w.Clause != denied {
			return false
		}
	}
	written := 1
	for i := 1; i < len(t.words); i++ {
		gap := t.text[t.words[i-1].End:max(t.words[i-1].End, t.words[i].Start)]
		if strings.Trim(gap, " \t\r\n") != "" {
			return false
		}
		if gap != "" {
			written++
		}
	}
	before, _ := utf8.DecodeLastRuneInString(t.text[s.Start:first.Start])
	after, _ := utf8.DecodeRuneInString(t.text[last.End:])
	return written >= shortestStatement && written <= longestStatement &&
		!strings.ContainsRune(glue, before) && !strings.ContainsRune(glue, after)
}

// predicate gives the index of the verb that says something of the customer or
// the customer's things; 0 if there is none that is sure to be it.
func (t *teller) predicate() int {
	if t.self(0) {
		return t.skip(1)
	}
	if n := t.norm(0); n != my && n != our && n != the {
		return 0
	}
	for i := 1; i <= longestSubject && i < len(t.words); i++ {
		switch {
		case t.is(i, adverb) && i > 1:
			if v := t.skip(i); !t.self(i-1) && t.is(v, being|having|doing|modal|finite) {
				return v
			}
			return 0
		case t.self(i): // the charger I was sent …
			if i++; t.is(i, barred) {
				return 0
			}
			if t.is(i, being|having|doing|modal) {
				i++ // … and the verb of the charger follows
			}
		case i > 1 && t.is(i, being|having|doing|modal|finite):
			return i
		case t.is(i, sayer|vague|barred|linker) && !t.is(i, inner), t.is(i, thingHad|being|having|doing|modal) && !t.is(i-1, inner):
			return 0
		}
	}
	return 0
}

// skip gives the index of the first word from i on that is no adverb.
func (t *teller) skip(i int) int {
	for t.is(i, adverb) {
		i++
	}
	return i
}

// fits reports whether the verb agrees with its subject and with what follows
// it, and, said of the customer in person, whether it tells what befell them.
func (t *teller) fits(verb int) bool {
	next := t.skip(verb + 1)
	negated := false
	for i := 1; i < next; i++ {
		negated = negated || t.norm(i) == not || t.norm(i) == never
	}
	switch {
	case t.norm(verb-1) == been, t.norm(next-1) == only && t.norm(next-2) == not: // my order been lost; was not only lost
		return false
	case t.self(0):
		return t.befell(verb, next, negated)
	case !t.agrees(verb):
		return false
	case t.is(verb, being):
		return next < len(t.words) && !t.is(next, bare) && !(t.is(next, momentary) && t.present(verb))
	case t.is(verb, having) && t.norm(next-1) == been:
		return next < len(t.words) && !t.is(next, bare)
	case t.norm(verb) == had && !negated:
		return false // it needs what came after
	case t.is(verb, having):
		return t.participle(next) || t.is(next, thingHad) || t.words[min(next, len(t.words)-1)].Class&Number != 0
	case t.is(verb, doing|modal):
		return negated && t.bare(next)
	}
	return true
}

// befell reports whether a verb after I or we tells what befell the customer,
// rather than what they did.
func (t *teller) befell(verb, next int, negated bool) bool {
	switch {
	case t.is(verb, being):
		if t.norm(verb) == is || t.is(verb, plural) != (t.norm(0) == pronounWe) {
			return false
		}
		return t.is(next, befallsBe) && (t.norm(next) != able || negated)
	case t.is(verb, having|doing) && t.is(verb, singular): // I has
		return false
	case t.norm(verb) == have && t.norm(next-1) == been:
		return t.is(next, befallsBe) && (t.norm(next) != able || negated)
	case t.is(verb, having):
		return t.is(next, befallsHave) || negated && t.is(next, befallsNot) && (t.participle(next) || t.is(next, past))
	case t.is(verb, modal):
		return t.norm(verb) != will && negated && t.bare(next) && !t.is(next, noUse)
	case t.is(verb, doing):
		return negated && t.bare(next) && t.is(next, befallsNot)
	case t.norm(verb) == keep || t.norm(verb) == kept: // I keep getting
		return t.is(next, befallsBe) && endsIn(t.norm(next), endIng)
	}
	return t.is(verb, befallsSelf)
}

// present reports whether words[verb] is a form of be that says how things are.
func (t *teller) present(verb int) bool { return t.norm(verb) == is || t.norm(verb) == are }

// agrees reports whether one thing has a verb for one, and several one for
// several.
func (t *teller) agrees(verb int) bool {
	if !t.is(verb, singular|plural) {
		return true
	}
	head := 1
	for i := 1; i < verb && !t.is(i, inner) && !t.self(i) && !t.is(i, adverb); i++ {
		head = i
	}
	if t.is(head, either) {
		return true
	}
	n := t.norm(head)
	many := t.is(head, several) || strings.HasSuffix(n, endS) && !endsIn(n, oneThing...)
	return many == t.is(verb, plural)
}

// participle reports whether words[i] can follow "has".
func (t *teller) participle(i int) bool {
	return t.is(i, participle) || endsIn(t.norm(i), endEd)
}

// bare reports whether words[i] can follow "did not".
func (t *teller) bare(i int) bool {
	if t.norm(i) == able {
		return false
	}
	n := t.norm(i)
	if n == "" || t.is(i, past|nounal|inner|modal|article) || lexicon()[n]&determiner != 0 {
		return false
	}
	return t.is(i, bare) || !endsIn(n, endIng, endEd, endS) || endsIn(n, oneThing...)
}

func endsIn(s string, ends ...string) bool {
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(s, end) })
}

// closed reports whether the statement is one and is over where it ends: no
// second statement is run into it, nothing is left hanging.
func (t *teller) closed(verb int) bool {
	linked, done := false, false
	for i := verb + 1; i < len(t.words); i++ {
		second := t.is(i, being|doing|modal|singular) && t.norm(i) != do || t.norm(i) == had
		switch {
		case t.is(i, linker):
			linked = true
		case t.norm(i) == by:
			done = true
		case t.norm(i) == not && !t.is(i-1, adverb|being|having|doing|modal), t.norm(i-1) == the && t.norm(i) == all:
			return false
		case second && !linked, t.self(i) && !t.is(i-1, linker), done && t.is(i, sayer): // broken by the driver
			return false
		case t.norm(i) == and || t.norm(i) == or:
			if !t.parallel(i, verb) {
				return false
			}
		}
	}
	last := len(t.words) - 1
	if t.is(last, parting) {
		return t.is(last-1, phrasal)
	}
	return lexicon()[t.norm(last)]&goesOn == 0 && t.norm(last) != anyOne && (!t.is(last, linker) || t.is(last, period)) && !t.is(last, doing|modal|being)
}

// parallel reports whether what stands around words[i] is of one form: crashing
// and freezing, at home and at work.
func (t *teller) parallel(i, verb int) bool {
	for k := verb; k < i && t.is(i+1, inner); k++ {
		if t.norm(k) == t.norm(i+1) {
			return true
		}
	}
	return endsIn(t.norm(i-1), endIng) && endsIn(t.norm(i+1), endIng) || endsIn(t.norm(i-1), endEd) && endsIn(t.norm(i+1), endEd)
}

// careful reports whether words[i] may be repeated to the customer, as it is
// written.
func (t *teller) careful(i int, vocabulary Vocabulary) bool {
	w, raw := &t.words[i], t.raw(i)
	switch {
	case t.is(i, barred), strings.EqualFold(raw, aint) && t.part(i):
		return false
	case w.Class&(Amount) != 0:
		return true
	case w.Class&(URL|Code|Person|Shout|Emoji|Blank|Secret) != 0:
		return false
	case strings.Trim(raw, digitMarks) == "":
		return w.Class&Number != 0
	case w.Norm == possessive:
		return true
	case t.part(i) && t.norm(i+1) != possessive:
		return raw[1:] == strings.ToLower(raw[1:])
	case strings.ContainsAny(raw, "0123456789_&"), !utf8.ValidString(raw):
		return false
	case i > 0 && w.Norm != pronounI && raw != strings.ToLower(raw):
		return t.name(i, spellingOf(w.Norm, vocabulary))
	case len(raw) > 1 && raw[1:] != strings.ToLower(raw[1:]): // MY
		return false
	}
	return spelt(w.Norm) && spellingOf(w.Norm, vocabulary) != slip
}

// part reports whether words[i] is a half of a contraction that is not a word
// by itself: n't, 've; the "ca" of can't.
func (t *teller) part(i int) bool {
	glued := i > 0 && t.words[i-1].End == t.words[i].Start
	return glued || i+1 < len(t.words) && t.words[i].End == t.words[i+1].Start
}

// name reports whether a word with a capital within the statement is a name or
// an abbreviation, rather than emphasis.
func (t *teller) name(i int, s spelling) bool {
	raw := t.raw(i)
	if raw == strings.ToUpper(raw) {
		return t.is(i, acronym)
	}
	return len(raw) > 2 && s != known || t.is(i, proper) || lexicon()[t.norm(i)]&calendar != 0
}

// idiomatic reports whether words[i] goes with those before it: a number with
// its plural, "the last two", a thing with its article.
func (t *teller) idiomatic(i int) bool {
	n := t.norm(i)
	ends := i+1 == len(t.words) || t.is(i+1, inner|linker|adverb|parting) || t.words[i+1].Norm == not
	switch {
	case secondPerson[n] != "" && t.norm(i-1) == the: // in the us
		return false
	case n == a || n == an:
		return t.goesWith(i+1) == n
	case n == last && i+1 < len(t.words) && (t.words[i+1].Class&Number != 0 || t.is(i+1, night)):
		return t.norm(i-1) == the && !t.is(i+1, night)
	case t.is(i, period) && i > 0 && t.words[i-1].Class&Number != 0 && ends:
		return t.is(i-1, oneOnly)
	case t.words[i].Class&Number != 0 && t.is(i+1, period): // suspended a year, for one year
		return !(t.participle(i-1) && (t.norm(i-2) == been || t.is(i-2, being)))
	case t.is(i, nounal): // to login
		return t.norm(i-1) != to
	case n == working:
		return ends
	case n == one: // the blue one
		return !ends
	case t.is(i, counted) && ends:
		return t.introduced(i)
	}
	return true
}

// goesWith gives the article that words[i] takes: a or an.
func (t *teller) goesWith(i int) string {
	n := t.norm(i)
	if n != "" && strings.IndexByte(vowels, n[0]) >= 0 != t.is(i, soundsOther) {
		return an
	}
	return a
}

// introduced reports whether an article, or what takes its place, stands before
// the thing words[i].
func (t *teller) introduced(i int) bool {
	for k := i - 1; k >= 0 && k >= i-longestSubject; k-- {
		switch {
		case lexicon()[t.norm(k)]&determiner != 0, t.is(k, article), t.norm(k) == possessive, t.words[k].Class&(Number|Amount) != 0:
			return true
		case t.is(k, inner|being|having|doing|modal|linker|adverb|bare):
			return false
		}
	}
	return false
}

// spelt reports whether a word looks like English at all.
func spelt(norm string) bool {
	if !strings.ContainsAny(norm, "aeiouy") {
		return false
	}
	for i := range len(norm) {
		if c := norm[i]; !isLetter(c) && c != '-' && c != '\'' || i > 1 && c == norm[i-1] && c == norm[i-2] {
			return false
		}
	}
	return true
}

// tell writes the statement out.
func (t *teller) tell() string {
	var b strings.Builder
	for i := range t.words {
		glued := i > 0 && t.words[i-1].End == t.words[i].Start
		if i > 0 && !glued {
			b.WriteByte(' ')
		}
		b.WriteString(t.turn(i, glued))
	}
	return b.String()
}

// turn writes words[i] as it is told back. Contractions get the apostrophe
// they may lack.
func (t *teller) turn(i int, glued bool) string {
	w, raw := &t.words[i], t.raw(i)
	switch {
	case glued && contracted[w.Norm] != "":
		return contracted[w.Norm]
	case glued && raw == joinedNot:
		return contractedNot
	case secondPerson[w.Norm] != "":
		return secondPerson[w.Norm]
	case w.Norm == was && t.mine(i):
		return were
	case t.is(i, acronym):
		return strings.ToUpper(raw)
	case t.is(i, proper):
		return strings.ToUpper(raw[:1]) + raw[1:]
	case i == 0:
		return strings.ToLower(raw)
	}
	return raw
}

// mine reports whether I is the subject of the verb words[i].
func (t *teller) mine(i int) bool {
	for i--; t.is(i, adverb); i-- {
	}
	return t.self(i) || (t.norm(i) == and || t.norm(i) == or) && t.self(0)
}
