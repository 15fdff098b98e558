//! The command palette: search for actions, themes, languages, organisations and people.

use super::{
    elsewhere::Elsewhere,
    palette_groups::PaletteGroup,
    palette_line::{PaletteItem, PaletteLine},
};
use crate::{
    app::{
        Action, Availability, Context, Field, Loaded, Selection, ShellCommand, ShellPart,
        Situation, State, actions::shell_equivalent, cache::slot::Wanted,
    },
    domain::{FoundRequest, OrgRow, Page, PartnerPeople, UserRow, View, ask, fold},
    text::{self, Lang, commands},
};

/// Maximum number of organisations listed, of users, of users of partners, and of requests of each list.
pub(super) const MAX_FOUND_ROWS: usize = 5;
/// Number of organisations and of people of each kind that are found, of which the best are listed.
const MAX_RANKED_ROWS: usize = 60;
/// Maximum height of the palette, in cells.
const MAX_HEIGHT: u16 = 34;
/// Maximum height of the palette of saved filters, in cells.
const MAX_FILTERS_HEIGHT: u16 = 24;
/// Maximum number of recent actions listed before the user types.
const MAX_RECENT_ACTIONS: usize = 3;

/// The kind of lines that a palette offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaletteScope {
    /// All actions and settings, organisations and users.
    Everything,
    /// The saved filters of a list, and its filter, which can be saved.
    Filters(Option<String>),
}

/// The search text, the lines and the cursor of the palette.
#[derive(Debug)]
pub struct Palette {
    /// The text that filters the lines.
    pub field: Field,
    /// Index of the line under the cursor.
    pub cursor: usize,
    /// Number of lines scrolled past.
    pub top: usize,
    /// The selection on the screen below.
    pub subject: Selection,
    /// The lines that the palette offers.
    pub scope: PaletteScope,
    pub(super) all: Vec<PaletteLine>,
    pub(super) elsewhere: Vec<PaletteLine>,
    pub(super) lang: Lang,
    pub(super) recent: Vec<Action>,
    pub(super) orgs: Loaded<Page<OrgRow>>,
    pub(super) users: Loaded<Page<UserRow>>,
    pub(super) partners: Loaded<PartnerPeople>,
    pub(super) requests: Loaded<Vec<FoundRequest>>,
}

/// Returns whether a context only has actions that move or type, which the palette leaves out.
fn is_movement_only(context: Context) -> bool {
    matches!(context, Context::Move | Context::Field | Context::Picker | Context::Palette)
}

fn is_listed(action: Action) -> bool {
    use Action::{Back, Enter, Left, OtherPane, Palette, Right};
    !matches!(action, Back | Enter | Left | OtherPane | Palette | Right)
}

/// The fewest letters that stand for a whole word.
const MIN_WORD: usize = 5;

impl Palette {
    /// Creates the palette with the available actions, themes and languages.
    pub(crate) fn new(state: &State) -> Self {
        let contexts = state.contexts();
        let situation = Situation::from_focus(state);
        // Within a group, actions of an inner context come first.
        let near = |action: &Action| {
            let places = action.bindings().iter().map(|(context, _)| context);
            let places = places.filter(|context| !is_movement_only(**context));
            places.filter_map(|place| contexts.iter().position(|context| context == place)).min()
        };
        let mut actions: Vec<Action> = Action::all().to_vec();
        actions.retain(|action| near(action).is_some() && is_listed(*action));
        actions.sort_by_key(near);
        let mut all: Vec<PaletteLine> = Vec::new();
        for action in actions {
            let answer = situation.availability(action);
            // Only a row that opens is worth a line.
            let is_closed = action == Action::Open
                && (state.menu.is_some() || answer != Availability::Available);
            if is_closed || !answer.is_listed() {
                continue;
            }
            let place = near(&action).and_then(|at| contexts.get(at).copied());
            let group = PaletteGroup::of_action(action, place);
            all.push(PaletteLine {
                why_not: answer.reason().map(|why| why.short_message(state)),
                keys: state.look.key_names(state.keymap.hint(contexts, action).unwrap_or_default()),
                ..PaletteLine::of_action(state, action, group)
            });
        }
        let elsewhere = PaletteLine::elsewhere(state, &all);
        let plain = |item, label| PaletteLine::plain(item, label, PaletteGroup::Settings);
        let names = state.look.themes.iter().enumerate();
        all.extend(names.map(|(at, name)| {
            plain(
                PaletteItem::SetTheme(at),
                format!("{}: {name}", text::setup::THEME.of(state.lang)),
            )
        }));
        let languages = Lang::ALL.iter().enumerate();
        all.extend(languages.map(|(at, lang)| {
            plain(
                PaletteItem::SetLanguage(at),
                format!(
                    "{}: {}",
                    text::setup::LANGUAGE.of(state.lang),
                    text::setup::LANGUAGE_NAME.of(*lang)
                ),
            )
        }));
        all.extend(filter_lines(state, &format!("{}: ", text::search::FILTER.of(state.lang))));
        Self { all, elsewhere, ..Self::with(state, PaletteScope::Everything) }
    }

