package pattern

import (
	"fmt"
	"slices"

	"attune/pkg/text"
)

// A Place is the part of the conversation in which a cue is looked for.
type Place uint8

const (
	InBody Place = iota
	InGreeting
	InSignOff
	InDraft    // greeting, body and sign-off
	InCustomer // the customer's message
)

// A List is a named list of words.
type List struct {
	Name   string
	Words  []string // folded; "apolog*" stands for all words that begin so, "*ing" for all that end so
	Except []string // names of lists; if set, the list is every word on none of these
}

// A Cue is a named set of phrases, and what takes a match back.
type Cue struct {
	Name           string
	In             Place
	IgnoreNegation bool
	Any, Except    []Phrase
}

// Names the engine knows.
const (
	// Negation is the cue that runs first and turns other matches round.
	Negation = "negation"
	// Specific is the list that <echo> is drawn from.
	Specific = "specific"
)

// Builtins are the names that phrases may use without a cue or list of that
// name.
var Builtins = []string{
	"number", "amount", "url", "code", "person", "word", "shout", "exclamation",
	"emoji", "question", "blank", "secret", "echo", "repeat",
}

// textClasses are the built-ins that a text.Class decides. A placeholder
// stands for what will be filled in.
var textClasses = []struct {
	name  string
	class text.Class
}{
	{"number", text.Number | text.Blank},
	{"amount", text.Amount | text.Blank},
	{"url", text.URL | text.Blank},
	{"code", text.Code | text.Blank},
	{"person", text.Person | text.Blank},
	{"shout", text.Shout},
	{"emoji", text.Emoji},
	{"blank", text.Blank},
	{"secret", text.Secret},
}

// Compile makes an automaton. Lists and cues must be sound, as package rule
// checks them: every name known and used once, no circles.
func Compile(lists []List, cues []Cue) *Automaton {
	c := compiler{
		Automaton: &Automaton{tables: tables{Negation: -1}},
		classOf:   map[string]int32{},
		words:     map[string]int32{},
		cueOf:     map[string]int32{},
		sets:      map[string]int32{},
		needed:    map[int32]int32{},
	}
	c.addClasses(lists)
	c.addCues(cues)
	c.addPrograms(cues)
	c.addWords(lists)
	c.addIndexes(cues)
	c.Programs = pack(c.programs)
	return c.Automaton.prepare()
}

type compiler struct {
	*Automaton
	classOf   map[string]int32 // list, built-in, "apolog*" or "*ing" → class
	words     map[string]int32 // folded word → id
	cueOf     map[string]int32
	sets      map[string]int32 // words and classes → index into Sets
	needed    map[int32]int32  // what programs need → number, from 1
	firsts    [][]int32        // per program: the instructions that can take its first word
	required  []int32          // of this program: what every match holds, in order
	refs      [][]int32        // per cue: cues its phrases mention
	negations [][]string       // the negation cue's phrases of plain words
}

func (c *compiler) class(name string) int32 { return number(c.classOf, name, 0) }

func (c *compiler) word(w string) int32 { return number(c.words, w, 1) }

// number gives each name the next number.
func number[K comparable](m map[K]int32, name K, from int) int32 {
	k, ok := m[name]
	if !ok {
		k = int32(len(m) + from)
		m[name] = k
	}
	return k
}

func (c *compiler) addClasses(lists []List) {
	for _, t := range textClasses {
		c.TextClasses = append(c.TextClasses, textClass{t.class, c.class(t.name)})
	}
	c.WordClass, c.EchoClass, c.RepeatClass, c.SpecificClass = c.class("word"), c.class("echo"), c.class("repeat"), c.class(Specific)
	for _, l := range lists {
		c.class(l.Name)
	}
}

// addCues puts each cue on the stratum above those it mentions.
func (c *compiler) addCues(cues []Cue) {
	for i, cue := range cues {
		c.cueOf[cue.Name] = int32(i)
		c.Cues = append(c.Cues, cueInfo{Name: cue.Name, In: cue.In, Stratum: -1})
		if cue.Name == Negation {
			c.Negation = int32(i)
		}
	}
	c.refs = make([][]int32, len(cues))
	for i, cue := range cues {
		for _, p := range slices.Concat(cue.Any, cue.Except) {
			walk(p.seq, func(e *element) {
				if k, ok := c.cueOf[e.text]; ok && e.kind == kindRef {
					c.refs[i] = append(c.refs[i], k)
				}
			})
		}
		if c.Negation >= 0 && int32(i) != c.Negation && !cue.IgnoreNegation {
			c.refs[i] = append(c.refs[i], c.Negation)
		}
	}
	c.Refs = flatten(c.refs)
	var visit func(i int32) int32
	visit = func(i int32) int32 {
		if s := c.Cues[i].Stratum; s >= 0 {
			return s
		}
		s := int32(0)
		for _, r := range c.refs[i] {
			s = max(s, visit(r)+1)
		}
		c.Cues[i].Stratum = s
		c.Strata = max(c.Strata, int(s)+1)
		return s
	}
	for i := range cues {
		visit(int32(i))
	}
}

