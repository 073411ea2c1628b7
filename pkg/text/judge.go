package text

import (
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"
)

// A window is the text around an unclear sentence end: all that prose sees of
// a draft, so that its answer depends on nothing else.
type window struct{ before, after string }

// reach is how much of either side a window holds, in bytes.
const reach = 60

// windowAt gives the window around the end of tokens[end].
func (s *scan) windowAt(end int) window {
	at := s.tokens[end].End
	line := s.tokens[end].line
	from, to := max(at-reach, s.lines[line].start), min(at+reach, s.lines[s.tokens[end+1].line].end)
	return window{plain(lastWords(s.text[from:at])), plain(firstWords(s.text[at:to]))}
}

// lastWords drops a word that the cut of a window went through.
func lastWords(s string) string {
	if len(s) == reach {
		if i := strings.IndexByte(s, ' '); i >= 0 {
			return s[i+1:]
		}
	}
	return s
}

func firstWords(s string) string {
	if len(s) == reach {
		if i := strings.LastIndexByte(s, ' '); i > 0 {
			return s[:i]
		}
	}
	return s
}

// plain makes text that prose can be trusted with: valid, on one line, no long
// run of punctuation (its work on one is quadratic).
func plain(s string) string {
	var b strings.Builder
	run := 0
	for _, f := range strings.Fields(strings.ToValidUTF8(s, "?")) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		for _, r := range f {
			if r < 0x80 && !isAlnum(byte(r)) {
				run++
			} else {
				run = 0
			}
			if run <= 3 && r >= ' ' {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// cacheSize bounds the number of answers that are kept.
const cacheSize = 4096

var (
	cacheLock sync.Mutex
	cache     = map[window]bool{}
)

// judge asks prose for all unclear ends of the scans in one call.
func judge(scans []*scan) {
	cacheLock.Lock()
	defer cacheLock.Unlock()
	var unknown []window
	seen := map[window]bool{}
	for _, s := range scans {
		for i := range s.unclear {
			w := s.unclear[i].window
			if _, known := cache[w]; !known && !seen[w] {
				seen[w] = true
				unknown = append(unknown, w)
			}
		}
	}
	answers := map[window]bool{}
	if len(unknown) > 0 {
		for i, is := range ends(unknown) {
			answers[unknown[i]] = is
		}
	}
	for _, s := range scans {
		for i := range s.unclear {
			w := s.unclear[i].window
			is, known := cache[w]
			if !known {
				is = answers[w]
			}
			s.unclear[i].is = is
		}
	}
	if len(cache)+len(answers) > cacheSize {
		clear(cache)
	}
	for w, is := range answers {
		if len(cache) < cacheSize {
			cache[w] = is
		}
	}
}

// ends asks prose whether a sentence ends in each window.
func ends(windows []window) []bool {
	answers, ok := tryEnds(windows)
	if ok {
		return answers
	}
	if len(windows) == 1 { // prose cannot say: a capital follows, so an end is likelier
		return []bool{true}
	}
	half := len(windows) / 2 // a bad window costs a few calls, not one for each good one
	return append(ends(windows[:half]), ends(windows[half:])...)
}

// tryEnds does one call; not ok if prose panics or fails.
func tryEnds(windows []window) (answers []bool, ok bool) {
	defer func() {
		if recover() != nil {
			answers, ok = nil, false
		}
	}()
	var b strings.Builder
	at := make([]int, len(windows))
	b.WriteString(fence)
	for i, w := range windows {
		b.WriteString(w.before)
		at[i] = b.Len()
		b.WriteByte(' ')
		b.WriteString(strings.TrimLeft(w.after, " "))
		b.WriteString(fence)
	}
	text := b.String()
	doc, err := prose.NewDocument(text, prose.WithTagging(false), prose.WithExtraction(false), prose.WithTokenization(false))
	if err != nil {
		return nil, false
	}
	answers = make([]bool, len(windows))
	cursor, next := 0, 0
	for _, sentence := range doc.Sentences() {
		i := strings.Index(text[cursor:], sentence.Text)
		if i < 0 {
			return nil, false
		}
		cursor += i + len(sentence.Text)
		for next < len(at) && at[next] < cursor {
			next++
		}
		if next < len(at) && at[next] == cursor {
			answers[next] = true
		}
	}
	return answers, true
}
