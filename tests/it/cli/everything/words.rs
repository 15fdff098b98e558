//! Turns commands into words of the shell.

use toegang::domain::{
    Command, JoinedBy, KeyId, Level, MembershipId, OrgId, PlatformRole, RequestId, UndoTarget,
    UserId,
};

use crate::support::World;

/// Selects whether the words name people and rows by name or by number.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum By {
    Name,
    Number,
}

/// Names the subjects of commands.
pub(super) struct Naming<'a> {
    pub(super) world: &'a World,
    pub(super) by: By,
}

impl Naming<'_> {
    fn either(&self, number: i64, name: impl FnOnce() -> String) -> String {
        if self.by == By::Number { number.to_string() } else { name() }
    }

    fn org(&self, id: OrgId) -> String {
        self.either(id.0, || self.world.facts.orgs[&id].name.to_string())
    }

    fn who(&self, id: UserId) -> String {
        self.either(id.0, || self.world.facts.users[&id].name().to_string())
    }

    /// Returns the number of the membership, or the name of the member.
    fn member(&self, id: MembershipId) -> String {
        self.who(self.world.facts.memberships[&id].user)
    }

    fn asked(&self, id: RequestId) -> String {
        let addressee = self.world.facts.requests[&id].addressee;
        self.either(id.0, || self.who(addressee))
    }

    /// Returns the number alone, or the fingerprint with its owner.
    fn key(&self, id: KeyId, act: &str) -> Vec<String> {
        let row = &self.world.facts.keys[&id];
        let mut all = line(&["ssh", "sleutels", act]);
        all.push(self.either(id.0, || row.fingerprint.to_string()));
        if self.by == By::Name && act != "bevestig" {
            all.extend(["--van".to_owned(), self.who(row.user)]);
        }
        all
    }

    /// Returns the words for a command.
    pub(super) fn words(&self, command: &Command) -> Vec<String> {
        if let Command::Confirmed(command) = command {
            return self.words(command);
        }
        self.access(command)
            .or_else(|| self.people(command))
            .or_else(|| self.rest(command))
            .unwrap_or_else(|| panic!("nothing in the shell does {command:?}"))
    }

    fn access(&self, command: &Command) -> Option<Vec<String>> {
        Some(match command {
            // Candidates are named by address, not by number.
            Command::AddMembers { org, picks, .. } => {
                let email = &self.world.facts.users[&picks[0].user].email;
                line(&["lid", "voegtoe", &self.org(*org), email])
            }
            Command::AcceptRequest { request } | Command::DeclineRequest { request, .. } => {
                let says = matches!(command, Command::AcceptRequest { .. });
                let org = self.world.facts.requests[request].org;
                let named = self.either(request.0, || self.org(org));
                line(&["postvak", if says { "accepteer" } else { "weiger" }, &named])
            }
            Command::WithdrawRequests { org, requests } => {
                line(&["uitnodiging", "trekin", &self.org(*org), &self.asked(requests[0])])
            }
            Command::RenewRequests { org, requests } => {
                line(&["uitnodiging", "herinner", &self.org(*org), &self.asked(requests[0])])
            }
            Command::ChangeLevel { org, members, to, .. } => {
                let to = if *to == Level::Member { "lid" } else { "beheerder" };
                line(&["lid", "rol", to, &self.org(*org), &self.member(members[0])])
            }
            Command::ChangeLastDay { org, members, to } => {
                let day = to.map_or("geen".to_owned(), |day| day.to_string());
                line(&["lid", "tot", &day, &self.org(*org), &self.member(members[0].0)])
            }
            Command::RemoveMembers { org, members } => {
                line(&["lid", "verwijder", &self.org(*org), &self.member(members[0].0)])
            }
            Command::Leave { org } => line(&["lid", "verlaat", &self.org(*org)]),
            _ => return None,
        })
    }

    fn people(&self, command: &Command) -> Option<Vec<String>> {
        let user = |act: &str, user: &UserId| line(&["gebruiker", act, &self.who(*user)]);
        Some(match command {
            Command::InviteUser { email, how, .. } => {
                let how = if *how == JoinedBy::Added { "voegtoe" } else { "nodiguit" };
                line(&["gebruiker", how, email])
            }
            Command::SendAgain { user: id } => user("code", id),
            Command::WithdrawInvitation { user: id } => user("trekin", id),
            Command::ChangeRole { user: id, to, .. } => {
                let to = match to {
                    PlatformRole::Basic => "basis",
                    PlatformRole::Advanced => "gevorderd",
                    PlatformRole::EnvAdmin => "beheerder",
                };
                [user("rol", id), line(&[to])].concat()
            }
            Command::SetManager { user: id, manager } => {
                let to = if *manager { "ja" } else { "nee" };
                [user("relatiemanager", id), line(&[to])].concat()
            }
            Command::SetBlocked { user: id, blocked } => {
                user(if *blocked { "blokkeer" } else { "deblokkeer" }, id)
            }
            Command::RemoveUser { user: id, successors } => {
                let of = |(org, who): &(OrgId, UserId)| {
                    line(&["--opvolger", &format!("{}={}", self.org(*org), self.who(*who))])
                };
                [user("verwijder", id), successors.iter().flat_map(of).collect()].concat()
            }
            Command::EditProfile { full_name, .. } => {
                line(&["gebruiker", "naam", full_name.as_ref().map_or("", |name| name)])
            }
            Command::AddAddress { email } => line(&["adres", "voegtoe", email]),
            Command::AddressCode { user, email } => {
                line(&["adres", "code", &self.who(*user), email])
            }
            Command::VerifyAddress { email, code } => line(&["adres", "bevestig", email, code]),
            Command::MakePrimary { email } => line(&["adres", "eerste", email]),
            Command::RemoveAddress { email } => line(&["adres", "verwijder", email]),
            Command::AddKey { user, .. } => {
                line(&["ssh", "sleutels", "toevoegen", "id.pub", "--van", &self.who(*user)])
            }
            Command::WithdrawKey { key } => self.key(*key, "intrek"),
            Command::ConfirmKey { key } => self.key(*key, "bevestig"),
            Command::KeyCode { key } => self.key(*key, "code"),
            _ => return None,
        })
    }

    fn rest(&self, command: &Command) -> Option<Vec<String>> {
        let org = |act: &str, org: &OrgId| line(&["organisatie", act, &self.org(*org)]);
        Some(match command {
            Command::MakeShared { typed } => line(&["omgeving", "deel", typed]),
            Command::CreateOrganisation { profile } => {
                line(&["organisatie", "voegtoe", &profile.name])
            }
            Command::EditOrganisation { org: id, to, .. } => {
                [org("bewerk", id), line(&["--naam", &to.name])].concat()
            }
            Command::OfferEvidence { org: id, reference, .. } => {
                [org("activeer", id), line(&["--anders", reference])].concat()
            }
            Command::Approve { org: id, .. } => org("keurgoed", id),
            Command::Reject { org: id, reason, .. } => {
                [org("wijsaf", id), line(&["--reden", reason])].concat()
            }
            Command::RemoveOrganisation { org: id, typed } => {
                [org("verwijder", id), line(&["--naam", typed])].concat()
            }
            Command::AskRelation { user, .. } => line(&["partner", "vraag", &self.who(*user)]),
            Command::AcceptRelation { request } | Command::DeclineRelation { request, .. } => {
                let says = matches!(command, Command::AcceptRelation { .. });
                let asker = self.world.facts.relation_requests[request].asker;
                let named = self.either(request.0, || self.who(asker));
                line(&["postvak", if says { "accepteer" } else { "weiger" }, &named])
            }
            Command::WithdrawRelation { request } => {
                let asked = self.world.facts.relation_requests[request].asked;
                line(&["partner", "trekin", &self.either(request.0, || self.who(asked))])
            }
            Command::EndPartnership { partnership, .. } => {
                line(&["partner", "beeindig", &partnership.0.to_string()])
            }
            Command::Undo { which } => match which {
                UndoTarget::Last => line(&["ongedaan"]),
                UndoTarget::TakenBack => line(&["opnieuw"]),
                UndoTarget::Operation(id) => line(&["ongedaan", &id.0.to_string()]),
            },
            _ => return None,
        })
    }
}

fn line(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
