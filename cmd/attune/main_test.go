package main

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"attune": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":     exits,
			"samescore": sameScore,
		},
	})
}

// exits runs a program and wants an exit code of it: exits CODE program args…
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code program args...")
	}
	want, err := strconv.Atoi(args[0])
	if err != nil {
		ts.Fatalf("exits: %v", err)
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// sameScore wants two JSON reports to give their documents the same scores.
func sameScore(ts *testscript.TestScript, neg bool, args []string) {
	var scores [2]string
	for i, file := range args {
		var report struct {
			Documents []struct {
				Score      int
				Dimensions json.RawMessage
			}
		}
		ts.Check(json.Unmarshal([]byte(ts.ReadFile(file)), &report))
		b, err := json.Marshal(report.Documents)
		ts.Check(err)
		scores[i] = string(b)
	}
	if neg || scores[0] != scores[1] {
		ts.Fatalf("scores differ: %s and %s", scores[0], scores[1])
	}
}

func TestColored(t *testing.T) {
	for _, c := range []struct {
		flag string
		tty  bool
		env  map[string]string
		want bool
	}{
		{"auto", true, nil, true},
		{"auto", false, nil, false},
		{"always", false, map[string]string{"NO_COLOR": "1"}, true},
		{"never", true, map[string]string{"FORCE_COLOR": "1"}, false},
		{"auto", true, map[string]string{"NO_COLOR": "1", "FORCE_COLOR": "1"}, false},
		{"auto", false, map[string]string{"NO_COLOR": "", "FORCE_COLOR": "1"}, true},
		{"auto", true, map[string]string{"FORCE_COLOR": "0"}, false},
		{"auto", false, map[string]string{"CLICOLOR_FORCE": "1"}, true},
		{"auto", false, map[string]string{"CLICOLOR_FORCE": "0"}, false},
		{"auto", true, map[string]string{"CLICOLOR": "0"}, false},
		{"auto", true, map[string]string{"TERM": "dumb"}, false},
		{"auto", false, map[string]string{"TERM": "dumb", "CLICOLOR_FORCE": "1"}, true},
	} {
		env := func(name string) string { return c.env[name] }
		if got := colored(c.flag, c.tty, env); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestRunInProcess(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if got := run([]string{"no-such-command"}, streams{null, discard{}, discard{}}); got != exitTrouble {
		t.Errorf("exit code %d", got)
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
