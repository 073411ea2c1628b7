package rule

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"attune/pkg/pattern"

	"gopkg.in/yaml.v3"
)

// maxFile bounds a rule file before it is parsed; the largest of ours is a
// tenth of it.
const maxFile = 1 << 20

// A node is a YAML node with the loader that complains about it. The walk is
// our own because yaml.v3 decodes without columns and forgets KnownFields in
// nested decoding.
type node struct {
	*yaml.Node
	l    *loader
	file string
	by   string // the rule around it: "cue apology"
}

func (n node) pos() Pos { return Pos{n.file, n.Line, n.Column} }

func (n node) fail(do, what string, args ...any) { n.l.fail(n.pos(), do, what, args...) }

func (n node) of(m *yaml.Node) node { return node{m, n.l, n.file, n.by} }

func (l *loader) read(file string, data []byte) {
	at := Pos{file, 1, 1}
	if len(data) > maxFile {
		l.fail(at, "split it by topic", "the file is larger than 1 MiB")
		return
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc, second yaml.Node
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return
	case err != nil:
		l.unreadable = true
		l.syntax(file, data, err)
		return
	}
	switch err := dec.Decode(&second); {
	case err == nil:
		l.fail(Pos{file, second.Line, second.Column}, "take the “---” out", "a second document in one file")
	case !errors.Is(err, io.EOF):
		l.syntax(file, data, err)
	}
	root := node{doc.Content[0], l, file, ""}
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return
	}
	root.fields(map[string]func(node){
		"words":      func(n node) { n.each(n.wordList) },
		"cues":       func(n node) { n.each(n.cue) },
		"situations": func(n node) { n.each(n.situation) },
		"checks":     func(n node) { n.each(n.check) },
		"weights":    func(n node) { n.each(n.weightRow) },
		"profiles":   func(n node) { n.each(n.profile) },
	})
}

var (
	lineNumber    = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)
	unknownAnchor = regexp.MustCompile(`unknown anchor '(.*)' referenced`)
)

// syntax reports what yaml.v3 could not read.
func (l *loader) syntax(file string, data []byte, err error) {
	at := Pos{file, 1, 1}
	if m := lineNumber.FindStringSubmatch(err.Error()); m != nil && m[1] != "" {
		at.Line, _ = strconv.Atoi(m[1])
	}
	what := lineNumber.ReplaceAllString(err.Error(), "")
	if m := unknownAnchor.FindStringSubmatch(what); m != nil {
		before, _, _ := bytes.Cut(data, []byte("*"+m[1])) // the parser does not say where
		at.Line = 1 + bytes.Count(before, []byte("\n"))
		at.Column = 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
		l.fail(at, "quote it", "in YAML “*%s” means something else", m[1])
		return
	}
	if strings.Contains(what, "cannot start any token") {
		what += " (a tab, or a mark that needs quotes)"
	}
	l.fail(at, "mend the YAML", "this is no YAML, %s", what)
}

// pairs gives the keys and values of a mapping, each key once.
func (n node) pairs() (keys, values []node) {
	if n.Kind != yaml.MappingNode {
		n.fail("write key: value lines", "expected keys and values, found %s", n.what())
		return nil, nil
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.of(n.Content[i]), n.of(n.Content[i+1])
		if seen[k.Value] {
			k.fail("keep one of them", "%q stands here twice", k.Value)
			continue
		}
		seen[k.Value] = true
		if v.Kind == yaml.AliasNode {
			v.fail("write the value out", "rule files have no aliases")
			continue
		}
		keys, values = append(keys, k), append(values, v)
	}
	return keys, values
}

func (n node) what() string {
	switch n.Kind {
	case yaml.SequenceNode:
		return "a list"
	case yaml.MappingNode:
		return "keys and values"
	case yaml.AliasNode:
		return "an alias"
	}
	if n.Tag == "!!null" {
		return "nothing"
	}
	return strconv.Quote(n.Value)
}

// fields hands each value to the function of its key. It is false if a key is
// not known, so that what it meant is not missed as well.
func (n node) fields(known map[string]func(node)) bool {
	all := true
	keys, values := n.pairs()
	for i, k := range keys {
		f, ok := known[k.Value]
		if !ok {
			var names []string
			for name := range known {
				names = append(names, name)
			}
			slices.Sort(names)
			k.fail(did(k.Value, names, "known here: "+strings.Join(names, ", ")), "unknown key %q", k.Value)
			all = false
			continue
		}
		f(values[i])
	}
	return all
}

var ruleName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// each hands every named entry of a mapping to f.
func (n node) each(f func(key, value node)) {
	keys, values := n.pairs()
	for i, k := range keys {
		if !ruleName.MatchString(k.Value) {
			k.fail("use small letters, digits and hyphens", "%q is no name", k.Value)
			continue
		}
		f(k, values[i])
	}
}

func (n node) str() string {
	switch {
	case n.Kind != yaml.ScalarNode || n.Tag == "!!null":
		n.fail("write text", "expected text, found %s", n.what())
	case n.Tag != "!!str":
		n.fail("quote it", "YAML does not read %s as text", n.Value)
	default:
		return strings.TrimSpace(n.Value)
	}
	return ""
}

