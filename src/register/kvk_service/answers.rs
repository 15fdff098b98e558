//! The answers of the service, in the public shape of *API Zoeken* version 2 and *API Basisprofiel*
//! version 1.4. Fields that this program does not use are left out.

use std::cmp::Reverse;

use serde::Deserialize;

use crate::{
    domain::{Day, Enterprise, EnterpriseStatus, Scheme, number},
    register::kvk_address::street_line,
};

/// A page of search results.
#[derive(Deserialize)]
pub(super) struct SearchAnswer {
    totaal: Option<usize>,
    resultaten: Vec<Hit>,
}

/// One search result: the enterprise itself (*rechtspersoon*) or one of its establishments.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Hit {
    kvk_nummer: String,
    naam: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    adres: Option<HitAddress>,
    actief: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct HitAddress {
    binnenlands_adres: Option<Address>,
    buitenlands_adres: Option<Address>,
}

/// The base profile of an enterprise.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Profile {
    kvk_nummer: String,
    naam: Option<String>,
    statutaire_naam: Option<String>,
    #[serde(default)]
    handelsnamen: Vec<TradeName>,
    materiele_registratie: Option<Registration>,
    #[serde(rename = "_embedded")]
    embedded: Option<Embedded>,
}

#[derive(Deserialize)]
struct TradeName {
    naam: String,
    volgorde: Option<i64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Registration {
    datum_einde: Option<String>,
}

#[derive(Deserialize)]
struct Embedded {
    hoofdvestiging: Option<Addresses>,
    eigenaar: Option<Addresses>,
}

#[derive(Deserialize)]
struct Addresses {
    #[serde(default)]
    adressen: Vec<Address>,
}

/// An address. Dutch ones have separate fields; foreign ones have `straatHuisnummer` and
/// `postcodeWoonplaats`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Address {
    #[serde(rename = "type")]
    kind: Option<String>,
    ind_afgeschermd: Option<String>,
    straatnaam: Option<String>,
    huisnummer: Option<u32>,
    huisletter: Option<String>,
    huisnummer_toevoeging: Option<String>,
    postcode: Option<String>,
    plaats: Option<String>,
    straat_huisnummer: Option<String>,
    postcode_woonplaats: Option<String>,
    land: Option<String>,
}

impl Address {
    /// Returns whether the enterprise lets its address be seen.
    fn is_open(&self) -> bool {
        !self.ind_afgeschermd.as_deref().is_some_and(|text| text.eq_ignore_ascii_case("ja"))
    }

    fn is_visited(&self) -> bool {
        self.kind.as_deref() == Some("bezoekadres")
    }

    fn fill(self, enterprise: &mut Enterprise) {
        let additions = [self.huisletter, self.huisnummer_toevoeging];
        let street = street_line(self.straatnaam, self.huisnummer, additions);
        enterprise.street = street.or(self.straat_huisnummer);
        enterprise.postal_code = self.postcode;
        enterprise.town = self.plaats.or(self.postcode_woonplaats);
        let land = self.land.filter(|land| land != "Nederland");
        enterprise.country = land.unwrap_or_else(|| "NL".to_owned());
    }
}

fn bare(number: String, name: String) -> Enterprise {
    Enterprise {
        scheme: Scheme::Kvk,
        number,
        status: EnterpriseStatus::Active,
        situation: None,
        name,
        trade_names: Vec::new(),
        street: None,
        postal_code: None,
        town: None,
        country: "NL".to_owned(),
    }
}

impl SearchAnswer {
    /// Returns whether there are more results than these.
    pub(super) fn has_more(&self) -> bool {
        self.totaal.is_some_and(|total| total > self.resultaten.len())
    }

    /// Returns the enterprises in the order of the service; results with one number become one. The
    /// name of the enterprise itself comes before that of an establishment.
    pub(super) fn enterprises(self) -> Vec<Enterprise> {
        let mut found: Vec<Enterprise> = Vec::new();
        for hit in self.resultaten {
            let Ok(number) = number(Scheme::Kvk, &hit.kvk_nummer) else { continue };
            let name = hit.naam.unwrap_or_else(|| number.clone());
            let at = found.iter().position(|known| known.number == number);
            let at = at.unwrap_or_else(|| {
                found.push(bare(number, name.clone()));
                found.len() - 1
            });
            let Some(enterprise) = found.get_mut(at) else { continue };
            if hit.kind.as_deref() == Some("rechtspersoon") {
                enterprise.name = name;
            }
            if hit.actief.as_deref().is_some_and(|text| text.eq_ignore_ascii_case("nee")) {
                enterprise.status = EnterpriseStatus::Ended;
            }
            let address = hit.adres.and_then(|all| all.binnenlands_adres.or(all.buitenlands_adres));
            if let Some(address) = address.filter(|_| enterprise.town.is_none()) {
                address.fill(enterprise);
            }
        }
        found
    }
}

impl Profile {
    /// Returns the enterprise; `None` if the answer is about another number, or has no name. An
    /// address for visitors comes first, and one that the enterprise keeps private is left out.
    pub(super) fn enterprise(self, asked: &str, today: Day) -> Option<Enterprise> {
        let number = number(Scheme::Kvk, &self.kvk_nummer).ok().filter(|number| number == asked)?;
        let mut names = self.handelsnamen;
        names.sort_by_key(|name| name.volgorde.unwrap_or(i64::MAX));
        let mut names: Vec<String> = names.into_iter().map(|name| name.naam).collect();
        let own = self.statutaire_naam.or(self.naam).or_else(|| names.first().cloned())?;
        names.retain(|name| *name != own);
        names.dedup();
        let mut enterprise = bare(number, own);
        enterprise.trade_names = names;
        let end = self.materiele_registratie.and_then(|dates| dates.datum_einde);
        if end.is_some_and(|day| compact_day(&day).is_none_or(|day| day <= today)) {
            enterprise.status = EnterpriseStatus::Ended;
        }
        let owners = self.embedded.into_iter().flat_map(|all| [all.hoofdvestiging, all.eigenaar]);
        let mut addresses: Vec<Address> =
            owners.flatten().flat_map(|owner| owner.adressen).filter(Address::is_open).collect();
        addresses.sort_by_key(|address| Reverse(address.is_visited()));
        if let Some(address) = addresses.into_iter().next() {
            address.fill(&mut enterprise);
        }
        Some(enterprise)
    }
}

/// Reads a day that the service writes as `20261128`.
fn compact_day(text: &str) -> Option<Day> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    Day::parse(&format!("{year}-{month}-{day}"))
}
