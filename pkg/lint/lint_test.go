package lint_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"attune/pkg/lint"
	"attune/pkg/rule"
	"attune/pkg/text"
)

// A small language of its own, so that these tests hold whatever the bundled
// rules become.
const head = `
words:
  plain: [the, is, a, it, was, and, sorry, we, i, am, are]
  specific: {except: [plain]}
cues:
  sorry: {means: An apology., any: [sorry ...], examples: {hit: [sorry], miss: [no]}}
  named: {means: It names the fault., any: [sorry ... late], examples: {hit: [sorry so late], miss: [no]}}
  act: {means: An act., any: [we sent], examples: {hit: [we sent], miss: [no]}}
  later: {means: A vague time., any: [soon], examples: {hit: [soon], miss: [no]}}
  cheer: {means: Cheer., any: [hooray], examples: {hit: [hooray], miss: [no]}}
  broken: {in: customer, means: It broke., any: [broke, broken], examples: {hit: [it broke], miss: [no]}}
  asks: {in: customer, means: A question., any: ["<question>"], examples: {hit: ["is it?"], miss: [no]}}
situations:
  problem: {broken: 2, sorry: 1}
  request: {asks: 2}
  other:
weights:
  problem: {apology: 40, remedy: 60}
  request: {apology: 0, remedy: 100}
  other: {apology: 50, remedy: 50}
`

func linter(t testing.TB, checks string) *lint.Linter {
	t.Helper()
	set, err := rule.Load(fstest.MapFS{"a.yaml": {Data: []byte(head + "checks:\n" + checks)}})
	if err != nil {
		t.Fatal(err)
	}
	return lint.New(set)
}

const tail = `
    why: Because.
    examples: {hit: [x], miss: [y]}
`

func report(l *lint.Linter, draft string, message ...string) *lint.Report {
	in := lint.Input{Draft: text.New(draft)[0]}
	if len(message) > 0 {
		in.Customer = text.New(message[0])[0]
	}
	return l.Lint(in)
}

// found shows findings as "check: the words".
func found(r *lint.Report, draft string) []string {
	var out []string
	for _, f := range r.Findings {
		out = append(out, f.Check+": "+draft[f.Span.Start:f.Span.End])
	}
	return out
}