// items gives the entries of a list; a single value is a list of one.
func (n node) items() []node {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!str" {
		return []node{n}
	}
	if n.Kind != yaml.SequenceNode {
		n.fail("write a list", "expected a list, found %s", n.what())
		return nil
	}
	var items []node
	for _, c := range n.Content {
		if x := n.of(c); x.Kind == yaml.AliasNode {
			x.fail("write the value out", "rule files have no aliases")
		} else {
			items = append(items, x)
		}
	}
	return items
}

func (n node) names(kind string) []string {
	var out []string
	for _, x := range n.items() {
		if s := x.str(); s != "" {
			out = append(out, s)
			n.l.mentions = append(n.l.mentions, mention{s, kind, n.by, x.pos()})
		}
	}
	return out
}

func (n node) number(low, high float64) float64 {
	v, err := strconv.ParseFloat(n.Value, 64)
	if n.Kind != yaml.ScalarNode || err != nil || v < low || v > high {
		n.fail("write a number from "+short(low)+" to "+short(high), "expected a number, found %s", n.what())
		return low
	}
	return v
}

func (n node) whole(low, high int) int {
	v := n.number(float64(low), float64(high))
	if v != float64(int(v)) {
		n.fail("write a whole number", "%s is not whole", n.Value)
	}
	return int(v)
}

func short(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

func (n node) truth() bool {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
		n.fail("write true or false", "expected true or false, found %s", n.what())
	}
	return n.Value == "true"
}

// choice reads one of a few words.
func (n node) choice(words ...string) int {
	s := n.str()
	i := slices.Index(words, s)
	if i < 0 && s != "" {
		n.fail(did(s, words, "one of "+strings.Join(words, ", ")), "unknown value %q", s)
	}
	return max(i, 0)
}

func (n node) wordList(key, value node) {
	list := WordList{List: pattern.List{Name: key.Value}, Pos: key.pos()}
	value.by = "words " + key.Value
	if value.Kind == yaml.MappingNode {
		value.fields(map[string]func(node){
			"except": func(v node) { list.Except = v.names("list") },
		})
	} else {
		for _, x := range value.items() {
			s := x.str()
			if s == "" {
				continue
			}
			w, ok := n.l.word(s, x.pos())
			switch {
			case !ok:
			case slices.Contains(list.Words, w):
				x.fail("take one out", "“%s” stands twice in the list", s)
			default:
				list.Words = append(list.Words, w)
			}
		}
	}
	if len(list.Words)+len(list.Except) == 0 {
		key.fail("add words", "the list %q is empty", key.Value)
	}
	n.l.set.Words = append(n.l.set.Words, list)
}

func (n node) cue(key, value node) {
	c := Cue{Cue: pattern.Cue{Name: key.Value}, Pos: key.pos()}
	value.by = "cue " + key.Value
	complete := value.fields(map[string]func(node){
		"means": func(v node) { c.Means = v.str() },
		"in": func(v node) {
			c.In = pattern.Place(v.choice("body", "greeting", "sign-off", "draft", "customer"))
		},
		"negation": func(v node) { c.IgnoreNegation = v.choice("ignore") == 0 },
		"any":      func(v node) { c.Any = v.phrases() },
		"except":   func(v node) { c.Except = v.phrases() },
		"examples": func(v node) { c.Examples = v.examples() },
	})
	if len(c.Any) == 0 && complete {
		key.fail("add phrases under “any”", "the cue %q has no phrases", key.Value)
	}
	if c.Means == "" && complete {
		key.fail("say in a sentence what it means, under “means”", "the cue %q has no meaning", key.Value)
	}
	c.Examples.required(key, complete)
	n.l.set.Cues = append(n.l.set.Cues, c)
}

func (e Examples) required(key node, complete bool) {
	if complete && (len(e.Hit) == 0 || len(e.Miss) == 0) {
		key.fail("add at least one under “hit” and one under “miss”", "%q lacks examples", key.Value)
	}
}

func (n node) phrases() []pattern.Phrase {
	var out []pattern.Phrase
	for _, x := range n.items() {
		if x.Kind == yaml.ScalarNode && x.Tag != "!!str" {
			x.fail("quote this phrase", "YAML does not read %s as text", x.what())
			continue
		}
		if x.Kind != yaml.ScalarNode {
			x.fail("quote this phrase", "YAML reads this phrase as %s", x.what())
			continue
		}
		quoted := x.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0
		if p, ok := n.l.phrase(x.Value, x.pos(), quoted, n.by); ok {
			out = append(out, p)
		}
	}
	return out
}

func (n node) examples() Examples {
	var e Examples
	n.fields(map[string]func(node){
		"hit":  func(v node) { e.Hit = v.exampleList() },
		"miss": func(v node) { e.Miss = v.exampleList() },
	})
	return e
}

