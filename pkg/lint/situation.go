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

// weight is how much more a cue of the customer's message tells than one of the
// draft: the message is what is judged, the draft what somebody made of it.
const weight = 2

// situation tells what kind of message the draft answers: by the customer's
// words and, with less weight, the draft's. Its source is whose words say more
// for it.
func (l *Linter) situation(in Input, m *pattern.Matches) Situation {
	if in.Situation != "" {
		return Situation{in.Situation, "given"}
	}
	best, found := 0, Situation{l.fallback, "default"}
	for _, s := range l.situations {
		customer, draft := s.sums(l, m)
		if sum := customer + draft; sum > best {
			best, found = sum, Situation{s.name, "draft"}
			if customer >= draft {
				found.Source = "customer"
			}
		}
	}
	return found
}

// sums adds up the points of the cues that are seen, in the customer's message
// and in the draft.
func (s *situation) sums(l *Linter, m *pattern.Matches) (customer, draft int) {
	for _, p := range s.points {
		switch {
		case len(m.Of(p.cue)) == 0:
		case l.ofCustomer(p.cue):
			customer += weight * p.points
		default:
			draft += p.points
		}
	}
	return customer, draft
}

// ofCustomer reports whether a cue is looked for in the customer's message.
func (l *Linter) ofCustomer(cue int) bool {
	return l.automaton.Place(cue) == pattern.InCustomer
}
