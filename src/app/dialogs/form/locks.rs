//! The fields of a form that cannot be changed, and the way of the focus around them.

use super::{FieldInput, Form, FormField, Purpose};
use crate::{
    domain::{OrgDetails, Scheme},
    text::{self, EditLock, FieldId, Text},
};

/// The details of an organisation that an edit may not change (R33).
pub(in crate::app) fn edit_lock(details: &OrgDetails) -> EditLock {
    let is_manual = details.identifiers.is_empty();
    if details.status.keeps_register(is_manual) {
        let numbers = &details.profile.numbers;
        let is_known = |(scheme, _): &(Scheme, String)| matches!(scheme, Scheme::Kvk | Scheme::Kbo);
        return EditLock::RegisterData { can_refresh: numbers.iter().any(is_known) };
    }
    if details.status.keeps_register(false) { EditLock::Numbers } else { EditLock::Nothing }
}

impl Form {
    /// Returns whether the form edits the details of an organisation.
    pub(super) const fn is_edit(&self) -> bool {
        matches!(self.purpose, Purpose::Edit { .. })
    }

    /// Returns whether the user cannot change a field: the evidence or the trade register determines
    /// its value.
    pub fn is_locked(&self, field: &FormField) -> bool {
        use FieldId::{Country, Kbo, Kvk, Name, Oin, PostalCode, Street, Town, TradeName, Vat};
        let is_number = matches!(field.id, Kvk | Kbo | Vat | Oin);
        let is_base = matches!(field.id, Country | Name | TradeName | Street | PostalCode | Town);
        match &self.purpose {
            Purpose::Edit { lock: EditLock::Nothing, .. } => false,
            Purpose::Edit { lock: EditLock::Numbers, .. } => is_number,
            Purpose::Edit { lock: EditLock::RegisterData { .. }, .. } => is_number || is_base,
            _ if self.entry().is_none() => false,
            // The user chooses one of the trade names, and adds other numbers.
            _ if field.id == TradeName => matches!(field.input, FieldInput::Text(_)),
            _ => is_base || matches!(field.id, Kvk | Kbo),
        }
    }

    /// Why the field with focus cannot be changed; `None` if it can.
    pub(super) fn focused_lock(&self) -> Option<Text> {
        let field = self.fields.get(self.focus)?;
        if !self.is_locked(field) {
            return None;
        }
        match &self.purpose {
            Purpose::Edit { lock, .. } => text::forms::locked_details(*lock),
            _ => Some(text::lookup::LOCKED),
        }
    }

    /// The indices of the visible fields that the user can change, in order.
    pub(super) fn free_fields(&self) -> Vec<usize> {
        let mut shown = self.visible_fields();
        shown.retain(|at| self.fields.get(*at).is_some_and(|field| !self.is_locked(field)));
        shown
    }

    /// The field to start at: a text field, so that typing does not change a choice.
    pub(super) fn first_free_field(&self) -> usize {
        let free = self.free_fields();
        let is_text = |at: &&usize| {
            self.fields.get(**at).is_some_and(|field| matches!(field.input, FieldInput::Text(_)))
        };
        free.iter().find(is_text).or(free.first()).copied().unwrap_or(0)
    }

    /// Moves the focus by this many fields, past those that are locked.
    pub(super) fn move_focus(&mut self, by: isize) {
        let free = self.free_fields();
        let here = free.iter().position(|at| *at == self.focus).unwrap_or(0);
        let count = isize::try_from(free.len().max(1)).unwrap_or(1);
        let to = (isize::try_from(here).unwrap_or(0) + by).rem_euclid(count);
        let to = usize::try_from(to).unwrap_or(0);
        self.focus = free.get(to).copied().unwrap_or(0);
    }
}
