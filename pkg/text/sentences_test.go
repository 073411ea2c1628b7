package text

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSentences reads testdata/sentences, where "¦" stands at each sentence end.
func TestSentences(t *testing.T) {
	files, err := filepath.Glob("../../testdata/sentences/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no passages in testdata/sentences: %v", err)
	}
	passages, exact := 0, 0
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, marked := range strings.Split(string(data), "\n====\n") {
			marked = strings.TrimSuffix(marked, "\n")
			var want []string
			for _, s := range strings.Split(marked, "¦") {
				want = append(want, strings.TrimSpace(s))
			}
			passages++
			if diff := cmp.Diff(want, sentencesOf(strings.ReplaceAll(marked, "¦", ""))); diff == "" {
				exact++
			} else {
				t.Logf("%s: (-true +found)\n%s", filepath.Base(f), diff)
			}
		}
	}
	t.Logf("%d of %d passages exact", exact, passages)
	if passages < 150 {
		t.Errorf("%d passages, want at least 150", passages)
	}
	if exact*100 < passages*97 {
		t.Errorf("%d of %d passages exact, want 97 %%", exact, passages)
	}
}

func sentencesOf(text string) []string {
	var found []string
	for _, s := range New(text)[0].Sentences {
		found = append(found, text[s.Start:s.End])
	}
	return found
}

// TestGoldenRules measures against the public specification of
// pragmatic_segmenter, which lies outside this project.
func TestGoldenRules(t *testing.T) {
	path := "../../../shared/corpus/golden-rules-en.json"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("the golden rules are not here: %v", err)
	}
	var rules []struct {
		Name, Input string
		Output      []string
	}
	if err := json.Unmarshal(data, &rules); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	const known = 52 // the Golden Rules proper are #001 to #052
	held := [2]int{}
	count := [2]int{}
	for _, r := range rules {
		set := 0
		if number := r.Name[strings.LastIndexByte(r.Name, '#')+1:]; number > "052" {
			set = 1
		}
		var found []string
		for _, s := range sentencesOf(r.Input) {
			found = append(found, strings.Join(strings.Fields(s), " "))
		}
		count[set]++
		if diff := cmp.Diff(r.Output, found); diff == "" {
			held[set]++
		} else if set == 0 || testing.Verbose() {
			t.Logf("%s: (-true +found)\n%s", r.Name, diff)
		}
	}
	t.Logf("golden rules: %d of %d; further cases: %d of %d", held[0], count[0], held[1], count[1])
	if count[0] != known || held[0] < 46 {
		t.Errorf("%d of %d golden rules hold, want 46 of %d", held[0], count[0], known)
	}
}
