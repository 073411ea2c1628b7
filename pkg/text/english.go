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
	{team, `team support desk crew staff department dept services service relations helpdesk office help care`},
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

// shortened are the flags of words that are no whole words.
const shortened = title | beforeNumber | midAbbr | endAbbr | unit | money | joined

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
	pronounWe      = "we"
	my             = "my"
	our            = "our"
	the            = "the"
	never          = "never"
	only           = "only"
	been           = "been"
	able           = "able"
	all            = "all"
	anyOne         = "any"
	will           = "will"
	is             = "is"
	are            = "are"
	was            = "was"
	were           = "were"
	have           = "have"
	do             = "do"
	again          = "again"
	a              = "a"
	an             = "an"
	last           = "last"
	one            = "one"
	to             = "to"
	by             = "by"
	had            = "had"
	keep           = "keep"
	kept           = "kept"
	working        = "working"
	vowels         = "aeiou"
	joinedNot      = "nt"
	aint           = "ai" // the first half of ain't
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

// A role says what a word may do in a clause that is told back to the customer
// who wrote it; see [Document.SecondPerson].
type role uint64

const (
	barred      role = 1 << iota // makes the clause no plain statement of fact, one that needs its context, or one not to repeat
	sayer                        // of the company: never a subject
	vague                        // no subject of its own: the problem is …
	adverb                       // between subject and verb, or around "not": still, never
	linker                       // another statement may follow it within the clause: when, since
	inner                        // goes on within a subject: the lid of my pot
	being                        // am, was: followed by no bare verb
	having                       // has, had: followed by a participle or a thing had
	doing                        // did: only with "not", followed by a bare verb
	modal                        // can, could, will: the same
	singular                     // a verb that goes with one thing only: is, has, keeps
	plural                       // … with several only: are, have
	finite                       // a verb after "my parcel": arrived, keeps
	bare                         // no participle: "was charge" is wrong
	participle                   // an irregular one: sent, lost
	past                         // no bare verb, though it does not end in -ed: "did not went" is wrong
	thingHad                     // may follow "has": a, no, issues
	several                      // a noun of several things without an s: people
	either                       // a noun that goes with both: data
	befallsBe                    // what befalls a customer after I am, I was, I have been: charged, unable
	befallsHave                  // … after I have: lost, waited
	befallsNot                   // … after I did not, I have not: receive, received
	befallsSelf                  // … after I: got, waited
	noUse                        // "I can't … " that is no failure: I can't wait
	phrasal                      // a verb that a last in, on, up, off, out belongs to: log in
	parting                      // in, on, up
	breaksOff                    // the statement is over before it: please, but
	counted                      // one thing, which has an article: in my app
	article                      // what may stand for one: any, each
	period                       // one stretch of time: 2 months, not 2 month
	oneOnly                      // goes with one: one, 1
	night                        // goes with last, and with the day it is told on only
	momentary                    // done once: was received, never is received
	nounal                       // no verb, though often written for one: login
	soundsOther                  // begins with another sound than letter: hour, user
	acronym                      // usually written in capitals: TV
	proper                       // written with a capital: Monday
)

