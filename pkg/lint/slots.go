package lint

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"attune/pkg/rule"
	"attune/pkg/text"
)

// A wording is a rule's rewrite with its slots written out.
type wording struct {
	text, kind string
	clause     bool // takes the place of a whole clause
}

// wordings gives what a rewrite can offer: with its slots filled, where they
// all can be, and with blanks.
func (j *judge) wordings(w rule.Rewrite) []wording {
	blank, slots := fill(w, j.blank)
	clause := blank != "" && (blank[0] == '[' || startsUpper(blank))
	kind := "safe"
	if strings.Contains(blank, "[") {
		kind = "blank"
	}
	out := []wording{{blank, kind, clause}}
	if slots == 0 {
		return out
	}
	missing := false
	filled, _ := fill(w, func(p rule.Piece) string {
		s, ok := j.told[p.Cue]
		if !ok {
			s = j.words(p.Cue)
			j.told[p.Cue] = s
		}
		missing = missing || s == ""
		return s
	})
	if missing || strings.Contains(filled, "[") {
		return out
	}
	return slices.Insert(out, 0, wording{filled, "filled", clause})
}

func startsUpper(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first)
}

// fill writes a wording out, and counts its slots.
func fill(w rule.Rewrite, slot func(rule.Piece) string) (string, int) {
	var b strings.Builder
	slots := 0
	for _, p := range w.Pieces {
		if p.Cue == "" {
			b.WriteString(p.Text)
			continue
		}
		b.WriteString(slot(p))
		slots++
	}
	return b.String(), slots
}

// blank writes a slot as a place to fill, which quotes the customer's clause
// where the cue was seen in the message.
func (j *judge) blank(p rule.Piece) string {
	if quote := j.quote(p.Cue); quote != "" {
		return fmt.Sprintf("[%s – they wrote: \"%s\"]", p.Text, quote)
	}
	return "[" + p.Text + "]"
}

// words gives what fills a slot, "" if that is not sure: of a customer's cue
// the first clause that can be told back, of another cue its only match, of a
// built-in the only such word in the draft, or else in the customer's message.
func (j *judge) words(cue string) string {
	if class, ok := rule.Fillable[cue]; ok {
		if s, n := only(j.in.Draft, class); n > 0 || j.in.Customer == nil {
			return s
		}
		s, _ := only(j.in.Customer, class)
		return s
	}
	i := j.l.automaton.Index(cue)
	if i < 0 {
		return ""
	}
	var found []string
	for _, m := range j.matches.Of(i) {
		if !m.Customer {
			found = distinct(found, j.in.Draft.Text[m.Start:m.End])
		} else if s, ok := j.in.Customer.SecondPerson(int(m.Sentence), m.Span, j.l.automaton); ok {
			return s
		}
	}
	if len(found) != 1 {
		return ""
	}
	return found[0]
}

// only gives the words of a class if all of them in a document are the same,
// and how many different ones there are. Names under a letter are not looked
// at.
func only(d *text.Document, class text.Class) (string, int) {
	var found []string
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Part == text.SignOff {
			continue
		}
		for k := 0; k < len(s.Words); k++ {
			first := k
			for class == text.Person && k+1 < len(s.Words) && s.Words[k].Class&s.Words[k+1].Class&class != 0 { // Ana Lopez
				k++
			}
			if c := s.Words[first].Class; c&class != 0 && c&(text.Blank|text.Secret|text.URL) == 0 {
				found = distinct(found, d.Text[s.Words[first].Start:s.Words[k].End])
			}
		}
	}
	if len(found) != 1 {
		return "", len(found)
	}
	return found[0], 1
}

// distinct appends a text, on one line, unless it is there.
func distinct(found []string, s string) []string {
	s = strings.Join(strings.Fields(s), " ")
	if slices.Contains(found, s) {
		return found
	}
	return append(found, s)
}

// longestQuote is how much of the customer's clause a blank shows, in code
// points: it is there to remind, not to be sent.
const longestQuote = 80

// quotable changes the marks that a blank itself has.
var quotable = strings.NewReplacer(`"`, "'", "[", "(", "]", ")")

// quote gives the customer's clause in which a cue was first seen, on one
// line; "" if there is none, or it holds what must not be repeated.
func (j *judge) quote(cue string) string {
	i := j.l.automaton.Index(cue)
	if i < 0 || j.in.Customer == nil || !j.l.ofCustomer(i) {
		return ""
	}
	found := j.matches.Of(i)
	if len(found) == 0 {
		return ""
	}
	m := found[0]
	s := &j.in.Customer.Sentences[m.Sentence]
	clause := m.Span
	for _, w := range s.Words {
		switch {
		case w.Clause != int(m.Clause), w.Class&text.Conjunction != 0:
		case w.Class&text.Secret != 0:
			return ""
		default:
			clause.Start, clause.End = min(clause.Start, w.Start), max(clause.End, w.End)
		}
	}
	q := j.in.Customer.Text[clause.Start:clause.End]
	for _, mark := range []string{`"`, "”"} { // a quotation that closes behind the last word
		if open := strings.Count(q, `"`)%2 == 1 || strings.Count(q, "“") > strings.Count(q, "”"); open &&
			strings.HasPrefix(j.in.Customer.Text[clause.End:], mark) {
			q += mark
		}
	}
	q = strings.Join(strings.Fields(q), " ")
	q = quotable.Replace(q)
	if r := []rune(q); len(r) > longestQuote {
		cut := strings.TrimRight(string(r[:longestQuote]), " ")
		if i := strings.LastIndexByte(cut, ' '); i > 0 {
			cut = cut[:i]
		}
		q = cut + " …"
	}
	return q
}
