package rules_test

import (
	"bytes"
	"encoding/binary"
	"flag"
	"os"
	"testing"

	"attune/pkg/lint"
	"attune/pkg/rule"
	"attune/pkg/ruletest"
	"attune/rules"
)

var update = flag.Bool("update", false, "compile the rules anew")

func load(t *testing.T) *rule.Set {
	t.Helper()
	set, err := rule.Load(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestExamples(t *testing.T) {
	result := ruletest.Run(load(t))
	for _, f := range result.Failures {
		t.Errorf("rules/%s", f.Error())
	}
	if result.Passed == 0 {
		t.Error("no example was run")
	}
}

func TestCompiled(t *testing.T) {
	b := bytes.NewBuffer(binary.BigEndian.AppendUint32(nil, rules.Sum()))
	if err := lint.New(load(t)).Encode(b); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("compiled.gob", b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(b.Bytes(), rules.Compiled) {
		t.Error("compiled.gob is not made of these rule files: run go generate ./rules")
	}
}
