package main

import (
	"bytes"
	"fmt"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// floors are the packages of the project: one imports only packages of lower
// floors, so those of one floor never meet.
var floors = map[string]int{
	"rules":        0,
	"pkg/text":     1,
	"pkg/pattern":  2,
	"pkg/rule":     3,
	"pkg/source":   3,
	"pkg/config":   4,
	"pkg/lint":     5,
	"pkg/lsp":      6,
	"pkg/render":   6,
	"pkg/eval":     6,
	"pkg/ruletest": 6,
	"cmd/attune":   7,
}

// A law keeps a group of imports to some packages.
type law struct {
	covers  func(imported string) bool
	allowed []string
	tests   bool // holds in tests too
	says    string
}

var laws = []law{
	{covers: under("attune/rules"), allowed: []string{"cmd/attune"}, says: "only cmd/attune knows the bundled rules"},
	{covers: mentions("yaml"), allowed: []string{"pkg/rule", "pkg/config", "pkg/source"}, says: "only rule, config and source know YAML"},
	{covers: mentions("jdkato/prose"), allowed: []string{"pkg/text"}, tests: true, says: "only text asks prose"},
	{covers: under("os"), allowed: []string{"cmd/attune"}, says: "only cmd opens files; take an fs.FS, io.Reader or io.Writer"},
	{covers: under("net"), tests: true, says: "nothing is sent anywhere"},
}

// topLevel is all that is seen in the project's folder, ignored files aside.
var topLevel = []string{"cmd", "pkg", "rules", "testdata", "go.mod", "go.sum", "Makefile",
	"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "action.yml", "LICENSE"}

// vague are names of folders that say nothing of what is in them.
var vague = []string{"internal", "util", "common", "core", "types", "helpers"}

const maxLines = 600

func under(name string) func(string) bool {
	return func(imported string) bool { return imported == name || strings.HasPrefix(imported, name+"/") }
}

func mentions(name string) func(string) bool {
	return func(imported string) bool { return strings.Contains(imported, name) }
}

// breaches lists what in a project's folder is against the laws.
func breaches(project fs.FS) ([]string, error) {
	var found []string
	entries, err := fs.ReadDir(project, ".")
	if err != nil {
		return nil, err
	}
	ignored, _ := fs.ReadFile(project, ".gitignore")
	for _, e := range entries {
		if name := e.Name(); name[0] != '.' && !slices.Contains(topLevel, name) && !ignores(ignored, name) {
			found = append(found, name+": no place for this at the top level")
		}
	}
	for _, root := range []string{"cmd", "pkg", "rules"} {
		err := fs.WalkDir(project, root, func(name string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case e.IsDir() && e.Name() == "testdata":
				return fs.SkipDir
			case e.IsDir() && slices.Contains(vague, e.Name()):
				found = append(found, name+": this name does not say what is in the folder")
			case path.Ext(name) == ".go":
				source, err := fs.ReadFile(project, name)
				if err != nil {
					return err
				}
				found = append(found, breachesOf(name, source)...)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// ignores says whether a .gitignore names a file of the top level.
func ignores(gitignore []byte, name string) bool {
	for line := range strings.Lines(string(gitignore)) {
		if ok, _ := path.Match(strings.Trim(strings.TrimSpace(line), "/"), name); ok {
			return true
		}
	}
	return false
}

// breachesOf lists what in one Go file is against the laws.
func breachesOf(name string, source []byte) (found []string) {
	breach := func(format string, args ...any) {
		found = append(found, name+": "+fmt.Sprintf(format, args...))
	}
	switch formatted, err := format.Source(source); {
	case err != nil:
		breach("does not parse: %v", err)
		return found
	case !bytes.Equal(formatted, source):
		breach("gofmt would change it")
	}
	if lines := bytes.Count(source, []byte("\n")); lines > maxLines && name != "pkg/text/english.go" {
		breach("%d lines; one file does one thing in at most %d", lines, maxLines)
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
	if err != nil {
		breach("does not parse: %v", err)
		return found
	}
	pkg, test := path.Dir(name), strings.HasSuffix(name, "_test.go")
	floor, known := floors[pkg]
	if !known {
		breach("%s is no package of the design", pkg)
	}
	for _, spec := range file.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		own, isOwn := strings.CutPrefix(imported, "attune/")
		if lower, ok := floors[own]; isOwn && !test && known && !(ok && lower < floor) {
			breach("imports %s, which is not on a lower floor", imported)
		}
		for _, l := range laws {
			if l.covers(imported) && !slices.Contains(l.allowed, pkg) && (l.tests || !test) {
				breach("imports %s: %s", imported, l.says)
			}
		}
	}
	return found
}

func TestLaws(t *testing.T) {
	found, err := breaches(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Error(f)
	}
}

// TestLawsCanBeBroken adds one file to a project that keeps all laws.
func TestLawsCanBeBroken(t *testing.T) {
	imports := func(imported string) string { return "package p\n\nimport _ \"" + imported + "\"\n" }
	long := "package p\n" + strings.Repeat("\nvar _ = 0\n", maxLines/2)
	for _, c := range []struct{ name, source, want string }{
		{"pkg/lint/a.go", imports("attune/pkg/rule"), ""},
		{"pkg/rule/a.go", imports("attune/pkg/lint"), "imports attune/pkg/lint, which is not on a lower floor"},
		{"pkg/rule/a.go", imports("attune/pkg/source"), "imports attune/pkg/source, which is not on a lower floor"},
		{"pkg/lint/a.go", imports("attune/pkg/new"), "imports attune/pkg/new, which is not on a lower floor"},
		{"pkg/text/a_test.go", imports("attune/pkg/rule"), ""},
		{"pkg/new/a.go", "package p\n", "pkg/new is no package of the design"},
		{"pkg/text/deep/a.go", "package p\n", "pkg/text/deep is no package of the design"},
		{"cmd/attune/a.go", imports("attune/rules"), ""},
		{"pkg/lint/a.go", imports("attune/rules"), "imports attune/rules: only cmd/attune knows the bundled rules"},
		{"pkg/lint/a_test.go", imports("attune/rules"), ""},
		{"pkg/source/a.go", imports("gopkg.in/yaml.v3"), ""},
		{"pkg/lint/a.go", imports("gopkg.in/yaml.v3"), "imports gopkg.in/yaml.v3: only rule, config and source know YAML"},
		{"cmd/attune/a.go", imports("go.yaml.in/yaml/v4"), "imports go.yaml.in/yaml/v4: only rule, config and source know YAML"},
		{"pkg/text/a.go", imports("github.com/jdkato/prose/v2"), ""},
		{"pkg/rule/a_test.go", imports("github.com/jdkato/prose/v2"), "imports github.com/jdkato/prose/v2: only text asks prose"},
		{"pkg/eval/a.go", imports("os"), "imports os: only cmd opens files; take an fs.FS, io.Reader or io.Writer"},
		{"pkg/eval/a.go", imports("os/exec"), "imports os/exec: only cmd opens files; take an fs.FS, io.Reader or io.Writer"},
		{"pkg/eval/a_test.go", imports("os"), ""},
		{"cmd/attune/a.go", imports("os/signal"), ""},
		{"pkg/eval/a.go", imports("io/fs"), ""},
		{"cmd/attune/a.go", imports("net/http"), "imports net/http: nothing is sent anywhere"},
		{"pkg/lsp/a_test.go", imports("net"), "imports net: nothing is sent anywhere"},
		{"docs/a.md", "", "docs: no place for this at the top level"},
		{"bin/attune", "", ""},
		{".ci/run", "", ""},
		{"pkg/helpers/a.txt", "", "pkg/helpers: this name does not say what is in the folder"},
		{"pkg/text/internal/a.txt", "", "pkg/text/internal: this name does not say what is in the folder"},
		{"pkg/lint/a.go", long, "pkg/lint/a.go: 601 lines; one file does one thing in at most 600"},
		{"pkg/text/english.go", long, ""},
		{"pkg/lint/a.go", "package  p\n", "gofmt would change it"},
		{"pkg/lint/a.go", "package p\n\nfunc {\n", "does not parse"},
		{"pkg/lint/testdata/a.go", "package  p\n", ""},
	} {
		project := fstest.MapFS{
			".gitignore":         {Data: []byte("/bin/\n")},
			"cmd/attune/main.go": {Data: []byte(imports("attune/pkg/eval"))},
			"pkg/eval/eval.go":   {Data: []byte(imports("attune/pkg/lint"))},
			"rules/rules.go":     {Data: []byte(imports("embed"))},
			c.name:               {Data: []byte(c.source)},
		}
		found, err := breaches(project)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case c.want == "" && len(found) > 0:
			t.Errorf("%s with %.60q: %v", c.name, c.source, found)
		case c.want != "" && (len(found) != 1 || !strings.Contains(found[0], c.want)):
			t.Errorf("%s with %.60q: got %q, want %q", c.name, c.source, found, c.want)
		}
	}
}
