package text_test

import (
	"iter"
	"slices"
	"strings"
	"testing"

	"attune/pkg/text"
)

type words []string

func (w words) Knows(norm string) bool { return slices.Contains(w, norm) }

func (w words) KnownWords() iter.Seq[string] { return slices.Values(w) }

// vocabulary stands for the words of the rules.
var vocabulary = words(strings.Fields(`card charged twice account parcel received delivered refund order password
	address money cracked broken working kettle teapot lid crashes screen black`))

// secondPerson tells the clause back that holds «the match».
func secondPerson(message string) (string, bool) {
	before, rest, _ := strings.Cut(message, "«")
	match, after, _ := strings.Cut(rest, "»")
	d := text.New(before + match + after)[0]
	at := text.Span{Start: len(before), End: len(before) + len(match)}
	for i := range d.Sentences {
		if d.Sentences[i].Overlaps(at) {
			return d.SecondPerson(i, at, vocabulary)
		}
	}
	return "", false
}

func TestSecondPerson(t *testing.T) {
	tests := []struct{ message, want string }{ // "": it is not told back
		// The customer's things.
		{"My card was «charged twice».", "your card was charged twice"},
		{"Hello, my card was «charged twice» on Monday!", "your card was charged twice on Monday"},
		{"But my card was «charged twice», and nobody answers.", "your card was charged twice"},
		{"I checked, and my card was «charged twice».", "your card was charged twice"},
		{"Our boiler has «stopped» again and again.", ""},
		{"The photos I «have lost» since Monday.", ""},
		{"I «can't able to» open the gate at home.", ""},
		{"I «can't use» the all of it.", ""},
		{"I «could not» print any.", ""},
		{"I'm «stuck not» able to print labels.", ""},
		{"The charger I was sent «stopped working».", "the charger you were sent stopped working"},
		{"Our boiler has «stopped» working.", "your boiler has stopped working"},
		{"our parcel «never arrived» at the depot", "your parcel never arrived at the depot"},
		{"My wifi «keeps dropping» every evening.", "your WIFI keeps dropping every evening"},
		{"The lid of my teapot «was cracked».", "the lid of your teapot was cracked"},
		{"The charger I was sent «was broken».", "the charger you were sent was broken"},
		{"The lamp I ordered «never arrived».", "the lamp you ordered never arrived"},
		{"The app «crashes» every time I open my camera.", "the app crashes every time you open your camera"},
		{"My parcel «has not been delivered» to me.", "your parcel has not been delivered to you"},
		{"My order «hasn't arrived» since monday.", "your order hasn't arrived since Monday"},
		{"my order «hasnt arrived» at our depot", "your order hasn't arrived at your depot"},
		{"My photos «won't load» on my phone.", "your photos won't load on your phone"},
		{"My photos «wont load» on my phone.", "your photos won't load on your phone"},
		{"My phone «doesn’t ring» when I'm called.", "your phone doesn’t ring when you're called"},
		{"My phone «does not ring» when im called.", "your phone does not ring when you're called"},
		{"My bill «has gone» from £20 to £45.", "your bill has gone from £20 to £45"},
		{"The screen «went black» while I was cooking.", "the screen went black"},
		{"The refund for my kettle «has not come».", "the refund for your kettle has not come"},
		{"My accounts «have been blocked» since 4 March.", "your accounts have been blocked since 4 March"},
		{"My headphones «are broken» on one side.", "your headphones are broken on one side"},
		{"My headphones «are cracked» on the left.", "your headphones are cracked on the left"},
		{"My phone «froze» when I was called.", "your phone froze when you were called"},
		{"I was «charged twice» for one kettle.", "you were charged twice for one kettle"},
		{"My radiators «keep» leaking.", "your radiators keep leaking"},
		{"My Fitbit «has stopped» syncing.", "your Fitbit has stopped syncing"},
		{"My MacBook «has died» three times.", ""},
		{"The parcel «arrived smashed» because of the rain.", "the parcel arrived smashed because of the rain"},
		{"My daughter's tablet «was cracked» on arrival.", ""},
		{"My son «was charged twice» for lunch.", ""},
		// The customer in person.
		{"I was «charged twice» for the kettle.", "you were charged twice for the kettle"},
		{"i was «charged twice» for the kettle", "you were charged twice for the kettle"},
		{"I wasn't «given a refund» for the kettle.", "you weren't given a refund for the kettle"},
		{"I've «been charged» for two kettles.", "you've been charged for two kettles"},
		{"ive «been charged» for two kettles", "you've been charged for two kettles"},
		{"I'm «still waiting» for my parcel.", "you're still waiting for your parcel"},
		{"im «still waiting» for my parcel", "you're still waiting for your parcel"},
		{"I am «still waiting» for a parcel of mine.", "you are still waiting for a parcel of yours"},
		{"We are «still waiting» for our parcel.", "you are still waiting for your parcel"},
		{"We were «charged twice» for ourselves.", "you were charged twice for yourselves"},
		{"I «can't log in» to my account.", "you can't log in to your account"},
		{"I «cant log in» to my account", "you can't log in to your account"},
		{"I «cannot log in».", "you cannot log in"},
		{"I «cannot open» the lid by myself.", "you cannot open the lid by yourself"},
		{"I «did not receive» my parcel.", "you did not receive your parcel"},
		{"I «never received» my parcel.", "you never received your parcel"},
		{"I «got the wrong» kettle.", "you got the wrong kettle"},
		{"I have «waited three weeks» for a refund.", "you have waited three weeks for a refund"},
		{"I «lost my money» when the card was blocked.", "you lost your money when the card was blocked"},
		{"I was «charged» an amount nobody told us.", ""},
		{"I was «charged twice» and I want my money.", "you were charged twice"},
		{"I was «charged twice» but my parcel was late.", "you were charged twice"},
		{"I am «not able to open» my account please help", "you are not able to open your account"},
		{"I keep «getting the wrong» kettle.", "you keep getting the wrong kettle"},
		{"I was «locked out» of my account, which is blue.", "you were locked out of your account"},

		// No statement about the customer alone.
		{"You «charged me twice» for the kettle.", ""},
		{"I was «charged twice» by you.", ""},
		{"The driver «broke» the lid of my teapot.", ""},
		{"The agent «was rude» to my staff.", ""},
		{"My support agent «has not answered» me.", ""},
		{"My teapot «was broken» by the driver.", ""},
		{"It «was charged twice» on Monday.", ""},
		{"They «charged my card» twice on Monday.", ""},
		{"He «broke the lid» of my teapot.", ""},
		{"Someone «charged my card» twice.", ""},
		{"This card «was charged twice» on Monday.", ""},
		{"My card was «charged twice» by them.", ""},
		{"My card has the same lid and it «was broken».", ""},
		// No fact.
		{"Was my card «charged twice»?", ""},
		{"My card was «charged twice»?", ""},
		{"If my card was «charged twice», tell me.", ""},
		{"My card would have been «charged twice» on Monday.", ""},
		{"My card was supposed to be «charged twice».", ""},
		{"I think my card was «charged twice».", ""},
		{"I was told my card was «charged twice».", ""},
		{"I hate being «charged twice» for this.", ""},
		{"I want the «broken» lid replaced.", ""},
		{"I will sue for the «broken» lid of my teapot.", ""},
		{"I am disgusted at the «broken» lid.", ""},
		{"I am going to return the «broken» lid.", ""},
		{"We won't buy a «broken» teapot again.", ""},
		{"I can't recommend a «broken» teapot.", ""},
		{"Please replace my «broken» teapot now.", ""},
		{"The best part is the «broken» lid.", ""},
		{"The problem is my parcel «never arrived».", ""},
		{"My teapot is a «broken» joke.", ""},
		{"My order «was terrible» from the start.", ""},
		{"My order «was shit» from the start.", ""},
		{"He wrote \"my card was «charged twice»\".", ""},
		{"I returned the «broken» kettle to the depot.", ""},
		{"I broke the lid of the «broken» kettle.", ""},
		{"My mother «died waiting» for the parcel.", ""},
		// Not whole, or more than one.
		{"My kettle «leaks».", ""},
		{"My card was «charged twice» for a kettle and the lid of a pot of the wrong colour.", ""},
		{"My card was «charged twice» for the", ""},
		{"My parcel «never arrived» the tracking is blank.", ""},
		{"My card was «charged twice» I was at home.", ""},
		{"My parcel «never arrived» and no refund.", ""},
		{"Not only was my card «charged twice».", ""},
		{"My card «not charged» on Monday.", ""},
		{"My kettle «stopped», then it worked again.", ""},
		{"The app was «crashing» every day, and now everything works.", ""},
		// Not to be sent as it is written.
		{"MY CARD WAS «CHARGED TWICE» ON MONDAY.", ""},
		{"My card was «charged TWICE» on Monday.", ""},
		{"My Card Was «Charged Twice» On Monday.", ""},
		{"My card was «charged twice» at www.example.com again.", ""},
		{"My card was «charged twice» @example on Monday.", ""},
		{"My card was «charged twice» on order GX-4471.", ""},
		{"My card 4012 8888 8888 1881 was «charged twice».", ""},
		{"My card was «charged twice» pls help", ""},
		{"My card was «charged twice» by ur shop", ""},
		{"My parcel «hasn't» been «» recieved here.", ""},
		{"My adress «was broken» on the label.", ""},
		{"My parcel is «sooo late» again today.", ""},
		{"My card was «charged twice» 2day at noon.", ""},
		{"My card was «charged twice» 😡 on Monday.", ""},
		{"My card was «charged twice» yesterday at noon.", ""},
		{"My account is block/«frozen» since Monday.", ""},
		{"My parcel did not «arrived» on Monday.", ""},
		{"My card was «charge twice» on Monday.", ""},
		{"My card were «charged twice» on Monday.", ""},
		{"My cards was «charged twice» on Monday.", ""},
		{"I got the «wrong» one.", ""},
		{"I was «blocked» from posting for no reason.", ""},
		{"I just still now «never».", ""},
		{"My order been «lost» in the rain.", ""},
		{"I been «charged twice» for the kettle.", ""},
		{"I is «charged twice» for the kettle.", ""},
		{"We was «charged twice» for the kettle.", ""},
		{"I has «been charged» for two kettles.", ""},
		{"I DON'T «RECEIVE» my parcel.", ""},
		{"I got the «wrong» lid and the wrong pot.", ""},
		{"I am have «been charged» for two kettles.", ""},
		{"I «got a old» kettle from the depot.", ""},
		{"I have «waited for 4 month» for a refund.", ""},
		{"I'm «stuck in app» since Monday.", ""},
		{"My card was «charged twice» in the us.", ""},
		{"I «can't login» to my account.", ""},
	}
	told := 0
	for _, test := range tests {
		got, ok := secondPerson(test.message)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("%q: %q, want %q", test.message, got, test.want)
		}
		if ok {
			told++
		}
	}
	if told < 40 || len(tests)-told < 40 {
		t.Errorf("%d told, %d not", told, len(tests)-told)
	}
}

// What is told back never speaks of the writer.
func FuzzSecondPerson(f *testing.F) {
	f.Add("My card was charged twice and I'm still waiting for mine.", 12, 25)
	f.Add("i was sent the wrong kettle, ive waited us weeks", 6, 20)
	f.Add("The charger I was sent was broken by myself!", 20, 30)
	f.Add("my \xff card was’nt wasnt ain't", 0, 9)
	first := []string{"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "am"}
	f.Fuzz(func(t *testing.T, message string, start, end int) {
		if start < 0 || end <= start || end > len(message) {
			return
		}
		d := text.New(message)[0]
		for i := range d.Sentences {
			got, ok := d.SecondPerson(i, text.Span{Start: start, End: end}, vocabulary)
			if ok == (got == "") {
				t.Fatalf("%q, %t", got, ok)
			}
			for _, w := range text.Fold(got) {
				if slices.Contains(first, w) {
					t.Fatalf("%q holds %q", got, w)
				}
			}
		}
	})
}
