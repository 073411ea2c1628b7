package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"attune/pkg/rule"
	"attune/pkg/ruletest"
)

func newTest(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "test [DIR]",
		Short: "Run the examples that are written in the rules",
		Long: `Test runs every example of the bundled rules, with the rule files of DIR laid
over them: a file of the same name replaces the bundled one, others add to them.
A hit must be found at its marks, a miss must not, and each rewrite must silence
the check that offers it. What does not hold is printed as file:line:col.`,
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
}
