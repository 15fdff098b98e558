//! Changes that another user made first, as data; each language turns them into sentences.

use crate::domain::{ChangedBy, Class, Person, Profile, Refusal, Scheme, Skipped, UserId};
use crate::text::FieldId;

/// Maximum number of people or fields listed; the rest is counted.
const MAX_CHANGES: usize = 6;
/// Maximum number of characters shown of a field.
const MAX_VALUE_LENGTH: usize = 40;

/// A person, and the refusal that names the earlier change of another user.
pub(in crate::text) type LostRace<'a> = (&'a Person, &'a Refusal);

/// Returns the first changes that others made earlier, and how many more there are.
pub(in crate::text) fn first_races(skipped: &[Skipped]) -> (Vec<LostRace<'_>>, usize) {
    first_few(all_races(skipped).collect())
}

fn all_races(skipped: &[Skipped]) -> impl Iterator<Item = LostRace<'_>> {
    let told = skipped.iter().filter(|one| one.why.class() == Class::Conflict);
    told.filter_map(|one| Some((one.who.as_ref()?, &one.why)))
}

fn first_few<T>(mut all: Vec<T>) -> (Vec<T>, usize) {
    let more = all.len().saturating_sub(MAX_CHANGES);
    all.truncate(MAX_CHANGES);
    (all, more)
}

/// Returns whether the actor made all of these changes, in another session.
pub(in crate::text) fn all_by_actor(why: &Refusal, me: Option<UserId>) -> bool {
    let mine = |why: &Refusal| why.first().is_some_and(|first| is_by(first, me));
    let Refusal::AllSkipped { skipped } = why else { return mine(why) };
    let mut all = all_races(skipped).peekable();
    all.peek().is_some() && all.all(|(_, why)| mine(why))
}

/// Returns whether this user made the earlier change.
pub(in crate::text) fn is_by(first: &ChangedBy, me: Option<UserId>) -> bool {
    me.is_some() && first.by.as_ref().map(|by| by.id) == me
}

/// Returns the first fields that differ, with their values in `to`, and the number of other fields
/// that differ. A field without a value is the empty string.
pub(in crate::text) fn changed_fields(
    from: &Profile,
    to: &Profile,
) -> (Vec<(FieldId, String)>, usize) {
    let differs = fields(from).into_iter().zip(fields(to)).filter(|(was, is)| was != is);
    first_few(differs.map(|(_, (field, text))| (field, shorten(&text))).collect())
}

fn fields(profile: &Profile) -> [(FieldId, String); 13] {
    fn text(value: Option<&impl ToString>) -> String {
        value.map_or(String::new(), ToString::to_string)
    }
    let number = |scheme: Scheme| {
        text(profile.numbers.iter().find(|(known, _)| *known == scheme).map(|(_, value)| value))
    };
    [
        (FieldId::Name, profile.name.to_string()),
        (FieldId::Country, profile.country.clone()),
        (FieldId::Kvk, number(Scheme::Kvk)),
        (FieldId::Kbo, number(Scheme::Kbo)),
        (FieldId::Vat, number(Scheme::Vat)),
        (FieldId::Oin, number(Scheme::Oin)),
        (FieldId::TradeName, text(profile.trade_name.as_ref())),
        (FieldId::Street, text(profile.street.as_ref())),
        (FieldId::PostalCode, text(profile.postal_code.as_ref())),
        (FieldId::Town, text(profile.town.as_ref())),
        (FieldId::Website, text(profile.website.as_ref())),
        (FieldId::OrgEmail, text(profile.email.as_ref())),
        (FieldId::Description, text(profile.description.as_ref())),
    ]
}

fn shorten(text: &str) -> String {
    if text.chars().count() <= MAX_VALUE_LENGTH {
        return text.to_owned();
    }
    text.chars().take(MAX_VALUE_LENGTH).chain(['…']).collect()
}
