package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A Reply is one labelled reply.
type Reply struct {
	ID, Company, Channel string
	Text                 string            // the reply itself
	Customer             string            // the customer's message; "" where it is not known
	Labels               map[string]string // label → value; those that readers left open are missing
	Overall              float64           // 1 to 5; 0 where it is not known
}

// Read reads labelled replies, one a line; name is the file's, for messages.
// Of a file with broken lines it gives the good ones and one error a broken
// line, joined, each as "name:line: what is wrong: what to do".
func Read(name string, r io.Reader) ([]Reply, error) {
	var replies []Reply
	var broken []error
	lines := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			reply, bad := parse(line)
			if reply.ID == "" {
				reply.ID = fmt.Sprint(n)
			}
			if bad != nil {
				broken = append(broken, fmt.Errorf("%s:%d: %w", name, n, bad))
			} else {
				replies = append(replies, reply)
			}
		}
		if err == io.EOF {
			return replies, errors.Join(broken...)
		}
		if err != nil {
			return replies, errors.Join(append(broken, fmt.Errorf("%s:%d: %w", name, n, err))...)
		}
	}
}

// parse reads one line.
func parse(line []byte) (Reply, error) {
	var record struct {
		ID       json.RawMessage `json:"id"`
		Company  string          `json:"company"`
		Channel  string          `json:"channel"`
		Customer string          `json:"customer"`
		Reply    string          `json:"reply"`
		Labels   map[string]any  `json:"labels"`
	}
	if err := json.Unmarshal(line, &record); err != nil {
		var wrong *json.UnmarshalTypeError
		switch {
		case !errors.As(err, &wrong):
			return Reply{}, fmt.Errorf("not JSON (%w): write one labelled reply a line", err)
		case wrong.Field == "":
			return Reply{}, fmt.Errorf("this is a JSON %s: write one object a line", wrong.Value)
		}
		return Reply{}, fmt.Errorf("%s is a JSON %s: write %s", wrong.Field, wrong.Value, kind(wrong.Field))
	}
	reply := Reply{Company: record.Company, Channel: record.Channel,
		Text: record.Reply, Customer: record.Customer, Labels: map[string]string{}}
	if json.Unmarshal(record.ID, &reply.ID) != nil {
		reply.ID = string(record.ID) // a number, as it is written
	}
	if strings.TrimSpace(reply.Text) == "" {
		return reply, errors.New(`no reply: write it as "reply": "…"`)
	}
	if record.Labels == nil {
		return reply, errors.New(`no labels: write them as "labels": {"context": …, "overall": …}`)
	}
	for _, v := range vocabulary {
		value := record.Labels[v.Name]
		if value == nil {
			continue
		}
		word, _ := value.(string)
		if !slices.Contains(v.Values, word) {
			return reply, fmt.Errorf("labels.%s is %s: write %s or null", v.Name, quote(value), strings.Join(v.Values, ", "))
		}
		reply.Labels[v.Name] = word
	}
	if value := record.Labels["overall"]; value != nil {
		overall, ok := value.(float64)
		if !ok || overall < 1 || overall > 5 {
			return reply, fmt.Errorf("labels.overall is %s: write a number from 1 to 5 or null", quote(value))
		}
		reply.Overall = overall
	}
	return reply, nil
}

// kind is what a top-level field has to be.
func kind(field string) string {
	if field == "labels" {
		return "an object"
	}
	return "a string"
}

// quote shows a value as it stands in the file.
func quote(value any) string {
	b, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	return string(b)
}
