package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"attune/pkg/lint"
	"attune/pkg/rule"
	"attune/rules"
)

func TestPick(t *testing.T) {
	report := &lint.Report{Score: 61, Findings: []lint.Finding{
		{Check: "a", Also: []string{"b", "c"}}, {Check: "d"}, {Check: "e"},
	}}
	for _, c := range []struct {
		p    pick
		want []string
	}{
		{pick{}, []string{"a", "d", "e"}},
		{pick{only: []string{"d"}}, []string{"d"}},
		{pick{only: []string{"b"}}, []string{"a"}}, // a stands for b here
		{pick{not: []string{"d", "b"}}, []string{"a", "e"}},
		{pick{only: []string{"a", "d"}, not: []string{"a"}}, []string{"d"}},
	} {
		got := c.p.from(report)
		var checks []string
		for _, f := range got.Findings {
			checks = append(checks, f.Check)
		}
		if d := cmp.Diff(c.want, checks); d != "" || got.Score != 61 || len(report.Findings) != 3 {
			t.Errorf("%+v: %v, score %d", c.p, checks, got.Score)
		}
	}
}

// Where both streams go to one terminal, no message stands inside a line of the
// report.
func TestStreamsMeetBetweenLines(t *testing.T) {
	path := filepath.Join(t.TempDir(), "replies.jsonl")
	lines := strings.Repeat("{\"reply\": \"We apologize for any inconvenience.\"}\n{broken\n", 50)
	if err := os.WriteFile(path, []byte(lines), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, format := range formats {
		if format == "json" { // one object, not lines
			continue
		}
		var terminal bytes.Buffer
		if got := run([]string{"check", path, "--output-format", format}, streams{strings.NewReader(""), &terminal, &terminal}); got != exitTrouble {
			t.Errorf("%s: exit code %d", format, got)
		}
		messages := 0
		for line := range strings.Lines(terminal.String()) {
			if strings.Contains(line, "attune: ") {
				if messages++; !strings.HasPrefix(line, "attune: ") {
					t.Fatalf("%s: a message stands inside a line: %s", format, line)
				}
			}
		}
		if messages != 50 {
			t.Errorf("%s: %d messages", format, messages)
		}
	}
}

// A place is made of the folder and the file's name; what follows stays as it
// was written.
func TestLocate(t *testing.T) {
	files := overlay{{"rules", fstest.MapFS{"tone.yaml": {}}}, {"my/rules/", fstest.MapFS{"more.yaml": {}}}}
	got := files.locate("more.yaml:4:9: “http://a..b/../c”: write words\ntone.yaml:1:2: x: y\nelsewhere: z")
	want := "my/rules/more.yaml:4:9: “http://a..b/../c”: write words\nrules/tone.yaml:1:2: x: y\nelsewhere: z"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestVersion(t *testing.T) {
	build := func(version string, settings ...debug.BuildSetting) *debug.BuildInfo {
		return &debug.BuildInfo{Main: debug.Module{Version: version}, Settings: settings}
	}
	revision := debug.BuildSetting{Key: "vcs.revision", Value: "0123456789abcdef"}
	dirty := debug.BuildSetting{Key: "vcs.modified", Value: "true"}
	for _, c := range []struct {
		info *debug.BuildInfo
		ok   bool
		want string
	}{
		{nil, false, "devel"},
		{build(""), true, "devel"},
		{build("(devel)"), true, "devel"},
		{build("(devel)", revision), true, "devel-0123456789ab"},
		{build("(devel)", revision, dirty), true, "devel-0123456789ab+dirty"},
		{build("v1.2.3", revision), true, "v1.2.3"},
	} {
		if got := version(c.info, c.ok); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// Every check is explained: what it says, why, and by which examples.
func TestEveryCheckIsExplained(t *testing.T) {
	set, err := rule.Load(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Checks) < 47 { // the catalogue's 45, thin-apology and silent-reply
		t.Errorf("%d checks", len(set.Checks))
	}
	var out, problems bytes.Buffer
	code := run(append([]string{"explain"}, checkNames(set)...), streams{strings.NewReader(""), &out, &problems})
	if code != exitPass || problems.Len() > 0 {
		t.Errorf("exit code %d, %s", code, &problems)
	}
	for _, part := range []string{"\n  why ", "\n  source ", "\n  costs ", "\n  ✗ ", "\n  ✓ "} {
		if n := strings.Count(out.String(), part); n < len(set.Checks) {
			t.Errorf("%q %d times for %d checks", part, n, len(set.Checks))
		}
	}
	for _, c := range set.Checks {
		if !strings.Contains(out.String(), "\n  "+c.Name+" ") {
			t.Errorf("%s is not explained", c.Name)
		}
		if hits, misses := len(c.Examples.Hit), len(c.Examples.Miss); hits < 3 || misses < 3 {
			t.Errorf("%s: %d hits and %d misses, three of each are wanted", c.Name, hits, misses)
		}
	}
}
