package text

import "strings"

// linked reads a link, an e-mail address, a file name or a dotted abbreviation
// whose first part is text[start:i]; 0 if there is none.
func (l *lexer) linked(start, i int) int {
	next := l.at(i + 1)
	switch l.text[i] {
	case ':':
		if l.has(i, "://") && byteClass[l.at(i+3)] != bSpace {
			return l.addWord(start, l.pathEnd(start, i+3), URL, lower)
		}
		if scheme := l.lower[start:i]; (scheme == "mailto" || scheme == "tel") && isAlnum(next) {
			return l.addWord(start, l.pathEnd(start, i+1), URL, lower)
		}
		return 0
	case '.', '@', '+', '%':
		if !isAlnum(next) {
			return 0
		}
	}
	if end := l.email(i); end > 0 {
		return l.addWord(start, end, URL, lower)
	}
	if l.text[i] != '.' {
		return 0
	}
	if end := l.abbreviation(start, i); end > 0 {
		s := dotted
		if isUpper(l.text[start]) {
			s |= capital
		} else {
			s |= lower
		}
		l.addWord(start, end, 0, s)
		t := l.last()
		t.flags = l.words[strings.TrimSuffix(t.norm, ".")]
		if t.flags == 0 {
			t.flags = endAbbr
		}
		return end
	}
	if end := l.domain(start, i); end > 0 {
		return l.addWord(start, end, URL, lower)
	}
	return l.fileName(start, i)
}

// email gives the end of the e-mail address that goes on at i; 0 if it is none.
func (l *lexer) email(i int) int {
	if i >= l.localEnd { // else the same run was read before
		j := i
		for j < l.end && (isWordByte(l.text[j]) || strings.IndexByte(".+-%", l.text[j]) >= 0) {
			j++
		}
		l.localEnd = j
	}
	j := l.localEnd
	if l.at(j) != '@' || !isAlnum(l.at(j+1)) {
		return 0
	}
	end, dots := l.host(j + 1)
	if dots == 0 {
		return 0
	}
	return end
}

// A host name has at most 253 bytes; one of more labels than mostLabels is no
// host but a run of dots.
const (
	longestHost = 253
	mostLabels  = 8
)

// host reads a host name at i. A label with a capital after one without ends
// it: in "help@example.com.Thanks" a full stop lacks its space.
func (l *lexer) host(i int) (end, dots int) {
	small := false
	limit := min(l.end, i+longestHost)
	for {
		j := i
		for j < limit && (isAlnum(l.text[j]) || l.text[j] == '-' && isAlnum(l.at(j+1)) || l.text[j] >= 0x80 && isAccent(l.rune(j))) {
			j++
		}
		if j == i {
			return end, max(dots-1, 0)
		}
		if small && isUpper(l.text[i]) && j > i+1 && isLower(l.text[i+1]) {
			return end, max(dots-1, 0)
		}
		small = isLower(l.text[i])
		end = j
		if l.at(j) != '.' {
			return end, dots
		}
		if dots++; dots > mostLabels {
			return end, 0
		}
		i = j + 1
	}
}

func isAccent(r rune) bool { return r >= 0xC0 && r <= 0x24F }

const longestAbbreviation = 24 // bytes

// abbreviation gives the end of single letters with dots (e.g., U.S.A., p.m.)
// and of Ph.D.; its last dot is part of it.
func (l *lexer) abbreviation(start, i int) int {
	if i-start != 1 && !strings.HasPrefix(l.text[start:l.end], doctorate) {
		return 0
	}
	for i-start < longestAbbreviation && l.at(i) == '.' && isLetter(l.at(i+1)) && !isAlnum(l.at(i+2)) {
		i += 2
	}
	if l.at(i) == '.' && !isLetter(l.at(i+1)) && l.at(i+1) != '.' && strings.IndexByte(l.text[start:i], '.') >= 0 {
		return i + 1
	}
	if !isAlnum(l.at(i)) && strings.IndexByte(l.text[start:i], '.') >= 0 && l.at(i) != '.' {
		return i
	}
	return 0
}

// domain gives the end of a link without a scheme: example.com/help.
func (l *lexer) domain(start, i int) int {
	end, dots := l.host(start)
	if dots == 0 || end <= i {
		return 0
	}
	last := l.lower[strings.LastIndexByte(l.text[start:end], '.')+start+1 : end]
	path := l.at(end) == '/' && isAlnum(l.at(end+1))
	www := strings.HasPrefix(l.lower[start:end], "www.")
	if !www && !(path && len(last) >= 2 && !isDigit(last[0])) && !(domainEnds[last] && (dots > 1 || !proseDomains[last])) {
		return 0
	}
	if path || l.at(end) == '?' && isAlnum(l.at(end+1)) && www || l.at(end) == ':' && isDigit(l.at(end+1)) {
		return l.pathEnd(start, end)
	}
	if l.at(end) == '/' {
		end++
	}
	return end
}

// fileName gives the end of setup.exe or v2.4.1, one word; 0 where the dot is
// a full stop without its space.
func (l *lexer) fileName(start, i int) int {
	j := i + 1
	if isDigit(l.text[j]) {
		if !isDigit(l.text[i-1]) && !(i-start == 1) {
			return 0
		}
		for j < l.end && (isAlnum(l.text[j]) || l.text[j] == '.' && isAlnum(l.at(j+1))) {
			j++
		}
		return l.addWord(start, j, Number, lower)
	}
	if isUpper(l.text[j]) {
		return 0
	}
	for j < l.end && isAlnum(l.text[j]) {
		j++
	}
	if j-i > 8 || l.words[l.lower[i+1:j]]&(opener|courtesy|salute) != 0 || l.words[l.lower[start:i]]&opener != 0 {
		return 0
	}
	return l.addWord(start, j, 0, lower)
}

// pathEnd gives the end of a link that goes on at i: up to the next white
// space, less the punctuation that belongs to the sentence.
func (l *lexer) pathEnd(start, i int) int {
	depth := 0
scan:
	for ; i < l.end; i++ {
		switch c := l.text[i]; {
		case byteClass[c] == bSpace, c == '<', c == '>', c == '"', c == '`', c == '|':
			break scan
		case c == '(', c == '[':
			depth++
		case c == ')', c == ']':
			if depth--; depth < 0 {
				break scan
			}
		case c >= 0x80:
			if r := l.rune(i); r == '”' || r == '…' || r == '\u00A0' || r == '’' || r == '—' || isEmoji(r) {
				break scan
			}
		}
	}
	for i > start && strings.IndexByte(".,;:!?'*_~", l.text[i-1]) >= 0 {
		i--
	}
	return i
}
