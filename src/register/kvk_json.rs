//! Results of the search of the Dutch trade register (*API Zoeken*, versions 1 and 2), as JSON: an
//! answer, or an array of results. The results are read one by one.

use std::{cell::RefCell, fmt, io::BufReader, rc::Rc};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::{
    ImportError,
    kvk_address::street_line,
    kvk_table::status,
    progress::Progress,
    source::{Meter, Part},
};
use crate::{
    domain::{EnterpriseStatus, ExtractFaultKind, NumberFault, Scheme, number},
    store::{Address, RegisterBuilder, StoreError},
};

/// One search result. In version 1, the fields of the address are in the result itself.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SearchResult {
    kvk_nummer: String,
    #[serde(alias = "handelsnaam")]
    naam: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    adres: Option<Addresses>,
    actief: Option<String>,
    #[serde(flatten)]
    own: DutchAddress,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Addresses {
    binnenlands_adres: Option<DutchAddress>,
    buitenlands_adres: Option<ForeignAddress>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct DutchAddress {
    straatnaam: Option<String>,
    huisnummer: Option<u32>,
    huisletter: Option<String>,
    huisnummer_toevoeging: Option<String>,
    postcode: Option<String>,
    plaats: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ForeignAddress {
    straat_huisnummer: Option<String>,
    postcode_woonplaats: Option<String>,
    land: Option<String>,
}

/// The first error in a result, which the error type of JSON cannot carry.
enum RowError {
    Kind(ExtractFaultKind),
    Store(StoreError),
}

impl From<StoreError> for RowError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Adds all results of the file to the register.
pub(super) fn import(
    part: &Part,
    builder: &mut RegisterBuilder,
    progress: &mut Progress<'_>,
) -> Result<(), ImportError> {
    let (meter, read): (Rc<Meter>, _) = (Rc::default(), Rc::clone(&progress.read));
    let first_error = RefCell::new(None);
    part.read(&meter, &read, |from| {
        let mut json = serde_json::Deserializer::from_reader(BufReader::new(from));
        let target = RefCell::new((builder, progress));
        let take = |result: SearchResult| {
            meter.row.set(0);
            let (builder, progress) = &mut *target.borrow_mut();
            progress.row();
            add(builder, result)
        };
        let results = Results { add: &take, first_error: &first_error };
        let done = results.deserialize(&mut json).and_then(|()| json.end());
        done.map_err(|error| {
            let line = Some(u64::try_from(error.line()).unwrap_or(u64::MAX)).filter(|at| *at > 0);
            match first_error.take() {
                Some(RowError::Kind(kind)) => part.fault(line, kind),
                Some(RowError::Store(error)) => error.into(),
                None if error.is_io() => part.read_error(line, &error.into()),
                None if error.is_eof() => part.fault(line, ExtractFaultKind::CutOff),
                None => part.fault(line, ExtractFaultKind::BadJson),
            }
        })
    })
}

/// Adds a result. The name and address of the enterprise itself (*rechtspersoon*) rank first, then
/// the name and address of its main establishment.
fn add(builder: &mut RegisterBuilder, result: SearchResult) -> Result<(), RowError> {
    let text = result.kvk_nummer;
    let Ok(number) = number(Scheme::Kvk, &text) else {
        let (scheme, why) = (Scheme::Kvk, NumberFault::of(Scheme::Kvk, &text));
        return Err(RowError::Kind(ExtractFaultKind::BadNumber { scheme, text, why }));
    };
    let rank = match result.kind.as_deref() {
        Some("rechtspersoon") => 0,
        Some("hoofdvestiging") | None => 1,
        Some(_) => 2,
    };
    let (status, situation) =
        result.actief.as_deref().map_or((EnterpriseStatus::Active, None), status);
    builder.enterprise(Scheme::Kvk, &number, status, situation)?;
    let name = result.naam.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let Some(name) = name else { return Err(RowError::Kind(ExtractFaultKind::NoName(number))) };
    builder.name(Scheme::Kvk, &number, rank, name)?;
    let address = match result.adres {
        Some(Addresses { binnenlands_adres: Some(dutch), .. }) => dutch.address(),
        Some(Addresses { buitenlands_adres: Some(foreign), .. }) => Address {
            street: foreign.straat_huisnummer,
            postal_code: None,
            town: foreign.postcode_woonplaats,
            country: foreign.land.unwrap_or_default(),
        },
        _ => result.own.address(),
    };
    if address.town.is_some() || address.street.is_some() {
        builder.address(Scheme::Kvk, &number, rank, &address)?;
    }
    Ok(())
}

impl DutchAddress {
    fn address(self) -> Address {
        let additions = [self.huisletter, self.huisnummer_toevoeging];
        let street = street_line(self.straatnaam, self.huisnummer, additions);
        let (postal_code, town) = (self.postcode, self.plaats);
        Address { street, postal_code, town, country: "NL".to_owned() }
    }
}

/// Passes each result of a document to `add`.
struct Results<'a> {
    add: &'a dyn Fn(SearchResult) -> Result<(), RowError>,
    first_error: &'a RefCell<Option<RowError>>,
}

impl<'de> DeserializeSeed<'de> for Results<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Results<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of results, or an object with one in `resultaten`")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut results: A) -> Result<(), A::Error> {
        while let Some(result) = results.next_element()? {
            if let Err(wrong) = (self.add)(result) {
                self.first_error.replace(Some(wrong));
                return Err(A::Error::custom("a result that is wrong"));
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut document: A) -> Result<(), A::Error> {
        let mut is_there = false;
        while let Some(key) = document.next_key::<String>()? {
            if key == "resultaten" {
                is_there = true;
                document
                    .next_value_seed(Results { add: self.add, first_error: self.first_error })?;
            } else {
                document.next_value::<IgnoredAny>()?;
            }
        }
        if is_there { Ok(()) } else { Err(A::Error::missing_field("resultaten")) }
    }
}
