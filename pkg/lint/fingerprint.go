package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"attune/pkg/text"
)

// fingerprint names each finding by its check and the words of its sentence,
// so that edits elsewhere do not change it. Equal ones are counted. An absence
// has no sentence of its own.
func fingerprint(d *text.Document, findings []Finding) {
	seen := map[string]int{}
	for i := range findings {
		f := &findings[i]
		key := f.Check + "\x00"
		if !f.Absence {
			key += sentence(d, f.Span)
		}
		seen[key]++
		sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(seen[key])))
		f.Fingerprint = hex.EncodeToString(sum[:8])
	}
}

// sentence gives the folded words of the sentence a span begins in.
func sentence(d *text.Document, at text.Span) string {
	s := sentenceAt(d, at.Start)
	if s == nil {
		return ""
	}
	words := make([]string, len(s.Words))
	for i, w := range s.Words {
		words[i] = w.Norm
	}
	return strings.Join(words, " ")
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
