package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// update has tests write what they see into the files they compare with.
var update = flag.Bool("update", false, "write what was seen into the files it is compared with")

// TestDocumentsShowWhatHappens runs the ```console blocks of the documents at
// the top level in a shell and compares what is printed with what they show:
//
//	```console
//	$ attune check drafts/late.txt
//	drafts/late.txt: …
//	```
//
// A command that ends in a backslash goes on in the next line. Blocks marked sh
// are for people and are not run.
func TestDocumentsShowWhatHappens(t *testing.T) {
	bin := t.TempDir()
	build := exec.Command("go", "build", "-buildvcs=false", "-o", bin+string(filepath.Separator), ".")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := func(command string) string {
		shell := exec.Command("sh", "-c", inClone.ReplaceAllString(command, "attune"))
		shell.Dir = "../.."
		shell.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
		out, err := shell.CombinedOutput() // findings are an exit code as well: what is printed counts
		if err != nil && shell.ProcessState == nil {
			t.Fatal(err)
		}
		return escapes.ReplaceAllString(string(out), "")
	}
	for _, document := range []string{"README.md", "CONTRIBUTING.md"} {
		t.Run(document, func(t *testing.T) {
			name := filepath.Join("..", "..", document)
			shown, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			seen, commands := replay(string(shown), run)
			for _, c := range commands {
				if !callsAttune.MatchString(c) {
					t.Errorf("%q does not run attune: mark its block sh", c)
				}
			}
			if len(commands) == 0 && document == "README.md" {
				t.Error("no ```console block with a command")
			}
			if seen == string(shown) {
				return
			}
			if !*update {
				t.Errorf("after `make update` it would differ by (- shown, + seen):\n%s",
					cmp.Diff(strings.Split(string(shown), "\n"), strings.Split(seen, "\n")))
			} else if err := os.WriteFile(name, []byte(seen), 0o644); err != nil {
				t.Error(err)
			}
		})
	}
}

var (
	callsAttune = regexp.MustCompile(`\battune\b`)
	inClone     = regexp.MustCompile(`(\./)?bin/attune\b|go run \./cmd/attune\b`) // how people call it in a clone
	escapes     = regexp.MustCompile("\x1b\\[[0-9;]*m")
)

// replay gives a Markdown document as it would read if each command in its
// ```console blocks were followed by what run says it prints, and the commands.
// Blank lines ahead of the next command stay as they are.
func replay(document string, run func(command string) string) (seen string, commands []string) {
	var b strings.Builder
	lines := strings.SplitAfter(document, "\n")
	console := false
	for i := 0; i < len(lines); i++ {
		b.WriteString(lines[i])
		switch fence := strings.TrimSpace(lines[i]); {
		case fence == "```console":
			console = true
		case strings.HasPrefix(fence, "```"):
			console = false
		}
		first, is := strings.CutPrefix(lines[i], "$ ")
		if !console || !is {
			continue
		}
		command := first
		for strings.HasSuffix(command, "\\\n") && i+1 < len(lines) {
			i++
			b.WriteString(lines[i])
			command += strings.TrimPrefix(lines[i], "> ")
		}
		command = strings.TrimSpace(command)
		commands = append(commands, command)
		blank := ""
		for i+1 < len(lines) && !strings.HasPrefix(lines[i+1], "$ ") && !strings.HasPrefix(lines[i+1], "```") {
			if i++; strings.TrimSpace(lines[i]) == "" {
				blank += lines[i]
			} else {
				blank = ""
			}
		}
		if out := strings.TrimRight(run(command), "\n"); out != "" {
			b.WriteString(out + "\n")
		}
		b.WriteString(blank)
	}
	return b.String(), commands
}

func TestReplay(t *testing.T) {
	const document = "Hello\n" +
		"$ attune not in a block\n" +
		"```sh\n$ attune not run\n```\n" +
		"```console\n$ attune one\nold\n\nolder\n\n$ attune two \\\n>   --more\n$ attune three\n```\n" +
		"The end\n"
	printed := map[string]string{
		"attune one":              "new\n\n  newer\n\n",
		"attune two \\\n  --more": "",
		"attune three":            "no line end",
	}
	seen, commands := replay(document, func(command string) string {
		out, ok := printed[command]
		if !ok {
			t.Errorf("ran %q", command)
		}
		return out
	})
	want := "Hello\n" +
		"$ attune not in a block\n" +
		"```sh\n$ attune not run\n```\n" +
		"```console\n$ attune one\nnew\n\n  newer\n\n$ attune two \\\n>   --more\n$ attune three\nno line end\n```\n" +
		"The end\n"
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Error(diff)
	}
	if len(commands) != len(printed) {
		t.Errorf("ran %q", commands)
	}
	if again, _ := replay(seen, func(c string) string { return printed[c] }); again != seen {
		t.Errorf("a second run differs:\n%s", cmp.Diff(seen, again))
	}
}
