//! What the search reads: the names of everybody, and the rows of the few that are shown.

use super::{Result, Store, StoreError, read};
use crate::domain::{
    Answer, Around, CandidateRow, EnvId, Findable, ManagerRow, Matching, Now, OrgId, PersonRow,
    Session, UserId, View, Whom,
};

impl Store {
    /// The lowest and the highest number of a user; nothing when there is none.
    pub fn bounds(&self) -> Result<Option<(UserId, UserId)>> {
        self.read(read::bounds)
    }

    /// Tells everybody who is not removed, by number, from the first to the last of these, until
    /// `tell` has enough.
    pub fn names(
        &self,
        of: (UserId, UserId),
        tell: &mut dyn FnMut(Findable<'_>) -> bool,
    ) -> Result<()> {
        let mut has_told = false;
        let first = self.read(|db| {
            read::names(db, of, &mut |one| {
                has_told = true;
                tell(one)
            })
        });
        match first {
            // Once more, as everywhere; who was told of somebody would be told of him twice.
            Err(StoreError::Damaged(_)) if !has_told => self.read(|db| read::names(db, of, tell)),
            done => done,
        }
    }

    /// The last line of the log; 0 when it is empty.
    pub fn log_end(&self) -> Result<i64> {
        self.read(read::log_end)
    }

    /// Tells who was written about in the log since this line: their numbers, and how those of
    /// them are who are not removed. Nothing when they are too many to be told one by one.
    pub fn changed(
        &self,
        since: i64,
        tell: &mut dyn FnMut(Findable<'_>),
    ) -> Result<Option<Vec<UserId>>> {
        self.read(|db| read::changed(db, since, tell))
    }

    /// Who can sign in.
    pub fn people(&self, whom: Whom<'_>, now: Now) -> Result<Vec<PersonRow>> {
        self.read(|db| read::people(db, whom, now))
    }

    /// What lies around choosing members of this organisation. Refused to all but its Beheerders,
    /// and before it is activated (R39, R40).
    pub fn around(&self, session: Session, org: OrgId, now: Now) -> Result<Around> {
        self.read(|db| read::around(db, session, org, now))
    }

    /// Own users whom this organisation can take in, and who of them cannot be (DOMAIN 7.1).
    /// Refused as [`Store::around`] is.
    pub fn candidates(
        &self,
        session: Session,
        org: OrgId,
        whom: Whom<'_>,
        now: Now,
    ) -> Result<Vec<CandidateRow>> {
        self.read(|db| read::candidates(db, (session, org), whom, now))
    }

    /// Everybody of other environments who can be asked for a relation (R72).
    pub fn managers(&self, session: Session) -> Result<Vec<ManagerRow>> {
        self.read(|db| {
            let me = read::actor(db, session)?;
            read::managers(db, &me)
        })
    }

    /// The users of the person's environment, as [`Store::ask`] answers it; `matching` tells of an
    /// environment what the search knows of who matches the filter, so that they need not be
    /// counted.
    pub fn users(
        &self,
        session: Session,
        view: &View,
        matching: &mut dyn FnMut(EnvId) -> Option<Matching>,
        now: Now,
    ) -> Result<Answer> {
        self.read(|db| {
            let me = read::actor(db, session)?;
            read::users(db, &me, (view, matching(me.env)), now).map(Answer::Users)
        })
    }
}
