// Package rules holds the bundled rules: the YAML files beside this one. Read
// them there; every one of them can be changed. Afterwards run
//
//	go generate ./rules
//
// which compiles them into compiled.bin. The program looks at both: where they
// differ it reads the YAML, which is the truth, and starts some milliseconds
// later.
package rules

import (
	"embed"
	"encoding/binary"
	"hash/crc32"
	"io"
	"strings"
)

// FS has the rule files at its top.
//
//go:embed *.yaml
var FS embed.FS

// Compiled is a linter made of FS, behind the checksum of the files it was
// made of.
//
//go:generate go test -run TestCompiled . -args -update
//go:embed compiled.bin
var Compiled string

// Sum is the checksum of the rule files, in the order of their names.
func Sum() []byte {
	sum := crc32.NewIEEE()
	entries, err := FS.ReadDir(".")
	if err != nil {
		panic(err) // an embedded folder can be read
	}
	room := make([]byte, 1<<14)
	for _, e := range entries {
		io.WriteString(sum, e.Name())
		file, err := FS.Open(e.Name())
		if err != nil {
			panic(err)
		}
		if _, err := io.CopyBuffer(sum, file, room); err != nil {
			panic(err)
		}
	}
	return binary.BigEndian.AppendUint32(nil, sum.Sum32())
}

// Fresh gives the compiled linter, or nothing if the rule files have changed
// since it was made.
func Fresh() (string, bool) { return strings.CutPrefix(Compiled, string(Sum())) }
