//! Performs actions in the palette, and runs its lines.

use super::{
    elsewhere,
    palette::{self, PaletteScope},
};
use crate::{
    app::{
        Action, Address, Dialog, Effect, Effects, Geometry, GiveAccess, Help, MenuItem, Overlay,
        Palette, PaletteItem, Situation, State, Tone,
        actions::copy,
        input::stray,
        screens::{REQUESTS_TAB, SENT_TAB},
        session::{
            navigation::{self, RowPlace},
            saved_filters,
        },
    },
    domain::{FoundRequest, Person},
    text::{self, Lang},
};

/// The result of an action in the palette.
pub(crate) enum PaletteOutcome {
    /// The palette performed the action, with these effects.
    Done(Effects),
    /// The user ran a line with this action of the screen below.
    Perform(Action),
}

/// Performs an action in the palette. Enter runs the line under the cursor.
pub(crate) fn act(state: &mut State, action: Action) -> PaletteOutcome {
    let at = Geometry::from_state(state);
    let (width, height) = (at.palette_row_width(), usize::from(at.palette_rows().height));
    let Some(Overlay::Palette(palette)) = &mut state.overlay else {
        return PaletteOutcome::Done(Effects::none());
    };
    match action {
        Action::Enter => {
            // If no line matches, keep the text so that the user can correct it.
            if let Some(entry) = palette.current() {
                close(state);
                return run_item(state, entry.item);
            }
            if palette.scope == PaletteScope::Filters(None) {
                stray::say_here(state, |state| {
                    text::filters::NOTHING_TO_SAVE.of(state.lang).to_owned()
                });
            }
        }
        Action::Back => close(state),
        Action::RemoveFilter => return PaletteOutcome::Done(remove_filter(state)),
        Action::EraseSign if palette.is_of_filters() => {
            // With nothing to erase, Delete removes the saved filter.
            if palette.field.act(action) != Some(true) {
                return PaletteOutcome::Done(remove_filter(state));
            }
            palette.text_changed();
        }
        Action::CopyCommand => {
            let command = palette.in_shell(state.lang);
            let command =
                command.map(|text| copy::with_actor_option(state.me.get(), &text, state.lang));
            return PaletteOutcome::Done(copy(state, command));
        }
        action => {
            if palette.field.act(action) == Some(true) {
                palette.text_changed();
            }
            palette.move_cursor(action, [width, height]);
            state.look.previewed = match palette.current().map(|entry| entry.item) {
                Some(PaletteItem::SetTheme(at)) => Some(at),
                _ => None,
            };
        }
    }
    PaletteOutcome::Done(Effects::redraw())
}

/// Removes the saved filter under the cursor. Says so if the line is none.
fn remove_filter(state: &mut State) -> Effects {
    let Some(Overlay::Palette(palette)) = &mut state.overlay else { return Effects::none() };
    let Some(name) = palette.take_filter() else {
        stray::say_here(state, |state| text::filters::NO_FILTER_THERE.of(state.lang).to_owned());
        return Effects::redraw();
    };
    saved_filters::remove(state, name)
}

/// Closes the palette and drops the theme preview.
pub(crate) fn close(state: &mut State) {
    state.overlay = None;
    state.look.previewed = None;
}

/// Performs the effect of a palette line.
pub(crate) fn run_item(state: &mut State, item: PaletteItem) -> PaletteOutcome {
    match item {
        PaletteItem::RunAction(action) => {
            palette::remember(state, action);
            return PaletteOutcome::Perform(action);
        }
        PaletteItem::Elsewhere(action) => {
            if let Some(action) = elsewhere::go(state, &action) {
                return PaletteOutcome::Perform(action);
            }
        }
        PaletteItem::SetTheme(at) => state.look.chosen = at,
        PaletteItem::SetLanguage(at) => set_language(state, at),
        PaletteItem::Org(row) => {
            navigation::open(state, Address::Organisation(row.id, row.name));
        }
        PaletteItem::ApplyFilter { filter, .. } => saved_filters::apply(state, &filter),
        PaletteItem::SaveFilter { name, filter } => {
            return PaletteOutcome::Done(saved_filters::save(state, name, filter));
        }
        PaletteItem::User(row) => {
            navigation::open(state, Address::User(row.person.id, row.person.name));
        }
        PaletteItem::PartnerPerson(row) => give_access(state, row.person),
        PaletteItem::Request(row) => go_to_request(state, &row),
    }
    PaletteOutcome::Done(Effects::redraw())
}

