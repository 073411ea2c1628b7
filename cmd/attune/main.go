// Command attune checks the empathy of support replies.
//
// Each command has a file of its own. Manners of all of them: reports go to
// standard output and everything else to standard error, as lines that begin
// "attune: ", or with a place in a rule file, and say what is wrong, where, and
// what to do.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Exit codes; there are no others.
const (
	exitPass     = 0 // nothing at or above the gate
	exitFindings = 1 // findings at or above --fail-on, a score under --min-score, an example that does not hold
	exitTrouble  = 2 // bad usage or rules, unreadable input
)

// gcPercent lets most runs end before anything needs collecting; a stream's
// memory stays small all the same.
const gcPercent = 400

func main() {
	debug.SetGCPercent(gcPercent)
	os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// streams are what a command reads and writes. They are a terminal only if they
// are an *os.File.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// errGate ends a command whose report says all there is to say.
var errGate = errors.New("findings at the gate")

// errTold ends a command that has told its troubles already.
var errTold = errors.New("trouble told")

// usageError is a mistake in how the command was called.
type usageError struct{ message string }

func (e usageError) Error() string { return e.message }

func usagef(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

// run is the whole program.
func run(args []string, s streams) int {
	root := newRoot(s)
	root.SetArgs(args)
	cmd, err := root.ExecuteC()
	switch {
	case err == nil:
		return exitPass
	case errors.Is(err, errGate):
		return exitFindings
	case errors.Is(err, errTold) || isClosedPipe(err):
		return exitTrouble
	}
	if placed := placedError(""); errors.As(err, &placed) {
		fmt.Fprintln(s.err, placed)
		return exitTrouble
	}
	for line := range strings.SplitSeq(err.Error(), "\n") {
		fmt.Fprintf(s.err, "attune: %s\n", line)
	}
	if usage := (usageError{}); errors.As(err, &usage) {
		fmt.Fprintf(s.err, "attune: see %s --help\n", cmd.CommandPath())
	}
	return exitTrouble
}

// newRoot builds the commands anew for each run, so that none keeps state.
func newRoot(s streams) *cobra.Command {
	a := &app{streams: s, color: "auto"}
	root := &cobra.Command{
		Use:           "attune",
		Short:         "Check the empathy of support replies",
		Long:          "attune reads a draft reply as its customer will, says what is missing and\nwhat it costs, and offers a better sentence. Nothing leaves this machine.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return unknownCommand(cmd, args[0])
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	root.PersistentFlags().StringVar(&a.rulesDir, "rules", "", "lay the rule files of `DIR` over the bundled ones")
	root.PersistentFlags().Var(choice(&a.color, "auto", "always", "never"), "color", "colour the report `WHEN`: auto, always or never")
	complete(root, "rules", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return nil, cobra.ShellCompDirectiveFilterDirs
	})
	complete(root, "color", cobra.FixedCompletions([]string{"auto", "always", "never"}, cobra.ShellCompDirectiveNoFileComp))
	root.AddCommand(newCheck(a), newExplain(a), newRules(a), newTest(a), newEval(a), newVersion(a))
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	if shells, _, err := root.Find([]string{"completion"}); err == nil {
		shells.Args = func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("completion needs a shell: %s", strings.Join(commandNames(cmd), ", "))
			}
			return usagef("unknown shell %q: %s", args[0], meant(args[0], commandNames(cmd)))
		}
		shells.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() } // Args are looked at only if it runs
	}
	return root
}

// flagError is a mistake in a flag, in our words.
func flagError(err error) error {
	var value *pflag.InvalidValueError
	var number *strconv.NumError
	if errors.As(err, &value) && errors.As(err, &number) {
		return usagef("--%s %s: write a whole number", value.GetFlag().Name, value.GetValue())
	}
	return usageError{err.Error()}
}

// unknownCommand says what the user may have meant.
func unknownCommand(root *cobra.Command, arg string) error {
	if _, err := os.Stat(arg); err == nil {
		return usagef("unknown command %q: to check that file, write: attune check %s", arg, arg)
	}
	return usagef("unknown command %q: %s", arg, meant(arg, commandNames(root)))
}

func commandNames(parent *cobra.Command) []string {
	var names []string
	for _, c := range parent.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return names
}

// complete registers what the shell offers for a flag.
func complete(cmd *cobra.Command, flag string, f cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, f); err != nil {
		panic(err) // the flag does not exist: a mistake in this program
	}
}

// noArgs refuses arguments.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%s takes no arguments: leave %q out", cmd.CommandPath(), args[0])
	}
	return nil
}

// shownPath is a path as it is written in messages and reports, with / on all
// systems.
func shownPath(path string) string { return filepath.ToSlash(path) }
