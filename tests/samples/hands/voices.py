# ruff: noqa: E501 (a paragraph is a line)
"""What the hands write: paragraphs in several voices and languages, and what in them only looks like a heading."""

HARBOUR = """\
{A} had kept the light for eleven winters and had never once been thanked for it.
The stairs went round and round. {B} counted them under her breath, lost count at ninety, and began again from the landing.
"You said you'd be back by six," said {A}.
"I said I'd try."
{B} put the kettle on without being asked. It was that kind of evening: rain on the glass, and nothing in the larder but bread.
Out past the reef a ship was showing one lamp where there should have been two.
Nobody spoke.
"Is that the Meridian?" {C} leaned so far over the rail that {A} took hold of his coat.
It was not the Meridian. It was nothing that any of them had ever seen before, and it was coming in fast, with its sails down and the tide behind it.
He laughed. It wasn't a nice laugh.
{C} wrote it all down in the ledger: the hour, the wind, and the colour of the thing's eyes.
"No," she said.
When the fog lifted there were three of them on the jetty, and none of them was wet.
{A} thought about her mother's hands, and about the bread, and about how many steps there were.
Later, much later, {B} would say that she'd known it from the start; but that night she only stood there with the lamp in her hand and let it burn her fingers.
Then the bell rang.
"Well?"
The second mate had a way of standing in a doorway that made the room feel smaller, and he was doing it now.
There was a long pause while everybody looked at the soup.
{B} slept badly, woke early, and found the door of the lamp room open and the stairs wet all the way down.
"You can't just leave," {C} said. "Not with the wick like that. Not with her up there on her own."
She could. She did."""

SCHOOL = """\
On {A}'s first day at Saint Brannock's the fire alarm went off twice, and only one of those times was {B}'s fault.
"Is this seat taken?" asked a girl with an enormous hat.
{A} shook his head. He'd have said yes to a bear.
Mr. Pettigrew taught geography as though it had personally wronged him.
"So," {B} said at lunch, around a mouthful of chips, "what are you in for?"
OMG. He actually said that. To her FACE.
{A} stared at the timetable; the timetable, which had been photocopied too often, stared back.
The corridor smelled of floor polish and of wet coats and, very faintly, of somebody's illegal toast.
{C} was waiting by the bike sheds with a plan and a bag of onions.
"That's the worst idea I've ever heard," said {A}. "When do we start?"
Seven minutes later the onions were in the organ loft, and {C} was explaining to a very small first-former why he hadn't seen anything.
Detention.
It rained all through double maths. {B} drew a whale in the margin, gave it a top hat, and passed it over without looking up.
"You're bleeding," said {B}.
"It's ketchup!"
"...Why is it ketchup?"
By Friday everyone had heard some version of it, and in most versions there was a goat.
{A}'s mum rang at eight, as she did, and he told her that everything was fine, as he did.
She grinned. He grinned back. Somewhere behind them a window broke.
The headmistress took her glasses off, cleaned them, put them on, and said that in thirty years of teaching she'd never once had to ask this question."""

SHIP = """\
The {X} dropped out of the fold eleven light-minutes short of where she ought to have been.
Captain {A} did not swear. Captain {A} set down her tea with enormous care.
"Report."
"We've lost the aft array, the port array, and—I want to stress that I don't know how—the aquarium."
{B} was already half inside the console. Sparks fell past his ears.
Deck nine was dark. Deck ten was worse: it was singing.
{C}'s voice came over the comm, thin and calm. "I have a visual. You're not going to like it, ma'am."
On the screen a small grey moon unfolded like a hand.
They had six hours of air, a box of ration bars, and a difference of opinion.
"Options?"
Nobody had any. {B} raised a finger, thought better of it, and lowered it again.
She'd served under four captains before this one; two had been fools, one a saint, and the fourth had taught her how to cheat at cards.
The airlock cycled. The light above it went from red to amber and stayed there.
"It's knocking," said {C}.
"Knocking how?"
"Politely."
What the moon wanted, it turned out, was directions.
Gravity came back all at once, and with it every spoon on the ship.
{A} read the order twice, folded it in four, and fed it to the recycler.
In the quiet afterwards they could hear the hull tick as it cooled, plate by plate, all the way down the long spine of the ship."""

