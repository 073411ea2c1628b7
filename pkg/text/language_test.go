package text

import (
	"strings"
	"testing"
)

// Drafts in other languages, a long one and short ones each, as people in
// support write them.
var otherLanguages = map[string][]string{
	"German": {
		"Hallo Frau Brandt,\n\nvielen Dank für Ihre Nachricht. Es tut uns leid, dass die Stehlampe beschädigt bei Ihnen angekommen ist. Wir haben heute eine neue verschickt; sie ist am Freitag bei Ihnen.\n\nMit freundlichen Grüßen\nJana",
		"Wir melden uns morgen bei Ihnen.", "Ihre Bestellung ist unterwegs.", "Vielen Dank für Ihre Geduld!", "Das Geld wurde heute erstattet.",
	},
	"French": {
		"Bonjour Madame Petit,\n\nNous sommes désolés que votre bouilloire soit arrivée cassée. Nous vous avons envoyé une nouvelle bouilloire ce matin, et vous la recevrez jeudi.\n\nBien cordialement,\nLuc",
		"Votre colis arrive demain.", "Merci pour votre patience.", "Nous vous avons remboursé hier.", "L'équipe s'en occupe aujourd’hui, c’est promis.",
	},
	"Spanish": {
		"Hola Marta:\n\nSentimos mucho que la tetera llegara rota. Ya hemos enviado otra y la recibirás el jueves. Si necesitas algo más, aquí estamos para ayudarte.\n\nUn saludo,\nPablo",
		"Muchas gracias por su paciencia.", "Su pedido llega mañana.", "Estamos revisando el cobro.", "Le escribimos hoy mismo, gracias.",
	},
	"Portuguese": {
		"Olá Marta,\n\nLamentamos que a sua chaleira tenha chegado partida. Já enviámos outra e vai recebê-la na quinta-feira. Se precisar de mais alguma coisa, estamos aqui.\n\nObrigado,\nRui",
		"O seu pedido chega amanhã.", "Muito obrigado pela sua paciência.", "Você recebe o reembolso hoje.",
	},
	"Italian": {
		"Gentile Marta,\n\nci dispiace che il bollitore sia arrivato rotto. Ne abbiamo spedito un altro questa mattina e lo riceverà giovedì. Se ha bisogno di altro, siamo qui.\n\nCordiali saluti,\nLuca",
		"Grazie per la sua pazienza.", "Il suo ordine arriva domani.", "Abbiamo rimborsato l'importo oggi.",
	},
	"Dutch": {
		"Beste Marta,\n\nWat vervelend dat de waterkoker kapot is aangekomen. We hebben vandaag een nieuwe verstuurd, die komt donderdag bij je aan. Laat het weten als er nog iets is.\n\nGroetjes,\nSanne",
		"Je bestelling is onderweg.", "Bedankt voor je geduld!", "Wij nemen morgen contact op.", "Helaas is het pakket niet aangekomen.",
	},
	"Polish": {
		"Dzień dobry,\n\nprzykro nam, że czajnik dotarł uszkodzony. Dziś wysłaliśmy nowy, będzie u Pani w czwartek. W razie pytań prosimy o wiadomość.\n\nPozdrawiam\nOla",
		"Paczka jest już w drodze.", "Dziękujemy za cierpliwość.", "Zwrot został zlecony dzisiaj.",
	},
	"Swedish": {
		"Hej Marta!\n\nVi är ledsna att vattenkokaren kom fram trasig. Vi har skickat en ny i dag och du får den på torsdag. Hör av dig om det är något mer.\n\nVänliga hälsningar\nElin",
		"Ditt paket är på väg.", "Tack för ditt tålamod!", "Vi återkommer imorgon med besked.",
	},
	"Danish": {
		"Hej Marta\n\nVi er kede af, at elkedlen var gået i stykker. Vi har sendt en ny i dag, og du får den på torsdag. Skriv endelig, hvis der er mere.\n\nVenlig hilsen\nSofie",
		"Tak for din tålmodighed.", "Vi vender tilbage til dig i morgen, og det bliver ikke senere.",
	},
	"Turkish": {
		"Merhaba Elif Hanım,\n\nsu ısıtıcınızın kırık ulaşmasına çok üzüldük. Bugün yenisini gönderdik, perşembe günü sizde olacak. Başka bir isteğiniz olursa bize yazın.\n\nİyi günler dileriz",
		"Siparişiniz yarın kargoya verilecek.", "Anlayışınız için teşekkür ederiz.", "Siparisiniz yolda, tesekkurler.",
	},
	"Indonesian": {
		"Halo Kak Sari,\n\nmohon maaf pemanas airnya sampai dalam keadaan rusak. Hari ini kami sudah mengirim yang baru, dan akan tiba hari Kamis. Silakan kabari kami jika ada kendala lagi.\n\nTerima kasih",
		"Pesanan kakak sudah kami kirim.", "Terima kasih atas kesabaran Anda.", "Mohon tunggu sampai besok ya kak.",
	},
	"Hindi in Latin letters": {
		"aapka order kal tak pahunch jayega", "Aapka refund process ho gaya hai.", "Namaste, humne aapki complaint le li hai aur hum jaldi hi aapko update karenge. Aapke paise 5 din mein wapas aa jayenge.",
		"Kripya thoda intezaar karein.", "Sir aap apna order number bhejiye, hum abhi check karte hain.",
	},
	"Hindi":    {"नमस्ते, आपका ऑर्डर कल तक पहुँच जाएगा। असुविधा के लिए हमें खेद है।", "आपका रिफंड हो गया है।", "धन्यवाद"},
	"Chinese":  {"您好，很抱歉您的水壶到货时已经破损。我们今天已重新寄出一个新的，预计周四送达。", "您的订单已发货。", "谢谢您的耐心", "请在 Settings > Privacy > Location 中打开权限。"},
	"Japanese": {"お世話になっております。ケトルが破損した状態で届いたとのこと、誠に申し訳ございません。本日、新しい商品を発送いたしました。", "ご注文の商品は明日届きます。", "ありがとうございます"},
	"Korean":   {"안녕하세요. 주전자가 파손된 상태로 도착하여 죄송합니다. 오늘 새 제품을 보내 드렸습니다.", "감사합니다!"},
	"Arabic":   {"مرحباً، نأسف لوصول الغلاية مكسورة. أرسلنا لك واحدة جديدة اليوم وستصلك يوم الخميس.", "طلبك في الطريق.", "شكراً لك"},
	"Russian":  {"Здравствуйте, Марта! Нам жаль, что чайник пришёл разбитым. Сегодня мы отправили новый, он будет у вас в четверг.", "Ваш заказ уже в пути.", "Спасибо!"},
	"Greek":    {"Λυπούμαστε που ο βραστήρας έφτασε σπασμένος. Στείλαμε σήμερα καινούργιο."},
	"Thai":     {"ขออภัยที่กาต้มน้ำมาถึงในสภาพชำรุด เราได้ส่งชิ้นใหม่แล้ววันนี้"},
	"Czech":    {"Dobrý den, mrzí nás, že konvice dorazila rozbitá. Dnes jsme vám poslali novou.", "Děkujeme za trpělivost."},
	"Finnish":  {"Hei, olemme pahoillamme, että vedenkeitin saapui rikki. Lähetimme tänään uuden.", "Tilauksesi on jo matkalla, kiitos!"},
	"Hungarian": {
		"Kedves Márta! Sajnáljuk, hogy a vízforraló törötten érkezett. Ma elküldtünk egy újat.", "Köszönjük a türelmét!",
	},
	"Romanian":   {"Bună ziua, ne pare rău că fierbătorul a ajuns spart. Am trimis astăzi unul nou.", "Comanda dumneavoastră ajunge mâine."},
	"Tagalog":    {"Maraming salamat sa inyong pasensya. Papunta na po ang inyong order at darating ito bukas."},
	"Vietnamese": {"Chúng tôi rất tiếc vì ấm nước bị vỡ khi đến nơi. Hôm nay chúng tôi đã gửi ấm mới.", "Cảm ơn bạn đã chờ."},
}

