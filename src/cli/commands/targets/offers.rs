//! Searches the rows that an argument can name, for completion and line mode.

use crate::{
    cli::{
        CliError,
        args::CompletionKind,
        commands::CommandContext,
        session::{locale::lang, time_zone},
    },
    domain::{Answer, CandidateRow, Folder, InboxRow, MatchKind, OrgId, Query, View},
    search::ENOUGH_MATCHES,
    store::Store,
    text,
    work::{CandidateScope, Finder, TypedText, now, search_rows},
};

/// Maximum number of rows searched for similar names.
const MAX_ROWS_SEARCHED: usize = 100_000;

/// A row that the user can choose, with the text to choose it by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::cli) struct Offered {
    /// Text that names the row in a command.
    pub(in crate::cli) value: String,
    /// Description of the row: name, address and other details.
    pub(in crate::cli) label: String,
    /// Name alone, which similar names are compared with.
    name: String,
    /// `true` if the name is only similar to the typed text.
    pub(in crate::cli) similar: bool,
    /// `true` if the typed address is another address of this person.
    pub(in crate::cli) is_extra_address: bool,
}

/// The first rows that match a text, and the number of all matches.
pub(in crate::cli) struct Offers {
    pub(in crate::cli) rows: Vec<Offered>,
    pub(in crate::cli) total: usize,
    /// Number of exact matches left out because they cannot be chosen.
    pub(in crate::cli) hidden: usize,
}

impl Offers {
    /// Creates rows from number, value and description parts, with the name first. A row whose
    /// value is not unique uses its number instead. Equal descriptions get the number appended.
    fn from_rows<T>(
        rows: &[T],
        total: usize,
        parts: impl Fn(&T) -> (i64, String, Vec<&str>),
    ) -> Self {
        let all: Vec<_> = rows.iter().map(parts).collect();
        let offered = |(id, word, parts): &(i64, String, Vec<&str>)| {
            let alone = all.iter().filter(|(_, other, _)| other == word).count() == 1;
            let value = if alone { word.clone() } else { id.to_string() };
            let number = id.to_string();
            let is_told = all.iter().filter(|(.., other)| other == parts).count() == 1;
            let number = Some(number.as_str()).filter(|_| !is_told);
            let said = parts.iter().filter(|part| !part.is_empty()).copied().chain(number);
            let label = said.collect::<Vec<_>>().join(", ");
            let name = parts.first().copied().unwrap_or_default().to_owned();
            Offered { value, label, name, ..Offered::default() }
        };
        Self { rows: all.iter().map(offered).collect(), total, hidden: 0 }
    }

    /// Sets the kind of match of each row, and whether an extra address matched.
    fn with_matches(mut self, how: impl Iterator<Item = (MatchKind, bool)>) -> Self {
        for (row, (kind, owns)) in self.rows.iter_mut().zip(how) {
            (row.similar, row.is_extra_address) = (kind != MatchKind::Typed, owns);
        }
        self
    }

    /// Appends rows of `all` whose names are similar to `text`, up to `take` rows in total.
    fn and_similar(mut self, all: &Self, text: &str, take: usize) -> Self {
        let names = all.rows.iter().map(|row| (row.name.as_str(), row.value.as_str()));
        for (at, kind) in search_rows(text, names, MAX_ROWS_SEARCHED) {
            let Some(row) = all.rows.get(at) else { continue };
            if self.rows.iter().any(|known| known.label == row.label) {
                continue;
            }
            self.total += 1;
            if self.rows.len() < take {
                self.rows.push(Offered { similar: kind != MatchKind::Typed, ..row.clone() });
            }
        }
        self
    }
}

/// Searches users who can sign in, by name or address.
pub(in crate::cli) fn people(store: &Store, text: &str, take: usize) -> Result<Offers, CliError> {
    let found =
        Finder::default().people(store, TypedText { text, take }, now(&time_zone::zone()))?;
    Ok(Offers::from_rows(&found.rows, found.counts[0], |row| {
        (row.person.id.0, row.email.clone(), vec![&row.person.name, &row.email, &row.env])
    })
    .with_matches(found.rows.iter().map(|row| (row.kind, row.found_by.is_some()))))
}

impl CommandContext {
    /// Searches the rows that an argument can name; some arguments need the organisation `org`.
    pub(in crate::cli) fn offers(
        &self,
        offer: CompletionKind,
        org: Option<&str>,
        text: &str,
        take: usize,
    ) -> Result<Offers, CliError> {
        let of_org = || self.org(org.unwrap_or_default()).map(|org| org.id);
        let org = match offer {
            CompletionKind::Person => return people(&self.store, text, take),
            CompletionKind::Candidate => return self.candidates(of_org()?, text, take),
            CompletionKind::Manager => return self.managers_to_ask(text, take),
            CompletionKind::User => return self.users_like(text, take),
            CompletionKind::Member | CompletionKind::Addressee => Some(of_org()?),
            _ => None,
        };
        let list = |filter: &str, take: usize| -> Result<Offers, CliError> {
            let view = View { filter: filter.to_owned(), take, ..View::default() };
            let query = match (offer, org) {
                (CompletionKind::Member, Some(org)) => Query::Members(org, view),
                (CompletionKind::Addressee, Some(org)) => Query::Requests(org, Folder::Open, view),
                (CompletionKind::Request, _) => Query::Inbox(Folder::Open, view),
                (CompletionKind::Asked, _) => Query::RelationRequests(view),
                (CompletionKind::Partner, _) => Query::Partnerships(view),
                _ => Query::Organisations(view),
            };
            Ok(offers_from_answer(self.ask(&query)?))
        };
        let found = list(text, take)?;
        if text.trim().is_empty() || found.total >= ENOUGH_MATCHES {
            return Ok(found);
        }
        Ok(found.and_similar(&list("", MAX_ROWS_SEARCHED)?, text, take))
    }

