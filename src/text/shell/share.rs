//! Texts of `db deel`, `db volg`, `db gedeeld` and `db los`.

use crate::text::{Lang, Text, both, grammar::number::grouped};

pub(crate) const ALONE: Text = both("nee, dit bestand is alleen", "no, this file is alone");
pub(crate) const DELAY: Text = both("Achterstand van de reserve", "Delay of the standby");
pub(crate) const DELAY_UNKNOWN: Text = both("onbekend voor deze rol", "not known to this role");
pub(crate) const DELAY_NONE: Text = both("geen", "none");
pub(crate) const LAST_HOST: Text = both("Laatste regel van", "Last line from");
pub(crate) const HOSTS: Text = both("Hosts, nu verbonden", "Hosts, connected now");

/// The question before this file leaves the shared log.
pub(crate) const LEAVE_QUESTION: Text = both(
    "Gaat dit bestand alleen verder? Wat hier daarna gebeurt, komt niet op de andere hosts, en wat \
     daar gebeurt niet hier. Wijzig je hier iets, dan kan alleen een nieuw bestand weer volgen.",
    "Does this file go on alone? What happens here afterwards does not reach the other hosts, nor \
     what happens there this one. Once you change something here, only a new file can follow again.",
);

pub(crate) const LEFT: Text = both(
    "Dit bestand is weer alleen. Het gedeelde Logboek is niet gewijzigd.",
    "This file is alone again. The shared log has not changed.",
);

pub(crate) const NO_STANDBY: Text = both(
    "zonder reserve gaat verloren wat na de laatste kopie van de server is opgeslagen",
    "without a standby, what was saved after the last copy of the server can be lost",
);

pub(crate) const STANDBY_AWAITED: Text = both(
    "de server slaat niets op tot er een reserve is",
    "the server saves nothing until it has a standby",
);

pub(crate) const NOT_WAITED_FOR: Text = both(
    "opslaan wacht niet op de reserve; zie synchronous_standby_names van PostgreSQL",
    "saving does not wait for the standby; see synchronous_standby_names of PostgreSQL",
);

pub(crate) const POSITION: Text = both("Regels, hier en op de server", "Lines, here and there");
pub(crate) const ROUND_TRIP: Text = both("Heen en weer", "Round trip");
pub(crate) const SERVER: Text = both("Server", "Server");
pub(crate) const SHARED: Text = both("Gedeeld", "Shared");
pub(crate) const STANDBYS: Text = both("Reserves", "Standbys");
pub(crate) const YES: Text = both("ja", "yes");

/// The result of publishing a file: the number of links, and host and port of the server.
pub(crate) fn published(lang: Lang, links: i64, server: &str) -> String {
    let links = grouped(lang, usize::try_from(links).unwrap_or_default());
    match lang {
        Lang::Nl => format!(
            "Gedeeld: {links} regels van het Logboek staan op {server}. Een andere host volgt ze \
             met: toegang db volg"
        ),
        Lang::En => format!(
            "Shared: {links} lines of the log are on {server}. Another host follows them with: \
             toegang db follow"
        ),
    }
}

/// The question before the server gets back the lines that it has lost.
pub(crate) fn put_back_question(lang: Lang, lines: i64) -> String {
    let lines = grouped(lang, usize::try_from(lines).unwrap_or_default());
    match lang {
        Lang::Nl => format!(
            "De server mist de laatste {lines} regels van dit bestand. Zet ze terug? Ga eerst na \
             dat geen andere host er meer heeft (diagnose)."
        ),
        Lang::En => format!(
            "The server lacks the last {lines} lines of this file. Put them back? First make sure \
             that no other host has more (diagnose)."
        ),
    }
}

/// The result of putting back lines: their number, and host and port of the server.
pub(crate) fn put_back(lang: Lang, lines: i64, server: &str) -> String {
    let lines = grouped(lang, usize::try_from(lines).unwrap_or_default());
    match lang {
        Lang::Nl => format!("Teruggezet: {lines} regels staan weer op {server}."),
        Lang::En => format!("Put back: {lines} lines are on {server} again."),
    }
}

/// The roles that may now follow the shared log, and add lines to it.
pub(crate) fn granted(lang: Lang, hosts: &[String]) -> String {
    let hosts = hosts.join(", ");
    match lang {
        Lang::Nl => format!("Deze rollen mogen lezen en regels toevoegen: {hosts}."),
        Lang::En => format!("These roles may read and add lines: {hosts}."),
    }
}

/// The result of following: the number of links taken over, and host and port of the server.
pub(crate) fn followed(lang: Lang, links: i64, server: &str) -> String {
    let links = grouped(lang, usize::try_from(links).unwrap_or_default());
    match lang {
        Lang::Nl => format!("Dit bestand volgt nu {server}; {links} regels overgenomen."),
        Lang::En => format!("This file now follows {server}; {links} lines taken over."),
    }
}
