"""Names of people, places and organisations, and what is none."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document
from copydesk.naming.gazetteer import gazetteer, heads, titles
from copydesk.naming.kinds import compound


def read(text, form="plain"):
    document = Document(Article("a.txt", text, form))
    return [(name.text, name.kind) for name in document.names]


def texts(text):
    return [name for name, _ in read(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday the mayor met Anna Kowal in Leeds.", ["Anna Kowal", "Leeds"]),
        ("Anna Kowal left. Police followed her.", ["Anna Kowal"]),
        ("In Paris it rained. But Lyon stayed dry. Officials were glad.", ["Paris", "Lyon"]),
        ("Former minister Jan Novak resigned.", ["Jan Novak"]),
        ("She flew on Monday, in May, from Oslo.", ["Oslo"]),
        ("Nobody told me what I’d signed.", []),
        ("The president and the Prime Minister spoke.", []),
        ("Russia’s parliament voted.", ["Russia"]),
        ("They blamed Russia’s Gazprom.", ["Russia", "Gazprom"]),
        ("They treated him at Leeds Children’s Hospital.", ["Leeds Children's Hospital"]),
        ("Critics of Bill de Blasio wrote to de Blasio.", ["Bill de Blasio", "de Blasio"]),
        ("A son of Juan Carlos de la Torre spoke.", ["Juan Carlos de la Torre"]),
        ("Friends of Dick van der Berg waited.", ["Dick van der Berg"]),
        ("The troops of Bashar al-Assad fled.", ["Bashar al-Assad"]),
        ("Her friend Peter O’Brien flew to Sana’a.", ["Peter O'Brien", "Sana'a"]),
        ("He worked for Harland & Wolff and for Acme Widgets, Inc. in Ohio.", ["Harland & Wolff", "Acme Widgets, Inc.", "Ohio"]),
        ("He joined the University of Leeds and the Bank of England.", ["University of Leeds", "Bank of England"]),
        ("The Department of Health and Human Services agreed.", ["Department of Health and Human Services"]),
        ("The London-based firm hired an anti-Brexit group.", ["London", "Brexit"]),
        ("A book by J. K. Rowling and John F. Kennedy Jr. sold.", ["J. K. Rowling", "John F. Kennedy Jr."]),
        ("Yesterday Texas Governor Greg Abbott spoke.", ["Texas", "Greg Abbott"]),
        ("She met Russian President Vladimir Putin.", ["Russian", "Vladimir Putin"]),
        ("The new iPhone sold well.", ["iPhone"]),
        ("He read “The Winter of Our Grief” twice.", ["The Winter of Our Grief"]),
        ("He told “Stop it” to his dog.", []),
        ("They moved to Washington, D.C., in June.", ["Washington, D.C."]),
        ("The Tigers beat the Bears.", ["Tigers", "Bears"]),
        ("Then William “Bill” Gruber spoke.", ["William “Bill” Gruber"]),
        ("They joined the Air and Space Museum.", ["Air and Space Museum"]),
        ("They like both Leeds and Bradford Zoo.", ["Leeds", "Bradford Zoo"]),
        ("It went to Jammu and Kashmir.", ["Jammu and Kashmir"]),
        ("He led the Farmers’ Union in Ohio.", ["Farmers' Union", "Ohio"]),
        ("They met Ban Ki-moon in a US city.", ["Ban Ki-moon", "US"]),
        ("They built a Technology Centre there.", []),
        ("They watch TV and read PDF files.", []),
        ("She sang the song “Sunrise” well.", ["Sunrise"]),
        ("He fought in the Siege of Wobbleton.", ["Siege of Wobbleton"]),
        ("Friends of Coroner Jane Novak waited.", ["Jane Novak"]),
        ("Yesterday Secretary of State Jane Novak spoke.", ["Jane Novak"]),
        ("Then Secretary of Housing and Urban Development Jane Novak spoke.", ["Jane Novak"]),
        ("The Secretary of State spoke.", []),
        ("Then the President of Ukraine Volodymyr Zelenskyy spoke.", ["Ukraine", "Volodymyr Zelenskyy"]),
        ("The Philippines and the U.S. House of Representatives agreed.", ["Philippines", "U.S. House of Representatives"]),
        ("He watches Major League Baseball.", ["Major League Baseball"]),
        ("They sang with Jars of Honey in Leeds.", ["Jars of Honey", "Leeds"]),
        ("They played Lost in Foam and left.", ["Lost in Foam"]),
        ("They met Senators in Congress.", ["Congress"]),
        ("It ran on the London and Wessex Railway.", ["London and Wessex Railway"]),
        ("Trains ran between London and Wessex Railway.", ["London", "Wessex Railway"]),
        ("They played with David Christie & Lee Novak.", ["David Christie", "Lee Novak"]),
        ("The court read Section 230 on page 12.", ["Section 230"]),
        ("They broke the 14th Amendment.", ["14th Amendment"]),
        ("On the 14th Anna Kowal left.", ["Anna Kowal"]),
        ("The station 6PR played it at 4PM, 10KM away.", ["6PR"]),
        ("They ate at McDonald’s in Leeds.", ["McDonald's", "Leeds"]),
        ("They ate at McDonald’s. Later Anna McDonald left, and McDonald’s dog barked.", ["McDonald", "Anna McDonald", "McDonald"]),
        ("They swam in Kowal’s Creek. Then Kowal’s Labrador barked.", ["Kowal's Creek", "Kowal", "Labrador"]),
        ("She was the Player of the Year.", ["Player of the Year"]),
        ("They moved to Frankfurt am Main.", ["Frankfurt am Main"]),
        ("He led the Department of Health, Education and Sport.", ["Department of Health, Education and Sport"]),
        ("They called Harris County Sheriff Jane Novak.", ["Harris County", "Jane Novak"]),
        ("They left Bishop Kowal High School.", ["Bishop Kowal High School"]),
        ("They like Catherine the Great and Anna the cook.", ["Catherine the Great", "Anna"]),
        ("He was a Writing Fellow there. He is a World Champion.", []),
        ("He went to the Studio. The studio was shut.", []),
        ("They sold DVDs, MP3s and PCs at the C-section.", []),
        ("The band Blue Winds played. Blue Winds Dancing is long.", ["Blue Winds", "Blue Winds Dancing"]),
        ("He sang “Time to Wake Up.” Then he left.", ["Time to Wake Up"]),
        ("She made the singles “Chaque fois” and “Mon ami” in Paris.", ["Chaque fois", "Mon ami", "Paris"]),
        ("Then Labour MP Jane Novak spoke.", ["Labour", "Jane Novak"]),
        ("They played for the League for the St. Louis side.", ["League", "St. Louis"]),
        ("Theresa May left. He disliked May’s plan in May.", ["Theresa May", "May"]),
        ("They live in General Santos City.", ["General Santos City"]),
        ("Then the Prime Minister of Great Britain spoke.", ["Great Britain"]),
        ("Yesterday U.S. House of Representatives Speaker Jane Novak spoke.", ["U.S. House of Representatives", "Jane Novak"]),
        ("She became United States Secretary of State in May.", ["United States"]),
        ("The Duchess of Cambridge left Cambridge.", ["Cambridge"]),
        ("It cost US$5 in the US in mid-August.", ["US"]),
        ("They visited the Democratic Republic of the Congo.", ["Democratic Republic of the Congo"]),
        ("He won the Republican New Hampshire vote.", ["Republican", "New Hampshire"]),
        ("The head of the Royal Institute of Sailing Jane Novak spoke.", ["Royal Institute of Sailing", "Jane Novak"]),
        ("There was a Republican US senator.", ["Republican", "US"]),
        ("But Obama disagreed.", ["Obama"]),
        ("The U.N. found E. coli there.", ["U.N."]),
        ("They left the Jane Novak Air Base.", ["Jane Novak Air Base"]),
        ("They met Александр in Leeds and spoke of anti-Semitism.", ["Leeds"]),
        ("They eat jackals. The people feared the Jackals.", []),
        ("He joined the Village, then the Senate.", ["Senate"]),
        ("She is Sue Black of the University of Leeds.", ["Sue Black", "University of Leeds"]),
        ("She won on Super Tuesday, in Ohio. They met in Ohio Tuesday.", ["Super Tuesday", "Ohio", "Ohio"]),
        ("The 617 Squadron flew over 40 Squadron Houses.", ["617 Squadron", "Squadron Houses"]),
        ("He is an All-American from Texas and played the All-Star Game.", ["Texas", "All-Star Game"]),
        ("It won Best Original Score in Leeds.", ["Leeds"]),
        ("They own four Listed Shops and two World Cups.", ["World Cups"]),
        ("They prayed at the Church of Our Lady and to Our Lady of Mercy.", ["Church of Our Lady", "Our Lady of Mercy"]),
        ("Crews of the Second Corps of the Army of the Rhine left.", ["Second Corps", "Army of the Rhine"]),
        ("He is the club’s new “Bright Hope”. Ann likes the song “Bright Hope”.", ["Ann", "Bright Hope"]),
        ("Attended Oakwood College in Leeds.", ["Oakwood College", "Leeds"]),
        ("Bodysurfers came. Obstetricians left.", []),
        ("The i-WOBBLE label hired anti-Wobble singers in Leeds.", ["i-WOBBLE", "Wobble", "Leeds"]),
        ("They called a SWAT team to Leeds.", ["Leeds"]),
        ("They crossed World War II Hungary on foot.", ["World War II", "Hungary"]),
        ("They met a Fellow of the Leeds Society. The fellow left.", ["Leeds Society"]),
        ("They watch Saturday Night Live on Saturday.", ["Saturday Night Live"]),
        ("The Leeds-based Wobble Bank and the GOP-led Senate met.", ["Leeds", "Wobble Bank", "GOP", "Senate"]),
        ("They watch the FIFA Women’s World Cup at Leeds Children’s Health Plan.", ["FIFA Women's World Cup", "Leeds Children's Health Plan"]),
        ("They saw a statue of Martin Luther King, Jr.", ["Martin Luther King, Jr."]),
        ("Then General de Wobble met Prince von Kowal.", ["de Wobble", "von Kowal"]),
        ("In Wobblo I saw it. World War I ended, and Elizabeth I reigned.", ["Wobblo", "World War I", "Elizabeth I"]),
        ("He read the Sunday Times on Sunday.", ["Sunday Times"]),
        ("They won the Texas 1st District and cited the 2d Wobble Circuit.", ["Texas 1st District", "2d Wobble Circuit"]),
        ("Lawyers cited the Human Rights Act 1998 in 1999.", ["Human Rights Act 1998"]),
        ("They rode the Wobblo 10, which sold well, on March 10, 2007.", ["Wobblo 10"]),
        ("On Monday Wobble! said it would, and Kowal! nobody cried.", ["Wobble!", "Kowal!"]),
        ("She sang with Wheels of Clay and friends of Clay.", ["Wheels of Clay", "Clay"]),
        ("De Wobblo was here.", ["De Wobblo"]),
        ("The NFL Champion Baltimore Colts met Lebanese Hezbollah men.", ["NFL", "Baltimore Colts", "Lebanese", "Hezbollah"]),
        ("They bought Welton, Leek and Ashby Railway and met Ann, Leek and Ashby.", ["Welton, Leek and Ashby Railway", "Ann", "Leek", "Ashby"]),
        ("They cite Kowal, A.B. (1978) The Wheel: a study of roads.", ["Kowal, A.B.", "The Wheel: a study of roads"]),
        ("He is from Kowal, N.Y., and wrote in (1978) for The Wheel.", ["Kowal", "N.Y.", "The Wheel"]),
        ("The ring bears the phrase “Wobble in Excelsis” and the word Wobblo.", []),
        ("They proved the Wobblo conjecture, and it ended in a Wobblo scheme.", []),
        ("He drove Train No. 23 and ship ZQO # 25 to Leeds.", ["Leeds"]),
        ("They live in the South East of the country, in the Sixties and year III.", []),
        ("It rose in the April-June quarter and on Palm Sunday.", ["Palm Sunday"]),
        ("It won “Best Rock Song” and spoke of Wobblisation.", []),
        ("He bought his first guitarHe bought it in Leeds.", ["Leeds"]),
    ],
)  # fmt: skip
def test_spans(text, names):
    assert texts(text) == names


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("She met Mr. Gruber.", {"Gruber": "person"}),
        ("Gruber, 43, said he knew.", {"Gruber": "person"}),
        ("He lives near Wobbleton, a village.", {"Wobbleton": "place"}),
        ("It was signed by Acme Widgets Inc. on the day.", {"Acme Widgets Inc.": "organisation"}),
        ("A French court sat in France.", {"French": "people", "France": "place"}),
        ("He swam in the River Wob and Lake Wobble.", {"River Wob": "place", "Lake Wobble": "place"}),
        ("They broke the Clean Ponds Act.", {"Clean Ponds Act": "other"}),
        ("They crossed the Wobble valley.", {"Wobble": "place"}),
        ("It moved to the town of Wobble.", {"Wobble": "place"}),
        ("They praised the charity Wobble.", {"Wobble": "organisation"}),
        ("They praised actor Wobble.", {"Wobble": "person"}),
        ("It was built in ZX99.", {"ZX99": "other"}),
        ("Then Holger von Neuhoff spoke.", {"Holger von Neuhoff": "person"}),
        ("He left the Philippines.", {"Philippines": "place"}),
        ("A South Korean spoke.", {"South Korean": "people"}),
        ("Then Anna Kowal spoke. Kowal left.", {"Anna Kowal": "person", "Kowal": "person"}),
        ("He voted in the House.", {"House": "organisation"}),
        ("She left the U.S. House of Representatives.", {"U.S. House of Representatives": "organisation"}),
        (
            "Then Wobble Motors Group met. It is said Wobble gained.",
            {"Wobble Motors Group": "organisation", "Wobble": "organisation"},
        ),
        ("They sailed from Wobblo, a small port town.", {"Wobblo": "place"}),
        ("They praised Wobblo, the former mayor.", {"Wobblo": "person"}),
        ("They live in the capital Wobblo.", {"Wobblo": "place"}),
        ("They fought Wobblo rebels.", {"Wobblo": "organisation"}),
        ("It hit West London and North Wobbleshire.", {"West London": "place", "North Wobbleshire": "place"}),
        (
            "They live in Wobble-upon-Tarn and Wobbleshire.",
            {"Wobble-upon-Tarn": "place", "Wobbleshire": "place"},
        ),
        ("He left Camp Wobble on Interstate 80.", {"Camp Wobble": "place", "Interstate 80": "place"}),
        ("They named it Hurricane Wobble.", {"Hurricane Wobble": "other"}),
        ("She was born in Wobblo, North Carolina.", {"Wobblo": "place", "North Carolina": "place"}),
        ("They bought WobbleNet.", {"WobbleNet": "organisation"}),
        ("The visual artists Wobblo and Ana Kowal came.", {"Wobblo": "person", "Ana Kowal": "person"}),
        ("They died of Wobblo virus.", {"Wobblo": "other"}),
        ("He studied at Wobble College London.", {"Wobble College London": "organisation"}),
        ("They met Tim Hill, 53, at Oak Hill.", {"Tim Hill": "person", "Oak Hill": "place"}),
        (
            "Ana Paris spoke. Paris said she was well. It is said Paris left.",
            {"Ana Paris": "person", "Paris": "person"},
        ),
        ("He was born in Belgrade.", {"Belgrade": "place"}),
    ],
)
def test_kinds(text, kinds):
    assert dict(read(text)) == kinds


def test_what_an_article_always_says_together_is_one_name():
    once = "They like Jars to Saturn."
    assert "Jars to Saturn" not in texts(once)
    assert texts(once + " We heard Jars to Saturn. Fans of Jars to Saturn came.").count("Jars to Saturn") == 3


def test_headline_in_title_case():
    text = (
        "Kowal Wins Vote as Police Search Leeds Town Hall\n\nAnna Kowal won on Monday. She thanked Leeds.\n"
    )
    assert texts(text)[0] == "Kowal"
    assert not {"Wins", "Vote", "Police", "Search"} & {word for name in texts(text) for word in name.split()}


def test_headline_in_capitals():
    text = "KOWAL WINS VOTE IN GERMANY\n\nThen Anna Kowal won on Monday.\n"
    assert texts(text) == ["KOWAL", "GERMANY", "Anna Kowal"]


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("POLICE ARREST MAYOR OF LEEDS", [("LEEDS", "place", "")]),
        ("PRESIDENT TRUMP WINS OHIO", [("TRUMP", "person", "President"), ("OHIO", "place", "")]),
        ("SECRETARY OF STATE HILLARY CLINTON QUITS", [("HILLARY CLINTON", "person", "Secretary of State")]),
        ("BANK OF ENGLAND AND NATO SIGN DEAL", [("BANK OF ENGLAND", "organisation", ""), ("NATO", "organisation", "")]),
        ("O’BRIEN AND McCONNELL MEET IN US", [("O'BRIEN", "person", ""), ("McCONNELL", "person", ""), ("US", "place", "")]),
    ],
)  # fmt: skip
def test_capitals_are_read_as_a_headline_in_title_case(headline, found):
    document = Document(Article("a.txt", headline + "\n\nThe man left on Monday.\n"))
    assert [(name.text, name.kind, name.title) for name in document.names] == found
    assert all(name.span.of(headline).replace("’", "'") == name.text for name in document.names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Novak left. Later Jan Novak spoke.", ["Novak", "Jan Novak"]),
        ("Teachers left. Officials and Labour stayed.", ["Labour"]),
        ("Mark my words. Mark Kowal said so.", ["Mark Kowal"]),
        ("“Paris is near,” said Ann. “Nobody knows Paris.”", ["Paris", "Ann", "Paris"]),
        ("Leeds: Kowal left. (Novak stayed.) – Oslo wept.", ["Leeds", "Kowal", "Novak", "Oslo"]),
        ("Asked Jan Novak and Ann Kowal, he left.", ["Jan Novak", "Ann Kowal"]),
        ("The studio fell silent. Studio hands wept. Hands up.", []),
    ],
)
def test_first_word_of_a_sentence(text, names):
    assert texts(text) == names


@pytest.mark.parametrize(
    ("headline", "body", "names"),
    [
        ("Wildfire Near Leeds Forces Thousands to Flee", "A wildfire near Leeds spread.", ["Leeds"]),
        ("Kowal to Meet Ministers in Oslo", "Then Anna Kowal met them.", ["Kowal", "Oslo"]),
        ("Why the Best Teachers Leave Early", "A study in Leeds said so.", []),
        ("POLICE HUNT GUNMAN IN LEEDS", "They hunted him on Monday.", ["LEEDS"]),
        ("WOBBLE BEATS NOVAK", "Then Jan Wobble beat Eva Novak.", ["WOBBLE", "NOVAK"]),
        ("EU AND NATO MEET IN BRUSSELS", "They met on Monday.", ["EU", "NATO", "BRUSSELS"]),
    ],
)
def test_headlines(headline, body, names):
    assert [
        name.text
        for name in Document(Article("a.txt", f"{headline}\n\n{body}\n")).names
        if name.span.start < len(headline)
    ] == names


def test_title_is_no_part_of_the_name():
    (name,) = Document(Article("a.txt", "Yesterday Prime Minister Anna Kowal spoke.")).names
    assert (name.text, name.title, name.kind) == ("Anna Kowal", "Prime Minister", "person")


def test_span_leaves_the_possessive_out_and_is_of_the_source():
    text = "\ufeff😀 Then\r\nAnna&nbsp;Kowal’s dog barked."
    document = Document(Article("a.html", "<p>" + text + "</p>", "html"))
    (name,) = document.names
    assert name.span.of(document.text) == "Anna&nbsp;Kowal"


@pytest.mark.parametrize(
    ("word", "firm"),
    [("BlackBerry", True), ("iPhone", True), ("McDonald", False), ("DeSantis", False), ("NATO", False)],
)
def test_capitals_inside_a_word(word, firm):
    assert compound(word) is firm


def test_fame():
    (name, other) = Document(Article("a.txt", "There France met Wobbleton.")).names
    assert name.grade > 10
    assert other.grade == -1


def test_no_names_in_an_empty_article():
    assert texts("") == []
    assert texts("1,000 – 2,000 …") == []


def test_tables():
    assert gazetteer().names["France"].kind == "place"
    assert titles()["Ms."] == "she"
    assert titles()["Dr."] == ""
    assert heads()["University"].joins
