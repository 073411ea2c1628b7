package eval

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"attune/pkg/lint"
)

// plain is a judge simple enough to do by hand: it goes by single words. As
// attune does, it reports an outranked check under the winner's Also.
func plain(in lint.Input) *lint.Report {
	draft := in.Draft.Text
	told := draft
	if in.Customer != nil {
		told = in.Customer.Text
	}
	report := &lint.Report{Situation: lint.Situation{Name: "problem"}, Score: 100}
	if strings.Contains(told, "?") {
		report.Situation.Name = "request"
		return report
	}
	find := func(check string, also ...string) {
		report.Findings = append(report.Findings, lint.Finding{Check: check, Also: also})
		report.Score -= 20
	}
	if strings.Contains(draft, "inconvenience") {
		find("formulaic-empathy", "generic-apology")
	}
	if !strings.Contains(draft, "your") {
		find("missing-acknowledgement")
	}
	if !strings.Contains(draft, "refund") {
		find("no-concrete-remedy")
	}
	if !strings.Contains(draft, "tomorrow") {
		find("no-follow-up-commitment")
	}
	return report
}

// A reply that is skipped is in no count.
func TestSkipped(t *testing.T) {
	replies := []Reply{{ID: "1", Text: "Sorry."}, {ID: "2", Text: "Wir melden uns morgen."}, {ID: "3", Text: "Sent."}}
	result := Run(func(in lint.Input) *lint.Report {
		if strings.HasPrefix(in.Draft.Text, "Wir") {
			return &lint.Report{Skipped: "language"}
		}
		return plain(in)
	}, replies, true)
	var b strings.Builder
	if err := result.WriteTable(&b); err != nil {
		t.Fatal(err)
	}
	if result.Replies != 2 || result.Skipped != 1 || !strings.HasPrefix(b.String(), "2 replies, with the customer's message; 1 more skipped: not English\n") {
		t.Errorf("%d replies, %d skipped:\n%s", result.Replies, result.Skipped, b.String())
	}
}

// labelled are six replies. What plain makes of them with the customer's
// message (situation, score, a letter for each core check that fires):
//
//	1: problem, 20, A K R F   2: problem, 100   3: request, 100
//	4: request, 100           5: problem, 60, R F
//	6: problem, 40, K R F, but its context is open, so no check counts it
const labelled = `
{"id":"1","company":"Lamps","channel":"chat","customer":"My lamp broke.","reply":"Sorry for the inconvenience.","labels":{"context":"problem","apology":"generic","acknowledgement":"none","remedy":"none","follow_up":"none","overall":1}}
{"id":"2","company":"Lamps","channel":"chat","customer":"My lamp broke.","reply":"Sorry your lamp broke. You get a refund tomorrow.","labels":{"context":"problem","apology":"specific","acknowledgement":"specific","remedy":"concrete","follow_up":"committed","overall":5}}
{"id":"3","company":"Rugs","channel":"email","customer":"Why is my rug late?","reply":"Sorry about this. We will refund it.","labels":{"context":"problem","apology":"generic","acknowledgement":"none","remedy":"concrete","follow_up":null,"overall":3}}
{"id":"4","company":"Rugs","channel":"email","customer":"Do you sell rugs?","reply":"Yes, in every shop?","labels":{"context":"request","apology":"none","acknowledgement":"none","remedy":"concrete","follow_up":"none","overall":4}}
{"id":"5","company":null,"channel":"email","customer":"Lovely rug.","reply":"Glad your rug is lovely.","labels":{"context":"praise","apology":"none","acknowledgement":"specific","remedy":"none","follow_up":"none","overall":null}}
{"id":"6","company":"Rugs","channel":"email","customer":"The rug is torn.","reply":"Oh dear.","labels":{"context":null,"apology":"none","acknowledgement":"none","remedy":"none","follow_up":"none","overall":2}}
`

func replies(t *testing.T) []Reply {
	t.Helper()
	replies, err := Read("labelled", strings.NewReader(labelled))
	if err != nil {
		t.Fatal(err)
	}
	return replies
}

