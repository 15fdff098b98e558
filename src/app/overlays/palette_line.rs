//! The lines of the palette, and their effects.

use super::{
    elsewhere::{self, Elsewhere, Found},
    palette_groups::PaletteGroup,
    ranking::{Rank, rank},
};
use crate::{
    app::{Action, Context, State, actions::labels::menu_label},
    domain::{CandidateRow, FoundRequest, OrgRow, UserRow, fold},
    text::{self, Lang},
};

/// The effect of running a palette line.
#[derive(Clone, Debug)]
pub enum PaletteItem {
    /// Perform an action of the screen below.
    RunAction(Action),
    /// Go to the screen where an action works.
    Elsewhere(Elsewhere),
    /// Use the theme with this index in the list of themes.
    SetTheme(usize),
    /// Use the language with this index in `Lang::ALL`.
    SetLanguage(usize),
    /// Open the page of this organisation.
    Org(Box<OrgRow>),
    /// Open the page of this user.
    User(Box<UserRow>),
    /// Give this user of a partner access to organisations.
    PartnerPerson(Box<CandidateRow>),
    /// Go to this request in its list.
    Request(Box<FoundRequest>),
    /// Filter the list by a saved filter.
    ApplyFilter {
        /// The name of the filter.
        name: String,
        /// The text of the filter.
        filter: String,
    },
    /// Save the filter of the list.
    SaveFilter {
        /// The name to save it under.
        name: String,
        /// The text of the filter.
        filter: String,
    },
}

/// A line of the palette: an action, theme, language, organisation, person or request.
#[derive(Clone, Debug)]
pub struct PaletteLine {
    /// The effect of running the line.
    pub item: PaletteItem,
    /// The text of the line, which the search text matches.
    pub label: String,
    /// Why the action is unavailable here; `None` if it is available.
    pub why_not: Option<String>,
    /// The keys of the action on the screen below; empty without keys.
    pub keys: String,
    /// The group of the line, while it is available.
    pub group: PaletteGroup,
    /// The texts that the search text matches, without capitals and accents.
    pub(super) texts: Vec<String>,
}

impl PaletteLine {
    /// Creates an available line without keys.
    pub(super) fn plain(item: PaletteItem, label: String, group: PaletteGroup) -> Self {
        let setting = match item {
            PaletteItem::SetTheme(_) => Some(text::synonyms::THEME),
            PaletteItem::SetLanguage(_) => Some(text::synonyms::LANGUAGE),
            _ => None,
        };
        let words = setting.into_iter().flat_map(|it| Lang::ALL.map(|lang| it.of(lang)));
        let texts = [label.as_str()].into_iter().chain(words).map(fold).collect();
        Self { item, label, why_not: None, keys: String::new(), group, texts }
    }

    /// Creates the line of an available action, without keys.
    pub(super) fn of_action(state: &State, action: Action, group: PaletteGroup) -> Self {
        let label = match group {
            PaletteGroup::NotNow => action.label(state.lang).to_owned(),
            _ => menu_label(state, action),
        };
        let mut line = Self::plain(PaletteItem::RunAction(action), label, group);
        // Only an organisation opens with its members.
        let has_members = state.contexts().contains(&Context::Organisations);
        let synonyms = Lang::ALL.iter().filter_map(|lang| action.synonyms(*lang));
        let synonyms = synonyms.filter(|_| action != Action::Open || has_members);
        line.texts.extend(synonyms.chain([action.name()]).map(fold));
        line
    }

    /// The lines of the actions of other screens and tabs. An action with the label of a listed line is
    /// offered here.
    pub(super) fn elsewhere(state: &State, listed: &[Self]) -> Vec<Self> {
        let known = listed.iter().map(|line| line.label.as_str()).collect();
        let line = |found: Found| Self {
            why_not: Some(found.step),
            keys: found.keys,
            item: PaletteItem::Elsewhere(found.elsewhere),
            ..Self::of_action(state, found.action, PaletteGroup::NotNow)
        };
        elsewhere::actions(state, known).into_iter().map(line).collect()
    }

    /// The place of the line among those that match words; `None` if the line does not match.
    pub(super) fn rank(&self, typed: &str) -> Option<Rank> {
        let (label, others) = self.texts.split_first()?;
        rank(typed, label, others)
    }
}