// addPrograms writes one program for each phrase.
func (c *compiler) addPrograms(cues []Cue) {
	if c.Negation >= 0 {
		for _, p := range cues[c.Negation].Any {
			if words, ok := literal(p.seq); ok {
				c.negations = append(c.negations, words)
			}
		}
	}
	writers := c.writers(cues)
	for i, cue := range cues {
		for _, p := range cue.Any {
			free := cue.IgnoreNegation || int32(i) == c.Negation || c.writesNegation(p, writers)
			c.addProgram(p, program{Cue: int32(i), Free: free})
		}
		for _, p := range cue.Except {
			c.addProgram(p, program{Cue: int32(i), Except: true, Free: true})
		}
	}
}

// writers finds the cues whose matches hold negations of their own.
func (c *compiler) writers(cues []Cue) []bool {
	writers := make([]bool, len(cues))
	for s := range int32(c.Strata) {
		for i, cue := range cues {
			if c.Cues[i].Stratum == s {
				writers[i] = cue.IgnoreNegation || slices.ContainsFunc(cue.Any, func(p Phrase) bool { return c.writesNegation(p, writers) })
			}
		}
	}
	return writers
}

// writesNegation reports whether p names a negation itself, so that one in its
// match is meant.
func (c *compiler) writesNegation(p Phrase, writers []bool) bool {
	found := false
	walk(p.seq, func(e *element) {
		if k, ok := c.cueOf[e.text]; ok && e.kind == kindRef && (k == c.Negation || writers[k]) {
			found = true
		}
	})
	return found || spellsAny(p.seq, c.negations)
}

// literal gives the words of a phrase that is nothing but words.
func literal(seq []element) ([]string, bool) {
	var words []string
	for _, e := range seq {
		if e.kind != kindWord || e.optional {
			return nil, false
		}
		words = append(words, e.text)
	}
	return words, true
}

// spellsAny reports whether seq, or a branch of it, spells one of the phrases.
func spellsAny(seq []element, phrases [][]string) bool {
	for _, words := range phrases {
		for i := 0; i+len(words) <= len(seq); i++ {
			n := 0
			for n < len(words) && spells(&seq[i+n], words[n]) {
				n++
			}
			if n == len(words) {
				return true
			}
		}
	}
	for i := range seq {
		for _, alt := range seq[i].alts {
			if spellsAny(alt, phrases) {
				return true
			}
		}
	}
	return false
}

func spells(e *element, w string) bool {
	if e.kind == kindWord {
		return e.text == w
	}
	for _, alt := range e.alts {
		if len(alt) == 1 && alt[0].kind == kindWord && alt[0].text == w {
			return true
		}
	}
	return false
}

func (c *compiler) addProgram(p Phrase, prog program) {
	prog.Entry = int32(len(c.Code))
	c.required = c.required[:0]
	c.emit(p.seq, true)
	c.code(opAccept, 0)
	var firsts []int32
	c.first(prog.Entry, &firsts)
	prog.Needs, prog.NeedsCue = c.needs(firsts), c.needsCue()
	o, _ := split(c.Code[prog.Entry])
	prog.Start = o == opStart
	c.programs = append(c.programs, prog)
	c.firsts = append(c.firsts, firsts)
}

// code writes an instruction and gives its place.
func (c *compiler) code(o op, arg int32) int {
	c.Code = append(c.Code, instruction(o, arg))
	return len(c.Code) - 1
}

// land lets a split or jump go on with the next instruction.
func (c *compiler) land(at int) {
	o, _ := split(c.Code[at])
	c.Code[at] = instruction(o, int32(len(c.Code)))
}

func (c *compiler) emit(seq []element, top bool) {
	for i, e := range seq {
		if i > 0 && isWord(e) && isWord(seq[i-1]) {
			c.Code[len(c.Code)-1]++ // one word more
			continue
		}
		fork, before := -1, len(c.Code)
		if e.optional {
			fork = c.code(opSplit, 0)
		}
		switch e.kind {
		case kindGap:
			if top && i == len(seq)-1 {
				c.code(opRest, int32(e.max))
			} else {
				c.code(opGap, int32(e.max))
			}
		case kindStart:
			c.code(opStart, 0)
		case kindEnd:
			c.code(opEnd, 0)
		case kindBreak:
			c.code(opBreak, 0)
		case kindAlt:
			c.emitAlt(e)
		default:
			if isWord(e) {
				c.code(opWords, 1)
			} else {
				c.code(c.atom(e))
			}
		}
		switch {
		case fork >= 0:
			c.land(fork)
		case top && len(c.Code) == before+1:
			c.required = append(c.required, c.Code[before])
		case top && !empty(seq[i:i+1]):
			c.required = append(c.required, c.head(int32(before)))
		}
	}
}

// isWord reports whether an element is <word>, and must be there.
func isWord(e element) bool { return e.kind == kindRef && e.text == "word" && !e.optional }