    /// Creates the palette of the saved filters of the visible list.
    pub(crate) fn of_filters(state: &State) -> Self {
        let scope = PaletteScope::Filters(state.current_filter());
        Self { all: filter_lines(state, ""), ..Self::with(state, scope) }
    }

    /// Creates a palette without lines.
    fn with(state: &State, scope: PaletteScope) -> Self {
        Self {
            field: Field::default(),
            cursor: 0,
            top: 0,
            subject: state.screen.subject(),
            scope,
            all: Vec::new(),
            elsewhere: Vec::new(),
            lang: state.lang,
            recent: state.recent.clone(),
            orgs: Loaded::default(),
            users: Loaded::default(),
            partners: Loaded::default(),
            requests: Loaded::default(),
        }
    }

    /// The lines that match the search text. Without text, recent actions come first, and then the one
    /// that opens the row: a key pressed too often changes nothing.
    pub fn entries(&self) -> Vec<PaletteLine> {
        let typed = fold(self.field.text().trim());
        if typed.is_empty() {
            let mut entries = self.all.clone();
            let opens =
                |entry: &PaletteLine| matches!(entry.item, PaletteItem::RunAction(Action::Open));
            entries.sort_by_key(|entry| (self.group(entry), self.recency(entry), !opens(entry)));
            return entries;
        }
        self.found(&typed)
    }

    /// The largest height of the overlay, in cells: there are few saved filters.
    pub(in crate::app) const fn height(&self) -> u16 {
        match self.scope {
            PaletteScope::Everything => MAX_HEIGHT,
            PaletteScope::Filters(_) => MAX_FILTERS_HEIGHT,
        }
    }

    /// Number of lines under an empty search text.
    pub(super) const fn line_count(&self) -> usize {
        self.all.len()
    }

    /// Returns whether the palette has no lines under any search text.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The line under the cursor; `None` if no line matches.
    pub fn current(&self) -> Option<PaletteLine> {
        self.entries().into_iter().nth(self.cursor)
    }

    /// Removes the line of the saved filter under the cursor, and returns its name; `None` if the
    /// cursor is on another line.
    pub(crate) fn take_filter(&mut self) -> Option<String> {
        let PaletteItem::ApplyFilter { name: taken, .. } = self.current()?.item else {
            return None;
        };
        self.all.retain(
            |line| !matches!(&line.item, PaletteItem::ApplyFilter { name, .. } if *name == taken),
        );
        self.cursor = self.cursor.min(self.entries().len().saturating_sub(1));
        Some(taken)
    }

    /// The shell command equivalent to the line under the cursor, if any.
    pub fn in_shell(&self, lang: Lang) -> Option<String> {
        self.shell_command(self.current()?, lang)
    }

    /// The shell command equivalent to a line, if any.
    pub(super) fn shell_command(&self, line: PaletteLine, lang: Lang) -> Option<String> {
        match line.item {
            PaletteItem::RunAction(action) => {
                shell_equivalent::in_shell(action, &self.subject, lang)
            }
            PaletteItem::Org(row) => {
                let subject = Selection { org: Some(row.name.to_string()), ..Selection::default() };
                Some(
                    ShellCommand::new(commands::ORGANISATION_SHOW, &[ShellPart::Org])
                        .fill(&subject, lang),
                )
            }
            PaletteItem::User(row) => {
                let subject = Selection { who: vec![row.email], ..Selection::default() };
                Some(ShellCommand::new(commands::USER_SHOW, &[ShellPart::Who]).fill(&subject, lang))
            }
            PaletteItem::PartnerPerson(row) => {
                let subject = Selection { who: vec![row.email], ..Selection::default() };
                shell_equivalent::in_shell(Action::GiveAccess, &subject, lang)
            }
            PaletteItem::Request(row) => Some(shell_command_of(&row, lang)),
            PaletteItem::Elsewhere(Elsewhere { action, .. }) => {
                shell_equivalent::in_shell(action, &Selection::default(), lang)
            }
            PaletteItem::SetTheme(_)
            | PaletteItem::SetLanguage(_)
            | PaletteItem::ApplyFilter { .. }
            | PaletteItem::SaveFilter { .. } => None,
        }
    }

