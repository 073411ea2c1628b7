package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRegions: "¦" stands between two regions, the parts are named in order.
func TestRegions(t *testing.T) {
	for _, c := range []struct{ marked, parts string }{
		{"Hi Jamie, ¦sorry about this.", "greeting body"},
		{"@lee_9 ¦Can you restart it?", "greeting body"},
		{"@lee_9 Hey there! ¦Can you restart it?", "greeting body"},
		{"Hey @lee_9! ¦Can you restart it?", "greeting body"},
		{"Hello Ana! ¦Thanks for the photo.", "greeting body"},
		{"Good morning Mr. Smith,\n\n¦Your part is in.", "greeting body"},
		{"Dear Mr. and Mrs. Smith,\n¦Your part is in.", "greeting body"},
		{"Dear Ms Okafor:\n¦Your part is in.", "greeting body"},
		{"Hi there, ¦it works.", "greeting body"},
		{"Hi all\n\n¦The hall is booked.", "greeting body"},
		{"Hi , ¦it works.", "greeting body"},
		{"To whom it may concern", "greeting"},
		{"Hi Will,\n\n¦it works.", "greeting body"},
		{"It works.\n\n¦The Lantern Shed", "body sign-off"},
		{"To whom it may concern, ¦it works.", "greeting body"},
		{"Hi {{name}}, ¦it works.", "greeting body"},
		{"Hi, ¦I've refunded it.", "greeting body"},
		{"Hi, Joy. ¦We found it.", "greeting body"},
		{"Hi, ¦Unfortunately it's gone.", "greeting body"},
		{"Hello ¦and thanks for the video.", "greeting body"},
		{"Hey Emma ¦we found it.", "greeting body"},
		{"Hey Emma ¦We found it.", "greeting body"},
		{"Hi Emma, hey, ¦we found it.", "greeting body"},
		{"Hi Tom & Ana 👋 ¦We found it.", "greeting body"},
		{"hi jamie, ¦we found it.", "greeting body"},
		{"Nuala,\n\n¦I wrote down the wrong day.", "greeting body"},
		{"To whom it may concern,\n¦the fee is waived.", "greeting body"},
		{"Respected Sir,\n\n¦The form is at the desk.", "greeting body"},
		{"Hello dear, ¦thanks for the slip.", "greeting body"},
		{"Hi there, Joy!\n\n¦We found it.", "greeting body"},
		{"Hi there, ¦Unfortunately it's gone.", "greeting body"},
		{"Dear user, ¦Thank you for the photo.", "greeting body"},
		{"Good day to you, Lou.\n¦We found it.", "greeting body"},
		{"Hi Ana ¦Oakreel is back again.", "greeting body"},
		{"Hi Ana ¦can you restart it?", "greeting body"},
		{"Dear Ana,\n\nGood day! ¦We found it.", "greeting body"},
		{"Hi Ana ¦will check and write.", "greeting body"},
		{"Hello Kitchens are back in stock.", "body"},
		{"Unfortunately, it is gone.", "body"},
		{"Thanks for the photo, Ana.", "body"},
		{"Dear oh dear, that is not right.", "body"},
		{"Good day-trips start at nine.", "body"},
		{"Sorry, Lee. It's fixed.", "body"},

		{"It's fixed.\n\n¦Kind regards,\nAna", "body sign-off"},
		{"It's fixed.\n¦Best,\nTom\nFernhollow Rentals\n0800 555 0101", "body sign-off"},
		{"It's fixed.\n\n¦Thanks,\nAna", "body sign-off"},
		{"It's fixed.\n\n¦Warmly,\n\nAna Ruiz | Support", "body sign-off"},
		{"It's fixed.\n\n¦With warmest wishes\nAna", "body sign-off"},
		{"It's fixed.\n\nThanks for your patience while we looked.", "body"},
		{"It's fixed.\n\nThanks for your patience,\n¦Ana", "body sign-off"},
		{"It's fixed.\n\nBest to wait until Monday, though.", "body"},
		{"It's fixed.\n\nThanks, and mind the step.", "body"},
		{"It's fixed. ¦Cheers, Tom", "body sign-off"},
		{"It's fixed. ¦- PR.", "body sign-off"},
		{"It's fixed. ¦^SG", "body sign-off"},
		{"It's fixed. ¦*MS", "body sign-off"},
		{"It's fixed ¦/Jo", "body sign-off"},
		{"It's fixed. ¦-Ana", "body sign-off"},
		{"It's fixed. ¦Team Oakreel", "body sign-off"},
		{"It's fixed.¦Oakreel Team", "body sign-off"},
		{"It's fixed. ¦Thanks! ^SG", "body sign-off"},
		{"It's fixed: https://example.com ¦/RH https://example.com/dm", "body sign-off"},
		{"It's fixed. ¦∞JP 😊", "body sign-off"},
		{"It's fixed.\n\n¦Petra", "body sign-off"},
		{"It's fixed.\n\n¦Petra Holm\nPayroll support lead, Larkspur", "body sign-off"},
		{"It's fixed!\n¦Petra x", "body sign-off"},
		{"It's fixed.\n\n¦-- \nLarkspur\nwe repair what others bin", "body sign-off"},
		{"It's fixed.\n\n¦Sent from my iPhone", "body sign-off"},
		{"Hi Ana, ¦it's fixed. Thanks, Ana!", "greeting body"},
		{"It's fixed.\n\nAnything else?", "body"},
		{"We need:\n\n- Receipt\n- Photo", "body"},
		{"Thank you!", "body"},
		{"It's fixed.\n¦Kind regards,\nBen\n¦P.S. I added £5.", "body sign-off body"},
		{"It's fixed.\n\n¦Ben\n\n¦PS: Bring the slip.", "body sign-off body"},
		{"It's fixed.\n\n¦Thanks,\nBen\n\n¦PS: Bring the slip.", "body sign-off body"},
		{"It's fixed.\n\nPS: Bring the slip.", "body"},
		{"PS: Bring the slip.\n\n¦Kind regards,\nBen", "body sign-off"},
		{"It's fixed.\n\n¦Talk soon,\nBen", "body sign-off"},
		{"It's fixed.\n\n¦Take care & stay safe,\nBen from Oakreel", "body sign-off"},
		{"It's fixed.\n\n¦Thanks & Regards,\nBen", "body sign-off"},
		{"It's fixed.\n\n¦Thank you,\nOakreel Customer Support\nMon-Fri 9 am - 5 pm", "body sign-off"},
		{"It's fixed.\n\nThanks for your patience while we looked.\n\n¦Ben", "body sign-off"},
		{"With regards to your refund, it was paid on Monday.", "body"},

		{"It's fixed.\n\n¦On Mon, 3 Mar 2025 at 10:12, Ana <a@example.com> wrote:\n> It broke.\n", "body quote"},
		{"It's fixed.\n¦Ana\n\n¦On Monday, 3 March 2025 at 10:12, Bo Lind\n<bo@example.com> wrote:\n\nIt broke.\nBo", "body sign-off quote"},
		{"> Do you ship to Malta?\n¦\nYes.\n\n¦> And Gozo?\n¦\nNot yet.", "quote body quote body"},
		{"It's fixed.\n\n¦-----Original Message-----\nFrom: Bo\nIt broke.", "body quote"},
		{"It's fixed.\n\n¦---------- Forwarded message ---------\nFrom: Bo\nIt broke.", "body quote"},
		{"It's fixed.\n\n¦From: Bo\nSent: Monday\nTo: Help\nSubject: Lamp\n\nIt broke.", "body quote"},
		{"It's fixed.\n¦________________________________\nFrom: Bo\nSent: Monday\n\nIt broke.", "body quote"},
		{"It's fixed.\n\n¦Begin forwarded message:\n\nFrom: Bo\nIt broke.", "body quote"},
		{"It's fixed.\n¦Jo\n\n¦2025-03-03 10:12 GMT+01:00 Ana <a@example.com>:\n> It broke.", "body sign-off quote"},
		{"It's fixed.\n¦Jo\n\n¦Am Mo., 3. März 2025 um 10:12 Uhr schrieb Ana <a@example.com>:\n> It broke.", "body sign-off quote"},
		{"It's fixed.\n\n¦On Monday, 3 March 2025 at 10:12:11 GMT, Ana <a@example.com> wrote: \n\n \n\n It broke.", "body quote"},
		{"It's fixed.\n\n¦**From:** Bo\n**Sent:** Monday\n**To:** Help\n\nIt broke.", "body quote"},
		{"It's fixed.\n\n¦> On 3 Mar 2025, at 10:12, Ana <a@example.com> wrote:\n> \n> It broke.", "body quote"},
		{"Write to Ana <a@example.com> by 3 March:\nshe has the key.", "body"},
		{"From: Monday on, we open at nine.", "body"},
		{"On Monday we wrote:\nthe lamp is in.", "body"},
		{"", ""},
		{" \n\n", "body"},
	} {
		want := strings.Split(c.marked, "¦")
		if c.marked == "" {
			want = nil
		}
		text := strings.Join(want, "")
		var found, parts []string
		for _, r := range New(text)[0].Regions {
			found = append(found, text[r.Start:r.End])
			parts = append(parts, r.Part.String())
		}
		if diff := cmp.Diff(want, found); diff != "" || strings.Join(parts, " ") != c.parts {
			t.Errorf("%q: parts %v, want %s (-want +found)\n%s", text, parts, c.parts, diff)
		}
	}
}

