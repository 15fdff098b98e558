//! Errors about the log that several hosts share: what happened, what was kept, what to do.

use crate::{
    domain::SharedLogFailure as Failure,
    text::{Lang, Text, both},
};

const NO_ADDRESS: Text = both(
    "Hier staat geen adres van een gedeeld Logboek. Er is niets gewijzigd. Zet het in \
     config.toml (gedeeld) of in TOEGANG_GEDEELD.",
    "There is no address of a shared log here. Nothing has changed. Put it in \
     config.toml (gedeeld) or in TOEGANG_GEDEELD.",
);

const BAD_ADDRESS: Text = both(
    "Het adres van het gedeelde Logboek is niet te lezen. Er is niets gewijzigd. Schrijf \
     het zoals host=db.example.nl dbname=toegang user=host_a.",
    "The address of the shared log cannot be read. Nothing has changed. Write it like \
     host=db.example.com dbname=toegang user=host_a.",
);

const UNENCRYPTED: Text = both(
    "Deze server staat op een andere computer, en zo'n verbinding moet versleuteld zijn. \
     Er is niets gewijzigd. Zet sslrootcert=PAD in het adres: het certificaat waarmee de \
     server te controleren is.",
    "This server is on another machine, and such a connection must be encrypted. Nothing \
     has changed. Put sslrootcert=PATH in the address: the certificate to check the \
     server with.",
);

const SIGN_IN: Text = both(
    "De server laat deze rol niet binnen. Er is niets gewijzigd. Kijk user, wachtwoord of \
     certificaat na, en pg_hba.conf op de server.",
    "The server does not let this role in. Nothing has changed. Check user, password or \
     certificate, and pg_hba.conf on the server.",
);

const NO_RIGHT: Text = both(
    "Deze rol heeft dat recht niet in de database. Er is niets gewijzigd. De eigenaar van \
     de database deelt het Logboek en geeft elke host rechten; zie many-hosts.md.",
    "This role has no right to that in the database. Nothing has changed. The owner of \
     the database shares the log and gives each host its rights; see many-hosts.md.",
);

const NO_DATABASE: Text = both(
    "De server heeft geen database met deze naam. Er is niets gewijzigd. Kijk dbname na, \
     of maak hem eerst: createdb.",
    "The server has no database of this name. Nothing has changed. Check dbname, or make \
     it first: createdb.",
);

const NO_LOG: Text = both(
    "In deze database staat geen Logboek van toegang. Er is niets gewijzigd. Kijk dbname \
     na, of deel eerst een bestand: toegang db deel.",
    "This database holds no log of toegang. Nothing has changed. Check dbname, or share a \
     file first: toegang db share.",
);

const OTHER_PROGRAM: Text = both(
    "In deze database staan tabellen van een ander programma. Er is niets gewijzigd. Maak \
     een eigen database voor toegang: createdb.",
    "This database holds tables of another program. Nothing has changed. Make a database \
     of its own for toegang: createdb.",
);

const NEWER_FORMAT: Text = both(
    "Een nieuwere versie van toegang schrijft het gedeelde Logboek. Er is niets \
     gewijzigd. Werk toegang op deze host bij.",
    "A newer version of toegang writes the shared log. Nothing has changed. Upgrade \
     toegang on this host.",
);

const STANDBY: Text = both(
    "Deze server leest alleen: het is een reserve. Er is niets gewijzigd. Noem in host \
     alle servers, dan vindt toegang de server die schrijft.",
    "This server only reads: it is a standby. Nothing has changed. Name all servers in \
     host, and toegang finds the one that writes.",
);

const FULL: Text = both(
    "De server van het gedeelde Logboek is vol. Er is niets gewijzigd; alles wat al was \
     opgeslagen is veilig. Maak daar ruimte.",
    "The server of the shared log is full. Nothing has changed; everything that was saved \
     is safe. Make room there.",
);

const TOO_MANY_CONNECTIONS: Text = both(
    "De server neemt geen verbindingen meer aan. Er is niets gewijzigd. Probeer het zo \
     opnieuw, of verhoog max_connections: elk geopend scherm neemt er twee.",
    "The server accepts no more connections. Nothing has changed. Try again soon, or \
     raise max_connections: each open screen takes two.",
);

const OTHER_FILE: Text = both(
    "In deze database staat het Logboek van een ander bestand. Er is niets gewijzigd. \
     Kijk het adres na; om dat Logboek te volgen, geef een nieuw bestand: toegang --db \
     nieuw.db db volg.",
    "This database holds the log of another file. Nothing has changed. Check the address; \
     to follow that log, give a new file: toegang --db new.db db follow.",
);

const DOUBT: Text = both(
    "De verbinding met het gedeelde Logboek viel weg tijdens het opslaan. Het is niet \
     zeker of dit is opgeslagen: kijk het na zodra er weer verbinding is.",
    "The connection with the shared log was lost while this was saved. It is not certain \
     that it was saved: check it once there is a connection again.",
);

const ONLY_SHARED: Text = both(
    "Dit is opgeslagen in het gedeelde Logboek, maar nog niet in het bestand van deze host; het \
     volgt zodra dat weer kan. Kijk het bestand na: toegang db controleer.",
    "This is saved in the shared log, but not yet in the file of this host; it follows once that \
     can be written again. Check the file: toegang db check.",
);

