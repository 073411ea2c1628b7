package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden reports anew")

// golden compares with a file of testdata/golden.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("..", "..", "testdata", "golden", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got):\n%s", name, d)
	}
}

func written(t *testing.T, f Format, items ...Item) string {
	t.Helper()
	var b bytes.Buffer
	if err := f(&b, sampleSet(), seq(items...)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	many := []Item{thanks(), late(), unreadable(), german(), lamp(), abroad()}
	explained := Explained(Page{Width: 80})
	for name, got := range map[string]string{
		"lamp-80.txt":    written(t, Full(Page{Width: 80}), lamp()),
		"lamp-40.txt":    written(t, Full(Page{Width: 40}), lamp()),
		"lamp-color.txt": written(t, Full(Page{Width: 80, Color: true}), lamp()),
		"clean.txt":      written(t, Full(Page{Width: 80}), thanks()),
		"foreign.txt":    written(t, Full(Page{Width: 80}), german()) + written(t, Full(Page{Width: 80}), abroad()) + written(t, Full(Page{Width: 80}), german(), german()),
		"explained.txt":  written(t, explained, lamp()) + written(t, explained, thanks(), german(), late()),
		"several.txt":    written(t, Full(Page{Width: 80}), many...),
		"concise.txt":    written(t, Concise, many...),
		"report.json":    written(t, JSON("v0.1.0"), append(many, stranger())...),
		"report.jsonl":   written(t, JSONL, many...),
	} {
		golden(t, name, got)
	}
	var checks, listed bytes.Buffer
	set := sampleSet()
	for i := range set.Checks {
		if err := Explain(&checks, Page{Width: 72}, set, &set.Checks[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := List(&listed, Page{Width: 80}, set); err != nil {
		t.Fatal(err)
	}
	golden(t, "explain.txt", checks.String())
	golden(t, "list.txt", listed.String())
}

// A report fits every page, and says the same without colour as with it.
func TestEveryWidth(t *testing.T) {
	for width := 1; width <= 130; width++ {
		for _, items := range [][]Item{{lamp()}, {thanks()}, {german()}, {abroad()}, {thanks(), late(), unreadable(), german(), lamp()}} {
			plain := written(t, Explained(Page{Width: width}), items...)
			for line := range strings.SplitSeq(plain, "\n") {
				if got, most := widthOf(line), min(max(width, minWidth), maxWidth); got > most {
					t.Fatalf("width %d: %d cells in %q", width, got, line)
				}
			}
			colored := written(t, Explained(Page{Width: width, Color: true}), items...)
			if d := cmp.Diff(plain, uncolored(colored)); d != "" {
				t.Fatalf("width %d: colour changes the words:\n%s", width, d)
			}
		}
	}
}

// uncolored takes ANSI colour codes out.
func uncolored(s string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "\x1b[")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		_, s, _ = strings.Cut(rest, "m")
	}
}

// A report does not praise where there is nothing to read, and says where the
// situation is known from.
func TestLittleToSay(t *testing.T) {
	full := Full(Page{Width: 80})
	if got := written(t, full); !strings.Contains(got, "No drafts to check.") {
		t.Errorf("of no drafts: %q", got)
	}
	if got := written(t, full, unreadable()); got != "" {
		t.Errorf("of an input that cannot be read: %q", got)
	}
	empty := thanks()
	empty.Draft.Text = " \n"
	empty = item(empty.Draft, empty.Report)
	if got := written(t, full, empty); strings.Contains(got, "reads well") || !strings.Contains(got, "not a word") {
		t.Errorf("of a draft without words: %s", got)
	}
	mute := thanks()
	mute.Draft.Customer = "Hm."
	mute = item(mute.Draft, mute.Report)
	if got := written(t, full, mute); strings.Contains(got, "alone") || !strings.Contains(got, "praise, by the draft\n") {
		t.Errorf("with a message that tells nothing: %s", got)
	}
}

// The numbers of the table are those of the report, and a finding that is not
// shown is accounted for.
func TestArithmetic(t *testing.T) {
	got := written(t, Explained(Page{Width: 80}), lamp())
	_, table, _ := strings.Cut(got, "How the score comes about")
	var rows []string
	for line := range strings.Lines(table) {
		rows = append(rows, strings.Join(strings.Fields(line), " "))
	}
	for _, want := range []string{
		"weight lost left", "ownership 12 7.2 4.8", "3:1 generic-apology 7.2", "tone 16 0.3 15.7", "left out by --select or --ignore 0.3",
		"sum 100 49.1 50.9", "rounded 51", "held by 6:10 secret-shown 20", "score 20",
	} {
		if !slices.Contains(rows, want) {
			t.Errorf("no line %q in %q", want, rows)
		}
	}
	if strings.Contains(written(t, Full(Page{Width: 80}), lamp()), "comes about") {
		t.Error("the table is there without being asked for")
	}
}

// A draft that is skipped has no score, fails nothing, and is counted.
func TestSkipped(t *testing.T) {
	var total Total
	for _, item := range []Item{german(), late(), german()} {
		total.Add(item)
	}
	if want := (Total{Documents: 3, Skipped: 2, Errors: 1, Lowest: 45, LowestAt: "replies.jsonl:13", sum: 45}); total != want || total.Mean() != 45 {
		t.Errorf("%+v, mean %d", total, total.Mean())
	}
	if got := written(t, Concise, german()); got != "" {
		t.Errorf("concise: %q", got)
	}
	line := written(t, JSONL, german())
	for _, want := range []string{`"skipped":"language"`, `"situation":null`, `"score":null`, `"findings":[]`} {
		if !strings.Contains(line, want) {
			t.Errorf("no %s in %s", want, line)
		}
	}
	if got := written(t, JSON("v"), german()); !strings.Contains(got, `"summary": {"documents":1,"skipped":1,"errors":0,"warnings":0,"infos":0,"min_score":null}`) {
		t.Errorf("json: %s", got)
	}
}

// No output holds a secret, and none passes a draft's control codes on.
func TestNothingLeaks(t *testing.T) {
	items := []Item{lamp(), thanks(), late()}
	for name, f := range map[string]Format{"full": Full(Page{Width: 80}), "explained": Explained(Page{Width: 80}), "concise": Concise, "json": JSON("v"), "jsonl": JSONL} {
		got := written(t, f, items...)
		if strings.Contains(got, "8888") || !strings.Contains(got, "**** **** **** 1881") {
			t.Errorf("%s: the card's number is not masked:\n%s", name, got)
		}
		if strings.Contains(got, "\x1b") {
			t.Errorf("%s: an escape code of the draft passes", name)
		}
	}
}

// Positions in JSON point at the words they speak of, and edits apply.
func TestJSONPositions(t *testing.T) {
	var report struct {
		SchemaVersion int `json:"schema_version"`
		Documents     []struct {
			Findings []struct {
				Excerpt string
				Range   struct {
					Start, End struct{ Line, Column, Offset int }
				}
				Evidence []struct {
					In, Excerpt string
					Range       struct {
						Start, End struct{ Line, Column, Offset int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(written(t, JSON("v"), lamp())), &report); err != nil {
		t.Fatal(err)
	}
	if report.SchemaVersion != 1 || len(report.Documents) != 1 {
		t.Fatalf("%+v", report)
	}
	hidden := newMask(lamp().Input)
	texts := map[string]string{"draft": hidden.draft, "customer": hidden.customer}
	words := func(in string, line, from, to int) string {
		runes := []rune(strings.Split(texts[in], "\n")[line-1])
		return string(runes[from-1 : to-1])
	}
	for _, f := range report.Documents[0].Findings {
		if got := hidden.draft[f.Range.Start.Offset:f.Range.End.Offset]; got != f.Excerpt {
			t.Errorf("offsets of %q give %q", f.Excerpt, got)
		}
		if got := words("draft", f.Range.Start.Line, f.Range.Start.Column, f.Range.End.Column); got != f.Excerpt {
			t.Errorf("columns of %q give %q", f.Excerpt, got)
		}
		for _, e := range f.Evidence {
			if got := words(e.In, e.Range.Start.Line, e.Range.Start.Column, e.Range.End.Column); got != e.Excerpt {
				t.Errorf("columns of evidence %q give %q", e.Excerpt, got)
			}
		}
	}
}

// Each line of JSONL is an object; of no documents JSON is one as well.
func TestJSONIsJSON(t *testing.T) {
	for line := range strings.Lines(written(t, JSONL, thanks(), unreadable(), lamp())) {
		if !json.Valid([]byte(line)) {
			t.Errorf("not JSON: %s", line)
		}
	}
	for _, items := range [][]Item{{}, {unreadable()}, {lamp(), thanks()}} {
		got := written(t, JSON("v"), items...)
		if !json.Valid([]byte(got)) || strings.Contains(got, ": null,\"also\"") || strings.Contains(got, "[]null") {
			t.Errorf("not the JSON we promise: %s", got)
		}
	}
}

// Documents are written as they come, and a reader who goes away ends the run.
func TestStreams(t *testing.T) {
	for name, f := range map[string]Format{"full": Full(Page{Width: 80}), "concise": Concise, "json": JSON("v"), "jsonl": JSONL} {
		var out bytes.Buffer
		n, before := 0, 0
		err := f(&out, sampleSet(), func(yield func(Item) bool) {
			for ; n < 5; n++ {
				if n == 4 {
					before = strings.Count(out.String(), "customer-blame")
				}
				if !yield(late()) {
					return
				}
			}
		})
		if err != nil || before < 4 {
			t.Errorf("%s: %d documents were written when the fifth came, %v", name, before, err)
		}
		n = 0
		err = f(broken{}, sampleSet(), func(yield func(Item) bool) {
			for ; n < 100 && yield(late()); n++ {
			}
		})
		if !errors.Is(err, io.ErrClosedPipe) || n > 2 {
			t.Errorf("%s: went on for %d documents after the reader left, %v", name, n, err)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestWrap(t *testing.T) {
	for in, want := range map[string][]string{
		"one two three":     {"one two", "three"},
		"onetwothree":       {"onetwoth", "ree"},
		"包装箱破了":             {"包装箱破", "了"},
		"a \x1b[0m\tb":      {"a ␛[0m b"},
		"naïve 🙂🙂 x":        {"naïve", "🙂🙂 x"},
		"\u202ebidi \xff x": {"�bidi �", "x"},
	} {
		if d := cmp.Diff(want, wrap(in, 8)); d != "" {
			t.Errorf("%q (-want +got):\n%s", in, d)
		}
	}
}

// Any draft and any span in it can be shown.
func TestLongSentence(t *testing.T) {
	it := late()
	it.Draft.Text = strings.Repeat("very ", 100_000) + "late 包装. " + strings.Repeat("!", 100_000)
	it = item(it.Draft, it.Report)
	it.Report.Findings[0].Span = at(it.Draft.Text, "late 包装")
	got := written(t, Full(Page{Width: 80}), it)
	if len(got) > 5_000 || !strings.Contains(got, "late 包装") || !strings.Contains(got, "^^^^^^^^^") {
		t.Errorf("%d bytes: %s", len(got), got[:min(len(got), 5_000)])
	}
	it.Draft.Text = ""
	it = item(it.Draft, it.Report)
	it.Report.Findings[0].Span.Start, it.Report.Findings[0].Span.End = 0, 0
	if got := written(t, Full(Page{Width: 80}), it); !strings.Contains(got, "customer-blame") {
		t.Errorf("empty draft: %s", got)
	}
}
