package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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
