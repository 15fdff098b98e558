//! The texts about ssh in one language.

use jiff::tz::TimeZone;

use crate::{
    domain::{BadKey, Fingerprint, KeyAlerts, KeyRow, Name, PublicKey},
    text::{Fact, FormWords, QuestionWords},
};

/// The start of a session, and its key.
pub type OpenSince = (String, Option<i64>);

/// The consequences of withdrawing a key.
#[derive(Clone, Copy, Debug)]
pub struct KeyEnds<'a> {
    /// The fingerprint of the key.
    pub fingerprint: &'a Fingerprint,
    /// The remark of the key.
    pub remark: Option<&'a Name>,
    /// The owner, if it is another user.
    pub of: Option<&'a Name>,
    /// `true` if this session uses the key.
    pub is_door: bool,
    /// `true` if it is the owner's only confirmed key.
    pub is_last: bool,
}

/// An action that a session fixed to one user does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// Working as another user.
    Person,
    /// Writing a file on the host.
    File,
    /// Opening a shell on the host.
    Shell,
}

/// A problem of an ssh setup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trap<'a> {
    /// sshd does not print its settings; its message.
    NoSshd(&'a str),
    /// The host has no such account.
    NoAccount,
    /// The account is locked.
    Locked,
    /// Only root can see whether the account is locked.
    OnlyRoot,
    /// The login shell of the account runs nothing.
    NoShell(&'a str),
    /// The data file cannot be inspected; the reason.
    Unseen(&'a str),
    /// The data file belongs to another account, or others can read it.
    NotItsOwn,
    /// The program, or a folder above it, is writable by others than root.
    Unguarded(&'a str),
    /// A setting that must have this value, for this reason.
    Setting(&'a str, TrapReason),
}

/// The reason why a setting of sshd matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrapReason {
    /// sshd would not look keys up.
    Lookup,
    /// The look-up must be able to read the file.
    LookupUser,
    /// Keys outside the data file would work.
    OwnKeys,
    /// Everybody would sign in as the same user.
    Forced,
    /// Nobody could sign in with a key.
    Keys,
    /// A password would sign in without a key, and the key identifies the user.
    Password,
    /// Variables sent by a client would steer the program.
    Environment,
    /// A file in the home folder would be run.
    Rc,
    /// The host would forward connections to other hosts.
    Forwarding,
    /// Sessions of lost connections would stay open.
    Frozen,
    /// There would be no terminal for the screens.
    Terminal,
}

/// The texts about keys, sessions and sshd.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct SshTexts {
    pub add_key: &'static str,
    /// The form to add a key: its owner, if it is another user.
    pub add_key_form: fn(Option<&Name>) -> FormWords,
    pub account_unfit: fn(&str) -> String,
    pub added: &'static str,
    /// Shown at every sign-in: keys of this user that others added or confirmed.
    pub alert: fn(KeyAlerts) -> Vec<String>,
    pub bad_key: fn(BadKey) -> String,
    /// A hint at the option that replaces the key's remark.
    pub call_it: &'static str,
    /// Asked in a session with an unconfirmed key: why, and for which code.
    pub code_asked: &'static str,
    /// Nothing was typed, or the key no longer waits.
    pub code_left: &'static str,
    /// The question before a key is confirmed.
    pub confirm: fn(&KeyRow, &TimeZone) -> QuestionWords,
    pub confirmed: &'static str,
    pub fingerprint: &'static str,
    pub fixed: fn(Outside) -> &'static str,
    pub fixed_needs_number: &'static str,
    pub fixed_only_screens: &'static str,
    pub full: fn(usize) -> String,
    /// The user of a session in line mode.
    pub in_as: fn(&Name) -> String,
    /// The details of a key; `true` if this session uses it.
    pub key_facts: fn(&KeyRow, &TimeZone, bool) -> Vec<Fact>,
    pub key_kind: &'static str,
    pub key_name: fn(&KeyRow) -> String,
    /// The state of a key; `true` if this session uses it.
    pub key_state: fn(&KeyRow, &TimeZone, bool) -> String,
    /// Shown below a recognised key.
    pub known_key: fn(&PublicKey) -> String,
    pub keys_hidden: &'static str,
    /// Shown if there are no keys; `true` on the user's own screen.
    pub keys_none: fn(bool) -> Vec<String>,
    /// The words with which an ssh client asks for line mode; the first is the documented one.
    pub lines_words: &'static [&'static str],
    /// The menu entry for the user's own details.
    pub myself: &'static str,
    /// The session has no terminal.
    pub needs_terminal: &'static str,
    /// The client asks for a command.
    pub no_commands: &'static str,
    pub no_such_key: fn(&str) -> String,
    pub no_such_number: fn(&str) -> String,
    /// The open sessions of a user who has reached the limit.
    pub own_full: fn(&[OpenSince]) -> String,
    pub path_unfit: fn(&str) -> String,
    pub program: &'static str,
    pub remark: &'static str,
    /// The steps of the setup: the program, its place, the data file, the account.
    pub steps: fn(&str, &str, &str, &str) -> Vec<String>,
    /// The tab of keys, with the number of confirmed ones once known.
    pub tab_keys: fn(Option<usize>) -> String,
    pub trap: fn(Trap<'_>) -> String,
    pub withdraw: fn(&KeyEnds<'_>) -> QuestionWords,
    pub withdrawn: &'static str,
}