    /// Moves the cursor in a list with `height` visible rows of `width` cells.
    pub(crate) fn move_cursor(&mut self, action: Action, [width, height]: [usize; 2]) {
        let last = self.entries().len().saturating_sub(1);
        let page = height.max(1);
        let to = match action {
            Action::Up => self.cursor.saturating_sub(1),
            Action::Down => self.cursor + 1,
            Action::PageUp => self.cursor.saturating_sub(page),
            Action::PageDown => self.cursor + page,
            _ => return,
        };
        self.cursor = to.min(last);
        self.show_cursor(width, height);
    }

    /// Called after the search text changed: moves to the first line.
    pub(crate) fn text_changed(&mut self) {
        (self.cursor, self.top) = (0, 0);
    }

    fn view(&self) -> View {
        View {
            filter: self.field.text().trim().to_owned(),
            take: MAX_RANKED_ROWS,
            ..View::default()
        }
    }

    /// Declares the queries for organisations, people and requests that match the text.
    pub(in crate::app) fn wanted(&mut self) -> Vec<Wanted<'_>> {
        let searches = self.scope == PaletteScope::Everything;
        let view = Some(self.view()).filter(|view| searches && !view.filter.is_empty());
        let text = view.as_ref().map(|view| view.filter.clone());
        let people = text.clone().map(|text| ask::partner_people(text, MAX_RANKED_ROWS));
        // A letter alone is in most requests.
        let text = text.filter(|text| text.chars().count() > 1);
        // Their own word finds all of them.
        let text = text.map(|text| if names_requests(&text) { String::new() } else { text });
        let requests = text.map(|text| ask::requests_found(text, MAX_FOUND_ROWS));
        vec![
            self.orgs.wanted(view.clone().map(ask::organisations)).lasting(),
            self.users.wanted(view.map(ask::users)).lasting(),
            self.partners.wanted(people).lasting(),
            self.requests.wanted(requests).lasting(),
        ]
    }
}

/// Returns whether a search text is the word for requests, or its beginning.
fn names_requests(text: &str) -> bool {
    let typed = fold(text);
    let is_of_word = |lang| text::headings::REQUESTS.of(lang).to_lowercase().starts_with(&typed);
    typed.chars().count() >= MIN_WORD && Lang::ALL.into_iter().any(is_of_word)
}

/// The shell command that shows the list of a request.
fn shell_command_of(row: &FoundRequest, lang: Lang) -> String {
    let nobody = Selection::default();
    match row {
        FoundRequest::Received(_) => {
            ShellCommand::new(commands::INBOX_LIST, &[]).fill(&nobody, lang)
        }
        FoundRequest::OfOrganisation(row) => {
            let subject = Selection { org: Some(row.org.1.to_string()), ..nobody };
            ShellCommand::new(commands::INVITATION_LIST, &[ShellPart::Org]).fill(&subject, lang)
        }
        FoundRequest::Relation(_) => {
            ShellCommand::new(commands::PARTNER_REQUESTS, &[]).fill(&nobody, lang)
        }
    }
}

/// The lines of the saved filters of the visible list, with `prefix` before each name.
fn filter_lines(state: &State, prefix: &str) -> Vec<PaletteLine> {
    let line = |(name, filter)| {
        let label = format!("{prefix}{name}");
        PaletteLine::plain(PaletteItem::ApplyFilter { name, filter }, label, PaletteGroup::Screen)
    };
    state.filters_here().into_iter().map(line).collect()
}

/// Moves an action to the front of the recent actions.
pub(crate) fn remember(state: &mut State, action: Action) {
    state.recent.retain(|recent| *recent != action);
    state.recent.insert(0, action);
    state.recent.truncate(MAX_RECENT_ACTIONS);
}
