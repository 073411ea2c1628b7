package text

import (
	"strings"
	"sync"
)

// All English of this package stands in this file.

// A flag says what part a word can play.
type flag uint32

const (
	opener       flag = 1 << iota // may open a sentence and is nobody's name
	subject                       // a pronoun that opens a clause: I, we, this
	determiner                    // opens a noun phrase: my, the
	auxiliary                     // follows the noun phrase of a new subject: is, will
	conjunction                   // begins a clause where a new subject follows
	courtesy                      // begins a clause of its own: please, thank
	numeral                       // three, dozen, second
	title                         // Mr, Dr: stands before a name, its full stop ends nothing
	beforeNumber                  // No., p.: its full stop ends nothing before a number
	midAbbr                       // e.g., approx.: goes on
	endAbbr                       // etc., Inc., p.m.: goes on or ends a sentence
	unit                          // h, pm, kg: may be glued to digits
	money                         // EUR, pounds
	salute                        // hi, hello
	addressee                     // there, all: stands for a name
	closing                       // a word of a closing formula
	closingHead                   // … that makes one: regards
	thanks                        // … that makes one if nothing else is said: thanks, talk soon
	team                          // team, support: a signature without a name
	calendar                      // Monday, March: capitalised and no name
	goesOn                        // a line that ends with it is not over: the, with
	joined                        // a contraction without its apostrophe: dont
	particle                      // of, van, and: small words within names
	placing                       // … that end the name of a person: at, for
	vocative                      // a name may follow it directly or after a comma: thanks, sorry
)

var lists = []struct {
	flag  flag
	words string
}{
	{opener | subject, `i we you he she it they this that there who these those`},
	{opener | determiner, `my our your the a an his her their its`},
	{opener, `what which whose when where why how if once unless until since because although though while whereas
		after before as at by for from in on of to with without within upon about regarding concerning per via under
		over during despite
		and but or so nor yet then also plus however therefore thus hence meanwhile moreover furthermore otherwise
		additionally instead still again already now today tomorrow yesterday soon later here
		unfortunately fortunately hopefully sadly luckily clearly obviously normally usually generally typically
		currently recently finally firstly secondly thirdly lastly first next last specifically basically actually
		absolutely certainly definitely indeed sure yes no nope yep yeah ok okay alright right well oh ah hmm wow oops
		great good nice glad happy sorry apologies apology thanks thank thankyou thx please kindly welcome
		congratulations congrats regarding
		can could will would shall should may might must do does did is are was were am be been being have has had
		let lets not never always just only even maybe perhaps all any both each every some many most more much none
		one another other others such same nobody nothing everything something everyone someone anything
		hope hoping looking appreciate understood noted totally really very too quick quickly rest
		check try click go tap open select choose log sign visit contact send tell give make take keep get see use
		reply read write call email mail follow start stop reset restart update install reinstall download enter add
		remove delete change turn press set bear stay rest feel note remember ensure
		attached enclosed following per further depending based given being having due
		we've we're we'll i'm i've i'll you're it's that's there's here's what's don't didn't
		order orders delivery refund refunds payment your`},
	{subject, `nobody everyone everybody someone somebody anyone anybody everything`},
	{auxiliary, `is are was were am be has have had do does did will would shall should can could may might must
		isn't aren't wasn't weren't hasn't haven't hadn't doesn't didn't won't wouldn't can't couldn't shouldn't cannot
		gets got needs goes went comes came seems looks left arrives arrived ships shipped`},
	{conjunction, `and but so because while`},
	{courtesy, `please thank thanks`},
	{numeral, `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
		seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
		dozen couple half twice
		second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth`},
	{title, `mr mrs ms mx dr prof capt sgt lt col gen gov sen rev hon messrs mme st mt sh smt`},
	{beforeNumber, `no nos nr p pp fig figs vol ext v ver sec sect art ch chap para approx ca est rs tel ph min max
		jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun`},
	{midAbbr, `e.g eg i.e ie vs cf viz incl excl approx dept depts resp esp f.e p.s med misc acct attn addr ref qty avg
		temp tech mgmt asst assoc c/o nos opp`},
	{endAbbr, `etc inc ltd co corp jr sr llc plc bros ave blvd rd st dept est
		a.m p.m u.s u.k e.u u.s.a i.v ph.d b.sc m.sc d.c a.k.a
		jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
		lbs lb oz ft hrs hr mins min secs kg km cm mm pcs yrs yr wks mos sq`},
	{unit, `h hr hrs m min mins s sec secs ms am pm kg g mg lb lbs oz km cm mm ml l kb mb gb tb mbps gbps hz khz mhz ghz
		kwh kw w v k x st nd rd th d wk p px in ft`},
	{money, `usd eur gbp inr aud cad nzd chf jpy sek nok dkk pln zar sgd rs
		euro euros dollar dollars pound pounds pence penny cent cents rupee rupees quid bucks percent pct`},
	{salute, `hi hello hey hiya heya hullo howdy greetings dear respected hi-ya helo`},
	{addressee, `there all everyone everybody team folks friend friends again valued customer customers sir sirs madam
		madame miss professor captain
		ma'am dear guys both mate user users member members guest guests colleague colleagues buyer client clients
		subscriber traveller traveler passenger neighbour neighbor parent parents patient patients ladies gentlemen`},
	{closing, `kind kindest best warm warmest many with and regards wishes wish sincerely sincere yours truly faithfully
		respectfully cordially cheers thanks thank you again so much very in advance love take care all the warmly
		gratefully appreciatively thx ta rgds ever lots every good bye goodbye really a lot bunch million friendly
		sunny tia respect gratitude appreciation greetings greeting talk speak soon stay safe`},
	{closingHead, `regards wishes wish sincerely yours faithfully respectfully cordially warmly gratefully
		appreciatively rgds best gratitude appreciation greetings`},
	{thanks, `thanks cheers thx ta care thank love tia bye goodbye talk speak stay`},
	{team, `team support desk crew staff department dept services service relations helpdesk office`},
	{calendar, `monday tuesday wednesday thursday friday saturday sunday january february march april june july august
		september october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter english`},
	{goesOn, `the a an of to in on at by for from with without within and or but our your my their his her its this
		that these those is are was were be been has have had will would can could should may might must not as if
		when while because than via about into over under through between per no very so dear mr mrs ms dr`},
	{particle, `of the and at for in de van von der den del la le di da bin al el from`},
	{placing, `for at in from`},
	{vocative, `thanks thank thankyou you sorry apologies welcome yes no sure hello congratulations cheers morning
		understood absolutely`},
}

