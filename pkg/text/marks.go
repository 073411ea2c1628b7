package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// stop reads a run of final punctuation, and spaced dots (". . .").
func (l *lexer) stop(start int) int {
	var s shape
	i, dots := start, 0
run:
	for i < l.end {
		switch c := l.text[i]; {
		case c == '.':
			dots++
			i++
		case c == '!':
			s |= shouting
			i++
		case c == '?':
			s |= question
			i++
		case l.has(i, "…"):
			dots += 3
			i += len("…")
		case c == ' ' && s == 0 && (dots == 1 && l.has(i, " . .") || dots > 1 && l.has(i, " .")) && !isAlnum(l.at(i+2)):
			i++
		default:
			break run
		}
	}
	if dots > 1 {
		s |= ellipsis
	}
	if l.spaced && s&shouting != 0 { // "Hello ." is how some people type
		l.emptyPlace(start)
	}
	return l.add(start, i, stop, 0, s)
}

// emptyPlace adds a blank where a greeting names nobody ("Hi ,"). It spans the
// space in front of the punctuation at i.
func (l *lexer) emptyPlace(i int) {
	if len(l.tokens) == 0 {
		return
	}
	t := l.last()
	if t.line != l.line || t.kind != word || !t.can(salute) {
		return
	}
	if n := len(l.tokens) - 2; n >= 0 && l.tokens[n].line == l.line && !l.tokens[n].is(handle) {
		return
	}
	l.spaced = false
	l.add(t.End, i, word, Blank, 0)
}

// mark reads ASCII punctuation and what begins with it.
func (l *lexer) mark(i int) int {
	c := l.text[i]
	switch c {
	case '{', '[', '<', '%', '#', '$', '*', '&':
		if end := blankAt(l.text[:l.end], i); end > 0 {
			return l.addWord(i, end, Blank, capital)
		}
	}
	end := 0
	switch c {
	case ':', ';', '<', '=', '(':
		if end = l.emoticon(i); end > 0 {
			return l.add(i, end, emoji, Emoji, 0)
		}
	case '$':
		end = l.dollars(i)
	case '+':
		if isDigit(l.at(i + 1)) {
			return l.number(i, i+1)
		}
	case '#':
		end = l.hash(i)
	case '@':
		end = l.handle(i)
	case '`':
		end = l.code(i)
	case '&':
		if r, after := l.entity(i); after > 0 {
			if unicode.IsLetter(r) {
				return l.word(i)
			}
			return l.symbol(r, i, after)
		}
	case '_':
		end = l.underscores(i)
	}
	if end > 0 {
		return end
	}
	return l.punctuation(i)
}

// dollars reads $5 and US$5; 0 if no number follows.
func (l *lexer) dollars(i int) int {
	end := l.amountAfter(i + 1)
	if end == 0 {
		return 0
	}
	start := i
	if n := len(l.tokens) - 1; n >= 0 && !l.spaced && l.tokens[n].is(capital) && l.tokens[n].End == i && i-l.tokens[n].Start <= 2 {
		start = l.tokens[n].Start // US$
		l.spaced = l.tokens[n].is(spaced)
		l.tokens = l.tokens[:n]
	}
	return l.addWord(start, end, Amount, digits)
}

// hash reads #5512 and #tag, and the empty place in "order # ,"; 0 if there
// is none.
func (l *lexer) hash(i int) int {
	j := i + 1
	for j < l.end && (isAlnum(l.text[j]) || l.text[j] == '-' && isAlnum(l.at(j+1))) {
		j++
	}
	if j > i+1 {
		class := Class(0)
		if strings.ContainsAny(l.text[i:j], "0123456789") {
			class = Code
		}
		return l.addWord(i, j, class, digits)
	}
	if l.at(j) == ' ' && (l.at(j+1) == '.' || l.at(j+1) == ',') && !l.firstOfLine() {
		return l.addWord(i, j, Blank, 0)
	}
	return 0
}

// handle reads @name; 0 if there is none.
func (l *lexer) handle(i int) int {
	j := i + 1
	for j < l.end && (isWordByte(l.text[j]) || (l.text[j] == '-' || l.text[j] == '.') && isAlnum(l.at(j+1)) && j > i+1) {
		j++
	}
	if j == i+1 {
		return 0
	}
	return l.addWord(i, j, Person, capital|handle)
}

// code reads `code`, one word a line; 0 if it is not closed.
func (l *lexer) code(i int) int {
	ahead := l.text[i+1 : min(len(l.text), i+1+longestBlank)]
	n := strings.IndexByte(ahead, '`')
	if n <= 0 || strings.Contains(ahead[:n], "\n\n") {
		return 0
	}
	if i+1+n >= l.end {
		if n, l.codeEnd = l.end-i-2, i+n+2; n <= 0 {
			return 0
		}
	}
	end := l.add(i, i+n+2, word, 0, lower|code)
	l.last().norm = l.normOf(i+1, i+1+n)
	return end
}

// underscores reads a line to write on, "Dear ____"; 0 where it is a rule
// across the page.
func (l *lexer) underscores(i int) int {
	j := i
	for l.at(j) == '_' {
		j++
	}
	if j-i < 3 || j == l.end && l.firstOfLine() {
		return 0
	}
	return l.add(i, j, word, Blank, capital)
}

