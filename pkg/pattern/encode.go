package pattern

import (
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
)

// Encode writes the automaton for [Decode]. The same automaton gives the same
// bytes.
func (a *Automaton) Encode(e *gob.Encoder) error { return e.Encode(&a.tables) }

// Decode reads what Encode wrote.
func Decode(d *gob.Decoder) (*Automaton, error) {
	a := &Automaton{}
	if err := d.Decode(&a.tables); err != nil {
		return nil, fmt.Errorf("compiled rules: %w", err)
	}
	return a.prepare(), nil
}

// Long runs of numbers are stored as they stand in memory: gob's own form,
// number by number, takes several times as long to read, and reading is most of
// a cold start.

// A numbers is a run of numbers of one width.
type numbers[T uint32 | uint64 | int32] []T

func (n numbers[T]) GobEncode() ([]byte, error) {
	return binary.Append(nil, binary.LittleEndian, []T(n))
}

func (n *numbers[T]) GobDecode(b []byte) error {
	var one T
	*n = make([]T, len(b)/binary.Size(one))
	_, err := binary.Decode(b, binary.LittleEndian, []T(*n))
	return err
}

func (l lists) GobEncode() ([]byte, error) {
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(l.Ends)))
	b, err := binary.Append(b, binary.LittleEndian, l.Ends)
	if err != nil {
		return nil, err
	}
	return binary.Append(b, binary.LittleEndian, l.Items)
}

var errShort = errors.New("a list is cut short")

func (l *lists) GobDecode(b []byte) error {
	if len(b) < 4 {
		return errShort
	}
	n := int(binary.LittleEndian.Uint32(b))
	if b = b[4:]; len(b) < 4*n {
		return errShort
	}
	l.Ends, l.Items = make([]int32, n), make([]int32, len(b)/4-n)
	if _, err := binary.Decode(b, binary.LittleEndian, l.Ends); err != nil {
		return err
	}
	_, err := binary.Decode(b[4*n:], binary.LittleEndian, l.Items)
	return err
}

// programFields are the numbers that a program is stored as.
const programFields = 6

func (ps programs) GobEncode() ([]byte, error) {
	flat := make(numbers[uint32], 0, programFields*len(ps))
	for _, p := range ps {
		flags := uint32(0)
		if p.Except {
			flags |= 1
		}
		if p.Free {
			flags |= 2
		}
		if p.Start {
			flags |= 4
		}
		flat = append(flat, uint32(p.Entry), uint32(p.Cue), uint32(p.Needs[0]), uint32(p.Needs[1]), uint32(p.NeedsCue), flags)
	}
	return flat.GobEncode()
}

func (ps *programs) GobDecode(b []byte) error {
	var flat numbers[uint32]
	if err := flat.GobDecode(b); err != nil {
		return err
	}
	*ps = make(programs, len(flat)/programFields)
	for i := range *ps {
		f := flat[i*programFields:]
		(*ps)[i] = program{int32(f[0]), int32(f[1]), [2]int32{int32(f[2]), int32(f[3])}, int32(f[4]), f[5]&1 != 0, f[5]&2 != 0, f[5]&4 != 0}
	}
	return nil
}
