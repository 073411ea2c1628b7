package rule

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"attune/pkg/pattern"
)

// check looks at what only shows when all files are read: names used twice or
// not known, circles, weights, checks that could say nothing. What is broken
// leaves the set.
func (l *loader) check() {
	known := l.namespace()
	l.weightTable()
	known.dimensions = l.set.Dimensions
	broken := l.resolve(known)
	l.lists(broken)
	l.repeats()
	l.circles(broken)
	l.checks(broken)
	l.prune(broken)
}

// names of what a phrase can mention, for advice.
type namespace struct {
	phrase, cues, customer, lists, situations, checks, dimensions []string
}

func (l *loader) namespace() namespace {
	var n namespace
	at := map[string]Pos{}
	add := func(name, what string, pos Pos) bool {
		if slices.Contains(pattern.Builtins, name) {
			l.fail(pos, "choose another name", "%q is built in", name)
			return false
		}
		if first, ok := at[what+name]; ok {
			l.fail(pos, fmt.Sprintf("it stands at %s:%d already; rename one", first.File, first.Line), "the name %q is taken", name)
			return false
		}
		at[what+name] = pos
		return true
	}
	l.set.Words = slices.DeleteFunc(l.set.Words, func(w WordList) bool { return !add(w.Name, "phrase ", w.Pos) })
	l.set.Cues = slices.DeleteFunc(l.set.Cues, func(c Cue) bool { return !add(c.Name, "phrase ", c.Pos) })
	l.set.Situations = slices.DeleteFunc(l.set.Situations, func(s Situation) bool { return !add(s.Name, "situation ", s.Pos) })
	l.set.Profiles = slices.DeleteFunc(l.set.Profiles, func(p Profile) bool { return !add(p.Name, "profile ", p.Pos) })
	l.set.Checks = slices.DeleteFunc(l.set.Checks, func(c Check) bool { return !add(c.Name, "check ", c.Pos) })
	for _, w := range l.set.Words {
		n.lists = append(n.lists, w.Name)
	}
	for _, c := range l.set.Cues {
		n.cues = append(n.cues, c.Name)
		if c.In == pattern.InCustomer {
			n.customer = append(n.customer, c.Name)
		}
	}
	for _, s := range l.set.Situations {
		n.situations = append(n.situations, s.Name)
	}
	for _, c := range l.set.Checks {
		n.checks = append(n.checks, c.Name)
	}
	n.phrase = slices.Concat(n.lists, n.cues, pattern.Builtins)
	return n
}

// resolve looks every mentioned name up; the answer names the rules that
// mention an unknown one.
func (l *loader) resolve(n namespace) map[string]bool {
	broken := map[string]bool{}
	for _, m := range l.mentions {
		have, what, do := n.of(m.kind)
		name := strconv.Quote(m.name)
		if m.kind == "phrase" {
			name = "<" + m.name + ">"
		}
		b, isBuiltin := builtin(m.name)
		switch known := slices.Contains(have, m.name); {
		case isBuiltin && m.kind == "slot":
			if _, ok := Fillable[m.name]; !ok {
				broken[m.by] = true
				l.fail(m.pos, "name a cue, or one of "+strings.Join(slices.Sorted(maps.Keys(Fillable)), ", "), "a slot cannot be filled with %s", m.name)
			}
		case isBuiltin && slices.Contains(pattern.Builtins, b):
		case m.kind == "dimension" && (len(have) == 0 || m.name == ""): // said elsewhere
		case !known:
			broken[m.by] = true
			if !l.unreadable {
				l.fail(m.pos, did(m.name, have, do), "unknown %s %s", what, name)
			}
		case m.kind == "phrase" && slices.Contains(n.customer, m.name) && !n.looksAtCustomer(m.by):
			broken[m.by] = true
			l.fail(m.pos, "name a cue of the reply", "%s is looked for in the customer's message, this phrase is not", name)
		case m.kind == "found cue" && slices.Contains(n.customer, m.name):
			broken[m.by] = true
			l.fail(m.pos, "name it under “with”", "%s stands in the customer's message; a finding stands in the reply", name)
		case m.kind == "check" && m.by == "check "+m.name:
			l.fail(m.pos, "take it out", "%s outranks itself", name)
		}
	}
	return broken
}

