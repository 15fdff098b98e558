//! The whole example: the small example, with a working environment of bakers, bookkeepers and
//! builders around it.

use super::{
    builder::{OrganisationSpec, RequestOutcome, RequestSpec, UserSpec, World},
    names::NamePool,
    small::Small,
    story,
};
use crate::domain::{
    DomainKind, EnvId, Level, OrgId, PartnershipId,
    PlatformRole::{Advanced, Basic, EnvAdmin},
    Scheme, UserId,
    UserStatus::{Active, Blocked, Invited},
};

/// Own users of eigendomein.nl, besides those of the small example.
const OWN_USERS: usize = 295;
/// People of each of the three partners, besides those of the small example.
const USERS_PER_PARTNER: usize = 12;

/// Adds everything around the small example.
pub(super) fn build(world: &mut World, small: &Small) {
    let own = own_users(world, small.own);
    let office = office(world, small);
    let millers = partner(world, small, "molenaars.nl", 20, 5);
    let builders = partner(world, small, "timmerenco.be", 34, 9);
    let organisations = organisations(world, small, &own);
    add_members(world, small, &own, &organisations);
    add_partner_requests(world, small, &organisations, &[&office, &millers, &builders]);
    add_inbox_of_anna(world, small, &organisations);
    story::build(world, small, &own, &organisations);
}

/// The people of a partner, with the partnership through which they can be added.
struct PartnerPeople {
    partnership: PartnershipId,
    people: Vec<UserId>,
}

fn own_users(world: &mut World, env: EnvId) -> Vec<UserId> {
    let mut users = Vec::new();
    let names = NamePool::default();
    for number in 0..OWN_USERS {
        let (name, email) = names.person(number, "eigendomein.nl");
        let role = if number % 17 == 5 { Advanced } else { Basic };
        let status = match number % 41 {
            7 => Blocked,
            19 => Invited,
            _ => Active,
        };
        let days = 790 - i64::try_from(number * 2).unwrap_or(0);
        users.push(world.user(days, env, &UserSpec::new(&name, &email).role(role).status(status)));
    }
    users
}

fn office(world: &mut World, small: &Small) -> PartnerPeople {
    let people = partner_users(world, small.office, "cijfermeesters.nl", 7);
    for user in &people {
        world.relation(400, small.with_office, [small.piet, *user]);
    }
    PartnerPeople { partnership: small.with_office, people }
}

fn partner(world: &mut World, small: &Small, domain: &str, seed: usize, age: i64) -> PartnerPeople {
    let env = world.environment(650 + age, domain, domain, DomainKind::Own);
    let (name, email) = NamePool::default().person(seed + 500, domain);
    let manager = UserSpec::new(&name, &email).role(EnvAdmin).manager();
    let manager = world.user(640 + age, env, &manager);
    let partnership = world.partnership(600 + age, small.own, env, [small.piet, manager]);
    let mut people = partner_users(world, env, domain, seed);
    for user in &people {
        world.relation(380 + age, partnership, [small.els, *user]);
    }
    people.push(manager);
    PartnerPeople { partnership, people }
}

fn partner_users(world: &mut World, env: EnvId, domain: &str, seed: usize) -> Vec<UserId> {
    let mut people = Vec::new();
    let names = NamePool::default();
    for number in 0..USERS_PER_PARTNER {
        let (name, email) = names.person(seed + 1_000 + number * 3, domain);
        let role = if number % 6 == 4 { Basic } else { Advanced };
        people.push(world.user(580, env, &UserSpec::new(&name, &email).role(role)));
    }
    people
}

fn organisation_spec(
    name: &'static str,
    town: &'static str,
    number: &'static str,
) -> OrganisationSpec {
    OrganisationSpec { name, town, scheme: Scheme::Kvk, number, active: true }
}

/// Adds eight organisations, most of them created by Piet.
fn organisations(world: &mut World, small: &Small, own: &[UserId]) -> Vec<OrgId> {
    let first = own.first().copied().unwrap_or(small.jan);
    let gist = OrganisationSpec {
        scheme: Scheme::Kbo,
        ..organisation_spec("Gist & Graan BV", "Gent", "0456789034")
    };
    let list: [(i64, UserId, OrganisationSpec); 8] = [
        (700, small.piet, organisation_spec("Bakhuis Delft V.O.F.", "Delft", "27998811")),
        (690, small.piet, organisation_spec("Molen De Hoop", "Maasland", "27554433")),
        (560, small.piet, organisation_spec("Zuurdesem B.V.", "Den Haag", "61007788")),
        (540, small.els, organisation_spec("Stichting Wijkoven", "Delft", "41157021")),
        (470, small.piet, gist),
        (330, small.piet, organisation_spec("De Vries Administratie B.V.", "Delft", "70334455")),
        (210, first, organisation_spec("Timmerfabriek Noord B.V.", "Groningen", "02145678")),
        (220, small.piet, organisation_spec("IJssalon ’t Hoekje", "Scheveningen", "80991122")),
    ];
    list.iter().map(|(days, by, spec)| world.organisation(*days, small.own, *by, spec)).collect()
}

