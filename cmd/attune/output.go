package main

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
)

// An output is where a report goes: standard output, or a file that appears
// whole or not at all.
type output struct {
	*bufio.Writer
	to   io.Writer
	path string   // of the file to appear; "" for a stream
	file *os.File // what is written until then; nil once that is settled

	interrupts chan os.Signal
}

// openOutput opens the output of -o. A file that this run reads is refused.
func (a *app) openOutput(path string, read []string) (*output, error) {
	if path == "" || path == "-" {
		return &output{Writer: bufio.NewWriter(a.out), to: a.out}, nil
	}
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return nil, usagef("-o %s: is a folder: name a file", shownPath(path))
	}
	if err == nil && !info.Mode().IsRegular() { // a pipe or a device cannot be replaced
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return nil, usagef("-o %s: cannot be written: %v", shownPath(path), cause(err))
		}
		return &output{Writer: bufio.NewWriter(f), to: f}, nil
	}
	mode := fs.FileMode(0o666)
	if err == nil {
		mode = info.Mode().Perm()
		for _, file := range read {
			if other, err := os.Stat(file); err == nil && os.SameFile(info, other) {
				return nil, usagef("-o %s: would overwrite what is read: name another file", shownPath(path))
			}
		}
		if real, err := filepath.EvalSymlinks(path); err == nil {
			path = real
		}
	}
	name := fmt.Sprintf(".%s.%d.part", filepath.Base(path), os.Getpid())
	f, err := os.OpenFile(filepath.Join(filepath.Dir(path), name), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return nil, usagef("-o %s: cannot be written: %v", shownPath(path), cause(err))
	}
	o := &output{Writer: bufio.NewWriter(f), to: f, path: path, file: f, interrupts: make(chan os.Signal, 1)}
	signal.Notify(o.interrupts, os.Interrupt, syscall.SIGTERM)
	go func(interrupts <-chan os.Signal) {
		if _, interrupted := <-interrupts; interrupted {
			os.Remove(f.Name())
			os.Exit(exitTrouble)
		}
	}(o.interrupts)
	return o, nil
}

// stream is where the bytes go, to be asked whether it is a terminal.
func (o *output) stream() io.Writer { return o.to }

// commit writes what is left and lets the file appear.
func (o *output) commit() error {
	if err := o.Flush(); err != nil || o.file == nil {
		return err
	}
	o.settle()
	part := o.file.Name()
	if err := o.file.Close(); err != nil {
		return err
	}
	if err := os.Rename(part, o.path); err != nil {
		return err
	}
	o.file = nil
	return nil
}

// discard removes what was not committed.
func (o *output) discard() {
	if o.file != nil {
		o.settle()
		o.file.Close()
		os.Remove(o.file.Name())
	}
}

// settle ends the watch for interrupts.
func (o *output) settle() {
	if o.interrupts != nil {
		signal.Stop(o.interrupts)
		close(o.interrupts)
		o.interrupts = nil
	}
}
