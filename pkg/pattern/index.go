package pattern

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// addWords works out, once, the classes of every word that a list or a phrase
// mentions; other words get theirs from how they begin and end.
func (c *compiler) addWords(lists []List) {
	hits := map[string][]int32{}
	for _, l := range lists {
		for _, w := range l.Words {
			if isForm(w) {
				hits[w] = append(hits[w], c.class(l.Name))
			} else {
				c.word(w)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.classOf)) {
		if isForm(name) {
			hits[name] = append(hits[name], c.classOf[name])
		}
	}
	forms := slices.Sorted(maps.Keys(hits))
	for _, f := range forms {
		c.Hits.add(hits[f]...)
	}
	words := byNumber(c.words)
	c.Words, c.Forms = newVocabulary(words), strings.Join(forms, "\n")

	c.Width = (len(c.classOf) + 63) / 64
	c.Complement = make([]uint64, c.Width)
	rows := make([]uint64, c.Width*(len(words)+1))
	row := func(id int32) []uint64 { return rows[int(id)*c.Width:][:c.Width] }
	for _, l := range lists {
		k := c.class(l.Name)
		for _, w := range l.Words {
			if !isForm(w) {
				setBit(row(c.words[w]), k)
			}
		}
		if len(l.Except) > 0 {
			setBit(c.Complement, k)
		}
		for _, x := range l.Except {
			c.Clears = append(c.Clears, c.class(x), k)
		}
	}
	c.addNeeds(len(words))
	c.Needs = len(c.needed)
	c.prepareForms()
	for i, w := range words {
		c.byForm(w, row(int32(i+1)))
	}
	c.byForm("", row(0))
	c.fold(rows)
}

// isForm reports whether an entry of a list is a beginning or an end of words.
func isForm(w string) bool { return strings.Contains(w, "*") }

// byNumber lists what was numbered from 1 on.
func byNumber[K comparable](m map[K]int32) []K {
	out := make([]K, len(m))
	for k, n := range m {
		out[n-1] = k
	}
	return out
}

// fold keeps each set of classes once: most words share theirs with others.
func (c *compiler) fold(rows []uint64) {
	seen := map[string]int32{}
	for ; len(rows) > 0; rows = rows[c.Width:] {
		row := rows[:c.Width]
		key := fmt.Sprint(row)
		k, ok := seen[key]
		if !ok {
			k = int32(len(seen))
			seen[key] = k
			c.Classes = append(c.Classes, row...)
		}
		c.ClassesOf = append(c.ClassesOf, k)
	}
}

// addNeeds lists, for each word and class, the needs that it meets.
func (c *compiler) addNeeds(words int) {
	ofWord, ofClass := make([][]int32, words+1), make([][]int32, len(c.classOf))
	add := func(to [][]int32, need int32, keys ...int32) {
		for _, k := range keys {
			to[k] = append(to[k], need)
		}
	}
	for i, in := range byNumber(c.needed) {
		need := int32(i + 1)
		switch o, arg := split(in); o {
		case opWord:
			add(ofWord, need, arg)
		case opClass:
			add(ofClass, need, arg)
		case opSet:
			words, classes := c.members(arg)
			add(ofWord, need, words...)
			add(ofClass, need, classes...)
		}
	}
	c.NeedsOfWord, c.NeedsOfClass = flatten(ofWord), flatten(ofClass)
}

func (c *compiler) addIndexes(cues []Cue) {
	for part := range c.Parts {
		ix := &c.Parts[part]
		ix.Told = make([]bool, len(cues))
		wanted := make([]bool, len(cues))
		for i, cue := range cues {
			if cue.In.covers(part) {
				ix.Told[i] = true
				c.want(wanted, []int32{int32(i)})
			}
		}
		c.fill(ix, wanted)
	}
}

// fill lists the programs of the wanted cues by what they can begin with.
func (c *compiler) fill(ix *index, wanted []bool) {
	byWord := make([][]int32, len(c.words)+1)
	byClass := make([][]int32, len(c.classOf))
	byCue := make([][]int32, len(c.Cues))
	for i := range c.programs {
		if !wanted[c.programs[i].Cue] {
			continue
		}
		add := func(to [][]int32, keys ...int32) {
			for _, k := range keys {
				if n := len(to[k]); n == 0 || to[k][n-1] != int32(i) { // not yet there
					to[k] = append(to[k], int32(i))
				}
			}
		}
		for _, in := range c.firsts[i] {
			switch o, arg := split(in); o {
			case opWord:
				add(byWord, arg)
			case opClass:
				add(byClass, arg)
			case opSet:
				words, classes := c.members(arg)
				add(byWord, words...)
				add(byClass, classes...)
			case opCue:
				add(byCue, arg)
			case opWhole:
				ix.Whole = append(ix.Whole, int32(i))
			}
		}
	}
	ix.Mask = make([]uint64, c.Width)
	for k, programs := range byClass {
		if len(programs) > 0 {
			setBit(ix.Mask, int32(k))
		}
	}
	ix.ByWord, ix.ByClass, ix.ByCue = flatten(byWord), flatten(byClass), flatten(byCue)
}