var roles = []struct {
	role  role
	words string
}{
	// No fact, but a condition, a plan, a wish, an opinion, a feeling, a threat.
	{barred, `if unless whether would should shall may might must supposed ought gonna wanna maybe perhaps probably
		hopefully promised promise promises assured guaranteed told said say says saying claim claimed claims
		think thought believe guess suppose assume hope hoping hoped wish want wanted wants wanting need needed needs expect
		expected prefer feel feels feeling felt like likes liked love loves loved hate hates hated enjoy suggest recommend
		regret understand know knew consider decide decided plan planned planning intend intending going used
		sue suing lawyer lawyers attorney solicitor legal court courts police ombudsman media switch switching leave leaving
		uninstall uninstalling uninstalled report reporting reported complain complaining complaint complaints boycott
		disappointed disappointing disappointment frustrated frustrating frustration angry upset upsetting annoyed annoying
		furious disgusted disgusting unhappy happy sad sorry glad pleased satisfied dissatisfied unsatisfied shocked appalled
		surprised worried concerned confused tired sick fed afraid scared impressed unimpressed livid fuming devastated
		embarrassed grateful thankful appreciate amazed stunned bored desperate wronged
		terrible terribly horrible horribly awfully awful worst worse best better rubbish useless pathetic joke ridiculous ludicrous poor bad badly good
		great nice excellent amazing fantastic wonderful perfect fine shame shameful scam scams scammed scammer scammers
		fraud fraudulent fraudulently fraudsters liar liars lie lies lied lying cheat cheats cheated cheating rob robbed steal
		stealing stole stolen thief thieves theft crook crooks fake crap crappy shit shitty damn damned hell fuck fucking fucked
		wtf ass arse bloody sucks suck sucked wank wanker wankers bastard bastards bitch bullshit bollocks
		piss pissed screwed arsehole asshole assholes clown clowns muppet muppets cowboys criminals bandits stupid idiot idiots idiotic dumb moron morons incompetent incompetence lazy rude
		rudely rudeness unprofessional unacceptable inexcusable outrageous absurd insane crazy nightmare mess garbage trash
		trashy junk ugly hopeless worthless dishonest unfair unethical illegal illegally racist discriminated negligent
		negligence careless wasted waste wasting ruined ruin horrendous atrocious abysmal dreadful absolute utter utterly
		literally honestly frankly seriously obviously apparently clearly simply reason reasons so such too very really extremely
		refer opinion review rating stars star hopeless
		died dead death killed kill suicide funeral cancer hospital bereaved pregnant miscarriage
		wife husband son daughter mother father mum mom dad brother sister grandmother grandfather grandma grandpa baby
		child children kid kids parents girlfriend boyfriend fiance partner`},
	// What points at something else that was said, or at the day it was said on.
	{barred, `you your yours yourself yourselves ya it its itself this that these those they them their theirs themselves he
		she him her his hers himself herself ones same another other others both neither there here what which
		who whom whose why how wherever today yesterday tomorrow tonight tonite above below following
		mentioned aforementioned attached screenshot said former latter first second third etc eg ie
		anywhere everyday mid problem problems issue issues trouble difficulty difficulties bug bugs
		let lets yes yeah yep nope hi hello hey dear sir madam mam thank thanks ok okay oh ah wow lol also`},
	// Careless writing is not repeated.
	{barred, `u ur r n y b c k pls plz plss thx thnx tnx ty omg lmao smh tbh imo imho btw idk asap fyi afaik ffs rn nvm dm dms
		bro dude mate guys gonna gotta wanna lemme cuz coz cos bcz bcoz bc tho thru til till alot atleast infact untill wich
		wen wat wht hav hv gud msg msgs amt acc acct recieve recieved recieving recived payed seperate definately
		occured cancled delivary adress acount loged cought teh bin wanna aint kinda sorta wierd wether weather loose loosing
		shes hes sept rs inr anymore`},
	{sayer, `company companies business firm driver drivers agent agents staff manager managers rep reps representative
		representatives representitive team teams support service services employee employees waiter waitress server
		courier couriers technician technicians engineer engineers assistant assistants seller sellers vendor guy man men
		woman women lady girl boy person people store shop restaurant hotel bank host advisor adviser operator receptionist
		crew management owner developers developer devs dev customer customers carrier airline nurse doctor clerk cashier
		installer fitter plumber electrician mechanic salesman salesperson user users member members friend friends
		colleague colleagues neighbour neighbor boss client clients`},
	{vague, `problem problems issue issues fact thing things reason point question questions truth only most least rest way
		bottom situation experience story answer solution result next last more less idea case concern trouble matter`},
	{adverb, `still just now not never already currently recently constantly continually repeatedly always often suddenly
		again even yet actually only then finally randomly completely totally fully properly once twice
		accidentally automatically wrongly incorrectly mistakenly been`},
	{linker, `when whenever since after before until while where because as than though although once time times except`},
	{inner, `of on in for from with at to by`},
	{being | singular, `is was`},
	{being, `am`},
	{being | plural, `are were`},
	{having | singular, `has`},
	{having | plural, `have`},
	{having, `had`},
	{doing | singular, `does`},
	{doing | plural, `do`},
	{doing, `did`},
	{modal, `can could will`},
	{finite | singular, `keeps crashes freezes hangs stops fails shows says looks seems sounds smells leaks drops disconnects goes
		gets comes takes displays gives makes closes restarts reboots lags flickers drains overheats disappears refuses
		remains stays stutters loops buffers turns shuts loses skips appears sticks jams dies`},
	{finite | plural, `keep`},
	{finite, `arrived stopped crashed froze failed broke came went disappeared vanished expired fell got died leaked burst
		snapped cracked ripped tore peeled faded shrank melted split smelled smelt looked seemed sounded started began kept
		turned became lost dropped disconnected shut closed bounced showed took stuck arrives rebooted restarted overheated
		flickered jammed tripped collapsed`},
	{bare, `send charge deliver cancel receive refund update work load crash freeze break stop show block give take make get go
		come process activate debit credit transfer deduct hack delay approve reject lose pay bill ship order return reply
		respond answer confirm verify install download register deactivate suspend terminate ban remove delete add change
		fix solve resolve help happen arrive fail drop connect disconnect expire replace damage steal write call ring bring
		sync play start restart reset print appear disappear allow let do see find know log login use has have had is are
		was were do does did can will`},
	{participle, `sent lost gone come become got gotten left made paid put cut hit set shut split stood sat told taken stuck kept
		held found had run begun given broken frozen fallen stolen torn worn shown known seen done been built burst bought
		brought caught felt heard hung led let meant met read reset said sold spent swollen thrown withdrawn written gone
		overcharged worsened undone mistaken hidden chosen driven eaten grown woken`},
	{past, `went came got sent took gave broke froze fell lost kept made paid told said found saw heard ran began became came
		gone been done seen taken given broken stopped had has was were is are`},
	{thingHad, `a an the no my our several two three four five six many some issues problems errors trouble access scratches
		cracks holes nothing only about too been`},
	{several, `people children feet teeth men women`},
	{either, `data staff series headphones glasses trousers`},
	{befallsBe, `charged overcharged billed debited double-charged blocked banned locked logged disconnected ignored refused denied
		sent given left kept hung stuck stranded unable able waiting missing losing having getting facing experiencing seeing
		receiving encountering being trying calling chasing asking emailing phoning without suspended signed kicked removed
		cut short-changed transferred passed redirected turned fined shipped delivered served put made forced asked sold
		issued offered quoted refunded credited paid deducted invoiced`},
	{befallsHave, `lost missed waited received got had called emailed phoned written contacted asked sent noticed
		encountered experienced suffered a an no issues problems trouble two three several some`},
	{befallsNot, `receive received get got gotten hear heard see seen been find had`},
	{befallsSelf, `got received waited lost missed get keep kept lose receive had have experienced encountered`},
	{noUse, `wait thank recommend believe stand afford trust imagine fault complain help express stress emphasise emphasize
		tell say be praise wish agree accept decide remember forget judge comment justify support begin do go come buy keep
		speak fathom tolerate rate explain even figure seem`},
	{phrasal, `log logging logged sign signing signed turn turned turns turning check checking come came comes coming plug
		plugged switched get getting cut cuts cutting shut shuts shutting hang hung hangs hanging switch fall fell falls falling fallen
		give show shows showed turned ran run runs going go goes went kicked locked left dropped move moved moving`},
	{parting, `in on up off out down through over`},
	{breaksOff, `please kindly thanks thank but so yet plus regards cheers hence therefore thus however`},
	{counted, `app application account phone card wallet issue problem invite option website site computer laptop tablet order
		parcel package ticket button page bill number code email message invoice file device screen router printer
		password subscription item product payment transaction link charger battery month week year hour day minute
		room door car account video photo document statement form game store bank shop customer driver reason response`},
	{article, `any each every some no either first second third next last`},
	{period, `minute hour day night week month year time second`},
	{oneOnly, `1 one a an the first second third half last quarter`},
	{night, `night nights nite`},
	{nounal, `login logout signin signup setup checkout backup`},
	{momentary, `received delivered arrived credited debited deducted charged refunded assigned sent shipped paid added lost cut got`},
	{soundsOther, `hour hours honest honour honor heir user users unit units uniform unique useful usual european euro once one
		university union utility usb uk`},
	{acronym, `tv usb pdf pc id sim atm sms pin gps wifi uk vpn dvd cd led lcd hdmi dns url faq usa eu otp kyc qr hd ui`},
	{proper, `monday tuesday wednesday thursday friday saturday sunday january february april june july august september
		october november december christmas easter`},
}

