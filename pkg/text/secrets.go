package text

// longNumber reads digits in groups: a card number, a phone number, an account
// number. It gives the end and the class, or 0 where the digits are an
// ordinary number.
func (l *lexer) longNumber(i int) (int, Class) {
	var ends, counts [12]int // of each group
	groups, count := 0, 0
	j := i
	for groups < len(ends) && count <= 19 {
		k := j
		for k < l.end && isDigit(l.text[k]) {
			k++
		}
		if k == j {
			break
		}
		count += k - j
		ends[groups], counts[groups] = k, count
		groups++
		if c := l.at(k); (c == ' ' || c == '-') && isDigit(l.at(k+1)) {
			j = k + 1
			continue
		}
		break
	}
	for g := groups - 1; g >= 0; g-- {
		if n := counts[g]; n >= 13 && n <= 19 && !isAlnum(l.at(ends[g])) && luhn(l.text[i:ends[g]]) {
			return ends[g], Secret
		}
	}
	if groups < 2 || count < 9 || isAlnum(l.at(ends[groups-1])) {
		return 0, 0
	}
	if count <= 15 && (l.text[i] == '0' || i > 0 && l.text[i-1] == '+' || counts[0] == 1 && groups == 4) {
		return ends[groups-1], 0 // a phone number
	}
	if groups >= 3 {
		return ends[groups-1], Code
	}
	return 0, 0
}

// luhn reports whether the digits of s end in the right check digit.
func luhn(s string) bool {
	sum, n := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		if !isDigit(s[i]) {
			continue
		}
		d := int(s[i] - '0')
		if n%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
		n++
	}
	return sum%10 == 0 && sum > 0
}

// ibanEnd gives the length of the bank account number that s begins with; 0
// if it begins with none.
func ibanEnd(s string) int {
	if len(s) < 15 || !isUpper(s[0]) || !isUpper(s[1]) || !isDigit(s[2]) || !isDigit(s[3]) {
		return 0
	}
	best, count, rest := 0, 0, 0
	// the check runs over s[4:] and then s[:4]; keep the remainder of s[4:]
	for i := 4; i < len(s) && count <= 30; i++ {
		switch c := s[i]; {
		case isDigit(c):
			rest = (rest*10 + int(c-'0')) % 97
		case isUpper(c):
			rest = (rest*100 + int(c-'A') + 10) % 97
		case c == ' ' && i+1 < len(s) && (isDigit(s[i+1]) || isUpper(s[i+1])):
			continue
		default:
			return best
		}
		count++
		if count < 11 || i+1 < len(s) && isAlnum(s[i+1]) {
			continue
		}
		full := rest
		for _, c := range []byte(s[:4]) {
			if isDigit(c) {
				full = (full*10 + int(c-'0')) % 97
			} else {
				full = (full*100 + int(c-'A') + 10) % 97
			}
		}
		if full == 1 {
			best = i + 1
		}
	}
	return best
}
