// Package ruletest runs the examples that are written in rules: what is said
// to hit must hit, at its marks; what is said to miss must stay silent; every
// rewrite must silence the check that offers it.
package ruletest

import (
	"fmt"
	"slices"

	"attune/pkg/lint"
	"attune/pkg/pattern"
	"attune/pkg/rule"
	"attune/pkg/text"
)

// A Result counts the examples that hold and lists those that don't, in the
// order of the rules.
type Result struct {
	Passed   int
	Failures []rule.Error
}

// Run runs the examples of all cues and checks. The examples of a check are
// read in the first of its situations; a check that is off is tried as well.
func Run(set *rule.Set) Result {
	awake := rule.Profile{}
	for _, c := range set.Checks {
		if c.Severity == rule.Off {
			awake.Checks = append(awake.Checks, rule.Override{Check: c.Name, Severity: "info"})
		}
	}
	set = set.Under(&awake)
	t := tester{set: set, linter: lint.New(set)}
	for i := range set.Cues {
		t.cue(&set.Cues[i])
	}
	for i := range set.Checks {
		t.check(&set.Checks[i])
	}
	return t.result
}

type tester struct {
	set    *rule.Set
	linter *lint.Linter
	result Result
}

func (t *tester) fail(pos rule.Pos, do, what string, args ...any) {
	t.result.Failures = append(t.result.Failures, rule.Error{Pos: pos, What: fmt.Sprintf(what, args...), Do: do})
}

// judge counts an example as passed if f adds no failure.
func (t *tester) judge(f func()) {
	before := len(t.result.Failures)
	f()
	if len(t.result.Failures) == before {
		t.result.Passed++
	}
}

func (t *tester) cue(c *rule.Cue) {
	at := fmt.Sprintf("the cue %q", c.Name)
	inCustomer := c.In == pattern.InCustomer
	find := func(e rule.Example) (string, []text.Span) {
		in := input(e, "")
		s := e.Draft
		if inCustomer {
			s = e.Draft + e.Customer // one of them
			in = input(rule.Example{Customer: s}, "")
		}
		var spans []text.Span
		for _, found := range t.linter.Cues(in) {
			if found.Name == c.Name {
				for _, m := range found.Matches {
					spans = append(spans, m.Span)
				}
			}
		}
		return s, spans
	}
	for _, e := range c.Examples.Hit {
		t.judge(func() {
			s, spans := find(e)
			t.hit(at, e, s, spans)
		})
	}
	for _, e := range c.Examples.Miss {
		t.judge(func() {
			s, spans := find(e)
			t.miss(at, e, s, spans)
		})
	}
}

func (t *tester) hit(by string, e rule.Example, s string, spans []text.Span) {
	if len(spans) == 0 {
		t.fail(e.Pos, "widen its phrases or take the example out", "%s does not hit “%s”", by, excerpt(s))
		return
	}
	for _, m := range e.Marks {
		if want := (text.Span{Start: m[0], End: m[1]}); !slices.Contains(spans, want) {
			t.fail(e.Pos, "set the marks there, or change its phrases", "%s hits “%s”, not the marked “%s”",
				by, s[spans[0].Start:spans[0].End], s[want.Start:want.End])
			return
		}
	}
}

func (t *tester) miss(by string, e rule.Example, s string, spans []text.Span) {
	if len(spans) > 0 {
		t.fail(e.Pos, "narrow its phrases, add an exception, or take the example out", "%s hits “%s” in “%s”",
			by, s[spans[0].Start:spans[0].End], excerpt(s))
	}
}

func (t *tester) check(c *rule.Check) {
	at := fmt.Sprintf("the check %q", c.Name)
	situation := ""
	if len(c.When) > 0 {
		situation = c.When[0]
	}
	shown := make([]bool, len(c.Cases))
	for _, e := range c.Examples.Hit {
		t.judge(func() {
			in := input(e, situation)
			found := t.findings(c.Name, in)
			var spans []text.Span
			for _, f := range found {
				spans = append(spans, f.Span)
				if f.Case >= 0 {
					shown[f.Case] = true
				}
			}
			t.hit(at, e, e.Draft, spans)
			for _, f := range found {
				t.rewrites(c, e, in, f, len(found))
			}
		})
	}
	for _, e := range c.Examples.Miss {
		t.judge(func() {
			var spans []text.Span
			for _, f := range t.findings(c.Name, input(e, situation)) {
				spans = append(spans, f.Span)
			}
			t.miss(at, e, e.Draft, spans)
		})
	}
	for i, ok := range shown {
		if !ok && c.Cases[i].Severity != rule.Off {
			t.fail(c.Cases[i].Pos, "add one under “hit”", "no example shows case %d of %s", i+1, at)
		}
	}
}

// findings are those of one check. An outranked one counts: it stands at its
// winner's place.
func (t *tester) findings(check string, in lint.Input) []lint.Finding {
	var out []lint.Finding
	for _, f := range t.linter.Lint(in).Findings {
		if f.Check == check || slices.Contains(f.Also, check) {
			if f.Check != check {
				f = lint.Finding{Check: check, Case: -1, Span: f.Span}
			}
			out = append(out, f)
		}
	}
	return out
}

// rewrites tries each rewrite of a finding: it must leave fewer findings of the
// check.
func (t *tester) rewrites(c *rule.Check, e rule.Example, in lint.Input, f lint.Finding, before int) {
	for _, w := range f.Rewrites {
		after := text.Apply(e.Draft, w.Edits)
		in.Draft = text.New(after)[0]
		if left := t.findings(c.Name, in); len(left) >= before {
			t.fail(e.Pos, "mend the rewrite, or what the check looks for", "the rewrite of the check %q does not silence it: “%s”", c.Name, excerpt(after))
		}
	}
}

func input(e rule.Example, situation string) lint.Input {
	docs := text.New(e.Draft, e.Customer)
	in := lint.Input{Draft: docs[0], Situation: situation, Language: lint.English}
	if e.Customer != "" {
		in.Customer = docs[1]
	}
	return in
}

func excerpt(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
