package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// maxLine is the length in bytes up to which a line of JSONL is read; a longer
// one is passed over, so that no file can take all memory.
const maxLine = 64 << 20

const wantLine = `write one whole object {"id": …, "reply": …, "customer": …} on this line`

var errLong = errors.New("longer than 64 MiB")

// lines yields the drafts of a JSONL file. Blank lines are passed over.
func lines(name string, r io.Reader, yield func(*Draft, error) bool) {
	in := bufio.NewReaderSize(decode(r), 64<<10)
	var buf []byte
	for n := 1; ; n++ {
		line, err := readLine(in, buf[:0])
		buf = line
		switch {
		case err == errLong:
			if !yield(nil, &Error{name, n, "is " + err.Error(), "split it into several replies"}) {
				return
			}
			continue
		case err != nil && err != io.EOF:
			yield(nil, unreadable(name, n, err))
			return
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			draft, what := item(line)
			if what != "" {
				if !yield(nil, &Error{name, n, what, wantLine}) {
					return
				}
			} else {
				draft.Path, draft.Line = name, n
				if !yield(draft, nil) {
					return
				}
			}
		}
		if err == io.EOF {
			return
		}
	}
}

// readLine appends the next line to buf. Of a line that is too long it reads to
// the end and returns errLong.
func readLine(in *bufio.Reader, buf []byte) ([]byte, error) {
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if len(buf)+len(part) > maxLine {
			long, buf = true, buf[:0]
		}
		if !long {
			buf = append(buf, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case long && (err == nil || err == io.EOF):
			return buf, errLong // at the end of the file the next call returns io.EOF
		}
		return buf, err
	}
}

// item reads the record of one draft. what says why it cannot be read.
func item(line []byte) (d *Draft, what string) {
	var record struct {
		ID       json.RawMessage `json:"id"`
		Reply    *string         `json:"reply"`
		Customer *string         `json:"customer"`
	}
	if err := json.Unmarshal(line, &record); err != nil {
		return nil, trouble(err)
	}
	if record.Reply == nil {
		return nil, `has no "reply"`
	}
	d = &Draft{Text: *record.Reply}
	if record.Customer != nil {
		d.Customer = *record.Customer
	}
	switch id := record.ID; {
	case len(id) == 0 || string(id) == "null":
	case id[0] == '"':
		json.Unmarshal(id, &d.ID) // valid, for the whole line is
	case id[0] == '{' || id[0] == '[':
		return nil, `its "id" is not a text or a number`
	default:
		d.ID = string(id) // a number
	}
	return d, ""
}

// trouble says in the words of a person who writes JSON what is wrong with it.
func trouble(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Sprintf("broken JSON at byte %d (%s)", syntax.Offset, syntax)
	case errors.As(err, &kind) && kind.Field != "":
		return fmt.Sprintf("%q is a JSON %s, not a text", kind.Field, kind.Value)
	case errors.As(err, &kind):
		return fmt.Sprintf("is a JSON %s, not an object", kind.Value)
	}
	return err.Error()
}
