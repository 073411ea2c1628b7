package lint

import (
	"slices"

	"attune/pkg/pattern"
	"attune/pkg/rule"
	"attune/pkg/text"
)

// A check is a rule.Check with its cues looked up.
type check struct {
	*rule.Check
	own   conditions
	cases []conditions
	cues  []int32 // all that it asks for
}

type conditions struct {
	*rule.Case
	find, with, without []int // indices of cues
	customer            bool  // one of them needs the customer's message
}

// echo is the built-in that compares the draft with the customer's message.
const echo = "<echo>"

func (l *Linter) compile(c *rule.Check) check {
	out := check{Check: c, own: l.conditions(&c.Case)}
	for i := range c.Cases {
		out.cases = append(out.cases, l.conditions(&c.Cases[i]))
	}
	for _, k := range append(out.cases, out.own) {
		for _, cue := range slices.Concat(k.find, k.with, k.without) {
			out.cues = append(out.cues, int32(cue))
		}
	}
	return out
}

func (l *Linter) conditions(k *rule.Case) conditions {
	c := conditions{Case: k}
	look := func(names []string, needed bool) []int {
		var out []int
		for _, n := range names {
			i := l.automaton.Index(n)
			c.customer = c.customer || needed && l.ofCustomer(i) || n == echo
			out = append(out, i)
		}
		return out
	}
	// What a customer who wrote nothing did not say is not there.
	c.find, c.with, c.without = look(k.Find, true), look(k.With, true), look(k.Without, false)
	return c
}

func (c *check) applies(situation string) bool {
	return len(c.When) == 0 || slices.Contains(c.When, situation)
}

// A judge holds one draft while its checks are judged.
type judge struct {
	l       *Linter
	in      Input
	matches *pattern.Matches
	body    []int32 // indices of the body's sentences
	report  *Report
	silent  []*check          // that have praise for a draft they kept still at
	told    map[string]string // by slot: what fills it, "" for nothing
}

