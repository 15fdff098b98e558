//! Converts commands into words of the shell.

use toegang::domain::{
    AccessBy, ChosenMembers, Command, JoinedBy, KeyId, Level, MemberValue, MembershipId, OrgId,
    PlatformRole, RequestId, UndoTarget, UserId, UserValue,
};

use crate::support::World;

/// Selects names or numbers for people and rows.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum SubjectForm {
    Name,
    Number,
}

/// Writes commands as words of the shell, with their subjects by name or number.
pub(super) struct ShellWords<'a> {
    pub(super) world: &'a World,
    pub(super) form: SubjectForm,
}

impl ShellWords<'_> {
    fn name_or_number(&self, number: i64, name: impl FnOnce() -> String) -> String {
        if self.form == SubjectForm::Number { number.to_string() } else { name() }
    }

    fn org(&self, id: OrgId) -> String {
        self.name_or_number(id.0, || self.world.facts.orgs[&id].name.to_string())
    }

    fn user(&self, id: UserId) -> String {
        self.name_or_number(id.0, || self.world.facts.users[&id].name().to_string())
    }

    /// Returns the number of the membership or the name of the member, depending on the form.
    fn member(&self, id: MembershipId) -> String {
        self.user(self.world.facts.memberships[&id].user)
    }

    fn request(&self, id: RequestId) -> String {
        let addressee = self.world.facts.requests[&id].addressee;
        self.name_or_number(id.0, || self.user(addressee))
    }

    /// Returns the number of the key, or its fingerprint and owner, depending on the form.
    fn key(&self, id: KeyId, act: &str) -> Vec<String> {
        let row = &self.world.facts.keys[&id];
        let mut all = to_strings(&["ssh", "sleutels", act]);
        all.push(self.name_or_number(id.0, || row.fingerprint.to_string()));
        if self.form == SubjectForm::Name && act != "bevestig" {
            all.extend(["--van".to_owned(), self.user(row.user)]);
        }
        all
    }

    pub(super) fn words(&self, command: &Command) -> Vec<String> {
        if let Command::Confirmed(command) = command {
            return self.words(command);
        }
        self.access_words(command)
            .or_else(|| self.people_words(command))
            .or_else(|| self.other_words(command))
            .unwrap_or_else(|| panic!("nothing in the shell does {command:?}"))
    }

    fn access_words(&self, command: &Command) -> Option<Vec<String>> {
        Some(match command {
            // Candidates have no number in lists, so use the address.
            Command::AddMembers { org, picks, .. } => {
                let email = &self.world.facts.users[&picks[0].user].email;
                to_strings(&["lid", "voegtoe", &self.org(*org), email])
            }
            Command::GiveAccess { users, picks, .. } => {
                let email = &self.world.facts.users[&users[0]].email;
                to_strings(&["gebruiker", "geeftoegang", email, &self.org(picks[0].org)])
            }
            Command::AcceptRequest { request } | Command::DeclineRequest { request, .. } => {
                let says = matches!(command, Command::AcceptRequest { .. });
                let org = self.world.facts.requests[request].org;
                let named = self.name_or_number(request.0, || self.org(org));
                to_strings(&["postvak", if says { "accepteer" } else { "weiger" }, &named])
            }
            Command::WithdrawRequests { org, requests } => {
                to_strings(&["uitnodiging", "trekin", &self.org(*org), &self.request(requests[0])])
            }
            Command::RenewRequests { org, requests } => to_strings(&[
                "uitnodiging",
                "herinner",
                &self.org(*org),
                &self.request(requests[0]),
            ]),
            Command::ChangeMembers { of_orgs, to } => {
                let ChosenMembers { org, members } = &of_orgs[0];
                let words = match to {
                    MemberValue::Level(Level::Member) => to_strings(&["rol", "lid"]),
                    MemberValue::Level(Level::OrgAdmin) => to_strings(&["rol", "beheerder"]),
                    MemberValue::LastDay(day) => {
                        let day = day.map_or("geen".to_owned(), |day| day.to_string());
                        vec!["tot".to_owned(), day]
                    }
                    MemberValue::Pause(None) => to_strings(&["hervat"]),
                    MemberValue::Pause(Some(day)) => vec!["pauzeer".to_owned(), day.to_string()],
                };
                let member = self.member(members[0].0);
                [to_strings(&["lid"]), words, vec![self.org(*org), member]].concat()
            }
            Command::RemoveMembers { org, members } => {
                to_strings(&["lid", "verwijder", &self.org(*org), &self.member(members[0].0)])
            }
            Command::EndAccess { access } => {
                let AccessBy::Member(id) = access[0].by else { return None };
                let user = self.world.facts.memberships[&id].user;
                let org = self.org(access[0].org);
                to_strings(&["gebruiker", "ontzegtoegang", &self.user(user), &org])
            }
            Command::Leave { org } => to_strings(&["lid", "verlaat", &self.org(*org)]),
            _ => return None,
        })
    }

    fn people_words(&self, command: &Command) -> Option<Vec<String>> {
        let user = |act: &str, user: &UserId| to_strings(&["gebruiker", act, &self.user(*user)]);
        Some(match command {
            Command::InviteUser { email, how, .. } => {
                let how = if *how == JoinedBy::Added { "voegtoe" } else { "nodiguit" };
                to_strings(&["gebruiker", how, email])
            }
            Command::SendAgain { user: id } => user("code", id),
            Command::WithdrawInvitation { user: id } => user("trekin", id),
            Command::ChangeUsers { users, to: UserValue::Role(to) } => {
                let to = match to {
                    PlatformRole::Basic => "basis",
                    PlatformRole::Advanced => "gevorderd",
                    PlatformRole::EnvAdmin => "beheerder",
                };
                [user("rol", &users[0].0), to_strings(&[to])].concat()
            }
            Command::ChangeUsers { users, to: UserValue::Manager(manager) } => {
                let to = if *manager { "ja" } else { "nee" };
                [user("relatiemanager", &users[0].0), to_strings(&[to])].concat()
            }
            Command::ChangeUsers { users, to: UserValue::Blocked(blocked) } => {
                user(if *blocked { "blokkeer" } else { "deblokkeer" }, &users[0].0)
            }
            Command::RemoveUser { user: id, successors } => {
                let of = |(org, who): &(OrgId, UserId)| {
                    to_strings(&["--opvolger", &format!("{}={}", self.org(*org), self.user(*who))])
                };
                [user("verwijder", id), successors.iter().flat_map(of).collect()].concat()
            }
            Command::EditProfile { full_name, .. } => {
                to_strings(&["gebruiker", "naam", full_name.as_ref().map_or("", |name| name)])
            }
            Command::AddAddress { email } => to_strings(&["adres", "voegtoe", email]),
            Command::AddressCode { user, email } => {
                to_strings(&["adres", "code", &self.user(*user), email])
            }
            Command::VerifyAddress { email, code } => {
                to_strings(&["adres", "bevestig", email, code])
            }
            Command::MakePrimary { email } => to_strings(&["adres", "eerste", email]),
            Command::RemoveAddress { email } => to_strings(&["adres", "verwijder", email]),
            Command::AddKey { user, .. } => {
                to_strings(&["ssh", "sleutels", "toevoegen", "id.pub", "--van", &self.user(*user)])
            }
            Command::WithdrawKey { key } => self.key(*key, "intrek"),
            Command::ConfirmKey { key } => self.key(*key, "bevestig"),
            Command::KeyCode { key } => self.key(*key, "code"),
            _ => return None,
        })
    }

    fn other_words(&self, command: &Command) -> Option<Vec<String>> {
        let org = |act: &str, org: &OrgId| to_strings(&["organisatie", act, &self.org(*org)]);
        Some(match command {
            Command::MakeShared { typed } => to_strings(&["omgeving", "deel", typed]),
            Command::CreateOrganisation { profile, .. } => {
                to_strings(&["organisatie", "voegtoe", &profile.name])
            }
            Command::EditOrganisation { org: id, to, .. } => {
                [org("bewerk", id), to_strings(&["--naam", &to.name])].concat()
            }
            Command::OfferEvidence { org: id, reference, .. } => {
                [org("activeer", id), to_strings(&["--anders", reference])].concat()
            }
            Command::Approve { org: id, .. } => org("keurgoed", id),
            Command::Reject { org: id, reason, .. } => {
                [org("wijsaf", id), to_strings(&["--reden", reason])].concat()
            }
            Command::RemoveOrganisation { org: id, typed } => {
                [org("verwijder", id), to_strings(&["--naam", typed])].concat()
            }
            Command::AskRelation { user, .. } => {
                to_strings(&["partner", "vraag", &self.user(*user)])
            }
            Command::AcceptRelation { request } | Command::DeclineRelation { request, .. } => {
                let says = matches!(command, Command::AcceptRelation { .. });
                let asker = self.world.facts.relation_requests[request].asker;
                let named = self.name_or_number(request.0, || self.user(asker));
                to_strings(&["postvak", if says { "accepteer" } else { "weiger" }, &named])
            }
            Command::WithdrawRelation { request } => {
                let asked = self.world.facts.relation_requests[request].asked;
                to_strings(&[
                    "partner",
                    "trekin",
                    &self.name_or_number(request.0, || self.user(asked)),
                ])
            }
            Command::EndPartnership { partnership, .. } => {
                to_strings(&["partner", "beeindig", &partnership.0.to_string()])
            }
            Command::Undo { which } => match which {
                UndoTarget::Last => to_strings(&["ongedaan"]),
                UndoTarget::LastUndone => to_strings(&["opnieuw"]),
                UndoTarget::Operation(id) => to_strings(&["ongedaan", &id.0.to_string()]),
            },
            _ => return None,
        })
    }
}

fn to_strings(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
