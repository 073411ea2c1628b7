// Package text reads a draft: where its greeting, body, sign-off and quoted
// mail are, where its sentences and words begin and end, and what line and
// column that is.
//
// Call [New] with the text of a draft. Every position in the answer is a byte
// offset into that text, so text[s.Start:s.End] is always what a span stands
// for; [NewLines] turns offsets into lines and columns and back. Any bytes give
// a Document: nothing here returns an error.
package text

// A Span is the half-open byte range [Start, End) of a text.
type Span struct{ Start, End int }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains reports whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// An Edit replaces the bytes of Span by Text. An empty Span inserts.
type Edit struct {
	Span
	Text string
}

// A Part is what a stretch of a draft is for.
type Part uint8

const (
	Body     Part = iota
	Greeting      // "Hi Ana," – also at the head of a line that goes on, and "@handle "
	SignOff       // "Kind regards," and all below it down to a "P.S.", "^JD", the signature after "-- "
	Quote         // mail of somebody else: "> …", "On … wrote:" and what follows
)

func (p Part) String() string {
	return [...]string{"body", "greeting", "sign-off", "quote"}[p]
}

// A Region is a stretch of one Part. Regions follow each other without gap or
// overlap from the first byte of a text to its last.
type Region struct {
	Span
	Part Part
}

// A Class says what kind of thing a word is; a word can be of several.
type Class uint16

const (
	Number      Class = 1 << iota // 3, 1,200, 14th, three, second (as a count)
	Amount                        // £42.50, 20 %, 40 EUR: the whole expression is one word
	URL                           // also e-mail addresses
	Code                          // an order, ticket or tracking reference: GX-4471, #5512
	Person                        // a name in a greeting, a sign-off or an address; @handle
	Shout                         // four letters or more, all capitals, no code
	Emoji                         // one grapheme of emoji, or an emoticon
	Blank                         // a placeholder ({{name}}, [amount]) or an empty place ("Hi ,")
	Secret                        // a full card or bank account number
	Conjunction                   // and, but, so, because, while at the head of a clause
)

// A Word is a word, number, amount, link, emoji or placeholder. Punctuation is
// no word, nor is the mark of a list item. A contraction is two words that share its bytes between them:
// "can't" is "can" and "not".
type Word struct {
	Span
	// Norm is what phrases are compared with: lower case, apostrophes
	// straightened, contractions written out ("'ll" is will, "n't" is not; a
	// possessive stays "'s").
	Norm   string
	Class  Class
	Clause int // number of its clause in the sentence, 0-based
}

// A Sentence is a sentence of the greeting, the body or the sign-off. Quoted
// mail has none.
type Sentence struct {
	Span             // from the first byte to the last, final punctuation included, no white space around
	Words     []Word // in order; empty for a sentence of punctuation alone
	Part      Part
	Paragraph int  // number of its paragraph in the text, 0-based
	Final     byte // '.', '!', '?' ("?!" is '?'), or 0 where it just stops
}

// A Document is a text with its regions and sentences. It is never changed
// after New and safe for concurrent use.
type Document struct {
	Text      string
	Regions   []Region
	Sentences []Sentence
}
