package pattern

import (
	"cmp"
	"iter"
	"maps"
	"math/bits"
	"slices"
	"strings"

	"attune/pkg/text"
)

// A Match is a place where a cue was seen. It lies within one sentence.
type Match struct {
	Cue      int  // index into the cues that Compile was given
	Customer bool // it stands in the customer's message, not in the draft
	Sentence int  // index into the Sentences of that document
	Clause   int  // the clause it begins in
	text.Span
}

// Matches are the matches of all cues, each cue's in the order of the texts
// and without overlap: of overlapping ones the leftmost stands, of those the
// longest.
type Matches struct {
	all     []Match
	offsets []int32
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
func (a *Automaton) Knows(norm string) bool { _, ok := a.vocabulary[norm]; return ok }

// KnownWords gives the folded words that lists and phrases mention, in no order.
func (a *Automaton) KnownWords() iter.Seq[string] { return maps.Keys(a.vocabulary) }

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
	m.echoes = nil
	if customer != nil {
		m.read(customer, true)
		m.echoes = m.specific(customer)
	}
	m.read(draft, false)
	return m.result()
}

// A machine is the working memory of one Find. Nothing in it outlives the call
// but room, and stems, which depend on the word alone.
type machine struct {
	a      *Automaton
	found  []Match
	echoes map[string]bool   // stems of the customer's specific words; nil without a message
	stems  map[string]string // of words seen lately

	// One sentence.
	part     int
	ids      []int32
	classes  []uint64 // Width for each word
	union    []uint64 // of the sentence's words
	clauses  []int
	quiet    []bool // words that leave the next one at the start of a clause
	negated  []bool
	final    byte
	here     []uint32      // per word id: the last sentence that had it
	sets     []uint32      // per set: the last sentence that had a word of it
	now      uint32        // number of this sentence
	todo     [][]candidate // per stratum
	matches  [][]interval  // per cue
	excepted [][]interval  // per cue
	touched  []int32       // cues with entries in matches or excepted
}

func newMachine(a *Automaton) *machine {
	return &machine{
		a:        a,
		stems:    map[string]string{},
		here:     make([]uint32, len(a.vocabulary)+1),
		sets:     make([]uint32, len(a.SetWords.Ends)),
		todo:     make([][]candidate, a.Strata),
		matches:  make([][]interval, len(a.Cues)),
		excepted: make([][]interval, len(a.Cues)),
	}
}

type candidate struct{ program, at int32 }

type interval struct{ start, end int32 } // word indices, end exclusive

func (m *machine) read(d *text.Document, customer bool) {
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if len(s.Words) == 0 || s.Part == text.Quote {
			continue
		}
		switch {
		case customer:
			m.part = partCustomer
		case s.Part == text.Greeting:
			m.part = partGreeting
		case s.Part == text.SignOff:
			m.part = partSignOff
		default:
			m.part = partBody
		}
		m.load(s)
		m.run()
		m.report(s, i, customer)
	}
}

