package render

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"attune/pkg/lint"
	"attune/pkg/rule"
	"attune/pkg/text"
)

// Full writes what a person reads. One draft alone is shown with its
// dimensions and strengths; several get a line each and their findings below.
func Full(page Page) Format {
	page = page.fit()
	return func(w io.Writer, set *rule.Set, items iter.Seq[Item]) error {
		var held *Item // the first, until it is known whether it stands alone
		var total Total
		var b strings.Builder
		flush := func() error {
			_, err := io.WriteString(w, b.String())
			b.Reset()
			return err
		}
		for item := range items {
			total.Add(item)
			switch {
			case item.Err != nil:
				continue
			case total.Documents == 1:
				held = &item
				continue
			case held != nil:
				page.entry(&b, *held)
				held = nil
			}
			page.entry(&b, item)
			if err := flush(); err != nil {
				return err
			}
		}
		if held != nil {
			page.alone(&b, *held)
		} else if total.Documents > 1 {
			page.summary(&b, &total)
		} else if total.Unreadable == 0 {
			b.WriteString("\n")
			page.block(&b, 2, "", "No drafts to check.", faint)
			b.WriteByte('\n')
		}
		return flush()
	}
}

// alone writes the only draft of a run.
func (p Page) alone(b *strings.Builder, item Item) {
	r := item.Report
	if r.Skipped != "" {
		p.skipped(b, item)
		return
	}
	p.title(b, item, situated(item))
	p.card(b, r)
	if r.Cap != nil {
		b.WriteByte('\n')
		p.block(b, 2, "", fmt.Sprintf("Held at %d by %s.", r.Cap.Score, r.Cap.Check))
	}
	if r.CustomerSkipped != "" {
		b.WriteByte('\n')
		p.block(b, 2, "", "The customer's message is not English: this is judged without it.", faint)
	}
	b.WriteByte('\n')
	p.findings(b, item)
	if len(r.Findings) == 0 {
		p.happy(b, item)
		b.WriteByte('\n')
	}
	if len(r.Strengths) > 0 {
		b.WriteString("  " + p.paint("What this reply does well", bold) + "\n")
		for _, s := range r.Strengths {
			p.block(b, 2, "✓ ", s.Message, green)
		}
		b.WriteByte('\n')
	}
	if len(r.Findings) > 0 {
		var total Total
		total.Add(item)
		p.block(b, 2, "", total.counts()+".", faint)
		b.WriteByte('\n')
	}
	if p.explain {
		p.arithmetic(b, item)
	}
}

// skipped writes the only draft of a run that was not checked.
func (p Page) skipped(b *strings.Builder, item Item) {
	p.title(b, item, "")
	p.block(b, 2, "", fmt.Sprintf("skipped: %s (not English; --language en checks it all the same)", item.Report.Skipped))
	b.WriteByte('\n')
}

// title names the only draft of a run, and what it was taken for.
func (p Page) title(b *strings.Builder, item Item, origin string) {
	name := visible(item.Place())
	if item.Draft.Path == "-" {
		name = "draft"
	}
	if item.Draft.ID != "" {
		name += " · " + visible(item.Draft.ID)
	}
	name = cut(name, p.Width-2)
	origin = cut(origin, p.Width)
	b.WriteByte('\n')
	p.beside(b, "  "+p.paint(name, bold), p.paint(origin, faint), 2+widthOf(name), widthOf(origin))
	b.WriteByte('\n')
}

// situated says what a draft was taken to answer, and how that is known.
func situated(item Item) string {
	s := item.Report.Situation
	switch {
	case s.Source == "given":
		return s.Name + ", as you say"
	case s.Source == "customer":
		return s.Name + ", by the customer's message"
	case s.Source == "draft" && item.Input.Customer != nil && item.Report.CustomerSkipped == "": // which is there, and tells nothing
		return s.Name + ", by the draft"
	case s.Source == "draft":
		return s.Name + ", by the draft alone"
	}
	return s.Name
}

