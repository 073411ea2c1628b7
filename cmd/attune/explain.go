package main

import (
	"strings"

	"github.com/spf13/cobra"

	"attune/pkg/render"
)

func newExplain(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "explain CHECK…",
		Short:   "Say what a check looks for, why, what it costs and what to write instead",
		Example: "  attune explain generic-apology",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("explain needs the name of a check: attune rules lists them")
			}
			return nil
		},
		ValidArgsFunction: a.completeFrom(checkNames),
		RunE: func(_ *cobra.Command, args []string) error {
			set, err := a.load()
			if err != nil {
				return err
			}
			for _, name := range args {
				// "[generic-apology]", as the concise report prints it, is fine too.
				name = strings.Trim(name, "[]")
				check := set.Check(name)
				if check == nil {
					return usagef("unknown check %q: %s", name, meant(name, checkNames(set)))
				}
				if err := render.Explain(a.out, a.page(a.out), set, check); err != nil {
					return err
				}
			}
			return nil
		},
	}
}