// of gives the names of a kind of mention, what they are called, and what to do
// if one is not known.
func (n *namespace) of(kind string) (have []string, what, do string) {
	do = "define it, or take it out"
	switch kind {
	case "phrase":
		return n.phrase, "cue or word list", "define it under cues or words"
	case "list":
		return n.lists, "word list", do
	case "situation":
		return n.situations, kind, do
	case "check":
		return n.checks, kind, do
	case "dimension":
		return n.dimensions, kind, "one of " + strings.Join(n.dimensions, ", ")
	}
	return n.cues, "cue", do
}

// looksAtCustomer reports whether a rule is a cue of the customer's message.
func (n *namespace) looksAtCustomer(rule string) bool {
	name, ok := strings.CutPrefix(rule, "cue ")
	return ok && slices.Contains(n.customer, name)
}

// builtin gives the name in "<name>".
func builtin(s string) (string, bool) {
	if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") {
		return s[1 : len(s)-1], true
	}
	return "", false
}

func (l *loader) lists(broken map[string]bool) {
	except := map[string]bool{}
	for _, w := range l.set.Words {
		except[w.Name] = len(w.Except) > 0
	}
	for _, w := range l.set.Words {
		for _, x := range w.Except {
			if except[x] {
				l.fail(w.Pos, "name lists of words only", "the list %q excepts %q, which is itself defined by exceptions", w.Name, x)
				broken["words "+w.Name] = true
			}
		}
	}
}

// repeats finds phrases that can't count: written twice in a cue, or taken
// back by the same phrase under except.
func (l *loader) repeats() {
	for _, c := range l.set.Cues {
		seen := map[string]bool{}
		for _, p := range c.Except {
			seen[fold(p.Source)] = true
		}
		for _, p := range c.Any {
			if key := fold(p.Source); seen[key] {
				l.fail(c.Pos, "take one out", "in the cue %q the phrase “%s” can never count: it stands there twice, or under except as well", c.Name, p.Source)
			} else {
				seen[key] = true
			}
		}
	}
}

func fold(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }

// circles finds cues that need themselves to be found.
func (l *loader) circles(broken map[string]bool) {
	cues := map[string]*Cue{}
	for i := range l.set.Cues {
		cues[l.set.Cues[i].Name] = &l.set.Cues[i]
	}
	const entered, left = 1, 2
	state := map[string]int{}
	var path []string
	var visit func(name string)
	visit = func(name string) {
		c := cues[name]
		if c == nil || state[name] == left {
			return
		}
		if state[name] == entered {
			circle := append(slices.Clone(path[slices.Index(path, name):]), name)
			l.fail(c.Pos, "take one of these references out", "the cues run in a circle: %s", strings.Join(circle, " → "))
			for _, x := range circle {
				broken["cue "+x] = true
			}
			return
		}
		state[name] = entered
		path = append(path, name)
		for _, p := range slices.Concat(c.Any, c.Except) {
			for _, r := range p.Refs() {
				visit(r.Name)
			}
		}
		if neg := cues[pattern.Negation]; neg != nil && name != pattern.Negation && !c.IgnoreNegation {
			visit(pattern.Negation)
		}
		path = path[:len(path)-1]
		state[name] = left
	}
	for _, c := range l.set.Cues {
		visit(c.Name)
	}
}

// weightTable checks that every situation has weights for the same dimensions
// and that they make 100.
func (l *loader) weightTable() {
	seen := map[string]bool{}
	for i, r := range l.weights {
		if i > 0 && r.pos.File != l.weights[0].pos.File {
			l.fail(r.pos, "keep all weights in "+l.weights[0].pos.File, "weights stand in two files")
		}
		if seen[r.situation] {
			l.fail(r.pos, "keep one", "the weights of %q stand here twice", r.situation)
			continue
		}
		seen[r.situation] = true
		points, sum := map[string]float64{}, 0.0
		var order []string
		for _, p := range r.points {
			points[p.dimension] = p.value
			sum += p.value
			order = append(order, p.dimension)
		}
		if math.Abs(sum-100) > 1e-9 {
			l.fail(r.pos, "make them add up to 100", "the weights of %q add up to %s", r.situation, short(sum))
		}
		if i == 0 {
			l.set.Dimensions = order
		} else if !slices.Equal(order, l.set.Dimensions) {
			l.fail(r.pos, "write "+strings.Join(l.set.Dimensions, ", ")+" in this order", "the weights of %q name other dimensions", r.situation)
		}
		l.set.Weights[r.situation] = points
	}
	for _, s := range l.set.Situations {
		if l.unreadable {
			break
		}
		if !seen[s.Name] && len(l.weights) > 0 {
			l.fail(s.Pos, "add a row under weights", "the situation %q has no weights", s.Name)
		}
	}
}

