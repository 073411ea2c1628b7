package pattern_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"attune/pkg/pattern"
	"attune/pkg/text"
)

func phrases(t testing.TB, sources ...string) []pattern.Phrase {
	t.Helper()
	var out []pattern.Phrase
	for _, s := range sources {
		p, err := pattern.Parse(s)
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		out = append(out, p)
	}
	return out
}

// lists and cues that the phrases of the tests can mention.
var lists = []pattern.List{
	{Name: "sender", Words: []string{"i", "we"}},
	{Name: "empty", Words: []string{"i", "we", "am", "are", "for", "the", "any", "inconvenience", "about", "sorry", "this", "very", "our", "your", "with", "is", "not"}},
	{Name: "specific", Except: []string{"empty"}},
	{Name: "failing", Words: []string{"fail*", "crash*"}},
}

func cues(t testing.TB) []pattern.Cue {
	return []pattern.Cue{
		{Name: "negation", Any: phrases(t, "not", "never", "unable to"), Except: phrases(t, "not only")},
		{Name: "apology", IgnoreNegation: true, Any: phrases(t, "<sender> am? are? very? sorry", "^ sorry"), Except: phrases(t, "better safe than sorry")},
	}
}

// marked sets « » around what was found.
func marked(s string, found []pattern.Match) string {
	var b strings.Builder
	at := 0
	for _, m := range found {
		b.WriteString(s[at:m.Start] + "«" + s[m.Start:m.End] + "»")
		at = m.End
	}
	return b.String() + s[at:]
}

func TestPhrases(t *testing.T) {
	tests := []struct {
		phrase string
		want   string // the text with the matches marked
	}{
		// Words.
		{"refund", "Your «refund», the «REFUND»."},
		{"can not", "We «can't» and «cannot» and «can not»."},
		{"can not", "We «can’t»."},
		{"it is", "«It's» here."},
		{"apolog*", "We «apologise»; our «apologies»."},
		{"send back", "Please «send, back» or «send\nback» that."},
		{"have *ed", "We «have added» a red one and have fed it; they «have ACTED»."},
		// Optional words take all they can.
		{"we really? very? like", "«We like» and «we really very like»."},
		{"thank (you very much)?", "«Thank» you and «thank you very much»."},
		// One of.
		{"(refund|send back) it", "«Refund it» or «send back it»."},
		{"(a|b) (c|d e)", "«a c», «b d e», a e."},
		// Gaps.
		{"we .. refund", "«We will gladly refund» it."},
		{"we .. refund", "We one two three four five six refund."},
		{"we .. refund", "«We one two three four five refund»."},
		{"we .. refund", "We will, if so, refund."},
		{"we ... refund", "«We one two three four five six seven refund»."},
		{"we .. refund", "We will not refund."},
		{"we .. refund", "«We refund» and refund."},
		{"sorry ...", "«Sorry for all of this»; we went on."},
		{"sorry ..", "«Sorry for all of this mess» of ours."},
		// Clauses.
		{"^ check", "«Check» it; «check» the rest; please check."},
		{"^ check", "Hello, «check» it."},
		{"late $", "It was late and is «late»."},
		{"we .. refund", "We write and «we refund»."},
		{"if ... , we will", "«If you send it, we will» see; if we will."},
		{"if ... , we will", "«If so – we will»; if so, then we will."},
		{"late , and", "It is «late, and» it is late and cold."},
		// References.
		{"<sender> failed", "«We failed» and he failed."},
		{"<apology> .. <specific>", "«We are very sorry for the kettle»."},
		{"<apology> .. <specific>", "We are very sorry for any inconvenience."},
		{"<failing>", "It «crashed» and «fails»."},
		// Built-ins.
		{"<amount> back", "You get «£42.50 back»."},
		{"<number> days", "It takes «3 days» or «ten days»."},
		{"<question>", "«Is it late»? It is."},
		{"<exclamation>", "«Great»! It is."},
		{"<url>", "See «https://help.example/steps»."},
		{"<blank> days", "It takes «[N] days»."},
		{"<amount> back", "You get «{{amount}} back»."},
		// Negation drops a match it stands in or before.
		{"refund it", "We do not refund it."},
		{"refund it", "We never, ever, «refund it»."},
		{"refund it", "We not one two three four five «refund it»."},
		{"not refund it", "We do «not refund it»."},
		{"(never|always) refund", "We «never refund»."},
	}
	for _, test := range tests {
		s := strings.NewReplacer("«", "", "»", "").Replace(test.want)
		a := pattern.Compile(lists, append(cues(t), pattern.Cue{Name: "test", Any: phrases(t, test.phrase)}))
		got := marked(s, a.Find(text.New(s)[0], nil).Of(a.Index("test")))
		if got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.phrase, got, test.want)
		}
	}
}

