package text

// New reads texts. A batch costs less than its texts one by one and gives the
// same documents.
func New(texts ...string) []*Document {
	docs := make([]*Document, len(texts))
	var waiting []*scan // those with unclear sentence ends
	var places []int
	for i, t := range texts {
		s := newScan(t)
		s.readRegions()
		s.findEnds()
		if len(s.unclear) > 0 {
			waiting = append(waiting, s)
			places = append(places, i)
			continue
		}
		docs[i] = s.document()
		s.free()
	}
	if len(waiting) > 0 {
		judge(waiting)
		for k, s := range waiting {
			docs[places[k]] = s.document()
			s.free()
		}
	}
	return docs
}

// document builds the result from regions and sentence ends.
func (s *scan) document() *Document {
	d := &Document{Text: s.text, Regions: append([]Region(nil), s.regions...)}
	if len(s.tokens) == 0 {
		return d
	}
	d.Sentences = make([]Sentence, 0, len(s.ends)+len(s.unclear)+1)
	words := make([]Word, 0, len(s.tokens)+8)
	first, next := 0, 0
	part := 0
	sentence := func(last int) { // tokens[first:last+1]
		for part+1 < len(s.bounds) && s.bounds[part+1].token <= first {
			part++
		}
		tokens := s.tokens[first : last+1]
		n := len(words)
		words = wordsOf(words, tokens, s.text)
		d.Sentences = append(d.Sentences, Sentence{
			Span:      Span{tokens[0].Start, tokens[len(tokens)-1].End},
			Words:     words[n:len(words):len(words)],
			Part:      s.bounds[part].part,
			Paragraph: s.lines[tokens[0].line].paragraph,
			Final:     final(tokens, s.text),
		})
		first = last + 1
	}
	for _, end := range s.ends {
		for ; next < len(s.unclear) && s.unclear[next].token < end; next++ {
			if s.unclear[next].is {
				sentence(s.unclear[next].token)
			}
		}
		sentence(end)
	}
	return d
}

// final gives the final punctuation of a sentence.
func final(tokens []token, text string) byte {
	for i := len(tokens) - 1; i >= 0; i-- {
		switch t := &tokens[i]; t.kind {
		case stop:
			switch {
			case t.is(question):
				return '?'
			case t.is(shouting):
				return '!'
			}
			return '.'
		case shut, quote, emoji, mark:
			if t.kind == mark && text[t.Start] != '*' && text[t.Start] != '_' {
				return 0
			}
		default:
			if t.is(dotted) && text[t.End-1] == '.' {
				return '.'
			}
			return 0
		}
	}
	return 0
}
