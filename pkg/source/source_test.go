package source

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

// collect reads all drafts and the texts of all errors.
func collect(seq iter.Seq2[*Draft, error]) (drafts []Draft, troubles []string) {
	for d, err := range seq {
		if err != nil {
			troubles = append(troubles, err.Error())
			continue
		}
		drafts = append(drafts, *d)
	}
	return drafts, troubles
}

func TestLines(t *testing.T) {
	in := strings.Join([]string{
		`{"id": "late", "reply": "It leaves today.", "customer": "Where is it?", "rating": null, "tags": ["x"]}`,
		``,
		`  {"reply": "", "id": null, "customer": null}  `,
		`{"id": 12, "reply": "naïve 🙂 \ud83d\ude00 \ud83d"}`,
		`{"id": "no reply", "customer": "Hello?"}`,
		`{"id": "cut", "reply": "Tha`,
		`["a list"]`,
		`{"id": "n", "reply": 4}`,
		`{"id": {}, "reply": "x"}`,
		`{"id": "twice", "reply": "x"} {"id": "twice", "reply": "y"}`,
		`{"id": "last", "reply": "Bye."}`,
	}, "\r\n")
	drafts, troubles := collect(Read("replies.jsonl", strings.NewReader(in)))
	want := []Draft{
		{Path: "replies.jsonl", ID: "late", Line: 1, Text: "It leaves today.", Customer: "Where is it?"},
		{Path: "replies.jsonl", Line: 3},
		{Path: "replies.jsonl", ID: "12", Line: 4, Text: "naïve 🙂 😀 \uFFFD"},
		{Path: "replies.jsonl", ID: "last", Line: 11, Text: "Bye."},
	}
	if d := cmp.Diff(want, drafts); d != "" {
		t.Errorf("drafts (-want +got):\n%s", d)
	}
	for i, want := range []string{
		`replies.jsonl:5: has no "reply": ` + wantLine,
		`replies.jsonl:6: broken JSON at byte 27 (unexpected end of JSON input): ` + wantLine,
		`replies.jsonl:7: is a JSON array, not an object: ` + wantLine,
		`replies.jsonl:8: "reply" is a JSON number, not a text: ` + wantLine,
		`replies.jsonl:9: its "id" is not a text or a number: ` + wantLine,
		`replies.jsonl:10: broken JSON at byte 31 (invalid character '{' after top-level value): ` + wantLine,
	} {
		if i >= len(troubles) || troubles[i] != want {
			t.Errorf("trouble %d: want %q in %q", i, want, troubles)
		}
	}
}

func TestReaderByName(t *testing.T) {
	for name, plain := range map[string]bool{
		"a.txt": true, "a.md": true, "a": true, "-": true, "a.jsonl.bak": true,
		"a.jsonl": false, "A.JSONL": false, "dir.txt/a.ndjson": false,
	} {
		if got := IsPlain(name); got != plain {
			t.Errorf("IsPlain(%q) = %v", name, got)
		}
	}
}

func TestEncodings(t *testing.T) {
	const want = "Hi Zoë,\r\nyour lamp 💡 ships today.\n"
	encode := func(high, low int) []byte {
		var b []byte
		for _, u := range utf16.Encode([]rune("\uFEFF" + want)) {
			pair := [2]byte{byte(u >> 8), byte(u)}
			b = append(b, pair[high], pair[low])
		}
		return b
	}
	for name, in := range map[string][]byte{
		"UTF-8":                []byte(want),
		"UTF-8 with a mark":    []byte("\uFEFF" + want),
		"UTF-16 little endian": encode(1, 0),
		"UTF-16 big endian":    encode(0, 1),
	} {
		got, err := Text(name, iotest.OneByteReader(bytes.NewReader(in)))
		if err != nil || got != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	odd, err := Text("odd", strings.NewReader("\xFF\xFEa\x00\x00\xD8b\x00c"))
	if odd != "a\uFFFDb\uFFFD" || err != nil {
		t.Errorf("broken UTF-16: %q, %v", odd, err)
	}
}

func TestQuotedMailIsTheCustomers(t *testing.T) {
	drafts, _ := collect(Read("reply.txt", strings.NewReader("It leaves today.\n\n> Where is my lamp?\n")))
	if len(drafts) != 1 || strings.TrimSpace(drafts[0].Customer) != "Where is my lamp?" {
		t.Errorf("%+v", drafts)
	}
}

func TestUnreadable(t *testing.T) {
	broken := io.MultiReader(strings.NewReader(`{"reply": "x"}`+"\n"), iotest.ErrReader(errors.New("disk gone")))
	drafts, troubles := collect(Read("a.jsonl", broken))
	if len(drafts) != 1 || len(troubles) != 1 || !strings.HasPrefix(troubles[0], "a.jsonl:2: cannot be read: disk gone") {
		t.Errorf("%v %q", drafts, troubles)
	}
	if _, troubles = collect(Read("a.txt", iotest.ErrReader(errors.New("disk gone")))); len(troubles) != 1 {
		t.Errorf("%q", troubles)
	}
}

// endless repeats a line without end, to be read through an io.LimitReader.
type endless struct {
	line string
	at   int
}

func (e *endless) Read(p []byte) (n int, err error) {
	for n < len(p) {
		c := copy(p[n:], e.line[e.at:])
		n, e.at = n+c, (e.at+c)%len(e.line)
	}
	return n, nil
}

// A file of any length and a line of any length are read in bounded memory.
func TestStreamsInBoundedMemory(t *testing.T) {
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	line := `{"id": "x", "reply": "` + strings.Repeat("It leaves today. ", 60) + `"}` + "\n"
	before, n, last := heap(), 0, 0
	for d, err := range Read("a.jsonl", io.LimitReader(&endless{line: line}, int64(len(line))*30_000)) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%10_000 == 0 {
			if grown := int64(heap()) - int64(before); grown > 2<<20 {
				t.Fatalf("%d bytes more in use after %d lines", grown, n)
			}
		}
		last = d.Line
	}
	if n != 30_000 || last != n {
		t.Errorf("%d drafts, the last at line %d", n, last)
	}
	long := io.MultiReader(strings.NewReader(`{"reply": "`), io.LimitReader(&endless{line: "x"}, maxLine), strings.NewReader("\"}\n"+`{"reply": "after"}`))
	drafts, troubles := collect(Read("a.jsonl", long))
	if len(drafts) != 1 || drafts[0].Line != 2 || len(troubles) != 1 || !strings.HasPrefix(troubles[0], "a.jsonl:1: is longer") {
		t.Errorf("%v %q", drafts, troubles)
	}
}

func FuzzLines(f *testing.F) {
	f.Add([]byte(`{"id":"a","reply":"b","customer":"c"}` + "\n"))
	f.Add([]byte("\xFF\xFE{\x00}\x00\n\x00"))
	f.Fuzz(func(t *testing.T, in []byte) {
		drafts, troubles := collect(Read("a.jsonl", bytes.NewReader(in)))
		again, same := collect(Read("a.jsonl", iotest.HalfReader(bytes.NewReader(in))))
		if d := cmp.Diff(drafts, again); d != "" || len(troubles) != len(same) {
			t.Errorf("the size of a read changes the answer:\n%s", d)
		}
		for _, d := range drafts {
			if d.Line < 1 || d.Path != "a.jsonl" {
				t.Errorf("draft from nowhere: %s:%s", d.Path, strconv.Itoa(d.Line))
			}
		}
	})
}