func TestExceptTakesOverlappingMatchesBack(t *testing.T) {
	a := pattern.Compile(lists, cues(t))
	for _, s := range []string{
		"Better safe than sorry.",
		"Well, better safe than sorry, we say.",
	} {
		if found := a.Find(text.New(s)[0], nil).Of(a.Index("apology")); len(found) > 0 {
			t.Errorf("%s", marked(s, found))
		}
	}
}

func TestNegationOfExceptionsIsNone(t *testing.T) {
	c := append(cues(t), pattern.Cue{Name: "test", Any: phrases(t, "refund it")})
	a := pattern.Compile(lists, c)
	s := "We not only refund it."
	if got := marked(s, a.Find(text.New(s)[0], nil).Of(a.Index("test"))); got != "We not only «refund it»." {
		t.Error(got)
	}
}

func TestEcho(t *testing.T) {
	a := pattern.Compile(lists, append(cues(t),
		pattern.Cue{Name: "echo of it", Any: phrases(t, "<echo>")}, pattern.Cue{Name: "repeat of it", Any: phrases(t, "<repeat>")}))
	draft := "We fixed the flickering screen."
	tests := []struct{ customer, echo, repeat string }{
		{"My screen flickers.", "We fixed the «flickering» «screen».", "We fixed the «flickering» «screen»."},
		{"We are not well.", draft, draft},
		{"", "We «fixed» the «flickering» «screen».", draft}, // no message
	}
	for _, test := range tests {
		docs := text.New(draft, test.customer)
		customer := docs[1]
		if test.customer == "" {
			customer = nil
		}
		found := a.Find(docs[0], customer)
		for range 2 { // and beside the same message again
			if got := marked(draft, found.Of(a.Index("echo of it"))); got != test.echo {
				t.Errorf("after %q: echo %s", test.customer, got)
			}
			if got := marked(draft, found.Of(a.Index("repeat of it"))); got != test.repeat {
				t.Errorf("after %q: repeat %s", test.customer, got)
			}
			found = a.Refind(docs[0], found, []int32{int32(a.Index("echo of it")), int32(a.Index("repeat of it"))})
		}
	}
}

func TestPlaces(t *testing.T) {
	in := func(p pattern.Place) pattern.Cue {
		return pattern.Cue{Name: "test", In: p, Any: phrases(t, "anna")}
	}
	docs := text.New("Hi Anna,\n\nthe parcel of anna is here.\n\nKind regards,\nAnna", "I am anna.")
	for place, want := range map[pattern.Place]int{
		pattern.InBody: 1, pattern.InGreeting: 1, pattern.InSignOff: 1, pattern.InDraft: 3, pattern.InCustomer: 1,
	} {
		a := pattern.Compile(lists, []pattern.Cue{in(place)})
		found := a.Find(docs[0], docs[1]).Of(0)
		if len(found) != want {
			t.Errorf("place %d: %d matches, want %d", place, len(found), want)
		}
		for _, m := range found {
			if m.Customer != (place == pattern.InCustomer) {
				t.Errorf("place %d: in the wrong text", place)
			}
		}
	}
}