// joinedForms are contractions written without their apostrophe. Left out are
// those that are words of their own: its, were, well, ill, wed, shell, hell.
var joinedForms = map[string][2]string{
	"cannot": {"can", "not"}, "cant": {"can", "not"}, "wont": {"will", "not"}, "dont": {"do", "not"},
	"didnt": {"did", "not"}, "doesnt": {"does", "not"}, "isnt": {"is", "not"}, "arent": {"are", "not"},
	"wasnt": {"was", "not"}, "werent": {"were", "not"}, "hasnt": {"has", "not"}, "havent": {"have", "not"},
	"hadnt": {"had", "not"}, "couldnt": {"could", "not"}, "wouldnt": {"would", "not"}, "shouldnt": {"should", "not"},
	"mustnt": {"must", "not"}, "aint": {"is", "not"},
	"im": {"i", "am"}, "ive": {"i", "have"}, "weve": {"we", "have"}, "youve": {"you", "have"},
	"theyve": {"they", "have"}, "youre": {"you", "are"}, "theyre": {"they", "are"}, "youll": {"you", "will"},
	"theyll": {"they", "will"}, "thats": {"that", "is"}, "whats": {"what", "is"}, "heres": {"here", "is"},
	"theres": {"there", "is"}, "hes": {"he", "is"}, "shes": {"she", "is"}, "lets": {"let", "us"},
}

