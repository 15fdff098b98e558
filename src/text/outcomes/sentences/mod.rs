//! Every event of the log as a sentence: *Piet gaf Jan toegang tot Piet Holding B.V. als Lid*.

mod organisations;
mod partners;
mod parts;
mod people;
mod rows;

use jiff::tz::TimeZone;

use self::parts::{Change, Form, Parts};
use crate::{
    domain::{Kind, LogContent, LogRow, MAX_PEOPLE_NAMED, Name, Person, Reverted},
    text::{
        Lang, both,
        grammar::{rows::name_with_email, words::join_with_and},
        outcomes::log::{attempt_label, author_label},
        refusals::short_reason,
        verbs,
    },
};

/// Formats one of two sentences, which share their variables.
macro_rules! either {
    ($lang:expr, $nl:literal, $en:literal $(,)?) => {
        match $lang {
            Lang::Nl => format!($nl),
            Lang::En => format!($en),
        }
    };
}
use either;

/// Returns the sentence of a line of the log. If `is_of_one`, all lines are about one organisation
/// and the sentence omits its name. The line of an undo says what it undid (R236).
pub fn sentence(lang: Lang, row: &LogRow, is_of_one: bool, zone: &TimeZone) -> String {
    match &row.what {
        LogContent::Happened(kind) => {
            let (line, kind, reverts) = told(lang, row, *kind);
            let parts = Parts::of_row(lang, line, is_of_one, zone).about_all(lang, row);
            reverts.around(&event(lang, kind, &parts))
        }
        LogContent::Denied(command, code) => {
            let (who, why) = (author_label(lang, row), short_reason(lang, code));
            let what = attempt_label(lang, command);
            either!(
                lang,
                "✗ {who} mocht niet: {what} ({why})",
                "✗ {who} was not allowed to: {what} ({why})"
            )
        }
    }
}

/// Returns the sentence of a line of the log for a row, and a shorter one for a row without room for
/// it: who did what to whom in which organisation.
pub fn row_sentences(lang: Lang, row: &LogRow, is_of_one: bool, zone: &TimeZone) -> [String; 2] {
    let whole = || sentence(lang, row, is_of_one, zone);
    match &row.what {
        LogContent::Happened(kind) => [Form::Row, Form::Short].map(|form| {
            let (line, kind, reverts) = told(lang, row, *kind);
            let parts = Parts::of_row(lang, line, is_of_one, zone).about_all(lang, row);
            let parts = parts.in_form(form);
            match rows::row_sentence(lang, kind, &parts) {
                Some(said) if form == Form::Short => reverts.before_short(&said),
                Some(said) => reverts.around(&said),
                None if form == Form::Row => whole(),
                None => reverts.before_short(&event(lang, kind, &parts)),
            }
        }),
        LogContent::Denied(command, _) => {
            let (who, what) = (author_label(lang, row), attempt_label(lang, command));
            let short =
                either!(lang, "✗ {who} mocht niet: {what}", "✗ {who} was not allowed to: {what}");
            [whole(), short]
        }
    }
}

/// The words around a sentence that an operation undid or did again.
#[derive(Default)]
pub(super) struct RevertWords {
    before: String,
    /// Shorter words in place of `before`, for a row with little room.
    short: String,
    after: &'static str,
}

impl RevertWords {
    /// Returns the sentence between the words.
    pub(super) fn around(&self, said: &str) -> String {
        format!("{}{said}{}", self.before, self.after)
    }

    /// Returns the sentence behind the shorter words.
    fn before_short(&self, said: &str) -> String {
        format!("{}{said}", self.short)
    }
}

/// Returns the line that a sentence tells, with its kind and the words around it: an undo tells the
/// line that it undid, as its own change reads like one that somebody wanted.
pub(super) fn told(lang: Lang, row: &LogRow, kind: Kind) -> (&LogRow, Kind, RevertWords) {
    let author = author_label(lang, row);
    match (&row.reverts, row.undoes) {
        (Some(Reverted::Undone(line)), _) if let LogContent::Happened(kind) = line.what => {
            let [before, short] = if line.actor.0 == row.actor.0 {
                [both("Ongedaan gemaakt: ", "Undone: "), both("Ongedaan: ", "Undone: ")]
                    .map(|words| words.of(lang).to_owned())
            } else {
                [
                    either!(lang, "Ongedaan gemaakt door {author}: ", "Undone by {author}: "),
                    either!(lang, "Ongedaan door {author}: ", "Undone by {author}: "),
                ]
            };
            (line, kind, RevertWords { before, short, after: "" })
        }
        (Some(_), _) => {
            let [before, short] =
                [both("Opnieuw gedaan: ", "Redone: "), both("Opnieuw: ", "Redone: ")]
                    .map(|words| words.of(lang).to_owned());
            (row, kind, RevertWords { before, short, after: "" })
        }
        (None, Some(_)) => {
            let after = both(" (bij ongedaan maken)", " (by undo)").of(lang);
            (row, kind, RevertWords { after, ..RevertWords::default() })
        }
        (None, None) => (row, kind, RevertWords::default()),
    }
}

