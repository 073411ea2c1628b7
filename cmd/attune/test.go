package main

import (
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"attune/pkg/rule"
	"attune/pkg/ruletest"
)

func newTest(a *app) *cobra.Command {
	var phrases bool
	cmd := &cobra.Command{
		Use:   "test [DIR]",
		Short: "Run the examples that are written in the rules",
		Long: `Test runs every example of the bundled rules, with the rule files of DIR laid
over them: a file of the same name replaces the bundled one, others add to them.
A hit must be found at its marks, a miss must not, and each rewrite must silence
the check that offers it. What does not hold is printed as file:line:col.

With --phrases it takes every phrase out, one at a time, and lists those that no
example misses: they lack an example, or nobody needs them. Of the bundled rules
this takes half a minute; with DIR only the phrases there are tried.`,
		Example: "  attune test\n  attune test my-rules",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("test takes one folder: leave %q out", args[1])
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(_ *cobra.Command, args []string) error {
			files, err := a.ruleFiles(args...)
			if err != nil {
				return err
			}
			set, broken := rule.Load(files)
			if set == nil {
				return broken
			}
			if broken != nil { // the rules that are sound are tested all the same
				fmt.Fprintln(a.err, files.locate(broken.Error()))
			}
			if phrases && broken == nil {
				return a.testPhrases(files, set, args...)
			}
			result := ruletest.Run(set)
			for _, f := range result.Failures {
				fmt.Fprintln(a.out, files.locate(f.Error()))
			}
			if _, err := fmt.Fprintf(a.out, "%d passed, %d failed\n", result.Passed, len(result.Failures)); err != nil {
				return err
			}
			switch {
			case broken != nil:
				return errTold
			case len(result.Failures) > 0:
				return errGate
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&phrases, "phrases", false, "list the phrases that no example needs")
	return cmd
}

// testPhrases lists the phrases that no example needs: of the rules in the given
// folder, else of all.
func (a *app) testPhrases(files overlay, set *rule.Set, dir ...string) error {
	own := files
	if len(dir) > 0 {
		own = files[len(files)-1:]
	}
	mutants := ruletest.Mutants(set, func(c *rule.Cue) bool {
		_, err := fs.Stat(own, c.Pos.File)
		return err == nil
	})
	for _, m := range mutants {
		in := "cue"
		if m.Except {
			in = "exceptions of the cue"
		}
		fmt.Fprintln(a.out, files.locate((&rule.Error{
			Pos: m.Pos, What: fmt.Sprintf("no example needs the phrase “%s” in the %s %q", m.Phrase, in, m.Cue),
			Do: "add an example, or take it out",
		}).Error()))
	}
	if len(mutants) > 0 {
		return errGate
	}
	_, err := fmt.Fprintln(a.out, "an example needs each phrase")
	return err
}
