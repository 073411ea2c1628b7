package text

import (
	"strings"
	"sync"
)

// A line of a draft.
type line struct {
	start, end, next int // byte offsets: first, behind the text, behind the line break
	first, last      int // its tokens: [first, last)
	quoted           bool
	head             bool // begins a block: a list item or a heading
	closed           bool // ends a block: a heading
	paragraph        int
}

func (l *line) empty() bool { return l.first == l.last }

// A scan is the work on one text. It is reused: nothing of it may be kept.
type scan struct {
	lexer
	lines   []line
	regions []Region
	ends    []int // indexes of tokens behind which a sentence ends, in order
	unclear []unclear
	bounds  []bound
	opened  []int // brackets that wait for their end
}

// bound is the first token of a region.
type bound struct {
	token int
	part  Part
}

// unclear is a sentence end that prose is to judge.
type unclear struct {
	token  int // the end stands behind this token
	window window
	is     bool // the answer
}

var scans = sync.Pool{New: func() any { return new(scan) }}

// newScan reads lines, quoted mail and tokens of a text.
func newScan(text string) *scan {
	s := scans.Get().(*scan)
	s.lexer = lexer{text: text, lower: lowerASCII(text), tokens: s.tokens[:0], words: lexicon()}
	s.lines, s.regions, s.ends, s.unclear = s.lines[:0], s.regions[:0], s.ends[:0], s.unclear[:0]
	s.readLines()
	s.markQuotes()
	for i := range s.lines {
		l := &s.lines[i]
		l.first = len(s.tokens)
		if !l.quoted {
			s.lex(l.start, l.end, i)
		}
		l.last = len(s.tokens)
	}
	return s
}

// keptTokens bounds what a scan that waits for its next text holds on to.
const keptTokens = 1 << 16

func (s *scan) free() {
	if cap(s.tokens) > keptTokens || cap(s.lines) > keptTokens {
		return
	}
	clear(s.tokens) // they hold strings of the text
	s.text, s.lower = "", ""
	scans.Put(s)
}

// readLines finds the lines and numbers the paragraphs.
func (s *scan) readLines() {
	text := s.text
	paragraph, blank := -1, true
	returns := strings.IndexByte(text, '\r') >= 0
	feed := -1 // the next "\n"; the end of the text if there is none
	for start := 0; start < len(text); {
		if feed < start {
			if feed = strings.IndexByte(text[start:], '\n'); feed < 0 {
				feed = len(text)
			} else {
				feed += start
			}
		}
		end, next := feed, min(feed+1, len(text))
		if returns {
			if n := strings.IndexByte(text[start:feed], '\r'); n >= 0 {
				end = start + n
				if end+1 < feed || feed == len(text) {
					next = end + 1 // a "\r" of its own
				}
			}
		}
		if isBlankText(text[start:end]) {
			blank = true
		} else if blank {
			paragraph++
			blank = false
		}
		s.lines = append(s.lines, line{start: start, end: end, next: next, paragraph: max(paragraph, 0)})
		start = next
	}
}

func isBlankText(s string) bool {
	for i := 0; i < len(s); i++ {
		if byteClass[s[i]] != bSpace {
			return s[i:] == "\u00A0" || s[i:] == "\uFEFF"
		}
	}
	return true
}
