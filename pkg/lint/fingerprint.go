package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"attune/pkg/text"
)

// fingerprint names each finding by its check and the words of its sentence,
// so that edits elsewhere do not change it. Equal ones are counted. An absence
// has no sentence of its own.
func fingerprint(d *text.Document, findings []Finding) {
	seen := map[string]int{}
	var last *text.Sentence
	var words string // of last
	for i := range findings {
		f := &findings[i]
		key := f.Check + "\x00"
		if s := sentenceAt(d, f.Span.Start); s != nil && !f.Absence {
			if s != last {
				last, words = s, hash(s)
			}
			key += words
		}
		seen[key]++
		sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(seen[key])))
		f.Fingerprint = hex.EncodeToString(sum[:8])
	}
}

// hash sums the folded words of a sentence up.
func hash(s *text.Sentence) string {
	h := sha256.New()
	for _, w := range s.Words {
		h.Write([]byte(w.Norm))
		h.Write([]byte{' '})
	}
	return string(h.Sum(nil))
}

// sentenceAt finds the sentence that holds a byte offset; nil if none does.
func sentenceAt(d *text.Document, offset int) *text.Sentence {
	i, _ := slices.BinarySearchFunc(d.Sentences, offset, func(s text.Sentence, at int) int {
		if s.End > at {
			return 1
		}
		return -1
	})
	if i < len(d.Sentences) && d.Sentences[i].Start <= offset {
		return &d.Sentences[i]
	}
	return nil
}
