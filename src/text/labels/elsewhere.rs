//! Where the actions of another screen work, for the palette.

use crate::text::{Lang, Text, both, file::sentence};

/// The step before an action on an organisation in the list.
pub(crate) const ORGANISATION: Text =
    both("kies eerst een organisatie", "choose an organisation first");
/// The step before an action on the page of an organisation.
pub(crate) const IN_ORGANISATION: Text =
    both("open eerst een organisatie", "open an organisation first");
/// The step before an action on a member, outside their organisation.
pub(crate) const MEMBER_OF: Text =
    both("kies eerst een organisatie en een lid", "choose an organisation and a member first");
/// The step before an action on a request of an organisation, outside that organisation.
pub(crate) const REQUEST_OF: Text =
    both("kies eerst een organisatie en een verzoek", "choose an organisation and a request first");
/// The step before an action on a member of the open organisation.
pub(crate) const MEMBER: Text = both("kies eerst een lid", "choose a member first");
/// The step before an action on a request.
pub(crate) const REQUEST: Text = both("kies eerst een verzoek", "choose a request first");
/// The step before an action on a user.
pub(crate) const USER: Text = both("kies eerst een gebruiker", "choose a user first");
/// The step before an action on an ssh key.
pub(crate) const KEY: Text = both("kies eerst een sleutel", "choose a key first");
/// The step before an action on a partner.
pub(crate) const PARTNER: Text = both("kies eerst een partner", "choose a partner first");
/// The step before asking for a relation.
pub(crate) const MANAGER: Text =
    both("kies eerst een Relatiemanager", "choose a Relationship manager first");
/// The step before an action on an operation in the log.
pub(crate) const OPERATION: Text = both("kies eerst een handeling", "choose an operation first");
/// The step before an action on a list.
pub(crate) const LIST: Text = both("ga eerst naar een lijst", "go to a list first");

/// The screen that an action goes to, where it is performed at once.
pub(crate) fn goes_to(lang: Lang, screen: &str) -> String {
    match lang {
        Lang::Nl => format!("gaat naar {screen}"),
        Lang::En => format!("goes to {screen}"),
    }
}

/// Shown on the screen of an action; the step before it, and its keys.
pub(crate) fn how(lang: Lang, first: Text, keys: &str, label: &str) -> String {
    let (first, label) = (first.of(lang), label.trim_end_matches('…'));
    sentence(&match lang {
        Lang::Nl => format!("{first}, dan {keys} ({label})"),
        Lang::En => format!("{first}, then {keys} ({label})"),
    })
}
