package main

import (
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"attune/pkg/lint"
	"attune/pkg/render"
	"attune/pkg/rule"
)

var formats = []string{"full", "concise", "json", "jsonl"}

// languages are the values of --language. The first skips what is not English.
var languages = []string{"auto", lint.English}

// checkOptions are the flags of check.
type checkOptions struct {
	stdinName, customer, situation string
	profile                        string
	language                       string
	failOn, format, output         string
	minScore                       int
	explain                        bool
	pick                           pick
}

func newCheck(a *app) *cobra.Command {
	o := checkOptions{language: languages[0], failOn: "error", format: "full"}
	cmd := &cobra.Command{
		Use:   "check [FILE…|-]",
		Short: "Check draft replies",
		Long: `Check reads drafts and prints what it finds, a score of 100, and better wording.

A file is one plain draft; mail quoted in it is the customer's message. A .jsonl
file is one draft a line: {"id": …, "reply": …, "customer": …}. Without FILE, or
for -, the draft is read from standard input.

A draft that is not English is skipped, and fails nothing.

The exit code is 0 if nothing at or above --fail-on was found and no score is
under --min-score, 1 if so, 2 if something could not be read.`,
		Example: "  pbpaste | attune check\n" +
			"  attune check reply.txt --customer message.txt\n" +
			"  attune check replies.jsonl --output-format concise --fail-on warning",
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, files []string) error { return a.check(o, files) },
	}
	f := cmd.Flags()
	f.StringVar(&o.customer, "customer", "", "read the customer's message from `FILE`")
	f.StringVar(&o.situation, "situation", "", "take the draft to answer a `NAME`: problem, request, …")
	f.StringVar(&o.profile, "profile", "", "judge as `PROFILE` wants: support, regulated, chat or library")
	f.Var(choice(&o.language, languages...), "language", "take drafts to be in `LANGUAGE`: en, or auto to skip what is not English")
	f.Var(choice(&o.failOn, append(slices.Clone(rule.Severities), "never")...), "fail-on", "exit with 1 from this `SEVERITY` up: error, warning, info or never")
	f.IntVar(&o.minScore, "min-score", 0, "exit with 1 if any draft scores under `N`")
	f.StringSliceVar(&o.pick.only, "select", nil, "show only these `CHECKS`, comma separated")
	f.StringSliceVar(&o.pick.not, "ignore", nil, "leave out these `CHECKS`, comma separated")
	f.Var(choice(&o.format, formats...), "output-format", "write the report as `FORMAT`: full, concise, json or jsonl")
	f.BoolVar(&o.explain, "explain-score", false, "show below each report how its score comes about")
	f.StringVarP(&o.output, "output-file", "o", "", "write the report to `FILE`")
	f.StringVar(&o.stdinName, "stdin-filename", "", "the `NAME` of what standard input holds; its ending counts")
	complete(cmd, "situation", a.completeFrom(situationNames))
	complete(cmd, "profile", a.completeFrom(profileNames))
	complete(cmd, "language", cobra.FixedCompletions(languages, cobra.ShellCompDirectiveNoFileComp))
	complete(cmd, "select", a.completeFrom(checkNames))
	complete(cmd, "ignore", a.completeFrom(checkNames))
	complete(cmd, "fail-on", cobra.FixedCompletions(append(slices.Clone(rule.Severities), "never"), cobra.ShellCompDirectiveNoFileComp))
	complete(cmd, "output-format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	complete(cmd, "min-score", cobra.NoFileCompletions)
	return cmd
}

