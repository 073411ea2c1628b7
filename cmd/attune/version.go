package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersion(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(a.out, "attune %s (%s %s/%s)\n", version(debug.ReadBuildInfo()), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

// version is the module's version, or the revision it was built from where it
// has none; "devel" where neither is known.
func version(info *debug.BuildInfo, ok bool) string {
	if !ok {
		return "devel"
	}
	v, revision := info.Main.Version, ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value[:min(12, len(s.Value))] + revision
		case s.Key == "vcs.modified" && s.Value == "true":
			revision += "+dirty"
		}
	}
	if v != "" && v != "(devel)" {
		return v
	}
	if revision != "" {
		return "devel-" + revision
	}
	return "devel"
}
