// Package rules holds the bundled rules: the YAML files beside this one. Read
// them there; every one of them can be changed. Afterwards run
//
//	go generate ./rules
//
// which compiles them into compiled.gob. The program looks at both: where they
// differ it reads the YAML, which is the truth, and starts some milliseconds
// later.
package rules

import (
	"embed"
	"encoding/binary"
	"hash/crc32"
)

// FS has the rule files at its top.
//
//go:embed *.yaml
var FS embed.FS

// Compiled is a linter made of FS, behind the checksum of the files it was
// made of.
//
//go:generate go test -run TestCompiled . -args -update
//go:embed compiled.gob
var Compiled []byte

// Sum is the checksum of the rule files, in the order of their names.
func Sum() uint32 {
	sum := crc32.NewIEEE()
	entries, err := FS.ReadDir(".")
	if err != nil {
		panic(err) // an embedded folder can be read
	}
	for _, e := range entries {
		data, err := FS.ReadFile(e.Name())
		if err != nil {
			panic(err)
		}
		sum.Write([]byte(e.Name()))
		sum.Write(data)
	}
	return sum.Sum32()
}

// Fresh gives the compiled linter, or nothing if the rule files have changed
// since it was made.
func Fresh() ([]byte, bool) {
	if len(Compiled) < 4 {
		return nil, false
	}
	return Compiled[4:], binary.BigEndian.Uint32(Compiled) == Sum()
}
