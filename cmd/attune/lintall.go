package main

import (
	"iter"
	"runtime"
	"strings"
	"sync"

	"attune/pkg/lint"
	"attune/pkg/render"
	"attune/pkg/source"
	"attune/pkg/text"
)

const (
	batchDrafts = 64       // drafts that are read as documents in one call
	aheadDrafts = 512      // drafts that wait to be written at most …
	aheadBytes  = 16 << 20 // … and the length of their texts, unless one alone is longer
)

// A job is a draft on its way to becoming an item.
type job struct {
	item render.Item
	size int
	done chan struct{}
}

// lintAll checks drafts on all processors and yields the items in the order of
// the drafts; all is what is given for each of them. It reads ahead only so far as the constants say, so that any
// number of drafts passes through the same memory. idle is called whenever the
// next item has to be waited for.
func lintAll(linter *lint.Linter, all lint.Input, drafts iter.Seq2[*source.Draft, error], idle func()) iter.Seq[render.Item] {
	return func(yield func(render.Item) bool) {
		todo := make(chan *job, aheadDrafts)
		order := make(chan *job, aheadDrafts)
		space := newBudget(aheadBytes)
		stop := make(chan struct{})
		defer close(stop)
		defer space.close()
		go feed(drafts, todo, order, space, stop)
		for range runtime.GOMAXPROCS(0) {
			go work(linter, all, todo)
		}
		for {
			var j *job
			select {
			case j = <-order:
			default:
				idle()
				j = <-order
			}
			if j == nil {
				return
			}
			select {
			case <-j.done:
			default:
				idle()
				<-j.done
			}
			if !yield(j.item) {
				return
			}
			space.free(j.size)
		}
	}
}

// feed turns drafts into jobs until there are no more or nobody wants them.
func feed(drafts iter.Seq2[*source.Draft, error], todo, order chan<- *job, space *budget, stop <-chan struct{}) {
	defer close(todo)
	defer close(order)
	for draft, err := range drafts {
		j := &job{item: render.Item{Draft: draft, Err: err}, done: make(chan struct{})}
		if err != nil {
			close(j.done)
		} else {
			j.size = len(draft.Text) + len(draft.Customer)
		}
		if !space.take(j.size) {
			return
		}
		select {
		case order <- j:
		case <-stop:
			return
		}
		if err != nil {
			continue
		}
		select {
		case todo <- j:
		case <-stop:
			return
		}
	}
}

// work checks jobs until there are no more. It takes as many at once as are
// waiting, for documents cost less in a batch; it never waits for a batch to
// fill.
func work(linter *lint.Linter, all lint.Input, todo <-chan *job) {
	batch := make([]*job, 0, batchDrafts)
	for first := range todo {
		batch = append(batch[:0], first)
		for more := true; more && len(batch) < batchDrafts; {
			select {
			case j, ok := <-todo:
				if more = ok; ok {
					batch = append(batch, j)
				}
			default:
				more = false
			}
		}
		lintBatch(linter, all, batch)
	}
}

func lintBatch(linter *lint.Linter, all lint.Input, batch []*job) {
	texts := make([]string, 0, 2*len(batch))
	for _, j := range batch {
		texts = append(texts, j.item.Draft.Text, j.item.Draft.Customer)
	}
	documents := text.New(texts...)
	for i, j := range batch {
		j.item.Input = all
		j.item.Input.Draft = documents[2*i]
		if strings.TrimSpace(j.item.Draft.Customer) != "" {
			j.item.Input.Customer = documents[2*i+1]
		}
		j.item.Report = linter.Lint(j.item.Input)
		close(j.done)
	}
}

// A budget is an amount that is taken and given back.
type budget struct {
	mu     sync.Mutex
	freed  sync.Cond
	used   int
	limit  int
	closed bool
}

func newBudget(limit int) *budget {
	b := &budget{limit: limit}
	b.freed.L = &b.mu
	return b
}

// take waits until n fits, or nothing else is taken. It is false once the
// budget is closed.
func (b *budget) take(n int) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.used > 0 && b.used+n > b.limit && !b.closed {
		b.freed.Wait()
	}
	b.used += n
	return !b.closed
}

func (b *budget) free(n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.used -= n
	b.freed.Signal()
}

func (b *budget) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.freed.Broadcast()
}
