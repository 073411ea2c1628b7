package render

import (
	"errors"
	"iter"
	"slices"
	"strings"

	"attune/pkg/lint"
	"attune/pkg/rule"
	"attune/pkg/source"
	"attune/pkg/text"
)

// The reports here are written by hand, so that each thing a report can hold is
// there; what the rules say of a draft is tested with the rules.

const lampDraft = "Hi Zoë,\n\nSorry for any inconvenience 🙏 this may have caused you while the replacement for your\nbroken reading lamp was on its way. We will look into it.\n\nThe card 4012 8888 8888 1881 was charged.\n\nKind regards,\nMaya\n"

const lampMessage = "My reading lamp arrived broken and the box was 包装 torn. Card 4012 8888 8888 1881."

// item builds an item with documents in which the card's number is a secret.
func item(draft *source.Draft, report *lint.Report) Item {
	docs := text.New(draft.Text, draft.Customer)
	in := lint.Input{Draft: docs[0]}
	if draft.Customer != "" {
		in.Customer = docs[1]
	}
	return Item{Draft: draft, Input: in, Report: report}
}

// at is the place of words in a text.
func at(s, words string) text.Span {
	i := strings.Index(s, words)
	if i < 0 {
		panic("not there: " + words)
	}
	return text.Span{Start: i, End: i + len(words)}
}

func lamp() Item {
	sorry := at(lampDraft, "Sorry for any inconvenience 🙏 this may have caused you")
	look := at(lampDraft, "We will look into it.")
	secret := at(lampDraft, "4012 8888 8888 1881")
	end := text.Span{Start: secret.End + len(" was charged."), End: secret.End + len(" was charged.")}
	return item(&source.Draft{Path: "drafts/lamp.txt", Text: lampDraft, Customer: lampMessage}, &lint.Report{
		Situation: lint.Situation{Name: "problem", Source: "customer"},
		Score:     20,
		Cap:       &lint.Cap{Check: "secret-shown", Score: 20},
		Dimensions: []lint.Dimension{
			{Name: "acknowledgement", Weight: 20}, {Name: "ownership", Weight: 12, Lost: 7.2}, {Name: "remedy", Weight: 28, Lost: 28},
			{Name: "follow-up", Weight: 8, Lost: 8}, {Name: "tone", Weight: 16, Lost: 0.3}, {Name: "personal", Weight: 16, Lost: 5.6},
		},
		Findings: []lint.Finding{
			{
				Check: "generic-apology", Case: -1, Severity: "warning", Dimension: "ownership", Points: 7.2, Span: sorry, Also: []string{"stock-phrase"},
				Message:  "This apology could stand under any ticket: it never says what went wrong.",
				Why:      "Naming the failure is what shows a reader that someone looked. It takes one noun.\n",
				Evidence: []lint.Match{{In: lint.Draft, Span: sorry, Cue: "apology"}, {In: lint.Customer, Span: at(lampMessage, "arrived broken and the box was 包装 torn"), Cue: "customer-failure"}},
				Rewrites: []lint.Rewrite{
					{Kind: "filled", Label: "name what went wrong", Edits: []text.Edit{{Span: sorry, Text: "I'm sorry that your reading lamp arrived broken"}}},
					{Kind: "blank", Label: "name what went wrong", Edits: []text.Edit{{Span: sorry, Text: `I'm sorry that [what went wrong – they wrote: "my card 4012 8888 8888 1881"]`}}},
				},
				Fingerprint: "0011223344556677",
			},
			{
				Check: "no-concrete-remedy", Case: 1, Severity: "error", Dimension: "remedy", Points: 28, Cap: 55, Span: look, Absence: true,
				Message:     "This names no act.",
				Why:         "A promise to look leaves the reader where they were",
				Evidence:    []lint.Match{{In: lint.Draft, Span: at(lampDraft, "look into"), Cue: "vague-remedy"}},
				Rewrites:    []lint.Rewrite{{Kind: "blank", Label: "say what you do", Edits: []text.Edit{{Span: look, Text: "We've sent [what], and it reaches you by [day]."}}}},
				Fingerprint: "8899aabbccddeeff",
			},
			{
				Check: "secret-shown", Case: -1, Severity: "error", Cap: 20, Span: secret,
				Message: "A full card number 4012 8888 8888 1881 stands here.", Why: "Mail is read by many.",
				Rewrites:    []lint.Rewrite{{Kind: "safe", Label: "Take “4012 8888 8888 1881” out", Edits: []text.Edit{{Span: at(lampDraft, "The card 4012 8888 8888 1881 was charged.")}}}},
				Fingerprint: "0000000000000001",
			},
			{
				Check: "no-follow-up-commitment", Case: 0, Severity: "info", Dimension: "follow-up", Points: 8, Span: at(lampDraft, "The card 4012 8888 8888 1881 was charged."), Absence: true,
				Message: "Nothing says who writes next, or when.", Why: "Silence after a promise; the reader has to chase.",
				Rewrites:    []lint.Rewrite{{Kind: "blank", Label: "say when you write next", Edits: []text.Edit{{Span: end, Text: " I'll write to you by [day], whatever I know by then."}}}},
				Fingerprint: "0000000000000002",
			},
		},
		Strengths: []lint.Strength{{Check: "missing-acknowledgement", Message: "It shows what happened to this customer.", Span: at(lampDraft, "broken reading lamp")}},
	})
}

