package pattern

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"reflect"
)

// Compiled rules are stored flat: a checksum of their shape, then scalars in
// eight bytes, texts and slices behind their length, structs field by field, and
// long runs of numbers as they stand in memory. Every start reads them; gob
// would take several times as long.

// Encode adds the automaton to b, for [Decode]. The same automaton gives the
// same bytes.
func (a *Automaton) Encode(b []byte) []byte { return Append(b, &a.tables) }

// Decode reads what Encode wrote. Nothing may follow it.
func Decode(r *Reader) (*Automaton, error) {
	a := &Automaton{}
	if err := r.Read(&a.tables); err != nil {
		return nil, err
	}
	if r.data != "" {
		return nil, errShape
	}
	return a.prepare(), nil
}

// Append adds what v points to, for [Reader.Read]. It may be made of booleans,
// numbers, strings, slices, arrays and structs without hidden fields.
func Append(b []byte, v any) []byte {
	e := reflect.ValueOf(v).Elem()
	return appendValue(binary.LittleEndian.AppendUint64(b, shape(e.Type())), e)
}

// shape is a checksum of the names and kinds of all fields: what was written
// with other ones must not be read.
func shape(t reflect.Type) uint64 {
	sum := fnv.New64a()
	var add func(t reflect.Type)
	add = func(t reflect.Type) {
		io.WriteString(sum, t.Kind().String())
		switch t.Kind() {
		case reflect.Struct:
			for i := range t.NumField() {
				io.WriteString(sum, t.Field(i).Name)
				add(t.Field(i).Type)
			}
		case reflect.Slice, reflect.Array:
			add(t.Elem())
		}
	}
	add(t)
	return sum.Sum64()
}

func appendValue(b []byte, v reflect.Value) []byte {
	number := binary.LittleEndian.AppendUint64
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return number(b, 1)
		}
		return number(b, 0)
	case reflect.Int, reflect.Int32:
		return number(b, uint64(v.Int()))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return number(b, v.Uint())
	case reflect.Float64:
		return number(b, math.Float64bits(v.Float()))
	case reflect.String:
		return append(number(b, uint64(v.Len())), v.String()...)
	case reflect.Struct:
		for i := range v.NumField() {
			b = appendValue(b, v.Field(i))
		}
		return b
	case reflect.Slice:
		b = number(b, uint64(v.Len()))
		if run, ok := v.Interface().([]int32); ok {
			for _, x := range run {
				b = binary.LittleEndian.AppendUint32(b, uint32(x))
			}
			return b
		}
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			b = appendValue(b, v.Index(i))
		}
		return b
	}
	panic(fmt.Sprintf("no flat form of %s", v.Type())) // a mistake in this program
}

// A Reader reads what [Append] wrote, in the same order.
type Reader struct {
	data string // what is left; texts are cut out of it
	cut  bool   // it ended too soon
}

// NewReader begins to read.
func NewReader(data string) *Reader { return &Reader{data: data} }

// errShape is the error for what this program did not write.
var errShape = errors.New("compiled rules: not of this shape")

// Read sets what v points to. Slices without items become nil.
func (r *Reader) Read(v any) error {
	e := reflect.ValueOf(v).Elem()
	if r.number() != shape(e.Type()) {
		return errShape
	}
	r.value(e)
	if r.cut {
		return errShape
	}
	return nil
}

func (r *Reader) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(r.number() != 0)
	case reflect.Int, reflect.Int32:
		v.SetInt(int64(r.number()))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(r.number())
	case reflect.Float64:
		v.SetFloat(math.Float64frombits(r.number()))
	case reflect.String:
		v.SetString(r.take(r.length(1)))
	case reflect.Struct:
		for i := range v.NumField() {
			r.value(v.Field(i))
		}
	case reflect.Slice:
		if run, ok := v.Addr().Interface().(*[]int32); ok {
			*run = r.run()
			return
		}
		if n := r.length(1); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
		}
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			r.value(v.Index(i))
		}
	}
}

// run reads a long run of numbers.
func (r *Reader) run() []int32 {
	n := r.length(4)
	if n == 0 {
		return nil
	}
	data, out := r.take(4*n), make([]int32, n)
	for i := range out {
		b := data[4*i:][:4]
		out[i] = int32(b[0]) | int32(b[1])<<8 | int32(b[2])<<16 | int32(b[3])<<24
	}
	return out
}

// length reads how many items follow, of so many bytes at least.
func (r *Reader) length(size int) int {
	n := r.number()
	if n > uint64(len(r.data)/size) {
		r.data, r.cut = "", true
		return 0
	}
	return int(n)
}

func (r *Reader) number() uint64 {
	if len(r.data) < 8 {
		r.data, r.cut = "", true
		return 0
	}
	b := r.take(8)
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

func (r *Reader) take(n int) string {
	taken := r.data[:n]
	r.data = r.data[n:]
	return taken
}
