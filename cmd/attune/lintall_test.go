package main

import (
	"errors"
	"fmt"
	"iter"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"attune/pkg/lint"
	"attune/pkg/source"
)

// bundled is a linter with the bundled rules.
func bundled(t testing.TB) *lint.Linter {
	set, err := (&app{}).load()
	if err != nil {
		t.Fatal(err)
	}
	return lint.New(set)
}

var errBroken = errors.New("broken line")

// numbered yields n drafts, every tenth a broken one, and counts those asked for.
func numbered(n int, asked *atomic.Int64) iter.Seq2[*source.Draft, error] {
	return func(yield func(*source.Draft, error) bool) {
		for i := range n {
			asked.Add(1)
			d, err := &source.Draft{ID: fmt.Sprint(i), Line: i + 1}, error(nil)
			switch i % 5 {
			case 0:
				d.Text = "Sorry for any inconvenience. We will look into it."
			case 1:
				d.Text, d.Customer = fmt.Sprintf("I'm sorry order %d is late. It leaves today.", i), "Where is my order?"
			case 2:
				d.Text = ""
			case 3:
				d.Text = strings.Repeat("Thank you for your message. ", i%40)
			case 4:
				d.Text, d.Customer = "Hi Ana,\n\nDr. Kim called at 5 p.m. Monday is fine.\n", "  \n"
				if i%2 == 0 {
					d.Text = "Wir melden uns morgen."
				}
			}
			if i%10 == 9 {
				d, err = nil, errBroken
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// A batch says the same of each draft, in the same order, as one by one.
func TestBatchesChangeNothing(t *testing.T) {
	linter := bundled(t)
	var asked atomic.Int64
	next, stop := iter.Pull2(numbered(1000, &asked))
	defer stop()
	for item := range lintAll(linter, lint.Input{}, numbered(1000, &asked), func() {}) {
		draft, err, _ := next()
		if item.Err != err {
			t.Fatalf("error %v, want %v", item.Err, err)
		}
		if err != nil {
			continue
		}
		if item.Draft.ID != draft.ID {
			t.Fatalf("draft %s, want %s", item.Draft.ID, draft.ID)
		}
		alone := &job{done: make(chan struct{})}
		alone.item.Draft = draft
		lintBatch(linter, lint.Input{}, []*job{alone})
		if !reflect.DeepEqual(alone.item.Report, item.Report) {
			t.Fatalf("draft %s:\nalone    %+v\nin batch %+v", draft.ID, alone.item.Report, item.Report)
		}
	}
	if _, _, more := next(); more {
		t.Error("drafts are missing")
	}
}

// However many drafts there are, only so many are read ahead; and none after
// the reader of the report has left.
func TestReadsAheadBounded(t *testing.T) {
	linter := bundled(t)
	synctest.Test(t, func(t *testing.T) {
		var asked atomic.Int64
		written := int64(0)
		for range lintAll(linter, lint.Input{}, numbered(1_000_000, &asked), func() {}) {
			if written++; written == 100 || written == 2000 {
				synctest.Wait() // until all that can be read ahead is
				if ahead := asked.Load() - written; ahead < 64 || ahead > 2*aheadDrafts {
					t.Errorf("%d drafts are read ahead", ahead)
				}
			}
			if written == 2000 {
				break
			}
		}
		synctest.Wait()
		before := asked.Load()
		synctest.Wait()
		if after := asked.Load(); after != before || after > written+2*aheadDrafts {
			t.Errorf("%d drafts were read, %d after the reader left", before, after)
		}
	})
}

// A draft larger than the budget passes alone.
func TestBudget(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBudget(10)
		got := make(chan int, 4)
		go func() {
			for _, n := range []int{25, 6, 4, 1} {
				b.take(n)
				got <- n
			}
		}()
		for i, want := range []int{1, 3, 4} {
			synctest.Wait()
			if len(got) != want {
				t.Fatalf("step %d: %d are in, want %d", i, len(got), want)
			}
			b.free([]int{25, 6, 4}[i])
		}
		if b.close(); b.take(1) {
			t.Error("a closed budget gives")
		}
	})
}

func BenchmarkCheckLines(b *testing.B) {
	linter := bundled(b)
	var asked atomic.Int64
	n := 0
	for range lintAll(linter, lint.Input{}, numbered(b.N, &asked), func() {}) {
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "drafts/s")
}
