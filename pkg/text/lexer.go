package text

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A lexer cuts text into tokens, line by line.
type lexer struct {
	text   string
	lower  string // text with ASCII letters in lower case; same length
	tokens []token
	words  map[string]flag
	line   int
	spaced bool // white space before the next token
	end    int  // of the line

	localEnd int // end of what could be the local part of an e-mail address
	codeEnd  int // end of `code` that goes on in the next line
}

// lex appends the tokens of text[start:end], one line.
func (l *lexer) lex(start, end, line int) {
	l.line, l.end, l.spaced = line, end, true
	if l.codeEnd > start {
		start = l.add(start, min(l.codeEnd, end), word, 0, lower|code)
		l.last().norm = l.normOf(l.last().Start, start)
	}
	for i := start; i < end; {
		switch byteClass[l.text[i]] {
		case bSpace:
			l.spaced = true
			i++
		case bLetter:
			i = l.word(i)
		case bDigit:
			i = l.number(i, i)
		case bStop:
			i = l.stop(i)
		case bHigh:
			i = l.high(i)
		default:
			i = l.mark(i)
		}
	}
}

// add appends a token and gives its end.
func (l *lexer) add(start, end int, k kind, c Class, s shape) int {
	if l.spaced {
		s |= spaced
		l.spaced = false
	}
	l.tokens = append(l.tokens, token{Span: Span{start, end}, kind: k, class: c, shape: s, line: l.line})
	return end
}

// addWord appends a word whose Norm is its lower-case text.
func (l *lexer) addWord(start, end int, c Class, s shape) int {
	l.add(start, end, word, c, s)
	l.last().norm = l.normOf(start, end)
	return end
}

func (l *lexer) last() *token { return &l.tokens[len(l.tokens)-1] }

// at gives the byte at i, or a space behind the end of the line.
func (l *lexer) at(i int) byte {
	if i >= l.end {
		return ' '
	}
	return l.text[i]
}

// has reports whether the line goes on with s at i.
func (l *lexer) has(i int, s string) bool { return strings.HasPrefix(l.text[i:l.end], s) }

// normOf gives text[start:end] in lower case, with straight apostrophes.
func (l *lexer) normOf(start, end int) string {
	s := l.lower[start:end]
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 || s[i] == '&' {
			return normWide(s)
		}
	}
	return s
}

// normWide is normOf for text beyond plain ASCII.
func normWide(s string) string {
	s = strings.ToLower(html.UnescapeString(strings.ToValidUTF8(s, "\uFFFD")))
	if strings.ContainsAny(s, "’ʼ‘‑\u00AD") {
		return straight.Replace(s)
	}
	return s
}

var straight = strings.NewReplacer("’", "'", "ʼ", "'", "‘", "'", "‑", "-", "\u00AD", "")

// entity reads an HTML entity at i: its character and its end.
func (l *lexer) entity(i int) (rune, int) {
	limit := min(l.end, i+12)
	for j := i + 1; j < limit; j++ {
		if c := l.text[j]; c == ';' {
			if s := html.UnescapeString(l.text[i : j+1]); j > i+1 && s != l.text[i:j+1] {
				r, _ := utf8.DecodeRuneInString(s)
				return r, j + 1
			}
			return 0, 0
		} else if !isAlnum(c) && c != '#' {
			return 0, 0
		}
	}
	return 0, 0
}