// enclitics are what may follow an apostrophe, and the word they stand for.
var enclitics = map[string]string{"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}

// negated are the first halves that "n't" changes: won't is will + not.
var negated = map[string]string{"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}

// takesIs are the words after which "'s" is a verb; after all others it is
// the possessive.
var takesIs = map[string]string{
	"it": "is", "that": "is", "what": "is", "he": "is", "she": "is", "who": "is", "there": "is", "here": "is",
	"where": "is", "how": "is", "when": "is", "why": "is", "this": "is", "everything": "is", "something": "is",
	"nothing": "is", "all": "is", "let": "us",
}

// A ten and a one make a number: thirty-six.
const (
	tens = `twenty thirty forty fifty sixty seventy eighty ninety`
	ones = `one two three four five six seven eight nine`
)

// everyday are abbreviations that in small letters are words: "we sat."
var everyday = wordSet(`sat sun mar wed sq`)

// elliptical are auxiliaries that also stand without a subject: "Hi Ana will do".
var elliptical = wordSet(`do be have will would shall should can could may might must cannot can't couldn't won't`)

// leftover are words that stand where a writer meant to fill something in.
var leftover = map[string]bool{"TBC": true, "TBD": true, "TODO": true, "FIXME": true}

// dayparts are the second halves of "good morning".
var dayparts = map[string]bool{"morning": true, "afternoon": true, "evening": true, "day": true}

// Single words that a rule asks for.
const (
	dear           = "dear"
	and            = "and"
	or             = "or"
	you            = "you"
	not            = "not"
	cannot         = "cannot"
	contractedNot  = "n't"
	possessive     = "'s"
	answerNo       = "no" // also the abbreviation of number
	rupees         = "rs"
	doctorate      = "Ph.D"
	asWritten      = "sic"
	kisses         = "x"
	good           = "good"
	toWhom         = "to whom it may concern"
	toYou          = "to you"
	sentFrom       = "sent from my "
	getOutlook     = "get outlook for "
	postscript     = "ps"
	postscriptDots = "p.s"
	perCent        = "per cent"
	beginForwarded = "begin forwarded message:"
	on             = "On "
	wrote          = "wrote:"
	headerFrom     = "from"
	headerSent     = "sent"
	headerDate     = "date"
	pronounI       = "i"
)

// evident are words by which English is told: frequent, and no word of other
// languages in Latin letters. So "in", "was", "of" and "for" are not here.
var evident = sync.OnceValue(func() map[string]bool {
	return wordSet(`the and you your yours our ours my it its they them their these this that those there here
		which who whose what when where why how are were been be being does did doing done would should could
		cannot can may might must shall from with about into through during before after above below between
		out up down again further than then once until while because if unless although though but or nor
		too very just only even still already yet never always often soon now today tomorrow yesterday back
		any some every each both few more most others another such thank thanks hello apologies apologise
		apologize apology get got give given take taken make made see seen know let need like would look
		looking send sent try trying find found feel hear hearing hope hoping reply kindly regarding received
		receiving refunded issued shipped dispatched cancelled canceled delivered delayed resolved fixed
		checked checking working waiting missing processed updated replaced reaching contacting following
		tap click press choose select enter turn visit
		thx asap btw fyi gonna`)
})

// loans are English words that have kept their accents.
var loans = sync.OnceValue(func() map[string]bool {
	return wordSet(`café cafés naïve résumé résumés cliché clichéd façade fiancé fiancée touché déjà décor
		entrée entrées crème brûlée jalapeño jalapeños piñata señor señora protégé sauté sautéed purée à
		soufflé rosé pâté matinée lamé blasé exposé passé coöperate vis-à-vis`)
})

// fence stands between two windows that prose judges. It looks no further than
// one token to either side of an end, so a whole sentence keeps windows apart.
const fence = "\n\nThis is the end of it.\n\n"

// forwardMarks begin the quote when a line of dashes holds them.
var forwardMarks = []string{"original message", "forwarded message"}

// headerNames are the fields over a quoted mail.
var headerNames = map[string]bool{
	headerFrom: true, headerSent: true, headerDate: true, "to": true, "cc": true, "subject": true, "reply-to": true,
}

// domainEnds are the last labels by which a bare domain is told from a missing
// space after a full stop.
var domainEnds = wordSet(`com org net io co uk eu de fr ie nl be au ca us in info app dev ai shop store tv gg ly biz edu gov ch at es it se no dk example`)

// proseDomains are domain ends that are also English words: they count only in
// front of a path.
var proseDomains = wordSet(`in us it at be no co me`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// lexicon has the flags of every word above.
var lexicon = sync.OnceValue(func() map[string]flag {
	m := make(map[string]flag, 1024)
	for _, l := range lists {
		for w := range strings.FieldsSeq(l.words) {
			m[w] |= l.flag
		}
	}
	for w := range joinedForms {
		m[w] |= joined
	}
	for ten := range strings.FieldsSeq(tens) {
		for one := range strings.FieldsSeq(ones) {
			m[ten+"-"+one] |= numeral
		}
	}
	return m
})
