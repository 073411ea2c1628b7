package text

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