func TestSyntaxErrors(t *testing.T) {
	tests := []struct {
		phrase string
		offset int
		what   string
	}{
		{"", 0, "an empty phrase"},
		{".. sorry", 0, "a gap can't come first"},
		{"really? .. sorry", 8, "a gap can't come first"},
		{"really? very?", 0, "every word may be missing"},
		{"sorry ^ we", 6, "“^” inside a phrase"},
		{"sorry $ we", 6, "nothing can follow"},
		{"sorry .. ... we", 9, "two gaps"},
		{"(a|b", 4, "a “(” without “)”"},
		{"a|b", 1, "outside a group"},
		{"(a||b)", 3, "an empty alternative"},
		{"<Sorry>", 0, "is no name"},
		{"<sorry", 0, "a “<” without “>”"},
		{`sorr\w+`, 0, "never stands in a text"},
		{"a ?b", 2, "“?” without a word"},
		{"sorry ,", 6, "at the edge of a phrase"},
		{", sorry", 0, "at the edge of a phrase"},
		{"sorry …", 6, "is one character"},
		{"..?", 0, "a gap may be empty"},
	}
	for _, test := range tests {
		_, err := pattern.Parse(test.phrase)
		syntax, ok := err.(*pattern.SyntaxError)
		if !ok {
			t.Errorf("%q: no error", test.phrase)
			continue
		}
		if syntax.Offset != test.offset || !strings.Contains(syntax.What, test.what) || syntax.Do == "" {
			t.Errorf("%q: offset %d, %s", test.phrase, syntax.Offset, syntax.Error())
		}
	}
}

func TestEncodedAutomatonIsTheSame(t *testing.T) {
	c := append(cues(t), pattern.Cue{Name: "test", Any: phrases(t, "<apology> ... <specific>", "(refund|send back) .. <failing>")})
	a := pattern.Compile(lists, c)
	again, err := pattern.Decode(pattern.NewReader(string(a.Encode(nil))))
	if err != nil {
		t.Fatal(err)
	}
	d := text.New("We are sorry for the kettle. We refund what crashed, and apologise.")[0]
	for i := range a.Len() {
		if diff := cmp.Diff(a.Find(d, nil).Of(i), again.Find(d, nil).Of(i)); diff != "" {
			t.Errorf("%s: %s", a.Name(i), diff)
		}
	}
}

// A sentence without an end must not cost more than its length.
func TestLongClause(t *testing.T) {
	a := pattern.Compile(lists, append(cues(t), pattern.Cue{Name: "test", Any: phrases(t, "we ... refund ... late")}))
	s := strings.Repeat("we refund ", 50_000)
	if found := a.Find(text.New(s)[0], nil).Of(a.Index("test")); len(found) != 0 {
		t.Errorf("%d matches", len(found))
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"<a> .. (b|c d)? e* $", "^ x ...", "((a|b)|c?) d", "can't (i'll)", "“x”", "a**"} {
		f.Add(s, "We can't say a b c d.")
	}
	f.Fuzz(func(t *testing.T, phrase, draft string) {
		p, err := pattern.Parse(phrase)
		if err != nil {
			return
		}
		for _, r := range p.Refs() {
			if phrase[r.Offset] != '<' {
				t.Fatalf("%q: a name at %d", phrase, r.Offset)
			}
		}
		c := append(cues(t), pattern.Cue{Name: "fuzz", Any: []pattern.Phrase{p}})
		a := pattern.Compile(lists, c)
		end := 0
		for _, m := range a.Find(text.New(draft)[0], nil).Of(a.Index("fuzz")) {
			if m.Start < end || m.End <= m.Start || m.End > len(draft) {
				t.Fatalf("%q in %q: %v", phrase, draft, m.Span)
			}
			end = m.End
		}
	})
}

func TestEmojiInAList(t *testing.T) {
	angry := []pattern.List{{Name: "angry", Words: []string{"😡", "👎"}}}
	a := pattern.Compile(angry, []pattern.Cue{{Name: "test", Any: phrases(t, "<angry>")}})
	s := "Late 😡 again 😊"
	if got := marked(s, a.Find(text.New(s)[0], nil).Of(0)); got != "Late «😡» again 😊" {
		t.Error(got)
	}
}
