package rules_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"attune/pkg/eval"
	"attune/pkg/lint"
	"attune/pkg/text"
)

// ownReplies are the labelled replies written for the project.
func ownReplies(t *testing.T) []eval.Reply {
	t.Helper()
	var all []eval.Reply
	for _, file := range []string{"letters", "mixed", "inbox", "public", "desk", "blind"} {
		all = append(all, read(t, "../testdata/corpus/"+file+".jsonl")...)
	}
	return all
}

func judge(l *lint.Linter, draft, customer, situation string) *lint.Report {
	docs := text.New(draft, customer)
	return l.Lint(lint.Input{Draft: docs[0], Customer: docs[1], Situation: situation})
}

// verdict is what a report says, free of where it stands.
func verdict(r *lint.Report) []string {
	out := []string{fmt.Sprint(r.Situation.Name, " ", r.Score)}
	for _, f := range r.Findings {
		out = append(out, fmt.Sprint(f.Check, " ", f.Case, " ", f.Severity))
	}
	slices.Sort(out[1:])
	return out
}

// How a draft is typed and set does not change what it says.
func TestTypingDoesNotMatter(t *testing.T) {
	l := lint.New(load(t))
	changes := []struct {
		name   string
		change func(string) string
	}{
		{"trailing space", func(s string) string { return strings.ReplaceAll(s, "\n", "  \n") + " \n" }},
		{"line ends of Windows", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }},
		{"curly apostrophes", func(s string) string { return strings.ReplaceAll(s, "'", "’") }},
		{"curly quotes", curlyQuotes},
		{"lines of 60", func(s string) string { return wrap(s, 60) }},
		{"American spelling", func(s string) string { return respell(s, false) }},
		{"British spelling", func(s string) string { return respell(s, true) }},
	}
	tried := map[string]int{}
	for _, r := range ownReplies(t) {
		want := verdict(judge(l, r.Text, r.Customer, ""))
		for _, c := range changes {
			changed := c.change(r.Text)
			if changed == r.Text {
				continue
			}
			tried[c.name]++
			if diff := cmp.Diff(want, verdict(judge(l, changed, r.Customer, ""))); diff != "" {
				t.Errorf("%s: %s\n%s", r.ID, c.name, diff)
			}
		}
	}
	for _, c := range changes {
		if tried[c.name] == 0 {
			t.Errorf("%s: no reply shows it", c.name)
		}
	}
}

func curlyQuotes(s string) string {
	open := false
	return strings.Map(func(r rune) rune {
		if r != '"' {
			return r
		}
		if open = !open; open {
			return '“'
		}
		return '”'
	}, s)
}

// wrap breaks the long lines of a draft anew. A line that is short already is a
// greeting, a list item or a sign-off, and stays.
func wrap(s string, width int) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		var b strings.Builder
		column := 0
		for j, w := range strings.Split(line, " ") {
			n := utf8.RuneCountInString(w)
			switch {
			case j == 0:
			case column+1+n > width && !strings.ContainsAny(w[:min(1, len(w))], "0123456789"): // a number stays with its unit
				b.WriteByte('\n')
				column = 0
			default:
				b.WriteByte(' ')
				column++
			}
			b.WriteString(w)
			column += n
		}
		lines[i] = b.String()
	}
	return strings.Join(lines, "\n")
}

// spellings are pairs of one word, British and American.
var spellings = [][2]string{
	{"apologise", "apologize"}, {"apologises", "apologizes"}, {"apologised", "apologized"}, {"apologising", "apologizing"},
	{"realise", "realize"}, {"realised", "realized"}, {"recognise", "recognize"}, {"recognised", "recognized"},
	{"cancelled", "canceled"}, {"cancelling", "canceling"}, {"travelled", "traveled"}, {"labelled", "labeled"},
	{"colour", "color"}, {"colours", "colors"}, {"favour", "favor"}, {"favourite", "favorite"}, {"honour", "honor"},
	{"organise", "organize"}, {"organised", "organized"}, {"prioritise", "prioritize"}, {"prioritised", "prioritized"},
	{"centre", "center"}, {"licence", "license"}, {"grey", "gray"}, {"cheque", "check"}, {"mum", "mom"},
	{"sympathise", "sympathize"}, {"empathise", "empathize"}, {"authorised", "authorized"}, {"unauthorised", "unauthorized"},
	{"behaviour", "behavior"}, {"fulfil", "fulfill"}, {"enquiry", "inquiry"}, {"programme", "program"}, {"catalogue", "catalog"},
}

var plainWord = regexp.MustCompile(`[A-Za-z]+`)

// respell writes a draft in one of the two spellings. What is the same word in
// one direction only ("check" is not always a cheque) is left.
func respell(s string, british bool) string {
	return plainWord.ReplaceAllStringFunc(s, func(w string) string {
		for _, p := range spellings {
			from, to := p[0], p[1]
			if british {
				from, to = to, from
			}
			switch {
			case british && (from == "check" || from == "license" || from == "program" || from == "mom"):
			case w == from:
				return to
			case w == strings.ToUpper(from[:1])+from[1:]:
				return strings.ToUpper(to[:1]) + to[1:]
			}
		}
		return w
	})
}

// goodSentences do well in one dimension each.
var goodSentences = []struct{ dimension, sentence string }{
	{"acknowledgement", "I can see that the parcel you ordered on 3 May never reached you."},
	{"acknowledgement", "You waited in on Tuesday and nobody came."},
	{"ownership", "I'm sorry we sent your parcel to the wrong address."},
	{"ownership", "We printed the wrong street on the label; that was our mistake."},
	{"remedy", "I've refunded £42.50 to the card ending 1881."},
	{"remedy", "A new one left our depot this morning and will be with you tomorrow."},
	{"follow-up", "I'll email you by noon on Friday, even if there's no news."},
	{"follow-up", "Priya from our billing team will ring you tomorrow at ten."},
}

// With the situation given, a good sentence never costs points where it is good.
// Repetition and length are apart: the second apology can be one too many.
func TestGoodSentencesDoNotHurt(t *testing.T) {
	l := lint.New(load(t))
	lost := func(r *lint.Report, dimension string) float64 {
		sum := 0.0
		for _, f := range r.Findings {
			apart := slices.Contains([]string{"over-apology", "hard-to-read", "buried-answer"}, f.Check)
			if f.Dimension == dimension && !apart {
				sum += f.Points
			}
		}
		return sum
	}
	for _, r := range ownReplies(t) {
		before := judge(l, r.Text, r.Customer, "problem")
		for _, g := range goodSentences {
			for where, longer := range []string{r.Text + "\n\n" + g.sentence, behindGreeting(r.Text, g.sentence)} {
				after := judge(l, longer, r.Customer, "problem")
				if a, b := lost(before, g.dimension), lost(after, g.dimension); b > a+1e-9 {
					t.Errorf("%s: %s loses %.1f, then %.1f with “%s” (%d)\n%s", r.ID, g.dimension, a, b, g.sentence, where, cmp.Diff(verdict(before), verdict(after)))
				}
			}
		}
	}
}

// behindGreeting sets a sentence before the body of a draft.
func behindGreeting(draft, sentence string) string {
	at := 0
	for _, s := range text.New(draft)[0].Sentences {
		if s.Part == text.Body {
			at = s.Start
			break
		}
	}
	return draft[:at] + sentence + " " + draft[at:]
}