// load looks the words of a sentence up.
func (m *machine) load(s *text.Sentence) {
	a, n := m.a, len(s.Words)
	m.ids = slices.Grow(m.ids[:0], n)[:n]
	m.clauses = slices.Grow(m.clauses[:0], n)[:n]
	m.quiet = slices.Grow(m.quiet[:0], n)[:n]
	m.negated = slices.Grow(m.negated[:0], n)[:n]
	m.classes = slices.Grow(m.classes[:0], n*a.Width)[:n*a.Width]
	m.union = slices.Grow(m.union[:0], a.Width)[:a.Width]
	clear(m.union)
	m.final = s.Final
	m.now++
	if m.now == 0 { // came round
		clear(m.here)
		clear(m.sets)
		m.now = 1
	}
	for i := range s.Words {
		w := &s.Words[i]
		row := m.row(int32(i))
		id := m.look(w.Norm, row)
		if id != 0 && m.here[id] != m.now {
			m.here[id] = m.now
			for _, s := range a.SetsOfWord.at(id) {
				m.sets[s] = m.now
			}
		}
		m.byClass(w, row)
		for j, x := range row {
			m.union[j] |= x
		}
		m.ids[i], m.clauses[i], m.negated[i] = id, w.Clause, false
		m.quiet[i] = w.Class&(text.Blank|text.Person|text.Emoji) != 0
	}
	for j, x := range m.union {
		for ; x != 0; x &= x - 1 {
			for _, s := range a.SetsOfClass.at(int32(j<<6 + bits.TrailingZeros64(x))) {
				m.sets[s] = m.now
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
	if bit(row, a.SpecificClass) && (m.echoes == nil || m.echoes[m.stem(w.Norm)]) {
		setBit(row, a.EchoClass)
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

// specific gives the stems of a document's specific words.
func (m *machine) specific(d *text.Document) map[string]bool {
	out := map[string]bool{}
	row := make([]uint64, m.a.Width)
	for i := range d.Sentences {
		for j := range d.Sentences[i].Words {
			w := &d.Sentences[i].Words[j]
			m.look(w.Norm, row)
			if bit(row, m.a.SpecificClass) && w.Class&unspecific == 0 {
				out[m.stem(w.Norm)] = true
			}
		}
	}
	return out
}

// look finds a word's id, 0 if no phrase knows it, and its classes.
func (m *machine) look(word string, row []uint64) int32 {
	a := m.a
	id := a.vocabulary[word]
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
		for j := 0; j < len(m.todo[s]); j++ {
			m.try(m.todo[s][j])
		}
		m.todo[s] = m.todo[s][:0]
		m.settle(ix, int32(s))
	}
}

func (m *machine) queue(programs []int32, at int32) {
	for _, p := range programs {
		prog := &m.a.Programs[p]
		if !m.holds(prog.Needs[0]) || !m.holds(prog.Needs[1]) {
			continue
		}
		s := m.a.Cues[prog.Cue].Stratum
		m.todo[s] = append(m.todo[s], candidate{p, at})
	}
}

// holds reports whether the sentence may have what an instruction takes. Of
// cues that is known when their stratum is done.
func (m *machine) holds(need uint32) bool {
	switch o, arg := split(need); o {
	case opWord:
		return m.here[arg] == m.now
	case opSet:
		return m.sets[arg] == m.now
	case opClass:
		return bit(m.union, arg)
	}
	return true
}

func (m *machine) try(c candidate) {
	prog := &m.a.Programs[c.program]
	for _, need := range prog.Needs {
		if o, arg := split(need); o == opCue && len(m.matches[arg]) == 0 {
			return
		}
	}
	end := m.match(prog.Entry, c.at, prog.Free)
	if end < 0 || !prog.Free && m.isNegated(c.at, end) {
		return
	}
	m.touched = append(m.touched, prog.Cue)
	if prog.Except {
		m.excepted[prog.Cue] = append(m.excepted[prog.Cue], interval{c.at, end})
	} else {
		m.matches[prog.Cue] = append(m.matches[prog.Cue], interval{c.at, end})
	}
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
	slices.Sort(m.touched)
	m.touched = slices.Compact(m.touched)
	for _, c := range m.touched {
		if a.Cues[c].Stratum != stratum {
			continue
		}
		found := apart(m.matches[c], m.excepted[c])
		slices.SortFunc(found, byStart)
		found = slices.Compact(found)
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

// byStart orders intervals from left to right, the longest first.
func byStart(x, y interval) int {
	return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(y.end, x.end))
}

// apart leaves the intervals that overlap none of the others. It sorts except
// and joins what overlaps in it.
func apart(found, except []interval) []interval {
	if len(except) == 0 {
		return found
	}
	slices.SortFunc(except, byStart)
	joined := except[:1]
	for _, x := range except[1:] {
		if last := &joined[len(joined)-1]; x.start < last.end {
			last.end = max(last.end, x.end)
		} else {
			joined = append(joined, x)
		}
	}
	return slices.DeleteFunc(found, func(x interval) bool {
		i, _ := slices.BinarySearchFunc(joined, x, func(y, x interval) int { // the first that ends behind x's start
			if y.end > x.start {
				return 1
			}
			return -1
		})
		return i < len(joined) && joined[i].start < x.end
	})
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
		case opCue:
			found := m.matches[arg]
			i, _ := slices.BinarySearchFunc(found, at, func(x interval, at int32) int { return cmp.Compare(x.start, at) })
			for ; i < len(found) && found[i].start == at; i++ {
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
			next, _ := split(a.Code[pc+1])
			for k := int32(0); ; k++ {
				over := at == n || m.clauses[at] != clause
				if at == n || !over || next == opBreak {
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
		case opSplit:
			if end := m.match(pc+1, at, free); end >= 0 {
				return end
			}
			pc = arg
			continue
		case opJump:
			pc = arg
			continue
		case opStart:
			if !m.startsClause(at) {
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

func (m *machine) inSet(set, at int32) bool {
	if id := m.ids[at]; id != 0 {
		words := m.a.SetWords.at(set)
		if len(words) <= 8 { // shorter than a search
			if slices.Contains(words, id) {
				return true
			}
		} else if _, ok := slices.BinarySearch(words, id); ok {
			return true
		}
	}
	for _, k := range m.a.SetClasses.at(set) {
		if bit(m.row(at), k) {
			return true
		}
	}
	return false
}

// startsClause reports whether the word at is the first of its clause, names
// and placeholders apart.
func (m *machine) startsClause(at int32) bool {
	for at > 0 && at < int32(len(m.ids)) && m.clauses[at-1] == m.clauses[at] {
		at--
		if !m.quiet[at] {
			return false
		}
	}
	return true
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
				Cue: int(c), Customer: customer, Sentence: i, Clause: m.clauses[x.start],
				Span: text.Span{Start: s.Words[x.start].Start, End: s.Words[x.end-1].End},
			})
		}
	}
}

func (m *machine) result() *Matches {
	r := &Matches{all: make([]Match, len(m.found)), offsets: make([]int32, len(m.a.Cues)+1)}
	for _, x := range m.found {
		r.offsets[x.Cue+1]++
	}
	for i := 1; i < len(r.offsets); i++ {
		r.offsets[i] += r.offsets[i-1]
	}
	next := slices.Clone(r.offsets)
	for _, x := range m.found { // found in text order, the customer's first
		r.all[next[x.Cue]] = x
		next[x.Cue]++
	}
	return r
}
