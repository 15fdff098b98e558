//! Texts of the command line in Dutch.

pub(crate) mod file;
pub(crate) mod import;
pub(crate) mod lines;
pub(crate) mod setup;
pub(crate) mod ssh;
pub(crate) mod usage;

use crate::text::{Lang, PlaceTexts, ShellTexts, Thing, grammar::number::grouped};

/// The command line.
pub(super) const SHELL: ShellTexts = ShellTexts {
    address_unclear: "dat is geen e-mailadres, zoals naam@domein.nl",
    appoint: |email| format!("Toch {email} Beheerder maken?"),
    background: "Achter",
    busy: "Het bestand is bezet: een ander proces schrijft. Er is niets gewijzigd; --wacht 30s wacht \
           langer.",
    by: "Door",
    code: |code| format!("Activatiecode: {code}"),
    colours: "Kleuren",
    contrast: "Contrast",
    day_unclear: |text| {
        format!("‘{text}’ is geen dag; wel bijvoorbeeld 2026-12-31, 31-12, 31-12-2027, +3m of geen")
    },
    difference: "Verschil",
    differs: |count| format!("het bestand is niet zoals het Logboek zegt ({count})"),
    differing: super::outcomes::differences::differing,
    does: "Doet",
    enough: "✓",
    evidence_missing: "zeg waaruit het blijkt, zoals --betaling KENMERK",
    example_is_at: |path, opens| {
        [
            format!("Het voorbeeld staat in {path}"),
            format!("Open het in een terminal: {opens}"),
            format!("Of zonder scherm: {opens} --als piet@eigendomein.nl organisatie lijst"),
        ]
    },
    fact: "Gegeven",
    file: "Bestand",
    file_example: "Voorbeeld",
    file_keys: "Toetsen",
    file_reports: "Verslagen",
    file_settings: "Instellingen",
    file_themes: "Thema's",
    for_people: "--json, --jsonl en --csv horen bij een opdracht, zoals: toegang organisatie lijst",
    front: "Voor",
    handling: "Handeling",
    input_gone: "de invoer is weg",
    key: "Toets",
    leave: |org| format!("{org} verlaten?"),
    left_out: |why| format!("Overgeslagen: {why}"),
    log_gives_tables: "Het Logboek geeft precies de tabellen.",
    message_unclear: "een bericht heeft 1 tot 500 tekens, zonder stuurtekens",
    name_unclear: "een naam heeft 1 tot 200 tekens, zonder stuurtekens",
    needed: "Nodig",
    needs_terminal: "het scherm heeft een terminal nodig; zie toegang --help voor opdrachten zonder",
    torn_anchor: |path| {
        format!(
            "de laatste regel van het ankerbestand {path} is afgebroken (een volle schijf, of een \
             stroomstoring); die telt niet mee, en de volgende wijziging begint op een nieuwe regel"
        )
    },
    no_file: |path| format!("{path}: dit bestand is er niet; toegang zonder opdracht maakt het"),
    no_plain_file: "geen gewoon bestand; ‘-’ leest standaardinvoer",
    no_such_user: |email, near| {
        let meant = match near {
            [] => String::new(),
            near => format!(" Bedoel je {}?", near.join(", ")),
        };
        format!("Er is geen gebruiker met het adres ‘{email}’.{meant}")
    },
    none_or_several: |thing, typed, names| {
        let what = self::thing(thing);
        if names.is_empty() {
            return format!("{what} niet gevonden: ‘{typed}’.");
        }
        format!(
            "Meer dan één {} heet zo: {}. Gebruik het adres of het nummer.",
            what.to_lowercase(),
            names.join("; ")
        )
    },
    near: |thing, typed, names| {
        let what = self::thing(thing);
        format!("{what} niet gevonden: ‘{typed}’. Bedoel je {}?", names.join("; "))
    },
    no_thread: "het systeem geeft geen thread",
    not_an_example: |path| {
        format!(
            "{path}: dit is geen voorbeeld en blijft zoals het is. Open het met: toegang --db {path}"
        )
    },
    not_resolved: |unknown| {
        let quoted = unknown.iter().map(|(who, line, near)| {
            let line = line.map(|line| format!("regel {line}"));
            let near = (!near.is_empty()).then(|| format!("bedoel je {}?", near.join("; ")));
            let more: Vec<String> = line.into_iter().chain(near).collect();
            match more.as_slice() {
                [] => format!("‘{who}’"),
                more => format!("‘{who}’ ({})", more.join("; ")),
            }
        });
        format!(
            "Niet gevonden: {}. Alleen eigen gebruikers en \
             gebruikers van partners met een relatie zijn te kiezen.",
            quoted.collect::<Vec<_>>().join(", ")
        )
    },
    nothing_changed: "Er is niets gewijzigd.",
    on_line: |line, why| format!("Regel {line}: {why}"),
    others_not_done: "Er is niets gewijzigd; met --doorgaan-bij-fout gaan de anderen door.",
    outcome: "Uitkomst",
    panicked: |report, place| {
        let more = match report {
            Some(path) => format!("Verslag: {path}"),
            None => format!("Plaats: {place}"),
        };
        format!("er ging iets mis; je gegevens zijn veilig. {more}")
    },
    question: |question| format!("{question} [j/N] "),
    read_newer: |versions| format!("{} Alleen-lezen openen?", super::failure::newer(versions)),
    rehearsed: "Proef, er is niets gewijzigd. Dit zou er gebeuren:",
    remove: |names, more, org| {
        let mut shown: Vec<_> = names.iter().map(ToString::to_string).collect();
        shown.extend((more > 0).then(|| format!("en {more} anderen")));
        format!("Toegang afnemen van {} ({org})?", shown.join(", "))
    },
    say_yes: "Herhaal de opdracht met --ja om het te doen.",
    successor_unclear: "een opvolger schrijf je als ORGANISATIE=WIE",
    terminal_gone: "de terminal is weg",
    terminal_refuses: "de terminal geeft zich niet",
    typed: &[("(x v)", "(toegang lid verlaat)"), ("(g e)", "(ssh sleutels lijst)")],
    unsaid: |why| format!("Het is gedaan; alleen het antwoord kon niet worden geschreven: {why}."),
    too_little: "✗ te weinig",
    unreadable: |path, why| format!("{path}: niet te lezen ({why})"),
    users_come: |come, of| {
        format!("{} van {} gebruikers", grouped(Lang::Nl, come), grouped(Lang::Nl, of))
    },
    value: "Waarde",
    where_: "Waar",
    who_asks: "zeg namens wie je werkt: met --als E-MAIL, of eens voor al met TOEGANG_ALS",
    yes: &["j", "ja", "y", "yes"],
};