func thanks() Item {
	return item(&source.Draft{Path: "replies.jsonl", ID: "thanks\x1b[31m <b>", Line: 12, Text: "Thank you, Ana – the team will love this."}, &lint.Report{
		Situation:  lint.Situation{Name: "praise", Source: "draft"},
		Score:      100,
		Dimensions: []lint.Dimension{{Name: "acknowledgement", Weight: 40}, {Name: "tone", Weight: 30}, {Name: "personal", Weight: 30}},
	})
}

func late() Item {
	const draft = "You failed to give the right address.\x1b[2J We ship to the address we were given."
	return item(&source.Draft{Path: "replies.jsonl", ID: "late-parcel", Line: 13, Text: draft}, &lint.Report{
		Situation:  lint.Situation{Name: "problem", Source: "draft"},
		Score:      45,
		Cap:        &lint.Cap{Check: "customer-blame", Score: 45},
		Dimensions: []lint.Dimension{{Name: "remedy", Weight: 60, Lost: 20}, {Name: "tone", Weight: 40, Lost: 20}},
		Findings: []lint.Finding{{
			Check: "customer-blame", Case: -1, Severity: "error", Dimension: "tone", Points: 20, Cap: 45, Span: at(draft, "You failed to"),
			Message: "This puts the fault on the customer.", Why: "Blame ends the talk.", Fingerprint: "0000000000000003",
		}},
	})
}

func german() Item {
	return item(&source.Draft{Path: "replies.jsonl", ID: "paket", Line: 15, Text: "Wir melden uns morgen."}, &lint.Report{Skipped: "language"})
}

// abroad is a draft whose customer wrote in another language.
func abroad() Item {
	praise := thanks()
	praise.Draft.Customer = "Vielen Dank, das ging schnell!"
	praise = item(praise.Draft, praise.Report)
	praise.Report.CustomerSkipped = "language"
	return praise
}

func unreadable() Item {
	return Item{Err: &source.Error{Path: "replies.jsonl", Line: 14, What: `has no "reply"`, Do: "write one"}}
}

func stranger() Item { return Item{Err: errors.New("no more memory")} }

func seq(items ...Item) iter.Seq[Item] { return slices.Values(items) }

// sampleSet has checks of each shape.
func sampleSet() *rule.Set {
	return &rule.Set{
		Situations: []rule.Situation{{Name: "problem"}, {Name: "praise"}},
		Weights: map[string]map[string]float64{
			"problem": {"ownership": 12, "remedy": 28}, "praise": {"remedy": 0, "ownership": 40},
		},
		Checks: []rule.Check{
			{
				Name: "generic-apology", When: []string{"problem"}, Why: "Naming the failure is what shows a reader that someone looked.",
				Source: "A study of apologies (2013)", Outranks: []string{"stock-phrase"},
				Case: rule.Case{
					Message: "This apology could stand under any ticket: it never says what went wrong.", Severity: "warning",
					Dimension: "ownership", Loses: 0.6, Replace: []rule.Rewrite{{Pieces: []rule.Piece{{Text: "I'm sorry that "}, {Cue: "customer-failure", Text: "what went wrong"}, {Text: "."}}}},
				},
				Examples: rule.Examples{
					Hit:  []rule.Example{{Draft: "We're really sorry for the trouble.", Customer: "My lamp is broken.", Marks: [][2]int{{0, 18}}}},
					Miss: []rule.Example{{Draft: "We're sorry your lamp arrived broken."}},
				},
			},
			{
				Name: "no-concrete-remedy", Why: "A promise to look is no act.", Case: rule.Case{Dimension: "remedy"},
				Cases: []rule.Case{
					{Message: "This names no act.", Severity: "warning", Dimension: "remedy", Loses: 0.65, Cap: 70},
					{Message: "Nothing here puts it right.", Severity: "error", Dimension: "remedy", Loses: 1, Cap: 55},
				},
			},
		},
	}
}
