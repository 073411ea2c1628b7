package lint

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"attune/pkg/rule"
	"attune/pkg/text"
)

// rewrite offers the wordings of the check, or of its case, for a finding.
func (j *judge) rewrite(f *Finding) {
	c := j.l.set.Check(f.Check)
	k := &c.Case
	if f.Case >= 0 {
		k = &c.Cases[f.Case]
	}
	for _, w := range k.Replace {
		if offer, ok := j.replace(f, w); ok {
			f.Rewrites = append(f.Rewrites, offer)
		}
	}
	for _, w := range k.Add {
		f.Rewrites = append(f.Rewrites, j.add(f, w, c.First))
	}
}

// replace puts the wording in place of the finding, its first letter fitting
// where it stands. A wording that begins with a capital letter or a blank is a
// clause: it takes the place of the whole clause, and is not offered where that
// says more of the matter than was found.
func (j *judge) replace(f *Finding, w rule.Rewrite) (Rewrite, bool) {
	d := j.in.Draft
	at, s := f.Span, j.fill(w)
	sentence := sentenceAt(d, at.Start)
	if s == "" {
		at = j.around(at)
		label := "Take “" + d.Text[f.Span.Start:f.Span.End] + "” out"
		return Rewrite{kindOf(s), label, []text.Edit{{Span: at, Text: s}}}, true
	}
	if sentence == nil || len(sentence.Words) == 0 {
		return Rewrite{}, false
	}
	if first, _ := utf8.DecodeRuneInString(s); unicode.IsUpper(first) || first == '[' {
		var ok bool
		if at, ok = j.clause(sentence, at); !ok {
			return Rewrite{}, false
		}
	}
	s = fit(s, at.Start <= sentence.Words[0].Start)
	if at.End < len(d.Text) && strings.ContainsRune(".!?", rune(d.Text[at.End])) {
		s = strings.TrimRight(s, ".!?")
	}
	return Rewrite{kindOf(s), "Replace with “" + s + "”", []text.Edit{{Span: at, Text: s}}}, true
}

// clause widens a stretch of a sentence to the clauses it touches, without the
// conjunction at their head. It is false if that takes words along that say
// something of the matter.
func (j *judge) clause(s *text.Sentence, at text.Span) (text.Span, bool) {
	first, last := -1, -1 // the clauses touched
	for _, w := range s.Words {
		if w.Overlaps(at) {
			if first < 0 {
				first = w.Clause
			}
			last = w.Clause
		}
	}
	wide := at
	for i := range s.Words {
		w := &s.Words[i]
		switch {
		case w.Clause < first || w.Clause > last, w.Overlaps(at), w.Class&text.Conjunction != 0:
			continue
		case j.l.automaton.Specific(w):
			return at, false
		}
		wide.Start, wide.End = min(wide.Start, w.Start), max(wide.End, w.End)
	}
	return wide, true
}

// add sets a sentence before the sentence found, or behind it.
func (j *judge) add(f *Finding, w rule.Rewrite, before bool) Rewrite {
	s := fit(j.fill(w), true)
	label := "Add “" + s + "”"
	t := j.in.Draft.Text
	edit := text.Edit{Span: text.Span{Start: f.Span.End, End: f.Span.End}, Text: " " + s}
	switch sentence := sentenceAt(j.in.Draft, f.Span.Start); {
	case sentence == nil && f.Span.End == 0:
		edit.Text = s
	case sentence == nil:
	case before:
		edit = ahead(t, sentence.Start, s)
	default:
		edit = behind(t, sentence, s)
	}
	return Rewrite{kindOf(s), label, []text.Edit{edit}}
}

// ahead sets s before the sentence that begins at an offset. In front of a list
// it is a paragraph; behind "Hi Ana, " the next word gets its capital.
func ahead(t string, at int, s string) text.Edit {
	if inList(t, at) {
		line := strings.LastIndexByte(t[:at], '\n') + 1
		return text.Edit{Span: text.Span{Start: line, End: line}, Text: s + "\n\n"}
	}
	r, n := utf8.DecodeRuneInString(t[at:])
	if !unicode.IsLower(r) {
		return text.Edit{Span: text.Span{Start: at, End: at}, Text: s + " "}
	}
	return text.Edit{Span: text.Span{Start: at, End: at + n}, Text: s + " " + string(unicode.ToUpper(r))}
}