/// Stands for the person of a sentence while sentences are compared.
const SOMEBODY: &str = "\u{1}";

/// The name of the person whom a line is about.
pub(super) fn object_name(row: &LogRow) -> String {
    let name = |user: &Person| name_with_email(&user.name, row.user_email.as_deref());
    row.user.as_ref().map_or("–".to_owned(), name)
}

/// Returns the sentence of a line without the person whom the author did something to; `None` for a
/// line without an author or such a person.
pub(super) fn without_object(lang: Lang, row: &LogRow, zone: &TimeZone) -> Option<String> {
    let LogContent::Happened(kind) = row.what else { return None };
    let (line, kind, reverts) = told(lang, row, kind);
    let parts = Parts::of_row(lang, line, false, zone);
    line.user.as_ref().and(parts.by.as_ref())?;
    let said = event(lang, kind, &parts.about(SOMEBODY));
    let is_object = said.contains(SOMEBODY) && !said.starts_with(SOMEBODY);
    is_object.then(|| format!("{kind:?} {}", reverts.around(&said)))
}

/// Names a few people, and counts more.
fn name_people(lang: Lang, count: usize, names: &[Name]) -> String {
    match count {
        ..=MAX_PEOPLE_NAMED => join_with_and(lang, names, MAX_PEOPLE_NAMED),
        more => either!(lang, "{more} mensen", "{more} people"),
    }
}

/// Returns the sentence of lines that differ only in their person: it names two or three people, and
/// counts more. That of one line is its own.
pub(super) fn group_sentence(lang: Lang, rows: &[&LogRow], zone: &TimeZone) -> String {
    let Some(first) = rows.first() else { return String::new() };
    let LogContent::Happened(kind) = first.what else { return sentence(lang, first, false, zone) };
    let names: Vec<_> = rows.iter().map(|row| Name::stored(object_name(row))).collect();
    if names.len() < 2 {
        return sentence(lang, first, false, zone);
    }
    let people = name_people(lang, names.len(), &names);
    let (line, kind, reverts) = told(lang, first, kind);
    let said = event(lang, kind, &Parts::of_row(lang, line, false, zone).about(&people));
    reverts.around(&said)
}

/// Returns the text by which a filter finds an event kind: all its sentences, without names.
pub(super) fn search_words(lang: Lang, kind: Kind) -> String {
    let mut all: Vec<String> = Vec::new();
    for change in Change::ALL {
        for is_by_system in [false, true] {
            let said = event(lang, kind, &Parts::blank(lang, change, is_by_system));
            if !all.contains(&said) {
                all.push(said);
            }
        }
    }
    all.join(" ")
}

fn event(lang: Lang, kind: Kind, parts: &Parts) -> String {
    match kind {
        Kind::EnvironmentFounded
        | Kind::EnvironmentRenamed
        | Kind::EnvironmentShared
        | Kind::FileZone => partners::environment(lang, kind, parts),
        Kind::UserAdded
        | Kind::UserChanged
        | Kind::UserActivated
        | Kind::UserRemoved
        | Kind::UserAddress => people::user(lang, kind, parts),
        Kind::InvitationSent
        | Kind::InvitationAccepted
        | Kind::InvitationWithdrawn
        | Kind::InvitationReplaced
        | Kind::InvitationExpired => people::invitation(lang, kind, parts),
        Kind::KeyAdded | Kind::KeyWithdrawn | Kind::KeyConfirmed | Kind::KeyCode => {
            people::key(lang, kind, parts)
        }
        Kind::OrganisationAdded
        | Kind::OrganisationChanged
        | Kind::OrganisationOffered
        | Kind::OrganisationActivated
        | Kind::OrganisationRejected
        | Kind::OrganisationRemoved => organisations::organisation(lang, kind, parts),
        Kind::PartnershipMade | Kind::PartnershipEnded => partners::partnership(lang, kind, parts),
        Kind::RelationMade
        | Kind::RelationEnded
        | Kind::RelationAsked
        | Kind::RelationAccepted
        | Kind::RelationDeclined
        | Kind::RelationWithdrawn => partners::relation(lang, kind, parts),
        Kind::RequestSent
        | Kind::RequestAccepted
        | Kind::RequestDeclined
        | Kind::RequestWithdrawn
        | Kind::RequestRenewed
        | Kind::RequestReset
        | Kind::RequestExpired => organisations::request(lang, kind, parts),
        kind if verbs::users::kind_name(kind).is_some() => people::user(lang, kind, parts),
        // Only kinds about members remain; the table of verbs has some of their sentences.
        _ => organisations::member(lang, kind, parts),
    }
}
