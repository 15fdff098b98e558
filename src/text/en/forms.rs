//! Forms in English, with users, partners and questions about them.

use super::{outcomes::log, partners, users};
use crate::{
    domain::{Me, PlatformRole},
    text::{
        FieldFault, FieldId, FormKind, FormTexts, FormWords, Lang,
        grammar::{
            number::count,
            words::{self, and, day_full, requests, shown},
        },
        ssh,
    },
};

pub(super) const FORMS: FormTexts = FormTexts {
    access_line: users::access,
    access_hidden: "Only this user and an Administrator see what this user can open.",
    access_none: "No access anywhere yet.",
    activate: "Enter code  F7",
    add_users: "Add user",
    anyway: "Do it anyway",
    form_words,
    code_over: "This code no longer works: the invitation was withdrawn, replaced or used meanwhile. \
         The Log tells by whom.",
    code_lines: |name, address, code| {
        let what = address.map_or(String::new(), |email| format!(", for the address {email}"));
        vec![
            format!("The code for {name}{what}:"),
            String::new(),
            format!("    {code}"),
            String::new(),
            "Pass it on yourself: it works for 7 days, once, and is never shown again.".to_owned(),
        ]
    },
    code_seen: "Seen",
    code_title: "Activation code",
    count_lines: |total, unfiltered| shown(total, unfiltered, "line", "lines"),
    count_partners: |total, unfiltered| shown(total, unfiltered, "partner", "partners"),
    count_sent: |n| count(Lang::En, n, "relation request", "relation requests"),
    count_users: |total, unfiltered| shown(total, unfiltered, "user", "users"),
    end_partnership: partners::ends,
    environment: "Environment",
    find_hint: "Only Relationship managers of other environments can be found. Enter: ask for a \
                relation.",
    found_none: "No Relationship manager of another environment matches this.",
    go_on: "Next",
    label,
    log_head: log::head,
    log_facts: log::facts,
    log_more: log::more,
    log_whole: log::whole,
    manager: "Relationship manager",
    members_of_ours: "Member with us",
    no_address: users::no_address,
    no_partners: "No partners yet. You can already add your own users.",
    no_sent: "No relation requests sent yet. Find relations is the tab before this one.",
    only_himself: |name| format!("Only {name} can do this."),
    one_admin: |me: &Me| {
        let alone = me.role == PlatformRole::EnvAdmin && me.env_admins.len() == 1;
        alone.then(|| {
            "One Administrator in this environment: appoint a second one (r b).".to_owned()
        })
    },
    options,
    organisations: "Orgs",
    partner_lines: partners::lines,
    partner_person: partners::person,
    partner_whole: partners::whole,
    partner_status: |row| match row.requests {
        0 => "✓ active".to_owned(),
        n => format!("✓ active · {}", requests(n)),
    },
    person: "User (relation)",
    register: "Register  F6",
    related: "relation",
    relation_state: |row, zone| match &row.decided {
        Some((at, ..)) => {
            format!("{} {}", words::state(Lang::En, row.state), day_full(Lang::En, at.day(zone)))
        }
        None => words::state(Lang::En, row.state).to_owned(),
    },
    relations: "Relations",
    remove_address: users::address_removal,
    remove_user: users::removal,
    revoke: |name, org| {
        (
            format!("Revoke access to {org}?"),
            vec![format!("{name} loses access to {org} at once.")],
            "Revoke  v",
        )
    },
    role_env: "User role",
    role_there: "Role there",
    since: "Since",
    successor: |orgs, at| {
        orgs.get(at).map_or(String::new(), |(_, name)| format!("Administrator of {name}"))
    },
    tab_access: "Access",
    tab_find: "Find relations",
    tab_partners: "Partners",
    tab_sent: "Requests",
    uninvite: users::uninvite,
    user_facts: users::facts,
    user_hint: users::hint,
    user_status: |a| words::user_status(Lang::En, a),
    withdraw: |name, org| {
        (
            format!("Withdraw the request to {name}?"),
            vec![format!("The request of {org} can then no longer be accepted.")],
            "Withdraw  i",
        )
    },
    withdraw_relation: |row| {
        (
            format!("Withdraw the relation request to {}?", row.asked.name),
            vec!["It can then no longer be accepted. You can ask again later.".to_owned()],
            "Withdraw  i",
        )
    },
    wrong,
};