func (n node) exampleList() []Example {
	var out []Example
	for _, x := range n.items() {
		draft, customer := "", ""
		if x.Kind == yaml.MappingNode {
			x.fields(map[string]func(node){
				"draft":    func(v node) { draft = v.str() },
				"customer": func(v node) { customer = v.str() },
			})
		} else {
			draft = x.str()
		}
		if draft+customer != "" {
			out = append(out, n.l.example(draft, customer, x.pos()))
		}
	}
	return out
}

func (n node) situation(key, value node) {
	s := Situation{Name: key.Value, Pos: key.pos()}
	if value.Kind != yaml.ScalarNode || value.Tag != "!!null" {
		value.each(func(k, v node) {
			n.l.mentions = append(n.l.mentions, mention{k.Value, "cue", "situation " + key.Value, k.pos()})
			s.Points = append(s.Points, CuePoints{k.Value, v.whole(-10, 10)})
		})
	}
	n.l.set.Situations = append(n.l.set.Situations, s)
}

func (n node) weightRow(key, value node) {
	r := row{situation: key.Value, pos: key.pos()}
	n.l.mentions = append(n.l.mentions, mention{key.Value, "situation", "weights", key.pos()})
	value.each(func(k, v node) {
		r.points = append(r.points, struct {
			dimension string
			value     float64
		}{k.Value, v.number(0, 100)})
	})
	n.l.weights = append(n.l.weights, r)
}

func (n node) profile(key, value node) {
	p := Profile{Name: key.Value, Pos: key.pos()}
	value.by = "profile " + key.Value
	complete := value.fields(map[string]func(node){
		"means": func(v node) { p.Means = v.str() },
		"checks": func(v node) {
			v.each(func(k, v node) {
				n.l.mentions = append(n.l.mentions, mention{k.Value, "check", value.by, k.pos()})
				p.Checks = append(p.Checks, Override{k.Value, v.severity()})
			})
		},
		"no-rewrites": func(v node) { p.NoRewrites = v.names("check") },
	})
	if p.Means == "" && complete {
		key.fail("say in a sentence who it is for, under “means”", "the profile %q has no meaning", key.Value)
	}
	n.l.set.Profiles = append(n.l.set.Profiles, p)
}

// severity reads one; YAML takes a bare off for false.
func (n node) severity() string {
	if n.Kind == yaml.ScalarNode && n.Value == Off {
		return Off
	}
	known := append(slices.Clone(Severities), Off)
	return known[n.choice(known...)]
}

func (n node) check(key, value node) {
	c := Check{Name: key.Value}
	value.by = "check " + key.Value
	known := c.Case.fields()
	for name, f := range map[string]func(node){
		"when":     func(v node) { c.When = v.names("situation") },
		"why":      func(v node) { c.Why = v.str() },
		"source":   func(v node) { c.Source = v.str() },
		"strength": func(v node) { c.Strength = v.str() },
		"first":    func(v node) { c.First = v.truth() },
		"beyond":   func(v node) { c.Beyond = v.whole(1, 1000) },
		"over":     func(v node) { c.Over = v.whole(1, 1000) },
		"per":      func(v node) { c.Per = v.whole(1, 10000) },
		"every":    func(v node) { c.Every = v.truth() },
		"outranks": func(v node) { c.Outranks = v.names("check") },
		"examples": func(v node) { c.Examples = v.examples() },
		"cases":    func(node) {},
	} {
		known[name] = f
	}
	complete := value.fields(known)
	c.Pos = key.pos()
	keys, values := value.pairs()
	for i, k := range keys {
		if k.Value != "cases" {
			continue
		}
		for _, x := range values[i].items() {
			x.by = value.by
			each := Case{
				Within: c.Within, Message: c.Message, Severity: c.Severity, Dimension: c.Dimension,
				Loses: c.Loses, Cap: c.Cap, Replace: c.Replace, Add: c.Add, Pos: x.pos(),
			}
			x.fields(each.fields())
			c.Cases = append(c.Cases, each)
		}
	}
	c.Examples.required(key, complete)
	n.l.set.Checks = append(n.l.set.Checks, c)
}

// fields are the keys that checks and their cases share.
func (c *Case) fields() map[string]func(node) {
	return map[string]func(node){
		"find":    func(v node) { c.Find = v.names("found cue") },
		"with":    func(v node) { c.With = v.names("cue") },
		"without": func(v node) { c.Without = v.names("cue") },
		"within": func(v node) {
			c.Within = Scope(v.choice("draft", "clause", "sentence", "near", "before", "opening"))
		},
		"message":  func(v node) { c.Message = v.str() },
		"severity": func(v node) { c.Severity = v.severity() },
		"dimension": func(v node) {
			c.Dimension = v.str()
			v.l.mentions = append(v.l.mentions, mention{c.Dimension, "dimension", v.by, v.pos()})
		},
		"loses":   func(v node) { c.Loses = v.number(0, 1) },
		"cap":     func(v node) { c.Cap = v.whole(1, 100) },
		"replace": func(v node) { c.Replace = v.rewrites() },
		"add":     func(v node) { c.Add = v.rewrites() },
	}
}

func (n node) rewrites() []Rewrite {
	var out []Rewrite
	for _, x := range n.items() {
		out = append(out, n.l.rewrite(x.str(), x.pos(), n.by))
	}
	return out
}
