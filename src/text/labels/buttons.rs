//! Labels of buttons. The keymap adds the letter of an answer.

use crate::{
    domain::Name,
    text::{
        Lang, Text, both,
        grammar::{number::count, words::requests},
    },
};

pub(crate) const BACK: Text = both("Terug  Esc", "Back  Esc");
pub(crate) const BACK_NOW: Text = both("Terug", "Back");
pub(crate) const CANCEL: Text = both("Annuleren  Esc", "Cancel  Esc");
pub(crate) const CANCEL_NOW: Text = both("Annuleren", "Cancel");
pub(crate) const ACCEPT: Text = both("Accepteren", "Accept");
pub(crate) const DECLINE: Text = both("Weigeren", "Decline");
pub(crate) const REMIND: Text = both("Herinneren", "Remind");
pub(crate) const WITHDRAW: Text = both("Intrekken", "Withdraw");
pub(crate) const APPROVE: Text = both("Goedkeuren…", "Approve…");
pub(crate) const REJECT: Text = both("Afwijzen…", "Reject…");
pub(crate) const COPY: Text = both("Kopiëren", "Copy");
pub(crate) const END_PARTNERSHIP: Text = both("Beëindigen…", "End partnership…");
pub(crate) const LAST_DAY: Text = both("Laatste dag", "Last day");
pub(crate) const REVOKE: Text = both("Ontzeg…", "Revoke…");
pub(crate) const TO_ADMIN: Text = both("Beheerder", "Administrator");
pub(crate) const TO_MEMBER: Text = both("Lid", "Member");
pub(crate) const CLOSE: Text = both("Sluiten  Esc", "Close  Esc");
pub(crate) const DECLINE_NOW: Text = both("Weigeren", "Decline");
pub(crate) const DONE: Text = both("Klaar", "Done");
pub(crate) const ENTER: Text = both("Enter: ", "Enter: ");
pub(crate) const BY_HAND: Text = both("Zelf ingeven  F4", "Enter it yourself  F4");
pub(crate) const CHOOSE_ENTERPRISE: Text = both("Kies een onderneming", "Choose an enterprise");
pub(crate) const LEAVE: Text = both("Verlaten", "Leave");
pub(crate) const LEAVE_IT: Text = both("Laat zo  Esc", "Leave it  Esc");
pub(crate) const MAKE_ADMIN: Text = both("Beheerder maken", "Make Administrator");
pub(crate) const CHOOSE_SOMEONE: Text = both("Kies eerst iemand", "Choose someone first");
pub(crate) const NOBODY_TO_ADD: Text = both("Niemand kan erbij", "Nobody can be added");
pub(crate) const NOW: Text = both("Ctrl+S: meteen", "Ctrl+S: now");
pub(crate) const SAVE: Text = both("Opslaan", "Save");
pub(crate) const SEE_CHANGE: Text = both("Logboek", "Log");

pub(crate) const TAKE_OVER: Text = both("Overnemen", "Take over");

/// The button that adds own users and sends requests to users of partners, with both numbers.
pub fn add(lang: Lang, own: usize, partner: usize) -> String {
    match (lang, own, partner) {
        (Lang::Nl, own, 0) => format!("{own} toevoegen"),
        (Lang::En, own, 0) => format!("Add {own}"),
        (Lang::Nl, 0, partner) => {
            format!("{} sturen", count(lang, partner, "verzoek", "verzoeken"))
        }
        (Lang::En, 0, partner) => format!("Send {}", requests(partner)),
        (Lang::Nl, own, partner) => {
            let requests = count(lang, partner, "verzoek", "verzoeken");
            format!("{own} toevoegen en {requests} sturen")
        }
        (Lang::En, own, partner) => format!("Add {own} and send {}", requests(partner)),
    }
}

pub(crate) fn choose(name: &Name) -> String {
    format!("+ {name}")
}

/// The button that chooses a user whose name is only similar to the typed text.
pub(crate) fn choose_similar(lang: Lang, name: &Name) -> String {
    match lang {
        Lang::Nl => format!("+ {name} (lijkt op)"),
        Lang::En => format!("+ {name} (similar)"),
    }
}

/// The button to the next step, with the number of chosen people.
pub fn go_on(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Nl => format!("Verder ({n})"),
        Lang::En => format!("Next ({n})"),
    }
}

/// The button that ends the access of `n` people.
pub fn revoke(lang: Lang, n: usize) -> String {
    match (lang, n) {
        (Lang::Nl, 1) => "Toegang ontzeggen".to_owned(),
        (Lang::En, 1) => "Revoke access".to_owned(),
        (Lang::Nl, n) => format!("{n} mensen toegang ontzeggen"),
        (Lang::En, n) => format!("Revoke access of {n} people"),
    }
}

/// The button that withdraws `n` requests.
pub fn withdraw(lang: Lang, n: usize) -> String {
    match (lang, n) {
        (Lang::Nl, 1) => "Intrekken".to_owned(),
        (Lang::En, 1) => "Withdraw".to_owned(),
        (Lang::Nl, n) => format!("{n} verzoeken intrekken"),
        (Lang::En, n) => format!("Withdraw {}", requests(n)),
    }
}
