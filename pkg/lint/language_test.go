package lint_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"attune/pkg/lint"
	"attune/pkg/text"
)

// A draft that is not English is skipped, and nothing more is said of it.
func TestLanguage(t *testing.T) {
	l := linter(t, "  c:\n    without: [act]\n    message: m\n    severity: error\n    dimension: remedy"+tail)
	const german = "Ihre Bestellung ist unterwegs."
	if diff := cmp.Diff(&lint.Report{Skipped: "language"}, report(l, german)); diff != "" {
		t.Error(diff)
	}
	forced := l.Lint(lint.Input{Draft: text.New(german)[0], Language: lint.English})
	if forced.Skipped != "" || len(forced.Findings) != 1 || forced.Situation.Name == "" {
		t.Errorf("where it is said to be English: %+v", forced)
	}
}

// A customer's message that is not English is as good as none.
func TestCustomersLanguage(t *testing.T) {
	l := linter(t, "  c:\n    with: [asks]\n    without: [act]\n    message: m\n    severity: error\n    dimension: remedy"+tail)
	const draft, german = "Here it is.", "Wo ist meine Bestellung, die ich bezahlt habe?"
	want := report(l, draft)
	want.CustomerSkipped = "language"
	if diff := cmp.Diff(want, report(l, draft, german), cmp.AllowUnexported(lint.Finding{})); diff != "" {
		t.Error(diff)
	}
	docs := text.New(draft, german)
	forced := l.Lint(lint.Input{Draft: docs[0], Customer: docs[1], Language: lint.English})
	if forced.CustomerSkipped != "" || len(forced.Findings) != 1 {
		t.Errorf("where it is said to be English: %+v", forced)
	}
}
