package eval

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

func TestReadReplies(t *testing.T) {
	const file = "\ufeff" + `{"id": "a", "company": "Acme", "channel": "email", "customer": "My lamp broke.", "reply": "Sorry about your broken lamp.", "labels": {"context": "problem", "refusal": false, "apology": "specific", "acknowledgement": "specific", "remedy": "none", "follow_up": null, "timeframe": false, "overall": 2.5}, "evidence": {"apology": "sorry"}, "readers": 2}` + "\r\n" +
		"\n" +
		`{"id": 4711, "reply": "Noted.", "labels": {}}` + "\n" +
		`{"id": null, "company": null, "customer": null, "reply": "Noted.", "labels": {"overall": null}}`
	got, err := Read("labelled.jsonl", strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	want := []Reply{
		{
			ID: "a", Company: "Acme", Channel: "email", Customer: "My lamp broke.", Text: "Sorry about your broken lamp.",
			Labels:  map[string]string{"context": "problem", "apology": "specific", "acknowledgement": "specific", "remedy": "none"},
			Overall: 2.5,
		},
		{ID: "4711", Text: "Noted.", Labels: map[string]string{}},
		{ID: "4", Text: "Noted.", Labels: map[string]string{}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadNamesBrokenLines(t *testing.T) {
	lines := []struct{ line, want string }{
		{`{"id": "a"`, `f:1: not JSON (unexpected end of JSON input): write one labelled reply a line`},
		{`["a"]`, `f:2: this is a JSON array: write one object a line`},
		{`{"company": 7, "reply": "Hi.", "labels": {}}`, `f:3: company is a JSON number: write a string`},
		{`{"reply": "Hi.", "labels": "none"}`, `f:4: labels is a JSON string: write an object`},
		{`{"id": "a", "labels": {}}`, `f:5: no reply: write it as "reply": "…"`},
		{`{"id": "a", "reply": "Hi."}`, `f:6: no labels: write them as "labels": {"context": …, "overall": …}`},
		{`{"reply": "Hi.", "labels": {"apology": "vague"}}`, `f:7: labels.apology is "vague": write specific, generic, none or null`},
		{`{"reply": "Hi.", "labels": {"remedy": true}}`, `f:8: labels.remedy is true: write concrete, handoff, vague, none or null`},
		{`{"reply": "Hi.", "labels": {"overall": 6}}`, `f:9: labels.overall is 6: write a number from 1 to 5 or null`},
		{`{"reply": "Hi.", "labels": {"overall": "4"}}`, `f:10: labels.overall is "4": write a number from 1 to 5 or null`},
	}
	var file, want strings.Builder
	for _, l := range lines {
		file.WriteString(l.line + "\n")
		want.WriteString(l.want + "\n")
	}
	file.WriteString(`{"reply": "Hi.", "labels": {"overall": 3}}`)
	replies, err := Read("f", strings.NewReader(file.String()))
	if err == nil {
		t.Fatal("no error")
	}
	if diff := cmp.Diff(strings.TrimSpace(want.String()), err.Error()); diff != "" {
		t.Error(diff)
	}
	if len(replies) != 1 || replies[0].ID != "11" {
		t.Errorf("the good line is not read: %v", replies)
	}
}

func TestReadSaysWhereReadingStopped(t *testing.T) {
	cable := errors.New("cable pulled")
	file := io.MultiReader(strings.NewReader("{\"reply\": \"Hi.\", \"labels\": {}}\n"), iotest.ErrReader(cable))
	replies, err := Read("f", file)
	if !errors.Is(err, cable) || !strings.HasPrefix(err.Error(), "f:2: ") || len(replies) != 1 {
		t.Errorf("got %d replies, error %v", len(replies), err)
	}
}
