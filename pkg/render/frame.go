package render

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"attune/pkg/text"
)

const (
	frameRows  = 5   // lines of a draft that one frame shows at most
	frameBytes = 600 // of a draft that one frame looks at, around the marked words
)

// A frame is the sentence a finding stands in, with line numbers, and the words
// in question underlined.
type frame struct {
	page  Page
	doc   *text.Document
	text  string // the draft as it may be shown
	lines *text.Lines
}

// gutter is the width of the line numbers of a draft.
func (f frame) gutter() int {
	last := f.lines.Position(len(f.text), text.CodePoints).Line
	return max(2, len(fmt.Sprint(last)))
}

// write shows the sentences that span touches. Each of marks is underlined in
// the given style.
func (f frame) write(b *strings.Builder, span text.Span, marks []text.Span, style string) {
	shown := f.window(f.around(span), marks)
	gutter := f.gutter()
	edge := func(number string) {
		b.WriteString(f.page.paint(fmt.Sprintf(" %*s │ ", gutter, number), faint))
	}
	left := 0 // rows that may still be written
	if left = frameRows; f.page.Width < 50 {
		left *= 2
	}
	for shown.Start < shown.End {
		line := text.Span{Start: shown.Start, End: shown.End}
		if i := strings.IndexAny(f.text[shown.Start:shown.End], "\r\n"); i >= 0 {
			line.End = shown.Start + i
		}
		shown.Start = line.End + 1
		if strings.TrimSpace(f.text[line.Start:line.End]) == "" {
			continue
		}
		number := fmt.Sprint(f.lines.Position(line.Start, text.CodePoints).Line)
		for _, row := range rows(cells(f.text[line.Start:line.End]), f.page.Width-gutter-4) {
			if left--; left < 0 {
				edge("")
				b.WriteString(f.page.paint("…", faint) + "\n")
				return
			}
			edge(number)
			number = ""
			words, under := f.row(row, line.Start, marks, style)
			b.WriteString(words + "\n")
			if under != "" {
				edge("")
				b.WriteString(f.page.paint(under, style) + "\n")
			}
		}
	}
}

// row gives a line of the draft and the line of carets below it, "" for none.
func (f frame) row(row []cell, base int, marks []text.Span, style string) (words, under string) {
	styleOf := func(c cell) string {
		if marked(c, base, marks) {
			return style
		}
		return ""
	}
	var u strings.Builder
	for _, c := range row {
		sign := " "
		if styleOf(c) != "" {
			sign = "^"
		}
		u.WriteString(strings.Repeat(sign, c.width))
	}
	return f.page.runs(row, styleOf), strings.TrimRight(u.String(), " ")
}

func marked(c cell, base int, marks []text.Span) bool {
	for _, m := range marks {
		if m.Overlaps(text.Span{Start: base + c.start, End: base + c.end}) {
			return true
		}
	}
	return false
}

// around is span widened to the whole sentences it touches, or to its line
// where it touches none.
func (f frame) around(span text.Span) text.Span {
	out, found := span, false
	all := f.doc.Sentences
	first := sort.Search(len(all), func(i int) bool { return all[i].End >= span.Start })
	for _, s := range all[first:] {
		if s.Start > span.End {
			break
		}
		if s.Overlaps(span) || span.Start == span.End {
			out.Start, out.End, found = min(out.Start, s.Start), max(out.End, s.End), true
		}
	}
	if !found {
		out.Start = strings.LastIndexByte(f.text[:span.Start], '\n') + 1
		if i := strings.IndexByte(f.text[span.End:], '\n'); i >= 0 {
			out.End = span.End + i
		} else {
			out.End = len(f.text)
		}
	}
	return out
}

// window shortens a span that is too long for a frame, around the first mark.
func (f frame) window(span text.Span, marks []text.Span) text.Span {
	if span.End-span.Start <= frameBytes {
		return span
	}
	at := span.Start
	if len(marks) > 0 {
		at = max(at, marks[0].Start-frameBytes/6)
	}
	if at > span.Start { // begin with a word
		if i := strings.IndexByte(f.text[at:min(at+frameBytes/6, span.End)], ' '); i >= 0 {
			at += i + 1
		}
	}
	span = text.Span{Start: at, End: min(span.End, at+frameBytes)}
	for span.Start < span.End && !utf8.RuneStart(f.text[span.Start]) {
		span.Start++
	}
	for span.End < len(f.text) && span.End > span.Start && !utf8.RuneStart(f.text[span.End]) {
		span.End--
	}
	return span
}

// rewritten is what the draft says in place of the sentences that edits touch,
// or the new words alone where it only adds to them. Lines of one paragraph are
// joined.
func (f frame) rewritten(edits []text.Edit, hide func(string) string) string {
	if len(edits) == 0 {
		return ""
	}
	region := edits[0].Span
	for _, e := range edits {
		region.Start, region.End = min(region.Start, e.Start), max(region.End, e.End)
	}
	inserts := region.Start == region.End
	if whole := f.around(region); whole.End-whole.Start > frameBytes {
		// Too long to be read again: the new words have to do.
	} else if !inserts || whole.Start < region.Start && region.End < whole.End {
		region = whole
	}
	var b strings.Builder
	at := region.Start
	for _, e := range edits {
		if e.Start >= at {
			b.WriteString(f.text[at:e.Start])
			b.WriteString(hide(e.Text))
			at = e.End
		}
	}
	b.WriteString(f.text[at:region.End])
	words := strings.ReplaceAll(b.String(), "\r\n", "\n")
	if region.Start == region.End {
		words = strings.TrimPrefix(words, ".") // which closes the sentence before
	}
	paragraphs := strings.Split(strings.TrimSpace(words), "\n\n")
	for i, paragraph := range paragraphs {
		paragraphs[i] = strings.Join(strings.Fields(paragraph), " ")
	}
	return strings.Join(paragraphs, "\n\n")
}
