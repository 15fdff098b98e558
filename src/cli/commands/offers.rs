//! What can be meant by an argument: the rows of the file that a person may see.

use super::Asking;
use crate::{
    cli::{Stop, args::Offer, place, speech::texts},
    domain::{Answer, CandidateRow, Folder, InboxRow, OrgId, Query, View},
    store::Store,
    work::{Finder, now},
};

/// One that can be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Offered {
    /// What a command understands as this one.
    pub(in crate::cli) value: String,
    /// What a person reads.
    pub(in crate::cli) label: String,
}

/// The first of those that match, and how many there are.
pub(in crate::cli) struct Offers {
    pub(in crate::cli) rows: Vec<Offered>,
    pub(in crate::cli) total: usize,
}

impl Offers {
    /// Of each its number, its word, and what is said of it. One whose word another has too is
    /// meant by its number.
    fn of<T>(rows: &[T], total: usize, parts: impl Fn(&T) -> (i64, String, Vec<&str>)) -> Self {
        let all: Vec<_> = rows.iter().map(parts).collect();
        let offered = |(id, word, parts): &(i64, String, Vec<&str>)| {
            let alone = all.iter().filter(|(_, other, _)| other == word).count() == 1;
            let value = if alone { word.clone() } else { id.to_string() };
            let parts: Vec<&str> = parts.iter().filter(|part| !part.is_empty()).copied().collect();
            Offered { value, label: parts.join(", ") }
        };
        Self { rows: all.iter().map(offered).collect(), total }
    }
}

/// Who can sign in and matches.
pub(in crate::cli) fn people(store: &Store, (text, take): (&str, usize)) -> Result<Offers, Stop> {
    let found = Finder::default().people(store, (text, take), now(&place::zone()))?;
    Ok(Offers::of(&found.rows, found.counts[0], |row| {
        (row.person.id.0, row.email.clone(), vec![&row.person.name, &row.email, &row.env])
    }))
}

impl Asking {
    /// What of the file can be meant, for an argument that goes with this organisation.
    pub(in crate::cli) fn offers(
        &self,
        offer: Offer,
        org: Option<&str>,
        (text, take): (&str, usize),
    ) -> Result<Offers, Stop> {
        let of_org = || self.org(org.unwrap_or_default()).map(|org| org.id);
        let view = View { filter: text.to_owned(), take, ..View::default() };
        let query = match offer {
            Offer::Person => return people(&self.store, (text, take)),
            Offer::Candidate => return self.candidates(of_org()?, (text, take)),
            Offer::Manager => return self.askable(text, take),
            Offer::Organisation => Query::Organisations(view),
            Offer::Member => Query::Members(of_org()?, view),
            Offer::Addressee => Query::Requests(of_org()?, Folder::Open, view),
            Offer::Request => Query::Inbox(Folder::Open, view),
            Offer::User => Query::Users(view),
            Offer::Asked => Query::RelationRequests(view),
            Offer::Partner => Query::Partnerships(view),
        };
        Ok(offered(self.ask(&query)?))
    }

    /// Only who can be chosen.
    fn candidates(&self, org: OrgId, (text, take): (&str, usize)) -> Result<Offers, Stop> {
        let asked = (self.session, org);
        let found = Finder::default().candidates(&self.store, asked, (text, take), self.now)?;
        let open: Vec<&CandidateRow> =
            found.rows.iter().filter(|row| row.standing.is_open()).collect();
        let hidden = found.rows.len() - open.len();
        let total = found.counts.iter().sum::<usize>() - hidden;
        Ok(Offers::of(&open, total, |row| {
            (row.person.id.0, row.email.clone(), vec![&row.person.name, &row.email, &row.env])
        }))
    }

    fn askable(&self, text: &str, take: usize) -> Result<Offers, Stop> {
        let mut finder = Finder::default();
        let found = finder.managers(&self.store, self.session, (text, take), self.now)?;
        Ok(Offers::of(&found.rows, found.counts[0], |row| {
            (row.person.id.0, row.person.name.to_string(), vec![&row.person.name, &row.env])
        }))
    }
}

fn offered(answer: Answer) -> Offers {
    match answer {
        Answer::Organisations(page) => Offers::of(&page.rows, page.total, |row| {
            let level = row.my_level.map_or("", texts().level);
            (row.id.0, row.name.to_string(), vec![&row.name, &row.env, level])
        }),
        Answer::Members(page) => Offers::of(&page.rows, page.total, |row| {
            let level = (texts().level)(row.level);
            (row.person.id.0, row.email.clone(), vec![&row.person.name, &row.email, level])
        }),
        Answer::Requests(page) => Offers::of(&page.rows, page.total, |row| {
            let (who, email) = (&row.addressee.name, &row.addressee_email);
            (row.id.0, email.clone(), vec![who, email, &row.addressee_env])
        }),
        Answer::Inbox(page) => Offers::of(&page.rows, page.total, |row| match row {
            InboxRow::Member(row) => {
                (row.id.0, row.id.0.to_string(), vec![&row.org.1, &row.org_env, &row.sender.name])
            }
            InboxRow::Relation(row) => {
                (row.id.0, row.id.0.to_string(), vec![&row.asker.name, &row.asker_env])
            }
        }),
        Answer::Users(page) => Offers::of(&page.rows, page.total, |row| {
            let status = (texts().forms.user_status)(row.status);
            (row.person.id.0, row.email.clone(), vec![&row.person.name, &row.email, status])
        }),
        Answer::RelationRequests(page) => {
            let open: Vec<_> = page.rows.iter().filter(|row| row.decided.is_none()).collect();
            Offers::of(&open, open.len(), |row| {
                (row.id.0, row.id.0.to_string(), vec![&row.asked.name, &row.asked_env])
            })
        }
        Answer::Partnerships(page) => Offers::of(&page.rows, page.total, |row| {
            (row.id.0, row.env.1.to_string(), vec![&row.env.1])
        }),
        _ => Offers { rows: Vec::new(), total: 0 },
    }
}