const CHANGED: Text = both(
    "Dit bestand is sinds het openen gedeeld, of juist losgemaakt. Er is niets gewijzigd. \
     Start opnieuw.",
    "This file was shared, or left the others, since it was opened. Nothing has changed. \
     Start again.",
);

pub(crate) fn shared_log(lang: Lang, failure: &Failure) -> String {
    match (lang, failure) {
        (Lang::Nl, Failure::Certificate { path }) => format!(
            "{path} is geen certificaat of sleutel die te gebruiken is. Er is niets gewijzigd. \
             Kijk het adres na (sslrootcert, sslcert, sslkey), en of je dat bestand mag lezen."
        ),
        (Lang::En, Failure::Certificate { path }) => format!(
            "{path} is no certificate or key that can be used. Nothing has changed. Check the \
             address (sslrootcert, sslcert, sslkey), and whether you may read that file."
        ),
        (Lang::Nl, Failure::Handshake { server }) => format!(
            "{server} biedt geen versleuteling aan, toont een certificaat dat niet klopt met \
             sslrootcert of met deze naam, of weigert dat van deze host (sslcert). Er is niets \
             gewijzigd. Vraag de beheerder van de server."
        ),
        (Lang::En, Failure::Handshake { server }) => format!(
            "{server} offers no encryption, shows a certificate that does not fit sslrootcert or \
             this name, or refuses that of this host (sslcert). Nothing has changed. Ask the \
             administrator of the server."
        ),
        (Lang::Nl, Failure::Unreachable { server }) => format!(
            "Geen verbinding met het gedeelde Logboek ({server}). Er is niets gewijzigd. Kijk of \
             PostgreSQL draait en of het adres klopt, en probeer het opnieuw."
        ),
        (Lang::En, Failure::Unreachable { server }) => format!(
            "No connection with the shared log ({server}). Nothing has changed. See whether \
             PostgreSQL runs and whether the address is right, and try again."
        ),
        (Lang::Nl, Failure::Other(text)) => {
            format!("Het gedeelde Logboek geeft een fout; er is niets gewijzigd. ({text})")
        }
        (Lang::En, Failure::Other(text)) => {
            format!("The shared log gives an error; nothing has changed. ({text})")
        }
        (_, Failure::Ahead(_) | Failure::Forked(_) | Failure::Damaged(_)) => {
            difference(lang, failure)
        }
        (_, plain) => plain_failure(lang, plain).to_owned(),
    }
}

/// A shared log that differs from the file.
fn difference(lang: Lang, failure: &Failure) -> String {
    match (lang, failure) {
        (Lang::Nl, Failure::Ahead(links)) => format!(
            "Het gedeelde Logboek mist het einde van dit bestand ({links} of meer regels), \
             bijvoorbeeld na het terugzetten van een oude kopie van de server. Er wordt niets \
             geschreven. Zet de server goed terug, of ga met dit bestand alleen verder: toegang db \
             los."
        ),
        (Lang::En, Failure::Ahead(links)) => format!(
            "The shared log lacks the end of this file ({links} lines or more), perhaps after an \
             old copy of the server was put back. Nothing is written. Put the server right, or go \
             on with this file alone: toegang db leave."
        ),
        (Lang::Nl, Failure::Forked(link)) => format!(
            "Vanaf regel {link} zegt het gedeelde Logboek iets anders dan dit bestand. Er wordt \
             niets geschreven. Bewaar dit bestand, en volg opnieuw in een nieuw: toegang --db \
             nieuw.db db volg."
        ),
        (Lang::En, Failure::Forked(link)) => format!(
            "From line {link} on the shared log says something else than this file. Nothing is \
             written. Keep this file, and follow anew in a new one: toegang --db new.db db follow."
        ),
        (Lang::Nl, Failure::Damaged(link)) => format!(
            "Regel {link} van het gedeelde Logboek klopt niet: iets anders dan toegang heeft hem \
             geschreven of gewijzigd. Er is niets overgenomen. Vraag de beheerder van de server."
        ),
        (Lang::En, Failure::Damaged(link)) => format!(
            "Line {link} of the shared log is not right: something other than toegang wrote or \
             changed it. Nothing was taken over. Ask the administrator of the server."
        ),
        (_, plain) => plain_failure(lang, plain).to_owned(),
    }
}

/// A failure without details.
fn plain_failure(lang: Lang, failure: &Failure) -> &'static str {
    match failure {
        Failure::NoAddress => NO_ADDRESS,
        Failure::BadAddress => BAD_ADDRESS,
        Failure::Unencrypted => UNENCRYPTED,
        Failure::SignIn => SIGN_IN,
        Failure::NoRight => NO_RIGHT,
        Failure::NoDatabase => NO_DATABASE,
        Failure::NoLog => NO_LOG,
        Failure::OtherProgram => OTHER_PROGRAM,
        Failure::NewerFormat => NEWER_FORMAT,
        Failure::Standby => STANDBY,
        Failure::Full => FULL,
        Failure::TooManyConnections => TOO_MANY_CONNECTIONS,
        Failure::OtherFile => OTHER_FILE,
        Failure::Doubt => DOUBT,
        Failure::OnlyShared => ONLY_SHARED,
        _ => CHANGED,
    }
    .of(lang)
}
