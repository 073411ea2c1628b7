package rule_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"attune/pkg/rule"
)

var update = flag.Bool("update", false, "renew the golden files")

// Each testdata/rules/*.yaml holds mistakes; beside it stands what is said of
// them.
func TestMistakes(t *testing.T) {
	const dir = "../../testdata/rules"
	files, err := filepath.Glob(dir + "/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no rule files with mistakes", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(file)
		_, err = rule.Load(fstest.MapFS{name: {Data: data}})
		got := ""
		if err != nil {
			got = err.Error() + "\n"
		}
		golden := strings.TrimSuffix(file, ".yaml") + ".txt"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

const sound = `
words:
  sender: [i, We]
cues:
  sorry: {means: An apology., any: ["<sender> am? sorry", "can't"], except: [no sorry], examples: {hit: ["«I'm sorry»."], miss: [well]}}
  broke: {in: customer, means: It broke., any: [broke], examples: {hit: [{customer: "It «broke»."}], miss: [well]}}
situations:
  problem: {broke: 2}
  other:
weights:
  problem: {tone: 40, remedy: 60}
  other: {tone: 50, remedy: 50}
checks:
  kind:
    when: [problem]
    find: sorry
    severity: warning
    dimension: tone
    loses: 0.5
    message: Said.
    why: Because.
    replace: ["I {broke|what broke} it [when]"]
    cases:
      - {with: sorry, message: One.}
      - {loses: 1, severity: error, cap: 20}
    examples: {hit: [a], miss: [b]}
`

func TestSoundRules(t *testing.T) {
	set, err := rule.Load(fstest.MapFS{
		"a.yaml": {Data: []byte(sound)}, "b.yml": {Data: []byte("# nothing\n")}, "notes.txt": {Data: []byte("no rules")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"i", "we"}, set.Words[0].Words); diff != "" {
		t.Error(diff)
	}
	c := set.Check("kind")
	if c == nil || len(c.Cases) != 2 {
		t.Fatal("the check is not there")
	}
	if one, two := c.Cases[0], c.Cases[1]; one.Message != "One." || one.Loses != 0.5 || one.Severity != "warning" ||
		two.Message != "Said." || two.Loses != 1 || two.Severity != "error" || two.Cap != 20 || two.Dimension != "tone" {
		t.Errorf("cases do not inherit: %+v, %+v", one, two)
	}
	want := []rule.Piece{{Text: "I "}, {Text: "what broke", Cue: "broke"}, {Text: " it [when]"}}
	if diff := cmp.Diff(want, c.Replace[0].Pieces); diff != "" {
		t.Error(diff)
	}
	e := set.Cue("broke").Examples.Hit[0]
	if e.Customer != "It broke." || !e.InCustomer || e.Marks[0] != [2]int{3, 8} {
		t.Errorf("%+v", e)
	}
}

// What is broken leaves the set, with all that rests on it; the rest stays, so
// that its examples can be run.
func TestBrokenRulesLeaveTheSet(t *testing.T) {
	broken := strings.Replace(sound, "can't\"]", "<sonder> x\"]", 1)
	set, err := rule.Load(fstest.MapFS{"a.yaml": {Data: []byte(broken)}})
	if err == nil || !strings.Contains(err.Error(), `a.yaml:5:60: unknown cue or word list <sonder>: did you mean "sender"?`) {
		t.Errorf("%v", err)
	}
	if set.Cue("sorry") != nil || set.Check("kind") != nil || set.Cue("broke") == nil {
		t.Error("the wrong rules are left")
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(sound))
	f.Add([]byte("cues: {a: {any: [x, 1, [y], {z: 1}]}}\nchecks: []"))
	f.Add([]byte("0: [:!00 \xef"))
	f.Add([]byte("a: &a [*a]\n---\nb"))
	f.Fuzz(func(t *testing.T, data []byte) {
		set, err := rule.Load(fstest.MapFS{"a.yaml": {Data: data}})
		if set == nil {
			t.Fatalf("no set, %v", err)
		}
		if errs, ok := err.(rule.Errors); ok {
			for _, e := range errs {
				if e.Line < 1 || e.Column < 1 || e.What == "" || e.Do == "" {
					t.Fatalf("an error without a place or advice: %v", e)
				}
			}
		}
	})
}

func TestNearest(t *testing.T) {
	names := []string{"generic-apology", "vague-timeframe", "sender"}
	for name, want := range map[string]string{
		"generic-apolgy": "generic-apology", "sonder": "sender", "blame": "", "": "",
	} {
		if got := rule.Nearest(name, names); got != want {
			t.Errorf("%q: %q", name, got)
		}
	}
}
