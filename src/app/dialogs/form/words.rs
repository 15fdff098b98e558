//! The words of a form.

use super::Form;
use crate::text::{self, Affected, FormKind, FormWords};

impl Form {
    /// The title, introduction and labels of the form.
    pub fn words(&self) -> FormWords {
        let kind = match self.purpose.kind() {
            FormKind::RemoveOrganisation(name, _) => {
                FormKind::RemoveOrganisation(name, self.affected())
            }
            kind => kind,
        };
        let mut words = text::forms::form_words(self.lang, kind);
        if self.entry().is_some() {
            words.intro.clear();
        }
        words.intro.extend(self.lookup_intro(self.lang));
        words
    }

    /// The members and requests that end with the organisation; `None` until loaded.
    fn affected(&self) -> Option<Affected> {
        let details = self.details.get()?;
        let of_partners = details.partners.iter().map(|(_, members)| members);
        let members = details.own + of_partners.sum::<usize>();
        Some(Affected { members, requests: details.requests })
    }

    /// The label of the main button, which names the effect of Enter.
    pub fn button(&self) -> &'static str {
        match self.unvisited_name_field() {
            Some(_) => text::forms::GO_ON.of(self.lang),
            None if self.needs_second_enter() => text::forms::DO_IT_ANYWAY.of(self.lang),
            None => self.words().button,
        }
    }
}
