package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"attune/pkg/render"
	"attune/pkg/rule"
)

// An app holds what all commands share.
type app struct {
	streams
	rulesDir string
	color    string
}

// page is how standard output can be written on: as wide as its terminal, or 80
// cells. to is where the report really goes.
func (a *app) page(to io.Writer) render.Page {
	page := render.Page{Width: 80, Color: colored(a.color, isTerminal(to), os.Getenv)}
	if f, ok := to.(*os.File); ok {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 { // some terminals do not tell
			page.Width = width
		}
	}
	return page
}

// colored decides by the flag, then by the variables that people agreed on,
// then by whether the output is a terminal.
func colored(flag string, tty bool, env func(string) string) bool {
	switch {
	case flag != "auto":
		return flag == "always"
	case env("NO_COLOR") != "":
		return false
	case env("FORCE_COLOR") != "":
		return env("FORCE_COLOR") != "0"
	case !slices.Contains([]string{"", "0"}, env("CLICOLOR_FORCE")):
		return true
	case env("CLICOLOR") == "0" || env("TERM") == "dumb":
		return false
	}
	return tty
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// isClosedPipe reports whether a write failed because nobody reads any more,
// which is no trouble to tell.
func isClosedPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}

// tell writes a line to standard error.
func (a *app) tell(format string, args ...any) {
	fmt.Fprintf(a.err, "attune: "+format+"\n", args...)
}

// checkNames are the checks of a set.
func checkNames(set *rule.Set) []string {
	var names []string
	for _, c := range set.Checks {
		names = append(names, c.Name)
	}
	return names
}

// situationNames are the situations of a set.
func situationNames(set *rule.Set) []string {
	var names []string
	for _, s := range set.Situations {
		names = append(names, s.Name)
	}
	return names
}

func profileNames(set *rule.Set) []string {
	var names []string
	for _, p := range set.Profiles {
		names = append(names, p.Name)
	}
	return names
}

// meant advises on a mistyped name.
func meant(name string, names []string) string {
	if nearest := rule.Nearest(name, names); nearest != "" {
		return fmt.Sprintf("did you mean %s?", nearest)
	}
	return "choose one of " + strings.Join(names, ", ")
}

// completeFrom offers names out of the rules, or nothing where these are
// broken. Of a comma-separated list it completes the last.
func (a *app) completeFrom(names func(*rule.Set) []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
		linter, err := a.linter()
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		before := word[:strings.LastIndexByte(word, ',')+1]
		var out []string
		for _, name := range names(linter.Set()) {
			if strings.HasPrefix(before+name, word) {
				out = append(out, before+name)
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

// choice is a flag with a few values. The string it points to holds the value
// it has unless given.
func choice(to *string, values ...string) pflag.Value { return &chosen{to, values} }

type chosen struct {
	to     *string
	values []string
}

func (c *chosen) String() string {
	if c.to == nil {
		return ""
	}
	return *c.to
}

func (c *chosen) Type() string { return "string" }

func (c *chosen) Set(s string) error {
	if !slices.Contains(c.values, s) {
		return errors.New(meant(s, c.values))
	}
	*c.to = s
	return nil
}
