package text

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// A kind is what a token is for the rules of sentences and clauses.
type kind uint8

const (
	word   kind = iota // also numbers, amounts, links, placeholders
	emoji              // also emoticons
	stop               // . ! ? … and runs of them
	comma              // , ;
	colon              // :
	dash               // – — -- and a hyphen that stands alone
	open               // ( [ {
	shut               // ) ] }
	quote              // any quotation mark, and apostrophes outside words
	bullet             // •
	mark               // all else
)

// Shape bits of a token.
type shape uint16

const (
	spaced     shape = 1 << iota // white space stands before it
	capital                      // begins with a capital
	caps                         // two letters or more, all capitals
	lower                        // begins with a small letter
	digits                       // begins with a digit
	dotted                       // an abbreviation with its dots: e.g.
	question                     // a stop with "?"
	shouting                     // a stop with "!"
	ellipsis                     // a stop of two dots or more
	handle                       // @name
	apostrophe                   // a word with an apostrophe inside
	opening                      // a quotation mark that can open
	item                         // part of a list marker: no word, no end
	code                         // `code`
)

// A token is the smallest piece of text that rules look at.
type token struct {
	Span
	norm  string
	kind  kind
	class Class
	shape shape
	flags flag
	line  int // index into scan.lines
	match int // index of the token that closes this bracket or quotation; 0 if none
}

func (t *token) is(s shape) bool { return t.shape&s != 0 }
func (t *token) can(f flag) bool { return t.flags&f != 0 }

// byte classes
const (
	bOther = iota
	bSpace
	bLetter
	bDigit
	bStop
	bHigh
)

var byteClass = func() (t [256]uint8) {
	for c := range t {
		switch {
		case c >= 0x80:
			t[c] = bHigh
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
			t[c] = bLetter
		case c >= '0' && c <= '9':
			t[c] = bDigit
		case c == '.', c == '!', c == '?':
			t[c] = bStop
		case c <= ' ', c == 0x7f:
			t[c] = bSpace
		}
	}
	return t
}()

func isLetter(c byte) bool   { return byteClass[c] == bLetter }
func isDigit(c byte) bool    { return byteClass[c] == bDigit }
func isAlnum(c byte) bool    { return byteClass[c] == bLetter || byteClass[c] == bDigit }
func isWordByte(c byte) bool { return isAlnum(c) || c == '_' }
func isUpper(c byte) bool    { return c >= 'A' && c <= 'Z' }
func isLower(c byte) bool    { return c >= 'a' && c <= 'z' }

// A lexer cuts text into tokens, line by line.
type lexer struct {
	text   string
	lower  string // text with ASCII letters in lower case; same length
	tokens []token
	words  map[string]flag
	line   int
	spaced bool // white space before the next token
	end    int  // of the line
}

// lex appends the tokens of text[start:end], one line.
func (l *lexer) lex(start, end, line int) {
	l.line, l.end, l.spaced = line, end, true
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
			return straight.Replace(strings.ToLower(html.UnescapeString(strings.ToValidUTF8(s, "\uFFFD"))))
		}
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

// word reads a word, and what begins like one: links, abbreviations, codes.
func (l *lexer) word(start int) int {
	var s shape
	var upper, small, digit int
	i := start
scan:
	for {
		for ; i < l.end; i++ {
			c := l.text[i]
			if isLower(c) {
				small++
			} else if isUpper(c) {
				upper++
			} else if isDigit(c) {
				digit++
			} else {
				break
			}
		}
		next, sh := l.inner(i)
		if next == i {
			break scan
		}
		if l.text[i] >= 0x80 && sh == 0 {
			small++ // a letter beyond ASCII; close enough for shape
		}
		s |= sh
		i = next
	}
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
	if upper >= 2 && small == 0 {
		s |= caps
		if upper >= 2 && digit >= 2 && isUpper(l.text[start]) {
			if end := ibanEnd(l.text[start:l.end]); end > 0 {
				return l.addWord(start, start+end, Secret, s)
			}
		}
	}
	var c Class
	switch {
	case digit > 0 && (upper > 0 && small == 0 && digit >= 2 && upper+digit >= 4 || digit >= 4 && s&apostrophe == 0 && small+upper <= 12):
		c = Code
	case s&caps != 0 && upper >= 4 && digit == 0 && s&apostrophe == 0:
		c = Shout
	}
	if s&caps != 0 || s&capital != 0 && i-start >= 3 {
		if raw := l.text[start:i]; s&caps != 0 && (leftover[raw] || upper >= 3 && strings.Trim(raw, "X") == "") {
			c = Blank
		}
	}
	norm := l.normOf(start, i)
	f := l.words[norm]
	if f&money != 0 && (s&caps != 0 || s&capital != 0 && norm == "rs") {
		if end := l.amountAfter(i); end > 0 {
			return l.addWord(start, end, Amount, s)
		}
	}
	l.add(start, i, word, c, s)
	t := l.last()
	t.norm, t.flags = norm, f
	if f&numeral != 0 {
		t.class |= Number
	}
	return i
}

// amountAfter reads the number after a currency's name or sign; 0 if none.
func (l *lexer) amountAfter(i int) int {
	j := i
	if l.at(j) == '.' {
		j++
	}
	if l.at(j) == ' ' {
		j++
	} else if l.has(j, "\u00A0") {
		j += 2
	}
	if !isDigit(l.at(j)) {
		return 0
	}
	j = l.figures(j)
	if c := l.at(j); (c == 'k' || c == 'm' || c == 'K' || c == 'M') && !isAlnum(l.at(j+1)) {
		j++
	}
	return j
}