DIARY = """\
I didn't sleep. {A} says I snored, but I know what I know.
My sister is coming on the late train and I've nothing in the house but turnips.
I walked down to the mill and back. You could see your breath.
They've put a fence around the orchard! A fence! I climbed it, of course.
{B} brought the post himself today and stood about on the step until I asked him in.
I think I may have been unkind. I think I'd do it again.
We ate the soup. We talked about the weather, and about her knees, and about anything at all except the letter.
It is very late and the candle is very short, so I'll only say this: he knew. He's always known.
I was so angry that I cleaned the whole kitchen, twice, and then I sat down on the clean floor and laughed.
Rain again.
{C} asked me what I'd do with a hundred pounds, and I said I'd buy a donkey, and she wrote it down.
I have read your letter until it came apart along the folds.
Nothing happened today, and I was glad of every minute of it.
My hands smell of onions. I don't mind it."""

LOWER = """\
{a} woke up on the floor again. third time this week.
"you're late," {b} says, not looking up from the sink.
it isn't raining, but it looks like it wants to.
{a} makes coffee. the coffee is terrible. {b} drinks it anyway, because that's the kind of person {b} is, and they stand there in the blue light of the fridge and don't talk about it.
"okay," says {a}. "okay. so what do we do now?"
outside somebody is trying to start a motorbike, over and over.
they take the bus to the end of the line, where the sea is.
{c} sends a picture of a pigeon wearing a bread slice around its neck. no caption. it helps.
and then, because nothing is ever easy, the lights go out.
{b} laughs, and it's the first time in weeks, and {a} wants to put it in a jar."""

CASE = """\
Inspector {A} took off one glove and looked at the teapot for some time.
"And nobody touched it?"
"Nobody but the vicar, sir."
The vicar coughed. He had a face like an unmade bed, and this morning somebody had slept in it badly.
{B} turned a page of her notebook. She had written down five names and underlined the one that could not possibly be right.
The rector's study held eleven hundred books, four clocks, and no rector.
All four of the clocks were wrong, and they were all wrong by the same amount.
"Curious," said {A}, who said it perhaps twice a year.
Mrs. {C} had been in service at the Grange for nineteen years and had, she said, seen nothing, heard nothing, and dusted everything.
They walked back by way of the canal. A heron watched them go with the air of a witness who has been told not to leave town.
It was {B} who found the key, in the end, and it was in the jam.
"The window was locked. The door was locked. I put it to you, madam, that the parrot did not do this alone."
Rain ran down the glass. Somewhere in the house a door closed, very gently, as doors do when people close them.
There was only one way in, only one way out, and the dog had been asleep across it.
"I see," she said; and this time, it seemed, she did."""

