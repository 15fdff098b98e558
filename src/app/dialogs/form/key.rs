//! The key field of a form: takes a whole pasted key, and refuses private keys.

use super::{super::DialogBehavior, Form, Purpose, fields::LINE};
use crate::{
    domain::{BadKey, PublicKey},
    text::FieldId,
};

impl Form {
    /// Replaces the field's text with a pasted public key. Refuses a private key, several keys or
    /// another key format. Returns whether the paste was one of these; other text goes into the
    /// field, for the user to correct.
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

    /// Clears a private key as it is typed: some terminals send a paste as typed keys.
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

    /// Clears the field after a refused private key, whose other lines may still be arriving.
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

    /// Returns the public key in the field, or why the input is not one; `None` if it is empty.
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