#[expect(clippy::too_many_lines, reason = "one arm a form")]
fn form_words(kind: FormKind<'_>) -> FormWords {
    let words = |title, intro: &[&str], button| FormWords {
        title,
        intro: intro.iter().map(|line| (*line).to_owned()).collect(),
        button,
    };
    match kind {
        FormKind::Register => words(
            "Register",
            &["With the address of your company you join its environment, or start it."],
            "Register",
        ),
        FormKind::Activate => {
            words("Enter code", &["An Administrator gave you the code."], "Activate")
        }
        FormKind::Invite => words(
            "Invitation by e-mail",
            &["The user fills in their own name, with the code that you will see next."],
            "Invite",
        ),
        FormKind::AddUser => words(
            "Add user",
            &[
                "The user is added at once, and activates the account with the code that you will see next.",
            ],
            "Add",
        ),
        FormKind::Share(domain) => FormWords {
            title: "Share domain",
            intro: vec![
                "Anyone who registers with this domain after that starts their own environment."
                    .to_owned(),
                "Existing users stay. This is final.".to_owned(),
                format!("Type the domain to be sure: {domain}"),
            ],
            button: "Share",
        },
        FormKind::CreateOrganisation => words(
            "Add organisation",
            &[
                "You become its Administrator. Without a register number, only other evidence activates it.",
            ],
            "Save",
        ),
        FormKind::Edit(_, false) => words("Edit details", &[], "Save"),
        FormKind::Edit(_, true) => words(
            "Edit details",
            &[
                "Name, address and numbers are fixed because the evidence depends on them; the rest can change.",
            ],
            "Save",
        ),
        FormKind::Evidence { manual: false } => words(
            "Activate now",
            &["Record what shows that you may act for the organisation. An Administrator of the \
               environment approves it next."],
            "Record",
        ),
        FormKind::Evidence { manual: true } => words(
            "Activate now",
            &["Without a register number: describe the evidence. An Administrator of the \
               environment approves it next."],
            "Record",
        ),
        FormKind::Reject(_) => {
            words("Reject evidence", &["The reason stays there until the next try."], "Reject")
        }
        FormKind::RemoveOrganisation(name) => FormWords {
            title: "Remove organisation",
            intro: vec![
                "All members lose access, and all documents are removed. This cannot be undone."
                    .to_owned(),
                format!("Type the name to be sure: {name}"),
            ],
            button: "Remove",
        },
        FormKind::AskRelation(name, env) => FormWords {
            title: "Ask for a relation",
            intro: vec![format!("{name} ({env}) finds this request in the Inbox.")],
            button: "Send",
        },
        FormKind::Profile => words(
            "Your name",
            &["This is how others see you. Without a name they see your e-mail address."],
            "Save",
        ),
        FormKind::AddAddress => words(
            "Extra address",
            &["It counts once you confirm it with a code that an Administrator gives you."],
            "Add",
        ),
        FormKind::AddKey(of) => ssh::add_key_form(Lang::En, of),
        FormKind::Address(act, emails) => users::address(act, emails),
        FormKind::Successors(orgs) => FormWords {
            title: "Who takes over?",
            intro: vec![format!(
                "{} would be without Administrator. Type a name or address of this environment.",
                and(Lang::En, &orgs.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>(), 3)
            )],
            button: "Hand over and remove",
        },
    }
}

pub(super) const fn label(field: FieldId) -> &'static str {
    match field {
        FieldId::Email | FieldId::OrgEmail => "E-mail",
        FieldId::FullName => "Your name",
        FieldId::EnvName => "Environment name",
        FieldId::Address => "Which address",
        FieldId::Code => "Code",
        FieldId::Key => "Public key",
        FieldId::Role => "Role",
        FieldId::Name => "Name",
        FieldId::TradeName => "Trade name",
        FieldId::Country => "Country",
        FieldId::Kvk => "KvK number",
        FieldId::Kbo => "Enterprise no.",
        FieldId::Vat => "VAT number",
        FieldId::Oin => "OIN",
        FieldId::Street => "Street and no.",
        FieldId::PostalCode => "Postal code",
        FieldId::Town => "Town",
        FieldId::Website => "Website",
        FieldId::Description => "Description",
        FieldId::Method => "Evidence",
        FieldId::Reference => "Reference",
        FieldId::Reason => "Reason",
        FieldId::Typed => "Type here",
        FieldId::Message => "Message",
        FieldId::Successor(_) => "Take over",
    }
}

const fn options(field: FieldId) -> &'static [&'static str] {
    match field {
        FieldId::Country => &["Netherlands", "Belgium", "other country"],
        FieldId::Role => &["Basic user", "Advanced user", "Administrator"],
        FieldId::Method => &["payment of 1 cent", "extract of the register"],
        _ => &[],
    }
}

fn wrong(wrong: &FieldFault) -> String {
    let said = match wrong {
        FieldFault::Empty => "needed",
        FieldFault::Email => "not an e-mail address",
        FieldFault::Text => "a character that may not be here",
        FieldFault::TooLong(most) => return format!("too long: at most {most} characters"),
        FieldFault::Number(scheme) => words::number_short(Lang::En, *scheme),
        FieldFault::Typed => "not the same yet",
        FieldFault::Nobody => "no active user",
        FieldFault::Several(names) if names.is_empty() => "which one? Type more of the name",
        FieldFault::Several(names) => return format!("which one? {}", names.join(", ")),
        FieldFault::Key(why) => return ssh::bad_key(Lang::En, *why),
        FieldFault::Looking => "searching…",
    };
    said.to_owned()
}
