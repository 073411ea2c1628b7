package rule

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"attune/pkg/pattern"
)

// Load reads all *.yaml files at the top of the given folders. Every mistake is
// reported, as [Errors]; the Set then holds the rules that are sound, so that
// their examples can still be run.
func Load(folders ...fs.FS) (*Set, error) {
	l := loader{set: &Set{Weights: map[string]map[string]float64{}}}
	for _, folder := range folders {
		names, err := fs.Glob(folder, "*.y*ml")
		if err != nil {
			return nil, err
		}
		slices.Sort(names)
		for _, name := range names {
			if ext := path.Ext(name); ext != ".yaml" && ext != ".yml" {
				continue
			}
			data, err := fs.ReadFile(folder, name)
			if err != nil {
				return nil, err
			}
			l.read(name, data)
		}
	}
	l.check()
	if len(l.errs) > 0 {
		slices.SortStableFunc(l.errs, func(a, b *Error) int {
			return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
		})
		return l.set, Errors(l.errs)
	}
	return l.set, nil
}

type loader struct {
	set        *Set
	errs       []*Error
	unreadable bool // a file is not all there: what is not known may stand in it
	weights    []row
	mentions   []mention
}

// A row is one line of weights.
type row struct {
	situation string
	points    []struct {
		dimension string
		value     float64
	}
	pos Pos
}

// A mention is a name used in a rule, to be looked up when all is read.
type mention struct {
	name string
	kind string // "cue", "found cue", "list", "phrase", "situation", "check", "slot", "dimension"
	by   string // the rule that mentions it: "cue x", "check y", …
	pos  Pos
}

func (l *loader) fail(pos Pos, do, what string, args ...any) {
	l.errs = append(l.errs, &Error{Pos: pos, What: fmt.Sprintf(what, args...), Do: do})
}

// phrase parses a phrase and notes the names it mentions.
func (l *loader) phrase(s string, pos Pos, quoted bool, by string) (pattern.Phrase, bool) {
	if quoted {
		pos.Column++
	}
	at := func(offset int) Pos {
		p := pos
		p.Column += len([]rune(s[:offset]))
		return p
	}
	p, err := pattern.Parse(s)
	var syntax *pattern.SyntaxError
	if errors.As(err, &syntax) {
		l.fail(at(syntax.Offset), syntax.Do, "in the phrase “%s” %s", s, syntax.What)
		return p, false
	}
	for _, r := range p.Refs() {
		l.mentions = append(l.mentions, mention{r.Name, "phrase", by, at(r.Offset)})
	}
	return p, true
}

// word reads an entry of a word list.
func (l *loader) word(s string, pos Pos) (string, bool) {
	if form, ok := pattern.FoldForm(s); ok {
		return form, true
	}
	words, ok := pattern.FoldWord(s)
	if !ok || len(words) != 1 {
		do := "a list holds single words; write a cue for phrases"
		l.fail(pos, do, "“%s” is not one word", s)
		return "", false
	}
	return words[0], true
}

// rewrite reads the slots of a rewrite.
func (l *loader) rewrite(s string, pos Pos, by string) Rewrite {
	r := Rewrite{Source: s}
	rest := s
	for rest != "" {
		i := strings.IndexByte(rest, '{')
		if i < 0 {
			r.Pieces = append(r.Pieces, Piece{Text: rest})
			break
		}
		if i > 0 {
			r.Pieces = append(r.Pieces, Piece{Text: rest[:i]})
		}
		j := strings.IndexByte(rest[i:], '}')
		slot := ""
		if j > 0 {
			slot = rest[i+1 : i+j]
		}
		cue, fallback, ok := strings.Cut(slot, "|")
		if !ok || cue == "" || fallback == "" {
			l.fail(pos, "write {cue|what to fill in}", "a slot of the rewrite is not complete")
			break
		}
		l.mentions = append(l.mentions, mention{cue, "slot", by, pos})
		r.Pieces = append(r.Pieces, Piece{Text: fallback, Cue: cue})
		rest = rest[i+j+1:]
	}
	if strings.Count(s, "[") != strings.Count(s, "]") {
		l.fail(pos, "write [what to fill in]", "a blank of the rewrite is not closed")
	}
	return r
}

// example reads the « » marks of an example.
func (l *loader) example(draft, customer string, pos Pos) Example {
	e := Example{Pos: pos}
	e.Draft, e.Marks = unmark(draft)
	var marks [][2]int
	e.Customer, marks = unmark(customer)
	if len(marks) > 0 {
		e.Marks, e.InCustomer = marks, true
	}
	if strings.ContainsAny(e.Draft+e.Customer, "«»") {
		l.fail(pos, "mark what is to be found as «these words»", "a « without its »")
	}
	return e
}

func unmark(s string) (string, [][2]int) {
	var b strings.Builder
	var marks [][2]int
	for {
		head, rest, ok := strings.Cut(s, "«")
		inner, tail, closed := strings.Cut(rest, "»")
		if !ok || !closed {
			b.WriteString(s)
			return b.String(), marks
		}
		b.WriteString(head)
		start := b.Len()
		b.WriteString(inner)
		marks = append(marks, [2]int{start, b.Len()})
		s = tail
	}
}