const fn thing(thing: Thing) -> &'static str {
    match thing {
        Thing::Organisation => "Organisatie",
        Thing::Member => "Lid",
        Thing::Request => "Verzoek",
        Thing::User => "Gebruiker",
        Thing::Partner => "Partner",
        Thing::Manager => "Relatiemanager",
        Thing::RelationRequest => "Relatieverzoek",
    }
}

/// The contexts in which keys apply.
pub(super) const PLACES: PlaceTexts = PlaceTexts {
    access: "bij zijn toegang",
    always: "altijd",
    card: "op een kaart",
    check: "bij leden controleren",
    choose: "bij leden kiezen",
    conflict: "bij Net gewijzigd",
    confirm: "in een vraag",
    door: "bij het aanmelden",
    everywhere: "op elk scherm",
    field: "in een tekstveld",
    find_tabs: "bij Vind relaties",
    form: "in een formulier",
    inbox: "in Postvak IN",
    keys: "bij zijn sleutels",
    list: "in elke lijst",
    log: "in het Logboek",
    members: "bij de leden",
    menu: "in het menu",
    moving: "waar rijen zijn",
    organisation: "in een organisatie",
    organisations: "bij de organisaties",
    palette: "bij de opdrachten",
    partners: "bij de partners",
    picker: "in een zoekveld",
    reading: "bij lezen",
    reasons: "bij redenen",
    requests: "bij de uitnodigingen",
    sent: "bij verstuurde relatieverzoeken",
    tabs: "bij tabbladen",
    user: "bij een gebruiker",
    users: "bij de gebruikers",
};
