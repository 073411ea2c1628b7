package render

import (
	"bufio"
	"fmt"
	"io"
	"iter"

	"attune/pkg/rule"
	"attune/pkg/text"
)

// Concise writes a line per finding, for editors and for grep:
//
//	path:line:col: severity: message [check]
//
// Columns are 1-based code points. An item of a file of many stands at column 1
// of the line of its record, and its id follows the check: "(late-order)".
// Drafts without findings and inputs that could not be read write nothing.
func Concise(w io.Writer, _ *rule.Set, items iter.Seq[Item]) error {
	out := bufio.NewWriter(w)
	for item := range items {
		if item.Err != nil {
			continue
		}
		hidden := newMask(item.Input)
		lines := text.NewLines(item.Draft.Text)
		for _, f := range item.Report.Findings {
			at := text.Position{Line: item.Draft.Line, Column: 1}
			id := ""
			if item.Draft.Line == 0 {
				at = lines.Position(f.Span.Start, text.CodePoints)
			} else if item.Draft.ID != "" {
				id = " (" + visible(item.Draft.ID) + ")"
			}
			fmt.Fprintf(out, "%s:%d:%d: %s: %s [%s]%s\n", visible(item.Draft.Path), at.Line, at.Column,
				f.Severity, visible(hidden.hide(f.Message)), f.Check, id)
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	return out.Flush()
}
