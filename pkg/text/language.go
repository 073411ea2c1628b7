package text

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Words of other languages stand in this file and nowhere else, as English
// stands in english.go.

// foreign are words of other languages that are frequent in letters and no
// English words, names of many or abbreviations.
var foreign = []string{
	// German
	`ich du wir ihr ihre ihren ihrem ihrer ihnen sie mich dich uns unser unsere unseren unserem unserer dein deine
	deinen deiner und oder aber nicht kein keine keinen ist sind wird werden wurde wurden haben habe hatte hatten
	können konnte müssen soll sollte ein eine einen einem einer eines mit zum zur bei beim auf für nach durch
	ohne wegen seit wie wenn weil dass noch schon nur sehr mehr jetzt heute morgen gestern leider gerne bitte danke
	vielen herzlichen hallo liebe lieber guten nachricht bestellung lieferung paket rechnung anfrage melden werde
	dieser dieses diese etwas bereits sofort unterwegs entschuldigung entschuldigen verzögerung erhalten bekommen
	fuer koennen moechten natürlich kontakt hilft weiter`,
	// French
	`vous nous votre notre nos avec dans sont avez avons ont je elle elles ils cette ces ce que qui pas une très bien
	merci bonjour bonsoir désolé désolée désolés commande livraison colis remboursement aujourd'hui demain bientôt
	cordialement veuillez toute toutes tous être avoir été aussi encore cela ceci chez afin lors leur leurs beaucoup
	votre expédiée expédié sous heures jours nouvelle`,
	// Spanish
	`una unas del su sus nos se es está están han hemos pero muy también como cuando donde porque gracias muchas hola
	buenos buenas días disculpe disculpas lamentamos pedido envío reembolso mañana pronto saludos nuestro
	nuestra nuestros usted ustedes puede puedes quedamos esta esto estos estas ese eso todo todos hasta desde estamos
	está será sido contacto estimado estimada hoy`,
	// Portuguese
	`uma você vocês não é seu sua seus suas nosso nossa ele ela eles isso isto este foi são estão têm mais muito
	obrigado obrigada olá bom boa tarde desculpe desculpa entrega reembolso amanhã hoje breve sobre até também quando
	onde aqui agora pelo pela aos nas pra para com pode recebemos sinto sentimos muita`,
	// Italian
	`il gli della dello degli delle dei dal dalla nel nella che sono siamo siete hai hanno abbiamo avete essere stato
	stata sarà suo tuo tua nostro nostra vostro vostra questo questa anche più molto grazie buongiorno ciao salve
	ordine spedizione rimborso domani oggi presto gentile scusi scusa prego ancora dove perché tutto tutti ci vi ti
	lei lui suo entro`,
	// Dutch
	`het een voor zijn wordt worden werd hebben heeft heb kunnen kunt zal zullen niet geen ook maar nog ik je jij jouw
	uw wij ons onze zij hij haar dit dat deze naar bij uit aan om tot zonder omdat waar hier daar vandaag morgen
	gisteren graag bedankt dank alstublieft beste bestelling levering pakket terugbetaling bericht helaas snel
	mogelijk nemen onderweg verzonden ontvangen opnemen`,
	// Polish and Czech
	`nie jest są się już tylko lub oraz jego jej nas nam państwa państwu twoje twój twoja nasz nasza nasze mnie będzie
	został została zostało zostanie może proszę prosze dziękuję dziękujemy dziekuje dziekujemy dzień dobry witam
	pozdrawiam zamówienie zamówienia zamowienie przesyłka paczka zwrot jutro dzisiaj wkrótce przepraszamy przepraszam
	bardzo jeszcze teraz tego który która które jak przez przy
	jsem jsme není vaše vaši zásilka objednávka zítra prosím omlouváme děkujeme dobrý jako nebo také bude`,
	// Swedish, Danish, Norwegian
	`och att det som på är av för har hade kan ska vill jag oss eller också mycket ett efter från tack hej snart imorgon
	idag beställning beställningen leverans paket återbetalning ursäkta beklagar ledsen ledsna hälsningar kommer blir
	blev finns skickat ditt dina våra vår
	og ikke jeg til deg jer jeres deres ordre pakke takk tak mange hilsen hilsner morgen undskyld unnskyld
	bestilling bestillingen sendt bliver været hvis hvad hva når nå noen`,
	// Turkish
	`ve bir bu için ama veya gibi daha siz sizin sizi biz bizim bize benim senin olarak olan oldu olduğu olacak edildi
	edilecek ediyoruz eder teşekkür teşekkürler tesekkur tesekkurler ederiz ederim merhaba sipariş siparişiniz siparis
	siparisiniz siparişin kargo kargoya kargonuz iade yarın yarin bugün bugun lütfen lutfen rica özür dileriz değil
	degil sayın günler tarafından kısa sürede sonra önce verildi ulaşacak gönderildi yolda`,
	// Indonesian and Malay
	`yang ke dari untuk dengan pada ini itu adalah akan sudah telah belum tidak bukan bisa dapat harus kami kita anda
	saya aku mereka kamu juga atau jika karena agar oleh lebih sangat masih lagi terima kasih maaf mohon pesanan
	barang pengiriman pembayaran kembali besok segera silakan silahkan selamat pagi siang malam kak bapak ibu atas
	bantuan nomor informasi dikirim diproses permintaan kendala keluhan tunggu sampai boleh sila encik puan`,
	// Hindi in Latin letters
	`aap aapka aapke aapki aapko hai hain hoga hogi kar kare karen karein karna kijiye kiya gaya gayi gaye jayega
	jayegi jaayega jaega raha rahi rahe humne hamari hamara hamare humari humara hume humein nahi nahin ka ki ko kal
	aaj abhi tak aur lekin agar bhi kya kyon kaise kab kahan yeh iska uska isko apna apne apni mera meri mujhe tha
	jaldi jald kripya dhanyavaad dhanyawad shukriya namaste namaskar diya dena denge karenge milega pahunch
	wapas paise paisa sakte sakta sakti intezaar baad pehle kuch koi
	nhi kro mila bekar sabse wala liye rupaye rha rhi rhe mil haan accha theek`,
	// Finnish, Hungarian, Romanian
	`ja ei että olemme kiitos tilaus tilauksesi tilauksen paketti huomenna pian pahoittelemme sinun meidän mutta myös
	ovat nyt
	és nem hogy egy az köszönjük kedves rendelés rendelése holnap kérjük elnézést sajnáljuk
	și nu vă pentru mulțumim multumim comanda dumneavoastră bună ziua mâine sunt este`,
	// Tagalog and Swahili
	`ang ng mga sa hindi namin inyong iyong aming salamat maraming kayo ito pasensya paumanhin
	asante tafadhali samahani yako yetu katika kuwa kwamba lako kesho habari wa kwa`,
}

