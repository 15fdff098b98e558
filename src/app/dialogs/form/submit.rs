//! Builds the command of a form from its fields.

use super::{
    super::{Dialog, DialogOutcome},
    Form, Purpose,
};
use crate::{
    app::Action,
    domain::{
        Command, Email, JoinedBy, Message, Method, Name, PlatformRole, Profile, PublicKey, Scheme,
        SignUp, number,
    },
    text::{self, AddressAction, FieldId},
};

/// Returns the command of the form. The form stays open if a field cannot be parsed.
pub(super) fn submit(form: &Form) -> DialogOutcome {
    outcome(form).unwrap_or(DialogOutcome::Stay)
}

#[expect(clippy::too_many_lines, reason = "one arm a form")]
fn outcome(form: &Form) -> Option<DialogOutcome> {
    let name = |id| Name::new(form.text(id)).ok();
    let email = || Email::new(form.text(FieldId::Email)).ok();
    let command = match &form.purpose {
        Purpose::Register { .. } => {
            return Some(DialogOutcome::Enter(SignUp::Register {
                email: email()?,
                full_name: name(FieldId::FullName),
                env_name: name(FieldId::EnvName),
            }));
        }
        Purpose::Activate => {
            return Some(DialogOutcome::Enter(SignUp::Activate {
                email: email()?,
                code: form.text(FieldId::Code).to_owned(),
                full_name: name(FieldId::FullName),
            }));
        }
        Purpose::Invite => Command::InviteUser {
            email: email()?,
            full_name: name(FieldId::FullName).filter(|_| form.joined_by() == JoinedBy::Added),
            role: match form.choice(FieldId::Role) {
                0 => PlatformRole::Basic,
                1 => PlatformRole::Advanced,
                _ => PlatformRole::EnvAdmin,
            },
            how: form.joined_by(),
        },
        Purpose::Share(_) => Command::MakeShared { typed: form.text(FieldId::Typed).to_owned() },
        Purpose::CreateOrganisation => {
            let register = form.entry().map(|row| Box::new(row.entry.clone()));
            Command::CreateOrganisation { profile: Box::new(profile(form)?), register }
        }
        Purpose::Edit { org, was, .. } => Command::EditOrganisation {
            org: *org,
            from: was.clone(),
            to: Box::new(profile(form)?),
            register: None,
        },
        Purpose::Evidence { org, manual } => Command::OfferEvidence {
            org: *org,
            method: match (manual, form.choice(FieldId::Method)) {
                (true, _) => Method::Other,
                (false, 0) => Method::Payment,
                (false, _) => Method::Extract,
            },
            reference: name(FieldId::Reference)?,
        },
        Purpose::Reject { org, seen, .. } => Command::Reject {
            org: *org,
            seen: seen.clone(),
            reason: Message::new(form.text(FieldId::Reason)).ok()?,
        },
        Purpose::RemoveOrganisation { org, .. } => {
            Command::RemoveOrganisation { org: *org, typed: form.text(FieldId::Typed).to_owned() }
        }
        Purpose::AskRelation(person, _) => Command::AskRelation {
            user: person.id,
            message: Message::new(form.text(FieldId::Message)).ok(),
        },
        Purpose::Profile(was) => {
            Command::EditProfile { from: was.clone(), full_name: name(FieldId::FullName) }
        }
        Purpose::AddAddress => Command::AddAddress { email: email()? },
        Purpose::AddKey { user, .. } => Command::AddKey {
            user: *user,
            key: Box::new(PublicKey::parse(form.text(FieldId::Key)).ok()?),
        },
        Purpose::Address { act, user, emails } => {
            let email = emails.get(form.choice(FieldId::Address))?.clone();
            match act {
                AddressAction::Code => Command::AddressCode { user: *user, email },
                AddressAction::Verify => {
                    Command::VerifyAddress { email, code: form.text(FieldId::Code).to_owned() }
                }
                AddressAction::Primary => Command::MakePrimary { email },
                AddressAction::Remove => {
                    return Some(DialogOutcome::Ask(Box::new(remove_address(&email))));
                }
            }
        }
        Purpose::Successors { user, orgs } => {
            let named = orgs.iter().enumerate();
            let named = named.map(|(at, (org, _))| Some((*org, form.identified_person(at)?.id)));
            Command::RemoveUser { user: *user, successors: named.collect::<Option<_>>()? }
        }
    };
    Some(DialogOutcome::Do(command))
}

/// Creates the confirmation for removing an address.
pub(in crate::app) fn remove_address(email: &Email) -> Dialog {
    let said = |lang| text::people::users::remove_address_question(lang, email);
    let command = Command::RemoveAddress { email: email.clone() };
    Dialog::from_prompt(said, Action::YesRemove, command)
}

fn profile(form: &Form) -> Option<Profile> {
    let name = |id| Name::new(form.text(id)).ok();
    let shown = form.visible_fields();
    let is_shown = |id| shown.iter().any(|at| form.fields.get(*at).is_some_and(|f| f.id == id));
    let schemes = [
        (FieldId::Kvk, Scheme::Kvk),
        (FieldId::Kbo, Scheme::Kbo),
        (FieldId::Vat, Scheme::Vat),
        (FieldId::Oin, Scheme::Oin),
    ];
    let mut numbers: Vec<(Scheme, String)> = schemes
        .into_iter()
        .filter(|(id, _)| is_shown(*id))
        .filter_map(|(id, scheme)| Some((scheme, number(scheme, form.text(id)).ok()?)))
        .collect();
    // Keep the order of the numbers, so that the main number stays first.
    if let Purpose::Edit { was, .. } = &form.purpose {
        let place = |scheme: Scheme| was.numbers.iter().position(|(known, _)| *known == scheme);
        numbers.sort_by_key(|(scheme, _)| place(*scheme).unwrap_or(usize::MAX));
    }
    if let Some(row) = form.entry() {
        let from_register = row.entry.profile(form.chosen_trade_name()).ok()?;
        return Some(Profile { numbers, ..from_register });
    }
    Some(Profile {
        name: name(FieldId::Name)?,
        trade_name: name(FieldId::TradeName),
        street: name(FieldId::Street),
        postal_code: name(FieldId::PostalCode),
        town: name(FieldId::Town),
        country: match (form.choice(FieldId::Country), &form.purpose) {
            (0, _) => "NL".to_owned(),
            (1, _) => "BE".to_owned(),
            // Keep a country that is not among the options.
            (_, Purpose::Edit { was, .. }) if !matches!(was.country.as_str(), "NL" | "BE") => {
                was.country.clone()
            }
            _ => "ZZ".to_owned(),
        },
        numbers,
        website: name(FieldId::Website),
        email: Email::new(form.text(FieldId::OrgEmail)).ok(),
        description: Message::new(form.text(FieldId::Description)).ok(),
    })
}