// nearly compares numbers to the four decimals of the JSON.
var nearly = cmp.Options{
	cmp.Comparer(func(a, b Number) bool { return fmt.Sprintf("%.4f", a) == fmt.Sprintf("%.4f", b) }),
	cmpopts.IgnoreUnexported(Result{}),
}

func TestRunWithTheCustomersMessage(t *testing.T) {
	want := Result{
		Replies: 6, Customer: true,
		Checks: []Measure{
			// Must fire on 1 and 3; fires on 1.
			{Check: "generic-apology", TP: 1, FN: 1, TN: 3, Precision: 1, Recall: 0.5, F1: 0.6667},
			// Must fire on 1 and 3; fires on 1.
			{Check: "missing-acknowledgement", TP: 1, FN: 1, TN: 3, Precision: 1, Recall: 0.5, F1: 0.6667},
			// Must fire on 1; fires on 1 and 5.
			{Check: "no-concrete-remedy", TP: 1, FP: 1, TN: 3, Precision: 0.5, Recall: 1, F1: 0.6667},
			// Must fire on 1; fires on 1 and 5; 3 has no label.
			{Check: "no-follow-up-commitment", TP: 1, FP: 1, TN: 2, Precision: 0.5, Recall: 1, F1: 0.6667},
		},
		Situation: Accuracy{Right: 3, Of: 5, Share: 0.6}, // 1, 2 and 4
		// Replies 1 2 3: scores 20 100 100 (ranks 1 2.5 2.5), overall 1 5 3
		// (ranks 1 3 2). Sums of products 1.5, 1.5 and 2: 1.5/√3.
		Problem: Correlation{Replies: 3, Spearman: 0.8660},
		// Replies 1 2 3 4 6: scores 20 100 100 100 40 (ranks 1 4 4 4 2), overall
		// 1 5 3 4 2 (ranks 1 5 3 4 2). Sums of products 8, 8 and 10: 8/√80.
		All: Correlation{Replies: 5, Spearman: 0.8944},
	}
	if diff := cmp.Diff(want, Run(plain, replies(t), true), nearly); diff != "" {
		t.Error(diff)
	}
}

func TestRunWithoutTheCustomersMessage(t *testing.T) {
	// 3 becomes a problem, 80: fires K and F. All else stays.
	got := Run(plain, replies(t), false)
	if diff := cmp.Diff(Accuracy{Right: 4, Of: 5, Share: 0.8}, got.Situation, nearly); diff != "" {
		t.Error(diff)
	}
	want := Measure{Check: "missing-acknowledgement", TP: 2, TN: 3, Precision: 1, Recall: 1, F1: 1}
	if diff := cmp.Diff(want, got.Checks[1], nearly); diff != "" {
		t.Error(diff)
	}
}

func TestRunGivesNoSituation(t *testing.T) {
	Run(func(in lint.Input) *lint.Report {
		if in.Situation != "" {
			t.Errorf("the linter was told: %q", in.Situation)
		}
		return plain(in)
	}, replies(t), true)
}

func TestOrderDoesNotDependOnWorkers(t *testing.T) {
	var many []Reply
	for i := range 20 * batch {
		r := replies(t)[i%6]
		r.ID = fmt.Sprintf("%03d", i)
		many = append(many, r)
	}
	result := Run(plain, many, true)
	if len(result.outcomes) != len(many) {
		t.Fatalf("%d outcomes for %d replies", len(result.outcomes), len(many))
	}
	for i, o := range result.outcomes {
		if o.reply.ID != many[i].ID || o.score != result.outcomes[i%6].score {
			t.Fatalf("outcome %d is %s with score %d", i, o.reply.ID, o.score)
		}
	}
}

