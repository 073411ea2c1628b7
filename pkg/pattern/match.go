package pattern

import (
	"iter"
	"math"
	"math/bits"
	"slices"
	"strings"

	"attune/pkg/text"
)

// A Match is a place where a cue was seen. It lies within one sentence.
type Match struct {
	text.Span
	Cue      int32 // index into the cues that Compile was given
	Sentence int32 // index into the Sentences of that document
	Clause   int32 // the clause it begins in
	Customer bool  // it stands in the customer's message, not in the draft
}

// Matches are the matches of all cues, each cue's in the order of the texts
// and without overlap: of overlapping ones the leftmost stands, of those the
// longest.
type Matches struct {
	all     []Match
	offsets []int32
	echoes  map[string]bool // stems of the customer's specific words; nil without a message
}

// Of gives the matches of one cue, by its index.
func (m *Matches) Of(cue int) []Match {
	return m.all[m.offsets[cue]:m.offsets[cue+1]]
}

// Index gives a cue's index; -1 if there is none of that name.
func (a *Automaton) Index(cue string) int {
	if k, ok := a.byName[cue]; ok {
		return k
	}
	return -1
}

// Len is the number of cues.
func (a *Automaton) Len() int { return len(a.Cues) }

// Name gives a cue's name, by its index.
func (a *Automaton) Name(cue int) string { return a.Cues[cue].Name }

// Place says where a cue is looked for, by its index.
func (a *Automaton) Place(cue int) Place { return a.Cues[cue].In }

// Knows reports whether a list or phrase mentions a folded word.
func (a *Automaton) Knows(norm string) bool { return a.Words.number(norm) != 0 }

// KnownWords gives the folded words that lists and phrases mention, by number.
func (a *Automaton) KnownWords() iter.Seq[string] {
	return func(yield func(string) bool) {
		for n := range a.Words.Ends {
			if !yield(a.Words.word(int32(n + 1))) {
				return
			}
		}
	}
}

// Specific reports whether a word is on the list of that name: whether it says
// something of the matter.
func (a *Automaton) Specific(w *text.Word) bool {
	m := a.pool.Get().(*machine)
	defer a.pool.Put(m)
	row := make([]uint64, a.Width)
	m.look(w.Norm, row)
	m.byClass(w, row)
	return bit(row, a.SpecificClass)
}

// Find finds every cue in a draft and in the customer's message, which may be
// nil.
func (a *Automaton) Find(draft, customer *text.Document) *Matches {
	m := a.pool.Get().(*machine)
	defer a.pool.Put(m)
	m.found = m.found[:0]
	m.echoes, m.heard = nil, nil
	if customer != nil {
		m.heard = map[string]bool{}
		m.read(customer, true)
		m.echoes, m.heard = m.heard, nil
	}
	m.read(draft, false)
	return m.result()
}

// Refind finds some cues in another draft beside the same customer's message,
// whose matches it takes from an earlier Find.
func (a *Automaton) Refind(draft *text.Document, earlier *Matches, cues []int32) *Matches {
	m := a.pool.Get().(*machine)
	defer a.pool.Put(m)
	m.wanted = make([]bool, len(a.Cues))
	a.want(m.wanted, cues)
	m.found = m.found[:0]
	for _, x := range earlier.all {
		if x.Customer {
			m.found = append(m.found, x)
		}
	}
	m.echoes, m.heard = earlier.echoes, nil
	m.read(draft, false)
	m.wanted = nil
	return m.result()
}

// want marks cues and all that they are made of.
func (a *Automaton) want(wanted []bool, cues []int32) {
	for _, c := range cues {
		if !wanted[c] {
			wanted[c] = true
			a.want(wanted, a.Refs.at(c))
		}
	}
}

// A machine is the working memory of one Find. Nothing in it outlives the call
// but room, and stems, which depend on the word alone.
type machine struct {
	a      *Automaton
	found  []Match
	echoes map[string]bool   // stems of the customer's specific words; nil without a message
	heard  map[string]bool   // the same while the message is read; nil in the draft
	stems  map[string]string // of words seen lately
	wanted []bool            // per cue; nil for all

	// One sentence.
	part     int
	ids      []int32
	classes  []uint64 // Width for each word
	union    []uint64 // of the sentence's words
	clauses  []int
	negated  []bool
	final    byte
	starts   []bool        // words that may begin a clause
	met      []int64       // per need: base and the last word that met it
	base     int64         // grows by the length of each sentence, so that met is never cleared
	todo     [][]candidate // per stratum
	matches  [][]interval  // per cue
	excepted [][]interval  // per cue
	touched  []int32       // cues with entries in matches
	doubts   []candidate   // of the stratum: what may take matches back
	next     []int32       // room for result
}