// named are words of other languages that also stand in names, as in "El Camino
// de la Luz" and "Vincent van Gogh": beside a capital they tell nothing.
const named = `el la los las lo le les de du des der den das von van di da dos san al un dan ada`

// A tongue says how a word of another language counts.
type tongue uint8

const (
	tells  tongue = iota + 1
	nearby        // … unless a capital stands beside it
)

// tongues has the words above.
var tongues = sync.OnceValue(func() map[string]tongue {
	m := make(map[string]tongue, 1024)
	for _, words := range foreign {
		for w := range strings.FieldsSeq(words) {
			m[w] = tells
		}
	}
	for w := range strings.FieldsSeq(named) {
		m[w] = nearby
	}
	return m
})

// English reports whether a text is English. It looks at words of the body
// alone, so neither quoted mail nor a signature counts, and it takes for English
// whatever is too short, too mixed or too odd to tell: names, codes, paths.
func (d *Document) English() bool { return d.plainlyEnglish() || !d.plainlyOther() }

// plainlyEnglish reports whether the words that only English has are as frequent as
// in English. Most drafts are told so after a sentence or two.
func (d *Document) plainlyEnglish() bool {
	known, words, english := evident(), 0, 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Part != Body {
			continue
		}
		for j := range s.Words {
			w := &s.Words[j]
			if w.Class&noWords != 0 {
				continue
			}
			if words++; w.Norm != "" && w.Norm[0] >= utf8.RuneSelf {
				words += len(w.Norm) / 6 // scripts without spaces
			} else if known[w.Norm] {
				english++
			}
		}
		if english >= 5 && 5*english >= words {
			return true
		}
	}
	return false
}

// noWords are the classes of words that are the same in all languages.
const noWords = Number | Amount | URL | Code | Person | Emoji | Blank | Secret