func TestOtherLanguages(t *testing.T) {
	for language, texts := range otherLanguages {
		for _, s := range texts {
			if New(s)[0].English() {
				t.Errorf("%s is taken for English: %q", language, s)
			}
		}
	}
}

// Whatever English there is, and whatever could be, is never skipped.
func TestEnglish(t *testing.T) {
	for _, s := range []string{
		"", " \n", ".", "👍", "12", "https://example.com/de/hilfe", "GX-4471",
		"Sent.", "Done - refund issued!", "Hi Ana", "Hi Zoë,", "Thx, will check asap", "DM us plz", "DM us ur order no", "Sorry for the inconvenience.",
		"No.", "On it!", "Ok", "Noted, thanks", "Pls restart n try again", "Refund: 5-7 days", "Ho ho ho! Merry Christmas!", "La la la", "Ta!", "Ciao!", "Gracias!",
		"Refund initiated", "Cancelled per request", "IMEI blocked. SIM swap done.", "Fixed in v2.4.1", "Reinstall VPN client", "Firmware downgrade unsupported",
		"Settings > Account > Notifications > Email > Off", "Einstellungen > Allgemein", "Settings > Apps > Termux > Storage & cache > Clear cache",
		"- Konto\n- Sicherheit\n- Privacy", "Kubernetes ingress misconfigured; redeployed nginx pods.",
		"Hi {{first_name}}, order {{order_id}} shipped.", "[Name], refunded [amount].", "{{greeting}} {{body}} {{signature}}",
		"Kind regards,\nMaría José de la Cruz\nAtención al Cliente", "Sent it.\n\n> Wo ist meine Bestellung? Ich warte schon seit einer Woche auf das Paket und niemand meldet sich bei mir.",
		"Sent it.\n\n-- \nAcme GmbH, Geschäftsführer Jörg Müller, Sitz der Gesellschaft ist München",
		"Thanks Александра!", "Done, 王小明.", "Tap 设置 > 通用.", "Press “Weiter” und done.",
		"Reply “Ja, ich möchte meine Bestellung behalten” to that mail.", `The label says "Nicht stürzen und vor Nässe schützen", so the box was yours.`,
		"Guten Tag Frau Weber,\n\nI'm sorry your lamp arrived broken. I've sent a new one today.", "Bonjour Marie, your parcel arrives tomorrow.",
		"¡Hola Juan! Your refund was issued.", "Namaste ji, your order will reach you by tomorrow.",
		"Muchas gracias for the kind words, you made our day!", "Aap please send your order number so that we can check it.",
		"El Camino de la Luz tour cancelled", "Tour El Camino de la Luz: refund done", "Das Boot, Le Monde, La Liga, El Clásico", "Vincent van Gogh tickets attached",
		"Rosé, jalapeño, crème brûlée: refunded.", "Café au lait replaced", "IL DE LA UN ES", "UPS DAS BAR", "Cordoba, Málaga, Köln, São Paulo: shipping unavailable",
		"𝗦𝗼𝗿𝗿𝘆 𝗳𝗼𝗿 𝘁𝗵𝗲 𝗱𝗲𝗹𝗮𝘆", "ﬁnd ﬂight", "¯\\_(ツ)_/¯ no idea", "Weâ€™re sorry youâ€™re waiting", "10 kΩ resistor, 5 µF capacitor",
		"An die in the hat war: also fast, so bald, am I not?", "Hat man art? Tag, rot, gut. Also bald.", "Once is a come more sale", "Two men met her; we had ten of over on door.",
		"Ben, size 42 has one left", "Die cast model, bin in hat, Kind of art", "We've refunded the charge.\n\nWir haben den Betrag erstattet.",
	} {
		if !New(s)[0].English() {
			t.Errorf("is not taken for English: %q", s)
		}
	}
}

// No word tells both English and another language.
func TestTonguesAreApart(t *testing.T) {
	english := evident()
	for w := range tongues() {
		if english[w] || loans()[w] {
			t.Errorf("%q stands on both sides", w)
		}
		if w != strings.ToLower(w) {
			t.Errorf("%q is not folded", w)
		}
	}
}

// Telling the language takes no memory.
func TestEnglishAllocatesNothing(t *testing.T) {
	for _, s := range []string{
		"We've sent the lamp today, and you will have it on Friday. I'm sorry that it took so long.",
		otherLanguages["German"][0], otherLanguages["Chinese"][0], "Settings > Account > Café",
	} {
		d := New(s)[0]
		if n := testing.AllocsPerRun(10, func() { d.English() }); n > 0 {
			t.Errorf("%g allocations for %q", n, s)
		}
	}
}

func BenchmarkEnglish(b *testing.B) {
	for name, s := range map[string]string{
		"english": "Hi Ana,\n\nI'm sorry that your reading lamp arrived broken. We've sent you another one today, and it reaches you on Friday. Keep the broken one; there is no need to send it back.",
		"german":  otherLanguages["German"][0],
		"short":   "Refund initiated",
	} {
		d := New(s)[0]
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				d.English()
			}
		})
	}
}
