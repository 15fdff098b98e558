//! The key field of a form, which accepts a whole pasted key and refuses private keys.

use super::{super::DialogBehavior, Form, Purpose, fields::MAX_KEY_LENGTH};
use crate::{
    domain::{BadKey, PublicKey},
    text::FieldId,
};

impl Form {
    /// Handles a pasted key. A public key replaces the text; a private key, several keys or another
    /// key format are refused. Returns `false` for other text, which goes into the field for the
    /// user to correct.
    pub(in crate::app) fn paste_key(&mut self, text: &str) -> bool {
        if !matches!(self.purpose, Purpose::AddKey { .. }) {
            return false;
        }
        self.key_refusal = None;
        self.problem = None;
        match PublicKey::parse(text) {
            Ok(key) if key.line().len() <= MAX_KEY_LENGTH => {
                self.set_key_text(&key.line());
                true
            }
            Err(why @ (BadKey::Secret | BadKey::Putty | BadKey::Pem { .. } | BadKey::Several)) => {
                self.key_refusal = Some(why);
                true
            }
            _ => false,
        }
    }

    /// Clears the field if it contains a private key, because some terminals send a paste as typed
    /// keys.
    pub(super) fn clear_private_key(&mut self) {
        if !matches!(self.purpose, Purpose::AddKey { .. }) {
            return;
        }
        match PublicKey::parse(self.text(FieldId::Key)) {
            Ok(_) => self.key_refusal = None,
            Err(why @ (BadKey::Secret | BadKey::Putty)) => {
                self.key_refusal = Some(why);
                self.set_key_text("");
            }
            Err(_) => {}
        }
    }

    /// Clears the field after a refused private key, because more lines of that key may arrive.
    pub(super) fn clear_refused_key(&mut self) {
        if matches!(self.key_refusal, Some(BadKey::Secret | BadKey::Putty)) {
            self.set_key_text("");
        }
    }

    fn set_key_text(&mut self, text: &str) {
        if let Some(field) = self.field() {
            field.set(text);
        }
    }

    /// Parses the public key in the field; `None` if the field is empty.
    pub fn key(&self) -> Option<Result<PublicKey, BadKey>> {
        if !matches!(self.purpose, Purpose::AddKey { .. }) {
            return None;
        }
        if let Some(why) = self.key_refusal {
            return Some(Err(why));
        }
        let key = PublicKey::parse(self.text(FieldId::Key));
        Some(key).filter(|key| *key != Err(BadKey::Empty))
    }
}
