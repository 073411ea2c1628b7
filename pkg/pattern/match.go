package pattern

import (
	"cmp"
	"math/bits"
	"slices"

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

// Find finds every cue in a draft and in the customer's message, which may be
// nil.
func (a *Automaton) Find(draft, customer *text.Document) *Matches {
	m := a.pool.Get().(*machine)
	defer a.pool.Put(m)
	m.found = m.found[:0]
	m.stems = nil
	if customer != nil {
		m.read(customer, true)
		m.stems = stems(m, customer)
	}
	m.read(draft, false)
	return m.result()
}

// A machine is the working memory of one Find.
type machine struct {
	a     *Automaton
	found []Match
	stems map[string]bool // of the customer's specific words; nil without a message

	// One sentence.
	part     int
	ids      []int32
	classes  []uint64 // width for each word
	union    []uint64 // of the sentence's words
	clauses  []int
	quiet    []bool // words that leave the next one at the start of a clause
	negated  []bool
	final    byte
	here     []uint32      // per word id: the last sentence that had it
	now      uint32        // number of this sentence
	todo     [][]candidate // per stratum
	matches  [][]interval  // per cue
	excepted [][]interval  // per cue
	touched  []int32       // cues with entries in matches or excepted
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
	m.classes = slices.Grow(m.classes[:0], n*a.width)[:n*a.width]
	m.union = slices.Grow(m.union[:0], a.width)[:a.width]
	clear(m.union)
	m.final = s.Final
	if m.here == nil {
		m.here = make([]uint32, len(a.vocabulary)+1)
		m.todo = make([][]candidate, a.strata)
		m.matches = make([][]interval, len(a.cues))
		m.excepted = make([][]interval, len(a.cues))
	}
	m.now++
	if m.now == 0 { // came round
		clear(m.here)
		m.now = 1
	}
	for i := range s.Words {
		w := &s.Words[i]
		id := a.vocabulary[w.Norm]
		row := m.row(int32(i))
		copy(row, a.classes[int(id)*a.width:][:a.width])
		if id == 0 {
			a.byBeginning(w.Norm, row)
		} else {
			m.here[id] = m.now
		}
		m.byClass(w, row)
		for j, x := range row {
			m.union[j] |= x
		}
		m.ids[i], m.clauses[i], m.negated[i] = id, w.Clause, false
		m.quiet[i] = w.Class&(text.Blank|text.Person|text.Emoji) != 0
	}
}

func (m *machine) row(i int32) []uint64 { return m.classes[int(i)*m.a.width:][:m.a.width] }

// byClass adds what the tokenizer knows of a word.
func (m *machine) byClass(w *text.Word, row []uint64) {
	a := m.a
	if w.Class != 0 {
		for _, k := range a.ofClass {
			if w.Class&k.class != 0 {
				setBit(row, k.index)
			}
		}
		switch {
		case w.Class&text.Blank != 0:
			for j, x := range a.complement {
				row[j] |= x
			}
		case w.Class&unspecific != 0:
			for j, x := range a.complement {
				row[j] &^= x
			}
		}
	}
	if bit(row, a.specificClass) && (m.stems == nil || m.stems[text.Stem(w.Norm)]) {
		setBit(row, a.echoClass)
	}
}

// stems gives the stems of a document's specific words.
func stems(m *machine, d *text.Document) map[string]bool {
	out := map[string]bool{}
	row := make([]uint64, m.a.width)
	for i := range d.Sentences {
		for j := range d.Sentences[i].Words {
			w := &d.Sentences[i].Words[j]
			id := m.a.vocabulary[w.Norm]
			copy(row, m.a.classes[int(id)*m.a.width:][:m.a.width])
			if id == 0 {
				m.a.byBeginning(w.Norm, row)
			}
			if bit(row, m.a.specificClass) && w.Class&unspecific == 0 {
				out[text.Stem(w.Norm)] = true
			}
		}
	}
	return out
}

// run finds the matches of all cues wanted in this part, stratum by stratum.
func (m *machine) run() {
	a := m.a
	ix := &a.byPart[m.part]
	for _, c := range m.touched {
		m.matches[c], m.excepted[c] = m.matches[c][:0], m.excepted[c][:0]
	}
	m.touched = m.touched[:0]
	for i, id := range m.ids {
		if id != 0 {
			m.queue(ix.byWord[ix.offsets[id]:ix.offsets[id+1]], int32(i))
		}
		row := m.row(int32(i))
		for j, mask := range ix.mask {
			for x := row[j] & mask; x != 0; x &= x - 1 {
				k := int32(j<<6) + int32(bits.TrailingZeros64(x))
				m.queue(ix.byClass[k], int32(i))
			}
		}
	}
	m.queue(ix.whole, 0)
	for s := range a.strata {
		for j := 0; j < len(m.todo[s]); j++ {
			m.try(m.todo[s][j])
		}
		m.todo[s] = m.todo[s][:0]
		m.settle(ix, int32(s))
	}
}

func (m *machine) queue(programs []int32, at int32) {
	for _, p := range programs {
		prog := &m.a.programs[p]
		switch n := prog.needs; n.kind {
		case opWord:
			if m.here[n.arg] != m.now {
				continue
			}
		case opClass:
			if !bit(m.union, n.arg) {
				continue
			}
		}
		s := m.a.cues[prog.cue].stratum
		m.todo[s] = append(m.todo[s], candidate{p, at})
	}
}

func (m *machine) try(c candidate) {
	prog := &m.a.programs[c.program]
	if prog.needs.kind == opCue && len(m.matches[prog.needs.arg]) == 0 {
		return
	}
	end := m.match(prog.entry, c.at, prog.free)
	if end < 0 || !prog.free && m.isNegated(c.at, end) {
		return
	}
	m.touched = append(m.touched, prog.cue)
	if prog.except {
		m.excepted[prog.cue] = append(m.excepted[prog.cue], interval{c.at, end})
	} else {
		m.matches[prog.cue] = append(m.matches[prog.cue], interval{c.at, end})
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
		if a.cues[c].stratum != stratum {
			continue
		}
		found := m.matches[c]
		if except := m.excepted[c]; len(except) > 0 {
			found = slices.DeleteFunc(found, func(x interval) bool {
				return slices.ContainsFunc(except, func(y interval) bool { return x.start < y.end && y.start < x.end })
			})
		}
		slices.SortFunc(found, func(x, y interval) int {
			return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(y.end, x.end))
		})
		found = slices.Compact(found)
		m.matches[c] = found
		if c == a.negation {
			for _, x := range found {
				for i := x.start; i < x.end; i++ {
					m.negated[i] = true
				}
			}
		}
		if programs := ix.byCue[c]; len(programs) > 0 {
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
		in := a.code[pc]
		switch in.op {
		case opWord:
			if at == n || m.ids[at] != in.arg {
				return -1
			}
			at++
		case opSet:
			if at == n || !m.inSet(&a.sets[in.arg], at) {
				return -1
			}
			at++
		case opClass:
			if at == n || !bit(m.row(at), in.arg) {
				return -1
			}
			at++
		case opCue:
			for _, x := range m.matches[in.arg] {
				if x.start == at {
					if end := m.match(pc+1, x.end, free); end >= 0 {
						return end
					}
				}
			}
			return -1
		case opWhole:
			if at != 0 || m.final != byte(in.arg) {
				return -1
			}
			at = n
		case opGap:
			clause := m.clauses[at-1]
			for k := int32(0); at == n || m.clauses[at] == clause; k++ {
				if end := m.match(pc+1, at, free); end >= 0 {
					return end
				}
				if k == in.arg || at == n || m.negated[at] && !free {
					break
				}
				at++
			}
			return -1
		case opRest:
			clause := m.clauses[at-1]
			for k := int32(0); k < in.arg && at < n && m.clauses[at] == clause && (free || !m.negated[at]); k++ {
				at++
			}
		case opSplit:
			if end := m.match(pc+1, at, free); end >= 0 {
				return end
			}
			pc = in.arg
			continue
		case opJump:
			pc = in.arg
			continue
		case opStart:
			if !m.startsClause(at) {
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

func (m *machine) inSet(s *set, at int32) bool {
	if id := m.ids[at]; id != 0 {
		if len(s.words) <= 8 {
			if slices.Contains(s.words, id) {
				return true
			}
		} else if _, ok := slices.BinarySearch(s.words, id); ok {
			return true
		}
	}
	for _, k := range s.classes {
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
	told := m.a.byPart[m.part].told
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
	r := &Matches{all: make([]Match, len(m.found)), offsets: make([]int32, len(m.a.cues)+1)}
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