func newMachine(a *Automaton) *machine {
	m := &machine{
		a:        a,
		stems:    map[string]string{},
		met:      make([]int64, a.Needs+1),
		todo:     make([][]candidate, a.Strata),
		matches:  make([][]interval, len(a.Cues)),
		excepted: make([][]interval, len(a.Cues)),
	}
	m.met[0] = math.MaxInt64
	return m
}

type candidate struct{ program, at int32 }

func (m *machine) read(d *text.Document, customer bool) {
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if len(s.Words) == 0 {
			continue
		}
		m.load(s)
		switch {
		case s.Part == text.Quote:
			continue
		case customer:
			m.part = partCustomer
		case s.Part == text.Greeting:
			m.part = partGreeting
		case s.Part == text.SignOff:
			m.part = partSignOff
		default:
			m.part = partBody
		}
		m.run()
		m.report(s, i, customer)
	}
}

// load looks the words of a sentence up.
func (m *machine) load(s *text.Sentence) {
	a, n := m.a, len(s.Words)
	m.base += int64(len(m.ids)) + 1
	m.ids = slices.Grow(m.ids[:0], n)[:n]
	m.clauses = slices.Grow(m.clauses[:0], n)[:n]
	quiet := false // leaves the next word at the start of a clause
	m.starts = slices.Grow(m.starts[:0], n)[:n]
	m.negated = slices.Grow(m.negated[:0], n)[:n]
	m.classes = slices.Grow(m.classes[:0], n*a.Width)[:n*a.Width]
	m.union = slices.Grow(m.union[:0], a.Width)[:a.Width]
	clear(m.union)
	m.final = s.Final
	for i := range s.Words {
		w := &s.Words[i]
		row := m.row(int32(i))
		id := m.look(w.Norm, row)
		for _, need := range a.NeedsOfWord.at(id) {
			m.met[need] = m.base + int64(i)
		}
		if m.heard != nil && bit(row, a.SpecificClass) && w.Class&unspecific == 0 {
			m.heard[m.stem(w.Norm)] = true
		}
		m.byClass(w, row)
		for j, x := range row {
			m.union[j] |= x
		}
		m.ids[i], m.clauses[i], m.negated[i] = id, w.Clause, false
		m.starts[i] = i == 0 || m.clauses[i-1] != w.Clause || quiet && m.starts[i-1]
		quiet = w.Class&(text.Blank|text.Person|text.Emoji) != 0
	}
	for j, x := range m.union {
		for ; x != 0; x &= x - 1 {
			for _, need := range a.NeedsOfClass.at(int32(j<<6 + bits.TrailingZeros64(x))) {
				m.met[need] = m.base + int64(n)
			}
		}
	}
}

func (m *machine) row(i int32) []uint64 { return m.classes[int(i)*m.a.Width:][:m.a.Width] }

// byClass adds what the tokenizer knows of a word.
func (m *machine) byClass(w *text.Word, row []uint64) {
	a := m.a
	if w.Class != 0 {
		for _, t := range a.TextClasses {
			if w.Class&t.Class != 0 {
				setBit(row, t.Index)
			}
		}
		switch {
		case w.Class&text.Blank != 0:
			for j, x := range a.Complement {
				row[j] |= x
			}
		case w.Class&unspecific != 0:
			for j, x := range a.Complement {
				row[j] &^= x
			}
		}
	}
	switch {
	case !bit(row, a.SpecificClass):
	case m.echoes == nil: // no message: any such word may be one
		setBit(row, a.EchoClass)
	case m.echoes[m.stem(w.Norm)]:
		setBit(row, a.EchoClass)
		setBit(row, a.RepeatClass)
	}
}

// Names, pictures and links say nothing about the matter.
const unspecific = text.Person | text.Emoji | text.URL

// mostStems bounds the memory for stems; replies to customers use fewer words.
const mostStems = 1 << 13