func TestQuoted(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"It's fixed.", ""},
		{"Yes.\n\nOn Mon, 3 Mar 2025 at 10:12, Ana Silva\n<ana@example.com> wrote:\n> My card was charged twice.\n>\n> > We sent it.\n> Please fix it!", "My card was charged twice.\n\nPlease fix it!"},
		{"> Do you ship to Malta?\n\nYes.\n\n> And Gozo?\n\nNot yet.", "Do you ship to Malta?\nAnd Gozo?"},
		{"Yes.\n\n-----Original Message-----\nFrom: Ana\nSent: Monday\nTo: Help\nSubject: Lamp\n\nIt broke.\nAna\n\nFrom: Help\nSent: Sunday\nTo: Ana\n\nYour lamp left.", "It broke.\nAna"},
		{"Yes.\n\nOn 3 March 2025 Ana wrote:\n\nIt broke.\n\nOn 2 March 2025 Help wrote:\n> It left.", "It broke."},
		{"Yes.\n\n2025-03-03 10:12 GMT+01:00 Ana <a@example.com>:\n> It broke.", "It broke."},
		{"Yes.\r\n\r\nOn 3 March 2025 Ana wrote:\r\n> It broke.\r\n", "It broke."},
	} {
		if diff := cmp.Diff(c.want, Quoted(c.text)); diff != "" {
			t.Errorf("Quoted(%q) (-want +found)\n%s", c.text, diff)
		}
	}
}
