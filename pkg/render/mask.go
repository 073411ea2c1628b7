package render

import (
	"strings"

	"attune/pkg/lint"
	"attune/pkg/text"
)

// A mask hides the secrets of a draft and of its customer's message.
type mask struct {
	draft, customer string // the texts, of the same length as they were
	replacer        *strings.Replacer
}

// newMask finds the secrets of both documents; either may be nil.
func newMask(in lint.Input) mask {
	var pairs []string
	hide := func(doc *text.Document) string {
		if doc == nil {
			return ""
		}
		var b []byte
		for _, s := range doc.Sentences {
			for _, w := range s.Words {
				if w.Class&text.Secret == 0 {
					continue
				}
				if b == nil {
					b = []byte(doc.Text)
				}
				secret := doc.Text[w.Start:w.End]
				hidden := starred(secret)
				copy(b[w.Start:w.End], hidden)
				pairs = append(pairs, secret, hidden)
			}
		}
		if b == nil {
			return doc.Text
		}
		return string(b)
	}
	m := mask{draft: hide(in.Draft), customer: hide(in.Customer)}
	if pairs != nil {
		m.replacer = strings.NewReplacer(pairs...)
	}
	return m
}

// hide masks the secrets in a text made from the draft or the message.
func (m mask) hide(s string) string {
	if m.replacer == nil {
		return s
	}
	return m.replacer.Replace(s)
}

// in is the masked text that a match stands in.
func (m mask) in(in lint.In) string {
	if in == lint.Customer {
		return m.customer
	}
	return m.draft
}

// starred replaces all letters and digits but the last four by stars. It keeps
// the length, so that positions stay true.
func starred(secret string) string {
	b := []byte(secret)
	shown := 0
	for i := len(b) - 1; i >= 0; i-- {
		c := b[i]
		if '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' {
			if shown++; shown > 4 {
				b[i] = '*'
			}
		}
	}
	return string(b)
}