    fn users_like(&self, text: &str, take: usize) -> Result<Offers, CliError> {
        let view = View { filter: text.to_owned(), take, ..View::default() };
        if text.trim().is_empty() {
            return Ok(offers_from_answer(self.ask(&Query::Users(view))?));
        }
        Ok(offers_from_answer(Finder::default().users(
            &self.store,
            self.session,
            &view,
            self.now,
        )?))
    }

    /// Searches candidates of an organisation. Counts exact matches that cannot be added as hidden.
    fn candidates(&self, org: OrgId, text: &str, take: usize) -> Result<Offers, CliError> {
        let scope = CandidateScope { session: self.session, org };
        let found =
            Finder::default().candidates(&self.store, scope, TypedText { text, take }, self.now)?;
        let open: Vec<&CandidateRow> =
            found.rows.iter().filter(|row| row.standing.is_open()).collect();
        let total = found.counts.iter().sum::<usize>() - (found.rows.len() - open.len());
        // An empty text matches all people, so it hides nobody in particular.
        let is_hidden = |row: &&CandidateRow| {
            !row.standing.is_open() && row.kind == MatchKind::Typed && !text.trim().is_empty()
        };
        let hidden = found.rows.iter().filter(is_hidden).count();
        let offers = Offers::from_rows(&open, total, |row| {
            (row.person.id.0, row.email.clone(), vec![&row.person.name, &row.email, &row.env])
        });
        let how = open.iter().map(|row| (row.kind, row.found_by.is_some()));
        Ok(Offers { hidden, ..offers.with_matches(how) })
    }

    fn managers_to_ask(&self, text: &str, take: usize) -> Result<Offers, CliError> {
        let mut finder = Finder::default();
        let found =
            finder.managers(&self.store, self.session, TypedText { text, take }, self.now)?;
        Ok(Offers::from_rows(&found.rows, found.counts[0], |row| {
            (row.person.id.0, row.person.name.to_string(), vec![&row.person.name, &row.env])
        })
        .with_matches(found.rows.iter().map(|row| (row.kind, false))))
    }
}

fn offers_from_answer(answer: Answer) -> Offers {
    match answer {
        Answer::Organisations(page) => Offers::from_rows(&page.rows, page.total, |row| {
            let level = row.my_level.map_or("", |a| text::words::level(lang(), a));
            (row.id.0, row.name.to_string(), vec![&row.name, &row.env, level])
        }),
        Answer::Members(page) => Offers::from_rows(&page.rows, page.total, |row| {
            let level = text::words::level(lang(), row.membership.level);
            (row.person.id.0, row.email.clone(), vec![&row.person.name, &row.email, level])
        }),
        Answer::Requests(page) => Offers::from_rows(&page.rows, page.total, |row| {
            let (who, email) = (&row.addressee.name, &row.addressee_email);
            (row.id.0, email.clone(), vec![who, email, &row.addressee_env])
        }),
        Answer::Inbox(page) => Offers::from_rows(&page.rows, page.total, |row| match row {
            InboxRow::Member(row) => {
                (row.id.0, row.id.0.to_string(), vec![&row.org.1, &row.org_env, &row.sender.name])
            }
            InboxRow::Relation(row) => (
                row.id.0,
                row.id.0.to_string(),
                vec![&row.asker.name, &row.asker_email, &row.asker_env],
            ),
        }),
        Answer::Users(page) => Offers::from_rows(&page.rows, page.total, |row| {
            let status = text::grammar::words::user_status(lang(), row.status);
            (row.person.id.0, row.email.clone(), vec![&row.person.name, &row.email, status])
        })
        .with_matches(page.rows.iter().map(|row| (row.kind, row.found_by.is_some()))),
        Answer::RelationRequests(page) => {
            let open: Vec<_> = page.rows.iter().filter(|row| row.decision.is_none()).collect();
            Offers::from_rows(&open, open.len(), |row| {
                (row.id.0, row.id.0.to_string(), vec![&row.asked.name, &row.asked_env])
            })
        }
        Answer::Partnerships(page) => Offers::from_rows(&page.rows, page.total, |row| {
            (row.id.0, row.env.1.to_string(), vec![&row.env.1])
        }),
        _ => Offers { rows: Vec::new(), total: 0, hidden: 0 },
    }
}
