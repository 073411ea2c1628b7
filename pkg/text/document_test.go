package text

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// draft is an ordinary reply of 100 words.
const draft = `Hi Jamie,

Thanks for sending the photos. I'm sorry your lamp arrived with a cracked shade, and that it took us two days to answer. That isn't how a birthday present should turn up.

I've ordered a new shade from our workshop in Tarrow. It leaves tomorrow morning and will be with you by Friday, 14 March. You don't need to send the old one back; please recycle it where you can. I have also refunded the £4.95 you paid for delivery, which your bank shows within three days.

If anything else looks wrong when you unpack it, reply here and I'll sort it out the same day.

Kind regards,
Maya Lindqvist
Fernhollow Lights`

// check holds a Document against what its types promise.
func check(t *testing.T, d *Document) {
	t.Helper()
	at := 0
	for i, r := range d.Regions {
		if r.Start != at || r.End <= r.Start {
			t.Fatalf("%.200q: region %d is %v, want it to begin at %d", d.Text, i, r, at)
		}
		if i > 0 && d.Regions[i-1].Part == r.Part {
			t.Fatalf("%.200q: regions %d and %d are both %s", d.Text, i-1, i, r.Part)
		}
		at = r.End
	}
	if at != len(d.Text) {
		t.Fatalf("%.200q: regions end at %d of %d", d.Text, at, len(d.Text))
	}
	end, region, paragraph := 0, 0, 0
	for i, s := range d.Sentences {
		if s.Start < end || s.End <= s.Start {
			t.Fatalf("%.200q: sentence %d is %v, behind %d", d.Text, i, s.Span, end)
		}
		end = s.End
		for region < len(d.Regions) && d.Regions[region].End <= s.Start {
			region++
		}
		if r := d.Regions[region]; !r.Contains(s.Span) || r.Part != s.Part || s.Part == Quote {
			t.Fatalf("%.200q: sentence %d %v (%s) is not in region %v", d.Text, i, s.Span, s.Part, r)
		}
		if s.Paragraph < paragraph {
			t.Fatalf("%.200q: sentence %d is in paragraph %d, behind %d", d.Text, i, s.Paragraph, paragraph)
		}
		paragraph = s.Paragraph
		word, clause := s.Start, 0
		for _, w := range s.Words {
			if w.Start < word || w.End <= w.Start || w.End > s.End {
				t.Fatalf("%.200q: word %v of sentence %v, behind %d", d.Text, w, s.Span, word)
			}
			if w.Clause < clause || w.Clause > clause+1 {
				t.Fatalf("%.200q: word %v follows clause %d", d.Text, w, clause)
			}
			word, clause = w.End, w.Clause
		}
	}
}

func FuzzNew(f *testing.F) {
	f.Add(draft)
	files, _ := filepath.Glob("../../testdata/sentences/*.txt")
	for _, name := range files {
		if data, err := os.ReadFile(name); err == nil {
			f.Add(string(data))
		}
	}
	for _, s := range hostile {
		f.Add(strings.Repeat(s, 3))
	}
	f.Add("Hi !\"00000")
	f.Add("x ʼ y")
	f.Add("l'\xff l’Été d&#39;un \xffn'a")
	f.Fuzz(func(t *testing.T, text string) {
		check(t, New(text)[0])
		New(text)[0].English()
		Quoted(text)
		for _, b := range Blanks(text) {
			if b.Start < 0 || b.End <= b.Start || b.End > len(text) {
				t.Errorf("%q: blank %v", text, b)
			}
		}
	})
}

// hostile are pieces that make long runs, deep nesting or broken characters.
var hostile = []string{"!", "(", "[", "{", "\"", "a.", ".", "'", "'d", "A.B", ":)", "\r", "U.S. Foo ",
	")", "{{", "<", "%", "`", "*", "_", "A. ", "…", "-", "—",
	"@", "#", "&", "&amp;", ":", "1", "1 ", "1.", "1) ", "$", "£", "GB82", "Hi !\"", "a@", "a.b", "http://", "\x00", "\xff", "\xef\xbb\xbf", "\r\n", "\n",
	" ", "\u00a0", "e\u0301", "\u0301", "👩‍", "🇲", "\ufe0f", "> ", ">\n", "On 1\n", "PS: a\n", "Thanks,\n", "Hi ", "Hi ,", "Ana ", "Ana\n", "Thanks, ", "- a\n", "(a. ", "\"a. ", "xn--", "’", "can't"}

// TestHostile reads a megabyte of each piece: it must come back, whole. Work
// that grows with the square of the length would not.
func TestHostile(t *testing.T) {
	for i, piece := range hostile {
		size := 1 << 20
		if i >= 13 || testing.Short() {
			size = 1 << 16
		}
		text := strings.Repeat(piece, size/len(piece))
		check(t, New(text)[0])
		New(text)[0].English()
		Quoted(text)
	}
}

// TestBytes reads random mixtures of hostile pieces and words.
func TestBytes(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		check(t, New(randomText(rnd))[0])
	}
}

