package main

import (
	"fmt"
	"io"
	"time"
)

// A progress tells on a terminal how far a long run has come.
type progress struct {
	to     io.Writer
	on     bool
	next   time.Time
	drafts int
	shown  bool
}

func newProgress(to io.Writer, on bool) *progress {
	return &progress{to: to, on: on, next: time.Now().Add(time.Second)}
}

// count is called for each draft.
func (p *progress) count() {
	if p.drafts++; p.drafts%256 == 0 {
		p.show()
	}
}

// show writes at most ten times a second, and nothing in the first second.
func (p *progress) show() {
	if !p.on || time.Now().Before(p.next) {
		return
	}
	p.next, p.shown = time.Now().Add(100*time.Millisecond), true
	fmt.Fprintf(p.to, "\r%d drafts checked", p.drafts)
}

// clear makes room for other words.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.to, "\r\x1b[K")
		p.shown = false
	}
}
