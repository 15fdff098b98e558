//! Commands of the program as a whole, the log and the example world.

use super::{CommandText, command};
use crate::text::both;

/// The program without a command.
pub(crate) const PROGRAM: CommandText = command(
    both("toegang", "toegang"),
    both(
        "Geef mensen toegang tot organisaties, in de terminal",
        "Give people access to organisations, in the terminal",
    ),
)
.after(both(
    "Zonder opdracht opent het scherm. Voorbeelden:\n  \
         toegang voorbeeld                                         begin met een \
         voorbeeldwereld\n  \
         toegang --als piet@eigendomein.nl lid lijst \"Piet Holding B.V.\"\n\
         \n\
         Exitcodes: 0 gedaan of al zo, 2 opdracht niet begrepen, 3 niet gevonden, 4 geen recht,\n\
         5 tegen een regel, 6 iemand was eerder, 7 bezet of vol, 8 bestand niet te gebruiken,\n\
         9 niet bevestigd, 10 niet alles is zoals gevraagd, 70 fout in het programma",
    "Without a command, the screens open. Examples:\n  \
         toegang example                                           start with an example \
         world\n  \
         toegang --as piet@eigendomein.nl member list \"Piet Holding B.V.\"\n\
         \n\
         Exit codes: 0 done or nothing to do, 2 command not understood, 3 not found,\n\
         4 not allowed, 5 refused by a rule, 6 somebody else was first, 7 busy or full,\n\
         8 file cannot be used, 9 not confirmed, 10 not all as requested, 70 internal error",
));

pub(crate) const EXAMPLE: CommandText = command(
    both("voorbeeld", "example"),
    both(
        "Open een voorbeeldwereld op het scherm; maak die als hij er nog niet is",
        "Open an example world on the screens; create it if needed",
    ),
)
.example(both("voorbeeld --klein", "example --small"));

pub(crate) const REGISTER: CommandText = command(
    both("registreer", "register"),
    both(
        "Registreer met een e-mailadres: kom in een omgeving, of maak er een",
        "Register with an e-mail address: join an environment, or create one",
    ),
)
.example(both(
    "registreer mia@nieuwdomein.nl --naam \"Mia de Wit\"",
    "register mia@nieuwdomein.nl --name \"Mia Smith\"",
));

pub(crate) const ACTIVATE: CommandText = command(
    both("activeer", "activate"),
    both(
        "Activeer je account met de code van een Beheerder",
        "Activate your account with the code from an Administrator",
    ),
)
.example(both(
    "activeer pim@eigendomein.nl 7K2M-QX0D-41ZR",
    "activate pim@eigendomein.nl 7K2M-QX0D-41ZR",
));

pub(crate) const IMPORT: CommandText = command(
    both("importeer", "import"),
    both(
        "Lees een tabel in: CSV, met in de eerste regel de namen van de kolommen",
        "Import a table: CSV with a header line",
    ),
)
.after(both(
    "Kolommen:\n  \
         gebruikers     e-mail, naam, rol\n  \
         organisaties   naam, land, kvk, kbo, btw, oin, handelsnaam, straat, postcode, \
         plaats, website, e-mail, omschrijving\n  \
         leden          organisatie, e-mail, rol, tot, bericht\n  \
         relaties       naam, bericht\n\
         Alle rijen worden ingelezen, of geen. --proef toont wat er zou gebeuren; fouten noemen \
         hun regel.",
    "Columns:\n  \
         users          email, name, role\n  \
         organisations  name, country, kvk, kbo, vat, oin, trade name, street, postal code, \
         town, website, email, description\n  \
         members        organisation, email, role, until, message\n  \
         relations      name, message\n\
         All rows are imported, or none. --dry-run shows what would happen; errors name their \
         line.",
))
.example(both("importeer leden leden.csv --proef", "import members members.csv --dry-run"));

pub(crate) const EXPORT: CommandText = command(
    both("exporteer", "export"),
    both(
        "Geef wat je mag zien als een tabel die importeer leest: CSV, of --json",
        "Print what you can see as a table that import can read: CSV, or --json",
    ),
)
.example(both("exporteer leden > leden.csv", "export members > members.csv"));

pub(crate) const KEYS: CommandText = command(
    both("toetsen", "keys"),
    both("Toon alle toetsen van de schermen", "List the keyboard shortcuts of the screens"),
)
.example(both("toetsen --md > toetsen.md", "keys --md > keys.md"));

pub(crate) const THEME: CommandText = command(
    both("thema", "theme"),
    both(
        "Toon en controleer de thema's, met de kleuren van het scherm",
        "List and check colour themes",
    ),
);

