package lint

import "attune/pkg/text"

// An Input is a draft with what is known about it.
type Input struct {
	Draft     *text.Document
	Customer  *text.Document // the customer's message; nil where it is not known
	Situation string         // a situation's name; "" to have it found
	Language  string         // [English] takes both texts to be it; "" looks at each
}

// English is the one language that rules are written for.
const English = "en"

// A Report is what attune says about one draft. It is a function of the Input
// and the rules alone.
type Report struct {
	// Skipped says why the draft was not checked: "language", it is not English.
	// Then the report holds nothing else. "" for a draft that was checked.
	Skipped string
	// CustomerSkipped says why the customer's message was left out of account,
	// as if it were not known: "language". "" where it was not.
	CustomerSkipped string

	Situation Situation
	// Score is 0 to 100: what is left of the dimensions' weights, rounded, never
	// above the lowest Cap.
	Score      int
	Cap        *Cap        // the cap that holds the score down; nil if none does
	Dimensions []Dimension // those with a weight in this situation, in the order of the weights
	Findings   []Finding   // by place, then severity, then check
	Strengths  []Strength  // by place
}

// A Situation says what kind of message a draft answers, and how that is known.
type Situation struct {
	Name   string
	Source string // "given" (Input.Situation), "customer", "draft", or "default" where nothing told
}

// A Cap is an upper bound of the score and the check that set it.
type Cap struct {
	Check string
	Score int
}

// A Dimension is one part of the score.
type Dimension struct {
	Name   string
	Weight float64 // points to be had in this situation
	Lost   float64 // the Points of its findings, 0 to Weight
}

// In says which text a Match stands in.
type In uint8

const (
	Draft In = iota
	Customer
)

// A Match is a place where a cue was seen.
type Match struct {
	In In
	text.Span
	Cue      string
	Sentence int // index into Sentences of that document
}

// A Finding is a check that the draft does not pass, and where.
type Finding struct {
	Check    string
	Case     int    // which of the check's cases held, 0-based; -1 for a check without cases
	Severity string // error, warning or info
	Message  string
	Why      string
	// Span stands in the draft. Of an absence it is the sentence where the
	// missing thing belongs.
	Span        text.Span
	Absence     bool
	Dimension   string   // that loses Points
	Points      float64  // what it costs, before the cap; in tenths
	Cap         int      // upper bound of the score; 0 for none
	Evidence    []Match  // the cues that led here, in order
	Also        []string // checks outranked by this one on the same words, sorted
	Rewrites    []Rewrite
	Fingerprint string // 16 hex digits, the same as long as check and sentence are; no line numbers in it

	loses float64 // share of the dimension's weight
}

// A Rewrite is a better wording, ready to paste.
type Rewrite struct {
	Kind  string // "safe": changes no claim · "filled": holds the customer's words · "blank": has places to fill, in [brackets]
	Label string // a verb phrase: what it does
	Edits []text.Edit
}

// A Strength is something the draft does well, and where.
type Strength struct {
	Check   string
	Message string
	Span    text.Span
}
