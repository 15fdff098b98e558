//! S7: one user, with everything that he has access to.

use super::{
    AnyList, Around, Show, Step,
    users::{Known, manage, why_not_manage},
};
use crate::{
    app::{
        Action, Context, List, Loaded,
        dialogs::{Dialog, Purpose, remove_address},
    },
    domain::{
        AccessBy, AccessRow, Answer, Command, Email, Name, Page, Person, Query, Ticket,
        UserDetails, UserId,
    },
    text::AddressAct,
    text::Texts,
};

/// State of one user.
#[derive(Debug)]
pub struct UserScreen {
    /// Who.
    pub id: UserId,
    /// His name, known from the list.
    pub name: Name,
    /// What is known of him.
    pub details: Loaded<UserDetails>,
    /// What he has access to, or was asked for.
    pub list: List<AccessRow>,
}

impl UserScreen {
    /// This user.
    pub fn new(person: &Person) -> Self {
        Self {
            id: person.id,
            name: person.name.clone(),
            details: Loaded::default(),
            list: List::default(),
        }
    }

    /// Takes away the access under the cursor: mine to give up, or a Beheerder's to revoke (A8).
    fn revoke(&self, user: &UserDetails, around: Around<'_>) -> Step {
        let Some(row) = self.list.current() else { return Step::Stay };
        let (org, name) = (row.org.0, &row.org.1);
        let command = match row.by {
            AccessBy::Member(_) if user.me => Command::Leave { org },
            AccessBy::Member(id) => Command::RemoveMembers { org, members: vec![(id, row.level)] },
            AccessBy::Asked(id) => Command::WithdrawRequests { org, requests: vec![id] },
        };
        let (said, verb) = match row.by {
            AccessBy::Member(_) => {
                ((around.texts.forms.revoke)(&user.person.name, name), Action::YesRemove)
            }
            AccessBy::Asked(_) => {
                ((around.texts.forms.withdraw)(&user.person.name, name), Action::YesWithdraw)
            }
        };
        Step::Ask(Dialog::said(said, verb, command))
    }

    /// Further addresses: one's own, and the code for them by a Beheerder (R23).
    fn address(user: &UserDetails, act: AddressAct, around: Around<'_>) -> Step {
        let texts = around.texts;
        if act == AddressAct::Code {
            if let Some(why) = around.me.and_then(why_not_manage) {
                return Step::Refused(why);
            }
        } else if !user.me {
            return Step::Say((texts.forms.only_himself)(&user.person.name));
        }
        let fits = |(_, verified, coded): &&(Email, bool, bool)| match act {
            AddressAct::Code => !verified,
            AddressAct::Verify => !verified && *coded,
            AddressAct::Primary => *verified,
            AddressAct::Remove => true,
        };
        let emails: Vec<_> = user.extra.iter().filter(fits).map(|(one, ..)| one.clone()).collect();
        let id = user.person.id;
        match (act, emails.as_slice()) {
            (_, []) => Step::Say((texts.forms.no_address)(act, user)),
            (AddressAct::Code, [email]) => {
                Step::Do(Command::AddressCode { user: id, email: email.clone() })
            }
            (AddressAct::Primary, [email]) => {
                Step::Do(Command::MakePrimary { email: email.clone() })
            }
            (AddressAct::Remove, [email]) => Step::Ask(remove_address(email.clone(), texts)),
            _ => Step::Ask(Dialog::form(Purpose::Address { act, user: id, emails }, texts)),
        }
    }

    /// A form about oneself.
    fn of_oneself(user: &UserDetails, purpose: Purpose, around: Around<'_>) -> Step {
        if user.me {
            Step::Ask(Dialog::form(purpose, around.texts))
        } else {
            Step::Say((around.texts.forms.only_himself)(&user.person.name))
        }
    }
}

/// What an action does with a further address.
const fn with_address(action: Action) -> Option<AddressAct> {
    Some(match action {
        Action::AddressCode => AddressAct::Code,
        Action::VerifyAddress => AddressAct::Verify,
        Action::PrimaryAddress => AddressAct::Primary,
        Action::RemoveAddress => AddressAct::Remove,
        _ => return None,
    })
}

impl Show for UserScreen {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Everywhere, List, Move, User};
        &[User, List, Move, Everywhere, Always]
    }

    fn list(&self) -> Option<&dyn AnyList> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut dyn AnyList> {
        Some(&mut self.list)
    }

    fn is_ready(&self) -> bool {
        !self.details.is_empty()
    }

    fn act(&mut self, action: Action, around: Around<'_>) -> Step {
        let moves = !matches!(action, Action::Mark | Action::MarkAll | Action::Filter);
        if moves && self.list.act(action, around.height) {
            return Step::Stay;
        }
        let Some(user) = self.details.get() else { return Step::Stay };
        match action {
            Action::Left => return Step::ToMenu,
            Action::Revoke => return self.revoke(user, around),
            Action::AddAddress => return Self::of_oneself(user, Purpose::AddAddress, around),
            Action::Rename => {
                let was = Some(user.person.name.clone()).filter(|name| **name != *user.email);
                return Self::of_oneself(user, Purpose::Profile(was), around);
            }
            _ => {}
        }
        if let Some(act) = with_address(action) {
            return Self::address(user, act, around);
        }
        let known = Known {
            person: &user.person,
            role: user.role,
            manager: user.manager,
            status: user.status,
            unborn: &user.unborn,
            me: user.me,
        };
        manage(action, &known, around).unwrap_or(Step::Unknown)
    }

    fn wants(&self, _: usize, _: &Texts) -> Vec<Query> {
        self.details.is_wanted().then_some(Query::User(self.id)).into_iter().collect()
    }

    fn asked(&mut self, _: &Query, ticket: Ticket) {
        self.details.ask(ticket);
        self.list.ask(ticket);
    }

    fn take(&mut self, ticket: Ticket, answer: Answer, height: usize) -> bool {
        let Answer::User(user) = answer else { return false };
        let page = Page::whole(user.access.clone());
        self.name = user.person.name.clone();
        let taken = self.details.take(ticket, *user);
        taken && self.list.fill(ticket, page, height)
    }

    fn give_up(&mut self, ticket: Ticket) -> bool {
        self.list.give_up(ticket);
        self.details.give_up(ticket)
    }

    fn outdate(&mut self) {
        self.details.outdate();
    }
}