// figures gives the end of the digits at i, with commas and points inside.
func (l *lexer) figures(i int) int {
	for i < l.end && (isDigit(l.text[i]) || (l.text[i] == '.' || l.text[i] == ',') && isDigit(l.at(i+1))) {
		i++
	}
	return i
}

// number reads what begins with a digit at i; start is i, or where its sign is.
func (l *lexer) number(start, i int) int {
	if l.has(i+1, "\ufe0f\u20e3") {
		return l.add(start, i+7, emoji, Emoji, 0)
	}
	if end, c := l.longNumber(i); end > 0 {
		return l.addWord(start, end, c, digits)
	}
	j := i
	plain, count := true, 0
	for j < l.end {
		c := l.text[j]
		if isDigit(c) {
			count++
		} else if (c == '.' || c == ',' || c == ':' || c == '/' || c == '-') && isDigit(l.at(j+1)) {
			plain = false
		} else {
			break
		}
		j++
	}
	k := j
	for k < l.end && (isAlnum(l.text[k]) || (l.text[k] == '-' || l.text[k] == '_') && isAlnum(l.at(k+1)) && isAlnum(l.text[k-1])) {
		k++
	}
	if l.at(k) == '@' || k > j && l.at(k) == '.' && isAlnum(l.at(k+1)) {
		if end := l.linked(i, k); end > 0 {
			return end
		}
	}
	if k > j { // letters follow directly
		suffix := l.lower[j:k]
		c := Class(0)
		switch f := l.words[suffix]; {
		case f&unit != 0:
			c = Number
		case f&money != 0:
			c = Amount
		case suffix[0] == '-' && count <= 4:
			c = Number // 14-day, 2-3-day
		case count >= 2 && k-i >= 4 && strings.ToUpper(l.text[j:k]) == l.text[j:k] || count >= 5:
			c = Code
		}
		return l.addWord(start, k, c, digits)
	}
	if end := l.amountBefore(j); end > 0 {
		return l.addWord(start, end, Amount, digits)
	}
	c := Number
	if plain && count >= 5 {
		c = Code
	}
	return l.addWord(start, j, c, digits)
}

// amountBefore reads the currency or per cent after a number that ends at i.
func (l *lexer) amountBefore(i int) int {
	j := i
	if l.at(j) == ' ' && j < l.end {
		j++
	} else if l.has(j, "\u00A0") {
		j += 2
	} else if l.has(j, "\u202F") {
		j += 3
	}
	switch c := l.at(j); {
	case c == '%':
		return j + 1
	case c == '$' && j == i && !isDigit(l.at(j+1)):
		return j + 1
	case c >= 0x80:
		r, n := utf8.DecodeRuneInString(l.text[j:l.end])
		if unicode.Is(unicode.Sc, r) && !isDigit(l.at(j+n)) {
			return j + n
		}
	case isLetter(c) && j > i:
		k := j
		for k < l.end && isLetter(l.text[k]) {
			k++
		}
		if l.words[l.lower[j:k]]&money != 0 {
			return k
		}
		if strings.HasPrefix(l.lower[j:l.end], perCent) && !isLetter(l.at(j+len(perCent))) {
			return j + len(perCent)
		}
	}
	return 0
}

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
	if l.spaced {
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
	switch c {
	case ':', ';', '<', '=', '(', '8':
		if end := l.emoticon(i); end > 0 {
			return l.add(i, end, emoji, Emoji, 0)
		}
	case '$':
		if end := l.amountAfter(i + 1); end > 0 {
			start := i
			if n := len(l.tokens) - 1; n >= 0 && !l.spaced && l.tokens[n].is(capital) && l.tokens[n].End == i && i-l.tokens[n].Start <= 2 {
				start = l.tokens[n].Start // US$
				l.spaced = l.tokens[n].is(spaced)
				l.tokens = l.tokens[:n]
			}
			return l.addWord(start, end, Amount, digits)
		}
	case '+':
		if isDigit(l.at(i + 1)) {
			return l.number(i, i+1)
		}
	case '#':
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
		if p := l.at(j); p == ' ' && j+1 < l.end && (l.text[j+1] == '.' || l.text[j+1] == ',') && len(l.tokens) > 0 && l.last().line == l.line {
			return l.addWord(i, j+1, Blank, 0)
		}
	case '@':
		j := i + 1
		for j < l.end && (isWordByte(l.text[j]) || (l.text[j] == '-' || l.text[j] == '.') && isAlnum(l.at(j+1)) && j > i+1) {
			j++
		}
		if j > i+1 {
			return l.addWord(i, j, Person, capital|handle)
		}
	case '`':
		if n := strings.IndexByte(l.text[i+1:min(l.end, i+1+longestBlank)], '`'); n > 0 {
			l.add(i, i+n+2, word, 0, lower|code)
			l.last().norm = l.normOf(i+1, i+1+n)
			return i + n + 2
		}
	case '&':
		if r, end := l.entity(i); end > 0 {
			if unicode.IsLetter(r) {
				return l.word(i)
			}
			return l.symbol(r, i, end)
		}
	case '_':
		j := i
		for l.at(j) == '_' {
			j++
		}
		if j-i >= 3 && (j < l.end || len(l.tokens) > 0 && l.last().line == l.line) {
			return l.add(i, j, word, Blank, capital)
		}
	}
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
