package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"attune/pkg/lint"
	"attune/pkg/rule"
	"attune/rules"
)

// A placedError is one or more lines file:line:col: what: what to do. They are
// printed as they are, so that editors can follow them.
type placedError string

func (e placedError) Error() string { return string(e) }

// load reads the bundled rules, the folder of --rules laid over them, and more
// folders laid over that.
func (a *app) load(more ...string) (*rule.Set, error) {
	files, err := a.ruleFiles(more...)
	if err != nil {
		return nil, err
	}
	set, err := rule.Load(files)
	if err != nil {
		return nil, placedError(files.locate(err.Error()))
	}
	return set, nil
}

// linter gives the linter for the rules in force. Its set has what reports
// need; phrases and examples it may lack.
func (a *app) linter() (*lint.Linter, error) {
	if compiled, ok := rules.Fresh(); ok && a.rulesDir == "" {
		if l, err := lint.Decode(compiled); err == nil { // else another attune compiled them
			return l, nil
		}
	}
	set, err := a.load()
	if err != nil {
		return nil, err
	}
	return lint.New(set), nil
}

// profiled puts a linter under a profile of its rules; "" is none.
func profiled(l *lint.Linter, profile string) (*lint.Linter, error) {
	if profile == "" {
		return l, nil
	}
	p := l.Set().Profile(profile)
	if p == nil {
		names := profileNames(l.Set())
		return nil, usagef("unknown profile %q: %s", profile, meant(profile, names))
	}
	return l.Under(p), nil
}

func (a *app) ruleFiles(more ...string) (overlay, error) {
	files := overlay{{"rules", rules.FS}}
	for _, dir := range append([]string{a.rulesDir}, more...) {
		if dir == "" {
			continue
		}
		layer := os.DirFS(dir)
		found, err := fs.Glob(layer, "*.y*ml")
		if err == nil {
			_, err = fs.ReadDir(layer, ".")
		}
		switch {
		case err != nil:
			return nil, usagef("%s: cannot be read as a folder of rules: %v", shownPath(dir), cause(err))
		case len(found) == 0:
			return nil, usagef("%s: has no rule files: put files that end in .yaml there", shownPath(dir))
		}
		files = append(files, layered{dir, layer})
	}
	return files, nil
}

// An overlay is several folders seen as one; of files of the same name the last
// counts.
type overlay []layered

type layered struct {
	dir string
	fs.FS
}

func (o overlay) Open(name string) (fs.File, error) {
	if name == "." {
		return o[0].Open(name)
	}
	for _, layer := range slices.Backward(o) {
		f, err := layer.Open(name)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists the files of all layers by name.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	var out []fs.DirEntry
	for _, layer := range slices.Backward(o) {
		entries, err := fs.ReadDir(layer, name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		for _, e := range entries {
			if !slices.ContainsFunc(out, func(have fs.DirEntry) bool { return have.Name() == e.Name() }) {
				out = append(out, e)
			}
		}
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out, nil
}

// locate writes the folder before the file at the head of each line, so that
// file:line:col can be opened.
func (o overlay) locate(lines string) string {
	var out []string
	for line := range strings.SplitSeq(lines, "\n") {
		name, rest, _ := strings.Cut(line, ":")
		for _, layer := range slices.Backward(o) {
			if _, err := fs.Stat(layer, name); err == nil && fs.ValidPath(name) && name != "." {
				line = shownPath(filepath.Join(layer.dir, name)) + ":" + rest
				break
			}
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// cause is the reason in an error of the file system, without the path.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
