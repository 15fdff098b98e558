//! The search in a trade register that fills in the form of a new organisation.

use super::{
    super::DialogOutcome,
    Form, FormField,
    fields::{self, FieldInput},
};
use crate::{
    app::{Action, Context, Loaded, Picker, cache::slot::Wanted},
    domain::{EnterpriseRow, Name, Query, RegisterStatus, Scheme, ask},
    text::{self, FieldId, Lang, LookupProblem},
};

/// The search in the trade register, and the enterprise that the user chose.
#[derive(Debug, Default)]
pub struct Lookup {
    status: Loaded<RegisterStatus>,
    /// The search field with the matching enterprises.
    pub picker: Picker<EnterpriseRow>,
    /// The number of the chosen enterprise while its data load.
    chosen: Option<(Scheme, String)>,
    answer: Loaded<Option<Box<EnterpriseRow>>>,
    /// The enterprise that filled in the form.
    pub entry: Option<Box<EnterpriseRow>>,
    /// The trade names to choose from.
    pub trade_names: Vec<Name>,
    /// `true` if the user enters everything, although the register can be searched.
    is_by_hand: bool,
    /// Why the chosen enterprise did not fill in the form.
    pub problem: Option<LookupProblem>,
}

impl Lookup {
    /// Returns whether the chosen enterprise is still loading.
    fn is_loading(&self) -> bool {
        self.chosen.is_some() && !self.answer.has_failed()
    }

    /// Returns whether the register of this country can be searched; `None` until that is known.
    fn covers(&self, scheme: Option<Scheme>) -> Option<bool> {
        let Some(scheme) = scheme else { return Some(false) };
        if self.status.has_failed() {
            return Some(false);
        }
        self.status.get().map(|status| status.covered.contains(&scheme))
    }
}

impl Form {
    /// The register of the chosen country; `None` for other countries.
    fn register_scheme(&self) -> Option<Scheme> {
        match self.choice(FieldId::Country) {
            0 => Some(Scheme::Kvk),
            1 => Some(Scheme::Kbo),
            _ => None,
        }
    }

    /// The enterprise that filled in the form, if any.
    pub fn entry(&self) -> Option<&EnterpriseRow> {
        self.lookup.as_ref()?.entry.as_deref()
    }

    /// The search, while the form shows it instead of the fields.
    pub fn search(&self) -> Option<&Lookup> {
        let lookup = self.lookup.as_deref()?;
        let covers = lookup.covers(self.register_scheme()).unwrap_or(true);
        (covers && lookup.entry.is_none() && !lookup.is_by_hand).then_some(lookup)
    }

    /// Returns whether Esc goes back to the search.
    pub fn goes_back_to_search(&self) -> bool {
        let covers = |lookup: &Lookup| lookup.covers(self.register_scheme()) == Some(true);
        self.search().is_none() && self.lookup.as_deref().is_some_and(covers)
    }

    /// Returns whether the user can still choose to enter everything.
    pub fn offers_by_hand(&self) -> bool {
        self.search().is_some() || self.entry().is_some()
    }

    /// Returns whether the choice of the country has focus during the search.
    pub fn is_at_country(&self) -> bool {
        self.fields.get(self.focus).is_some_and(|field| field.id == FieldId::Country)
    }

    /// The label of an option of the trade name.
    pub fn trade_name_option(&self, at: usize) -> &str {
        let names = self.lookup.as_ref().map_or(&[][..], |lookup| &lookup.trade_names);
        match at.checked_sub(usize::from(names.len() > 1)) {
            None => text::lookup::CHOOSE_NAME.of(self.lang),
            Some(at) => names.get(at).map_or(text::lookup::NO_NAME.of(self.lang), |name| name),
        }
    }

    /// Returns whether the user must still choose one of several trade names.
    pub fn lacks_trade_name(&self) -> bool {
        let lookup = self.lookup.as_ref().filter(|lookup| lookup.entry.is_some());
        let has_several = lookup.is_some_and(|lookup| lookup.trade_names.len() > 1);
        has_several && self.choice(FieldId::TradeName) == 0
    }

    /// The trade name that the user chose from the register; `None` for none.
    pub(super) fn chosen_trade_name(&self) -> Option<&Name> {
        let names = &self.lookup.as_ref()?.trade_names;
        let at = self.choice(FieldId::TradeName);
        names.get(at.checked_sub(usize::from(names.len() > 1))?)
    }

