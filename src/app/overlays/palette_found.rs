//! The lines of the palette that a search text finds.

use super::{
    palette::{MAX_FOUND_ROWS, Palette, PaletteScope},
    palette_groups::PaletteGroup,
    palette_line::{PaletteItem, PaletteLine},
    ranking::Rank,
};
use crate::{
    domain::{CandidateRow, FoundRequest, InboxRow, MatchKind, Name, OrgRow, UserRow, fold},
    text,
};

impl Palette {
    /// The lines that match the text, group after group. People whose names are only similar to it
    /// come last.
    pub(super) fn found(&self, typed: &str) -> Vec<PaletteLine> {
        // An action of another screen comes before names only if its label has the words.
        let elsewhere = if typed.len() > 1 { matching(&self.elsewhere, typed) } else { Vec::new() };
        let (near, far): (Vec<_>, Vec<_>) =
            elsewhere.into_iter().partition(|(rank, _)| *rank < Rank::Synonym);
        let actions = matching(&self.all, typed).into_iter().chain(near);
        let mut entries: Vec<PaletteLine> =
            actions.map(|(_, line)| line.in_group(PaletteGroup::Actions)).collect();
        let (people, similar) = self.found_people(typed);
        entries.extend(self.found_organisations(typed));
        entries.extend(people);
        entries.extend(self.requests.get().into_iter().flatten().map(PaletteLine::request));
        let has_names = entries.iter().any(|line| line.group != PaletteGroup::Actions);
        let group = if has_names { PaletteGroup::OtherScreens } else { PaletteGroup::Actions };
        entries.extend(far.into_iter().map(|(_, line)| line.in_group(group)));
        entries.extend(similar.into_iter().map(|line| line.in_group(PaletteGroup::Similar)));
        // Last, so that Enter uses a saved filter that matches rather than saves another.
        if let PaletteScope::Filters(Some(filter)) = &self.scope {
            let name = self.field.text().trim().to_owned();
            let label = text::filters::save_as(self.lang, filter, &name);
            let item = PaletteItem::SaveFilter { name, filter: filter.clone() };
            entries.push(PaletteLine::plain(item, label, PaletteGroup::Actions));
        }
        entries
    }

    fn found_organisations(&self, typed: &str) -> impl Iterator<Item = PaletteLine> {
        let rows = self.orgs.get().map_or(&[][..], |page| &page.rows);
        let rows = rows.iter().filter(|row| row.my_level.is_some());
        let best = best_first(rows, |row| !begins_words(typed, &[&row.name]));
        best.into_iter().map(PaletteLine::organisation)
    }

    /// The users and the users of partners: those that the text finds, and those whose names are only
    /// similar to it.
    fn found_people(&self, typed: &str) -> (Vec<PaletteLine>, Vec<PaletteLine>) {
        let rank = |kind: MatchKind, texts: &[&str]| {
            (kind != MatchKind::Typed, !begins_words(typed, texts))
        };
        let users = self.users.get().map_or(&[][..], |page| &page.rows);
        let users = best_first(users, |row| rank(row.kind, &[&row.person.name, &row.email]));
        let partners = self.partners.get().map_or(&[][..], |found| &found.rows);
        let partners = best_first(partners, |row| rank(row.kind, &[&row.person.name, &row.email]));
        let users = users.into_iter().map(|row| (row.kind, PaletteLine::user(row)));
        let partners = partners.into_iter().map(|row| (row.kind, PaletteLine::partner_person(row)));
        let (found, similar): (Vec<_>, Vec<_>) =
            users.chain(partners).partition(|(kind, _)| *kind == MatchKind::Typed);
        let lines = |found: Vec<(MatchKind, PaletteLine)>| {
            found.into_iter().map(|(_, line)| line).collect()
        };
        (lines(found), lines(similar))
    }
}

/// The lines that match a text, each with its rank, best first.
fn matching(lines: &[PaletteLine], typed: &str) -> Vec<(Rank, PaletteLine)> {
    let ranked = lines.iter().filter_map(|line| Some((line.rank(typed)?, line.clone())));
    let mut ranked: Vec<_> = ranked.collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked
}

/// The first rows to list, those with the lowest rank first.
fn best_first<'a, T, R: Ord>(
    rows: impl IntoIterator<Item = &'a T>,
    rank: impl Fn(&T) -> R,
) -> Vec<&'a T> {
    let mut rows: Vec<&T> = rows.into_iter().collect();
    rows.sort_by_cached_key(|row| rank(row));
    rows.truncate(MAX_FOUND_ROWS);
    rows
}

/// Returns whether each typed word begins one of these texts, or a word of them.
fn begins_words(typed: &str, texts: &[&str]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    typed.split_whitespace().all(|typed| {
        texts.iter().any(|text| {
            let mut words = text.split(|sign: char| !sign.is_alphanumeric());
            text.starts_with(typed) || words.any(|word| word.starts_with(typed))
        })
    })
}

impl PaletteLine {
    fn in_group(self, group: PaletteGroup) -> Self {
        Self { group, ..self }
    }

    fn organisation(row: &OrgRow) -> Self {
        let item = PaletteItem::Org(Box::new(row.clone()));
        Self::plain(item, row.name.to_string(), PaletteGroup::Organisations)
    }

    fn user(row: &UserRow) -> Self {
        let item = PaletteItem::User(Box::new(row.clone()));
        Self::plain(item, row.person.name.to_string(), PaletteGroup::Users)
    }

    fn partner_person(row: &CandidateRow) -> Self {
        let item = PaletteItem::PartnerPerson(Box::new(row.clone()));
        Self::plain(item, row.person.name.to_string(), PaletteGroup::PartnerPeople)
    }

    fn request(row: &FoundRequest) -> Self {
        let item = PaletteItem::Request(Box::new(row.clone()));
        Self::plain(item, person_of(row).to_string(), PaletteGroup::Requests)
    }
}

/// The person on the other side of a request.
fn person_of(row: &FoundRequest) -> &Name {
    match row {
        FoundRequest::Received(row) => match &**row {
            InboxRow::Member(row) => &row.sender.name,
            InboxRow::Relation(row) => &row.asker.name,
        },
        FoundRequest::OfOrganisation(row) => &row.addressee.name,
        FoundRequest::Relation(row) => &row.asked.name,
    }
}
