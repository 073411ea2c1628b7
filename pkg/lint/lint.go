// Package lint judges drafts by rules.
//
// Make a [Linter] of a rule set with [New], once, and hand it drafts with
// [Linter.Lint]. A Linter keeps no state between drafts, so the same draft gives
// the same [Report] alone, in a batch and from several goroutines.
package lint

import (
	"cmp"
	"slices"
	"strings"

	"attune/pkg/pattern"
	"attune/pkg/rule"
	"attune/pkg/text"
)

// A Linter holds compiled rules. It is safe for concurrent use.
type Linter struct {
	set        *rule.Set
	automaton  *pattern.Automaton
	situations []situation
	fallback   string
	checks     []check
}

// New compiles a rule set that [rule.Load] found sound.
func New(set *rule.Set) *Linter {
	var lists []pattern.List
	for _, w := range set.Words {
		lists = append(lists, w.List)
	}
	var cues []pattern.Cue
	for _, c := range set.Cues {
		cues = append(cues, c.Cue)
	}
	return assemble(set, pattern.Compile(lists, append(cues, builtins(set)...)))
}

// Under gives a linter that judges by the same rules under a profile, one of
// its set's. It shares what New compiled.
func (l *Linter) Under(p *rule.Profile) *Linter { return assemble(l.set.Under(p), l.automaton) }

// assemble looks the cues of situations and checks up.
func assemble(set *rule.Set, automaton *pattern.Automaton) *Linter {
	l := &Linter{set: set, automaton: automaton}
	l.addSituations()
	for i := range set.Checks {
		if c := &set.Checks[i]; c.Severity != rule.Off {
			l.checks = append(l.checks, l.compile(c))
		}
	}
	return l
}

// builtins makes a cue of every built-in that a check names directly, as in
// find: "<blank>". It is looked for in the whole draft.
func builtins(set *rule.Set) []pattern.Cue {
	var names []string
	for _, c := range set.Checks {
		for _, k := range append([]rule.Case{c.Case}, c.Cases...) {
			for _, n := range slices.Concat(k.Find, k.With, k.Without) {
				if strings.HasPrefix(n, "<") && !slices.Contains(names, n) {
					names = append(names, n)
				}
			}
		}
	}
	var cues []pattern.Cue
	for _, n := range names {
		cues = append(cues, pattern.Cue{
			Name: n, In: pattern.InDraft, IgnoreNegation: true,
			Any: []pattern.Phrase{pattern.MustParse(n)},
		})
	}
	return cues
}

// language is why a text that is not English is skipped.
const language = "language"

// Lint judges a draft. One that is not English it skips: no cue would be seen
// in it, and all that is missing would be found missing.
func (l *Linter) Lint(in Input) *Report {
	skipped := ""
	if in.Language != English {
		if !in.Draft.English() {
			return &Report{Skipped: language}
		}
		if in.Customer != nil && !in.Customer.English() {
			in.Customer, skipped = nil, language
		}
	}
	j := l.judge(in, l.automaton.Find(in.Draft, in.Customer), l.checks)
	for _, c := range j.silent {
		j.praise(c)
	}
	l.settle(j.report)
	l.score(j.report)
	j.report.CustomerSkipped = skipped
	j.told = map[string]string{}
	for i := range j.report.Findings {
		j.rewrite(&j.report.Findings[i])
	}
	fingerprint(in.Draft, j.report.Findings)
	return j.report
}

// judge finds what some checks mind in a draft that is English, by the cues seen.
func (l *Linter) judge(in Input, matches *pattern.Matches, checks []check) *judge {
	j := &judge{l: l, in: in, matches: matches}
	for i := range in.Draft.Sentences {
		if in.Draft.Sentences[i].Part == text.Body {
			j.body = append(j.body, int32(i))
		}
	}
	r := &Report{Situation: l.situation(in, j.matches)}
	j.report = r
	for i := range checks {
		if c := &checks[i]; c.applies(r.Situation.Name) {
			j.check(c)
		}
	}
	return j
}

// Cue is one cue's matches in a text.
type Cue struct {
	Name    string
	Matches []Match
}

// Cues gives all matches of all cues, in the order of the rules: what each
// sentence of the draft, and of the customer's message, was seen to do.
func (l *Linter) Cues(in Input) []Cue {
	matches := l.automaton.Find(in.Draft, in.Customer)
	var out []Cue
	for i := range l.automaton.Len() {
		c := Cue{Name: l.automaton.Name(i)}
		for _, m := range matches.Of(i) {
			c.Matches = append(c.Matches, l.match(m))
		}
		if len(c.Matches) > 0 {
			out = append(out, c)
		}
	}
	return out
}

func (l *Linter) match(m pattern.Match) Match {
	in := Draft
	if m.Customer {
		in = Customer
	}
	return Match{In: in, Span: m.Span, Cue: l.automaton.Name(int(m.Cue)), Sentence: int(m.Sentence)}
}

// settle puts findings in order and lists the outranked ones under their
// winners.
func (l *Linter) settle(r *Report) {
	slices.SortStableFunc(r.Findings, compareFindings)
	slices.SortStableFunc(r.Strengths, func(a, b Strength) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Check, b.Check))
	})
	outranked := make([]bool, len(r.Findings))
	for i := range r.Findings {
		for j := i + 1; j < len(r.Findings) && r.Findings[j].Span.Start < r.Findings[i].Span.End; j++ {
			outranked[j] = outranked[j] || l.outrank(&r.Findings[i], &r.Findings[j])
			outranked[i] = outranked[i] || l.outrank(&r.Findings[j], &r.Findings[i])
		}
	}
	i := -1
	r.Findings = slices.DeleteFunc(r.Findings, func(Finding) bool { i++; return outranked[i] })
}

// outrank lists b under a if a's check outranks b's on the same words.
func (l *Linter) outrank(a, b *Finding) bool {
	if a.Absence || b.Absence || !a.Span.Overlaps(b.Span) || !slices.Contains(l.set.Check(a.Check).Outranks, b.Check) {
		return false
	}
	if i, have := slices.BinarySearch(a.Also, b.Check); !have {
		a.Also = slices.Insert(a.Also, i, b.Check)
	}
	return true
}

// compareFindings is the one order of findings: place, severity, name.
func compareFindings(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(severity(a.Severity), severity(b.Severity)),
		cmp.Compare(a.Check, b.Check),
		cmp.Compare(a.Span.End, b.Span.End),
	)
}

func severity(s string) int { return slices.Index(rule.Severities, s) }
