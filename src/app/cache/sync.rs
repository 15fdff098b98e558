//! Keeps visible slots filled: sends queries, delivers answers, and cancels queries that no slot
//! awaits.

use std::collections::BTreeSet;

use super::slot::Wanted;
use crate::{
    app::{
        Effect, Geometry, Overlay, State,
        lists::{any_list::AnyList, sort},
    },
    domain::{Answer, Query, Request, Ticket, ask},
};

/// The part of the state that contains a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner {
    Me,
    Screen,
    Palette,
    Dialog,
}

impl State {
    /// The slots of the screen, dialog and overlay, with the queries to send for them.
    fn slots(&mut self) -> Vec<(Owner, Wanted<'_>)> {
        let geometry = Geometry::from_state(self);
        let (height, dialog_height, lang) = (geometry.height(), geometry.dialog_rows(), self.lang);
        let me = self.session.map(|_| self.me.wanted(Some(ask::me())));
        let palette = match &mut self.overlay {
            Some(Overlay::Palette(palette)) => palette.wanted(),
            _ => Vec::new(),
        };
        let dialog = self.dialog.as_mut();
        let dialog = dialog.map_or(Vec::new(), |dialog| dialog.show_mut().wanted(dialog_height));
        let has_side_pane = !geometry.side_rule.is_empty();
        let screen = self.screen.show_mut().wanted(height, lang).into_iter().map(|wanted| {
            let is_shown = has_side_pane || !wanted.is_beside_list;
            wanted.only_if(is_shown)
        });
        let each = |owner| move |wanted| (owner, wanted);
        let all = me.into_iter().map(each(Owner::Me));
        let all = all.chain(screen.map(each(Owner::Screen)));
        let all = all.chain(palette.into_iter().map(each(Owner::Palette)));
        all.chain(dialog.into_iter().map(each(Owner::Dialog))).collect()
    }

    /// Marks all visible content as stale. It stays visible until the new answers arrive.
    pub(crate) fn invalidate(&mut self) {
        self.slots().into_iter().for_each(|(_, wanted)| wanted.invalidate());
        let (height, lang) = (Geometry::from_state(self).height(), self.lang);
        let below =
            self.screens_below.iter_mut().flat_map(|screen| screen.show_mut().wanted(height, lang));
        below.for_each(Wanted::invalidate);
    }

    /// Marks the content of the screen as stale, but not that of a dialog or overlay.
    pub(crate) fn invalidate_screen(&mut self) {
        let (height, lang) = (Geometry::from_state(self).height(), self.lang);
        self.screen.show_mut().wanted(height, lang).into_iter().for_each(Wanted::invalidate);
    }

    /// The ticket of the pending query for the rows of the visible list, if any.
    fn awaited_rows(&self) -> Option<Ticket> {
        self.screen.show().list().and_then(AnyList::awaited)
    }
}

/// Queries visible data that is missing, and cancels queries that no slot awaits. Old rows stay
/// visible until the answer arrives.
pub(crate) fn sync(state: &mut State) -> Vec<Effect> {
    sort::apply_order(state);
    let mut last = state.tickets;
    let mut sent: Vec<(Ticket, Query)> = Vec::new();
    let mut awaited = BTreeSet::new();
    for (_, Wanted { slot, query, .. }) in state.slots() {
        if let Some(query) = query {
            // One answer can fill several slots with the same query.
            let known = sent.iter().find(|(_, other)| *other == query).map(|(ticket, _)| *ticket);
            let ticket = known.unwrap_or(Ticket(last.0 + 1));
            slot.mark_sent(ticket, &query);
            if known.is_none() {
                last = ticket;
                sent.push((ticket, query));
            }
        }
        awaited.extend(slot.awaited());
    }
    state.tickets = last;
    let mut effects = cancel(state, &awaited);
    let session = state.session;
    let asks = sent.iter().cloned();
    effects.extend(asks.map(|(ticket, query)| Effect::Send(ticket, session, Request::Ask(query))));
    state.queries.extend(sent);
    let rows = state.awaited_rows();
    if state.list_query.map(|(ticket, _)| ticket) != rows {
        // A repeated query keeps its first start time, because users experience one wait.
        let since = state.list_query.map_or(state.now.at, |(_, since)| since);
        state.list_query = rows.map(|ticket| (ticket, since));
    }
    effects
}

/// Cancels the queries that no slot awaits. Searches are not cancelled: the search thread drops
/// older ones, and an interrupt could stop the loading of names.
fn cancel(state: &mut State, awaited: &BTreeSet<Ticket>) -> Vec<Effect> {
    let overtaken = state.queries.extract_if(.., |ticket, _| !awaited.contains(ticket));
    let overtaken = overtaken.filter(|(_, query)| !query.is_search());
    overtaken.map(|(ticket, _)| Effect::Cancel(ticket)).collect()
}

/// Stores an answer in the slots that await it. Returns their owners; empty if a newer query
/// replaced this one.
pub(crate) fn accept(state: &mut State, ticket: Ticket, answer: Answer) -> Vec<Owner> {
    let Some(query) = state.queries.remove(&ticket) else { return Vec::new() };
    let height = Geometry::from_state(state).height();
    let slots = awaiting(state, ticket);
    let owners: Vec<Owner> = slots.iter().map(|(owner, _)| *owner).collect();
    let answers = std::iter::repeat_n(answer, slots.len());
    for ((_, wanted), answer) in slots.into_iter().zip(answers) {
        wanted.slot.accept(answer, height);
    }
    if owners.contains(&Owner::Screen) {
        state.screen.show_mut().answer_stored(&query);
    }
    if let Some(dialog) = state.dialog.as_mut().filter(|_| owners.contains(&Owner::Dialog)) {
        dialog.show_mut().answer_stored(&query);
    }
    owners
}

/// Ends a query without an answer. Returns the owners of the slots that awaited it; empty if a
/// newer query replaced this one.
pub(crate) fn fail(state: &mut State, ticket: Ticket) -> Vec<Owner> {
    state.queries.remove(&ticket);
    let slots = awaiting(state, ticket).into_iter();
    let fail = |(owner, wanted): (Owner, Wanted<'_>)| {
        wanted.slot.fail();
        owner
    };
    slots.map(fail).collect()
}

/// The slots that await the query with this ticket.
fn awaiting(state: &mut State, ticket: Ticket) -> Vec<(Owner, Wanted<'_>)> {
    let mut slots = state.slots();
    slots.retain(|(_, wanted)| wanted.slot.awaited() == Some(ticket));
    slots
}
