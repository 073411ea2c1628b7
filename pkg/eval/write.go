package eval

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
)

// String gives two decimals, or a dash where there was nothing to measure.
func (n Number) String() string {
	if math.IsNaN(float64(n)) {
		return "–"
	}
	return strconv.FormatFloat(float64(n), 'f', 2, 64)
}

// MarshalJSON gives four decimals, or null where there was nothing to measure.
func (n Number) MarshalJSON() ([]byte, error) {
	if math.IsNaN(float64(n)) {
		return []byte("null"), nil
	}
	return strconv.AppendFloat(nil, float64(n), 'f', 4, 64), nil
}

// WriteTable writes the result for people to read.
func (r Result) WriteTable(w io.Writer) error {
	var b bytes.Buffer
	message := "by the replies alone"
	if r.Customer {
		message = "with the customer's message"
	}
	noun := "replies"
	if r.Replies == 1 {
		noun = "reply"
	}
	if r.Skipped > 0 {
		message += fmt.Sprintf("; %d more skipped: not English", r.Skipped)
	}
	fmt.Fprintf(&b, "%d %s, %s\n\n", r.Replies, noun, message)
	fmt.Fprintf(&b, "%-24s %5s %5s %5s %10s %7s %6s\n", "check", "tp", "fp", "fn", "precision", "recall", "F1")
	for _, c := range r.Checks {
		fmt.Fprintf(&b, "%-24s %5d %5d %5d %10v %7v %6v\n", c.Check, c.TP, c.FP, c.FN, c.Precision, c.Recall, c.F1)
	}
	fmt.Fprintf(&b, "\n%-24s %v (%d of %d)\n", "situation right", r.Situation.Share, r.Situation.Right, r.Situation.Of)
	fmt.Fprintf(&b, "%-24s %v on %d problem replies, %v on all %d (Spearman)\n", "score against overall",
		r.Problem.Spearman, r.Problem.Replies, r.All.Spearman, r.All.Replies)
	_, err := w.Write(b.Bytes())
	return err
}

// WriteJSON writes the result as one JSON object.
func (r Result) WriteJSON(w io.Writer) error {
	return writeJSON(w, struct {
		SchemaVersion int `json:"schema_version"`
		Result
	}{1, r})
}

// WriteGroups writes a breakdown for people to read: F1 by each core check's
// label, the situation's accuracy, and Spearman over problem replies.
func WriteGroups(w io.Writer, groups []Group) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%7s", "replies")
	for _, m := range core {
		fmt.Fprintf(&b, "  %s", m.label)
	}
	fmt.Fprintf(&b, "  situation  score\n")
	for _, g := range groups {
		fmt.Fprintf(&b, "%7d", g.Replies)
		for i, c := range g.Checks {
			fmt.Fprintf(&b, "  %*v", len(core[i].label), c.F1)
		}
		fmt.Fprintf(&b, "  %9v  %5v  %s\n", g.Situation.Share, g.Problem.Spearman, cmp.Or(g.Name, "–"))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// WriteGroupsJSON writes a breakdown as one JSON object.
func WriteGroupsJSON(w io.Writer, groups []Group) error {
	return writeJSON(w, struct {
		SchemaVersion int     `json:"schema_version"`
		Groups        []Group `json:"groups"`
	}{1, groups})
}

// WriteMistakes writes one mistake a line: kind, score, id and company,
// parted by tabs.
func WriteMistakes(w io.Writer, mistakes []Mistake) error {
	var b bytes.Buffer
	for _, m := range mistakes {
		fmt.Fprintf(&b, "%s\t%d\t%s\t%s\n", m.Kind, m.Score, m.ID, cmp.Or(m.Company, "–"))
	}
	_, err := w.Write(b.Bytes())
	return err
}

func writeJSON(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}
