package pattern

import (
	"slices"
	"sort"
	"strings"
	"sync"

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
	Words  []string // folded; "apolog*" stands for all words that begin so
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
	"emoji", "question", "blank", "secret", "echo",
}

// wordClasses are the built-ins that a text.Class decides.
var wordClasses = []struct {
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

// Names, pictures and links say nothing about the matter.
const unspecific = text.Person | text.Emoji | text.URL

type op uint8

const (
	opWord  op = iota // arg: word id
	opSet             // arg: index into sets
	opClass           // arg: class
	opCue             // arg: cue
	opWhole           // arg: the final byte of the sentence; takes all of it
	opGap             // arg: most words, as few as will do
	opRest            // arg: most words, as many as there are
	opSplit           // arg: try the next instruction, else that one
	opJump            // arg: instruction
	opStart           // clause start
	opEnd             // sentence end
	opAccept
)

type inst struct {
	op  op
	arg int32
}

type set struct {
	words   []int32 // sorted
	classes []int32
}

type program struct {
	entry  int32
	cue    int32
	needs  need
	except bool
	free   bool // negations neither end a gap nor drop a match
}

// need is one element that every match holds, so that most programs are ruled
// out by a look at the sentence. kind opAccept: none known.
type need struct {
	kind op
	arg  int32
}

type cueInfo struct {
	name    string
	in      Place
	stratum int32
}

// An Automaton finds all cues of a rule set in one pass over a document.
type Automaton struct {
	vocabulary map[string]int32   // folded word → id, from 1
	lengths    uint64             // bit n: a prefix of n bytes exists
	width      int                // uint64s in a set of classes
	classes    []uint64           // width for each word id; id 0 is a word that no phrase knows
	complement []uint64           // the classes that say what a word is not
	hits       map[string][]int32 // prefix → classes to set
	clears     [][2]int32         // list class, complement class that excludes it
	ofClass    []struct {
		class text.Class
		index int32
	}
	wordClass, echoClass, specificClass int32

	code     []inst
	sets     []set
	programs []program
	cues     []cueInfo
	byName   map[string]int
	strata   int
	negation int32 // cue, -1 if there is none
	byPart   [partCount]index
	pool     sync.Pool
}

// index says which programs can begin with a word, a class or a cue, in one
// part of the conversation.
type index struct {
	offsets []int32 // per word id, into byWord
	byWord  []int32
	byClass map[int32][]int32
	byCue   map[int32][]int32
	whole   []int32  // programs that begin with a whole sentence, or with any word
	mask    []uint64 // classes that occur in byClass
	wanted  []bool   // per cue: evaluated here
	told    []bool   // per cue: its matches are reported here
}

const (
	partBody = iota
	partGreeting
	partSignOff
	partCustomer
	partCount
)

func (p Place) covers(part int) bool {
	switch p {
	case InBody:
		return part == partBody
	case InGreeting:
		return part == partGreeting
	case InSignOff:
		return part == partSignOff
	case InDraft:
		return part != partCustomer
	}
	return part == partCustomer
}

// Compile makes an automaton. Lists and cues must be sound, as package rule
// checks them: every name known and used once, no circles.
func Compile(lists []List, cues []Cue) *Automaton {
	c := compiler{
		Automaton: &Automaton{
			vocabulary: map[string]int32{},
			hits:       map[string][]int32{},
			byName:     map[string]int{},
			negation:   -1,
		},
		classOf: map[string]int32{},
	}
	c.addClasses(lists)
	c.addCues(cues)
	c.addWordClasses(lists)
	c.addPrograms(cues)
	c.finishClasses(lists)
	c.addIndexes(cues)
	c.pool.New = func() any { return &machine{a: c.Automaton} }
	return c.Automaton
}

type compiler struct {
	*Automaton
	classOf  map[string]int32 // list, built-in or "prefix*" → class
	nclasses int32
	firsts   [][]inst   // per program: what it can begin with
	refs     [][]int32  // per cue: cues its phrases mention
	negWords [][]string // the negation cue's phrases of plain words
}

func (c *compiler) class(name string) int32 {
	k, ok := c.classOf[name]
	if !ok {
		k = c.nclasses
		c.nclasses++
		c.classOf[name] = k
	}
	return k
}

func (c *compiler) word(w string) int32 {
	id, ok := c.vocabulary[w]
	if !ok {
		id = int32(len(c.vocabulary) + 1)
		c.vocabulary[w] = id
	}
	return id
}

func (c *compiler) addClasses(lists []List) {
	for _, w := range wordClasses {
		k := c.class(w.name)
		c.ofClass = append(c.ofClass, struct {
			class text.Class
			index int32
		}{w.class, k})
	}
	c.wordClass, c.echoClass, c.specificClass = c.class("word"), c.class("echo"), c.class(Specific)
	for _, l := range lists {
		c.class(l.Name)
	}
}

// addCues numbers the cues so that each comes after those it mentions.
func (c *compiler) addCues(cues []Cue) {
	for i, cue := range cues {
		c.byName[cue.Name] = i
		c.cues = append(c.cues, cueInfo{name: cue.Name, in: cue.In, stratum: -1})
		if cue.Name == Negation {
			c.negation = int32(i)
		}
	}
	c.refs = make([][]int32, len(cues))
	for i, cue := range cues {
		for _, p := range slices.Concat(cue.Any, cue.Except) {
			walk(p.seq, func(e *element) {
				if k, ok := c.byName[e.text]; ok && e.kind == kindRef {
					c.refs[i] = append(c.refs[i], int32(k))
				}
			})
		}
		if c.negation >= 0 && int32(i) != c.negation && !cue.IgnoreNegation {
			c.refs[i] = append(c.refs[i], c.negation)
		}
	}
	var visit func(i int32) int32
	visit = func(i int32) int32 {
		if s := c.cues[i].stratum; s >= 0 {
			return s
		}
		s := int32(0)
		for _, r := range c.refs[i] {
			s = max(s, visit(r)+1)
		}
		c.cues[i].stratum = s
		c.strata = max(c.strata, int(s)+1)
		return s
	}
	for i := range cues {
		visit(int32(i))
	}
}

// addPrograms writes one program for each phrase. Every word and prefix that
// occurs in a phrase is known by now or becomes known here.
func (c *compiler) addPrograms(cues []Cue) {
	if c.negation >= 0 {
		for _, p := range cues[c.negation].Any {
			if words, ok := literal(p.seq); ok {
				c.negWords = append(c.negWords, words)
			}
		}
	}
	writes := c.writers(cues)
	for i, cue := range cues {
		for _, p := range cue.Any {
			free := cue.IgnoreNegation || int32(i) == c.negation || c.writesNegation(p, writes)
			c.addProgram(p, program{cue: int32(i), free: free})
		}
		for _, p := range cue.Except {
			c.addProgram(p, program{cue: int32(i), except: true, free: true})
		}
	}
}

// writers finds the cues whose matches hold negations of their own.
func (c *compiler) writers(cues []Cue) []bool {
	writes := make([]bool, len(cues))
	order := make([]int, len(cues))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return c.cues[order[a]].stratum < c.cues[order[b]].stratum })
	for _, i := range order {
		writes[i] = cues[i].IgnoreNegation || slices.ContainsFunc(cues[i].Any, func(p Phrase) bool { return c.writesNegation(p, writes) })
	}
	return writes
}