func (l *loader) checks(broken map[string]bool) {
	for i := range l.set.Checks {
		c := &l.set.Checks[i]
		by := "check " + c.Name
		bad := func(pos Pos, do, what string, args ...any) {
			l.fail(pos, do, what, args...)
			broken[by] = true
		}
		finds := len(c.Find) > 0
		for _, k := range c.Cases {
			finds = finds || len(k.Find) > 0
		}
		if !finds && len(c.Without) == 0 && len(c.Cases) == 0 {
			bad(c.Pos, "say what to look for, under “find” or “without”", "the check %q looks for nothing", c.Name)
		}
		if c.Every && len(c.Cases) < 2 {
			bad(c.Pos, "take it out, or add cases", "“every” without cases in the check %q", c.Name)
		}
		if c.Per > 0 && c.Over == 0 {
			bad(c.Pos, "add “over”", "“per” without “over” in the check %q", c.Name)
		}
		if c.Strength != "" && !c.Absence() && len(c.Without) == 0 {
			bad(c.Pos, "take it out, or add “without”", "the check %q has nothing to praise", c.Name)
		}
		if c.Why == "" {
			bad(c.Pos, "say what the reader feels, under “why”", "the check %q gives no reason", c.Name)
		}
		cases := c.Cases
		if len(cases) == 0 {
			cases = []Case{c.Case}
		}
		for _, k := range cases {
			if k.Message == "" {
				bad(k.Pos, "add a message", "the check %q says nothing", c.Name)
			}
			if k.Severity == "" {
				bad(k.Pos, "add error, warning, info or off", "the check %q has no severity", c.Name)
			}
			if k.Dimension == "" {
				bad(k.Pos, "add one of "+strings.Join(l.set.Dimensions, ", "), "the check %q has no dimension", c.Name)
			}
			if len(k.Replace) > 0 && !finds {
				bad(k.Pos, "use “add”", "the check %q finds nothing that it could replace", c.Name)
			}
		}
	}
}

// prune takes out every rule that is broken or rests on one that is.
func (l *loader) prune(broken map[string]bool) {
	s := l.set
	for again := true; again; {
		again = false
		have := map[string]bool{}
		for _, b := range pattern.Builtins {
			have[b] = true
		}
		for _, w := range s.Words {
			have[w.Name] = !broken["words "+w.Name]
		}
		for _, c := range s.Cues {
			have[c.Name] = !broken["cue "+c.Name]
		}
		for _, c := range s.Cues {
			for _, p := range slices.Concat(c.Any, c.Except) {
				for _, r := range p.Refs() {
					if !have[r.Name] && !broken["cue "+c.Name] {
						broken["cue "+c.Name], again = true, true
					}
				}
			}
		}
	}
	s.Words = slices.DeleteFunc(s.Words, func(w WordList) bool { return broken["words "+w.Name] })
	s.Cues = slices.DeleteFunc(s.Cues, func(c Cue) bool { return broken["cue "+c.Name] || len(c.Any) == 0 })
	for i := range s.Situations {
		p := &s.Situations[i].Points
		*p = slices.DeleteFunc(*p, func(p CuePoints) bool { return s.Cue(p.Cue) == nil })
	}
	sound := func(names []string) bool {
		return !slices.ContainsFunc(names, func(n string) bool {
			_, ok := builtin(n)
			return !ok && s.Cue(n) == nil
		})
	}
	s.Checks = slices.DeleteFunc(s.Checks, func(c Check) bool {
		bad := broken["check "+c.Name]
		for _, k := range append([]Case{c.Case}, c.Cases...) {
			bad = bad || !sound(k.Find) || !sound(k.With) || !sound(k.Without)
		}
		return bad
	})
}
