package lint_test

import (
	"slices"
	"testing"

	"attune/pkg/lint"
	"attune/pkg/text"
)

// fired names the checks that fired, outranked ones too.
func fired(r *lint.Report) []string {
	var out []string
	for _, f := range r.Findings {
		out = append(out, f.Check)
		out = append(out, f.Also...)
	}
	return out
}

// What the design holds the rules to, whatever the mechanism.
func TestTouchstones(t *testing.T) {
	l := lint.New(load(t))
	tests := []struct {
		draft, check string
		fires        bool
	}{
		{"Sorry we charged you twice after an issue with your card.", "generic-apology", false},
		{"Sorry you couldn't log in.", "generic-apology", false},
		{"Apologies for the delay in your refund.", "generic-apology", false},
		{"Sorry about the issues with your printer.", "generic-apology", true},
		{"Hi there, sorry about this, Jamie", "generic-apology", true},
		{"Apologies for any inconvenience and thank you for your patience.", "generic-apology", true},
		{"Please send the form so that we can contact you.", "no-follow-up-commitment", true},
		{"If you send us the number, we will call you.", "no-follow-up-commitment", true},
		{"We can't refund you.", "no-concrete-remedy", true},
		{"I've refunded £42.50 to your card.", "no-concrete-remedy", false},
		{"> I want a refund now\n\nWe are looking into it.", "no-concrete-remedy", true},
	}
	for _, test := range tests {
		r := l.Lint(lint.Input{Draft: text.New(test.draft)[0], Situation: "problem"})
		if got := slices.Contains(fired(r), test.check); got != test.fires {
			t.Errorf("%s on %q: %v", test.check, test.draft, got)
		}
	}
}

// An ordinary careful letter has nothing to be found.
func TestCleanDraft(t *testing.T) {
	const letter = `Hi Ana,

You were charged twice for the kettle on 3 May, and your two emails went unanswered. That was our mistake, and I'm sorry.

I've refunded £42.50 to the card ending 1881; you'll see it by Thursday. I'll check on Friday that it has arrived and write to you either way.

Kind regards,
Tom`
	docs := text.New(letter, customer)
	r := lint.New(load(t)).Lint(lint.Input{Draft: docs[0], Customer: docs[1]})
	if len(r.Findings) > 0 || r.Score != 100 || len(r.Strengths) == 0 {
		t.Errorf("score %d, %d strengths, fired %v", r.Score, len(r.Strengths), fired(r))
	}
}