// happy writes the line of a draft without findings.
func (p Page) happy(b *strings.Builder, item Item) {
	lost := 0.0
	for _, d := range item.Report.Dimensions {
		lost += d.Lost
	}
	words := slices.ContainsFunc(item.Input.Draft.Sentences, func(s text.Sentence) bool { return len(s.Words) > 0 })
	switch {
	case lost > 0:
		p.block(b, 2, "", fmt.Sprintf("Nothing to show: what costs %s here is left out by --select or --ignore.", points(lost)), faint)
	case !words:
		p.block(b, 2, "", "There is not a word to check in this draft.", faint)
	default:
		p.block(b, 2, "✓ ", "Nothing to change: this reply reads well.", green)
	}
}

// entry writes one draft of several.
func (p Page) entry(b *strings.Builder, item Item) {
	r := item.Report
	score, situation := p.paint(fmt.Sprintf("%3d", r.Score), bold, scoreStyle(r.Score)), r.Situation.Name
	bar := p.bar(float64(r.Score), 100, 100, 10)
	if r.Skipped != "" {
		score, situation = p.paint("  –", faint), "skipped: "+r.Skipped
		bar = strings.Repeat(" ", 10)
	}
	place := visible(item.Place())
	name, rest := place, ""
	if item.Draft.ID != "" {
		name, rest = visible(item.Draft.ID), place
	}
	name = cut(name, max(10, p.Width/2))
	left, used := "  "+score+"  ", 7+widthOf(name)
	if p.Width >= 60 {
		left += bar + "  "
		used += 12
	}
	right := situation
	if rest != "" {
		right = tail(rest, max(10, p.Width/3)) + " · " + right
	}
	if used+widthOf(right)+2 > p.Width { // one line an entry: the name matters more than the place
		right = cut(situation, max(0, p.Width-used-2))
		if p.Width-used-2 < 4 {
			right = ""
		}
	}
	p.beside(b, left+p.paint(name, bold), p.paint(right, faint), used, widthOf(right))
	if len(r.Findings) > 0 {
		b.WriteByte('\n')
		p.findings(b, item)
	}
	if p.explain && r.Skipped == "" {
		if len(r.Findings) == 0 {
			b.WriteByte('\n')
		}
		p.arithmetic(b, item)
	}
}

// findings writes the findings of a draft in their order.
func (p Page) findings(b *strings.Builder, item Item) {
	hidden := newMask(item.Input)
	f := frame{page: p, doc: item.Input.Draft, text: hidden.draft, lines: text.NewLines(item.Draft.Text)}
	shown := "" // the frame before: a sentence that lacks two things is shown once
	explained := map[string]bool{}
	for _, finding := range item.Report.Findings {
		if explained[finding.Check] {
			finding.Why = "" // once is enough
		}
		explained[finding.Check] = true
		p.headline(b, finding, hidden.hide)
		if now := p.framed(f, finding); now != shown || !finding.Absence {
			b.WriteString(now)
			shown = now
		}
		p.advice(b, f, finding, hidden.hide)
		b.WriteByte('\n')
	}
}

// headline says what was found, of which check and at what cost.
func (p Page) headline(b *strings.Builder, finding lint.Finding, hide func(string) string) {
	style := severityStyle(finding.Severity)
	label := "  " + pad(finding.Severity, len("warning")) + "  "
	check := finding.Check
	if finding.Points > 0 {
		check += " −" + decimal(finding.Points)
	}
	check = cut(check, p.Width)
	message := wrap(hide(finding.Message), p.Width-widthOf(label))
	for i, line := range message {
		left, used := strings.Repeat(" ", widthOf(label)), widthOf(label)+widthOf(line)
		if i == 0 {
			left = p.paint(label, bold, style)
		}
		left += p.paint(line, bold)
		if i == len(message)-1 {
			p.beside(b, left, p.paint(check, faint), used, widthOf(check))
		} else {
			b.WriteString(left + "\n")
		}
	}
}

