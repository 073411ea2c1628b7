package main

import (
	"runtime/debug"
	"testing"

	"github.com/google/go-cmp/cmp"

	"attune/pkg/lint"
)

func TestPick(t *testing.T) {
	report := &lint.Report{Score: 61, Findings: []lint.Finding{
		{Check: "a", Also: []string{"b", "c"}}, {Check: "d"}, {Check: "e"},
	}}
	for _, c := range []struct {
		p    pick
		want []string
	}{
		{pick{}, []string{"a", "d", "e"}},
		{pick{only: []string{"d"}}, []string{"d"}},
		{pick{only: []string{"b"}}, []string{"a"}}, // a stands for b here
		{pick{not: []string{"d", "b"}}, []string{"a", "e"}},
		{pick{only: []string{"a", "d"}, not: []string{"a"}}, []string{"d"}},
	} {
		got := c.p.from(report)
		var checks []string
		for _, f := range got.Findings {
			checks = append(checks, f.Check)
		}
		if d := cmp.Diff(c.want, checks); d != "" || got.Score != 61 || len(report.Findings) != 3 {
			t.Errorf("%+v: %v, score %d", c.p, checks, got.Score)
		}
	}
}

func TestVersion(t *testing.T) {
	build := func(version string, settings ...debug.BuildSetting) *debug.BuildInfo {
		return &debug.BuildInfo{Main: debug.Module{Version: version}, Settings: settings}
	}
	revision := debug.BuildSetting{Key: "vcs.revision", Value: "0123456789abcdef"}
	dirty := debug.BuildSetting{Key: "vcs.modified", Value: "true"}
	for _, c := range []struct {
		info *debug.BuildInfo
		ok   bool
		want string
	}{
		{nil, false, "devel"},
		{build(""), true, "devel"},
		{build("(devel)"), true, "devel"},
		{build("(devel)", revision), true, "devel-0123456789ab"},
		{build("(devel)", revision, dirty), true, "devel-0123456789ab+dirty"},
		{build("v1.2.3", revision), true, "v1.2.3"},
	} {
		if got := version(c.info, c.ok); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