func TestPresence(t *testing.T) {
	const draft = "Sorry for this. Here it is. Sorry it was late. We sent it. Sorry, sorry."
	tests := []struct {
		name, rule string
		want       []string
	}{
		{"find", "find: sorry", []string{"c: Sorry for this", "c: Sorry it was late", "c: Sorry", "c: sorry"}},
		{"first", "find: sorry\n    first: true", []string{"c: Sorry for this"}},
		{"beyond", "find: sorry\n    beyond: 3", []string{"c: Sorry", "c: sorry"}},
		{"over", "find: sorry\n    over: 2", []string{"c: Sorry"}},
		{"over per words", "find: sorry\n    over: 1\n    per: 10", []string{"c: Sorry"}},
		{"over in a sentence", "find: sorry\n    over: 1\n    within: sentence", []string{"c: sorry"}},
		{"without in the draft", "find: sorry\n    without: [act]", nil},
		{"without in the sentence", "find: sorry\n    without: [named]\n    within: sentence", []string{"c: Sorry for this", "c: Sorry", "c: sorry"}},
		{"without near", "find: sorry\n    without: [act]\n    within: near", []string{"c: Sorry for this"}},
		{"with before", "find: sorry\n    with: [act]\n    within: before", []string{"c: Sorry", "c: sorry"}},
		{"with in the opening", "find: later\n    with: [sorry]\n    within: opening", nil},
	}
	for _, test := range tests {
		l := linter(t, "  c:\n    message: m\n    severity: warning\n    dimension: apology\n    "+test.rule+tail)
		if diff := cmp.Diff(test.want, found(report(l, draft), draft)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func TestAbsencePointsToWhereItBelongs(t *testing.T) {
	const draft = "Hi Ana,\n\nIt is here. You get it soon. Bye.\n\nKind regards,\nTom"
	tests := []struct {
		name, rule string
		want       []string
	}{
		{"last", "without: [act]", []string{"c: Bye."}},
		{"first", "without: [act]\n    first: true", []string{"c: It is here."}},
		{"at what a case finds", "without: [act]\n    cases: [{find: later}, {message: other}]", []string{"c: soon"}},
		{"there", "without: [later]", nil},
	}
	for _, test := range tests {
		l := linter(t, "  c:\n    message: m\n    severity: warning\n    dimension: apology\n    "+test.rule+tail)
		if diff := cmp.Diff(test.want, found(report(l, draft), draft)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
	l := linter(t, "  c:\n    message: m\n    severity: warning\n    dimension: apology\n    without: [act]"+tail)
	for _, empty := range []string{"", "\n\n", "> quoted", "Hi Ana,"} {
		if r := report(l, empty); len(r.Findings) != 1 || r.Findings[0].Span.End > len(empty) {
			t.Errorf("%q: %v", empty, r.Findings)
		}
	}
}

func TestFirstCaseSpeaks(t *testing.T) {
	l := linter(t, `  c:
    severity: warning
    dimension: remedy
    without: [act]
    loses: 0.5
    cases:
      - {find: later, message: vague, cap: 70}
      - {with: sorry, message: warm, loses: 0.25}
      - {message: nothing, severity: error, loses: 1, cap: 20}`+tail)
	tests := []struct {
		draft, message string
		n              int
		points         float64
		score          int
	}{
		{"You get it soon, sorry.", "vague", 0, 30, 70},
		{"Sorry.", "warm", 1, 15, 85},
		{"Hello.", "nothing", 2, 50, 20},
	}
	for _, test := range tests {
		r := report(l, test.draft)
		if len(r.Findings) != 1 {
			t.Errorf("%q: %d findings", test.draft, len(r.Findings))
			continue
		}
		f := r.Findings[0]
		if f.Message != test.message || f.Case != test.n || f.Points != test.points || r.Score != test.score {
			t.Errorf("%q: %s, case %d, %g points, score %d", test.draft, f.Message, f.Case, f.Points, r.Score)
		}
	}
}

// Every lost point has its finding, no dimension loses more than it has, and
// the lowest cap holds.
func TestScore(t *testing.T) {
	l := linter(t, `  a: {find: sorry, message: m, severity: info, dimension: apology, loses: 0.75, why: w, examples: {hit: [x], miss: [y]}}
  b: {find: cheer, message: m, severity: error, dimension: remedy, loses: 0.1, cap: 45, why: w, examples: {hit: [x], miss: [y]}}
  c: {find: later, message: m, severity: error, dimension: remedy, loses: 0, cap: 60, why: w, examples: {hit: [x], miss: [y]}}`)
	tests := []struct {
		draft  string
		points []float64
		score  int
		cap    string
	}{
		{"We sent it.", nil, 100, ""},
		{"Sorry. We sent it.", []float64{30}, 70, ""},
		{"Sorry. Sorry. We sent it.", []float64{30, 10}, 60, ""},
		{"Sorry. Hooray.", []float64{30, 6}, 45, "b"},
		{"Sorry. Hooray. Soon.", []float64{30, 6, 0}, 45, "b"},
		{"Sorry. Sorry. Soon.", []float64{30, 10, 0}, 60, ""}, // the cap costs nothing here
	}
	for _, test := range tests {
		r := report(l, test.draft, "It broke.")
		var points []float64
		lost := 0.0
		for _, f := range r.Findings {
			points = append(points, f.Points)
			lost += f.Points
		}
		inDimensions := 0.0
		for _, d := range r.Dimensions {
			inDimensions += d.Lost
		}
		capped := ""
		if r.Cap != nil {
			capped = r.Cap.Check
		}
		if diff := cmp.Diff(test.points, points); diff != "" || r.Score != test.score || capped != test.cap || lost != inDimensions {
			t.Errorf("%q: points %v, score %d, cap %q", test.draft, points, r.Score, capped)
		}
	}
}

func TestSituation(t *testing.T) {
	l := linter(t, "  c: {when: [request], without: [act], message: m, severity: info, dimension: remedy, why: w, examples: {hit: [x], miss: [y]}}")
	tests := []struct {
		draft    string
		message  []string
		want     lint.Situation
		findings int
	}{
		{"Sorry.", nil, lint.Situation{Name: "problem", Source: "draft"}, 0},
		{"Fine.", nil, lint.Situation{Name: "other", Source: "default"}, 0},
		{"Sorry.", []string{"Is it there?"}, lint.Situation{Name: "request", Source: "customer"}, 1},
		{"Sorry.", []string{"Is it broken?"}, lint.Situation{Name: "problem", Source: "customer"}, 0}, // ties go to the first
		{"Sorry.", []string{"Well."}, lint.Situation{Name: "problem", Source: "draft"}, 0},
	}
	for _, test := range tests {
		r := report(l, test.draft, test.message...)
		if r.Situation != test.want || len(r.Findings) != test.findings {
			t.Errorf("%q, %q: %v, %d findings", test.draft, test.message, r.Situation, len(r.Findings))
		}
	}
	if r := l.Lint(lint.Input{Draft: text.New("Sorry.")[0], Situation: "request"}); r.Situation.Source != "given" || len(r.Findings) != 1 {
		t.Errorf("given: %v", r.Situation)
	}
}

// A reply that says sorry tells what an ambiguous message was about; it does not
// overturn a clear one.
func TestSituationOfAnAmbiguousMessage(t *testing.T) {
	points := strings.NewReplacer("problem: {broken: 2, sorry: 1}", "problem: {broken: 1, sorry: 3}")
	set, err := rule.Load(fstest.MapFS{"a.yaml": {Data: []byte(points.Replace(head) + "checks:\n" +
		`  a: {message: M., find: later, severity: info, dimension: apology, loses: 1, ` +
		`why: Because., examples: {hit: [soon], miss: [y]}}`)}})
	if err != nil {
		t.Fatal(err)
	}
	l := lint.New(set)
	for _, test := range []struct {
		draft, message string
		want           lint.Situation
	}{
		{"Fine.", "Is it broken?", lint.Situation{Name: "request", Source: "customer"}},
		{"Sorry.", "Is it broken?", lint.Situation{Name: "problem", Source: "draft"}},
		{"Sorry.", "Is it there?", lint.Situation{Name: "request", Source: "customer"}},
	} {
		if r := report(l, test.draft, test.message); r.Situation != test.want {
			t.Errorf("%q, %q: %v", test.draft, test.message, r.Situation)
		}
	}
}

func TestCustomerCuesAreSkippedWithoutAMessage(t *testing.T) {
	l := linter(t, "  c: {with: [asks], without: [act], message: m, severity: info, dimension: remedy, why: w, examples: {hit: [x], miss: [y]}}")
	if r := report(l, "Fine."); len(r.Findings) != 0 {
		t.Error("fired without a message")
	}
	if r := report(l, "Fine.", "Where is it?"); len(r.Findings) != 1 {
		t.Error("did not fire")
	}
	if r := report(l, "Fine.", "Nice."); len(r.Findings) != 0 {
		t.Error("fired without a question")
	}
}

func TestEchoIsSkippedWithoutAMessage(t *testing.T) {
	l := linter(t, `  c: {without: ["<echo>"], message: m, severity: info, dimension: remedy, why: w, examples: {hit: [x], miss: [y]}}`)
	if r := report(l, "The kettle."); len(r.Findings) != 0 {
		t.Error("fired without a message")
	}
	if r := report(l, "The kettle.", "A lamp!"); len(r.Findings) != 1 {
		t.Error("did not fire")
	}
	if r := report(l, "The kettles.", "A kettle!"); len(r.Findings) != 0 {
		t.Error("fired on an echo")
	}
}

func TestEveryCaseSpeaks(t *testing.T) {
	l := linter(t, `  c:
    severity: warning
    dimension: remedy
    loses: 0.5
    every: true
    cases: [{without: [act], message: no act}, {find: sorry, message: sorry}, {without: [later], message: no time}]`+tail)
	var got []string
	for _, f := range report(l, "Sorry.").Findings {
		got = append(got, f.Message)
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{"no act", "no time", "sorry"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestProfile(t *testing.T) {
	l := linter(t, `  c: {find: sorry, message: m, severity: error, dimension: remedy, loses: 1, why: w, add: [a], examples: {hit: [x], miss: [y]}}
  d: {find: sorry, message: m, severity: off, dimension: remedy, loses: 1, why: w, examples: {hit: [x], miss: [y]}}`)
	under := func(p rule.Profile) string {
		var got []string
		for _, f := range report(l.Under(&p), "Sorry.").Findings {
			got = append(got, fmt.Sprint(f.Check, f.Severity, len(f.Rewrites), f.Points))
		}
		return strings.Join(got, " ")
	}
	for _, test := range []struct {
		profile rule.Profile
		want    string
	}{
		{rule.Profile{}, "cerror1 60"},
		{rule.Profile{Checks: []rule.Override{{Check: "c", Severity: "info"}, {Check: "d", Severity: "warning"}}}, "dwarning0 60 cinfo1 0"},
		{rule.Profile{Checks: []rule.Override{{Check: "c", Severity: rule.Off}}}, ""},
		{rule.Profile{NoRewrites: []string{"c"}}, "cerror0 60"},
	} {
		if got := under(test.profile); got != test.want {
			t.Errorf("%v: %q, want %q", test.profile, got, test.want)
		}
	}
}

// A case that is off keeps the later ones still, under a profile as well.
func TestCaseThatIsOff(t *testing.T) {
	l := linter(t, `  c:
    find: sorry
    dimension: remedy
    cases: [{with: [act], severity: off, message: m}, {severity: info, message: m}]`+tail)
	loud := l.Under(&rule.Profile{Checks: []rule.Override{{Check: "c", Severity: "error"}}})
	for _, l := range []*lint.Linter{l, loud} {
		if r := report(l, "Sorry. We sent it."); len(r.Findings) != 0 {
			t.Error("the exception does not hold")
		}
		if r := report(l, "Sorry."); len(r.Findings) != 1 {
			t.Error("nothing is found")
		}
	}
}

func TestOutranked(t *testing.T) {
	l := linter(t, `  weak: {find: sorry, message: m, severity: info, dimension: apology, loses: 0.5, why: w, examples: {hit: [x], miss: [y]}}
  strong: {find: named, outranks: [weak], message: m, severity: error, dimension: remedy, loses: 0.5, why: w, examples: {hit: [x], miss: [y]}}`)
	r := report(l, "Sorry it was late. Sorry.")
	var got []string
	for _, f := range r.Findings {
		got = append(got, f.Check+strings.Join(f.Also, "+"))
	}
	if diff := cmp.Diff([]string{"strongweak", "weak"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestRewrites(t *testing.T) {
	l := linter(t, `  c:
    find: sorry
    message: m
    severity: info
    dimension: apology
    replace: ["I'm late because {broken|what broke}", ""]
    add: ["the [thing] goes out."]`+tail)
	tests := []struct {
		draft   string
		message []string
		want    []string
	}{
		{"Sorry for this.", nil, []string{
			"blank: I'm late because [what broke].",
			"safe: ",
			"blank: Sorry for this. The [thing] goes out.",
		}},
		{"Well, sorry; we sent it.", []string{`The [blue] lid is "broken", and I cry.`}, []string{
			`blank: Well, I'm late because [what broke – they wrote: "The (blue) lid is 'broken'"]; we sent it.`,
			"safe: Well,; we sent it.",
			"blank: Well, sorry; we sent it. The [thing] goes out.",
		}},
		// A clause takes the place of the clause, if nothing of the matter is lost.
		{"And we are sorry it is.", nil, []string{
			"blank: And I'm late because [what broke].",
			"safe: And we are.",
			"blank: And we are sorry it is. The [thing] goes out.",
		}},
		{"Your parcel is sorry for it.", nil, []string{
			"safe: Your parcel is.",
			"blank: Your parcel is sorry for it. The [thing] goes out.",
		}},
		// What just stops is closed, and lists are left alone.
		{"- The first.\n- Sorry", nil, []string{
			"blank: - The first.\n- I'm late because [what broke]",
			"safe: - The first.\n",
			"blank: - The first.\n- Sorry.\n\nThe [thing] goes out.",
		}},
	}
	for _, test := range tests {
		var got []string
		for _, w := range report(l, test.draft, test.message...).Findings[0].Rewrites {
			got = append(got, w.Kind+": "+text.Apply(test.draft, w.Edits))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Error(diff)
		}
	}
}

// The customer's clause, told back, stands before the blank that quotes it.
func TestFilledRewrites(t *testing.T) {
	l := lint.New(load(t))
	tests := []struct {
		draft, message string
		want           []string
	}{
		{"Sorry about that! A new kettle is on its way.", "Hi. My kettle arrived broken, and I'm cross.", []string{
			"filled: I'm sorry that your kettle arrived broken. A new kettle is on its way.",
			"blank: I'm sorry that [what went wrong – they wrote: \"My kettle arrived broken\"]. A new kettle is on its way.",
		}},
		// The first clause that can be told back, not the first there is.
		{"Sorry about that.", "It arrived broken. I was charged twice for the kettle.", []string{
			"filled: I'm sorry that you were charged twice for the kettle.",
			"blank: I'm sorry that [what went wrong – they wrote: \"It arrived broken\"].",
		}},
		{"Sorry about that.", "You charged me twice for the kettle.", []string{
			"blank: I'm sorry that [what went wrong – they wrote: \"You charged me twice for the kettle\"].",
		}},
	}
	for _, test := range tests {
		var got []string
		for _, f := range report(l, test.draft, test.message).Findings {
			if f.Check != "generic-apology" {
				continue
			}
			for _, w := range f.Rewrites {
				after := text.Apply(test.draft, w.Edits)
				got = append(got, w.Kind+": "+after)
				for _, left := range report(l, after, test.message).Findings {
					if w.Kind == "filled" && left.Check == f.Check {
						t.Errorf("%q is not silent", after)
					}
				}
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Error(diff)
		}
	}
}

// A slot for the draft's own words takes them only where no other can be meant.
func TestFilledFromTheDraft(t *testing.T) {
	l := linter(t, `  c:
    find: cheer
    message: m
    severity: info
    dimension: apology
    replace: ["{<amount>|amount} {later|when}"]`+tail)
	const blank = "blank: [amount] [when]."
	tests := []struct {
		draft, message string
		want           []string
	}{
		{"Hooray. We sent £5 soon.", "", []string{"filled: £5 soon.", blank}},
		{"Hooray. £5 or £6 soon.", "I paid £7.", []string{blank}},
		{"Hooray. Soon.", "I paid £7.\n\nYes, £7!", []string{"filled: £7 Soon.", blank}},
		{"Hooray. Soon.", "I paid £7 and £8.", []string{blank}},
		{"Hooray. Soon, so soon.", "I paid £7.", []string{blank}},
		{"Hooray. We sent [amount] soon.", "", []string{blank}},
	}
	for _, test := range tests {
		var got []string
		for _, w := range report(l, test.draft, test.message).Findings[0].Rewrites {
			after, _, _ := strings.Cut(text.Apply(test.draft, w.Edits), ".")
			got = append(got, w.Kind+": "+after+".")
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.draft, diff)
		}
	}
}

func TestStrength(t *testing.T) {
	l := linter(t, `  c:
    find: sorry
    without: [named]
    within: sentence
    strength: It names the fault.
    message: m
    severity: info
    dimension: apology`+tail)
	r := report(l, "Sorry it was late.")
	if len(r.Findings) != 0 || len(r.Strengths) != 1 || r.Strengths[0].Message != "It names the fault." {
		t.Errorf("%+v", r)
	}
	if r := report(l, "Here it is."); len(r.Strengths) != 0 {
		t.Error("praised for nothing")
	}
}

// Fingerprints hold under edits elsewhere, and tell equal sentences apart.
func TestFingerprint(t *testing.T) {
	l := linter(t, "  c:\n    find: sorry\n    message: m\n    severity: info\n    dimension: apology"+tail)
	prints := func(draft string) []string {
		var out []string
		for _, f := range report(l, draft).Findings {
			out = append(out, f.Fingerprint)
		}
		return out
	}
	before, after := prints("Sorry for this. Fine."), prints("Fine, thanks, all of it.\n\nSORRY for this.\nOther end.")
	if diff := cmp.Diff(before, after); diff != "" {
		t.Error(diff)
	}
	if two := prints("Sorry. Sorry."); two[0] == two[1] {
		t.Error("equal fingerprints")
	}
	if a, b := prints("Sorry for this."), prints("Sorry for that."); a[0] == b[0] {
		t.Error("equal fingerprints for other words")
	}
}

// The same draft gives the same report alone, again, and from many goroutines.
func TestNoState(t *testing.T) {
	l := lint.New(load(t))
	texts := []string{draft, customer, "Sorry!", "", "Hi {{name}}, we're sorry if you felt bad. " + customer}
	docs := text.New(texts...)
	var want []*lint.Report
	for _, d := range docs {
		want = append(want, l.Lint(lint.Input{Draft: d, Customer: docs[1]}))
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for i := range docs {
				got := l.Lint(lint.Input{Draft: text.New(texts[i])[0], Customer: docs[1]})
				if diff := cmp.Diff(want[i], got, cmpopts.IgnoreUnexported(lint.Finding{})); diff != "" {
					t.Errorf("%q: %s", texts[i], diff)
				}
			}
		})
	}
	wait.Wait()
}

func TestDecodedLinterGivesTheSameReports(t *testing.T) {
	l := lint.New(load(t))
	data := string(l.Encode())
	again, err := lint.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	docs := text.New(draft, customer)
	in := lint.Input{Draft: docs[0], Customer: docs[1]}
	if diff := cmp.Diff(l.Lint(in), again.Lint(in), cmpopts.IgnoreUnexported(lint.Finding{})); diff != "" {
		t.Error(diff)
	}
	for _, broken := range []string{"", "no linter", data[:len(data)/2], data[:len(data)-1], data + "x"} {
		if _, err := lint.Decode(broken); err == nil {
			t.Errorf("no error for %d bytes of %d", len(broken), len(data))
		}
	}
}

func FuzzLint(f *testing.F) {
	l := lint.New(load(f))
	f.Add(draft, customer)
	f.Add("Hi {{name}}, sorry!!! [x] \xff\x00", "😀 it broke – twice (")
	f.Add("", "")
	f.Fuzz(func(t *testing.T, draft, message string) {
		docs := text.New(draft, message)
		r := l.Lint(lint.Input{Draft: docs[0], Customer: docs[1]})
		if r.Score < 0 || r.Score > 100 {
			t.Fatalf("score %d", r.Score)
		}
		for _, f := range r.Findings {
			if f.Span.Start < 0 || f.Span.End < f.Span.Start || f.Span.End > len(draft) {
				t.Fatalf("%s at %v of %d", f.Check, f.Span, len(draft))
			}
			for _, w := range f.Rewrites {
				text.Apply(draft, w.Edits)
			}
		}
	})
}
