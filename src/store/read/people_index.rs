//! The data that the search needs: the names of all users, and the full rows of the few results.

use crate::{
    domain::{
        Answer, CandidateRow, EnvId, Findable, ManagerRow, Matching, Now, OrgId, PersonRow,
        Session, UserId, UserSelector, View,
    },
    store::{Result, SearchContext, Store, StoreError, read},
};

impl Store {
    /// The lowest and highest user id; `None` if there are no users.
    pub fn bounds(&self) -> Result<Option<(UserId, UserId)>> {
        self.read(read::bounds)
    }

    /// Passes every user in this range who is not removed to `visit`, ordered by id, until `visit`
    /// returns false.
    pub fn names(
        &self,
        first: UserId,
        last: UserId,
        visit: &mut dyn FnMut(Findable<'_>) -> bool,
    ) -> Result<()> {
        let mut has_visited = false;
        let done = self.read(|db| {
            read::names(db, first, last, &mut |one| {
                has_visited = true;
                visit(one)
            })
        });
        match done {
            // Retried once, like other reads, unless `visit` already received users and would
            // receive them twice.
            Err(StoreError::Damaged(_)) if !has_visited => {
                self.read(|db| read::names(db, first, last, visit))
            }
            done => done,
        }
    }

    /// The number of the last line of the log; 0 if it is empty.
    pub fn log_end(&self) -> Result<i64> {
        self.read(read::log_end)
    }

    /// The users that the log mentions since the line `since`: their ids, and the current data of
    /// users who are not removed. `None` if there are too many to list.
    pub fn changed(
        &self,
        since: i64,
        visit: &mut dyn FnMut(Findable<'_>),
    ) -> Result<Option<Vec<UserId>>> {
        self.read(|db| read::changed(db, since, visit))
    }

    /// The users who can sign in.
    pub fn people(&self, users: UserSelector<'_>, now: Now) -> Result<Vec<PersonRow>> {
        self.read(|db| read::people(db, users, now))
    }

    /// The data that the search needs to find candidates for this organisation. Refused to everyone
    /// but its *Beheerders* (administrators), and before the organisation is activated.
    pub fn search_context(&self, session: Session, org: OrgId, now: Now) -> Result<SearchContext> {
        self.read(|db| read::search_context(db, session, org, now))
    }

    /// Users of the environment whom this organisation can add, and those whom it cannot. Refused
    /// as in [`Store::search_context`].
    pub fn candidates(
        &self,
        session: Session,
        org: OrgId,
        users: UserSelector<'_>,
        now: Now,
    ) -> Result<Vec<CandidateRow>> {
        self.read(|db| read::candidates(db, session, org, users, now))
    }

    /// Like [`Store::candidates`], with the right that was checked for the context. It holds until
    /// [`Store::data_version`] or the date changes.
    pub fn candidates_in(
        &self,
        context: &SearchContext,
        users: UserSelector<'_>,
        now: Now,
    ) -> Result<Vec<CandidateRow>> {
        self.read(|db| read::candidates_in(db, context, users, now))
    }

    /// The users of partners who are candidates for at least one organisation of the actor's
    /// environment, by name.
    pub fn partner_people(&self, session: Session, now: Now) -> Result<Vec<CandidateRow>> {
        self.read(|db| read::partner_people(db, session, now))
    }

    /// All users of other environments who can be asked for a relation; empty if the actor may not
    /// ask.
    pub fn managers(&self, session: Session) -> Result<Vec<ManagerRow>> {
        self.read(|db| {
            let me = read::actor(db, session)?;
            read::managers(db, &me)
        })
    }

    /// The users of the actor's environment, as [`Store::ask`] returns them. `matching` supplies
    /// the search's number of matches, so that they are not counted again.
    pub fn users(
        &self,
        session: Session,
        view: &View,
        matching: &mut dyn FnMut(EnvId) -> Option<Matching>,
        now: Now,
    ) -> Result<Answer> {
        self.read(|db| {
            let me = read::actor(db, session)?;
            read::users(db, &me, view, matching(me.env), now).map(Answer::Users)
        })
    }
}
