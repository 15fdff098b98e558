//! The texts that copy actions put on the clipboard.

use crate::{
    app::{Action, Selection},
    domain::Me,
    text::{Lang, arguments},
};

impl Selection {
    /// Returns whether the selection has a text for this copy action.
    pub(crate) fn can_copy(&self, action: Action) -> bool {
        match action {
            Action::CopyRow => self.row.iter().any(|text| !text.is_empty()),
            Action::CopyEmail => self.who.iter().any(|who| who.contains('@')),
            Action::CopyId => self.id.is_some(),
            Action::CopyCommand => self.shows.is_some(),
            _ => false,
        }
    }

    /// Returns the text that a copy action puts on the clipboard; `None` if there is nothing to
    /// copy.
    pub(crate) fn copy_text(&self, action: Action, me: Option<&Me>, lang: Lang) -> Option<String> {
        match action {
            Action::CopyRow => Some(self.row.join("\t")).filter(|text| !text.is_empty()),
            Action::CopyEmail => {
                let mails = self.who.iter().filter(|who| who.contains('@')).cloned();
                Some(mails.collect::<Vec<_>>().join("\n")).filter(|text| !text.is_empty())
            }
            Action::CopyId => self.id.map(|id| id.to_string()),
            Action::CopyCommand => {
                self.shows.map(|shows| with_actor_option(me, &shows.fill(self, lang), lang))
            }
            _ => None,
        }
    }
}

/// Adds the option that names the acting user, so that the copied command runs unchanged.
pub(crate) fn with_actor_option(me: Option<&Me>, command: &str, lang: Lang) -> String {
    match (me, command.strip_prefix("toegang ")) {
        (Some(me), Some(rest)) => {
            format!("toegang {} {} {rest}", arguments::ACTOR.flag(lang), me.email)
        }
        _ => command.to_owned(),
    }
}
