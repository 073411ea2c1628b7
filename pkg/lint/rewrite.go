package lint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
		for _, s := range j.wordings(w) {
			if offer, ok := j.replace(f, s); ok {
				j.offer(f, offer)
			}
		}
	}
	for _, w := range k.Add {
		for _, s := range j.wordings(w) {
			j.offer(f, j.add(f, s, c.First))
		}
	}
}

// offer adds a rewrite to a finding. What blanks and plain wordings do, the
// examples of the rule prove; what a customer's words do is tried here.
func (j *judge) offer(f *Finding, w Rewrite) {
	if w.Kind != "filled" || j.passes(f.Check, w) {
		f.Rewrites = append(f.Rewrites, w)
	}
}

// passes reports whether what a rewrite writes, taken alone, passes a check. To
// judge the whole draft anew would cost as much as the first time.
func (j *judge) passes(name string, w Rewrite) bool {
	i := slices.IndexFunc(j.l.checks, func(c check) bool { return c.Name == name })
	only, in := j.l.checks[i:i+1], j.in
	in.Draft = text.New(strings.TrimSpace(w.Edits[0].Text))[0]
	in.Situation = j.report.Situation.Name
	matches := j.l.automaton.Refind(in.Draft, j.matches, only[0].cues)
	return len(j.l.judge(in, matches, only).report.Findings) == 0
}

// replace puts the wording in place of the finding, its first letter fitting
// where it stands. A wording that begins with a capital letter or a blank is a
// clause: it takes the place of the whole clause, and is not offered where that
// says more of the matter than was found.
func (j *judge) replace(f *Finding, w wording) (Rewrite, bool) {
	d := j.in.Draft
	at, s := f.Span, w.text
	sentence := sentenceAt(d, at.Start)
	if s == "" {
		label := "Take “" + d.Text[f.Span.Start:f.Span.End] + "” out"
		return Rewrite{w.kind, label, []text.Edit{j.takeOut(at)}}, true
	}
	if sentence == nil || len(sentence.Words) == 0 {
		return Rewrite{}, false
	}
	if w.clause {
		var ok bool
		if at, ok = j.clause(sentence, at); !ok {
			return Rewrite{}, false
		}
	}
	s = fit(s, at.Start <= sentence.Words[0].Start)
	label := "Replace with “" + s + "”"
	switch {
	case at.End == len(d.Text):
	case w.clause && (d.Text[at.End] == '!' || d.Text[at.End] == '?'): // what went wrong is neither shouted nor asked
		at.End++
		s += "."
	case strings.ContainsRune(".!?", rune(d.Text[at.End])):
		s = strings.TrimRight(s, ".!?")
		label = "Replace with “" + s + "”"
	}
	return Rewrite{w.kind, label, []text.Edit{{Span: at, Text: s}}}, true
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
		case i > 0 && w.Start == wide.Start && w.Class&text.Conjunction != 0 && w.End < at.End: // "and sorry"
			wide.Start = w.End + 1
			continue
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
func (j *judge) add(f *Finding, w wording, before bool) Rewrite {
	s := fit(w.text, true)
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
	return Rewrite{w.kind, label, []text.Edit{edit}}
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

// takeOut takes a stretch away: the whole sentence and the space after it where
// nothing else stands in the sentence, else the space before. An aside takes
// its comma along; at the head of a sentence the next word gets the capital.
func (j *judge) takeOut(at text.Span) text.Edit {
	t := j.in.Draft.Text
	s := sentenceAt(j.in.Draft, at.Start)
	inside := s != nil && len(s.Words) > 0
	if inside && s.Words[0].Start >= at.Start && s.Words[len(s.Words)-1].End <= at.End {
		at = s.Span
		for at.End < len(t) && t[at.End] == ' ' {
			at.End++
		}
		return text.Edit{Span: at}
	}
	comma := at.End < len(t) && t[at.End] == ','
	if inside && at.Start <= s.Words[0].Start {
		if comma {
			at.End++
		}
		for at.End < len(t) && t[at.End] == ' ' {
			at.End++
		}
		r, n := utf8.DecodeRuneInString(t[at.End:])
		if !unicode.IsLower(r) {
			return text.Edit{Span: at}
		}
		return text.Edit{Span: text.Span{Start: at.Start, End: at.End + n}, Text: string(unicode.ToUpper(r))}
	}
	for at.Start > 0 && t[at.Start-1] == ' ' {
		at.Start--
	}
	if comma && at.Start > 0 && t[at.Start-1] == ',' {
		at.Start, at.End = at.Start-1, at.End+1
	}
	return text.Edit{Span: at}
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
