package text

import "strings"

// A Placeholder is a place in a draft that was meant to be filled: a template
// variable, a "[Name]", an "XXX", or nothing where something belongs ("Hi ,").
type Placeholder struct {
	Span
	Name string // what stands inside, trimmed: "first name"; "" for an empty place
}

// Blanks finds the placeholders of a text, quoted mail left out.
func Blanks(text string) []Placeholder {
	s := newScan(text)
	defer s.free()
	var found []Placeholder
	for i := range s.tokens {
		if t := &s.tokens[i]; t.class&Blank != 0 {
			found = append(found, Placeholder{t.Span, blankName(text[t.Start:t.End])})
		}
	}
	return found
}

// longestBlank bounds the look-ahead for a closing bracket, in bytes.
const longestBlank = 200

// brackets are the forms that any text between two marks makes a placeholder,
// longest mark first.
var brackets = []struct{ open, close string }{
	{"{{{", "}}}"}, {"{{", "}}"}, {"{%", "%}"}, {"{!", "}"}, {"#{", "}"}, {"%{", "}"}, {"${", "}"},
	{"*|", "|*"}, {"[[", "]]"},
}

// blankAt reports where the placeholder that begins at text[i] ends; 0 if none
// begins there.
func blankAt(text string, i int) int {
	rest := text[i:]
	if n := min(len(rest), longestBlank); n < len(rest) {
		rest = rest[:n]
	}
	if line := strings.IndexByte(rest, '\n'); line >= 0 {
		rest = rest[:line]
	}
	for _, b := range brackets {
		if !strings.HasPrefix(rest, b.open) {
			continue
		}
		inside := rest[len(b.open):]
		if n := strings.Index(inside, b.close); n > 0 && hasLetter(inside[:n]) {
			return i + len(b.open) + n + len(b.close)
		}
		if b.open == "{{" { // never closed: still no text for a customer
			if n := identifier(strings.TrimLeft(inside, " ")); n > 0 {
				return i + 2 + len(inside) - len(strings.TrimLeft(inside, " ")) + n
			}
		}
	}
	n := 0
	switch rest[0] {
	case '{':
		n = curly(rest)
	case '[':
		n = square(rest)
	case '<':
		n = angle(rest, "<", ">")
	case '&':
		n = angle(rest, "&lt;", "&gt;")
	case '%':
		n = percent(rest)
	case '$':
		if i == 0 || !isWordByte(text[i-1]) {
			n = dollar(rest)
		}
	}
	if n == 0 {
		return 0
	}
	return i + n
}

// curly reads {first_name}.
func curly(s string) int {
	end := strings.IndexByte(s, '}')
	if end < 2 || end > 60 || !hasLetter(s[1:end]) {
		return 0
	}
	for _, c := range []byte(s[1:end]) {
		if !isWordByte(c) && c != ' ' && c != '.' && c != '-' && c != '$' && c != '|' && c != '/' {
			return 0
		}
	}
	return end + 1
}

// square reads [Name]; not a link, a check box, a note or a remark.
func square(s string) int {
	depth := 0
	for j := 0; j < len(s); j++ {
		switch s[j] {
		case '[':
			depth++
		case ']':
			if depth--; depth > 0 {
				continue
			}
			inside := strings.TrimSpace(s[1:j])
			after := s[j+1:]
			if !hasLetter(inside) || inside == kisses || inside == "X" || inside == asWritten ||
				strings.HasPrefix(after, "(") || strings.HasPrefix(after, "[") || strings.HasPrefix(after, ":") && !strings.HasPrefix(after, ": ") ||
				strings.ContainsAny(inside[len(inside)-1:], ".!") || !strings.Contains(inside, " ") && strings.ContainsAny(inside, "@:") || s[1] == '?' || s[1] == '^' {
				return 0
			}
			return j + 1
		}
	}
	return 0
}

// angle reads <first name> between two marks; not an HTML tag, a link or an
// e-mail address.
func angle(s, from, to string) int {
	if !strings.HasPrefix(s, from) {
		return 0
	}
	n := strings.Index(s, to)
	if n < 0 {
		return 0
	}
	inside := s[len(from):n]
	end := n + len(to)
	if strings.HasPrefix(inside, "OTRS_") || strings.HasPrefix(inside, "attribute ") {
		return end
	}
	if len(inside) < 2 || len(inside) > 50 || !isLetter(inside[0]) {
		return 0
	}
	for _, c := range []byte(inside) {
		if !isWordByte(c) && c != ' ' && c != '-' && c != '.' && c != '\'' {
			return 0
		}
	}
	first, _, _ := strings.Cut(strings.ToLower(inside), " ")
	if htmlTags[first] {
		return 0
	}
	return end
}

// percent reads %FIRSTNAME%.
func percent(s string) int {
	n := identifier(s[1:])
	if n < 2 || n+1 >= len(s) || s[n+1] != '%' {
		return 0
	}
	return n + 2
}

// dollar reads $FirstName, $first_name and $CUSTOMER; not a price, a currency
// or a ticker ($5, $USD, $ACME).
func dollar(s string) int {
	n := identifier(s[1:])
	small, capital, camel := 0, 0, false
	for _, c := range []byte(s[1 : n+1]) {
		switch {
		case c == '_':
			camel = true
		case 'a' <= c && c <= 'z':
			small++
		case 'A' <= c && c <= 'Z':
			capital++
		}
	}
	if n < 4 || !camel && (small == 0 && capital < 5 || small > 0 && capital < 2) {
		return 0
	}
	return n + 1
}

// identifier gives the length of the dotted name that s begins with.
func identifier(s string) int {
	n := 0
	for n < len(s) && (isWordByte(s[n]) || n > 0 && s[n] == '.' && n+1 < len(s) && isWordByte(s[n+1])) {
		n++
	}
	if n == 0 || !isLetter(s[0]) && s[0] != '_' {
		return 0
	}
	return n
}

// blankName gives what stands inside a placeholder.
func blankName(s string) string {
	s = strings.TrimSuffix(strings.TrimPrefix(s, "&lt;"), "&gt;")
	return strings.TrimSpace(strings.Trim(s, "{}[]<>%#$!*|_ ,.;:/"))
}

func hasLetter(s string) bool {
	for i := 0; i < len(s); i++ {
		if isLetter(s[i]) || s[i] >= 0x80 {
			return true
		}
	}
	return false
}

var htmlTags = wordSet(`a abbr address article b big blockquote body br button center cite code col dd del div dl dt em
	font footer form h1 h2 h3 h4 h5 h6 head header hr html i img input ins kbd label li link mark meta nav o ol p pre
	q s samp script section small span strike strong style sub sup table tbody td tfoot th thead title tr tt u ul var`)