DE = """\
Der Leuchtturm stand am Ende der Mole, und niemand wusste mehr, wer ihn gebaut hatte.
„Du bist spät“, sagte {A}.
{B} zog die nassen Stiefel aus und stellte sie neben den Ofen. Draußen schlug der Regen gegen die Scheiben.
Am nächsten Morgen war das Meer so glatt wie ein Teller, und die Möwen saßen darauf, als hätten sie es bezahlt.
„Und wenn er nicht kommt?“ – „Dann kommt er eben nicht.“
{A} dachte lange nach, zählte die Stufen und schwieg."""
FR = """\
Le phare s'élevait au bout de la jetée, et plus personne ne savait qui l'avait construit.
— Tu es en retard, dit {A}.
{B} ôta ses bottes mouillées et les posa près du poêle. Dehors, la pluie frappait les vitres.
Le lendemain matin, la mer était lisse comme une assiette, et les mouettes s'y tenaient comme si elles l'avaient payée.
« Et s'il ne vient pas ? — Alors il ne viendra pas. »
{A} réfléchit longtemps, compta les marches, et se tut."""
ES = """\
El faro se alzaba al final del muelle, y ya nadie recordaba quién lo había construido.
—Llegas tarde —dijo {A}.
{B} se quitó las botas mojadas y las dejó junto a la estufa. Fuera, la lluvia golpeaba los cristales.
A la mañana siguiente el mar estaba liso como un plato, y las gaviotas lo ocupaban como si lo hubieran pagado.
¿Y si no viene? Entonces no vendrá, pensó {A}."""
IT = """\
Il faro stava in fondo al molo, e nessuno sapeva più chi l'avesse costruito.
«Sei in ritardo» disse {A}.
{B} si tolse gli stivali bagnati e li mise accanto alla stufa. Fuori la pioggia batteva sui vetri.
Il mattino dopo il mare era liscio come un piatto, e i gabbiani ci stavano sopra come se l'avessero pagato."""
NL = """\
De vuurtoren stond aan het einde van de pier, en niemand wist nog wie hem gebouwd had.
‘Je bent laat,’ zei {A}.
{B} trok de natte laarzen uit en zette ze naast de kachel. Buiten sloeg de regen tegen de ruiten.
De volgende ochtend was de zee zo vlak als een bord, en de meeuwen zaten erop alsof ze ervoor betaald hadden."""
PL = """\
Latarnia stała na końcu mola i nikt już nie pamiętał, kto ją zbudował.
– Spóźniłaś się – powiedział {A}.
{B} zdjęła mokre buty i postawiła je przy piecu. Na dworze deszcz bił o szyby.
Nazajutrz morze było gładkie jak talerz, a mewy siedziały na nim, jakby za nie zapłaciły."""
RU = """\
Маяк стоял в конце мола, и никто уже не помнил, кто его построил.
— Ты опоздала, — сказал {A}.
{B} сняла мокрые сапоги и поставила их у печки. Снаружи дождь бил в стёкла.
Наутро море было гладким, как тарелка, и чайки сидели на нём так, будто за него заплатили."""
CS = """\
Maják stál na konci mola a nikdo už nevěděl, kdo ho postavil.
„Jdeš pozdě,“ řekl {A}.
{B} si zula mokré boty a postavila je ke kamnům. Venku bil déšť do oken.
Ráno bylo moře hladké jako talíř a rackové na něm seděli, jako by si ho zaplatili."""
SV = """\
Fyren stod längst ut på piren, och ingen mindes längre vem som hade byggt den.
– Du är sen, sa {A}.
{B} drog av sig de våta stövlarna och ställde dem vid kaminen. Utanför slog regnet mot rutorna.
Nästa morgon låg havet slätt som en tallrik, och måsarna satt på det som om de hade betalat."""
PT = """\
O farol erguia-se no fim do molhe, e já ninguém sabia quem o tinha construído.
— Estás atrasada — disse {A}.
{B} tirou as botas molhadas e deixou-as junto ao fogão. Lá fora, a chuva batia nos vidros.
Na manhã seguinte o mar estava liso como um prato, e as gaivotas pousavam nele como se o tivessem pago."""
ZH = """\
灯塔立在防波堤的尽头，谁也不记得是谁建的。
“你迟到了，”她说。
他脱下湿靴子，放在炉子旁边。外面的雨打着窗户。
第二天早上，大海平得像一只盘子，海鸥坐在上面，好像付过钱似的。
没有人说话。过了很久，钟声响了，他们一起走下楼梯，一级一级地数着。"""
JA = """\
灯台は防波堤の先に立っていて、誰が建てたのかもう誰も覚えていなかった。
「遅かったね」と彼女は言った。
彼は濡れた長靴を脱いで、ストーブのそばに置いた。外では雨が窓を叩いていた。
翌朝、海は皿のように平らで、かもめたちは金を払ったかのようにその上に座っていた。"""
KO = """\
등대는 방파제 끝에 서 있었고, 누가 지었는지 아무도 기억하지 못했다.
"늦었네." 그녀가 말했다.
그는 젖은 장화를 벗어 난로 옆에 놓았다. 밖에서는 비가 창문을 두드리고 있었다.
다음 날 아침 바다는 접시처럼 평평했고, 갈매기들은 돈이라도 낸 듯이 그 위에 앉아 있었다."""
AR = """\
كانت المنارة تقف في نهاية الرصيف، ولم يعد أحد يتذكر من بناها.
قالت: «لقد تأخرت».
خلع حذاءه المبلل ووضعه قرب الموقد. في الخارج كان المطر يضرب الزجاج.
في صباح اليوم التالي كان البحر أملس كالصحن، وكانت النوارس تجلس عليه كأنها دفعت ثمنه."""
TH = """\
ประภาคารตั้งอยู่ปลายเขื่อน และไม่มีใครจำได้แล้วว่าใครสร้าง
เธอพูดว่ามาช้า แล้วก็วางกาน้ำลงบนเตา ข้างนอกฝนตกกระทบหน้าต่าง
เช้าวันรุ่งขึ้นทะเลเรียบเหมือนจาน นกนางนวลเกาะอยู่บนนั้นราวกับว่าจ่ายเงินไปแล้ว"""

