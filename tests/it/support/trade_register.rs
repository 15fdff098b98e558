//! A small trade register of both countries, imported from the public shapes.

use std::{fs, path::Path};

use toegang::{
    register::{ImportOptions, import},
    store::TradeRegister,
};

/// A table with enterprises of the Dutch register.
pub(crate) const KVK_TABLE: &str = "KvK-nummer,Naam,Handelsnaam,Straat,Postcode,Plaats,Status
61112223,Bouwbedrijf Köhler B.V.,De Bouwers,Industrieweg 4,2612 PA,Delft,actief
61112224,Stichting ’t Trefpunt,,Markt 1,2611 GP,Delft,failliet
27123456,Al Bevestigd B.V.,,Markt 2,2611 GP,Delft,actief
";
/// The files of the Belgian open data, by name.
pub(crate) const KBO_FILES: [(&str, &str); 4] = [
    (
        "enterprise.csv",
        "EnterpriseNumber,Status,JuridicalSituation,TypeOfEnterprise
0202.239.951,AC,000,2
0206.460.639,ST,000,2
",
    ),
    (
        "denomination.csv",
        "EntityNumber,Language,TypeOfDenomination,Denomination
0202.239.951,2,001,Frituur De Leie
0202.239.951,2,003,De Gouden Friet
0202.239.951,1,001,Friterie La Lys
0206.460.639,2,001,Aalter Bakkers
",
    ),
    (
        "address.csv",
        "EntityNumber,TypeOfAddress,CountryNL,CountryFR,Zipcode,MunicipalityNL,MunicipalityFR,StreetNL,StreetFR,HouseNumber,Box,DateStrikingOff
0202.239.951,REGO,,,9000,Gent,Gand,Kouter,,12,,
",
    ),
    ("meta.csv", "Variable,Value\nSnapshotDate,27-11-2026\nExtractType,full\n"),
];

/// Imports this table and, if `with_kbo`, the Belgian files into the register of a database.
pub(crate) fn import_register(db: &Path, kvk: &str, with_kbo: bool) {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("kvk.csv");
    fs::write(&table, kvk).unwrap();
    let kbo = folder.path().join("kbo");
    fs::create_dir(&kbo).unwrap();
    for (name, text) in KBO_FILES {
        fs::write(kbo.join(name), text).unwrap();
    }
    let extracts = [Some(table), with_kbo.then_some(kbo)].into_iter().flatten();
    let extracts: Vec<_> = extracts.collect();
    let options = ImportOptions { now: "2026-11-28T10:00:00Z".to_owned(), is_dry_run: false };
    let path = TradeRegister::path_beside(db);
    let imported = import(&path, &extracts, options, &mut |_| {});
    assert!(imported.is_ok(), "the extracts are imported");
}
