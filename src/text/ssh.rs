//! What is said about coming in over ssh: the sentences of one language.

use jiff::tz::TimeZone;

use super::{Fact, FormWords, QuestionWords};
use crate::domain::{BadKey, Fingerprint, KeyAlerts, KeyRow, Name, PublicKey};

/// Since when a session is open, and with which key.
pub type OpenSince = (String, Option<i64>);

/// What ends when a key is withdrawn.
#[derive(Clone, Copy, Debug)]
pub struct KeyEnds<'a> {
    /// The fingerprint of the key.
    pub fingerprint: &'a Fingerprint,
    /// What it is called.
    pub remark: Option<&'a Name>,
    /// Whose, when it is another's.
    pub of: Option<&'a Name>,
    /// Whether this session came in with it.
    pub is_door: bool,
    /// Whether it is the only one of that person that opens.
    pub is_last: bool,
}

/// What leads out of a session that is fixed to one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// To another person.
    Person,
    /// Into a file of the host.
    File,
    /// To the shell of the host.
    Shell,
}

/// What is wrong with an installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trap<'a> {
    /// sshd does not tell its settings; what it says.
    NoSshd(&'a str),
    /// The host has no such account.
    NoAccount,
    /// The account is locked.
    Locked,
    /// Only root can see whether it is.
    OnlyRoot,
    /// The account has this instead of a shell.
    NoShell(&'a str),
    /// The file with the data cannot be seen; why.
    Unseen(&'a str),
    /// It is not the account's, or others reach it.
    NotItsOwn,
    /// Somebody else than root can change this, the program or a folder above it.
    Unguarded(&'a str),
    /// This setting must be like this, for this reason.
    Setting(&'a str, Why),
}

/// Why a setting of sshd must be as it must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// sshd would not ask whose a key is.
    Lookup,
    /// Who asks must be able to read the file.
    LookupUser,
    /// Keys would count that are not in the file.
    OwnKeys,
    /// Everybody would come in as the same one.
    Forced,
    /// Nobody would come in with a key.
    Keys,
    /// Who comes with a password has no key that says who he is.
    Password,
    /// What a client sends would steer the program.
    Environment,
    /// A file in the home folder would be run.
    Rc,
    /// The host would be a way to other hosts.
    Forwarding,
    /// Who is gone without a word would stay in.
    Frozen,
    /// There would be no screen.
    Terminal,
}

/// About keys, sessions and sshd.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct SshTexts {
    pub add_key: &'static str,
    /// The form: for whom, if not for oneself.
    pub add_key_form: fn(Option<&Name>) -> FormWords,
    pub account_unfit: fn(&str) -> String,
    pub added: &'static str,
    /// What somebody is told at every sign-in about keys that open as them, or would.
    pub alert: fn(KeyAlerts) -> Vec<String>,
    pub bad_key: fn(BadKey) -> String,
    /// How a sign in the remark is got rid of in the shell.
    pub call_it: &'static str,
    /// The question of a session that came in with a key that waits: why, and for which code.
    pub code_asked: &'static str,
    /// Nothing was typed, or the key waits no longer.
    pub code_left: &'static str,
    /// What is asked before one confirms a key.
    pub confirm: fn(&KeyRow, &TimeZone) -> QuestionWords,
    pub confirmed: &'static str,
    pub fingerprint: &'static str,
    pub fixed: fn(Outside) -> &'static str,
    pub fixed_needs_number: &'static str,
    pub fixed_only_screens: &'static str,
    pub full: fn(usize) -> String,
    /// As whom a session in lines came in.
    pub in_as: fn(&Name) -> String,
    /// What is known of a key, and whether this session came in with it.
    pub key_facts: fn(&KeyRow, &TimeZone, bool) -> Vec<Fact>,
    pub key_kind: &'static str,
    pub key_name: fn(&KeyRow) -> String,
    /// Since when it opens, or that it does no longer; and whether this session came in with it.
    pub key_state: fn(&KeyRow, &TimeZone, bool) -> String,
    /// The sentence about a key that was recognised.
    pub known_key: fn(&PublicKey) -> String,
    pub keys_hidden: &'static str,
    /// Where there are none: whether they would be one's own.
    pub keys_none: fn(bool) -> Vec<String>,
    /// The words with which the client of an ssh asks for line mode, the one that is named first.
    pub lines_words: &'static [&'static str],
    /// What leads to oneself, where a menu has room for it.
    pub myself: &'static str,
    /// A session over ssh without a terminal.
    pub needs_terminal: &'static str,
    /// A client that asks for a command.
    pub no_commands: &'static str,
    pub no_such_key: fn(&str) -> String,
    pub no_such_number: fn(&str) -> String,
    /// The sessions that somebody has open who can have no more: since when, and with which key.
    pub own_full: fn(&[OpenSince]) -> String,
    pub path_unfit: fn(&str) -> String,
    pub program: &'static str,
    pub remark: &'static str,
    /// How it is put in place: the program here, where it goes, the file, the account.
    pub steps: fn(&str, &str, &str, &str) -> Vec<String>,
    /// How many there are that open, once known.
    pub tab_keys: fn(Option<usize>) -> String,
    pub trap: fn(Trap<'_>) -> String,
    pub withdraw: fn(&KeyEnds<'_>) -> QuestionWords,
    pub withdrawn: &'static str,
}
