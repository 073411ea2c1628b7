package render

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"attune/pkg/rule"
)

// Explain writes what a check says, why, when, what it costs and what to write
// instead, with its examples.
func Explain(w io.Writer, page Page, set *rule.Set, check *rule.Check) error {
	p := page.fit()
	var b strings.Builder
	cases := spoken(check)
	b.WriteByte('\n')
	about := severities(cases, " or ") + " · " + orDefault(cases[0].Dimension, check.Dimension)
	p.beside(&b, "  "+p.paint(check.Name, bold), p.paint(about, faint), 2+widthOf(check.Name), widthOf(about))
	b.WriteByte('\n')
	if len(cases) == 1 {
		p.block(&b, 2, "", orDefault(cases[0].Message, check.Message))
	} else {
		b.WriteString("  It says one of:\n")
		for _, c := range cases {
			p.block(&b, 4, "· ", fmt.Sprintf("%s (%s)", orDefault(c.Message, check.Message), c.Severity))
		}
	}
	b.WriteByte('\n')
	p.block(&b, 2, "why     ", check.Why)
	p.block(&b, 2, "source  ", check.Source)
	when := "every reply"
	if len(check.When) > 0 {
		when = "a reply to: " + strings.Join(check.When, ", ")
	}
	p.block(&b, 2, "when    ", when)
	p.block(&b, 2, "costs   ", costs(set, check, cases))
	if len(check.Outranks) > 0 {
		p.block(&b, 2, "covers  ", strings.Join(check.Outranks, ", ")+" on the same words")
	}
	for i, words := range rewrites(check, cases) {
		label := "        "
		if i == 0 {
			label = "try     "
		}
		p.block(&b, 2, label, words, green)
	}
	p.examples(&b, "It speaks up at", "✗ ", check.Examples.Hit)
	p.examples(&b, "It keeps still at", "✓ ", check.Examples.Miss)
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}

// examples writes drafts with their marked words in « ».
func (p Page) examples(b *strings.Builder, head, sign string, examples []rule.Example) {
	if len(examples) == 0 {
		return
	}
	b.WriteString("\n  " + p.paint(head, bold) + "\n")
	for _, e := range examples {
		draft, customer := e.Draft, e.Customer
		if e.InCustomer {
			customer = withMarks(customer, e.Marks)
		} else {
			draft = withMarks(draft, e.Marks)
		}
		if customer != "" {
			p.block(b, 2, "> ", customer, faint)
		}
		if draft != "" {
			p.block(b, 2, sign, draft)
		}
	}
}

// withMarks puts the marked bytes in « ».
func withMarks(s string, marks [][2]int) string {
	for _, m := range slices.Backward(marks) {
		s = s[:m[0]] + "«" + s[m[0]:m[1]] + "»" + s[m[1]:]
	}
	return s
}

// costs says how many of the 100 points a check can take in each situation.
func costs(set *rule.Set, check *rule.Check, cases []rule.Case) string {
	var parts []string
	for _, s := range set.Situations {
		if len(check.When) > 0 && !slices.Contains(check.When, s.Name) {
			continue
		}
		low, high := math.Inf(1), 0.0
		for _, c := range cases {
			n := c.Loses * set.Weights[s.Name][orDefault(c.Dimension, check.Dimension)]
			low, high = min(low, n), max(high, n)
		}
		if high == 0 {
			continue
		}
		part := decimal(high)
		if decimal(low) != part {
			part = decimal(low) + " to " + part
		}
		parts = append(parts, fmt.Sprintf("%s in %s", part, s.Name))
	}
	out := "no points"
	if parts != nil {
		out = strings.Join(parts, ", ") + " (of 100 points)"
	}
	lowest := 0
	for _, c := range cases {
		if c.Cap > 0 && (lowest == 0 || c.Cap < lowest) {
			lowest = c.Cap
		}
	}
	if lowest > 0 {
		out += fmt.Sprintf("; holds the whole score at %d or less", lowest)
	}
	return out
}

// rewrites lists what the check's cases offer to write, each once, with the
// places to fill in brackets.
func rewrites(check *rule.Check, cases []rule.Case) []string {
	var out []string
	for _, c := range append([]rule.Case{check.Case}, cases...) {
		for _, rewrite := range slices.Concat(c.Replace, c.Add) {
			words := ""
			for _, piece := range rewrite.Pieces {
				if piece.Cue != "" {
					words += "[" + piece.Text + "]"
				} else {
					words += piece.Text
				}
			}
			if words != "" && !slices.Contains(out, words) {
				out = append(out, words)
			}
		}
	}
	return out
}

// spoken gives the cases that can say something: those that are off only keep
// the others still. Of a check that is off it gives all.
func spoken(c *rule.Check) []rule.Case {
	if len(c.Cases) == 0 {
		return []rule.Case{c.Case}
	}
	aloud := slices.DeleteFunc(slices.Clone(c.Cases), func(k rule.Case) bool { return k.Severity == rule.Off })
	if len(aloud) == 0 {
		return c.Cases
	}
	return aloud
}

// severities lists those of the cases, each once.
func severities(cases []rule.Case, or string) string {
	var out []string
	for _, c := range cases {
		if !slices.Contains(out, c.Severity) {
			out = append(out, c.Severity)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		return slices.Index(rule.Severities, a) - slices.Index(rule.Severities, b)
	})
	return strings.Join(out, or)
}

func orDefault(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// List writes a line or two for each check of a set.
func List(w io.Writer, page Page, set *rule.Set) error {
	p := page.fit()
	var b strings.Builder
	names, kinds, dimensions := 0, 0, 0
	for _, c := range set.Checks {
		cases := spoken(&c)
		names = max(names, widthOf(c.Name))
		kinds = max(kinds, widthOf(severities(cases, "/")))
		dimensions = max(dimensions, widthOf(orDefault(cases[0].Dimension, c.Dimension)))
	}
	for _, c := range set.Checks {
		cases := spoken(&c)
		when := "always"
		if len(c.When) > 0 {
			when = strings.Join(c.When, ", ")
		}
		dimension := orDefault(cases[0].Dimension, c.Dimension)
		b.WriteString(p.paint(c.Name, bold))
		kind := severities(cases, "/")
		if names+kinds+dimensions+6+len("problem") <= p.Width {
			row := dimension
			if names+kinds+dimensions+6+widthOf(when) <= p.Width {
				row, when = pad(dimension, dimensions)+"  "+when, ""
			}
			fmt.Fprintf(&b, "%s  %s%s  %s\n", strings.Repeat(" ", names-widthOf(c.Name)),
				p.paint(kind, severityStyle(cases[0].Severity)), strings.Repeat(" ", kinds-widthOf(kind)), row)
			p.block(&b, 2, "", when)
		} else {
			b.WriteByte('\n')
			p.block(&b, 2, "", kind+" · "+dimension+" · "+when)
		}
		said := ""
		for _, k := range cases {
			if message := orDefault(k.Message, c.Message); message != said {
				p.block(&b, 2, "", message, faint)
				said = message
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