// punctuation reads a run of one ASCII mark.
func (l *lexer) punctuation(i int) int {
	c := l.text[i]
	end := i + 1
	for end < l.end && l.text[end] == c {
		end++
	}
	k, s := mark, shape(0)
	switch c {
	case ',', ';':
		k = comma
		if l.spaced {
			l.emptyPlace(i)
		}
	case ':':
		k = colon
	case '(', '[', '{':
		k = open
	case ')', ']', '}':
		k = shut
	case '"', '\'':
		k, s = quote, l.quoteShape(end)
	case '-':
		k = dash
	case '*':
		if end == i+1 && l.at(end) == ' ' && l.firstOfLine() {
			k = bullet
		}
	}
	return l.add(i, end, k, 0, s)
}

func (l *lexer) firstOfLine() bool { return len(l.tokens) == 0 || l.last().line != l.line }

// quoteShape tells whether the quotation mark that ends at end can open.
func (l *lexer) quoteShape(end int) shape {
	if byteClass[l.at(end)] == bSpace {
		return 0
	}
	if l.spaced {
		return opening
	}
	if n := len(l.tokens) - 1; n >= 0 {
		switch l.tokens[n].kind {
		case open, dash, quote, mark:
			return opening
		}
	}
	return 0
}

// high reads what begins with a byte beyond ASCII.
func (l *lexer) high(i int) int {
	r, n := utf8.DecodeRuneInString(l.text[i:l.end])
	if unicode.IsLetter(r) {
		return l.word(i)
	}
	for r == utf8.RuneError && i+n < l.end { // a run of broken bytes is one mark
		if r, size := utf8.DecodeRuneInString(l.text[i+n : l.end]); r != utf8.RuneError || size != 1 {
			break
		}
		n++
	}
	return l.symbol(r, i, i+n)
}

// symbol reads a character that is no letter; it stands in text[i:end].
func (l *lexer) symbol(r rune, i, end int) int {
	switch {
	case r == '…':
		if l.text[i] == '&' {
			return l.add(i, end, stop, 0, ellipsis)
		}
		return l.stop(i)
	case r == '\uFEFF', r == '\u200B', r == '\u2060', r == '\u200D', r == '\uFE0F', r == '\u200E', r == '\u200F':
		return end
	case unicode.IsSpace(r):
		l.spaced = true
		return end
	case r == '“', r == '«', r == '„', r == '‘':
		return l.add(i, end, quote, 0, opening)
	case r == '"', r == '\'':
		return l.add(i, end, quote, 0, l.quoteShape(end))
	case r == '”', r == '»', r == '’':
		return l.add(i, end, quote, 0, 0)
	case r == '–', r == '—', r == '―', r == '−':
		return l.add(i, end, dash, 0, 0)
	case r == '•', r == '⁃', r == '·', r == '‣', r == '●', r == '▪', r == '◦', r == '►', r == '■', r == '○', r == '➤', r == '➔':
		return l.add(i, end, bullet, 0, 0)
	case unicode.Is(unicode.Sc, r):
		if n := l.amountAfter(end); n > 0 {
			return l.addWord(i, n, Amount, digits)
		}
	case l.text[i] != '&' && isEmoji(r) || r < 0x3000 && strings.HasPrefix(l.text[end:], "\ufe0f"):
		cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(l.text[i:l.end], -1)
		return l.add(i, i+len(cluster), emoji, Emoji, 0)
	case unicode.IsMark(r), unicode.IsDigit(r):
		return l.word(i)
	}
	return l.add(i, end, mark, 0, 0)
}

// isEmoji reports whether r is drawn as a picture.
func isEmoji(r rune) bool {
	switch {
	case r < 0x203C:
		return false
	case r >= 0x1F000 && r <= 0x1FAFF, r >= 0x2600 && r <= 0x27BF, r >= 0x23E9 && r <= 0x23FA:
		return true
	}
	switch r {
	case 0x203C, 0x2049, 0x231A, 0x231B, 0x2B50, 0x2B55, 0x2B1B, 0x2B1C, 0x3030, 0x303D, 0x3297, 0x3299:
		return true
	}
	return false
}

// emoticons, longest first.
var emoticons = []string{":'-(", ":'(", ":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":-|", "=)", ":))", ":((", ":)", ":(",
	";)", ":D", ":P", ":/", ":|", ":3", "<3", "(:"}

func (l *lexer) emoticon(i int) int {
	for _, e := range emoticons {
		if !l.has(i, e) {
			continue
		}
		end := i + len(e)
		for l.at(end) == e[len(e)-1] && (e[len(e)-1] == ')' || e[len(e)-1] == '(') {
			end++
		}
		// a colon after a word belongs to the word unless a face is clear
		if isAlnum(l.at(end)) || !l.spaced && (len(e) < 2 || e[1] != ')' && e[1] != '(' && e[1] != '-' || byteClass[l.at(end)] != bSpace) {
			return 0
		}
		if !l.spaced && len(l.tokens) > 0 && l.last().kind == open {
			return 0
		}
		return end
	}
	return 0
}
