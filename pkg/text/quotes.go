package text

import "strings"

// longestHeader bounds a line of mail software's own making, in bytes.
const longestHeader = 200

// markQuotes marks the lines of quoted mail.
func (s *scan) markQuotes() {
	for i := 0; i < len(s.lines); i++ {
		l := s.lineText(i)
		if l == "" {
			continue
		}
		switch c := l[0]; {
		case c == '>':
			if !isArrow(l) {
				s.lines[i].quoted = true
			}
		case c == 'O' && strings.HasPrefix(l, on):
			n := s.attribution(i)
			if n == 0 {
				continue
			}
			if s.marked(i + n) {
				s.quote(i, i+n) // what follows says for itself what it is
				i += n - 1
				continue
			}
			s.quote(i, len(s.lines))
			return
		case s.forwarded(i):
			s.quote(i, len(s.lines))
			return
		case introduces(l) && s.marked(i+1):
			s.lines[i].quoted = true
		}
	}
	s.closeGaps()
}

// introduces reports whether a line names the writer of quoted mail: "Ana
// wrote:", and in any language "3 Mar 2025, Ana <ana@example.com> …:".
func introduces(l string) bool {
	if len(l) > longestHeader || !strings.HasSuffix(l, ":") {
		return false
	}
	return strings.HasSuffix(l, wrote) || strings.ContainsAny(l, "0123456789") && strings.Contains(l, "@") && strings.Contains(l, "<")
}

// isArrow tells a ">" that is part of a face or an arrow from a quotation mark.
func isArrow(l string) bool {
	return strings.HasPrefix(l, ">:") || strings.HasPrefix(l, ">.<") || strings.HasPrefix(l, ">_")
}

func (s *scan) lineText(i int) string {
	return strings.TrimSpace(s.text[s.lines[i].start:s.lines[i].end])
}

func (s *scan) quote(from, to int) {
	for i := from; i < to; i++ {
		s.lines[i].quoted = true
	}
}

// marked reports whether the next line with text, from i on, has a ">".
func (s *scan) marked(i int) bool {
	for ; i < len(s.lines); i++ {
		if l := s.lineText(i); l != "" {
			return l[0] == '>'
		}
	}
	return false
}

// attribution gives over how many lines "On … wrote:" goes from line i; 0 if
// it is none.
func (s *scan) attribution(i int) int {
	digit := false
	for n := 0; n < 3 && i+n < len(s.lines); n++ {
		l := s.lineText(i + n)
		if l == "" || len(l) > longestHeader {
			return 0
		}
		digit = digit || strings.ContainsAny(l, "0123456789")
		if strings.HasSuffix(strings.TrimRight(l, " *_"), wrote) && digit {
			return n + 1
		}
	}
	return 0
}

// forwarded reports whether a quoted mail without ">" begins at line i: a line
// that says so, or a block of headers.
func (s *scan) forwarded(i int) bool {
	l := s.lineText(i)
	if len(l) > longestHeader {
		return false
	}
	low := strings.TrimSpace(s.lower[s.lines[i].start:s.lines[i].end])
	bare := strings.Trim(low, "-_* :")
	if low == beginForwarded {
		return true
	}
	for _, m := range forwardMarks {
		if bare == m && strings.HasPrefix(low, "-") {
			return true
		}
	}
	if bare == "" && strings.Trim(l, "_") == "" && len(l) >= 3 { // Outlook's rule above the headers
		for i++; i < len(s.lines); i++ {
			if l := s.lineText(i); l != "" {
				return s.headers(i)
			}
		}
		return false
	}
	return s.headers(i)
}

// headers reports whether a block of three mail headers or more begins at line
// i, the sender first.
func (s *scan) headers(i int) bool {
	if headerName(s.lineText(i)) != headerFrom {
		return false
	}
	n, dated := 1, false
	for j := i + 1; j < len(s.lines) && j < i+7; j++ {
		switch name := headerName(s.lineText(j)); name {
		case "":
		case headerSent, headerDate:
			dated = true
			n++
		default:
			n++
		}
	}
	return n >= 3 || n == 2 && dated
}

// headerName gives the mail header that a line begins with: "from"; "" for
// none.
func headerName(l string) string {
	l = strings.TrimLeft(l, "*_> ")
	if n := strings.IndexByte(l, ':'); n > 0 && n < 10 {
		if name := strings.ToLower(strings.TrimRight(l[:n], "*_ ")); headerNames[name] {
			return name
		}
	}
	return ""
}

// closeGaps gives blank lines between two quoted lines to the quote.
func (s *scan) closeGaps() {
	last := -1
	for i := range s.lines {
		if s.lines[i].quoted {
			if last >= 0 {
				s.quote(last+1, i)
			}
			last = i
		} else if s.lineText(i) != "" {
			last = -1
		}
	}
}

// Quoted gives the quoted mail of a text, without its ">" marks and headers:
// what the customer wrote last. It is "" where nothing is quoted; mail quoted
// within the quote is left out.
func Quoted(text string) string {
	s := newScan(text)
	defer s.free()
	var lines []string
	header := false   // within the headers of a mail
	unmarked := false // a mail without ">" has begun
	for i := 0; i < len(s.lines); i++ {
		if !s.lines[i].quoted {
			continue
		}
		l := s.lineText(i)
		if inner, marked := strings.CutPrefix(l, ">"); marked {
			if unmarked {
				break // an older mail
			}
			inner = strings.TrimPrefix(inner, " ")
			if !strings.HasPrefix(inner, ">") && !(strings.HasPrefix(inner, on) && strings.HasSuffix(inner, wrote)) {
				lines = append(lines, inner)
			}
			continue
		}
		n := 0
		if strings.HasPrefix(l, on) {
			n = s.attribution(i)
		}
		switch {
		case n > 0 || s.forwarded(i):
			if unmarked {
				return strings.Trim(strings.Join(lines, "\n"), "\n")
			}
			header = true
			i += max(n-1, 0)
		case header && (l == "" || headerName(l) != ""), introduces(l):
		default:
			header, unmarked = false, unmarked || l != ""
			lines = append(lines, l)
		}
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
