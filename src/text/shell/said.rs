//! The help of the command line: Dutch texts and their English translations.

/// Dutch help texts of the command line, each with its English translation.
pub(crate) const SAID: &[(&str, &str)] = &[
    (
        "Geef een tabel zoals importeer die leest, van wat je mag zien: CSV, of --json",
        "Print a table of what you can see, in the form that import reads: CSV, or --json",
    ),
    ("Alleen van deze organisatie", "Only changes to this organisation"),
    ("Alleen door wie zo heet", "Only changes made by this person"),
    (
        "Alleen wat zo heet, met * voor de rest, zoals: member.*",
        "Only events with this name; * matches the rest, as in member.*",
    ),
    ("WAT", "WHAT"),
    ("Vanaf deze dag, als 2026-12-31 of 31-12", "From this day on, as 2026-12-31 or 31-12"),
    ("Tot en met deze dag", "Up to and including this day"),
    (
        "Blijf vertellen wat er gebeurt, een regel JSON per gebeurtenis; Ctrl+C eindigt",
        "Keep printing events as they happen, one JSON object per line; Ctrl+C stops",
    ),
    ("Alleen met deze rol", "Only with this role"),
    ("Alleen van deze herkomst", "Only with this origin"),
    (
        "Alleen wie binnen zoveel dagen een laatste dag heeft, zoals: 30d",
        "Only people whose last day is within this many days, such as: 30d",
    ),
    (
        "Alleen in deze toestand; meer met komma's, zoals: wacht,verlopen",
        "Only in this state; separate several with commas, such as: pending,expired",
    ),
    ("Alleen deze handeling, met al haar regels", "Only this operation, with all its lines"),
    ("Alleen wat er met dit verzoek gebeurde", "Only what happened to this request"),
    (
        "Toon je meldingen: antwoorden, wijzigingen van je toegang, en wat binnenkort eindigt",
        "List your notices: answers, changes of your access, and what ends soon",
    ),
    (
        "Toon de mensen van een partner, met hun relaties en hun toegang bij ons",
        "Show the people of a partner, with their relations and their access here",
    ),
    (
        "Toon de relatieverzoeken die je omgeving verstuurde",
        "List the relation requests that your environment sent",
    ),
    ("DAGEN", "DAYS"),
    ("HERKOMST", "ORIGIN"),
    ("STATUS", "STATUS"),
    ("Waarop de lijst is gesorteerd", "Column to sort by"),
    ("Andersom", "Reverse the order"),
    ("KOLOM", "COLUMN"),
    (
        "Spreek in regels: genummerde keuzes, zonder scherm; voor wie het hoort",
        "Use numbered choices and questions, one line each, instead of screens; for screen readers",
    ),
    (
        "Zonder opdracht opent het scherm. Voorbeelden:\n  \
         toegang voorbeeld                                         begin met een voorbeeldwereld\n  \
         toegang --als piet@eigendomein.nl lid lijst \"Piet Holding B.V.\"\n\n\
         Einde: 0 gedaan of al zo, 2 opdracht niet begrepen, 3 niet gevonden, 4 geen recht,\n\
         5 tegen een regel, 6 iemand was eerder, 7 bezet of vol, 8 bestand niet te gebruiken,\n\
         9 niet bevestigd, 10 niet alles is zoals gevraagd, 70 fout in het programma",
        "Without a command, the screens open. Examples:\n  \
         toegang example                                           start with an example world\n  \
         toegang --as piet@eigendomein.nl member list \"Piet Holding B.V.\"\n\n\
         Exit codes: 0 done, or nothing to do, 2 command not understood, 3 not found,\n\
         4 not allowed, 5 refused by a rule, 6 somebody else was first, 7 busy or full,\n\
         8 file cannot be used, 9 not confirmed, 10 not all as requested, 70 internal error",
    ),
    (
        "De organisatie: haar naam, een deel daarvan dat maar één keer voorkomt, of haar nummer",
        "The organisation: its name, a part that no other name has, or its number",
    ),
    (
        "Wie: e-mailadressen of volledige namen; - leest er een per regel van de invoer",
        "People: e-mail addresses or full names; - reads them from standard input, one per line",
    ),
    ("Toon ze allemaal", "List all"),
    (
        "Geef mensen toegang: eigen gebruikers meteen, die van partners krijgen een verzoek",
        "Give people access: your own users at once; users of partners get a request",
    ),
    ("De organisatie", "The organisation"),
    ("Als wat", "Their role"),
    (
        "De laatste dag met toegang, als 2026-12-31, 31-12 of +3m",
        "The last day with access, as 2026-12-31, 31-12 or +3m",
    ),
    ("Wat er bij een verzoek staat", "Message to send with a request"),
    (
        "Lees de namen uit dit bestand, een per regel",
        "Read the people from this file, one per line",
    ),
    ("Neem mensen hun toegang af", "Take access away from people"),
    ("Maak mensen Lid of Beheerder", "Change the role of members"),
    ("Wat ze worden", "The new role"),
    (
        "Geef mensen een laatste dag met toegang, of neem die weg",
        "Set or clear the last day with access",
    ),
    ("De dag, als 2026-12-31, 31-12 of +3m; of: geen", "The day: 2026-12-31, 31-12, +3m, or none"),
    ("Verlaat een organisatie", "Leave an organisation"),
    ("Geef verzoeken een nieuwe termijn", "Remind people: their requests get a new term"),
    ("Trek verzoeken in", "Withdraw requests"),
    ("Neem een verzoek aan", "Accept a request"),
    (
        "Welk: zijn nummer, of de organisatie of persoon die vraagt",
        "The request: its number, or the organisation or person that asks",
    ),
    ("Wijs een verzoek af", "Decline a request"),
    ("Waarom; de afzender leest het", "The reason; the sender sees it"),
    (
        "Geef mensen toegang tot organisaties, in de terminal",
        "Give people access to organisations, in the terminal",
    ),
    (
        "Het bestand met de gegevens; anders `TOEGANG_DB`, anders de map voor gegevens van XDG",
        "The data file [default: `TOEGANG_DB`, then the XDG data folder]",
    ),
    (
        "Namens wie je werkt: een e-mailadres, of het nummer van een gebruiker",
        "The user you work as: an e-mail address, or a user number",
    ),
    ("Antwoord als JSON, met een vast schema", "Print one JSON document with a fixed schema"),
    ("Antwoord als JSON, één rij of uitkomst per regel", "Print one JSON object per row or result"),
    ("Antwoord als CSV, voor een rekenblad", "Print CSV, safe to open in a spreadsheet"),
    ("Toon deze hulp", "Print this help"),
    ("Toon de versie", "Print the version"),
    ("Zeg wat er zou gebeuren, en doe het niet", "Show what would happen without doing it"),
    ("Doe wat iets wegneemt zonder het eerst te vragen", "Do not ask before taking something away"),
    (
        "Ga door met wie overblijft als een regel iemand tegenhoudt",
        "Go on with the others if somebody cannot be done",
    ),
    ("Zeg niets als het gelukt is", "Print nothing on success"),
    (
        "Hoeveel seconden op een bezet bestand wordt gewacht, zoals: 5s",
        "How long to wait for a busy file, in seconds, such as: 5s",
    ),
    (
        "De taal: nl of en; anders `TOEGANG_TAAL`, anders die van config.toml",
        "The language, nl or en [default: `TOEGANG_TAAL`, then config.toml]",
    ),
    ("Geen kleuren", "No colours"),
    ("Lijnen en tekens die elke terminal heeft", "Use ASCII only"),
    ("Laat de muis aan de terminal", "Do not use the mouse"),
    (
        "Open het scherm op een voorbeeldwereld; maak die als hij er nog niet is",
        "Open the screens on an example world; create it if needed",
    ),
    (
        "Alleen de kleine wereld: vier omgevingen, elf mensen",
        "Only the small world: four environments, eleven people",
    ),
    (
        "Zoveel eigen gebruikers meer, om te zien hoe snel alles blijft",
        "Add this many users, to see how fast everything stays",
    ),
    ("Een ander getal geeft andere mensen", "The seed: another number gives other people"),
    ("Hoe verschillend hun namen zijn", "How varied the names are"),
    ("Uit twee korte lijsten", "From two short lists"),
    ("Zo verschillend als in een heel land", "As varied as in a whole country"),
    (
        "Gooi de voorbeeldwereld weg en maak hem opnieuw",
        "Delete the example world and create it again",
    ),
    (
        "Kom binnen met een e-mailadres, of sticht een omgeving",
        "Register with an e-mail address: join an environment, or create one",
    ),
    ("Het adres", "The address"),
    ("Je naam", "Your name"),
    (
        "De naam van de omgeving, bij een adres van een gedeeld domein",
        "The name of the environment, if the address has a shared domain",
    ),
    (
        "Activeer je account met de code van een Beheerder",
        "Activate your account with the code from an Administrator",
    ),
    ("Het adres dat is uitgenodigd", "The invited address"),
    ("De code", "The code"),
    ("Alle toetsen van de schermen", "List all keys of the screens"),
    ("Als tabel van Markdown", "Print a Markdown table"),
    ("Thema's: de kleuren van het scherm", "List and check colour themes"),
    (
        "Lees een tabel in: CSV, met in de eerste regel de namen van de kolommen",
        "Import a table: CSV with a header line",
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
        All rows are done, or none. --dry-run shows what would happen; errors name their line.",
    ),
    ("Wat er in de tabel staat", "What is in the table"),
    ("Het bestand; - leest de invoer", "The file; - reads standard input"),
    ("SOORT", "KIND"),
    ("Waar alles staat", "Show where every file is"),
    (
        "Wat er van terminal, instellingen en bestand te zien is, en wat te doen aan wat niet klopt",
        "Check the terminal, the settings and the file, and say what to do about problems",
    ),
    ("Aanvulling met Tab, voor je shell", "Print the completion script for your shell"),
    ("Welke shell", "The shell"),
    ("De handleiding, als manual page", "Print the manual page"),
    (
        "Schrijf die van alle opdrachten in deze map",
        "Write the manual pages of all commands to this folder",
    ),
    (
        "Organisaties: tonen, maken, activeren, bewerken",
        "Organisations: show, create, activate, edit",
    ),
    ("Leden van een organisatie: wie toegang heeft", "Members of an organisation: who has access"),
    ("Verzoeken die een organisatie verstuurde", "Requests sent by an organisation"),
    ("Verzoeken aan jou", "Requests to you"),
    ("Gebruikers van je omgeving", "Users of your environment"),
    ("Verdere adressen", "Extra addresses"),
    ("Je omgeving zelf", "Your environment"),
    ("Partners en relaties", "Partners and relations"),
    (
        "Maak een handeling ongedaan: je laatste, of een uit het Logboek",
        "Undo an operation: your last, or one from the Log",
    ),
    ("Het nummer van de handeling", "The number of the operation"),
    ("Doe opnieuw wat je het laatst ongedaan maakte", "Redo what you last undid"),
    (
        "Wat er gebeurde, voor zover je het mag zien; het nieuwste eerst",
        "Show what happened, of what you may see; newest first",
    ),
    ("Welke er zijn", "List the themes"),
    (
        "Meet of alle kleuren genoeg verschillen van wat erachter staat",
        "Measure the contrast of every pair of colours",
    ),
    ("Het land: NL, BE of een ander", "The country: NL, BE or another"),
    ("Het KvK-nummer, 8 cijfers", "The KvK number, 8 digits"),
    ("Het ondernemingsnummer, 10 cijfers", "The Belgian company number, 10 digits"),
    ("Het btw-nummer", "The VAT number"),
    ("Het OIN, 20 cijfers", "The OIN, 20 digits"),
    ("De handelsnaam", "The trade name"),
    ("Straat en nummer", "Street and number"),
    ("De postcode", "The postal code"),
    ("De plaats", "The town"),
    ("De website", "The website"),
    ("Het e-mailadres", "The e-mail address"),
    ("De omschrijving", "The description"),
    ("Toon er een", "Show one in full"),
    (
        "Maak een organisatie; je wordt haar Beheerder",
        "Create an organisation; you become its Administrator",
    ),
    ("De naam", "The name"),
    ("Wijzig wat van een organisatie bekend is", "Change the details of an organisation"),
    ("De nieuwe naam", "The new name"),
    (
        "Activeer nu: leg vast waaruit blijkt dat je voor haar mag handelen",
        "Activate now: record the evidence that you may act for it",
    ),
    ("Het kenmerk van de betaling van 1 cent", "The reference of the 1 cent payment"),
    ("Het kenmerk van het uittreksel", "The reference of the register extract"),
    (
        "Ander bewijs, voor een organisatie zonder nummer",
        "Other evidence, for an organisation without a register number",
    ),
    (
        "Keur het bewijs goed; de organisatie is dan actief",
        "Approve the evidence; this activates the organisation",
    ),
    ("Wijs het bewijs af", "Reject the evidence"),
    ("Waarom", "The reason"),
    (
        "Verwijder een organisatie, met alles wat erin is",
        "Remove an organisation, with everything in it",
    ),
    ("De hele naam, om zeker te zijn", "The full name, as confirmation"),
    (
        "Wie: een e-mailadres, volledige naam of nummer",
        "The user: an e-mail address, full name or number",
    ),
    (
        "Toon er een, met alles waar hij toegang toe heeft",
        "Show one user, with everything they have access to",
    ),
    (
        "Nodig iemand uit per e-mail; de code geef je zelf door",
        "Invite somebody by e-mail; you pass on the code yourself",
    ),
    ("De rol in de omgeving", "The role in the environment"),
    ("Voeg iemand toe; de code geef je zelf door", "Add somebody; you pass on the code yourself"),
    (
        "Maak een nieuwe activatiecode; de oude werkt niet meer",
        "Create a new activation code; the old one stops working",
    ),
    (
        "Trek een uitnodiging in; het adres is weer vrij",
        "Withdraw an invitation; the address becomes free",
    ),
    ("Geef een gebruiker een andere rol", "Give a user another role"),
    ("De nieuwe rol", "The new role"),
    (
        "Maak een gebruiker Relatiemanager, of niet meer",
        "Make a user a relationship manager, or stop that",
    ),
    ("Wel of niet", "Yes or no"),
    ("Wijzig je eigen naam", "Change your own name"),
    ("De naam; een lege tekst is geen naam", "The name; an empty text clears it"),
    ("Blokkeer een gebruiker", "Block a user"),
    ("Laat een geblokkeerde gebruiker weer toe", "Unblock a user"),
    ("Verwijder een gebruiker uit de omgeving", "Remove a user from the environment"),
    (
        "Wie het overneemt waar hij de enige Beheerder is: ORGANISATIE=WIE",
        "The new Administrator where they are the only one: ORGANISATION=WHO",
    ),
    ("Voeg een adres van jezelf toe", "Add an address to your account"),
    (
        "Maak een code voor een adres van een gebruiker; door een Beheerder",
        "Create a code for a user's address, as Administrator",
    ),
    ("Bevestig een adres met de code", "Verify an address with its code"),
    ("Maak een adres je eerste", "Make an address your primary one"),
    ("Haal een adres van jezelf weg", "Remove an address of your own"),
    (
        "Maak het domein van je omgeving gedeeld; dat kan niet terug",
        "Make the domain of your environment shared; this is final",
    ),
    ("Het domein, om zeker te zijn", "The domain, as confirmation"),
    (
        "Zoek Relatiemanagers van andere omgevingen",
        "Find relationship managers of other environments",
    ),
    ("Een naam of omgeving", "A name or environment"),
    (
        "Vraag een Relatiemanager van een andere omgeving om een relatie",
        "Ask a relationship manager of another environment for a relation",
    ),
    ("Wat je erbij zegt", "Message to send with it"),
    ("Trek een relatieverzoek in", "Withdraw a relation request"),
    (
        "Beëindig een partnerschap, met alle toegang die erop rust",
        "End a partnership, and all access that depends on it",
    ),
    ("De naam van de andere omgeving", "The name of the other environment"),
    ("CODE", "CODE"),
    ("DAG", "DAY"),
    ("DOMEIN", "DOMAIN"),
    ("EMAIL", "EMAIL"),
    ("HANDELING", "OPERATION"),
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