// head gives one set of all words and classes that an alternative written at pc
// can begin with, opAccept if it can begin with anything else.
func (c *compiler) head(pc int32) int32 {
	var firsts []int32
	c.first(pc, &firsts)
	var words, classes []int32
	for _, in := range firsts {
		switch o, arg := split(in); o {
		case opWord:
			words = append(words, arg)
		case opClass:
			classes = append(classes, arg)
		case opSet:
			w, k := c.members(arg)
			words, classes = append(words, w...), append(classes, k...)
		default:
			return instruction(opAccept, 0)
		}
	}
	if slices.Contains(classes, c.WordClass) || slices.Contains(classes, c.SpecificClass) {
		return instruction(opAccept, 0)
	}
	return instruction(opSet, c.set(words, classes))
}

// set gives the number of a set of words and classes.
func (c *compiler) set(words, classes []int32) int32 {
	items := slices.Clone(words)
	for _, k := range classes {
		items = append(items, ^k)
	}
	slices.Sort(items)
	items = slices.Compact(items)
	k := number(c.sets, fmt.Sprint(items), 0)
	if int(k) == len(c.Sets.Ends) {
		c.Sets.add(items...)
	}
	return k
}

// members gives the words and classes of a set.
func (c *compiler) members(set int32) (words, classes []int32) {
	for _, x := range c.Sets.at(set) {
		if x < 0 {
			classes = append(classes, ^x)
		} else {
			words = append(words, x)
		}
	}
	return words, classes
}

// atom gives the one instruction that takes a word, form or reference.
func (c *compiler) atom(e element) (op, int32) {
	switch e.kind {
	case kindWord:
		return opWord, c.word(e.text)
	case kindForm:
		return opClass, c.class(e.text)
	}
	switch e.text {
	case "question":
		return opWhole, '?'
	case "exclamation":
		return opWhole, '!'
	}
	if k, ok := c.cueOf[e.text]; ok {
		return opCue, k
	}
	return opClass, c.class(e.text)
}

// emitAlt makes one set of all branches of a single word or class, to be tried
// after the others. Before several branches stands a look at whether any of them
// can begin here.
func (c *compiler) emitAlt(e element) {
	var words, classes []int32
	var branches [][]element
	for _, alt := range e.alts {
		if len(alt) == 1 && !alt[0].optional && alt[0].kind <= kindRef {
			switch o, arg := c.atom(alt[0]); o {
			case opWord:
				words = append(words, arg)
				continue
			case opClass:
				classes = append(classes, arg)
				continue
			}
		}
		branches = append(branches, alt)
	}
	single := len(words)+len(classes) > 0
	ahead := -1
	if len(branches) > 1 && !slices.ContainsFunc(e.alts, empty) {
		ahead = c.code(opJump, int32(len(c.Code)+1))
	}
	var jumps []int
	for i, alt := range branches {
		if i == len(branches)-1 && !single {
			c.emit(alt, false)
			break
		}
		fork := c.code(opSplit, 0)
		c.emit(alt, false)
		jumps = append(jumps, c.code(opJump, 0))
		c.land(fork)
	}
	if single {
		c.code(opSet, c.set(words, classes))
	}
	for _, j := range jumps {
		c.land(j)
	}
	if ahead >= 0 {
		if o, set := split(c.head(int32(ahead))); o == opSet {
			c.Code[ahead] = instruction(opAhead, set)
		}
	}
}

// needs picks the two rarest things that every match holds, besides the one it
// begins with; of equals the last, for phrases begin with common words.
func (c *compiler) needs(firsts []int32) (needs [2]int32) {
	best, ranks := [2]int32{}, [2]int{}
	for i, in := range c.required {
		o, arg := split(in)
		r := 0
		switch {
		case i == 0 && slices.Contains(firsts, in):
		case o == opWord:
			r = 3
		case o == opSet:
			r = 2
		case o == opClass && arg != c.WordClass && arg != c.SpecificClass:
			r = 1
		}
		switch {
		case r == 0:
		case r >= ranks[0]:
			best, ranks = [2]int32{in, best[0]}, [2]int{r, ranks[0]}
		case r >= ranks[1]:
			best[1], ranks[1] = in, r
		}
	}
	for i, in := range best {
		if ranks[i] > 0 {
			needs[i] = number(c.needed, in, 1)
		}
	}
	return needs
}

// needsCue gives a cue that every match holds, -1 if there is none.
func (c *compiler) needsCue() int32 {
	for _, in := range slices.Backward(c.required) {
		if o, arg := split(in); o == opCue {
			return arg
		}
	}
	return -1
}

// first lists the instructions that can take the first word.
func (c *compiler) first(pc int32, out *[]int32) {
	for {
		switch o, arg := split(c.Code[pc]); o {
		case opSplit:
			c.first(pc+1, out)
			pc = arg
		case opJump:
			pc = arg
		case opStart, opBreak:
			pc++
		case opAhead:
			*out = append(*out, instruction(opSet, arg))
			return
		case opWords:
			*out = append(*out, instruction(opClass, c.WordClass))
			return
		default:
			*out = append(*out, c.Code[pc])
			return
		}
	}
}