// inner gives the end of an apostrophe, hyphen or underscore at i if the word
// goes on behind it; i if it does not.
func (l *lexer) inner(i int) (end int, s shape) {
	end = i
	switch c := l.at(i); {
	case c == '\'':
		end, s = i+1, apostrophe
	case c == '-', c == '_':
		end = i + 1
		if !isAlnum(l.at(end)) {
			return i, 0
		}
	case c == '&':
		r, n := l.entity(i)
		if n == 0 || r != '\'' && r != '’' && !unicode.IsLetter(r) {
			return i, 0
		}
		end = n
		if !unicode.IsLetter(r) {
			s = apostrophe
		}
	case c >= 0x80:
		r, n := utf8.DecodeRuneInString(l.text[i:l.end])
		switch {
		case r == '’', r == 'ʼ', r == '‘' && isLetter(l.at(i+n)):
			end, s = i+n, apostrophe
		case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsDigit(r), r == '\u00AD', r == '\u200d' && !isEmoji(l.rune(i+n)):
			return i + n, 0
		case r == '‑':
			end = i + n
		}
	}
	if s == apostrophe {
		if r := l.rune(end); !unicode.IsLetter(r) {
			return i, 0
		}
	}
	return end, s
}

func (l *lexer) rune(i int) rune {
	if i >= l.end {
		return ' '
	}
	r, _ := utf8.DecodeRuneInString(l.text[i:l.end])
	return r
}

// letters is what the characters of a word are.
type letters struct {
	upper, small, digit int
	wide                bool // text beyond ASCII, or entities
}

// run gives the end of the word at start, what it is made of, and whether an
// apostrophe stands inside.
func (l *lexer) run(start int) (i int, n letters, s shape) {
	i = start
	for {
		for ; i < l.end; i++ {
			c := l.text[i]
			if isLower(c) {
				n.small++
			} else if isUpper(c) {
				n.upper++
			} else if isDigit(c) {
				n.digit++
			} else {
				break
			}
		}
		next, sh := l.inner(i)
		if next == i {
			break
		}
		if c := l.text[i]; c >= 0x80 || c == '&' {
			n.wide = true
			if sh == 0 {
				n.small++ // a letter beyond ASCII; close enough for shape
			}
		}
		s |= sh
		i = next
	}
	if i == start { // a letter that only joins others, standing alone: ʼ
		_, size := utf8.DecodeRuneInString(l.text[i:l.end])
		i += size
	}
	return i, n, s
}

// word reads a word, and what begins like one: links, abbreviations, codes.
func (l *lexer) word(start int) int {
	i, n, s := l.run(start)
	switch r := l.rune(start); {
	case isUpper(l.text[start]) || r >= 0x80 && unicode.IsUpper(r):
		s |= capital
	case isDigit(l.text[start]):
		s |= digits
	default:
		s |= lower
	}
	switch l.at(i) {
	case '.', '@', ':', '+', '%':
		if end := l.linked(start, i); end > 0 {
			return end
		}
	}
	if n.upper >= 2 && n.small == 0 {
		s |= caps
		if n.digit >= 2 && isUpper(l.text[start]) {
			if end := ibanEnd(l.text[start:l.end]); end > 0 {
				return l.addWord(start, start+end, Secret, s)
			}
		}
	}
	norm := l.lower[start:i]
	if n.wide {
		norm = normWide(norm)
	}
	f := l.words[norm]
	if f&money != 0 && (s&caps != 0 || s&capital != 0 && norm == rupees) {
		if end := l.amountAfter(i); end > 0 {
			return l.addWord(start, end, Amount, s)
		}
	}
	c := classOf(l.text[start:i], n, s)
	if f&numeral != 0 {
		c |= Number
	}
	end := l.add(start, i, word, c, s)
	t := l.last()
	t.norm, t.flags = norm, f
	return end
}

// classOf gives the class that a word has by its looks.
func classOf(raw string, n letters, s shape) Class {
	capitals := s&caps != 0
	switch {
	case capitals && (leftover[raw] || n.upper >= 3 && strings.Trim(raw, "X") == ""):
		return Blank
	case n.digit >= 4 && s&apostrophe == 0 && n.small+n.upper <= 12,
		n.digit >= 2 && n.upper > 0 && n.small == 0 && n.upper+n.digit >= 4:
		return Code
	case capitals && n.upper >= 4 && n.digit == 0 && s&apostrophe == 0:
		return Shout
	}
	return 0
}
