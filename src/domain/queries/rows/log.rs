//! Rows of the log, limited to what the viewer may see.

use crate::domain::{Actor, KeyId, Kind, Moment, Name, OperationId, OrgId, Person, Record, Via};

/// The content of a log line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogContent {
    /// An event of this kind.
    Happened(Kind),
    /// An attempt without the right: the name of the command and the code of the refusal.
    Denied(String, String),
}

/// The relation of a line of the log to the earlier line that it reverts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reverted {
    /// It undid this line.
    Undone(Box<LogRow>),
    /// It did again what an undo had reverted.
    Redone,
}

/// Maximum number of people that a sentence of the log names before it counts them.
pub const MAX_PEOPLE_NAMED: usize = 3;

/// The other lines that a row of the log tells too: those that differ only in their person, and
/// those that follow from it. They come after it in the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherLines {
    /// The number of lines.
    pub count: usize,
    /// The number of lines that differ only in their person.
    pub people: usize,
    /// Those lines, if they are so few that a sentence names all people.
    pub named: Vec<LogRow>,
}

/// A log line or a denied attempt, without the parts that the viewer may not see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// The number of the line, strictly increasing.
    pub seq: i64,
    /// The time of the event or the attempt.
    pub at: Moment,
    /// The author, with the name of a person; for maintenance by the system, the name of the
    /// operating system user who ran it.
    pub actor: (Actor, Option<Name>),
    /// The interface that was used.
    pub via: Via,
    /// The ssh key of the session; `None` if the session did not come over ssh.
    pub key: Option<KeyId>,
    /// The host that added the line to the log that hosts share; `None` if the file was alone.
    pub host: Option<Name>,
    /// The event or the attempt.
    pub what: LogContent,
    /// The operation that the line belongs to; `None` for an attempt.
    pub operation: Option<OperationId>,
    /// The operation that this operation undid or redid.
    pub undoes: Option<OperationId>,
    /// How the line relates to the one that it reverts; `None` if it reverts none, or if the viewer
    /// may not see that line.
    pub reverts: Option<Reverted>,
    /// True if the operation was undone and not redone since, as the viewer can see.
    pub is_undone: bool,
    /// The name of the environment or partnership that the line concerns.
    pub env: Option<Name>,
    /// The organisation that the line concerns.
    pub org: Option<(OrgId, Name)>,
    /// The user that the line concerns.
    pub user: Option<Person>,
    /// The other person of a relation, or of a request for one.
    pub other: Option<Name>,
    /// The address of `user`, if another user of the viewer's environment shares their name.
    pub user_email: Option<String>,
    /// The address of the author, if another user of the viewer's environment shares their name.
    pub actor_email: Option<String>,
    /// The row before the change; `None` for a new row and for an attempt.
    pub was: Option<Record>,
    /// The row after the change; `None` for an attempt.
    pub becomes: Option<Record>,
    /// The other lines that this row tells too; only in the grouped log.
    pub others: OtherLines,
}

impl LogRow {
    /// Returns whether the row names or counts the person of this line of its operation.
    pub fn tells(&self, line: &Self) -> bool {
        let behind = line.seq.checked_sub(self.seq).and_then(|behind| usize::try_from(behind).ok());
        line.operation == self.operation
            && line.what == self.what
            && behind.is_some_and(|behind| behind <= self.others.count)
    }

    /// Returns when it happened: a request expires at the end of its term, and the line is written
    /// when the file is used next.
    pub fn happened_at(&self) -> Moment {
        match (&self.what, &self.becomes) {
            (LogContent::Happened(Kind::RequestExpired), Some(Record::Request(request))) => {
                request.expires_at
            }
            _ => self.at,
        }
    }

    /// Returns whether no rule undoes what this line tells (R103), whoever asks.
    pub fn is_final(&self) -> bool {
        let LogContent::Happened(kind) = self.what else { return true };
        // Users who signed up themselves, such as the founder of an environment, stay.
        let signed_up = kind == Kind::UserAdded
            && matches!(&self.becomes, Some(Record::User(user)) if !user.was_added_by_admin());
        signed_up || !kind.is_undoable()
    }
}