/// Adds two to sixty members to each organisation, and here and there a second *Beheerder*.
fn add_members(world: &mut World, small: &Small, own: &[UserId], organisations: &[OrgId]) {
    const SIZES: [usize; 8] = [14, 4, 60, 22, 9, 31, 6, 2];
    for (at, (org, size)) in organisations.iter().zip(SIZES).enumerate() {
        let by = match at {
            3 => small.els,
            6 => own.first().copied().unwrap_or(small.jan),
            _ => small.piet,
        };
        let mut people = Vec::new();
        for number in 0..size {
            let Some(user) = own.get((at * 31 + number * 3 + 1) % own.len()) else { continue };
            let level = if number == 0 && at % 2 == 0 { Level::OrgAdmin } else { Level::Member };
            let last_day = match number {
                3 => Some(world.in_days(5)),
                4 => Some(world.in_days(120)),
                _ => None,
            };
            people.push((*user, level, last_day));
        }
        world.members(200, *org, by, &people);
    }
    // Piet is also a member of the organisations that others created, and more people work in the
    // bakery.
    for at in [3, 6] {
        let by = if at == 3 { small.els } else { own.first().copied().unwrap_or(small.jan) };
        if let Some(org) = organisations.get(at) {
            world.members(150, *org, by, &[(small.piet, Level::Member, None)]);
        }
    }
    let more = own.iter().skip(40).step_by(11).take(12).map(|user| (*user, Level::Member, None));
    world.members(140, small.bakery, small.piet, &more.collect::<Vec<_>>());
}

/// Adds accepted, declined, withdrawn and expired requests, and one pending request.
fn add_partner_requests(
    world: &mut World,
    small: &Small,
    organisations: &[OrgId],
    partners: &[&PartnerPeople; 3],
) {
    let who = |partner: usize, person: usize| {
        let partner = partners.get(partner)?;
        Some((*partner.people.get(person)?, partner.partnership))
    };
    let bakery = Some(small.bakery);
    let until = world.in_days(3);
    let year = "Voor de jaarafsluiting heb je onze facturen nodig.";
    let stories = [
        (organisations.first().copied(), who(0, 0), 190, None, year, 2, RequestOutcome::Accepted),
        (bakery, who(0, 1), 180, None, "", 1, RequestOutcome::Accepted),
        (
            bakery,
            who(1, 0),
            160,
            Some(until),
            "Tot de molen weer draait.",
            1,
            RequestOutcome::Accepted,
        ),
        (organisations.get(2).copied(), who(1, 2), 120, None, "", 3, RequestOutcome::Accepted),
        (organisations.get(4).copied(), who(2, 1), 100, None, "", 2, RequestOutcome::Accepted),
        (bakery, who(2, 0), 80, None, "", 4, RequestOutcome::Declined("Verkeerde persoon")),
        (bakery, who(2, 2), 60, None, "Kun je meekijken?", 5, RequestOutcome::Withdrawn),
        (
            bakery,
            who(1, 5),
            40,
            None,
            "",
            9,
            RequestOutcome::Declined("Ik ken deze organisatie niet"),
        ),
        (
            bakery,
            who(0, 3),
            21,
            None,
            "Voor de btw-aangifte van dit kwartaal.",
            0,
            RequestOutcome::Open,
        ),
        (bakery, who(1, 3), 5, None, "Voor de nieuwe meelprijzen.", 0, RequestOutcome::Open),
    ];
    for (org, who, days, last_day, message, after, answer) in stories {
        let (Some(org), Some((addressee, partnership))) = (org, who) else { continue };
        let level = Level::Member;
        let sender = small.piet;
        let offer = RequestSpec { org, addressee, sender, partnership, level, last_day, message };
        world.request(days, &offer, after, answer);
    }
}

/// Adds two pending requests to Anna, neither of Piet Holding, and a declined one to Bram.
fn add_inbox_of_anna(world: &mut World, small: &Small, organisations: &[OrgId]) {
    let year = Some(world.in_days(200));
    let messages = [
        (0, 9, year, "Hoi Anna, wil je de loonadministratie meelezen?"),
        (2, 1, None, "Onze boekhouder is ziek; kun jij even meekijken?"),
    ];
    for (at, days, last_day, message) in messages {
        let Some(org) = organisations.get(at).copied() else { continue };
        let offer = RequestSpec {
            org,
            addressee: small.anna,
            sender: small.piet,
            partnership: small.with_office,
            level: Level::Member,
            last_day,
            message,
        };
        world.request(days, &offer, 0, RequestOutcome::Open);
    }
    let offer = RequestSpec {
        org: small.bakery,
        addressee: small.bram,
        sender: small.piet,
        partnership: small.with_office,
        level: Level::Member,
        last_day: None,
        message: "",
    };
    world.request(30, &offer, 2, RequestOutcome::Declined("Anna doet dit"));
}
