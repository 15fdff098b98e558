//! The shell command equivalent to an action, for scripts and notes.

use crate::{
    app::{Action, Selection},
    text::{self, Texts},
};

/// The words of the equivalent command. A word in braces is filled in from the screen; a word in
/// capitals is a placeholder for the user.
pub fn shell_equivalent(action: Action) -> Option<&'static [&'static str]> {
    Some(match action {
        Action::Add => &["lid", "voegtoe", "{org}", "WIE"],
        Action::LevelMember => &["lid", "rol", "lid", "{org}", "{who}"],
        Action::LevelAdmin => &["lid", "rol", "beheerder", "{org}", "{who}"],
        Action::LastDay => &["lid", "tot", "DAG", "{org}", "{who}"],
        Action::Remove | Action::Revoke => &["lid", "verwijder", "{org}", "{who}"],
        Action::Leave => &["lid", "verlaat", "{org}"],
        Action::Renew => &["uitnodiging", "herinner", "{org}", "{who}"],
        Action::Withdraw => &["uitnodiging", "trekin", "{org}", "{who}"],
        Action::Accept => &["postvak", "accepteer", "{request}"],
        Action::Decline => &["postvak", "weiger", "{request}"],
        Action::NewOrganisation => &["organisatie", "voegtoe", "NAAM"],
        Action::Edit => &["organisatie", "bewerk", "{org}"],
        Action::ActivateNow => &["organisatie", "activeer", "{org}", "--betaling", "KENMERK"],
        Action::Approve => &["organisatie", "keurgoed", "{org}"],
        Action::Reject => &["organisatie", "wijsaf", "{org}", "--reden", "TEKST"],
        Action::RemoveOrganisation => &["organisatie", "verwijder", "{org}", "--naam", "{org}"],
        Action::InviteUser => &["gebruiker", "nodiguit", "EMAIL"],
        Action::AddUser => &["gebruiker", "voegtoe", "EMAIL"],
        Action::RoleBasic => &["gebruiker", "rol", "{who}", "basis"],
        Action::RoleAdvanced => &["gebruiker", "rol", "{who}", "gevorderd"],
        Action::RoleAdmin => &["gebruiker", "rol", "{who}", "beheerder"],
        Action::Manager => &["gebruiker", "relatiemanager", "{who}", "ja"],
        Action::Block => &["gebruiker", "blokkeer", "{who}"],
        Action::NewCode => &["gebruiker", "code", "{who}"],
        Action::RemoveUser => &["gebruiker", "verwijder", "{who}"],
        Action::ShareDomain => &["omgeving", "deel", "DOMEIN"],
        Action::Rename => &["gebruiker", "naam", "NAAM"],
        Action::AddAddress => &["adres", "voegtoe", "EMAIL"],
        Action::AddressCode => &["adres", "code", "{who}", "EMAIL"],
        Action::VerifyAddress => &["adres", "bevestig", "EMAIL", "CODE"],
        Action::PrimaryAddress => &["adres", "eerste", "EMAIL"],
        Action::RemoveAddress => &["adres", "verwijder", "EMAIL"],
        Action::AddKey => &["ssh", "sleutels", "toevoegen", "BESTAND", "--van", "{who}"],
        Action::WithdrawKey => &["ssh", "sleutels", "intrek", "{key}"],
        Action::ConfirmKey => &["ssh", "sleutels", "bevestig", "{key}"],
        Action::KeyCode => &["ssh", "sleutels", "code", "{key}"],
        Action::EndPartnership => &["partner", "beeindig", "{partner}"],
        Action::WithdrawRelation => &["partner", "trekin", "{who}"],
        Action::TakeBack => &["ongedaan", "{handling}"],
        Action::Undo => &["ongedaan"],
        Action::Redo => &["opnieuw"],
        Action::Register => &["registreer", "EMAIL"],
        Action::Activate => &["activeer", "EMAIL", "CODE"],
        Action::GoInbox => &["postvak", "lijst"],
        Action::GoOrganisations => &["organisatie", "lijst"],
        Action::GoUsers => &["gebruiker", "lijst"],
        Action::GoPartners => &["partner", "lijst"],
        Action::GoLog => &["log"],
        Action::Help => &["toetsen"],
        _ => return None,
    })
}

/// The equivalent command as the user would type it, in the language of `texts`.
pub fn in_shell(action: Action, subject: &Selection, texts: &Texts) -> Option<String> {
    let instead = subject.instead.iter().find(|(known, _)| *known == action);
    let words = instead.map(|(_, words)| *words).or_else(|| shell_equivalent(action))?;
    Some(command(words, subject, texts))
}

/// Builds a command from these words and the selection on the screen.
pub(crate) fn command(words: &[&'static str], subject: &Selection, texts: &Texts) -> String {
    let typed = |a| text::usage::typed(texts.lang, a);
    let filled = |known: Option<&String>, unknown| {
        known.map_or_else(|| typed(unknown).to_owned(), |known| quoted(known))
    };
    let mut parts = vec!["toegang".to_owned()];
    for word in words {
        match *word {
            "{org}" => parts.push(filled(subject.org.as_ref(), "ORGANISATIE")),
            "{partner}" => parts.push(filled(subject.partner.as_ref(), "PARTNER")),
            "{request}" => parts.push(filled(subject.request.as_ref(), "VERZOEK")),
            "{key}" => parts.push(filled(subject.key.as_ref(), "SLEUTEL")),
            "{handling}" => parts.push(filled(subject.operation.as_ref(), "HANDELING")),
            "{who}" if subject.who.is_empty() => parts.push(typed("WIE").to_owned()),
            "{who}" => parts.extend(subject.who.iter().map(|who| quoted(who))),
            word => parts.push(typed(word).to_owned()),
        }
    }
    parts.join(" ")
}

/// Quotes a text as a single word for a POSIX shell.
pub fn quoted(text: &str) -> String {
    let plain = |sign: char| sign.is_alphanumeric() || "@._-+:/".contains(sign);
    if !text.is_empty() && text.chars().all(plain) && !text.starts_with('-') {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{EN, NL};

    #[test]
    fn a_name_is_one_word_whatever_is_in_it() {
        assert_eq!(quoted("jan@x.nl"), "jan@x.nl");
        assert_eq!(quoted("Piet Holding B.V."), "'Piet Holding B.V.'");
        assert_eq!(quoted("IJssalon 't Hoekje"), "'IJssalon '\\''t Hoekje'");
        assert_eq!(quoted("$(rm -rf ~)"), "'$(rm -rf ~)'");
        assert_eq!(quoted("-x"), "'-x'");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn what_is_not_known_is_still_to_be_said() {
        let subject =
            Selection { org: Some("Piet Holding B.V.".to_owned()), ..Selection::default() };
        let said = |texts| in_shell(Action::Remove, &subject, texts).unwrap();
        assert_eq!(said(&NL), "toegang lid verwijder 'Piet Holding B.V.' WIE");
        assert_eq!(said(&EN), "toegang member remove 'Piet Holding B.V.' WHO");
    }
}
