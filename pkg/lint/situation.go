package lint

import (
	"attune/pkg/pattern"
)

type situation struct {
	name   string
	points []points
}

type points struct{ cue, points int }

// addSituations resolves the situations' cues. Where no cue tells, the last
// situation is meant.
func (l *Linter) addSituations() {
	for _, s := range l.set.Situations {
		x := situation{name: s.Name}
		for _, p := range s.Points {
			x.points = append(x.points, points{l.automaton.Index(p.Cue), p.Points})
		}
		l.fallback = s.Name
		l.situations = append(l.situations, x)
	}
}

// situation tells what kind of message the draft answers: by the customer's
// words where any of them tells, else by the draft's.
func (l *Linter) situation(in Input, m *pattern.Matches) Situation {
	if in.Situation != "" {
		return Situation{in.Situation, "given"}
	}
	if name := l.most(m, true); name != "" {
		return Situation{name, "customer"}
	}
	if name := l.most(m, false); name != "" {
		return Situation{name, "draft"}
	}
	return Situation{l.fallback, "default"}
}

// most gives the situation with most points, the earlier one of equals; "" if
// none has any.
func (l *Linter) most(m *pattern.Matches, customer bool) string {
	best, name := 0, ""
	for _, s := range l.situations {
		sum := 0
		for _, p := range s.points {
			if l.ofCustomer(p.cue) == customer && len(m.Of(p.cue)) > 0 {
				sum += p.points
			}
		}
		if sum > best {
			best, name = sum, s.name
		}
	}
	return name
}

// ofCustomer reports whether a cue is looked for in the customer's message.
func (l *Linter) ofCustomer(cue int) bool {
	return l.automaton.Place(cue) == pattern.InCustomer
}
