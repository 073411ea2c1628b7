// Package source reads files into drafts.
//
// Call [Read] with the name of a file and its bytes. The name's ending decides
// the reader: .jsonl is one draft a line, anything else is one plain draft.
package source

import (
	"fmt"
	"io"
	"iter"
	"path"
	"strings"

	"attune/pkg/text"
)

// A Draft is one reply as it is to be checked, and where it came from.
type Draft struct {
	Path     string // as the user gave it, "-" for standard input
	ID       string // of an item in a file of many; "" for a file that is one draft
	Line     int    // 1-based line of the file at which an item's record stands; 0 for a whole file
	Text     string
	Customer string // the customer's message; "" where it is not known
}

// An Error says what of a file could not be read, and what to do about it.
type Error struct {
	Path string
	Line int // 1-based; 0 for the whole file
	What string
	Do   string
}

func (e *Error) Error() string {
	place := e.Path
	if e.Line > 0 {
		place = fmt.Sprintf("%s:%d", e.Path, e.Line)
	}
	return fmt.Sprintf("%s: %s: %s", place, e.What, e.Do)
}

// Read yields the drafts of a file in their order, each with a nil error, and
// an [*Error] with a nil draft for what cannot be read; a broken line does not
// end the reading. Lines of JSONL are read as they are asked for.
func Read(name string, r io.Reader) iter.Seq2[*Draft, error] {
	if IsPlain(name) {
		return func(yield func(*Draft, error) bool) { yield(plain(name, r)) }
	}
	return func(yield func(*Draft, error) bool) { lines(name, r, yield) }
}

// IsPlain reports whether a file of that name is one plain draft.
func IsPlain(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".jsonl", ".ndjson":
		return false
	}
	return true
}

// Text reads a whole text, whatever Unicode encoding its byte order mark names.
func Text(name string, r io.Reader) (string, error) {
	all, err := io.ReadAll(decode(r))
	if err != nil {
		return "", unreadable(name, 0, err)
	}
	return string(all), nil
}

// plain reads one draft. Mail that is quoted in it is what the customer wrote.
func plain(name string, r io.Reader) (*Draft, error) {
	body, err := Text(name, r)
	if err != nil {
		return nil, err
	}
	return &Draft{Path: name, Text: body, Customer: text.Quoted(body)}, nil
}

func unreadable(name string, line int, err error) *Error {
	return &Error{name, line, "cannot be read", err.Error()}
}