// framed is the sentence of a finding.
func (p Page) framed(f frame, finding lint.Finding) string {
	marks := []text.Span{finding.Span}
	if finding.Absence {
		// What is missing cannot be underlined, but the words that stand in its
		// place can.
		marks = marks[:0]
		for _, m := range finding.Evidence {
			if m.In == lint.Draft && m.Overlaps(finding.Span) {
				marks = append(marks, m.Span)
			}
		}
	}
	var b strings.Builder
	f.write(&b, finding.Span, marks, severityStyle(finding.Severity))
	return b.String()
}

// advice says why, and what to write instead.
func (p Page) advice(b *strings.Builder, f frame, finding lint.Finding, hide func(string) string) {
	indent := f.gutter() + 2
	if finding.Why != "" {
		p.block(b, indent, "why  ", cutWords(firstSentence(finding.Why), max(2*(p.Width-indent-5)-10, 130)))
	}
	if len(finding.Also) > 0 {
		p.block(b, indent, "also ", strings.Join(finding.Also, ", "), faint)
	}
	for _, rw := range finding.Rewrites {
		if words := f.rewritten(rw.Edits, hide); words != "" {
			p.rewrite(b, indent, words)
		} else if rw.Label != "" {
			p.block(b, indent, "try  ", hide(rw.Label))
		}
	}
}

// rewrite writes a text to paste, with the places to fill set off.
func (p Page) rewrite(b *strings.Builder, indent int, words string) {
	label := "try  "
	for paragraph := range strings.SplitSeq(words, "\n") {
		open := 0
		style := map[int]string{} // by the byte at which a character begins
		for i, r := range paragraph {
			if r == '[' {
				open++
			}
			style[i] = green
			if open > 0 {
				style[i] = cyan
			}
			if r == ']' && open > 0 {
				open--
			}
		}
		for _, row := range rows(cells(paragraph), p.Width-indent-len(label)) {
			b.WriteString(strings.Repeat(" ", indent) + p.paint(label, faint))
			b.WriteString(p.runs(row, func(c cell) string { return style[c.start] }) + "\n")
			label = "     "
		}
	}
}

func severityStyle(severity string) string {
	switch severity {
	case "error":
		return red
	case "warning":
		return yellow
	}
	return blue
}

// firstSentence is a text up to its first full stop or semicolon.
func firstSentence(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	for i := range len(s) {
		if (s[i] == '.' || s[i] == ';') && (i+1 == len(s) || s[i+1] == ' ') {
			return s[:i] + "."
		}
	}
	return s
}

// summary closes a run over several drafts.
func (p Page) summary(b *strings.Builder, t *Total) {
	b.WriteString("\n")
	counts := t.counts()
	if t.Checked() == 0 {
		counts = "none checked"
	}
	p.block(b, 2, "", fmt.Sprintf("%s: %s.", count(t.Documents, "draft"), counts), bold)
	var parts []string
	if t.Checked() > 0 {
		parts = append(parts, fmt.Sprintf("%s without findings. Mean score %d, lowest %d (%s).", thousands(t.Clean), t.Mean(), t.Lowest, t.LowestAt))
	}
	if t.Skipped > 0 {
		parts = append(parts, fmt.Sprintf("%s skipped: not English (--language en checks all the same).", thousands(t.Skipped)))
	}
	if t.Unreadable > 0 {
		parts = append(parts, fmt.Sprintf("%s could not be read.", count(t.Unreadable, "input")))
	}
	p.block(b, 2, "", strings.Join(parts, " "), faint)
	b.WriteByte('\n')
}

// counts says how many findings of each severity there are.
func (t *Total) counts() string {
	var parts []string
	if t.Errors > 0 {
		parts = append(parts, count(t.Errors, "error"))
	}
	if t.Warnings > 0 {
		parts = append(parts, count(t.Warnings, "warning"))
	}
	if t.Infos > 0 {
		parts = append(parts, count(t.Infos, "info"))
	}
	if parts == nil {
		return "no findings"
	}
	return strings.Join(parts, ", ")
}

// points is "1 point", "7.2 points".
func points(n float64) string {
	if n == 1 {
		return "1 point"
	}
	return decimal(n) + " points"
}

// count is "1 draft", "1,763 drafts".
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return thousands(n) + " " + noun
}

// thousands writes a number with a comma between each three digits.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