func TestMistakes(t *testing.T) {
	result := Run(plain, replies(t), true)
	got, err := result.Mistakes("no-concrete-remedy")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Mistake{{ID: "5", Kind: "fp", Score: 60}}, got); diff != "" {
		t.Error(diff)
	}
	if got, err = result.Mistakes("generic-apology"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Mistake{{ID: "3", Company: "Rugs", Kind: "fn", Score: 100}}, got); diff != "" {
		t.Error(diff)
	}
	if _, err = result.Mistakes("vague-timeframe"); err == nil || !strings.Contains(err.Error(), "choose one of generic-apology, ") {
		t.Errorf("a check without labels: %v", err)
	}
}

func TestBy(t *testing.T) {
	result := Run(plain, replies(t), true)
	groups, err := result.By("company")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range groups {
		got = append(got, fmt.Sprintf("%s %d %v", g.Name, g.Replies, g.Checks[0].F1))
	}
	// Rugs has reply 3, missed; reply 5 names no company and has nothing to find.
	if diff := cmp.Diff([]string{" 1 –", "Lamps 2 1.00", "Rugs 3 0.00"}, got); diff != "" {
		t.Error(diff)
	}
	if groups, err = result.By("channel"); err != nil || len(groups) != 2 || groups[1].Name != "email" || groups[1].Replies != 4 {
		t.Errorf("by channel: %v %v", groups, err)
	}
	if _, err = result.By("rating"); err == nil {
		t.Error("grouped by rating")
	}
}

func TestTable(t *testing.T) {
	var b bytes.Buffer
	if err := Run(plain, replies(t), true).WriteTable(&b); err != nil {
		t.Fatal(err)
	}
	want := `6 replies, with the customer's message

check                       tp    fp    fn  precision  recall     F1
generic-apology              1     0     1       1.00    0.50   0.67
missing-acknowledgement      1     0     1       1.00    0.50   0.67
no-concrete-remedy           1     1     0       0.50    1.00   0.67
no-follow-up-commitment      1     1     0       0.50    1.00   0.67

situation right          0.60 (3 of 5)
score against overall    0.87 on 3 problem replies, 0.89 on all 5 (Spearman)
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestGroupsAndMistakesTables(t *testing.T) {
	result := Run(plain, replies(t), true)
	groups, err := result.By("channel")
	if err != nil {
		t.Fatal(err)
	}
	mistakes, err := result.Mistakes("missing-acknowledgement")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteGroups(&b, groups); err != nil {
		t.Fatal(err)
	}
	if err := WriteMistakes(&b, append(mistakes, Mistake{ID: "5", Kind: "fp", Score: 60})); err != nil {
		t.Fatal(err)
	}
	want := `replies  apology  acknowledgement  remedy  follow_up  situation  score
      2     1.00             1.00    1.00       1.00       1.00   1.00  chat
      4     0.00             0.00    0.00       0.00       0.33      –  email
fn	100	3	Rugs
fp	60	5	–
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestJSON(t *testing.T) {
	result := Run(plain, replies(t)[4:5], true)
	groups, err := result.By("company")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := result.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"{\n  \"schema_version\": 1,\n  \"replies\": 1,\n  \"customer\": true,\n  \"checks\": [\n    {\n      \"check\": \"generic-apology\",\n      \"tp\": 0,",
		"\"check\": \"no-concrete-remedy\",\n      \"tp\": 0,\n      \"fp\": 1,\n      \"fn\": 0,\n      \"tn\": 0,\n      \"precision\": 0.0000,\n      \"recall\": null,\n      \"f1\": 0.0000\n",
		"\"situation\": {\n    \"right\": 0,\n    \"of\": 1,\n    \"share\": 0.0000\n  },\n  \"spearman_problem\": {\n    \"replies\": 0,\n    \"spearman\": null\n  },",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("missing:\n%s\nin:\n%s", want, b.String())
		}
	}
	b.Reset()
	if err := WriteGroupsJSON(&b, groups); err != nil {
		t.Fatal(err)
	}
	if want := "\"groups\": [\n    {\n      \"name\": \"\",\n      \"replies\": 1,"; !strings.Contains(b.String(), want) {
		t.Errorf("missing:\n%s\nin:\n%s", want, b.String())
	}
}