VOICES = {
    name.lower(): text.split("\n")
    for name, text in {
        "HARBOUR": HARBOUR, "SCHOOL": SCHOOL, "SHIP": SHIP, "DIARY": DIARY, "LOWER": LOWER, "CASE": CASE,
        "DE": DE, "FR": FR, "ES": ES, "IT": IT, "NL": NL, "PL": PL, "RU": RU, "CS": CS, "SV": SV, "PT": PT,
        "ZH": ZH, "JA": JA, "KO": KO, "AR": AR, "TH": TH,
    }.items()
}  # fmt: skip
_PEOPLE = """\
Marisol
Hesper
Iven
Quill
Tamsin
Roake
Jun
Ottilie
Brannoch
Fen
Aurelio
Wick
Nadia
Corvin
Pell
Sunniva"""
PEOPLE = _PEOPLE.split("\n")
SHIPS = ("Patient Heron", "Kestrel", "Second Opinion", "Marrow and Thyme")
_TITLES = """\
The Lamp Room
Onions
What the Moon Wanted
An Unreasonable Number of Spoons
Low Water
In Which Nothing Goes to Plan
The Vicar's Teapot
Eleven Winters
Ketchup
A Difference of Opinion
Homecoming
Salt
The Second Mate Says No
Letters
Bread and Rain
Something Like a Beginning
Turnips
The Long Way Round
Aftermath
Half a Map"""
TITLES = _TITLES.split("\n")
QUESTIONS = ("Who Rang the Bell?", "Now What?", "Run!", "Why Is It Always Soup?", "Oh No, Onions!", "Is Anybody There?")

LISTS = (
    ("1. Flour", "2. Eggs", "3. Something green", "4. Rope"),
    ("1) Do not open the hatch.", "2) Do not feed the moon.", "3) Tell nobody."),
    ("- a lamp", "- two candles", "- the good scissors"),
    ("1. Who had the key?", "2. Who knew about the jam?", "3. Why four clocks?"),
    ("I. The deceased", "II. The parrot", "III. The rest of them"),
    ("1 cup of sugar", "2 lemons", "3 eggs"),
    ("#1 Be kind.", "#2 Be early.", "#3 Bring soup."),
)
_LONE = """\
3:45
21:00
3 - 1
2:1
12 May 1987
1884
NO ENTRY
CLOSED ON SUNDAYS
Monday, 3 June
7
42
Room 12
0400 hours
4/4
WET PAINT
Dear Sir,
Yours, Q.
Silence
Beep.
404
Tuesday
TO LET
DO NOT FEED THE HERON
No. 9
Flight 207
Gate 3
Attention All Passengers
The End Is Near
BANG
Score: 4-2
10
Night
The Lamb and Flag
Table 4"""
LONE = _LONE.split("\n")
_QUOTED = """\
"Have you read Chapter 4?" she asked. "It's the one with the whale."
He had got as far as chapter nine and given up.
Chapter 11 of the manual was missing. Somebody had torn it out.
It began, like every bad book, with a prologue.
She turned to Part Two, which was about knots, and fell asleep.
"Chapter One," he read aloud. "I am born."
In the third act everybody dies, which was a relief.
Day 4 of the strike was colder than Day 3 had been.
He wrote 'Chapter 1' at the top of the page, looked at it, and went to make tea.
Platform 2, they said, and then Platform 3, and then nobody said anything.
Book II of the set was propping up the piano.
"Part 2? There's a part 2?"
I. Am. Not. Going.
1 was too few and 3 were too many.
Section 4 of the Act was quite clear about parrots."""
QUOTED = _QUOTED.split("\n")
VERSE = (
    ("The moon came down to the mill to drink", "And the miller's wife came too", "And what they said I cannot think", "But I know that it was true"),
    ("Row, my lads", "Row for the light", "Row for the bread and the fire tonight"),
    ("Little Green Door", "Where Do You Go", "Open for Me", "Open for Snow"),
)  # fmt: skip
CHATS = (
    ("Wick: where are you", "Pell: bus", "Wick: which bus", "Pell: the wrong one"),
    ("[20:14] fen: he's HERE", "[20:14] jun: who", "[20:15] fen: the HERON"),
)
LETTER = (
    "My dear Ottilie,",
    "I write in haste. The donkey is well. Do not on any account let them sell the mill before I come.",
    "Your loving aunt,",
    "P.",
)
_REMARKS = """\
Hi everyone! Sorry this took so long, exams ate my brain.
Thanks to everybody who reviewed, you're all stars!
Don't own, don't sue.
This chapter's a bit short but the next one will be longer, I promise!
Unbeta'd, so all mistakes are mine.
Please R&R!
I rewrote this bit about four times. Let me know what you think.
Set after the events of the second film. Ignore the third, I do.
Warning for soup.
My dog helped. Any typos are his.
So, erm, this was meant to be a oneshot.
Big thank you to tidewrack for the beta!
I know, I know, it's been two years. Life happened.
Happy holidays, all!"""
REMARKS = _REMARKS.split("\n")
_SUMMARIES = """\
A keeper, a ship with one lamp, and a very bad winter.
{A} never asked for a moon. The moon has other ideas.
Two people, one bus, no plan. Mostly soup.
It was meant to be an ordinary term. Then came the onions. Oneshot.
Inspector {A} is retired. The teapot is not."""
SUMMARIES = _SUMMARIES.split("\n")
