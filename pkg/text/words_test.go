package text

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Can't won't shan't don't isn't couldn't", "can not will not shall not do not is not could not"},
		{"I'm we've you'll we'd they're", "i am we have you will we would they are"},
		{"it's that's what's he's who's there's here's let's", "it is that is what is he is who is there is here is let us"},
		{"cannot dont didnt isnt cant im ive youre", "can not do not did not is not can not i am i have you are"},
		{"couldn't've", "could not have"},
		{"Jamie's lamp, the customers' lamps", "jamie 's lamp the customers lamps"},
		{"can’t Jamie’s can&#39;t won&rsquo;t", "can not jamie 's can not will not"},
		{"follow-up mix-up e-mail", "follow-up mix-up e-mail"},
		{"gonna colour color apologise", "gonna colour color apologise"},
		{"Terms &amp; conditions", "terms conditions"},
		{"o'clock ma'am", "o'clock ma'am"},
		{"ÉCLAIR naïve", "éclair naïve"},
		{"its were well ill", "its were well ill"},
		{"", ""},
	} {
		if got := strings.Join(Fold(c.text), " "); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestStem(t *testing.T) {
	for _, w := range []string{"refund", "refunds", "refunded", "refunding"} {
		if Stem(w) != "refund" {
			t.Errorf("Stem(%q) = %q, want refund", w, Stem(w))
		}
	}
}

var classNames = []string{"number", "amount", "url", "code", "person", "shout", "emoji", "blank", "secret"}

// classified lists the words of a text that have a class: "amount:£4.50".
func classified(text string) string {
	var b []string
	for _, s := range New(text)[0].Sentences {
		for _, w := range s.Words {
			for i, name := range classNames {
				if w.Class>>i&1 == 1 {
					b = append(b, name+":"+text[w.Start:w.End])
				}
			}
		}
	}
	return strings.Join(b, " ")
}

func TestClasses(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"We sent 3 of the 1,200 on the 14th, three days late.", "number:3 number:1,200 number:14th number:three"},
		{"Allow 3-5 days, or 24h, from 10:30.", "number:3-5 number:24h number:10:30"},
		{"You paid £42.50, then 20 %, then 40 EUR.", "amount:£42.50 amount:20 % amount:40 EUR"},
		{"It was 5 euros, US$7, Rs. 500, EUR 40 or €1.5m.", "amount:5 euros amount:US$7 amount:Rs. 500 amount:EUR 40 amount:€1.5m"},
		{"See https://example.com/a(b), www.example.org or fernhollow.co.uk/help.", "url:https://example.com/a(b) url:www.example.org url:fernhollow.co.uk/help"},
		{"Write to j.doe+x@mail.example.com.", "url:j.doe+x@mail.example.com"},
		{"Your orders GX-4471, #5512 and 3711562 left.", "code:GX-4471 code:#5512 code:3711562"},
		{"Hi Ana, I told Bo that Ana's lamp is in, Ana.", "person:Ana person:Ana person:Ana"},
		{"Dear Mr Okafor,\nit's in.", "person:Okafor"},
		{"Hi there, thank you.", ""},
		{"Sorry about this, Jamie.", "person:Jamie"},
		{"Thanks Jamie, it's in.", "person:Jamie"},
		{"It ships on Friday, Monday at the latest.", ""},
		{"We ship to Oslo, Norway.", ""},
		{"@lee_9 Can you restart it?", "person:@lee_9"},
		{"It's in.\n\nKind regards,\nMaya Lindqvist\nFernhollow Team", "person:Maya person:Lindqvist"},
		{"This is NOT what we PROMISED.", "shout:PROMISED"},
		{"Thanks 😊 👩‍🍳 🇲🇹 :-) <3", "emoji:😊 emoji:👩‍🍳 emoji:🇲🇹 emoji::-) emoji:<3"},
		{"Ratio 3:1, note:this and C:/temp", "number:3:1"},
		{"Your card 4111 1111 1111 1111 is on file.", "secret:4111 1111 1111 1111"},
		{"Your card 4111-1111-1111-1111.", "secret:4111-1111-1111-1111"},
		{"We pay into GB82 WEST 1234 5698 7654 32.", "secret:GB82 WEST 1234 5698 7654 32"},
		{"Call 0800 555 0142 or +44 20 7946 0958.", ""},
		{"Call 1-800-555-0119.", ""},
		{"Quote 4111 1111 1111 1112.", "code:4111 1111 1111 1112"},
	} {
		if got := classified(c.text); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestClauses(t *testing.T) {
	for text, want := range map[string]string{
		"We are sorry and we have refunded you.":          "we are sorry | and we have refunded you",
		"We checked the van and the depot.":               "we checked the van and the depot",
		"We paid 1,250.00 so please check and thank you.": "we paid 1,250.00 | so please check | and thank you",
		"It was late because my last order was lost.":     "it was late | because my last order was lost",
		"We looked but the courier has lost it.":          "we looked | but the courier has lost it",
		"We called while you were out.":                   "we called | while you were out",
		"The lid (the old one) fits: it's new.":           "the lid | the old one | fits | it is new",
		"We know – it is late - very late; sorry.":        "we know | it is late | very late | sorry",
		"This is a follow-up and a thank-you.":            "this is a follow-up and a thank-you",
		"It broke and I'm sorry.":                         "it broke | and i am sorry",
		"The fee is gone so that you can move on.":        "the fee is gone | so that you can move on",
		"Yes, and, well, no.":                             "yes | and | well | no",
		"- Restart it, then wait.":                        "restart it | then wait",
		"I like the shape and the colour is nice":         "i like the shape | and the colour is nice",
	} {
		var b []string
		clause := 0
		for _, w := range New(text)[0].Sentences[0].Words {
			if w.Clause != clause {
				b = append(b, "|")
				clause = w.Clause
			}
			b = append(b, w.Norm)
		}
		if got := strings.Join(b, " "); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestBlanks(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // "text=name"
	}{
		{"Hi {{ticket.requester.first_name}},", []string{"{{ticket.requester.first_name}}=ticket.requester.first_name"}},
		{"Hi {{{Recipient.FirstName}}}, {nick}!", []string{"{{{Recipient.FirstName}}}=Recipient.FirstName", "{nick}=nick"}},
		{"Hi {%customer.firstName,fallback=there%},", []string{"{%customer.firstName,fallback=there%}=customer.firstName,fallback=there"}},
		{"Hi {!Case.Contact.FirstName} #{user.name} %{ticket.number} ${x.y}", []string{"{!Case.Contact.FirstName}=Case.Contact.FirstName", "#{user.name}=user.name", "%{ticket.number}=ticket.number", "${x.y}=x.y"}},
		{"Hi [Name], [ insert reason ] [[first_name]]", []string{"[Name]=Name", "[ insert reason ]=insert reason", "[[first_name]]=first_name"}},
		{`I'm sorry that [what went wrong – they wrote: "it broke"]`, []string{`[what went wrong – they wrote: "it broke"]=what went wrong – they wrote: "it broke"`}},
		{"Dear <first name>, <OTRS_TICKET_Number> &lt;name here&gt;", []string{"<first name>=first name", "<OTRS_TICKET_Number>=OTRS_TICKET_Number", "&lt;name here&gt;=name here"}},
		{"Dear %FIRSTNAME% and *|FNAME|*", []string{"%FIRSTNAME%=FIRSTNAME", "*|FNAME|*=FNAME"}},
		{"Dear $FirstName, $order_id is at $CUSTOMER.", []string{"$FirstName=FirstName", "$order_id=order_id", "$CUSTOMER=CUSTOMER"}},
		{"It is $USD 40 of $ACME, $40, US$Dollar or $100k.", nil},
		{"On ___ we paid XXX, details TBC/TODO", []string{"___=", "XXX=XXX", "TBC=TBC", "TODO=TODO"}},
		{"Hi ,\nit's in.", []string{" ="}},
		{"Dear ,\nit's in.", []string{" ="}},
		{"Your order # .", []string{"#="}},
		{"Hi {{first_name, it's in.", []string{"{{first_name=first_name"}},
		{"Run `tool --dir\n<cache>` or `\n<b>` or ` <b>`.", nil},
		{"[guide](https://a.example) [ ] [x] [1] `{code}` [a@example.com] <b>bold</b> <3 <https://x.example> <a@example.com> 10% of 20% [...] a < b > c", nil},
		{"- [x] Done\n- [ ] Open", nil},
		{"________________\nFrom here on it works.", nil},
		{"Love, Jo xxx", nil},
		{"say hi, please", nil},
	} {
		var got []string
		for _, b := range Blanks(c.text) {
			got = append(got, fmt.Sprintf("%s=%s", c.text[b.Start:b.End], b.Name))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("Blanks(%q) (-want +found)\n%s", c.text, diff)
		}
	}
}