func (m *machine) stem(word string) string {
	s, ok := m.stems[word]
	if !ok {
		if len(m.stems) == mostStems {
			clear(m.stems)
		}
		s = text.Stem(word)
		m.stems[strings.Clone(word)] = s
	}
	return s
}

// look finds a word's id, 0 if no phrase knows it, and its classes.
func (m *machine) look(word string, row []uint64) int32 {
	a := m.a
	id := a.Words.number(word)
	copy(row, a.Classes[int(a.ClassesOf[id])*a.Width:][:a.Width])
	if id == 0 {
		a.byForm(word, row)
	}
	return id
}

// run finds the matches of all cues wanted in this part, stratum by stratum.
func (m *machine) run() {
	a := m.a
	ix := &a.Parts[m.part]
	for _, c := range m.touched {
		m.matches[c], m.excepted[c] = m.matches[c][:0], m.excepted[c][:0]
	}
	m.touched = m.touched[:0]
	for i, id := range m.ids {
		if id != 0 {
			m.queue(ix.ByWord.at(id), int32(i))
		}
		row := m.row(int32(i))
		for j, mask := range ix.Mask {
			for x := row[j] & mask; x != 0; x &= x - 1 {
				k := int32(j<<6) + int32(bits.TrailingZeros64(x))
				m.queue(ix.ByClass.at(k), int32(i))
			}
		}
	}
	m.queue(ix.Whole, 0)
	for s := range a.Strata {
		m.doubts = m.doubts[:0]
		for _, c := range m.todo[s] {
			if a.programs[c.program].Except { // of most cues there is nothing to take back
				m.doubts = append(m.doubts, c)
			} else {
				m.try(c)
			}
		}
		for _, c := range m.doubts {
			m.try(c)
		}
		m.todo[s] = m.todo[s][:0]
		m.settle(ix, int32(s))
	}
}

// queue notes the programs that may match at a word.
func (m *machine) queue(programs []int32, at int32) {
	now := m.base + int64(at)
	for _, p := range programs {
		prog := &m.a.programs[p]
		if m.met[prog.Needs[0]] < now || m.met[prog.Needs[1]] < now || prog.Start && !m.starts[at] || m.wanted != nil && !m.wanted[prog.Cue] {
			continue
		}
		s := m.a.Cues[prog.Cue].Stratum
		m.todo[s] = append(m.todo[s], candidate{p, at})
	}
}

func (m *machine) try(c candidate) {
	prog := &m.a.programs[c.program]
	if prog.NeedsCue >= 0 && len(m.matches[prog.NeedsCue]) == 0 || prog.Except && len(m.matches[prog.Cue]) == 0 {
		return
	}
	end := m.match(prog.Entry, c.at, prog.Free)
	if end < 0 || !prog.Free && m.isNegated(c.at, end) {
		return
	}
	if prog.Except {
		m.excepted[prog.Cue] = append(m.excepted[prog.Cue], interval{c.at, end})
		return
	}
	if len(m.matches[prog.Cue]) == 0 {
		m.touched = append(m.touched, prog.Cue)
	}
	m.matches[prog.Cue] = append(m.matches[prog.Cue], interval{c.at, end})
}

// isNegated reports whether a negation stands in a match or up to five words
// before it in its clause.
func (m *machine) isNegated(start, end int32) bool {
	from := start
	for from > 0 && start-from < shortGap && m.clauses[from-1] == m.clauses[start] {
		from--
	}
	return slices.Contains(m.negated[from:end], true)
}

// settle takes excepted matches back and starts the programs that begin with
// a cue of this stratum.
func (m *machine) settle(ix *index, stratum int32) {
	a := m.a
	for _, c := range m.touched {
		if a.Cues[c].Stratum != stratum {
			continue
		}
		found := apart(m.matches[c], m.excepted[c])
		if len(found) > 1 {
			slices.SortFunc(found, byStart)
			found = slices.Compact(found)
		}
		m.matches[c] = found
		if c == a.Negation {
			for _, x := range found {
				for i := x.start; i < x.end; i++ {
					m.negated[i] = true
				}
			}
		}
		if programs := ix.ByCue.at(c); len(programs) > 0 {
			last := int32(-1)
			for _, x := range found {
				if x.start != last {
					m.queue(programs, x.start)
				}
				last = x.start
			}
		}
	}
}