    /// The lines above the fields that say where the data come from, or how to search.
    pub(super) fn lookup_intro(&self, lang: Lang) -> Vec<String> {
        let Some(lookup) = self.lookup.as_deref() else { return Vec::new() };
        if let Some(row) = lookup.entry.as_deref() {
            return text::lookup::filled_in(lang, row);
        }
        let Some(scheme) = self.register_scheme() else { return Vec::new() };
        let line = if lookup.covers(Some(scheme)) == Some(true) {
            text::lookup::BY_HAND.of(lang).to_owned()
        } else {
            let status = lookup.status.get();
            text::lookup::how_to_search(lang, scheme, status)
        };
        vec![line]
    }

    /// How to get a trade register on a host that has none.
    pub(super) fn how_to_import(&self) -> Option<String> {
        let status = self.lookup.as_deref()?.status.get();
        let is_empty =
            |status: &RegisterStatus| status.covered.is_empty() && status.fault.is_none();
        let has_none = self.search().is_none() && status.is_none_or(is_empty);
        has_none.then(|| text::lookup::HOW_TO_IMPORT.of(self.lang).to_owned())
    }

    pub(super) fn lookup_contexts(&self) -> Option<&'static [Context]> {
        use Context::{Always, Field, Form, Lookup, Picker};
        match self.search() {
            Some(_) if self.is_at_country() => Some(&[Lookup, Form, Field, Always]),
            Some(_) => Some(&[Lookup, Picker, Field, Always]),
            None => self.entry().map(|_| &[Lookup, Form, Field, Always][..]),
        }
    }

    /// Handles an action during the search.
    pub(super) fn act_in_search(&mut self, action: Action, height: usize) -> DialogOutcome {
        let is_at_country = self.is_at_country();
        let by = if action == Action::SignLeft { -1 } else { 1 };
        let Some(lookup) = &mut self.lookup else { return DialogOutcome::Unknown };
        match action {
            Action::Back if lookup.picker.field.text().is_empty() => return DialogOutcome::Close,
            Action::Back => {
                lookup.picker.field.set("");
                self.search_text_changed();
            }
            Action::EnterByHand => self.enter_by_hand(),
            Action::NextField | Action::PreviousField => self.toggle_country(),
            Action::Enter if is_at_country => self.toggle_country(),
            Action::Enter => {
                let current = lookup.picker.current().filter(|_| !lookup.picker.has_failed());
                let chosen = current.map(|row| &row.entry.enterprise);
                lookup.chosen = chosen.map(|found| (found.scheme, found.number.clone()));
                lookup.problem = None;
                lookup.answer.invalidate();
            }
            Action::SignLeft | Action::SignRight if is_at_country => {
                self.choose(by);
                self.search_text_changed();
            }
            _ if is_at_country => return DialogOutcome::Unknown,
            _ => {
                let before = lookup.picker.field.text().to_owned();
                if !lookup.picker.act(action, height) {
                    return DialogOutcome::Unknown;
                }
                if lookup.picker.field.text() != before {
                    self.search_text_changed();
                }
            }
        }
        DialogOutcome::Stay
    }

    /// Selects the match on a line, after a click.
    pub(in crate::app) fn click_match(&mut self, height: usize, line: usize) {
        if let Some(lookup) = &mut self.lookup {
            lookup.picker.click(1, height, line);
        }
    }

    fn toggle_country(&mut self) {
        let to = if self.is_at_country() { FieldId::Name } else { FieldId::Country };
        self.focus_field(to);
    }

    fn focus_field(&mut self, id: FieldId) {
        self.focus = self.fields.iter().position(|field| field.id == id).unwrap_or(0);
    }

    /// Searches again, for the text or the country that changed.
    pub(super) fn search_text_changed(&mut self) {
        if let Some(lookup) = &mut self.lookup {
            lookup.picker.text_changed(true);
            (lookup.chosen, lookup.problem) = (None, None);
        }
    }

    /// Opens all fields (*ik wil het zelf ingeven*), with the values that they have.
    pub(super) fn enter_by_hand(&mut self) {
        let name = self.chosen_trade_name().map(ToString::to_string);
        let Some(lookup) = &mut self.lookup else { return };
        (lookup.entry, lookup.chosen, lookup.is_by_hand) = (None, None, true);
        lookup.trade_names.clear();
        let is_choice = |field: &&mut FormField| {
            field.id == FieldId::TradeName && matches!(field.input, FieldInput::Choice { .. })
        };
        if let Some(field) = self.fields.iter_mut().find(is_choice) {
            *field = fields::text_field(FieldId::TradeName, &name.unwrap_or_default());
        }
        self.problem = None;
        self.focus_field(FieldId::Name);
    }

    /// Goes back to the search. The data of an enterprise are cleared; typed data stay.
    pub(super) fn back_to_search(&mut self) {
        let Some(lookup) = &mut self.lookup else { return };
        lookup.is_by_hand = false;
        lookup.trade_names.clear();
        let was_filled_in = lookup.entry.take().is_some();
        if was_filled_in {
            let country = self.choice(FieldId::Country);
            self.fields = fields::for_purpose(&self.purpose);
            let input = self.fields.iter_mut().find(|field| field.id == FieldId::Country);
            if let Some(FormField { input: FieldInput::Choice { at, .. }, .. }) = input {
                *at = country;
            }
        }
        self.problem = None;
        self.fields.iter_mut().for_each(|field| field.is_checked = false);
        self.focus_field(FieldId::Name);
    }

    /// Fills in the form with the chosen enterprise. Moves to the trade name if the user must choose
    /// one, else to the first open field.
    fn fill_in(&mut self) {
        let Some(lookup) = &mut self.lookup else { return };
        let Some(found) = lookup.chosen.take().and(lookup.answer.take()) else { return };
        let Some(row) = found else {
            lookup.problem = Some(LookupProblem::Gone);
            return;
        };
        let Ok(profile) = row.entry.profile(None) else {
            lookup.problem = Some(LookupProblem::Unusable(row.entry.enterprise.name));
            return;
        };
        self.fields = fields::of_organisation(&profile);
        lookup.trade_names = row.entry.trade_names().collect();
        let names = lookup.trade_names.len();
        lookup.entry = Some(row);
        let field = self.fields.iter_mut().find(|field| field.id == FieldId::TradeName);
        if let Some(field) = field.filter(|_| names > 0) {
            let options = names + 1 + usize::from(names > 1);
            field.input = FieldInput::Choice { options, at: 0 };
        }
        self.focus = self.free_fields().first().copied().unwrap_or(0);
        if self.lacks_trade_name() {
            self.focus_field(FieldId::TradeName);
        }
    }

    /// Uses an answer of the register.
    pub(super) fn register_answered(&mut self, query: &Query) {
        match query {
            Query::Enterprise(..) => self.fill_in(),
            Query::FindEnterprises { .. } => {
                if let Some(lookup) = &mut self.lookup {
                    lookup.picker.suggest_typed();
                }
            }
            Query::TradeRegister if self.search().is_none() => self.keep_typed_name(),
            _ => {}
        }
    }

    /// Puts the text that was typed before the form knew of no register into the name.
    fn keep_typed_name(&mut self) {
        let text = self.lookup.as_ref().map_or("", |lookup| lookup.picker.field.text()).to_owned();
        let name = self.fields.iter_mut().find(|field| field.id == FieldId::Name);
        if let Some(FormField { input: FieldInput::Text(field), .. }) = name
            && field.text().is_empty()
        {
            field.set(&text);
        }
    }

    pub(super) fn lookup_wanted(&mut self, height: usize) -> Vec<Wanted<'_>> {
        let scheme = self.register_scheme();
        let is_searching = self.search().is_some();
        let Some(lookup) = &mut self.lookup else { return Vec::new() };
        let Lookup { status, picker, chosen, answer, .. } = &mut **lookup;
        let has_text = !picker.field.text().trim().is_empty();
        let chosen = chosen.clone().map(|(scheme, number)| ask::enterprise(scheme, number));
        let scheme = scheme.unwrap_or(Scheme::Kvk);
        vec![
            status.wanted(Some(ask::trade_register())).lasting(),
            picker
                .wanted(height, |text, take| ask::enterprises(scheme, text, take))
                .only_if(is_searching && has_text)
                .lasting(),
            answer.wanted(chosen).lasting(),
        ]
    }

    /// Returns whether the answers that Enter depends on have arrived.
    pub(super) fn is_lookup_ready(&self) -> bool {
        let Some(lookup) = self.lookup.as_deref() else { return true };
        let is_found = self.search().is_none()
            || lookup.picker.field.text().trim().is_empty()
            || lookup.picker.is_fresh();
        lookup.status.is_settled() && is_found && !lookup.is_loading()
    }
}