func (a *app) check(o checkOptions, files []string) error {
	in, err := a.inputs(o, files)
	if err != nil {
		return err
	}
	if o.minScore < 0 || o.minScore > 100 {
		return usagef("--min-score %d: a score is 0 to 100", o.minScore)
	}
	if o.explain && o.format != "full" {
		return usagef("--explain-score goes with --output-format full: json and jsonl have the points of each finding anyway")
	}
	linter, err := a.linter()
	if err != nil {
		return err
	}
	if linter, err = profiled(linter, o.profile); err != nil {
		return err
	}
	set := linter.Set()
	if names := situationNames(set); o.situation != "" && !slices.Contains(names, o.situation) {
		return usagef("unknown situation %q: choose one of %s", o.situation, strings.Join(names, ", "))
	}
	if err := o.pick.validate(checkNames(set)); err != nil {
		return err
	}
	to, err := a.openOutput(o.output, append(slices.Clone(in.files), o.customer))
	if err != nil {
		return err
	}
	defer to.discard()

	progress := newProgress(a.err, isTerminal(a.err) && !isTerminal(to.stream()))
	gate := gate{failOn: o.failOn, minScore: o.minScore}
	idle := func() {
		to.Flush() // its error comes back at the next write
		progress.show()
	}
	items := lintAll(linter, lint.Input{Situation: o.situation, Language: o.language}, in.drafts(), idle)
	seen := func(yield func(render.Item) bool) {
		for item := range items {
			progress.count()
			if item.Err != nil {
				to.Flush() // on a terminal the two streams meet; let them meet between lines
				progress.clear()
				a.tell("%s", item.Err)
				gate.broken = true
			} else {
				item.Report = o.pick.from(item.Report)
				gate.judge(item)
			}
			if !yield(item) {
				return
			}
		}
	}
	err = a.format(o, to)(to, set, seen)
	progress.clear()
	if err == nil {
		err = to.commit()
	}
	if err != nil {
		return err
	}
	if o.format == "concise" { // which has no line for what has no findings
		gate.tellSkipped(a)
	}
	return gate.verdict(a)
}

// format is the writer of reports that was asked for.
func (a *app) format(o checkOptions, to *output) render.Format {
	page := a.page(to.stream())
	switch o.format {
	case "concise":
		return render.Concise
	case "json":
		return render.JSON(version(debug.ReadBuildInfo()))
	case "jsonl":
		return render.JSONL
	}
	if o.explain {
		return render.Explained(page)
	}
	return render.Full(page)
}

// A pick chooses the findings that are shown and that gate. It never changes a
// score.
type pick struct{ only, not []string }

func (p *pick) validate(names []string) error {
	for _, list := range [][]string{p.only, p.not} {
		for i, name := range list {
			list[i] = strings.TrimSpace(name)
			if !slices.Contains(names, list[i]) {
				return usagef("unknown check %q: %s", list[i], meant(list[i], names))
			}
		}
	}
	return nil
}

// from gives the report with the chosen findings. A finding that covers a
// chosen one on the same words is shown with it.
func (p *pick) from(r *lint.Report) *lint.Report {
	if len(p.only)+len(p.not) == 0 {
		return r
	}
	chosen := *r
	chosen.Findings = nil
	for _, f := range r.Findings {
		wanted := len(p.only) == 0 || slices.Contains(p.only, f.Check) ||
			slices.ContainsFunc(f.Also, func(also string) bool { return slices.Contains(p.only, also) })
		if wanted && !slices.Contains(p.not, f.Check) {
			chosen.Findings = append(chosen.Findings, f)
		}
	}
	return &chosen
}

// A gate decides on the exit code.
type gate struct {
	failOn   string
	minScore int

	broken, found bool
	skipped       int // drafts that were not checked
	low           int // drafts under minScore
	lowest        render.Item
}

func (g *gate) judge(item render.Item) {
	if item.Report.Skipped != "" {
		g.skipped++
		return
	}
	for _, f := range item.Report.Findings {
		if slices.Index(rule.Severities, f.Severity) <= slices.Index(rule.Severities, g.failOn) {
			g.found = true
		}
	}
	if item.Report.Score < g.minScore {
		if g.low++; g.low == 1 || item.Report.Score < g.lowest.Report.Score {
			g.lowest = item
		}
	}
}

// tellSkipped says how many drafts are not in the report, which is no trouble.
func (g *gate) tellSkipped(a *app) {
	switch {
	case g.skipped == 1:
		a.tell("1 draft is skipped: not English: --language en checks it all the same")
	case g.skipped > 1:
		a.tell("%d drafts are skipped: not English: --language en checks them all the same", g.skipped)
	}
}

func (g *gate) verdict(a *app) error {
	if g.low > 0 {
		draft := "1 draft scores"
		if g.low > 1 {
			draft = fmt.Sprintf("%d drafts score", g.low)
		}
		a.tell("%s under %d; lowest %d: %s", draft, g.minScore, g.lowest.Report.Score, g.lowest.Place())
	}
	switch {
	case g.broken:
		return errTold
	case g.found || g.low > 0:
		return errGate
	}
	return nil
}