// writesNegation reports whether p names a negation itself, so that one in its
// match is meant.
func (c *compiler) writesNegation(p Phrase, writers []bool) bool {
	found := false
	walk(p.seq, func(e *element) {
		if k, ok := c.byName[e.text]; ok && e.kind == kindRef && (int32(k) == c.negation || writers[k]) {
			found = true
		}
	})
	return found || holdsAny(p.seq, c.negWords)
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

// holdsAny reports whether seq, or a branch of it, spells one of the phrases.
func holdsAny(seq []element, phrases [][]string) bool {
	spells := func(e element, w string) bool {
		if e.kind == kindWord {
			return e.text == w
		}
		return slices.ContainsFunc(e.alts, func(alt []element) bool {
			return len(alt) == 1 && alt[0].kind == kindWord && alt[0].text == w
		})
	}
	for _, words := range phrases {
		for i := 0; i+len(words) <= len(seq); i++ {
			all := true
			for j, w := range words {
				all = all && spells(seq[i+j], w)
			}
			if all {
				return true
			}
		}
	}
	return slices.ContainsFunc(seq, func(e element) bool {
		return slices.ContainsFunc(e.alts, func(alt []element) bool { return holdsAny(alt, phrases) })
	})
}

func (c *compiler) addProgram(p Phrase, prog program) {
	prog.entry = int32(len(c.code))
	c.emit(p.seq, true)
	c.code = append(c.code, inst{op: opAccept})
	prog.needs = c.need(p.seq)
	var firsts []inst
	c.first(prog.entry, &firsts)
	c.programs = append(c.programs, prog)
	c.firsts = append(c.firsts, firsts)
}

func (c *compiler) emit(seq []element, top bool) {
	for i, e := range seq {
		split := -1
		if e.optional {
			split = len(c.code)
			c.code = append(c.code, inst{op: opSplit})
		}
		switch e.kind {
		case kindGap:
			o := opGap
			if top && i == len(seq)-1 {
				o = opRest
			}
			c.code = append(c.code, inst{o, int32(e.max)})
		case kindStart:
			c.code = append(c.code, inst{op: opStart})
		case kindEnd:
			c.code = append(c.code, inst{op: opEnd})
		case kindAlt:
			c.emitAlt(e)
		default:
			c.code = append(c.code, c.atom(e))
		}
		if split >= 0 {
			c.code[split].arg = int32(len(c.code))
		}
	}
}

// atom gives the one instruction that takes a word, prefix or reference.
func (c *compiler) atom(e element) inst {
	switch e.kind {
	case kindWord:
		return inst{opWord, c.word(e.text)}
	case kindPrefix:
		return inst{opClass, c.class(e.text + "*")}
	}
	switch e.text {
	case "question":
		return inst{opWhole, '?'}
	case "exclamation":
		return inst{opWhole, '!'}
	}
	if k, ok := c.byName[e.text]; ok {
		return inst{opCue, int32(k)}
	}
	return inst{opClass, c.class(e.text)}
}

// emitAlt makes one set of all branches of a single word or class, and tries
// the others, in order, after it.
func (c *compiler) emitAlt(e element) {
	var s set
	var branches [][]element
	for _, alt := range e.alts {
		if len(alt) == 1 && !alt[0].optional && (alt[0].kind <= kindRef) {
			switch in := c.atom(alt[0]); in.op {
			case opWord:
				s.words = append(s.words, in.arg)
				continue
			case opClass:
				s.classes = append(s.classes, in.arg)
				continue
			}
		}
		branches = append(branches, alt)
	}
	var jumps []int
	for i, alt := range branches {
		last := i == len(branches)-1 && len(s.words)+len(s.classes) == 0
		split := len(c.code)
		if !last {
			c.code = append(c.code, inst{op: opSplit})
		}
		c.emit(alt, false)
		if !last {
			jumps = append(jumps, len(c.code))
			c.code = append(c.code, inst{op: opJump})
			c.code[split].arg = int32(len(c.code))
		}
	}
	if len(s.words)+len(s.classes) > 0 {
		slices.Sort(s.words)
		s.words = slices.Compact(s.words)
		c.code = append(c.code, inst{opSet, int32(len(c.sets))})
		c.sets = append(c.sets, s)
	}
	for _, j := range jumps {
		c.code[j].arg = int32(len(c.code))
	}
}

// need picks the rarest element that every match holds.
func (c *compiler) need(seq []element) need {
	best, rank := need{kind: opAccept}, 0
	for _, e := range seq {
		if e.optional || e.kind > kindRef {
			continue
		}
		in := c.atom(e)
		r := map[op]int{opWord: 3, opCue: 2, opClass: 1}[in.op]
		if in.op == opClass && (in.arg == c.wordClass || in.arg == c.specificClass) {
			r = 0
		}
		if r >= rank && r > 0 { // later is rarer: phrases begin with common words
			best, rank = need{in.op, in.arg}, r
		}
	}
	return best
}

// first lists the instructions that can take the first word.
func (c *compiler) first(pc int32, out *[]inst) {
	for {
		in := c.code[pc]
		switch in.op {
		case opSplit:
			c.first(pc+1, out)
			pc = in.arg
		case opJump:
			pc = in.arg
		case opStart:
			pc++
		default:
			*out = append(*out, in)
			return
		}
	}
}

func bit(set []uint64, k int32) bool { return set[k>>6]&(1<<(k&63)) != 0 }
func setBit(set []uint64, k int32)   { set[k>>6] |= 1 << (k & 63) }
func clearBit(set []uint64, k int32) { set[k>>6] &^= 1 << (k & 63) }

// addWordClasses works out, once, the classes of every word that a list or a
// phrase mentions; other words get theirs from their beginning.
func (c *compiler) addWordClasses(lists []List) {
	for _, l := range lists {
		for _, w := range l.Words {
			if p, ok := strings.CutSuffix(w, "*"); ok {
				c.hits[p] = append(c.hits[p], c.class(l.Name))
			} else {
				c.word(w)
			}
		}
	}
}

func (c *compiler) finishClasses(lists []List) {
	for name, k := range c.classOf {
		if p, ok := strings.CutSuffix(name, "*"); ok {
			c.hits[p] = append(c.hits[p], k)
		}
	}
	for p := range c.hits {
		c.lengths |= 1 << min(len(p), 63)
	}
	c.width = int(c.nclasses+63) / 64
	c.complement = make([]uint64, c.width)
	for _, l := range lists {
		if len(l.Except) > 0 {
			setBit(c.complement, c.class(l.Name))
			for _, x := range l.Except {
				c.clears = append(c.clears, [2]int32{c.class(x), c.class(l.Name)})
			}
		}
	}
	c.classes = make([]uint64, c.width*(len(c.vocabulary)+1))
	row := func(id int32) []uint64 { return c.classes[int(id)*c.width:][:c.width] }
	for _, l := range lists {
		k := c.class(l.Name)
		for _, w := range l.Words {
			if !strings.HasSuffix(w, "*") {
				setBit(row(c.vocabulary[w]), k)
			}
		}
	}
	for w, id := range c.vocabulary {
		c.byBeginning(w, row(id))
	}
	c.byBeginning("", row(0))
}

// byBeginning adds the classes a word has by its first letters and by what it
// is not.
func (a *Automaton) byBeginning(w string, classes []uint64) {
	setBit(classes, a.wordClass)
	for n := 1; n <= len(w) && n < 64; n++ {
		if a.lengths&(1<<n) != 0 {
			for _, k := range a.hits[w[:n]] {
				setBit(classes, k)
			}
		}
	}
	for i, x := range a.complement {
		classes[i] |= x
	}
	for _, x := range a.clears {
		if bit(classes, x[0]) {
			clearBit(classes, x[1])
		}
	}
}

func (c *compiler) addIndexes(cues []Cue) {
	for part := range c.byPart {
		ix := &c.byPart[part]
		ix.wanted, ix.told = make([]bool, len(cues)), make([]bool, len(cues))
		var want func(i int32)
		want = func(i int32) {
			if !ix.wanted[i] {
				ix.wanted[i] = true
				for _, r := range c.refs[i] {
					want(r)
				}
			}
		}
		for i, cue := range cues {
			if cue.In.covers(part) {
				ix.told[i] = true
				want(int32(i))
			}
		}
		c.fill(ix)
	}
}

func (c *compiler) fill(ix *index) {
	ix.byClass, ix.byCue = map[int32][]int32{}, map[int32][]int32{}
	ix.mask = make([]uint64, c.width)
	counts := make([]int32, len(c.vocabulary)+2)
	words := make([][2]int32, 0, len(c.programs)*2)
	for i := range c.programs {
		p := int32(i)
		if !ix.wanted[c.programs[i].cue] {
			continue
		}
		addWord := func(w int32) {
			counts[w+1]++
			words = append(words, [2]int32{w, p})
		}
		addClass := func(k int32) {
			ix.byClass[k] = append(ix.byClass[k], p)
			setBit(ix.mask, k)
		}
		for _, in := range c.firsts[i] {
			switch in.op {
			case opWord:
				addWord(in.arg)
			case opClass:
				addClass(in.arg)
			case opSet:
				for _, w := range c.sets[in.arg].words {
					addWord(w)
				}
				for _, k := range c.sets[in.arg].classes {
					addClass(k)
				}
			case opCue:
				ix.byCue[in.arg] = append(ix.byCue[in.arg], p)
			case opWhole:
				ix.whole = append(ix.whole, p)
			}
		}
	}
	for i := 1; i < len(counts); i++ {
		counts[i] += counts[i-1]
	}
	ix.offsets = slices.Clone(counts)
	ix.byWord = make([]int32, len(words))
	for _, w := range words {
		ix.byWord[counts[w[0]]] = w[1]
		counts[w[0]]++
	}
}
