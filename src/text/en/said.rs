//! What the help of the command line says in the mother tongue, and in English.

/// What the definition says in Dutch, and the same in English.
pub(super) const SAID: &[(&str, &str)] = &[
    (
        "Geef een tabel zoals importeer die leest, van wat je mag zien: CSV, of --json",
        "Give a table as import reads it, of what you may see: CSV, or --json",
    ),
    ("Alleen van deze organisatie", "Only of this organisation"),
    ("Alleen door wie zo heet", "Only by who is called this"),
    (
        "Alleen wat zo heet, met * voor de rest, zoals: member.*",
        "Only what is called this, with * for the rest, like: member.*",
    ),
    ("WAT", "WHAT"),
    ("Vanaf deze dag, als 2026-12-31 of 31-12", "From this day on, like 2026-12-31 or 31-12"),
    ("Tot en met deze dag", "Up to and including this day"),
    (
        "Blijf vertellen wat er gebeurt, een regel JSON per gebeurtenis; Ctrl+C eindigt",
        "Go on telling what happens, a line of JSON each; Ctrl+C ends it",
    ),
    ("Alleen met deze rol", "Only with this role"),
    ("Alleen van deze herkomst", "Only of this origin"),
    (
        "Alleen wie binnen zoveel dagen een laatste dag heeft, zoals: 30d",
        "Only whose last day is within so many days, such as: 30d",
    ),
    (
        "Alleen in deze toestand; meer met komma's, zoals: wacht,verlopen",
        "Only in this state; several with commas, such as: pending,expired",
    ),
    ("DAGEN", "DAYS"),
    ("HERKOMST", "ORIGIN"),
    ("STATUS", "STATUS"),
    ("Waarop de lijst is gesorteerd", "What the list is ordered by"),
    ("Andersom", "The other way round"),
    ("KOLOM", "COLUMN"),
    (
        "Spreek in regels: genummerde keuzes, zonder scherm; voor wie het hoort",
        "Speak in lines: numbered choices, without a screen; for who hears it",
    ),
    (
        "Zonder opdracht opent het scherm. Voorbeelden:\n  \
         toegang voorbeeld                                         begin met een voorbeeldwereld\n  \
         toegang --als piet@eigendomein.nl lid lijst \"Piet Holding B.V.\"\n\n\
         Einde: 0 gedaan of al zo, 2 opdracht niet begrepen, 3 niet gevonden, 4 geen recht,\n\
         5 tegen een regel, 6 iemand was eerder, 7 bezet of vol, 8 bestand niet te gebruiken,\n\
         9 niet bevestigd, 10 niet alles is zoals gevraagd, 70 fout in het programma",
        "Without a command the screens open. Examples:\n  \
         toegang example                                           begin with an example world\n  \
         toegang --as piet@eigendomein.nl member list \"Piet Holding B.V.\"\n\n\
         Exit codes: 0 done or so already, 2 command not understood, 3 not found, 4 no right,\n\
         5 against a rule, 6 somebody was first, 7 busy or full, 8 file cannot be used,\n\
         9 not confirmed, 10 not all of it is as asked, 70 fault in the program",
    ),
    (
        "De organisatie: haar naam, een deel daarvan dat maar één keer voorkomt, of haar nummer",
        "The organisation: its name, a part of it that occurs only once, or its number",
    ),
    (
        "Wie: e-mailadressen of volledige namen; - leest er een per regel van de invoer",
        "Who: e-mail addresses or full names; - reads one a line from the input",
    ),
    ("Toon ze allemaal", "Show all of them"),
    (
        "Geef mensen toegang: eigen gebruikers meteen, die van partners krijgen een verzoek",
        "Give people access: own users at once, those of partners get a request",
    ),
    ("De organisatie", "The organisation"),
    ("Als wat", "As what"),
    (
        "De laatste dag met toegang, als 2026-12-31, 31-12 of +3m",
        "The last day with access, as 2026-12-31, 31-12 or +3m",
    ),
    ("Wat er bij een verzoek staat", "What is said with a request"),
    ("Lees de namen uit dit bestand, een per regel", "Read the names from this file, one a line"),
    ("Neem mensen hun toegang af", "Take access away from people"),
    ("Maak mensen Lid of Beheerder", "Make people Member or Administrator"),
    ("Wat ze worden", "What they become"),
    (
        "Geef mensen een laatste dag met toegang, of neem die weg",
        "Give people a last day with access, or take it away",
    ),
    (
        "De dag, als 2026-12-31, 31-12 of +3m; of: geen",
        "The day, as 2026-12-31, 31-12 or +3m; or: none",
    ),
    ("Verlaat een organisatie", "Leave an organisation"),
    ("Geef verzoeken een nieuwe termijn", "Give requests a new term"),
    ("Trek verzoeken in", "Withdraw requests"),
    ("Neem een verzoek aan", "Accept a request"),
    (
        "Welk: zijn nummer, of de organisatie of persoon die vraagt",
        "Which: its number, or the organisation or person that asks",
    ),
    ("Wijs een verzoek af", "Decline a request"),
    ("Waarom; de afzender leest het", "Why; the sender reads it"),
    (
        "Geef mensen toegang tot organisaties, in de terminal",
        "Give people access to organisations, in the terminal",
    ),
    (
        "Het bestand met de gegevens; anders `TOEGANG_DB`, anders de map voor gegevens van XDG",
        "The file with the data; else `TOEGANG_DB`, else the data folder of XDG",
    ),
    (
        "Namens wie je werkt: een e-mailadres, of het nummer van een gebruiker",
        "On whose behalf you work: an e-mail address, or the number of a user",
    ),
    ("Antwoord als JSON, met een vast schema", "Answer in JSON, with a fixed schema"),
    (
        "Antwoord als JSON, één rij of uitkomst per regel",
        "Answer in JSON, one row or outcome a line",
    ),
    ("Antwoord als CSV, voor een rekenblad", "Answer in CSV, for a spreadsheet"),
    ("Toon deze hulp", "Show this help"),
    ("Toon de versie", "Show the version"),
    ("Zeg wat er zou gebeuren, en doe het niet", "Say what would happen, and do not do it"),
    (
        "Doe wat iets wegneemt zonder het eerst te vragen",
        "Do what takes something away without asking first",
    ),
    (
        "Ga door met wie overblijft als een regel iemand tegenhoudt",
        "Go on with the others when a rule holds somebody up",
    ),
    ("Zeg niets als het gelukt is", "Say nothing when it worked"),
    (
        "Hoeveel seconden op een bezet bestand wordt gewacht, zoals: 5s",
        "How many seconds to wait for a busy file, such as: 5s",
    ),
    (
        "De taal: nl of en; anders `TOEGANG_TAAL`, anders die van config.toml",
        "The language: nl or en; else `TOEGANG_TAAL`, else that of config.toml",
    ),
    ("Geen kleuren", "No colours"),
    ("Lijnen en tekens die elke terminal heeft", "Lines and signs that every terminal has"),
    ("Laat de muis aan de terminal", "Leave the mouse to the terminal"),
    (
        "Open het scherm op een voorbeeldwereld; maak die als hij er nog niet is",
        "Open the screens on an example world; make it if it is not there yet",
    ),
    (
        "Alleen de kleine wereld: vier omgevingen, elf mensen",
        "Only the small world: four environments, eleven people",
    ),
    (
        "Zoveel eigen gebruikers meer, om te zien hoe snel alles blijft",
        "So many more own users, to see how fast everything stays",
    ),
    ("Een ander getal geeft andere mensen", "Another number gives other people"),
    ("Hoe verschillend hun namen zijn", "How varied their names are"),
    ("Uit twee korte lijsten", "From two short lists"),
    ("Zo verschillend als in een heel land", "As varied as in a whole country"),
    (
        "Gooi de voorbeeldwereld weg en maak hem opnieuw",
        "Throw the example world away and make it anew",
    ),
    (
        "Kom binnen met een e-mailadres, of sticht een omgeving",
        "Come in with an e-mail address, or found an environment",
    ),
    ("Het adres", "The address"),
    ("Je naam", "Your name"),
    (
        "De naam van de omgeving, bij een adres van een gedeeld domein",
        "The name of the environment, for an address of a shared domain",
    ),
    (
        "Activeer je account met de code van een Beheerder",
        "Activate your account with the code of an Administrator",
    ),
    ("Het adres dat is uitgenodigd", "The address that was invited"),
    ("De code", "The code"),
    ("Alle toetsen van de schermen", "All keys of the screens"),
    ("Als tabel van Markdown", "As a table of Markdown"),
    ("Thema's: de kleuren van het scherm", "Themes: the colours of the screens"),
    (
        "Lees een tabel in: CSV, met in de eerste regel de namen van de kolommen",
        "Read a table in: CSV, with the names of the columns in its first line",
    ),
    (
        "Kolommen:\n  \
          gebruikers     e-mail, naam, rol\n  \
          organisaties   naam, land, kvk, kbo, btw, oin, handelsnaam, straat, postcode, plaats, website, e-mail, omschrijving\n  \
          leden          organisatie, e-mail, rol, tot, bericht\n  \
          relaties       naam, bericht\n\
        Alles gebeurt, of niets: --proef zegt wat er zou gebeuren, fouten komen met hun regel.",
        "Columns:\n  \
          users          email, name, role\n  \
          organisations  name, country, kvk, kbo, vat, oin, trade name, street, postal code, town, website, email, description\n  \
          members        organisation, email, role, until, message\n  \
          relations      name, message\n\
        All of it is done, or nothing: --dry-run says what would happen, errors come with their line.",
    ),
    ("Wat er in de tabel staat", "What is in the table"),
    ("Het bestand; - leest de invoer", "The file; - reads the input"),
    ("SOORT", "KIND"),
    ("Waar alles staat", "Where everything is"),
    (
        "Wat er van terminal, instellingen en bestand te zien is, en wat te doen aan wat niet klopt",
        "What is seen of terminal, settings and file, and what to do about what is wrong",
    ),
    ("Aanvulling met Tab, voor je shell", "Completion with Tab, for your shell"),
    ("Welke shell", "Which shell"),
    ("De handleiding, als manual page", "The manual, as a manual page"),
    ("Schrijf die van alle opdrachten in deze map", "Write those of all commands into this folder"),
    (
        "Organisaties: tonen, maken, activeren, bewerken",
        "Organisations: show, make, activate, edit",
    ),
    ("Leden van een organisatie: wie toegang heeft", "Members of an organisation: who has access"),
    ("Verzoeken die een organisatie verstuurde", "Requests that an organisation sent"),
    ("Verzoeken aan jou", "Requests to you"),
    ("Gebruikers van je omgeving", "Users of your environment"),
    ("Verdere adressen", "Further addresses"),
    ("Je omgeving zelf", "Your environment itself"),
    ("Partners en relaties", "Partners and relations"),
    (
        "Maak een handeling ongedaan: je laatste, of een uit het Logboek",
        "Undo a handling: your last, or one from the Log",
    ),
    ("Het nummer van de handeling", "The number of the handling"),
    ("Doe opnieuw wat je het laatst ongedaan maakte", "Redo what you undid last"),
    (
        "Wat er gebeurde, voor zover je het mag zien; het nieuwste eerst",
        "What happened, as far as you may see it; the newest first",
    ),
    ("Welke er zijn", "Which there are"),
    (
        "Meet of alle kleuren genoeg verschillen van wat erachter staat",
        "Measure whether all colours differ enough from what is behind them",
    ),
    ("Het land: NL, BE of een ander", "The country: NL, BE or another"),
    ("Het KvK-nummer, 8 cijfers", "The KvK number, 8 digits"),
    ("Het ondernemingsnummer, 10 cijfers", "The ondernemingsnummer, 10 digits"),
    ("Het btw-nummer", "The VAT number"),
    ("Het OIN, 20 cijfers", "The OIN, 20 digits"),
    ("De handelsnaam", "The trade name"),
    ("Straat en nummer", "Street and number"),
    ("De postcode", "The postal code"),
    ("De plaats", "The town"),
    ("De website", "The website"),
    ("Het e-mailadres", "The e-mail address"),
    ("De omschrijving", "The description"),
    ("Toon er een", "Show one"),
    (
        "Maak een organisatie; je wordt haar Beheerder",
        "Make an organisation; you become its Administrator",
    ),
    ("De naam", "The name"),
    ("Wijzig wat van een organisatie bekend is", "Change what is known of an organisation"),
    ("De nieuwe naam", "The new name"),
    (
        "Activeer nu: leg vast waaruit blijkt dat je voor haar mag handelen",
        "Activate now: record what shows that you may act for it",
    ),
    ("Het kenmerk van de betaling van 1 cent", "The reference of the payment of 1 cent"),
    ("Het kenmerk van het uittreksel", "The reference of the extract"),
    (
        "Ander bewijs, voor een organisatie zonder nummer",
        "Other evidence, for an organisation without a number",
    ),
    (
        "Keur het bewijs goed; de organisatie is dan actief",
        "Approve the evidence; the organisation is active then",
    ),
    ("Wijs het bewijs af", "Reject the evidence"),
    ("Waarom", "Why"),
    (
        "Verwijder een organisatie, met alles wat erin is",
        "Remove an organisation, with everything in it",
    ),
    ("De hele naam, om zeker te zijn", "The whole name, to be sure"),
    (
        "Wie: een e-mailadres, volledige naam of nummer",
        "Who: an e-mail address, full name or number",
    ),
    (
        "Toon er een, met alles waar hij toegang toe heeft",
        "Show one, with everything they have access to",
    ),
    (
        "Nodig iemand uit per e-mail; de code geef je zelf door",
        "Invite somebody by e-mail; you pass on the code yourself",
    ),
    ("De rol in de omgeving", "The role in the environment"),
    ("Voeg iemand toe; de code geef je zelf door", "Add somebody; you pass on the code yourself"),
    (
        "Maak een nieuwe activatiecode; de oude werkt niet meer",
        "Make a new activation code; the old one no longer works",
    ),
    (
        "Trek een uitnodiging in; het adres is weer vrij",
        "Withdraw an invitation; the address is free again",
    ),
    ("Geef een gebruiker een andere rol", "Give a user another role"),
    ("De nieuwe rol", "The new role"),
    (
        "Maak een gebruiker Relatiemanager, of niet meer",
        "Make a user relationship manager, or no longer",
    ),
    ("Wel of niet", "Yes or no"),
    ("Wijzig je eigen naam", "Change your own name"),
    ("De naam; een lege tekst is geen naam", "The name; an empty text is no name"),
    ("Blokkeer een gebruiker", "Block a user"),
    ("Laat een geblokkeerde gebruiker weer toe", "Unblock a user"),
    ("Verwijder een gebruiker uit de omgeving", "Remove a user from the environment"),
    (
        "Wie het overneemt waar hij de enige Beheerder is: ORGANISATIE=WIE",
        "Who takes over where they are the only Administrator: ORGANISATION=WHO",
    ),
    ("Voeg een adres van jezelf toe", "Add an address of your own"),
    (
        "Maak een code voor een adres van een gebruiker; door een Beheerder",
        "Make a code for an address of a user; by an Administrator",
    ),
    ("Bevestig een adres met de code", "Verify an address with the code"),
    ("Maak een adres je eerste", "Make an address your first"),
    ("Haal een adres van jezelf weg", "Remove an address of your own"),
    (
        "Maak het domein van je omgeving gedeeld; dat kan niet terug",
        "Make the domain of your environment shared; there is no way back",
    ),
    ("Het domein, om zeker te zijn", "The domain, to be sure"),
    (
        "Zoek Relatiemanagers van andere omgevingen",
        "Find relationship managers of other environments",
    ),
    ("Een naam of omgeving", "A name or environment"),
    (
        "Vraag een Relatiemanager van een andere omgeving om een relatie",
        "Ask a relationship manager of another environment for a relation",
    ),
    ("Wat je erbij zegt", "What you say with it"),
    ("Trek een relatieverzoek in", "Withdraw a relation request"),
    (
        "Beëindig een partnerschap, met alle toegang die erop rust",
        "End a partnership, with all access that rests on it",
    ),
    ("De naam van de andere omgeving", "The name of the other environment"),
    ("CODE", "CODE"),
    ("DAG", "DAY"),
    ("DOMEIN", "DOMAIN"),
    ("EMAIL", "EMAIL"),
    ("HANDELING", "HANDLING"),
    ("JA|NEE", "YES|NO"),
    ("KENMERK", "REFERENCE"),
    ("LAND", "COUNTRY"),
    ("AANTAL", "NUMBER"),
    ("GETAL", "NUMBER"),
    ("MAP", "FOLDER"),
    ("NAAM", "NAME"),
    ("NUMMER", "NUMBER"),
    ("ORG=WIE", "ORG=WHO"),
    ("ORGANISATIE", "ORGANISATION"),
    ("PAD", "PATH"),
    ("PARTNER", "PARTNER"),
    ("ROL", "ROLE"),
    ("SECONDEN", "SECONDS"),
    ("SHELL", "SHELL"),
    ("TAAL", "LANGUAGE"),
    ("TEKST", "TEXT"),
    ("VERZOEK", "REQUEST"),
    ("WIE", "WHO"),
];
