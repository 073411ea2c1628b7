package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"math"
	"strings"

	"attune/pkg/lint"
	"attune/pkg/rule"
	"attune/pkg/source"
	"attune/pkg/text"
)

// SchemaVersion is the version of the JSON that [JSON] and [JSONL] write. It
// grows when a field changes its meaning or goes; new fields may come any time.
const SchemaVersion = 1

type jsonDocument struct {
	SchemaVersion int             `json:"schema_version,omitempty"` // of a line of JSONL
	Path          string          `json:"path"`
	Item          string          `json:"item"`
	Line          int             `json:"line"`             // 1-based, where the draft begins in its file
	Skipped       *string         `json:"skipped"`          // why it was not checked: "language"; then it has no score
	Message       *string         `json:"customer_skipped"` // why the customer's message was left out of account
	Situation     *jsonSituation  `json:"situation"`
	Score         *int            `json:"score"`
	Cap           *jsonCap        `json:"cap"`
	Dimensions    []jsonDimension `json:"dimensions"`
	Strengths     []jsonStrength  `json:"strengths"`
	Findings      []jsonFinding   `json:"findings"`
}

type jsonSituation struct {
	Name   string `json:"name"`
	Source string `json:"source"`
}

type jsonCap struct {
	Check string `json:"check"`
	Score int    `json:"score"`
}

type jsonDimension struct {
	Name   string  `json:"name"`
	Score  float64 `json:"score"` // points kept
	Weight float64 `json:"weight"`
	Lost   float64 `json:"lost"`
}

type jsonStrength struct {
	Check   string    `json:"check"`
	Message string    `json:"message"`
	Range   jsonRange `json:"range"`
	Excerpt string    `json:"excerpt"`
}

type jsonFinding struct {
	Check       string         `json:"check"`
	Case        *int           `json:"case"`
	Also        []string       `json:"also"`
	Severity    string         `json:"severity"`
	Kind        string         `json:"kind"`
	Message     string         `json:"message"`
	Why         string         `json:"why"`
	Range       jsonRange      `json:"range"`
	Excerpt     string         `json:"excerpt"`
	Dimension   string         `json:"dimension"`
	Points      float64        `json:"points"` // lost in the dimension
	Cap         *int           `json:"cap"`    // upper bound of the score
	Fingerprint string         `json:"fingerprint"`
	Evidence    []jsonEvidence `json:"evidence"`
	Rewrites    []jsonRewrite  `json:"rewrites"`
}

type jsonEvidence struct {
	Cue     string    `json:"cue"`
	In      string    `json:"in"` // draft or customer
	Range   jsonRange `json:"range"`
	Excerpt string    `json:"excerpt"`
}

type jsonRewrite struct {
	Kind  string     `json:"kind"`
	Label string     `json:"label"`
	Edits []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Range jsonRange `json:"range"`
	Text  string    `json:"text"`
}

type jsonRange struct {
	Start jsonPosition `json:"start"`
	End   jsonPosition `json:"end"`
}

type jsonPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Offset int `json:"offset"`
}

type jsonError struct {
	Path    string `json:"path"`
	Line    int    `json:"line"` // 0 for the whole file
	Message string `json:"message"`
}

type jsonSummary struct {
	Documents int  `json:"documents"`
	Skipped   int  `json:"skipped"` // of the documents
	Errors    int  `json:"errors"`
	Warnings  int  `json:"warnings"`
	Infos     int  `json:"infos"`
	MinScore  *int `json:"min_score"` // null where no document was checked
}

type jsonTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// JSON writes one object with every document in it, clean ones too. Lines and
// columns are 1-based, columns in code points, offsets in bytes of the draft as
// UTF-8 without its byte order mark, ends exclusive. version is the tool's own.
func JSON(version string) Format {
	return func(w io.Writer, _ *rule.Set, items iter.Seq[Item]) error {
		out := jsonWriter{w: w}
		out.text(`{"schema_version": `)
		out.value(SchemaVersion)
		out.text(",\n \"tool\": ")
		out.value(jsonTool{"attune", version})
		out.text(",\n \"documents\": [")
		var total Total
		troubles := []jsonError{}
		for item := range items {
			total.Add(item)
			if item.Err != nil {
				troubles = append(troubles, trouble(item.Err))
				continue
			}
			if total.Documents > 1 {
				out.text(",")
			}
			out.text("\n  ")
			out.value(document(item))
			if out.err != nil {
				return out.err
			}
		}
		out.text("],\n \"errors\": ")
		out.value(troubles)
		out.text(",\n \"summary\": ")
		summary := jsonSummary{Documents: total.Documents, Skipped: total.Skipped, Errors: total.Errors, Warnings: total.Warnings, Infos: total.Infos}
		if total.Checked() > 0 {
			summary.MinScore = &total.Lowest
		}
		out.value(summary)
		out.text("}\n")
		return out.err
	}
}