func randomText(rnd *rand.Rand) string {
	words := strings.Fields(draft)
	var b strings.Builder
	for range rnd.IntN(40) {
		if rnd.IntN(3) == 0 {
			b.WriteString(hostile[rnd.IntN(len(hostile))])
		} else {
			b.WriteString(words[rnd.IntN(len(words))])
			b.WriteString([]string{" ", " ", ". ", ", ", "\n"}[rnd.IntN(5)])
		}
	}
	return b.String()
}

// unclearEnds are drafts with an end that prose has to judge.
var unclearEnds = []string{
	"We shipped it to the U.S. Government takes longer.",
	"Ask for Larkspur Ltd. Fernhollow has moved.",
	"It is vitamin C. Larkspur sells it.",
	"The van comes at 5 p.m. Lena will ring.",
	"We sold it at Zoom! in spring.",
}

// TestBatch: a batch gives the documents that its texts give one by one, in
// any order and whatever was asked before.
func TestBatch(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	texts := append([]string{draft, ""}, unclearEnds...)
	for range 40 {
		texts = append(texts, randomText(rnd)+unclearEnds[rnd.IntN(len(unclearEnds))]+randomText(rnd))
	}
	alone := make([]*Document, len(texts))
	for i, text := range texts {
		forget()
		alone[i] = New(text)[0]
	}
	for range 5 {
		forget()
		order := rnd.Perm(len(texts))
		shuffled := make([]string, len(texts))
		for i, j := range order {
			shuffled[i] = texts[j]
		}
		for range 2 { // the second time from the cache
			for i, d := range New(shuffled...) {
				if diff := cmp.Diff(alone[order[i]], d); diff != "" {
					t.Fatalf("in a batch (-alone +batch)\n%s", diff)
				}
			}
		}
	}
}

// TestConcurrent is for the race detector.
func TestConcurrent(t *testing.T) {
	want := fmt.Sprint(New(unclearEnds...)[0])
	forget()
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 20 {
				if got := fmt.Sprint(New(unclearEnds...)[0]); got != want {
					t.Errorf("got %s, want %s", got, want)
				}
			}
		})
	}
	group.Wait()
}

// TestUnclear: prose is asked where a rule cannot tell, and never for an
// ordinary draft.
func TestUnclear(t *testing.T) {
	count := func(text string) int {
		s := newScan(text)
		defer s.free()
		s.readRegions()
		s.findEnds()
		return len(s.unclear)
	}
	if n := count(draft); n != 0 {
		t.Errorf("%d unclear ends in an ordinary draft", n)
	}
	for _, text := range unclearEnds {
		if n := count(text); n != 1 {
			t.Errorf("%q: %d unclear ends, want 1", text, n)
		}
	}
}

// TestPanics: a window that prose cannot read leaves the others' answers alone.
func TestPanics(t *testing.T) {
	good := window{"It went to the U.S.", "Government offices are slow."}
	bad := window{strings.Repeat("Ⱥ", 20) + "'s U.S.", "ȺȺȺȺn't \xff\xfe's"}
	want := ends([]window{good})
	if got := ends([]window{bad, good, bad}); got[1] != want[0] {
		t.Errorf("answer %v beside a bad window, %v alone", got[1], want[0])
	}
}

func forget() {
	cacheLock.Lock()
	defer cacheLock.Unlock()
	clear(cache)
}

func TestFinal(t *testing.T) {
	for text, want := range map[string]byte{
		"It works.": '.', "It works!": '!', "Does it?": '?', "Really?!": '?', "Really!?": '?', "It works": 0,
		"It works… ": '.', "It works! 😊": '!', `You said "why?"`: '?', "It opens at 5 p.m.": '.', "**Done.**": '.', "Thanks:": 0,
	} {
		if got := New(text)[0].Sentences[0].Final; got != want {
			t.Errorf("%q ends with %q, want %q", text, got, want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	var got []int
	for _, s := range New("Hi Ana, it's in.\nIt works.\n\n> quoted\n\nYes.\n \nBest,\nBo")[0].Sentences {
		got = append(got, s.Paragraph)
	}
	if diff := cmp.Diff([]int{0, 0, 0, 2, 3, 3}, got); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(draft)))
	for b.Loop() {
		New(draft)
	}
}

func BenchmarkNewUnclear(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		forget()
		New(unclearEnds[0])
	}
}

func BenchmarkHostile(b *testing.B) {
	for _, piece := range []string{"!", "(", "[", "{", "\"", "a.", "U.S. Foo "} {
		text := strings.Repeat(piece, 1<<20/len(piece))
		b.Run(piece, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				New(text)
			}
		})
	}
}

func BenchmarkLines(b *testing.B) {
	text := strings.Repeat(draft, 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		NewLines(text)
	}
}

// Every character stands somewhere in somebody's mail: alone, at a word's ends
// and inside it.
func TestEveryRune(t *testing.T) {
	for r := rune(0); r < 0x20000; r++ {
		s := string(r)
		d := New("x " + s + " y. " + s + "a" + s + "b" + s)[0]
		if n := len(d.Sentences); n == 0 {
			t.Errorf("%U: no sentence", r)
		}
	}
}
