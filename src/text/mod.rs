//! Every sentence that users read, once per language. A missing one does not compile. One that
//! depends on a value is a function, so that its parts are typed and its plurals are right.

mod ascii;
mod en;
pub(crate) mod facts;
mod failures;
pub mod forms;
pub(crate) mod grammar;
mod labels;
mod nl;
pub(crate) mod outcomes;
pub mod people;
pub(crate) mod refusals;
pub mod shell;
pub mod ssh;

use jiff::tz::TimeZone;

pub use ascii::{ascii, ascii_letter, ascii_sign, is_own_word};
pub use en::EN;
pub use forms::{
    AddressAction, FieldFault, FieldId, FormKind, FormWords, LogSheet, QuestionWords, SomeOf,
};
pub use grammar::day::DayInput;
pub use labels::{actions, buttons, esc, places};
pub use nl::NL;
pub use shell::{
    NotFound, Thing, diagnosis, file, file::sentence, import, lines, register, setup, usage,
    usage::UsageError,
};
pub use ssh::{KeyEnds, OpenSince, Outside, Trap, TrapReason};

use crate::domain::{
    Command, Day, Failure, Folder, Identifier, Level, Locked, LogContent, LogRow, MemberRow,
    Moment, Name, NoticeRow, Now, OrgDetails, OrgRow, OrgStatus, PlatformRole, Receipt, Refusal,
    RelationRow, RequestRow, RequestState, SystemError, UserId,
};

/// A language of the screens and the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Dutch.
    Nl,
    /// English.
    En,
}

/// A sentence in every language.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    nl: &'static str,
    en: &'static str,
}

impl Text {
    /// Returns the sentence in this language.
    pub const fn of(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Nl => self.nl,
            Lang::En => self.en,
        }
    }
}

/// A sentence in Dutch and in English.
pub(crate) const fn both(nl: &'static str, en: &'static str) -> Text {
    Text { nl, en }
}

/// The languages; the default one first. Users choose one by its `language`.
pub static LANGUAGES: &[&Texts] = &[&NL, &EN];

/// A terminal size: columns and lines.
pub type TerminalSize = (u16, u16);

