//! Errors about the log that several hosts share: what happened, what was kept, what to do.

use crate::{
    domain::SharedLogFailure as Failure,
    text::{Lang, Text, both},
};

/// Added to failures that end a command before it changes anything.
const NOTHING_CHANGED: Text = both("Er is niets gewijzigd.", "Nothing has changed.");
/// Added to failures after which the file stays as it is.
const NOTHING_WRITTEN: Text = both("Er wordt niets geschreven.", "Nothing is written.");

/// The problem of a server that saves only together with a standby.
const AWAITS_STANDBY: Text = both(
    "De server wacht op zijn reserve, en slaat zolang niets op.",
    "The server waits for its standby, and saves nothing until then.",
);

/// A failure in three parts, so that a screen can leave out what was kept.
struct Parts {
    problem: String,
    /// Says that nothing was changed; `None` if something may have been.
    kept: Option<Text>,
    remedy: String,
}

/// Formats a failure: what happened, what was kept, what to do.
pub(crate) fn shared_log(lang: Lang, failure: &Failure) -> String {
    let Parts { problem, kept, remedy } = parts(lang, failure);
    let kept = kept.map(|kept| kept.of(lang).to_owned());
    [Some(problem), kept, Some(remedy)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Formats why the shared log cannot be followed, and what to do. Does not say that nothing has
/// changed: a command that was being saved may be in the log.
pub(crate) fn not_following(lang: Lang, failure: &Failure) -> String {
    let Parts { problem, remedy, .. } = parts(lang, failure);
    format!("{problem} {remedy}")
}

fn parts(lang: Lang, failure: &Failure) -> Parts {
    encryption(lang, failure)
        .or_else(|| connection(lang, failure))
        .or_else(|| difference(lang, failure))
        .or_else(|| saving(lang, failure))
        .unwrap_or_else(|| {
            let plain = address(failure).or(database(failure)).or(server(failure));
            let (problem, remedy) = plain.unwrap_or(CHANGED);
            Parts {
                problem: problem.of(lang).to_owned(),
                kept: Some(NOTHING_CHANGED),
                remedy: remedy.of(lang).to_owned(),
            }
        })
}

/// A failure after the change was sent.
fn saving(lang: Lang, failure: &Failure) -> Option<Parts> {
    let (problem, remedy) = match failure {
        Failure::Doubt => (
            both(
                "De verbinding met het gedeelde Logboek viel weg tijdens het opslaan.",
                "The connection to the shared Log was lost during saving.",
            ),
            both(
                "Het is niet zeker of dit is opgeslagen: controleer het zodra er weer verbinding \
                 is.",
                "This may or may not have been saved: check it when the connection is back.",
            ),
        ),
        Failure::NoStandby { was_sent: true } => (
            AWAITS_STANDBY,
            both(
                "Zodra de reserve terug is, kan dit alsnog zijn opgeslagen: controleer het dan.",
                "When the standby is back, this may have been saved after all: check it then.",
            ),
        ),
        // An earlier try may have been sent.
        Failure::NoStandby { was_sent: false } => (
            AWAITS_STANDBY,
            both(
                "Deze poging wijzigde niets. Vraag de beheerder van de server om een reserve.",
                "This attempt changed nothing. Ask the administrator of the server for a standby.",
            ),
        ),
        Failure::OnlyShared => (
            both(
                "Dit is opgeslagen in het gedeelde Logboek, maar nog niet in het bestand van deze \
                 host.",
                "This was saved in the shared Log, but not yet in the file of this host.",
            ),
            both(
                "Het bestand volgt zodra het weer te schrijven is. Controleer het: toegang db \
                 controleer.",
                "The file follows when it can be written again. Check it: toegang db check.",
            ),
        ),
        _ => return None,
    };
    let (problem, remedy) = (problem.of(lang).to_owned(), remedy.of(lang).to_owned());
    Some(Parts { problem, kept: None, remedy })
}

/// A failure of the connection, or one that the program does not know.
fn connection(lang: Lang, failure: &Failure) -> Option<Parts> {
    let (problem, remedy) = match (lang, failure) {
        (Lang::Nl, Failure::NoAnswer { server }) => (
            format!("De server van het gedeelde Logboek ({server}) antwoordt niet binnen 2 s."),
            "Controleer of daar PostgreSQL luistert en het niet te druk heeft, en probeer het \
             opnieuw.",
        ),
        (Lang::En, Failure::NoAnswer { server }) => (
            format!("The server of the shared Log ({server}) does not answer within 2 s."),
            "Check that PostgreSQL listens there and is not overloaded, and try again.",
        ),
        (Lang::Nl, Failure::Unreachable { server }) => (
            format!("Geen verbinding met het gedeelde Logboek ({server})."),
            "Controleer of PostgreSQL draait en of het adres klopt, en probeer het opnieuw.",
        ),
        (Lang::En, Failure::Unreachable { server }) => (
            format!("No connection to the shared Log ({server})."),
            "Check that PostgreSQL is running and that the address is right, and try again.",
        ),
        (Lang::Nl, Failure::Other(text)) => (
            format!("De server van het gedeelde Logboek meldt een fout: {text}."),
            "Vraag de beheerder van de server.",
        ),
        (Lang::En, Failure::Other(text)) => (
            format!("The server of the shared Log reports an error: {text}."),
            "Ask the administrator of the server.",
        ),
        _ => return None,
    };
    Some(Parts { problem, kept: Some(NOTHING_CHANGED), remedy: remedy.to_owned() })
}

/// A failure of the encryption.
fn encryption(lang: Lang, failure: &Failure) -> Option<Parts> {
    let (problem, remedy) = match (lang, failure) {
        (Lang::Nl, Failure::Certificate { path }) => (
            format!("{path} is geen bruikbaar certificaat of bruikbare sleutel."),
            "Controleer het adres (sslrootcert, sslcert, sslkey), en of je dat bestand mag lezen.",
        ),
        (Lang::En, Failure::Certificate { path }) => (
            format!("{path} is not a usable certificate or key."),
            "Check the address (sslrootcert, sslcert, sslkey), and that you can read that file.",
        ),
        (Lang::Nl, Failure::NotEncrypted { server }) => (
            format!("{server} biedt geen versleutelde verbinding aan."),
            "Zet ssl aan op die server, met een certificaat; zie many-hosts.md.",
        ),
        (Lang::En, Failure::NotEncrypted { server }) => (
            format!("{server} offers no encrypted connection."),
            "Turn on ssl on that server, with a certificate; see many-hosts.md.",
        ),
        (Lang::Nl, Failure::Handshake { server }) => (
            format!("{server} bewijst niet dat hij de server van dit adres is."),
            "Controleer of sslrootcert zijn certificaat uitgaf, of host de naam in dat certificaat \
             is, en of het niet verlopen is.",
        ),
        (Lang::En, Failure::Handshake { server }) => (
            format!("{server} does not prove that it is the server of this address."),
            "Check that sslrootcert issued its certificate, that host is the name in it, and that \
             it has not expired.",
        ),
        (Lang::Nl, Failure::HostCertificate { server }) => (
            format!("{server} weigert het certificaat van deze host."),
            "Controleer sslcert en sslkey, en of ssl_ca_file van de server dat certificaat uitgaf.",
        ),
        (Lang::En, Failure::HostCertificate { server }) => (
            format!("{server} refuses the certificate of this host."),
            "Check sslcert and sslkey, and that ssl_ca_file of the server issued that certificate.",
        ),
        _ => return None,
    };
    Some(Parts { problem, kept: Some(NOTHING_CHANGED), remedy: remedy.to_owned() })
}

/// A shared log that differs from the file.
fn difference(lang: Lang, failure: &Failure) -> Option<Parts> {
    let (problem, remedy) = match (lang, failure) {
        (Lang::Nl, Failure::Ahead(links)) => (
            format!(
                "Het gedeelde Logboek mist het einde van dit bestand ({links} of meer regels), \
                 bijvoorbeeld doordat een oude kopie van de server is teruggezet."
            ),
            "Zet ze daar terug met toegang db deel, als eigenaar van het Logboek, of ga met dit \
             bestand alleen verder: toegang db los.",
        ),
        (Lang::En, Failure::Ahead(links)) => (
            format!(
                "The shared Log lacks the end of this file ({links} lines or more), perhaps \
                 because an old backup of the server was restored."
            ),
            "Put them back with toegang db share, as the owner of the log, or continue with this \
             file alone: toegang db leave.",
        ),
        (Lang::Nl, Failure::Forked(link)) => (
            format!("Vanaf regel {link} wijkt het gedeelde Logboek af van dit bestand."),
            "Bewaar dit bestand, en volg het Logboek in een nieuw bestand: toegang --db nieuw.db \
             db volg.",
        ),
        (Lang::En, Failure::Forked(link)) => (
            format!("From line {link} on, the shared Log differs from this file."),
            "Keep this file, and follow the Log in a new file: toegang --db new.db db follow.",
        ),
        (Lang::Nl, Failure::Damaged(link)) => (
            format!(
                "Regel {link} van het gedeelde Logboek is beschadigd: een ander programma heeft \
                 die geschreven of gewijzigd."
            ),
            "Vraag de beheerder van de server.",
        ),
        (Lang::En, Failure::Damaged(link)) => (
            format!(
                "Line {link} of the shared Log is damaged: another program wrote or changed it."
            ),
            "Ask the administrator of the server.",
        ),
        _ => return None,
    };
    Some(Parts { problem, kept: Some(NOTHING_WRITTEN), remedy: remedy.to_owned() })
}

/// The problem and remedy of a wrong address or role.
const fn address(failure: &Failure) -> Option<(Text, Text)> {
    Some(match failure {
        Failure::NoAddress => (
            both(
                "Hier is geen adres van een gedeeld Logboek.",
                "No address of a shared Log is set.",
            ),
            both(
                "Zet het in config.toml (gedeeld) of in TOEGANG_GEDEELD.",
                "Set it in config.toml (gedeeld) or in TOEGANG_GEDEELD.",
            ),
        ),
        Failure::BadAddress => (
            both(
                "Het adres van het gedeelde Logboek is niet te lezen.",
                "The address of the shared Log cannot be read.",
            ),
            both(
                "Schrijf het zoals host=db.example.nl dbname=toegang user=host_a.",
                "Write it like host=db.example.com dbname=toegang user=host_a.",
            ),
        ),
        Failure::Unencrypted => (
            both(
                "Deze server staat op een andere computer, dus de verbinding moet versleuteld zijn.",
                "This server is on another machine, so the connection must be encrypted.",
            ),
            both(
                "Zet sslrootcert=PAD in het adres: het certificaat waarmee je de server controleert.",
                "Add sslrootcert=PATH to the address: the certificate that vouches for the server.",
            ),
        ),
        Failure::SignIn => (
            both("De server weigert deze rol.", "The server refuses this role."),
            both(
                "Controleer user, wachtwoord of certificaat, en pg_hba.conf op de server.",
                "Check user, password or certificate, and pg_hba.conf on the server.",
            ),
        ),
        Failure::NoRight => (
            both(
                "Deze rol heeft daar geen recht voor in de database.",
                "This role has no permission for that in the database.",
            ),
            both(
                "De eigenaar van de database deelt het Logboek en geeft elke host rechten; zie \
                 many-hosts.md.",
                "The owner of the database shares the Log and grants rights to each host; see \
                 many-hosts.md.",
            ),
        ),
        _ => return None,
    })
}

/// The problem and remedy of a wrong database.
const fn database(failure: &Failure) -> Option<(Text, Text)> {
    Some(match failure {
        Failure::NoDatabase => (
            both(
                "De server heeft geen database met deze naam.",
                "The server has no database with this name.",
            ),
            both(
                "Controleer dbname, of maak de database eerst: createdb.",
                "Check dbname, or create the database first: createdb.",
            ),
        ),
        Failure::NoRole => (
            both("De server heeft niet al deze rollen.", "The server lacks one of these roles."),
            both(
                "Laat de beheerder van de server die maken: create role host_a login.",
                "Ask the administrator of the server to create it: create role host_a login.",
            ),
        ),
        Failure::NoLog => (
            both(
                "In deze database staat geen Logboek van toegang.",
                "This database has no toegang Log.",
            ),
            both(
                "Controleer dbname, of deel eerst een bestand: toegang db deel.",
                "Check dbname, or share a file first: toegang db share.",
            ),
        ),
        Failure::OtherProgram => (
            both(
                "In deze database staan tabellen van een ander programma.",
                "This database has tables of another program.",
            ),
            both(
                "Maak een eigen database voor toegang: createdb.",
                "Create a separate database for toegang: createdb.",
            ),
        ),
        Failure::OtherFile => (
            both(
                "In deze database staat het Logboek van een ander bestand.",
                "This database has the Log of another file.",
            ),
            both(
                "Controleer het adres. Volg dat Logboek in een nieuw bestand: toegang --db nieuw.db \
                 db volg.",
                "Check the address. Follow that Log in a new file: toegang --db new.db db follow.",
            ),
        ),
        Failure::NewerFormat => (
            both(
                "Een nieuwere versie van toegang schrijft het gedeelde Logboek.",
                "A newer version of toegang writes the shared Log.",
            ),
            both("Werk toegang op deze host bij.", "Upgrade toegang on this host."),
        ),
        _ => return None,
    })
}

/// The problem and remedy of a server that refuses changes.
const fn server(failure: &Failure) -> Option<(Text, Text)> {
    Some(match failure {
        Failure::Standby => (
            both(
                "Deze server is een reserve, en neemt geen wijzigingen aan.",
                "This server is a standby and accepts no changes.",
            ),
            both(
                "Noem in host alle servers; toegang vindt dan de server die schrijft.",
                "Name all servers in host; toegang then finds the one that accepts changes.",
            ),
        ),
        Failure::Full => (
            both(
                "De schijf van de server van het gedeelde Logboek is vol.",
                "The disk of the server of the shared Log is full.",
            ),
            both(
                "Alles wat al was opgeslagen is veilig. Maak daar ruimte.",
                "Everything saved before is safe. Free some space there.",
            ),
        ),
        Failure::TooManyConnections => (
            both(
                "De server neemt geen verbindingen meer aan.",
                "The server accepts no more connections.",
            ),
            both(
                "Probeer het later weer, of verhoog max_connections: elk geopend scherm neemt er \
                 een, en een tweede terwijl het opslaat.",
                "Try again later, or raise max_connections: each open screen takes one, and a \
                 second while it saves.",
            ),
        ),
        _ => return None,
    })
}

const CHANGED: (Text, Text) = (
    both(
        "Dit bestand is gedeeld of losgemaakt nadat dit programma het opende.",
        "This file was shared, or stopped sharing, after this program opened it.",
    ),
    both("Start opnieuw.", "Start again."),
);
