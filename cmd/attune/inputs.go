package main

import (
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"

	"attune/pkg/source"
)

// inputs are the files to be checked, in the order they were given.
type inputs struct {
	stdin     io.Reader
	stdinName string
	files     []string
	customer  *string // the message that goes with the only draft; nil if not given
}

// inputs looks at how check was called, and reads the customer's message.
func (a *app) inputs(o checkOptions, files []string) (*inputs, error) {
	in := &inputs{stdin: a.in, stdinName: "-", files: files}
	if len(files) == 0 {
		if isTerminal(a.in) {
			return nil, usagef("no draft: name a file, or pipe a draft in")
		}
		in.files = []string{"-"}
	}
	stdins := 0
	for _, file := range in.files {
		if file == "-" {
			stdins++
		}
	}
	if stdins > 1 {
		return nil, usagef("standard input can be read only once: give - once")
	}
	if o.stdinName != "" {
		if stdins == 0 {
			return nil, usagef("--stdin-filename names what is read from standard input: give - as the file, or leave it out")
		}
		in.stdinName = shownPath(o.stdinName)
	}
	if o.customer == "" {
		return in, nil
	}
	if len(in.files) != 1 || !source.IsPlain(in.name(in.files[0])) {
		return nil, usagef("--customer goes with exactly one plain draft: in a .jsonl file, write it as \"customer\"")
	}
	if o.customer == "-" && stdins > 0 {
		return nil, usagef("standard input can't be both draft and customer's message: name a file for one of them")
	}
	message, err := in.text(o.customer)
	if err != nil {
		return nil, err
	}
	in.customer = &message
	return in, nil
}

// name is what the file is called in reports.
func (in *inputs) name(file string) string {
	if file == "-" {
		return in.stdinName
	}
	return shownPath(file)
}

// open opens a file; what cannot be opened is a *source.Error.
func (in *inputs) open(file string) (io.ReadCloser, error) {
	if file == "-" {
		return io.NopCloser(in.stdin), nil
	}
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		return nil, &source.Error{Path: in.name(file), What: "is a folder", Do: "name the files in it"}
	}
	f, err := os.Open(file)
	if err != nil {
		e := &source.Error{Path: in.name(file), What: "cannot be opened", Do: cause(err).Error()}
		switch {
		case errors.Is(err, fs.ErrNotExist):
			e.What, e.Do = "there is no such file", "check the path"
		case errors.Is(err, fs.ErrPermission):
			e.What, e.Do = "may not be read", "check its permissions"
		}
		return nil, e
	}
	return f, nil
}

func (in *inputs) text(file string) (string, error) {
	f, err := in.open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	return source.Text(in.name(file), f)
}

// drafts reads the files one after the other, as drafts are asked for.
func (in *inputs) drafts() iter.Seq2[*source.Draft, error] {
	return func(yield func(*source.Draft, error) bool) {
		for _, file := range in.files {
			if !in.draftsOf(file, yield) {
				return
			}
		}
	}
}

// draftsOf reports whether more are wanted.
func (in *inputs) draftsOf(file string, yield func(*source.Draft, error) bool) bool {
	f, err := in.open(file)
	if err != nil {
		return yield(nil, err)
	}
	defer f.Close()
	for draft, err := range source.Read(in.name(file), f) {
		if err == nil && in.customer != nil {
			draft.Customer = *in.customer
		}
		if !yield(draft, err) {
			return false
		}
	}
	return true
}