/// Opens the dialog that gives a user of a partner access. Says so if nothing can be changed now.
fn give_access(state: &mut State, person: Person) {
    let restriction = Situation::from_screen(state).global_restriction(Action::GiveAccess);
    if let Some(why) = restriction {
        return state.tell(Tone::Notice, |state| text::file::sentence(&why.short_message(state)));
    }
    let dialog = GiveAccess::new(vec![person], state.now.today, state.lang);
    state.dialog = Some(Dialog::GiveAccess(Box::new(dialog)));
}

/// Goes to a request in the list that it stands in.
fn go_to_request(state: &mut State, row: &FoundRequest) {
    match row {
        FoundRequest::Received(row) => {
            let place = RowPlace { tab: 0, number: row.id() };
            navigation::open_row(state, Address::Menu(MenuItem::Inbox), place);
        }
        FoundRequest::OfOrganisation(row) => {
            let (org, name) = row.org.clone();
            let place = RowPlace { tab: REQUESTS_TAB, number: row.id.0 };
            navigation::open_row(state, Address::Organisation(org, name), place);
        }
        FoundRequest::Relation(row) => {
            let place = RowPlace { tab: SENT_TAB, number: row.id.0 };
            navigation::open_row(state, Address::Menu(MenuItem::Partners), place);
        }
    }
}

/// Switches to the next language, and from the last to the first.
pub(crate) fn next_language(state: &mut State) {
    let here = Lang::ALL.iter().position(|lang| lang.code() == state.lang.code());
    set_language(state, here.map_or(0, |at| (at + 1) % Lang::ALL.len()));
}

/// Switches to the language with this index in `Lang::ALL`, and queries all data again.
fn set_language(state: &mut State, at: usize) {
    if let Some(lang) = Lang::ALL.get(at) {
        state.lang = *lang;
        state.toasts.set_language(*lang, &state.zone);
        state.translate_remark();
        if let Some(dialog) = &mut state.dialog {
            dialog.show_mut().set_language(*lang);
        }
        renew_overlay(state);
        // Some queries contain words of the language, so their answers are stale.
        state.invalidate();
    }
}

/// Writes the help or the palette again, with the text that was typed in it.
fn renew_overlay(state: &mut State) {
    match state.overlay.take() {
        Some(Overlay::Help(old)) => {
            let mut help = Help::new(state);
            help.field.set(old.field.text());
            state.overlay = Some(Overlay::Help(help));
        }
        Some(Overlay::Palette(old)) => {
            let mut palette = match old.scope {
                PaletteScope::Everything => Palette::new(state),
                PaletteScope::Filters(_) => Palette::of_filters(state),
            };
            palette.field.set(old.field.text());
            state.overlay = Some(Overlay::Palette(Box::new(palette)));
        }
        other => state.overlay = other,
    }
}

/// Copies a text to the clipboard, with a message. Reports if there is nothing to copy.
pub(crate) fn copy(state: &mut State, text: Option<String>) -> Effects {
    let Some(text) = text else {
        stray::say_here(state, |state| text::setup::NOTHING_TO_COPY.of(state.lang).to_owned());
        return Effects::redraw();
    };
    let shown = text.replace(['\t', '\n'], "  ");
    state.tell(Tone::Good, |state| text::setup::copied(state.lang, &shown));
    Effects::redraw().and([Effect::Copy(text)])
}

/// Copies the new code that the dialog shows. The message does not repeat it.
pub(crate) fn copy_code(state: &mut State) -> Effects {
    let Some(Dialog::Code(shown)) = &state.dialog else { return Effects::none() };
    let code = shown.code.clone();
    state.tell(Tone::Good, |state| text::setup::CODE_COPIED.of(state.lang).to_owned());
    Effects::redraw().and([Effect::Copy(code)])
}
