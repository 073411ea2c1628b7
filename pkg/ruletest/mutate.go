package ruletest

import (
	"runtime"
	"slices"
	"strings"
	"sync"

	"attune/pkg/lint"
	"attune/pkg/pattern"
	"attune/pkg/rule"
)

// A Mutant is a phrase that can be taken out of a cue without an example
// noticing: it lacks one, or is not needed.
type Mutant struct {
	Cue    string
	Phrase string // as it was written
	Except bool   // it stands under except
	Pos    rule.Pos
}

// Mutants takes every phrase of the wanted cues out, one at a time, runs the
// examples of the rules that its cue can reach, and lists the phrases none of
// them missed, in the order of the rules. Examples that fail anyway notice
// nothing.
func Mutants(set *rule.Set, wanted func(*rule.Cue) bool) []Mutant {
	var all []Mutant
	for _, c := range set.Cues {
		if !wanted(&c) {
			continue
		}
		for _, p := range c.Any {
			all = append(all, Mutant{c.Name, p.Source, false, c.Pos})
		}
		for _, p := range c.Except {
			all = append(all, Mutant{c.Name, p.Source, true, c.Pos})
		}
	}
	survived := make([]bool, len(all))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				survived[i] = survives(set, all[i])
			}
		})
	}
	for i := range all {
		next <- i
	}
	close(next)
	workers.Wait()
	i := -1
	return slices.DeleteFunc(all, func(Mutant) bool { i++; return !survived[i] })
}

// survives first asks the cue's own examples, which are quick to run and mostly
// tell, then those of all rules that rest on the cue.
func survives(set *rule.Set, m Mutant) bool {
	near := slice(set, []string{m.Cue})
	near.Checks = nil
	if failures(m.out(near), []string{m.Cue}) > failures(near, []string{m.Cue}) {
		return false
	}
	reached := dependents(set, m.Cue)
	far := slice(set, reached)
	return failures(m.out(far), reached) <= failures(far, reached)
}

func failures(set *rule.Set, cues []string) int {
	t := tester{set: set, linter: lint.New(set)}
	for i := range set.Cues {
		if c := &set.Cues[i]; slices.Contains(cues, c.Name) {
			t.cue(c)
		}
	}
	for i := range set.Checks {
		t.check(&set.Checks[i])
	}
	return len(t.result.Failures)
}

// out gives the set without the phrase.
func (m Mutant) out(set *rule.Set) *rule.Set {
	mutated := *set
	mutated.Cues = slices.Clone(set.Cues)
	for i := range mutated.Cues {
		c := &mutated.Cues[i]
		if c.Name != m.Cue {
			continue
		}
		phrases := &c.Any
		if m.Except {
			phrases = &c.Except
		}
		*phrases = slices.DeleteFunc(slices.Clone(*phrases), func(p pattern.Phrase) bool { return p.Source == m.Phrase })
	}
	return &mutated
}

// dependents are the cue and all cues that mention it, straight or through
// others.
func dependents(set *rule.Set, cue string) []string {
	out := []string{cue}
	for i := 0; i < len(out); i++ {
		for _, c := range set.Cues {
			if !slices.Contains(out, c.Name) && mentions(&c, out[i]) {
				out = append(out, c.Name)
			}
		}
	}
	return out
}

func mentions(c *rule.Cue, name string) bool {
	if name == pattern.Negation && !c.IgnoreNegation {
		return true
	}
	return slices.ContainsFunc(slices.Concat(c.Any, c.Except), func(p pattern.Phrase) bool {
		return slices.ContainsFunc(p.Refs(), func(r pattern.Ref) bool { return r.Name == name })
	})
}

// slice gives the part of a set that judges the checks that name one of the
// cues, and the cues themselves.
func slice(set *rule.Set, cues []string) *rule.Set {
	wanted := map[string]bool{}
	var want func(name string)
	want = func(name string) {
		c := set.Cue(name)
		if c == nil || wanted[name] {
			return
		}
		wanted[name] = true
		if !c.IgnoreNegation {
			want(pattern.Negation)
		}
		for _, p := range slices.Concat(c.Any, c.Except) {
			for _, r := range p.Refs() {
				want(r.Name)
			}
		}
	}
	part := *set
	part.Checks, part.Situations, part.Cues = nil, nil, nil
	for _, name := range cues {
		want(name)
	}
	for _, c := range set.Checks {
		names := named(&c)
		if !slices.ContainsFunc(names, func(n string) bool { return slices.Contains(cues, n) }) {
			continue
		}
		part.Checks = append(part.Checks, c)
		for _, n := range names {
			want(n)
		}
	}
	for _, c := range set.Cues {
		if wanted[c.Name] {
			part.Cues = append(part.Cues, c)
		}
	}
	return &part
}

// named are the cues that a check looks for or quotes.
func named(c *rule.Check) []string {
	var names []string
	for _, k := range append([]rule.Case{c.Case}, c.Cases...) {
		names = slices.Concat(names, k.Find, k.With, k.Without)
		for _, r := range slices.Concat(k.Replace, k.Add) {
			for _, p := range r.Pieces {
				if p.Cue != "" && !strings.HasPrefix(p.Cue, "<") {
					names = append(names, p.Cue)
				}
			}
		}
	}
	return names
}
