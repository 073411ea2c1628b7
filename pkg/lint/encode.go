package lint

import (
	"attune/pkg/pattern"
	"attune/pkg/rule"
)

// compiled is a Linter as it is stored: what Compile worked out, and of the
// rules only what reports need. No maps, so that the bytes are always the same.
type compiled struct {
	Situations []rule.Situation
	Checks     []rule.Check
	Profiles   []rule.Profile
	Dimensions []string
	Weights    [][]float64 // per situation, in the order of Dimensions
}

// Set gives the linter's rules. After [Decode] it has no words, cues and
// examples.
func (l *Linter) Set() *rule.Set { return l.set }

// Encode gives the linter as bytes for [Decode].
func (l *Linter) Encode() []byte {
	c := compiled{Situations: l.set.Situations, Profiles: l.set.Profiles, Dimensions: l.set.Dimensions}
	for _, k := range l.set.Checks {
		k.Examples = rule.Examples{}
		c.Checks = append(c.Checks, k)
	}
	for _, s := range c.Situations {
		row := make([]float64, len(c.Dimensions))
		for i, d := range c.Dimensions {
			row[i] = l.set.Weights[s.Name][d]
		}
		c.Weights = append(c.Weights, row)
	}
	return l.automaton.Encode(pattern.Append(nil, &c))
}

// Decode reads what [Linter.Encode] gave: a Linter that gives the same reports
// as the one New makes, in a small part of the time.
func Decode(data string) (*Linter, error) {
	var c compiled
	r := pattern.NewReader(data)
	if err := r.Read(&c); err != nil {
		return nil, err
	}
	automaton, err := pattern.Decode(r)
	if err != nil {
		return nil, err
	}
	set := &rule.Set{
		Situations: c.Situations, Checks: c.Checks, Profiles: c.Profiles, Dimensions: c.Dimensions,
		Weights: map[string]map[string]float64{},
	}
	for i, s := range c.Situations {
		row := map[string]float64{}
		for j, x := range c.Weights[i] {
			row[c.Dimensions[j]] = x
		}
		set.Weights[s.Name] = row
	}
	return assemble(set, automaton), nil
}
