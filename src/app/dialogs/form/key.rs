//! A key in a form: pasted whole, and never the half that is nobody's business.

use super::{Form, Purpose, fields::LINE};
use crate::{
    domain::{BadKey, PublicKey},
    text::FieldId,
};

impl Form {
    /// Takes a pasted key, as its line, in place of what stands in the field. A secret half, several
    /// keys or a key in another form is not taken up. Says whether it was any of these; what is none
    /// is text to mend.
    pub(in crate::app) fn paste_key(&mut self, text: &str) -> bool {
        if !matches!(self.purpose, Purpose::AddKey { .. }) {
            return false;
        }
        self.kept_out = None;
        self.problem = None;
        match PublicKey::parse(text) {
            Ok(key) if key.line().len() <= LINE => {
                self.replace(&key.line());
                true
            }
            Err(why @ (BadKey::Secret | BadKey::Putty | BadKey::Pem { .. } | BadKey::Several)) => {
                self.kept_out = Some(why);
                true
            }
            _ => false,
        }
    }

    /// What is typed of a secret half goes at once: some terminals type what one pastes.
    pub(super) fn keep_out(&mut self) {
        if !matches!(self.purpose, Purpose::AddKey { .. }) {
            return;
        }
        match PublicKey::parse(self.text(FieldId::Key)) {
            Ok(_) => self.kept_out = None,
            Err(why @ (BadKey::Secret | BadKey::Putty)) => {
                self.kept_out = Some(why);
                self.replace("");
            }
            Err(_) => {}
        }
    }

    /// After a secret half its other lines may still be coming in.
    pub(super) fn forget_rest(&mut self) {
        if matches!(self.kept_out, Some(BadKey::Secret | BadKey::Putty)) {
            self.replace("");
        }
    }

    fn replace(&mut self, text: &str) {
        if let Some(field) = self.field() {
            field.set(text);
        }
    }

    /// What is known of the key that was handed in, or why it is none; nothing while there is none.
    pub fn key(&self) -> Option<Result<PublicKey, BadKey>> {
        if !matches!(self.purpose, Purpose::AddKey { .. }) {
            return None;
        }
        if let Some(why) = self.kept_out {
            return Some(Err(why));
        }
        let key = PublicKey::parse(self.text(FieldId::Key));
        Some(key).filter(|key| *key != Err(BadKey::Empty))
    }
}