// behind sets s after a sentence, which is closed if it just stops. After a
// list it is a paragraph.
func behind(t string, sentence *text.Sentence, s string) text.Edit {
	at, gap := sentence.End, " "
	if inList(t, sentence.Start) {
		gap = "\n\n"
	}
	if last, _ := utf8.DecodeLastRuneInString(t[:at]); unicode.IsLetter(last) || unicode.IsDigit(last) {
		gap = "." + gap
	}
	return text.Edit{Span: text.Span{Start: at, End: at}, Text: gap + s}
}

// inList reports whether the line at an offset begins with the mark of a list
// item: "-", "*", "•", "1.", "a)".
func inList(t string, offset int) bool {
	line := strings.TrimLeft(t[strings.LastIndexByte(t[:offset], '\n')+1:], " \t>")
	mark, _, ok := strings.Cut(line, " ")
	switch {
	case !ok:
		return false
	case mark == "-" || mark == "*" || mark == "•" || mark == "–" || mark == "+":
		return true
	}
	n := len(mark) - 1
	return n > 0 && n <= 2 && (mark[n] == '.' || mark[n] == ')') && strings.Trim(mark[:n], "0123456789") == ""
}

func kindOf(s string) string {
	if strings.Contains(s, "[") {
		return "blank"
	}
	return "safe"
}

// around widens a stretch that is to go: to the whole sentence and the space
// after it where nothing else stands in the sentence, else to the space before.
func (j *judge) around(at text.Span) text.Span {
	t := j.in.Draft.Text
	if s := sentenceAt(j.in.Draft, at.Start); s != nil && len(s.Words) > 0 &&
		s.Words[0].Start >= at.Start && s.Words[len(s.Words)-1].End <= at.End {
		at = s.Span
		for at.End < len(t) && t[at.End] == ' ' {
			at.End++
		}
		return at
	}
	for at.Start > 0 && t[at.Start-1] == ' ' {
		at.Start--
	}
	return at
}

// fit sets the first letter of a wording: a capital at the head of a sentence,
// a small one within, single letters such as "I" apart.
func fit(s string, head bool) string {
	r, n := utf8.DecodeRuneInString(s)
	if head {
		return string(unicode.ToUpper(r)) + s[n:]
	}
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsLetter(next) {
		return string(unicode.ToLower(r)) + s[n:]
	}
	return s
}

// longestQuote is how much of the customer's clause a blank shows, in code
// points: it is there to remind, not to be sent.
const longestQuote = 80

// fill writes a wording out. A slot becomes a blank that quotes the customer's
// clause, where the cue was seen in the message.
func (j *judge) fill(w rule.Rewrite) string {
	var b strings.Builder
	for _, p := range w.Pieces {
		switch quote := j.quote(p.Cue); {
		case p.Cue == "":
			b.WriteString(p.Text)
		case quote == "":
			fmt.Fprintf(&b, "[%s]", p.Text)
		default:
			fmt.Fprintf(&b, "[%s – they wrote: \"%s\"]", p.Text, quote)
		}
	}
	return b.String()
}

// quote gives the customer's clause in which a cue was first seen, on one
// line; "" if there is none, or it holds what must not be repeated.
func (j *judge) quote(cue string) string {
	i := j.l.automaton.Index(cue)
	if i < 0 || j.in.Customer == nil {
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
		case w.Clause != m.Clause, w.Class&text.Conjunction != 0:
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
	q = strings.NewReplacer(`"`, "'", "[", "(", "]", ")").Replace(q)
	if r := []rune(q); len(r) > longestQuote {
		cut := strings.TrimRight(string(r[:longestQuote]), " ")
		if i := strings.LastIndexByte(cut, ' '); i > 0 {
			cut = cut[:i]
		}
		q = cut + " …"
	}
	return q
}
