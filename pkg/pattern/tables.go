package pattern

import (
	"math/bits"
	"strings"
	"sync"

	"attune/pkg/text"
)

// An Automaton finds all cues of a rule set in one pass over a document.
type Automaton struct {
	tables
	programs   []program
	beginnings forms          // "apolog" → classes it sets
	endings    forms          // "ing" → classes it sets
	byName     map[string]int // cue → index
	pool       sync.Pool
}

// tables are what Compile works out: flat, so that they are read back in a
// small part of the time that compiling takes.
type tables struct {
	Words                                            vocabulary // folded words; number 0 is a word that no phrase knows
	Forms                                            string     // beginnings and ends of words, a line each …
	Hits                                             lists      // … and the classes each sets
	Width                                            int        // uint64s in a set of classes
	Classes                                          []uint64   // sets of classes, Width each …
	ClassesOf                                        []int32    // … and the number of its set for each word id
	Complement                                       []uint64   // the classes that say what a word is not
	Clears                                           []int32    // pairs: a class, and the complement class it excludes
	TextClasses                                      []textClass
	WordClass, EchoClass, RepeatClass, SpecificClass int32

	Code         []int32
	Sets         lists // of words and, as ^class before them, classes
	Needs        int   // how many different things programs need
	NeedsOfWord  lists // per word id: the needs it meets
	NeedsOfClass lists
	Programs     []int32 // as pack leaves them
	Cues         []cueInfo
	Refs         lists // per cue: cues it is made of
	Strata       int
	Negation     int32 // cue, -1 if there is none
	Parts        [partCount]index
}

// lists are slices of numbers, one behind the other.
type lists struct{ Ends, Items []int32 }

func (l *lists) add(items ...int32) {
	l.Items = append(l.Items, items...)
	l.Ends = append(l.Ends, int32(len(l.Items)))
}

// flatten leaves out empty lists at the end.
func flatten(of [][]int32) lists {
	for len(of) > 0 && len(of[len(of)-1]) == 0 {
		of = of[:len(of)-1]
	}
	var l lists
	for _, items := range of {
		l.add(items...)
	}
	return l
}

func (l *lists) at(i int32) []int32 {
	if int(i) >= len(l.Ends) {
		return nil
	}
	start := int32(0)
	if i > 0 {
		start = l.Ends[i-1]
	}
	return l.Items[start:l.Ends[i]]
}

// A textClass is a class that the tokenizer decides.
type textClass struct {
	Class text.Class
	Index int32
}

type op uint8

const (
	opWord  op = iota // arg: word id
	opSet             // arg: index into Sets
	opClass           // arg: class
	opWords           // arg: how many words, whatever they are
	opCue             // arg: cue
	opWhole           // arg: the final byte of the sentence; takes all of it
	opGap             // arg: most words, as few as will do
	opRest            // arg: most words, as many as there are
	opAhead           // arg: index into Sets, of what the next word must be; takes nothing
	opSplit           // arg: try the next instruction, else that one
	opJump            // arg: instruction
	opStart           // clause start
	opEnd             // sentence end
	opBreak           // between two clauses
	opAccept
)

// An instruction is an op in the highest byte and its argument below.
func instruction(o op, arg int32) int32 { return int32(o)<<24 | arg }

func split(in int32) (op, int32) { return op(in >> 24), in & (1<<24 - 1) }

// A program finds one phrase.
type program struct {
	Entry    int32 // index into Code
	Cue      int32
	Needs    [2]int32 // what every match holds, so that most programs are ruled out by a look at the sentence; 0: nothing known
	NeedsCue int32    // a cue that every match holds, -1: none known
	Except   bool
	Free     bool // negations neither end a gap nor drop a match
	Start    bool // a match begins where a clause does
}

// programFields are the numbers that a program is stored as.
const programFields = 8

// pack makes one run of numbers of programs: that is read at once.
func pack(programs []program) []int32 {
	flag := func(set bool) int32 {
		if set {
			return 1
		}
		return 0
	}
	var packed []int32
	for _, p := range programs {
		packed = append(packed, p.Entry, p.Cue, p.Needs[0], p.Needs[1], p.NeedsCue, flag(p.Except), flag(p.Free), flag(p.Start))
	}
	return packed
}

func unpack(packed []int32) []program {
	programs := make([]program, len(packed)/programFields)
	for i := range programs {
		f := packed[i*programFields:][:programFields]
		programs[i] = program{f[0], f[1], [2]int32{f[2], f[3]}, f[4], f[5] != 0, f[6] != 0, f[7] != 0}
	}
	return programs
}

type cueInfo struct {
	Name    string
	In      Place
	Stratum int32 // cues of a stratum mention only cues of lower ones
}

// An index says which programs can begin with a word, a class or a cue, in one
// part of the conversation.
type index struct {
	ByWord, ByClass, ByCue lists
	Whole                  []int32  // programs that begin with a whole sentence
	Mask                   []uint64 // the classes that ByClass has programs for
	Told                   []bool   // per cue: its matches are reported here
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

// prepare makes what is quicker made than read.
func (a *Automaton) prepare() *Automaton {
	a.prepareForms()
	a.programs = unpack(a.Programs)
	a.byName = make(map[string]int, len(a.Cues))
	for i, c := range a.Cues {
		a.byName[c.Name] = i
	}
	a.pool.New = func() any { return newMachine(a) }
	return a
}

func (a *Automaton) prepareForms() {
	a.beginnings.of, a.endings.of = map[string][]int32{}, map[string][]int32{}
	for i, f := range lines(a.Forms) {
		if end, ok := strings.CutPrefix(f, "*"); ok {
			a.endings.add(end, a.Hits.at(int32(i)))
		} else {
			a.beginnings.add(strings.TrimSuffix(f, "*"), a.Hits.at(int32(i)))
		}
	}
}

func lines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

func bit(set []uint64, k int32) bool { return set[k>>6]&(1<<(k&63)) != 0 }
func setBit(set []uint64, k int32)   { set[k>>6] |= 1 << (k & 63) }
func clearBit(set []uint64, k int32) { set[k>>6] &^= 1 << (k & 63) }

// forms are beginnings or ends of words.
type forms struct {
	of      map[string][]int32 // the classes each sets
	lengths uint64             // bit n: there is one of n bytes
}

// longestForm bounds the letters of a beginning or an end that are looked at.
const longestForm = 63

func (f *forms) add(letters string, classes []int32) {
	f.of[letters] = classes
	f.lengths |= 1 << min(len(letters), longestForm)
}

// shortestStem is how many bytes stand at least before an ending: "used" ends in
// -ed, "red" does not.
const shortestStem = 2

// byForm adds the classes a word has by its first and last letters and by what
// it is not.
func (a *Automaton) byForm(w string, classes []uint64) {
	setBit(classes, a.WordClass)
	for x := a.beginnings.lengths; x != 0; x &= x - 1 {
		n := bits.TrailingZeros64(x)
		if n > len(w) {
			break
		}
		for _, k := range a.beginnings.of[w[:n]] {
			setBit(classes, k)
		}
	}
	for x := a.endings.lengths; x != 0; x &= x - 1 {
		n := bits.TrailingZeros64(x)
		if n+shortestStem > len(w) {
			break
		}
		for _, k := range a.endings.of[w[len(w)-n:]] {
			setBit(classes, k)
		}
	}
	for i, x := range a.Complement {
		classes[i] |= x
	}
	for i := 0; i < len(a.Clears); i += 2 {
		if bit(classes, a.Clears[i]) {
			clearBit(classes, a.Clears[i+1])
		}
	}
}