pub(crate) const DIAGNOSE: CommandText = command(
    both("diagnose", "doctor"),
    both(
        "Controleer terminal, instellingen en bestand, en zeg wat je aan problemen kunt doen",
        "Check the terminal, the settings and the file, and say what to do about problems",
    ),
)
.example(both("diagnose", "doctor"));

pub(crate) const PATHS: CommandText =
    command(both("pad", "paths"), both("Toon waar elk bestand staat", "Show where every file is"))
        .example(both("pad --json", "paths --json"));

pub(crate) const COMPLETIONS: CommandText = command(
    both("aanvulling", "completions"),
    both(
        "Geef het script voor aanvulling met Tab in je shell",
        "Print the completion script for your shell",
    ),
)
.example(both(
    "aanvulling bash > ~/.local/share/bash-completion/completions/toegang",
    "completions bash > ~/.local/share/bash-completion/completions/toegang",
));

pub(crate) const MANUAL: CommandText = command(
    both("handleiding", "man"),
    both("Geef de handleiding als manual page", "Print the manual page"),
)
.example(both("handleiding --map ~/.local/share/man/man1", "man --folder ~/.local/share/man/man1"));

pub(crate) const SSH: CommandText = command(
    both("ssh", "ssh"),
    both(
        "Aanmelden over ssh: publieke sleutels, en de installatie van sshd",
        "Sign-in over ssh: public keys, and the setup of sshd",
    ),
);

pub(crate) const TRADE_REGISTER: CommandText = command(
    both("handelsregister", "trade-register"),
    both(
        "Het handelsregister op deze computer, uit openbare uittreksels",
        "The trade register on this computer, made from public extracts",
    ),
);

pub(crate) const DB: CommandText = command(
    both("db", "db"),
    both(
        "Controleer, kopieer, exporteer of herstel het gegevensbestand",
        "Check, copy, export or repair the data file",
    ),
);

pub(crate) const MAINTENANCE: CommandText = command(
    both("onderhoud", "maintenance"),
    both(
        "Onderhoud door de eigenaar van het bestand; een rol is niet nodig",
        "Maintenance by the owner of the file; no role is needed",
    ),
);

pub(crate) const ORGANISATION: CommandText = command(
    both("organisatie", "organisation"),
    both(
        "Organisaties: tonen, maken, activeren, bewerken",
        "Organisations: show, create, activate, edit",
    ),
)
.also(&["org"]);

pub(crate) const MEMBER: CommandText = command(
    both("lid", "member"),
    both(
        "Leden van een organisatie: wie toegang heeft",
        "Members of an organisation: who has access",
    ),
);

pub(crate) const INVITATION: CommandText = command(
    both("uitnodiging", "invitation"),
    both("Verzoeken die een organisatie verstuurde", "Requests sent by an organisation"),
);

pub(crate) const INBOX: CommandText =
    command(both("postvak", "inbox"), both("Verzoeken aan jou", "Requests to you"));

pub(crate) const USER: CommandText = command(
    both("gebruiker", "user"),
    both("Gebruikers van je omgeving", "Users of your environment"),
);

pub(crate) const ADDRESS: CommandText =
    command(both("adres", "address"), both("Extra adressen", "Extra addresses"));

pub(crate) const PARTNER: CommandText =
    command(both("partner", "partner"), both("Partners en relaties", "Partners and relations"));

pub(crate) const UNDO: CommandText = command(
    both("ongedaan", "undo"),
    both(
        "Maak een handeling ongedaan: je laatste, of een uit het Logboek",
        "Undo an operation: your last, or one from the Log",
    ),
)
.example(both("ongedaan --proef", "undo --dry-run"));

pub(crate) const REDO: CommandText = command(
    both("opnieuw", "redo"),
    both("Doe opnieuw wat je het laatst ongedaan maakte", "Redo what you last undid"),
)
.example(both("opnieuw", "redo"));

pub(crate) const LOG: CommandText = command(
    both("log", "log"),
    both(
        "Toon de gebeurtenissen die je mag zien, nieuwste eerst",
        "Show the events that you may see, newest first",
    ),
)
.example(both(
    "log --wat 'member.*' --sinds 2026-01-01",
    "log --what 'member.*' --since 2026-01-01",
));

pub(crate) const THEME_LIST: CommandText =
    command(both("thema lijst", "theme list"), both("Toon de thema's", "List the themes"))
        .example(both("thema lijst", "theme list"));

pub(crate) const THEME_CHECK: CommandText = command(
    both("thema controleer", "theme check"),
    both(
        "Meet of alle kleuren genoeg verschillen van wat erachter staat",
        "Measure the contrast of every pair of colours",
    ),
)
.example(both("thema controleer", "theme check"));
