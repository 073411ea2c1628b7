// Package rule reads rule files: the words, cues, situations, checks and
// weights that say what attune knows of English and of good replies.
//
// Call [Load] with the folders that hold them. It returns a [Set] of plain
// values, checked once; nothing later in the program can find a rule broken.
package rule

import (
	"slices"

	"attune/pkg/pattern"
	"attune/pkg/text"
)

// A Set is all rules of a run. Slices are in the order of files (by name) and
// of the text in them.
type Set struct {
	Words      []WordList
	Cues       []Cue
	Situations []Situation
	Checks     []Check
	Profiles   []Profile
	Dimensions []string                      // in the order of the weights
	Weights    map[string]map[string]float64 // situation → dimension → points; each situation's sum is 100
}

// Check finds a check by name; nil if there is none.
func (s *Set) Check(name string) *Check {
	for i := range s.Checks {
		if s.Checks[i].Name == name {
			return &s.Checks[i]
		}
	}
	return nil
}

// Cue finds a cue by name; nil if there is none.
func (s *Set) Cue(name string) *Cue {
	for i := range s.Cues {
		if s.Cues[i].Name == name {
			return &s.Cues[i]
		}
	}
	return nil
}

// Profile finds a profile by name; nil if there is none.
func (s *Set) Profile(name string) *Profile {
	for i := range s.Profiles {
		if s.Profiles[i].Name == name {
			return &s.Profiles[i]
		}
	}
	return nil
}

// A Pos is a place in a rule file. Line and Column are 1-based, Column in code
// points.
type Pos struct {
	File         string
	Line, Column int
}

// A WordList is a named list of words. In phrases <name> is any of them.
type WordList struct {
	pattern.List
	Pos Pos
}

// A Cue is something a sentence can do, and the phrases that show it.
type Cue struct {
	pattern.Cue
	Means    string
	Examples Examples
	Pos      Pos
}

// A Situation is a kind of customer's message, told by the cues seen.
type Situation struct {
	Name   string
	Points []CuePoints
	Pos    Pos
}

// CuePoints are what a cue counts for in a Situation, each cue once.
type CuePoints struct {
	Cue    string
	Points int
}

// A Profile is a way to use the rules: other severities for some checks.
type Profile struct {
	Name, Means string
	Checks      []Override
	NoRewrites  []string // checks that offer no rewrites
	Pos         Pos
}

// An Override gives a check, with all its cases, another severity.
type Override struct{ Check, Severity string }

// Under gives the set with the changes of a profile.
func (s *Set) Under(p *Profile) *Set {
	out := *s
	out.Checks = slices.Clone(s.Checks)
	for i := range out.Checks {
		c := &out.Checks[i]
		c.Cases = slices.Clone(c.Cases)
		asleep := c.Severity == Off
		for _, o := range p.Checks {
			if o.Check == c.Name {
				c.each(func(k *Case) {
					if asleep || k.Severity != Off { // a case that is off is an exception, and stays one
						k.Severity = o.Severity
					}
				})
			}
		}
		if slices.Contains(p.NoRewrites, c.Name) {
			c.each(func(k *Case) { k.Replace, k.Add = nil, nil })
		}
	}
	return &out
}

// each calls f for the check's own case and for all its cases.
func (c *Check) each(f func(*Case)) {
	f(&c.Case)
	for i := range c.Cases {
		f(&c.Cases[i])
	}
}

// A Scope is how much of the draft a condition looks at.
type Scope uint8

const (
	WholeDraft   Scope = iota
	SameClause         // the clause the match begins in
	SameSentence       // the sentence of the match
	Near               // the sentence of the match and its neighbours
	Before             // the body ahead of the match
	Opening            // the first two sentences of the body
)

// A Check is something a reply must or must not do.
type Check struct {
	Name     string
	When     []string // situations; empty: all
	Case              // what holds, and is said, unless one of Cases says otherwise
	Why      string
	Source   string
	Strength string // said of a draft that has what the check looks for; "" for nothing
	First    bool   // only the first match of Find is judged
	Beyond   int    // only matches that stand after so many sentences of the body
	Over     int    // only the matches after so many …
	Per      int    // … for each so many words of the body; 0: in the whole scope
	Cases    []Case // the first that holds speaks; what it leaves out it has from the check
	Every    bool   // every case that holds speaks
	Outranks []string
	Examples Examples
}

// Absence reports whether the check looks for something that is missing from
// the draft, rather than for something that stands in it.
func (c *Check) Absence() bool { return len(c.Find) == 0 && len(c.Without) > 0 }

// Severities are what a finding can be, the gravest first.
var Severities = []string{"error", "warning", "info"}

// Off is the severity of a check that keeps still until a profile wants it.
const Off = "off"

// A Case is a set of conditions and what a finding says when they hold.
type Case struct {
	Find, With, Without []string // names of cues, or built-ins such as "<blank>"; any of the list
	Within              Scope
	Message             string
	Severity            string // error, warning, info or off
	Dimension           string
	Loses               float64 // share of the dimension's weight, 0 to 1
	Cap                 int     // upper bound of the score; 0 for none
	Replace, Add        []Rewrite
	Pos                 Pos
}

// A Rewrite is a better wording with places to fill.
type Rewrite struct {
	Source string
	Pieces []Piece
}

// A Piece is a stretch of a Rewrite: text, or a slot {cue|fallback} for what
// the customer wrote, or what the draft says already.
type Piece struct {
	Text string // of a slot: the fallback
	Cue  string // a cue, or one of Fillable; "" for text
}

// Fillable are the built-ins that a slot can name, and the words they stand for.
var Fillable = map[string]text.Class{
	"<amount>": text.Amount, "<code>": text.Code, "<number>": text.Number, "<person>": text.Person,
}

// Examples show where a rule applies and where it must keep still.
type Examples struct{ Hit, Miss []Example }

// An Example is a draft, with the customer's message or without, free of the
// « » that mark what is to be found.
type Example struct {
	Draft, Customer string
	// Marks are byte ranges [start, end) of Draft, or of Customer where that
	// has them; empty: anywhere.
	Marks      [][2]int
	InCustomer bool // Marks are of Customer
	Pos        Pos
}