/// A label and its value.
pub type Fact = (&'static str, String);

/// All texts of one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct Texts {
    pub lang: Lang,

    pub add_member: &'static str,
    pub add_title: fn(&Name) -> String,
    pub admin_note: &'static str,
    pub admin_title: fn(&Name) -> String,
    pub ago: fn(Moment, Now) -> String,
    pub alone: fn(bool) -> Vec<String>,
    pub and_more: fn(usize) -> String,
    pub answer: &'static str,
    pub busy: fn(i64) -> Vec<String>,
    pub busy_cancelled: &'static str,
    pub busy_given_up: &'static str,
    pub busy_reading: &'static str,
    pub card_remark: &'static str,
    pub chip: fn(&Name, bool, bool) -> String,
    pub chosen: &'static str,
    pub clock: fn(Moment, &TimeZone) -> String,
    pub count_members: fn(usize, usize, usize) -> String,
    pub count_organisations: fn(usize, usize) -> String,
    pub count_requests: fn(usize, Folder, usize) -> String,
    /// A day; without the year if it is the year of the second day.
    pub day: fn(Day, Option<Day>) -> String,
    pub day_examples: &'static str,
    pub day_long: fn(Day) -> String,
    pub day_past: &'static str,
    pub day_short: fn(Day) -> String,
    pub day_unclear: &'static str,
    pub decline_again: fn(&Name) -> String,
    pub decline_none: &'static str,
    pub decline_other: &'static str,
    pub decline_reason: fn(&Name) -> String,
    pub decline_stranger: &'static str,
    pub decline_title: &'static str,
    pub decline_told: fn(&Name) -> String,
    pub decline_wrong_person: &'static str,
    pub discard: fn(usize) -> String,
    pub discard_typed: &'static str,
    pub email: &'static str,
    pub failure: fn(&Failure) -> String,
    pub filter: &'static str,
    /// The typed text by which a similar user was found.
    pub found_with: fn(&str) -> String,
    pub from: &'static str,
    pub gets_access: &'static str,
    pub gets_request: &'static str,
    pub help_remark: &'static str,
    pub hint_choose: &'static str,
    pub hint_done: &'static str,
    pub help_title: &'static str,
    /// The number of names that are searched.
    pub names: fn(usize) -> String,
    /// Matches as typed, similar matches, and the number of names if there is room.
    pub hits: fn(usize, usize, Option<usize>) -> String,
    /// A hint at what can be typed to find a user.
    pub how_to_search: &'static str,
    pub inbox: &'static str,
    pub inbox_empty: &'static str,
    /// The code of the language (ISO 639-1).
    pub language: &'static str,
    pub last_day_title: fn(&[Name]) -> String,
    pub left_out: &'static str,
    pub other_name: fn(&str, &str) -> String,
    pub take_care: &'static str,
    pub leave_note: &'static str,
    pub leave_title: fn(&Name) -> String,
    pub level: fn(Level) -> &'static str,
    pub in_all: fn(usize) -> String,
    pub level_choice: fn(Level) -> String,
    pub level_head: &'static str,
    pub loading: &'static str,
    pub log: &'static str,
    pub log_empty: &'static str,
    pub log_on: fn(&LogRow, bool) -> String,
    /// The values before and after, in a few words; empty if nothing can be compared.
    pub log_was_became: fn(&LogRow, &TimeZone) -> (String, String),
    /// The names of event kinds by code; `denied` for an attempt.
    pub log_names: fn() -> Vec<(&'static str, &'static str)>,
    pub log_what: fn(&LogContent) -> String,
    pub log_who: fn(&LogRow) -> String,
    pub loses_access: fn(usize) -> &'static str,
    pub me: &'static str,
    pub member_facts: fn(&MemberRow, &TimeZone) -> Vec<Fact>,
    pub member_gone: fn(&Name) -> String,
    pub member_name: fn(&MemberRow, bool) -> String,
    pub member_since: &'static str,
    pub members: &'static str,
    pub message_head: &'static str,
    pub messages_title: &'static str,
    pub more_messages: fn(usize) -> String,
    pub mouse_off: &'static str,
    pub mouse_on: &'static str,
    pub my_level: &'static str,
    /// Day and time, without seconds.
    pub moment: fn(Moment, &TimeZone) -> String,
    pub name: &'static str,
    pub plus: &'static str,
    pub new_row: &'static str,
    pub no_access_yet: &'static str,
    pub no_handled: &'static str,
    pub no_handled_requests: &'static str,
    pub no_last_day: &'static str,
    pub no_match: fn(&str) -> String,
    pub no_messages: &'static str,
    pub closed_to_you: fn(&Name) -> String,
    pub no_organisations: fn(usize) -> String,
    pub unmanaged: &'static str,
    pub no_organisations_yet: &'static str,
    pub no_requests: &'static str,
    pub no_users: &'static str,
    /// The typed text, and the number of names that were searched.
    pub nobody_found: fn(&str, usize) -> String,
    pub not_member: &'static str,
    pub not_activated_banner: &'static str,
    pub not_found: fn(&[String]) -> String,
    /// A name that several users have, and their addresses.
    pub several: fn(&str, &[String]) -> String,
    pub not_yet_active: &'static str,
    pub not_yourself: fn(&Name) -> String,
    pub number: &'static str,
    pub number_value: fn(&Identifier) -> String,
    pub org_facts: fn(&OrgDetails, &TimeZone) -> Vec<Fact>,
    pub org_status: fn(OrgStatus) -> &'static str,
    pub org_summary: fn(&OrgRow, &TimeZone) -> Vec<String>,
    pub organisations: &'static str,
    pub origin: &'static str,
    pub origin_of: fn(&MemberRow) -> String,
    pub own_group: &'static str,
    pub own_user: &'static str,
    pub notice: fn(&NoticeRow, &TimeZone, Now) -> String,
    pub no_notices: &'static str,
    pub partners: &'static str,
    pub partner: &'static str,
    pub partner_group: &'static str,
    pub paste_cut: fn(usize) -> String,
    pub paste_refused: &'static str,
    pub people_count: fn(usize, usize) -> String,
    /// Follows the name of a user who is only similar to the typed text.
    pub similar_mark: &'static str,
    /// Follows a count: how many are only similar.
    pub similar_count: fn(usize) -> String,
    pub quoted: fn(&str) -> String,
    /// Reads a typed day; relative days count from the given day.
    pub read_day: fn(&str, Day) -> DayInput,
    pub receipt: fn(&Receipt, &TimeZone) -> Vec<String>,
    /// The chosen row is gone; nothing is done to the row that took its place.
    pub row_gone: &'static str,
    /// Asked before quitting with unsaved input.
    pub still_typed: &'static str,
    pub leave_typed: &'static str,
    pub stray_in_menu: fn(&str) -> String,
    pub stray_in_question: &'static str,
    pub relation_facts: fn(&RelationRow, &TimeZone) -> Vec<Fact>,
    pub relation_note: &'static str,
    pub relation_title: fn(&RelationRow) -> String,
    pub received: &'static str,
    /// A conflict: who was first, what was asked for, and the button that does it anyway.
    pub conflict: fn(&Command, &Refusal, Option<UserId>, &TimeZone) -> QuestionWords,
    /// Why the file is read-only, in short.
    pub read_only: fn(Locked) -> String,
    pub refusal: fn(&Refusal, &TimeZone) -> String,
    pub remove_note: fn(usize) -> &'static str,
    pub remove_title: fn(usize, &Name) -> String,
    pub request: &'static str,
    pub request_facts: fn(&RequestRow, &TimeZone, Now) -> Vec<Fact>,
    pub request_future: fn(&RequestRow, &TimeZone, Now) -> Option<String>,
    pub request_gone: fn(&Name) -> String,
    pub request_short: fn(&Name) -> String,
    pub request_state: fn(&RequestRow, Now) -> String,
    pub request_title: fn(&Name) -> String,
    pub requests: &'static str,
    pub requests_only_count: fn(usize) -> String,
    pub rest_in_f3: &'static str,
    pub role: fn(PlatformRole) -> &'static str,
    pub role_in: fn(PlatformRole, &Name) -> String,
    pub role_short: fn(PlatformRole) -> &'static str,
    pub search: &'static str,
    pub sent: &'static str,
    /// Heading above users who are only similar to the typed text.
    pub similar: &'static str,
    pub sign_in: &'static str,
    pub sign_in_log: &'static str,
    pub sign_in_note: &'static str,
    pub state_name: fn(RequestState) -> &'static str,
    pub status: &'static str,
    pub step_check: &'static str,
    pub step_choose: &'static str,
    pub sure_outside: &'static str,
    /// An error of the operating system, as half a sentence.
    pub system: fn(&SystemError) -> String,
    pub tab_details: &'static str,
    pub tab_handled: &'static str,
    pub tab_invitations: fn(Option<usize>) -> String,
    pub tab_notices: &'static str,
    pub tab_members: fn(Option<usize>) -> String,
    pub tab_requests: fn(usize) -> String,
    pub toast_bad: &'static str,
    pub toast_good: &'static str,
    pub toast_notice: &'static str,
    pub toast_remark: &'static str,
    pub too_small: fn(TerminalSize, TerminalSize) -> Vec<String>,
    pub too_small_short: fn(TerminalSize, TerminalSize) -> Vec<String>,
    pub trace: fn(&LogRow, &TimeZone, Day) -> String,
    pub unread: &'static str,
    pub until: &'static str,
    pub until_choice: fn(&str) -> String,
    pub until_inclusive: &'static str,
    pub users: &'static str,
    pub when: &'static str,
    pub what: &'static str,
    pub on: &'static str,
    pub who: &'static str,
    pub who_is_missing: &'static str,
    pub why_not: &'static [&'static str],
    pub why_short: fn(&Refusal, &TimeZone, Now) -> String,
    pub will_read: fn(&[Name]) -> String,
    pub withdraw_note: fn(usize) -> &'static str,
    pub withdraw_title: fn(usize, &Name) -> String,
}
