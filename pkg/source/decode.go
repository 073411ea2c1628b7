package source

import (
	"bufio"
	"encoding/binary"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// decode gives the UTF-8 of r without its byte order mark. A mark of UTF-16 has
// the text converted; without one the bytes pass as they are.
func decode(r io.Reader) io.Reader {
	b := bufio.NewReaderSize(r, 64<<10)
	head, _ := b.Peek(3)
	switch {
	case len(head) == 3 && string(head) == "\uFEFF":
		b.Discard(3)
	case len(head) >= 2 && head[0] == 0xFF && head[1] == 0xFE:
		b.Discard(2)
		return &wide{in: b, order: binary.LittleEndian}
	case len(head) >= 2 && head[0] == 0xFE && head[1] == 0xFF:
		b.Discard(2)
		return &wide{in: b, order: binary.BigEndian}
	}
	return b
}

// wide reads UTF-16 as UTF-8. A lone surrogate and a last half unit become
// U+FFFD.
type wide struct {
	in      *bufio.Reader
	order   binary.ByteOrder
	held    rune   // a high surrogate that waits for its low one; 0 for none
	pending []byte // UTF-8 that did not fit the last Read
	err     error
}

func (w *wide) Read(p []byte) (int, error) {
	for len(w.pending) == 0 && w.err == nil {
		w.fill()
	}
	n := copy(p, w.pending)
	w.pending = w.pending[n:]
	if n == 0 && len(p) > 0 {
		return 0, w.err
	}
	return n, nil
}

// fill reads some units into pending, or sets err.
func (w *wide) fill() {
	w.pending = w.pending[:0]
	for range 4096 {
		var unit [2]byte
		n, err := io.ReadFull(w.in, unit[:])
		if err != nil {
			if n == 1 || w.held != 0 {
				w.pending = utf8.AppendRune(w.pending, utf8.RuneError)
			}
			if err == io.ErrUnexpectedEOF {
				err = io.EOF
			}
			w.err = err
			return
		}
		w.unit(rune(w.order.Uint16(unit[:])))
	}
}

func (w *wide) unit(u rune) {
	high := w.held
	w.held = 0
	if high != 0 {
		if r := utf16.DecodeRune(high, u); r != utf8.RuneError {
			w.pending = utf8.AppendRune(w.pending, r)
			return
		}
		w.pending = utf8.AppendRune(w.pending, utf8.RuneError)
	}
	if u >= 0xD800 && u < 0xDC00 {
		w.held = u
		return
	}
	w.pending = utf8.AppendRune(w.pending, u)
}