// of gives the matches of several cues in the order of the text; of
// overlapping ones the first stands.
func (j *judge) of(cues []int) []pattern.Match {
	if len(cues) == 1 {
		return j.matches.Of(cues[0])
	}
	var all []pattern.Match
	for _, c := range cues {
		all = append(all, j.matches.Of(c)...)
	}
	slices.SortStableFunc(all, func(a, b pattern.Match) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	end := 0
	return slices.DeleteFunc(all, func(m pattern.Match) bool {
		if !m.Customer && m.Start < end {
			return true
		}
		end = m.End
		return false
	})
}

// knows reports whether the conditions can be judged: they may ask for a
// customer's message that is not there.
func (j *judge) knows(c *conditions) bool { return j.in.Customer != nil || !c.customer }

func (j *judge) check(c *check) {
	if !j.knows(&c.own) {
		return
	}
	before := len(j.report.Findings)
	switch {
	case len(c.own.find) > 0:
		j.presence(c)
	case j.met(&c.own, nil):
		j.whole(c)
	}
	if c.Strength != "" && len(j.report.Findings) == before {
		j.silent = append(j.silent, c)
	}
}

// presence judges each match of what the check finds.
func (j *judge) presence(c *check) {
	found := j.of(c.own.find)
	if c.First && len(found) > 1 {
		found = found[:1]
	}
	if c.Over > 0 {
		found = j.excess(c, found)
	}
	for i := range found {
		m := &found[i]
		if m.Customer || c.Beyond > 0 && j.ordinal(m.Sentence) < c.Beyond || !j.met(&c.own, m) {
			continue
		}
		if len(c.cases) == 0 {
			j.find(c, -1, &c.Case, m)
			continue
		}
		for n := range c.cases {
			k := &c.cases[n]
			if j.knows(k) && (len(k.find) == 0 || j.any(k.find, k.Within, m) != nil) && j.met(k, m) {
				j.find(c, n, k.Case, m)
				if !c.Every {
					break
				}
			}
		}
	}
}

// excess leaves the first match beyond what the check allows, in the draft or
// in each sentence.
func (j *judge) excess(c *check, found []pattern.Match) []pattern.Match {
	if c.Within == rule.SameSentence {
		var out []pattern.Match
		count := map[int32]int{}
		for _, m := range found {
			if count[m.Sentence]++; count[m.Sentence] == c.Over+1 {
				out = append(out, m)
			}
		}
		return out
	}
	allowed := c.Over
	if c.Per > 0 {
		words := 0
		for _, i := range j.body {
			words += len(j.in.Draft.Sentences[i].Words)
		}
		allowed *= max(1, (words+c.Per-1)/c.Per)
	}
	if len(found) <= allowed {
		return nil
	}
	return found[allowed : allowed+1]
}

// whole judges a check that has nothing to find, or leaves that to its cases.
func (j *judge) whole(c *check) {
	if len(c.cases) == 0 {
		j.find(c, -1, &c.Case, nil)
		return
	}
	for n := range c.cases {
		k := &c.cases[n]
		if !j.knows(k) {
			continue
		}
		if len(k.find) == 0 {
			if j.met(k, nil) {
				j.find(c, n, k.Case, nil)
				if !c.Every {
					return
				}
			}
			continue
		}
		held := false
		found := j.of(k.find)
		for i := range found {
			if m := &found[i]; !m.Customer && j.met(k, m) {
				j.find(c, n, k.Case, m)
				held = true
				if c.Absence() {
					break
				}
			}
		}
		if held && !c.Every {
			return
		}
	}
}

// met reports whether with and without hold around a match, or in the whole
// draft for nil.
func (j *judge) met(c *conditions, at *pattern.Match) bool {
	return (len(c.with) == 0 || j.any(c.with, c.Within, at) != nil) &&
		(len(c.without) == 0 || j.any(c.without, c.Within, at) == nil)
}

// any gives the first match of one of the cues within the scope around at.
// What the customer wrote is looked at whole.
func (j *judge) any(cues []int, within rule.Scope, at *pattern.Match) *pattern.Match {
	for _, c := range cues {
		found := j.matches.Of(c)
		first, local := 0, at != nil && !j.l.ofCustomer(c) && (within == rule.SameClause || within == rule.SameSentence || within == rule.Near)
		if local {
			first, _ = slices.BinarySearchFunc(found, at.Sentence-1, func(m pattern.Match, s int32) int { return int(m.Sentence - s) })
		}
		for i := first; i < len(found); i++ {
			m := &found[i]
			if m.Customer || j.inside(m, within, at) {
				return m
			}
			if local && m.Sentence > at.Sentence+1 {
				break
			}
		}
	}
	return nil
}

func (j *judge) inside(m *pattern.Match, within rule.Scope, at *pattern.Match) bool {
	if within == rule.Opening {
		return len(j.body) > 0 && m.Sentence <= j.body[min(1, len(j.body)-1)]
	}
	if at == nil {
		return true
	}
	switch within {
	case rule.SameClause:
		return m.Sentence == at.Sentence && m.Clause == at.Clause
	case rule.SameSentence:
		return m.Sentence == at.Sentence
	case rule.Near:
		return m.Sentence >= at.Sentence-1 && m.Sentence <= at.Sentence+1
	case rule.Before:
		return m.End <= at.Start
	}
	return true
}

// ordinal is the number of body sentences before the given one.
func (j *judge) ordinal(sentence int32) int {
	n, _ := slices.BinarySearch(j.body, sentence)
	return n
}

// find notes a finding at a match, or, for nil, where the missing thing
// belongs.
func (j *judge) find(c *check, n int, k *rule.Case, at *pattern.Match) {
	if k.Severity == rule.Off {
		return
	}
	f := Finding{
		Check: c.Name, Case: n, Severity: k.Severity, Message: k.Message, Why: c.Why,
		Absence: c.Absence(), Cap: k.Cap, loses: k.Loses, Dimension: k.Dimension,
	}
	if at != nil {
		f.Span = at.Span
		f.Evidence = append(f.Evidence, j.l.match(*at))
	} else {
		f.Span = j.place(c.First)
		f.Absence = true
	}
	with := c.own.with
	if n >= 0 {
		with = slices.Concat(with, c.cases[n].with)
	}
	if m := j.any(with, k.Within, at); m != nil {
		f.Evidence = append(f.Evidence, j.l.match(*m))
	}
	j.report.Findings = append(j.report.Findings, f)
}

// place is the sentence an absence points to: the first of the body or the
// last; without a body the last sentence there is, or the start of the draft.
func (j *judge) place(first bool) text.Span {
	s := j.in.Draft.Sentences
	switch {
	case len(j.body) > 0 && first:
		return s[j.body[0]].Span
	case len(j.body) > 0:
		return s[j.body[len(j.body)-1]].Span
	case len(s) > 0:
		return s[len(s)-1].Span
	}
	return text.Span{}
}

// praise notes as a strength what kept a check still, unless a finding faults
// it.
func (j *judge) praise(c *check) {
	var at *pattern.Match
	if len(c.own.find) > 0 {
		found := j.of(c.own.find)
		if len(found) == 0 {
			return
		}
		at = &found[0]
	}
	for _, cue := range c.own.without {
		found := j.matches.Of(cue)
		for i := range found {
			if m := &found[i]; !m.Customer && j.inside(m, c.Within, at) && !j.faulted(m) {
				j.report.Strengths = append(j.report.Strengths, Strength{c.Name, c.Strength, m.Span})
				return
			}
		}
	}
}

// faulted reports whether a finding stands on a match, or on another match of
// its cue.
func (j *judge) faulted(m *pattern.Match) bool {
	for i := range j.report.Findings {
		f := &j.report.Findings[i]
		if f.Absence {
			continue
		}
		if f.Span.Overlaps(m.Span) || f.Evidence[0].Cue == j.l.automaton.Name(int(m.Cue)) {
			return true
		}
	}
	return false
}
