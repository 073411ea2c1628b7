package pattern

// A vocabulary numbers words from 1 on. It is stored with its hash table: a map
// would have to be made anew at every start.
type vocabulary struct {
	Text  string  // the words, one behind the other …
	Ends  []int32 // … and where each ends
	Slots []int32 // numbers of words; each in the first slot from its hash on that was free, 0: free
}

func newVocabulary(words []string) vocabulary {
	size := 1
	for size <= len(words)+len(words)/2 { // a third stays free
		size *= 2
	}
	v := vocabulary{Slots: make([]int32, size)}
	for i, w := range words {
		v.Text += w
		v.Ends = append(v.Ends, int32(len(v.Text)))
		v.Slots[v.slot(w)] = int32(i + 1)
	}
	return v
}

// number gives a word's number; 0 if it has none.
func (v *vocabulary) number(word string) int32 { return v.Slots[v.slot(word)] }

// slot finds the slot of a word, or the free one that it would get.
func (v *vocabulary) slot(word string) uint32 {
	hash := uint32(2166136261) // FNV-1a
	for i := range len(word) {
		hash = (hash ^ uint32(word[i])) * 16777619
	}
	last := uint32(len(v.Slots) - 1)
	for at := hash & last; ; at = (at + 1) & last {
		if n := v.Slots[at]; n == 0 || v.word(n) == word {
			return at
		}
	}
}

func (v *vocabulary) word(number int32) string {
	start := int32(0)
	if number > 1 {
		start = v.Ends[number-2]
	}
	return v.Text[start:v.Ends[number-1]]
}