// JSONL writes the object of each document on a line of its own, as soon as it
// is there. Inputs that cannot be read have no line.
func JSONL(w io.Writer, _ *rule.Set, items iter.Seq[Item]) error {
	out := jsonWriter{w: w}
	for item := range items {
		if item.Err != nil {
			continue
		}
		doc := document(item)
		doc.SchemaVersion = SchemaVersion
		out.value(doc)
		out.text("\n")
		if out.err != nil {
			return out.err
		}
	}
	return out.err
}

// A jsonWriter writes JSON until the first error.
type jsonWriter struct {
	w   io.Writer
	buf bytes.Buffer
	err error
}

func (j *jsonWriter) text(s string) {
	if j.err == nil {
		_, j.err = io.WriteString(j.w, s)
	}
}

func (j *jsonWriter) value(v any) {
	if j.err != nil {
		return
	}
	j.buf.Reset()
	enc := json.NewEncoder(&j.buf)
	enc.SetEscapeHTML(false)
	if j.err = enc.Encode(v); j.err == nil {
		_, j.err = j.w.Write(bytes.TrimSuffix(j.buf.Bytes(), []byte("\n")))
	}
}

func trouble(err error) jsonError {
	var e *source.Error
	if errors.As(err, &e) {
		return jsonError{e.Path, e.Line, e.What + ": " + e.Do}
	}
	return jsonError{Message: err.Error()}
}

// document is the object of one item.
func document(item Item) jsonDocument {
	r := item.Report
	hidden := newMask(item.Input)
	places := [...]*text.Lines{lint.Draft: text.NewLines(item.Draft.Text), lint.Customer: nil}
	if item.Input.Customer != nil {
		places[lint.Customer] = text.NewLines(item.Input.Customer.Text)
	}
	within := func(in lint.In, s text.Span) jsonRange {
		at := func(offset int) jsonPosition {
			p := places[in].Position(offset, text.CodePoints)
			return jsonPosition{p.Line, p.Column, offset}
		}
		return jsonRange{at(s.Start), at(s.End)}
	}
	doc := jsonDocument{
		Path: item.Draft.Path, Item: item.Draft.ID, Line: max(item.Draft.Line, 1),
		Skipped: orNull(r.Skipped), Message: orNull(r.CustomerSkipped),
		Dimensions: make([]jsonDimension, 0, len(r.Dimensions)),
		Strengths:  make([]jsonStrength, 0, len(r.Strengths)),
		Findings:   make([]jsonFinding, 0, len(r.Findings)),
	}
	if r.Skipped == "" {
		doc.Situation, doc.Score = &jsonSituation{r.Situation.Name, r.Situation.Source}, &r.Score
	}
	if r.Cap != nil {
		doc.Cap = &jsonCap{r.Cap.Check, r.Cap.Score}
	}
	for _, d := range r.Dimensions {
		doc.Dimensions = append(doc.Dimensions, jsonDimension{d.Name, round(d.Weight - d.Lost), round(d.Weight), round(d.Lost)})
	}
	for _, s := range r.Strengths {
		doc.Strengths = append(doc.Strengths, jsonStrength{s.Check, s.Message, within(lint.Draft, s.Span), hidden.draft[s.Span.Start:s.Span.End]})
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		j := jsonFinding{
			Check: f.Check, Also: append([]string{}, f.Also...), Severity: f.Severity, Kind: "presence",
			Message: hidden.hide(f.Message), Why: strings.TrimSpace(f.Why),
			Range: within(lint.Draft, f.Span), Excerpt: hidden.draft[f.Span.Start:f.Span.End],
			Dimension: f.Dimension, Points: round(f.Points), Fingerprint: f.Fingerprint,
			Evidence: make([]jsonEvidence, 0, len(f.Evidence)), Rewrites: make([]jsonRewrite, 0, len(f.Rewrites)),
		}
		if f.Case >= 0 {
			j.Case = &f.Case
		}
		if f.Cap > 0 {
			j.Cap = &f.Cap
		}
		if f.Absence {
			j.Kind = "absence"
		}
		for _, m := range f.Evidence {
			in := "draft"
			if m.In == lint.Customer {
				in = "customer"
			}
			j.Evidence = append(j.Evidence, jsonEvidence{m.Cue, in, within(m.In, m.Span), hidden.in(m.In)[m.Start:m.End]})
		}
		for _, rw := range f.Rewrites {
			edits := make([]jsonEdit, 0, len(rw.Edits))
			for _, e := range rw.Edits {
				edits = append(edits, jsonEdit{within(lint.Draft, e.Span), hidden.hide(e.Text)})
			}
			j.Rewrites = append(j.Rewrites, jsonRewrite{rw.Kind, hidden.hide(rw.Label), edits})
		}
		doc.Findings = append(doc.Findings, j)
	}
	return doc
}

// round gives points in tenths, for 16.8 is not 16.800000000000001.
func round(points float64) float64 { return math.Round(points*10) / 10 }

// orNull gives nil for "".
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