// plainlyOther reports whether what tells another language outweighs what tells
// English by more than two to one.
func (d *Document) plainlyOther() bool {
	v := vote{text: d.Text, evident: evident(), lexicon: lexicon(), tongues: tongues()}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Part != Body {
			continue
		}
		for j := range s.Words {
			if w := &s.Words[j]; w.Class&noWords == 0 {
				v.count(s.Words, j)
			}
		}
	}
	several := v.several || v.named && v.first != ""
	enough := v.foreign >= 4 && several || v.strange > v.latin
	return enough && v.foreign > 2*v.english
}

// A vote counts what tells English and what tells another language: two for a
// word of one alone, one for an English word that may be of others as well.
type vote struct {
	text             string
	evident          map[string]bool
	lexicon          map[string]flag
	tongues          map[string]tongue
	english, foreign int
	latin, strange   int    // letters, and those of other scripts
	first            string // the first word that tells another language …
	several          bool   // … and there is another
	named            bool   // or one of those that also stand in names
}

// count counts words[i].
func (v *vote) count(words []Word, i int) {
	w := &words[i]
	switch {
	case v.evident[w.Norm]:
		v.english += 2
	case v.known(words, i):
		v.tell(w.Norm, 2)
	case v.lexicon[w.Norm] != 0:
		v.english++
	default:
		v.spell(w)
		return
	}
	v.latin += len(w.Norm)
}

// known reports whether words[i] is a word of another language. One in capitals
// may be an abbreviation.
func (v *vote) known(words []Word, i int) bool {
	w := &words[i]
	if w.End-w.Start > 1 && isUpper(v.text[w.Start+1]) {
		return false
	}
	switch v.tongues[w.Norm] {
	case tells:
		return true
	case nearby:
		return !v.capital(w) && (i == 0 || !v.capital(&words[i-1])) && (i+1 == len(words) || !v.capital(&words[i+1]))
	}
	return v.elided(w, i == 0)
}

// elided reports whether a word is two, as in l'article and dell'ordine, and no
// name: L'Oréal.
func (v *vote) elided(w *Word, opens bool) bool {
	at := strings.IndexByte(w.Norm, '\'')
	if at < 1 || !elides(w.Norm[:at]) || v.capital(w) && !opens {
		return false
	}
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(v.text[w.Start+at:w.End], "'’ʼ‘"))
	return !unicode.IsUpper(after)
}

// elides reports whether s stands before an apostrophe: l'article, dell'ordine.
func elides(s string) bool {
	switch s {
	case "l", "qu", "n", "j", "c", "d", "s", "jusqu", "lorsqu", "puisqu", "dell", "nell", "dall", "sull":
		return true
	}
	return false
}

// capital reports whether a word begins with a capital letter.
func (v *vote) capital(w *Word) bool {
	r, _ := utf8.DecodeRuneInString(v.text[w.Start:w.End])
	return unicode.IsUpper(r)
}

// tell counts a word that tells another language.
func (v *vote) tell(norm string, points int) {
	v.foreign += points
	switch {
	case v.tongues[norm] == nearby:
		v.named = true
	case v.first == "":
		v.first = norm
	case v.first != norm:
		v.several = true
	}
}

// spell counts a word that is on no list by its letters: accents tell another
// language unless it is a name or a loan, and another script tells more the
// longer the word is.
func (v *vote) spell(w *Word) {
	latin, accents, strange := 0, 0, 0
	for _, r := range w.Norm {
		switch {
		case r < utf8.RuneSelf:
			latin++
		case accented(r):
			accents++
		case r >= 0x370 && isScript(r):
			strange++
		}
	}
	v.latin += latin + accents
	v.strange += strange
	switch {
	case strange > latin+accents:
		v.tell(w.Norm, 2+strange/4)
		v.several = v.several || strange >= 4
	case accents > 0 && !v.capital(w) && !loans()[w.Norm]:
		v.tell(w.Norm, 2)
	}
}

// accented reports whether a character is a Latin letter beyond ASCII, or an
// accent that stands by itself.
func accented(r rune) bool {
	return r >= 0xC0 && r <= 0x24F && r != '×' && r != '÷' || r >= 0x300 && r <= 0x36F || r >= 0x1E00 && r <= 0x1EFF
}

// isScript reports whether a character is a letter of another script than the
// Latin. Letters of mathematics are how some write bold on social media.
func isScript(r rune) bool {
	mathematical := r >= 0x1D400 && r <= 0x1D7FF
	return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) && !mathematical
}
