//! Titles of screens and tabs, and headings of columns.

#![expect(missing_docs, reason = "a name and its sentence say what it is")]

use crate::text::{Lang, Text, both, grammar::number};

pub(crate) const ANSWER: Text = both("Antwoord", "Answer");
pub(crate) const ANSWERED: Text = both("Beantwoord", "Answered");
pub(crate) const DAY: Text = both("Dag", "Day");
pub(crate) const EMAIL: Text = both("E-mail", "E-mail");
pub(crate) const FROM: Text = both("Van", "From");
pub(crate) const HAPPENED: Text = both("Wat er gebeurde", "What happened");
pub(crate) const LAST_DAY: Text = both("Laatste dag", "Last day");
pub(crate) const LEVEL_HEAD: Text = both("Rol", "Role");
pub(crate) const LOG: Text = both("Logboek", "Log");
pub(crate) const MEMBER_SINCE: Text = both("Lid sinds", "Since");
pub(crate) const MEMBERS: Text = both("Leden", "Members");
pub(crate) const MY_LEVEL: Text = both("Mijn rol", "My role");
pub(crate) const NAME: Text = both("Naam", "Name");
pub(crate) const NUMBER: Text = both("KvK / ond.nr", "Register no.");
pub(crate) const ORGANISATION: Text = both("Organisatie", "Organisation");
pub(crate) const ORGANISATIONS: Text = both("Organisaties", "Organisations");
pub(crate) const ORIGIN: Text = both("Herkomst", "Origin");
pub(crate) const PARTNER: Text = both("Partner", "Partner");
pub(crate) const RECEIVED: Text = both("Ontvangen", "Received");
pub(crate) const REQUEST: Text = both("Verzoek", "Request");
pub(crate) const REQUESTS: Text = both("Verzoeken", "Requests");
pub(crate) const SENT: Text = both("Verstuurd", "Sent");
pub(crate) const SIGN_IN: Text = both("Aanmelden als", "Sign in as");
pub(crate) const STATUS: Text = both("Status", "Status");
pub(crate) const WHAT_NOW: Text = both("Wat nu", "What now");
pub(crate) const TAB_DETAILS: Text = both("Details", "Details");
pub(crate) const TAB_HANDLED: Text = both("Afgehandeld", "Handled");
pub(crate) const TAB_NOTICES: Text = both("Meldingen", "Notices");
pub(crate) const TIME: Text = both("Tijd", "Time");
pub(crate) const UNTIL: Text = both("Tot", "Until");
pub(crate) const USERS: Text = both("Gebruikers", "Users");
pub(crate) const WHAT: Text = both("Wat", "What");
pub(crate) const PEOPLE: Text = both("Mensen", "People");
pub(crate) const WHEN: Text = both("Wanneer", "When");
pub(crate) const ON: Text = both("Op", "On");
pub(crate) const WHO: Text = both("Wie", "Who");

pub(crate) fn tab_access(lang: Lang, n: Option<usize>) -> String {
    match lang {
        Lang::Nl => number::tab_label(lang, "Toegang", n),
        Lang::En => number::tab_label(lang, "Access", n),
    }
}

pub fn tab_members(lang: Lang, n: Option<usize>) -> String {
    match lang {
        Lang::Nl => number::tab_label(lang, "Leden", n),
        Lang::En => number::tab_label(lang, "Members", n),
    }
}

pub(crate) fn tab_notices(lang: Lang, n: Option<usize>) -> String {
    number::tab_label(lang, TAB_NOTICES.of(lang), n)
}

pub(crate) fn tab_partners(lang: Lang, n: Option<usize>) -> String {
    number::tab_label(lang, "Partners", n)
}

/// Relation requests that were sent. Those that were received stand in the inbox.
pub(crate) fn tab_sent(lang: Lang, n: Option<usize>) -> String {
    number::tab_label(lang, both("Verstuurd", "Sent").of(lang), n)
}

/// Requests for access or for a relation, sent or received.
pub fn tab_requests(lang: Lang, n: Option<usize>) -> String {
    number::tab_label(lang, REQUESTS.of(lang), n)
}
