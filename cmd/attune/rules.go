package main

import (
	"github.com/spf13/cobra"

	"attune/pkg/render"
)

func newRules(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "rules",
		Short: "List the checks",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			set, err := a.load()
			if err != nil {
				return err
			}
			return render.List(a.out, a.page(a.out), set)
		},
	}
}
