package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"testing"
	"time"
)

// BenchmarkCold starts the program on one draft, in turn with a program that
// only prints a line: the medians in milliseconds, and the first as a multiple
// of the second.
func BenchmarkCold(b *testing.B) {
	dir := b.TempDir()
	hello := filepath.Join(dir, "hello.go")
	if err := os.WriteFile(hello, []byte("package main\n\nimport \"os\"\n\nfunc main() { os.Stdout.WriteString(\"hello\\n\") }\n"), 0o644); err != nil {
		b.Fatal(err)
	}
	build := func(name, source string) string {
		path := filepath.Join(dir, name)
		if out, err := exec.Command("go", "build", "-trimpath", "-o", path, source).CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		return path
	}
	programs := [][]string{
		{build("attune", "."), "check", "--fail-on", "never", "../../testdata/drafts/kettle.txt"},
		{build("hello", hello)},
	}
	times := make([][]time.Duration, len(programs))
	for i := 0; i == 0 || b.Loop(); i++ { // the first run only warms up
		for p, args := range programs {
			start := time.Now()
			if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
				b.Fatalf("%v\n%s", err, out)
			}
			if i > 0 {
				times[p] = append(times[p], time.Since(start))
			}
		}
	}
	var medians []float64
	for _, t := range times {
		slices.Sort(t)
		medians = append(medians, float64(t[len(t)/2].Microseconds())/1000)
	}
	b.ReportMetric(medians[0], "ms/check")
	b.ReportMetric(medians[1], "ms/hello")
	b.ReportMetric(medians[0]/medians[1], "×hello")
}

// BenchmarkStream checks a stream of replies with their customers' messages.
func BenchmarkStream(b *testing.B) {
	read := func(name string) string {
		data, err := os.ReadFile("../../testdata/drafts/" + name)
		if err != nil {
			b.Fatal(err)
		}
		return string(data)
	}
	var stream bytes.Buffer
	const replies = 2000
	for i := range replies {
		draft := read([]string{"kettle.txt", "kettle-better.txt"}[i%2])
		line, err := json.Marshal(map[string]any{"id": i, "reply": draft, "customer": read("kettle-customer.txt")})
		if err != nil {
			b.Fatal(err)
		}
		stream.Write(append(line, '\n'))
	}
	defer debug.SetGCPercent(debug.SetGCPercent(gcPercent)) // as main does
	b.ResetTimer()
	for b.Loop() {
		args := []string{"check", "--stdin-filename", "a.jsonl", "--output-format", "jsonl", "--fail-on", "never", "-"}
		if code := run(args, streams{bytes.NewReader(stream.Bytes()), io.Discard, io.Discard}); code != exitPass {
			b.Fatalf("exit code %d", code)
		}
	}
	b.ReportMetric(replies*float64(b.N)/b.Elapsed().Seconds(), "replies/s")
}