// lead are words before the subject that a statement can do without.
var lead = wordSet(`and but so because while now then also well unfortunately however yet plus sadly actually basically
	currently recently anyway again meanwhile additionally furthermore moreover still today hi hello hey sir`)

// apart are words of a sentence that make every clause in it doubtful, and
// outOf those that take it back where a later clause asserts them.
var (
	apart = wordSet(`if unless whether would suppose imagine`)
	outOf = wordSet(`fixed resolved solved sorted works worked working`)
)

// Endings of words.
const (
	endIng = "ing"
	endEd  = "ed"
	endS   = "s"
)

// oneThing are the endings in s of words for one thing: address, virus.
var oneThing = []string{"ss", "us", "is"}

// secondPerson are the words that turn when the writer becomes the reader.
var secondPerson = map[string]string{
	"i": you, "me": you, "we": you, "us": you, "my": "your", "our": "your", "mine": "yours", "ours": "yours",
	"myself": "yourself", "ourselves": "yourselves", "am": "are",
}

// contracted are the second halves that turn: I'm, you're.
var contracted = map[string]string{"am": "'re", "have": "'ve"}

// roleOf has the roles of every word above.
var roleOf = sync.OnceValue(func() map[string]role {
	m := make(map[string]role, 1024)
	for _, l := range roles {
		for w := range strings.FieldsSeq(l.words) {
			m[w] |= l.role
		}
	}
	return m
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
