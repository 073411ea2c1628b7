package ruletest_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"attune/pkg/rule"
	"attune/pkg/ruletest"
)

// One of each way an example can fail, and some that hold.
const rules = `
cues:
  negation: {means: Not., any: [not], examples: {hit: ["«not»"], miss: [so]}}
  sorry:
    means: An apology.
    any: [sorry, (i|we) am sorry]
    examples:
      hit: ["We are «sorry».", "«We» are sorry.", "Oh dear."]
      miss: ["It is late.", "I'm sorry."]
  broke:
    in: customer
    means: It broke.
    any: [broke]
    examples: {hit: ["It «broke»."], miss: ["It is fine."]}
  named: {means: It names the fault., any: [sorry .. broke], examples: {hit: [«sorry it broke»], miss: [sorry]}}
situations:
  problem: {broke: 1}
  other:
weights:
  problem: {tone: 100}
  other: {tone: 100}
checks:
  bare:
    when: [problem]
    find: sorry
    without: [named]
    severity: warning
    dimension: tone
    message: Bare.
    why: Because.
    replace: ["sorry it broke", "very sorry"]
    cases:
      - {with: sorry}
      - {with: named, message: Never.}
    examples:
      hit:
        - "We are «sorry»."
        - {draft: "Fine.", customer: "It broke."}
      miss:
        - "Sorry it broke."
        - "So sorry."
`

func TestFailures(t *testing.T) {
	set, err := rule.Load(fstest.MapFS{"a.yaml": {Data: []byte(rules)}})
	if err != nil {
		t.Fatal(err)
	}
	result := ruletest.Run(set)
	var got []string
	for _, f := range result.Failures {
		got = append(got, f.Error())
	}
	want := []string{
		`a.yaml:8:32: the cue "sorry" hits “sorry”, not the marked “We”: set the marks there, or change its phrases`,
		`a.yaml:8:51: the cue "sorry" does not hit “Oh dear.”: widen its phrases or take the example out`,
		`a.yaml:9:29: the cue "sorry" hits “I'm sorry” in “I'm sorry.”: narrow its phrases, add an exception, or take the example out`,
		`a.yaml:37:11: the rewrite of the check "bare" does not silence it: “We are very sorry.”: mend the rewrite, or what the check looks for`,
		`a.yaml:38:11: the check "bare" does not hit “Fine.”: widen its phrases or take the example out`,
		`a.yaml:41:11: the check "bare" hits “sorry” in “So sorry.”: narrow its phrases, add an exception, or take the example out`,
		`a.yaml:34:9: no example shows case 2 of the check "bare": add one under “hit”`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if result.Passed != 9 {
		t.Errorf("%d passed", result.Passed)
	}
}

// A phrase is needed if an example of its cue, or of a rule that rests on it,
// fails without it.
func TestMutants(t *testing.T) {
	set, err := rule.Load(fstest.MapFS{"a.yaml": {Data: []byte(`
cues:
  sorry:
    means: An apology.
    any: [sorry, apologies, my bad]
    except: [sorry to say, sorry to bother]
    examples: {hit: ["We are «sorry»."], miss: ["Sorry to say."]}
  named: {means: It names the fault., any: [<sorry> .. broke], examples: {hit: ["«apologies it broke»"], miss: [apologies]}}
weights: {other: {tone: 100}}
situations: {other: {}}
checks:
  bare:
    find: sorry
    without: [named]
    severity: warning
    dimension: tone
    message: Bare.
    why: Because.
    examples: {hit: ["«Sorry».", "Sorry. «Sorry».", "«Sorry» so!"], miss: ["Sorry to bother you."]}
`)}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range ruletest.Mutants(set, func(c *rule.Cue) bool { return c.Name != "named" }) {
		got = append(got, m.Cue+": "+m.Phrase)
	}
	if diff := cmp.Diff([]string{"sorry: my bad"}, got); diff != "" {
		t.Error(diff)
	}
}
