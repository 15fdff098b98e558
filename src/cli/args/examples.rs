//! An example of each command, in both languages: shown by the help, and run by a test.

/// Path of the command, and the arguments after `toegang` in Dutch and in English.
const EXAMPLES: &[(&str, &str, &str)] = &[
    ("voorbeeld", "voorbeeld --klein", "example --small"),
    (
        "registreer",
        "registreer mia@nieuwdomein.nl --naam \"Mia de Wit\"",
        "register mia@nieuwdomein.nl --name \"Mia de Wit\"",
    ),
    (
        "activeer",
        "activeer pim@eigendomein.nl 7K2M-QX0D-41ZR",
        "activate pim@eigendomein.nl 7K2M-QX0D-41ZR",
    ),
    ("importeer", "importeer leden leden.csv --proef", "import members leden.csv --dry-run"),
    ("exporteer", "exporteer leden > leden.csv", "export members > leden.csv"),
    ("toetsen", "toetsen --md > toetsen.md", "keys --md > toetsen.md"),
    ("thema lijst", "thema lijst", "theme list"),
    ("thema controleer", "thema controleer", "theme check"),
    ("diagnose", "diagnose", "doctor"),
    ("pad", "pad --json", "paths --json"),
    (
        "aanvulling",
        "aanvulling bash > ~/.local/share/bash-completion/completions/toegang",
        "completions bash > ~/.local/share/bash-completion/completions/toegang",
    ),
    (
        "handleiding",
        "handleiding --map ~/.local/share/man/man1",
        "man --folder ~/.local/share/man/man1",
    ),
    (
        "handelsregister importeer",
        "handelsregister importeer KboOpenData.zip kvk.csv",
        "trade-register import KboOpenData.zip kvk.csv",
    ),
    (
        "handelsregister zoek",
        "handelsregister zoek bakkerij gent",
        "trade-register search bakkerij gent",
    ),
    (
        "handelsregister toon",
        "handelsregister toon 0202.239.951 --json",
        "trade-register show 0202.239.951 --json",
    ),
    ("handelsregister pad", "handelsregister pad", "trade-register path"),
    ("db controleer", "db controleer --anker einde.txt", "db check --anchor einde.txt"),
    ("db exporteer", "db exporteer > alles.jsonl", "db export > alles.jsonl"),
    (
        "db importeer",
        "--db nieuw.db db importeer alles.jsonl",
        "--db nieuw.db db import alles.jsonl",
    ),
    ("db kopie", "db kopie kopie.db", "db backup kopie.db"),
    ("db herstel", "--db kapot.db db herstel nieuw.db", "--db kapot.db db restore nieuw.db"),
    ("db migreer", "db migreer", "db migrate"),
    ("db pad", "db pad", "db path"),
    (
        "onderhoud benoem-beheerder",
        "onderhoud benoem-beheerder eigendomein.nl jan@eigendomein.nl",
        "maintenance appoint-admin eigendomein.nl jan@eigendomein.nl",
    ),
    (
        "onderhoud tijdzone",
        "onderhoud tijdzone Europe/Amsterdam",
        "maintenance timezone Europe/Amsterdam",
    ),
    ("organisatie lijst", "organisatie lijst --json", "organisation list --json"),
    ("organisatie toon", "organisatie toon \"Piet Holding\"", "organisation show \"Piet Holding\""),
    (
        "organisatie voegtoe",
        "organisatie voegtoe \"Koek B.V.\" --kvk 27000002 --plaats Delft",
        "organisation add \"Koek B.V.\" --kvk 27000002 --town Delft",
    ),
    (
        "organisatie bewerk",
        "organisatie bewerk koek --straat \"Markt 1\"",
        "organisation edit koek --street \"Markt 1\"",
    ),
    (
        "organisatie activeer",
        "organisatie activeer koek --betaling NL-2026-77",
        "organisation activate koek --payment NL-2026-77",
    ),
    ("organisatie keurgoed", "organisatie keurgoed koek", "organisation approve koek"),
    (
        "organisatie wijsaf",
        "organisatie wijsaf koek --reden \"Het uittreksel is te oud\"",
        "organisation reject koek --reason \"The extract is too old\"",
    ),
    (
        "organisatie verwijder",
        "organisatie verwijder koek --naam \"Koek B.V.\"",
        "organisation remove koek --name \"Koek B.V.\"",
    ),
    ("lid lijst", "lid lijst bakkerij --rol beheerder", "member list bakkerij --role admin"),
    (
        "lid voegtoe",
        "lid voegtoe \"Piet Holding\" \"Jan Jansen\" anna@cijfermeesters.nl --tot 2027-12-31",
        "member add \"Piet Holding\" \"Jan Jansen\" anna@cijfermeesters.nl --until 2027-12-31",
    ),
    (
        "lid verwijder",
        "lid verwijder bakkerij els@eigendomein.nl",
        "member remove bakkerij els@eigendomein.nl",
    ),
    (
        "lid rol",
        "lid rol beheerder bakkerij \"Els Bakker\"",
        "member role admin bakkerij \"Els Bakker\"",
    ),
    (
        "lid tot",
        "lid tot geen bakkerij \"Els Bakker\"",
        "member until none bakkerij \"Els Bakker\"",
    ),
    ("lid verlaat", "lid verlaat bakkerij", "member leave bakkerij"),
    (
        "uitnodiging lijst",
        "uitnodiging lijst bakkerij --status wacht,verlopen",
        "invitation list bakkerij --status pending,expired",
    ),
    (
        "uitnodiging herinner",
        "uitnodiging herinner bakkerij anna@cijfermeesters.nl",
        "invitation remind bakkerij anna@cijfermeesters.nl",
    ),
    (
        "uitnodiging trekin",
        "uitnodiging trekin bakkerij anna@cijfermeesters.nl",
        "invitation revoke bakkerij anna@cijfermeesters.nl",
    ),
    ("postvak lijst", "postvak lijst", "inbox list"),
    ("postvak meldingen", "postvak meldingen", "inbox notices"),
    ("postvak accepteer", "postvak accepteer bakhuis", "inbox accept bakhuis"),
    (
        "postvak weiger",
        "postvak weiger bakhuis --reden \"Ik werk daar niet meer\"",
        "inbox decline bakhuis --reason \"I no longer work there\"",
    ),
    (
        "gebruiker lijst",
        "gebruiker lijst --csv > gebruikers.csv",
        "user list --csv > gebruikers.csv",
    ),
    ("gebruiker toon", "gebruiker toon jan@eigendomein.nl", "user show jan@eigendomein.nl"),
    (
        "gebruiker nodiguit",
        "gebruiker nodiguit pim@eigendomein.nl --rol gevorderd",
        "user invite pim@eigendomein.nl --role advanced",
    ),
    ("gebruiker voegtoe", "gebruiker voegtoe vera@gmail.com", "user add vera@gmail.com"),
    ("gebruiker code", "gebruiker code pim@eigendomein.nl", "user code pim@eigendomein.nl"),
    ("gebruiker trekin", "gebruiker trekin pim@eigendomein.nl", "user withdraw pim@eigendomein.nl"),
    ("gebruiker rol", "gebruiker rol \"Jan Jansen\" beheerder", "user role \"Jan Jansen\" admin"),
    (
        "gebruiker relatiemanager",
        "gebruiker relatiemanager \"Jan Jansen\" ja",
        "user manager \"Jan Jansen\" yes",
    ),
    ("gebruiker naam", "gebruiker naam \"Jan Jansen\"", "user name \"Jan Jansen\""),
    (
        "gebruiker blokkeer",
        "gebruiker blokkeer kees@eigendomein.nl",
        "user block kees@eigendomein.nl",
    ),
    (
        "gebruiker deblokkeer",
        "gebruiker deblokkeer kees@eigendomein.nl",
        "user unblock kees@eigendomein.nl",
    ),
    (
        "gebruiker verwijder",
        "gebruiker verwijder els@eigendomein.nl",
        "user remove els@eigendomein.nl",
    ),
    ("adres voegtoe", "adres voegtoe jan2@eigendomein.nl", "address add jan2@eigendomein.nl"),
    (
        "adres code",
        "adres code \"Jan Jansen\" jan2@eigendomein.nl",
        "address code \"Jan Jansen\" jan2@eigendomein.nl",
    ),
    (
        "adres bevestig",
        "adres bevestig jan2@eigendomein.nl 7K2M-QX0D-41ZR",
        "address verify jan2@eigendomein.nl 7K2M-QX0D-41ZR",
    ),
    ("adres eerste", "adres eerste jan2@eigendomein.nl", "address primary jan2@eigendomein.nl"),
    (
        "adres verwijder",
        "adres verwijder jan2@eigendomein.nl",
        "address remove jan2@eigendomein.nl",
    ),
    ("omgeving deel", "omgeving deel eigendomein.nl", "environment share eigendomein.nl"),
    (
        "ssh sleutels toevoegen",
        "ssh sleutels toevoegen id_ed25519.pub --van \"Jan Jansen\"",
        "ssh keys add id_ed25519.pub --of \"Jan Jansen\"",
    ),
    ("ssh sleutels lijst", "ssh sleutels lijst", "ssh keys list"),
    ("ssh sleutels bevestig", "ssh sleutels bevestig 42", "ssh keys confirm 42"),
    (
        "ssh sleutels code",
        "ssh sleutels code 42 --van \"Jan Jansen\"",
        "ssh keys code 42 --of \"Jan Jansen\"",
    ),
    ("ssh sleutels intrek", "ssh sleutels intrek piet@laptop", "ssh keys withdraw piet@laptop"),
    (
        "ssh opzoek",
        "ssh opzoek SHA256:zO+mkPJwC1U5sfSC9pzjhmOVA08rjwzYuMBzlGHEMjw",
        "ssh lookup SHA256:zO+mkPJwC1U5sfSC9pzjhmOVA08rjwzYuMBzlGHEMjw",
    ),
    ("ssh installatie", "ssh installatie > toegang.conf", "ssh setup > toegang.conf"),
    ("partner lijst", "partner lijst", "partner list"),
    ("partner toon", "partner toon cijfermeesters.nl", "partner show cijfermeesters.nl"),
    ("partner verzoeken", "partner verzoeken", "partner requests"),
    ("partner zoek", "partner zoek luc", "partner find luc"),
    ("partner vraag", "partner vraag \"Luc Peeters\"", "partner ask \"Luc Peeters\""),
    ("partner trekin", "partner trekin \"Luc Peeters\"", "partner withdraw \"Luc Peeters\""),
    ("partner beeindig", "partner beeindig cijfermeesters.nl", "partner end cijfermeesters.nl"),
    ("ongedaan", "ongedaan --proef", "undo --dry-run"),
    ("opnieuw", "opnieuw", "redo"),
    ("log", "log --wat 'member.*' --sinds 2026-01-01", "log --what 'member.*' --since 2026-01-01"),
];

/// Returns the example of a command, by its path; `None` for a group of commands.
pub(super) fn example(path: &str, english: bool) -> Option<&'static str> {
    let found = EXAMPLES.iter().find(|(of, ..)| *of == path);
    found.map(|(_, dutch, other)| if english { *other } else { *dutch })
}
