package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"attune/pkg/eval"
)

func newEval(a *app) *cobra.Command {
	var noCustomer bool
	format, by, mistakes := "table", "", ""
	cmd := &cobra.Command{
		Use:   "eval LABELLED.jsonl",
		Short: "Compare findings and scores with people's labels",
		Long: `Eval checks labelled replies and says how far attune agrees with their readers:
precision, recall and F1 of each core check, Spearman of the score against the
label overall, and how often the situation is right. A line of the file is
  {"id": "7", "customer": "…", "reply": "…", "company": "…", "channel": "…", "labels": {…}}
of which reply and labels must be there. The labels, each of which may be
missing or null and then is left out of the count:
` + labels() + `The comment of the package attune/pkg/eval says what they mean.`,
		Example: "  attune eval labelled.jsonl --output-format json\n  attune eval labelled.jsonl --by company",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("eval takes one file of labelled replies, or - for standard input: %d are given", len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if by != "" && mistakes != "" {
				return usagef("--by and --mistakes do not go together: leave one out")
			}
			linter, err := a.linter()
			if err != nil {
				return err
			}
			in := inputs{stdin: a.in, stdinName: "-"}
			f, err := in.open(args[0])
			if err != nil {
				return err
			}
			defer f.Close()
			replies, broken := eval.Read(in.name(args[0]), f)
			if broken != nil {
				for line := range strings.SplitSeq(broken.Error(), "\n") {
					a.tell("%s", line)
				}
			}
			if len(replies) == 0 {
				return fmt.Errorf("%s: has no labelled reply: write one a line, as attune eval --help shows", in.name(args[0]))
			}
			result := eval.Run(linter.Lint, replies, !noCustomer)
			if err := writeResult(a.out, result, format, by, mistakes); err != nil {
				return err
			}
			if broken != nil {
				return errTold
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&noCustomer, "no-customer", false, "judge by the replies alone, without the customer's messages")
	cmd.Flags().Var(choice(&format, "table", "json"), "output-format", "write the result as `FORMAT`: table or json")
	cmd.Flags().Var(choice(&by, "company", "channel"), "by", "break the result down by `FIELD`: company or channel")
	cmd.Flags().Var(choice(&mistakes, eval.Checks()...), "mistakes", "list the replies on which `CHECK` and the readers disagree")
	complete(cmd, "output-format", cobra.FixedCompletions([]string{"table", "json"}, cobra.ShellCompDirectiveNoFileComp))
	complete(cmd, "by", cobra.FixedCompletions([]string{"company", "channel"}, cobra.ShellCompDirectiveNoFileComp))
	complete(cmd, "mistakes", cobra.FixedCompletions(eval.Checks(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// labels lists what a file of labelled replies can hold.
func labels() string {
	var b strings.Builder
	for _, l := range eval.Labels() {
		fmt.Fprintf(&b, "  %-16s %s\n", l.Name, strings.Join(l.Values, ", "))
	}
	fmt.Fprintf(&b, "  %-16s %s\n", "overall", "1 to 5")
	return b.String()
}

func writeResult(w io.Writer, result eval.Result, format, by, mistakes string) error {
	switch {
	case by != "":
		groups, err := result.By(by)
		if err != nil {
			return err
		}
		if format == "json" {
			return eval.WriteGroupsJSON(w, groups)
		}
		return eval.WriteGroups(w, groups)
	case mistakes != "":
		list, err := result.Mistakes(mistakes)
		if err != nil {
			return err
		}
		return eval.WriteMistakes(w, list)
	case format == "json":
		return result.WriteJSON(w)
	}
	return result.WriteTable(w)
}