// match runs a program and returns the end of its match, -1 if there is none.
func (m *machine) match(pc, at int32, free bool) int32 {
	a, n := m.a, int32(len(m.ids))
	for {
		o, arg := split(a.Code[pc])
		switch o {
		case opWord:
			if at == n || m.ids[at] != arg {
				return -1
			}
			at++
		case opSet:
			if at == n || !m.inSet(arg, at) {
				return -1
			}
			at++
		case opClass:
			if at == n || !bit(m.row(at), arg) {
				return -1
			}
			at++
		case opWords:
			if arg > n-at {
				return -1
			}
			at += arg
		case opCue:
			found := m.matches[arg]
			for i := startingAt(found, at); i < len(found) && found[i].start == at; i++ {
				if end := m.match(pc+1, found[i].end, free); end >= 0 {
					return end
				}
			}
			return -1
		case opWhole:
			if at != 0 || m.final != byte(arg) {
				return -1
			}
			at = n
		case opGap:
			clause := m.clauses[at-1]
			next := a.Code[pc+1]
			after, _ := split(next)
			for k := int32(0); ; k++ {
				over := at == n || m.clauses[at] != clause
				if (at == n || !over || after == opBreak) && m.mayTake(next, at) {
					if end := m.match(pc+1, at, free); end >= 0 {
						return end
					}
				}
				if k == arg || over || m.negated[at] && !free {
					return -1
				}
				at++
			}
		case opRest:
			clause := m.clauses[at-1]
			for k := int32(0); k < arg && at < n && m.clauses[at] == clause && (free || !m.negated[at]); k++ {
				at++
			}
		case opAhead:
			if at == n || !m.inSet(arg, at) {
				return -1
			}
		case opSplit:
			if m.mayTake(a.Code[pc+1], at) {
				if end := m.match(pc+1, at, free); end >= 0 {
					return end
				}
			}
			pc = arg
			continue
		case opJump:
			pc = arg
			continue
		case opStart:
			if at < n && !m.starts[at] {
				return -1
			}
		case opBreak:
			if at == 0 || at == n || m.clauses[at] == m.clauses[at-1] {
				return -1
			}
		case opEnd:
			if at != n {
				return -1
			}
		case opAccept:
			return at
		}
		pc++
	}
}

// mayTake saves match a call that would fail at once.
func (m *machine) mayTake(in int32, at int32) bool {
	switch o, arg := split(in); o {
	case opWord:
		return at < int32(len(m.ids)) && m.ids[at] == arg
	case opSet, opAhead:
		return at < int32(len(m.ids)) && m.inSet(arg, at)
	}
	return true
}

func (m *machine) inSet(set, at int32) bool {
	items := m.a.Sets.at(set)
	for ; len(items) > 0 && items[0] < 0; items = items[1:] {
		if bit(m.row(at), ^items[0]) {
			return true
		}
	}
	if len(items) <= 8 { // shorter than a search
		return slices.Contains(items, m.ids[at])
	}
	_, ok := slices.BinarySearch(items, m.ids[at])
	return ok
}

// report keeps the matches of cues that belong in this part.
func (m *machine) report(s *text.Sentence, i int, customer bool) {
	told := m.a.Parts[m.part].Told
	for _, c := range m.touched {
		if !told[c] {
			continue
		}
		end := int32(0)
		for _, x := range m.matches[c] {
			if x.start < end || x.start == x.end {
				continue
			}
			end = x.end
			m.found = append(m.found, Match{
				Cue: c, Customer: customer, Sentence: int32(i), Clause: int32(m.clauses[x.start]),
				Span: text.Span{Start: s.Words[x.start].Start, End: s.Words[x.end-1].End},
			})
		}
	}
}

func (m *machine) result() *Matches {
	r := &Matches{all: make([]Match, len(m.found)), offsets: make([]int32, len(m.a.Cues)+1), echoes: m.echoes}
	for _, x := range m.found {
		r.offsets[x.Cue+1]++
	}
	for i := 1; i < len(r.offsets); i++ {
		r.offsets[i] += r.offsets[i-1]
	}
	m.next = append(m.next[:0], r.offsets...)
	for i := range m.found { // in the order of the texts, the customer's first
		x := &m.found[i]
		r.all[m.next[x.Cue]] = *x
		m.next[x.Cue]++
	}
	return r
}
