//! Tests of the trade register: an import of an extract is complete or fails, and a search finds
//! enterprises.

use std::{
    fs,
    io::Write,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
};

use crate::support::Rng;
use tempfile::TempDir;
use toegang::{
    domain::{
        EnterpriseStatus, ExtractFault, ExtractFaultKind, NumberFault, Scheme, SystemError,
        enterprise_words, fold,
    },
    register::{ImportError, ImportOptions, import},
    store::{RegisterInfo, StoreError, TradeRegister},
};
use zip::{ZipWriter, write::SimpleFileOptions};

const ENTERPRISES: &str = "\"EnterpriseNumber\",\"Status\",\"JuridicalSituation\",\"TypeOfEnterprise\",\"JuridicalForm\",\"JuridicalFormCAC\",\"StartDate\"
\"0202.239.951\",\"AC\",\"000\",\"2\",\"610\",,\"01-01-1970\"
\"0403.170.701\",\"AC\",\"050\",\"2\",\"610\",,\"01-01-1970\"
\"0200.065.765\",\"AC\",\"012\",\"1\",,,\"01-01-1970\"
\"0206.460.639\",\"ST\",\"000\",\"1\",,,\"01-01-1970\"
";
const NAMES: &str = "\"EntityNumber\",\"Language\",\"TypeOfDenomination\",\"Denomination\"
\"0202.239.951\",\"1\",\"001\",\"Friterie La Lys\"
\"0202.239.951\",\"2\",\"003\",\"De Gouden Friet\"
\"0202.239.951\",\"2\",\"001\",\"Frituur De Leie\"
\"0403.170.701\",\"2\",\"001\",\"Bakkerij ’t Oventje B.V.\"
\"0200.065.765\",\"2\",\"001\",\"Café Müller\"
\"0206.460.639\",\"2\",\"001\",\"Aalter Bakkers\"
\"2.000.000.339\",\"2\",\"003\",\"Alleen een vestiging\"
";
const ADDRESSES: &str = "\"EntityNumber\",\"TypeOfAddress\",\"CountryNL\",\"CountryFR\",\"Zipcode\",\"MunicipalityNL\",\"MunicipalityFR\",\"StreetNL\",\"StreetFR\",\"HouseNumber\",\"Box\",\"ExtraAddressInfo\",\"DateStrikingOff\"
\"0202.239.951\",\"ABBR\",,,\"1000\",\"Brussel\",\"Bruxelles\",\"Markt\",\"Marché\",\"9\",,,
\"0202.239.951\",\"REGO\",,,\"9000\",\"Gent\",\"Gand\",\"Kouter\",,\"12\",\"3\",,
\"0403.170.701\",\"REGO\",,,\"9000\",\"Gent\",\"Gand\",\"Veldstraat\",,\"1\",,,
\"2.000.000.339\",\"BAET\",,,\"8000\",\"Brugge\",\"Bruges\",\"Markt\",,\"1\",,,
";
const CODES: &str = "\"Category\",\"Code\",\"Language\",\"Description\"
\"JuridicalSituation\",\"012\",\"FR\",\"Dissolution volontaire - liquidation\"
\"JuridicalSituation\",\"012\",\"NL\",\"Vrijwillige ontbinding - vereffening\"
\"JuridicalSituation\",\"050\",\"NL\",\"Opening faillissement\"
\"Status\",\"AC\",\"NL\",\"Actief\"
";
const META_CSV: &str = "\"Variable\",\"Value\"
\"SnapshotDate\",\"27-11-2026\"
\"ExtractType\",\"full\"
";
const KVK_CSV: &str = "KvK-nummer;Naam;Straat;Huisnummer;Postcode;Plaats;Status
27123456;Bouwbedrijf Köhler B.V.;Industrieweg;4;2612 PA;Delft;actief
01234567;Bakkerij Gent en Zoon;Markt;1;9711 AA;Groningen;uitgeschreven
";

struct Extracts {
    home: TempDir,
}

impl Extracts {
    fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    /// Writes the Belgian extract to a folder. `replacements` overrides the contents of files, by
    /// file name.
    fn write_kbo(&self, replacements: &[(&str, &str)]) -> PathBuf {
        let folder = self.home.path().join("kbo");
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in kbo_files(replacements) {
            fs::write(folder.join(name), text).unwrap();
        }
        folder
    }

    fn write_file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.home.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn write_zip(&self, entries: &[(&str, &[u8])]) -> PathBuf {
        let path = self.home.path().join("kbo.zip");
        let mut zip = ZipWriter::new(fs::File::create(&path).unwrap());
        for (name, bytes) in entries {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap();
        path
    }

    fn register_path(&self) -> PathBuf {
        self.home.path().join("data/handelsregister.db")
    }

    fn import(&self, extracts: &[PathBuf]) -> Result<RegisterInfo, ImportError> {
        import(&self.register_path(), extracts, import_options(false), &mut |_| {})
    }

    fn open(&self) -> TradeRegister {
        TradeRegister::open(&self.register_path()).unwrap().unwrap()
    }

    /// Returns the names of the enterprises that match a search text.
    fn find_names(&self, typed: &str) -> Vec<String> {
        let rows = self.open().search(typed, 10).unwrap().rows;
        rows.into_iter().map(|row| row.name).collect()
    }

    /// Imports an invalid extract; returns the end of the file name, the line and the fault.
    fn import_refused(&self, extract: PathBuf) -> (String, Option<u64>, ExtractFaultKind) {
        let Err(ImportError::Extract(fault)) = self.import(&[extract]) else { panic!("imported") };
        let ExtractFault { file, line, kind } = *fault;
        assert!(
            TradeRegister::open(&self.register_path()).unwrap().is_none(),
            "something was written"
        );
        let left = fs::read_dir(self.register_path().parent().unwrap()).map_or(0, Iterator::count);
        assert_eq!(left, 0, "something is left");
        (file.rsplit(['/', ' ']).next().unwrap().to_owned(), line, kind)
    }
}

fn import_options(is_dry_run: bool) -> ImportOptions {
    ImportOptions { now: "2026-11-28T12:00:00Z".to_owned(), is_dry_run }
}

fn kbo_files<'a>(replacements: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let all = [
        ("address.csv", ADDRESSES),
        ("code.csv", CODES),
        ("denomination.csv", NAMES),
        ("enterprise.csv", ENTERPRISES),
        ("meta.csv", META_CSV),
    ];
    let text = |(name, text)| {
        let other = replacements.iter().find(|(known, _)| *known == name);
        (name, other.map_or(text, |(_, text)| *text))
    };
    all.into_iter().map(text).collect()
}

fn bad_number(text: &str, scheme: Scheme, why: NumberFault) -> ExtractFaultKind {
    ExtractFaultKind::BadNumber { scheme, text: text.to_owned(), why }
}

#[test]
fn belgian_and_dutch_extracts_form_a_single_register() {
    let it = Extracts::new();
    let kvk = it.write_file("kvk.csv", KVK_CSV);
    let info = it.import(&[it.write_kbo(&[]), kvk]).unwrap();
    assert_eq!((info.kbo, info.kvk, info.left_out), (4, 2, 0));
    assert_eq!(it.open().info().unwrap(), info);
    assert_eq!(info.kbo_day.as_deref(), Some("2026-11-27"));
    let row = it.open().get(Scheme::Kbo, "0202239951").unwrap().unwrap();
    assert_eq!((row.name.as_str(), row.status), ("Frituur De Leie", EnterpriseStatus::Active));
    assert_eq!(row.trade_names, ["Friterie La Lys", "De Gouden Friet"]);
    assert_eq!(row.street.as_deref(), Some("Kouter 12 bus 3"));
    assert_eq!((row.postal_code.as_deref(), row.town.as_deref()), (Some("9000"), Some("Gent")));
    let row = it.open().get(Scheme::Kvk, "01234567").unwrap().unwrap();
    assert_eq!((row.number.as_str(), row.status), ("01234567", EnterpriseStatus::Ended));
    assert_eq!((row.street.as_deref(), row.country.as_str()), (Some("Markt 1"), "NL"));
    assert!(it.open().get(Scheme::Kbo, "2000000339").unwrap().is_none(), "an establishment");
    assert!(it.open().get(Scheme::Kvk, "00000001").unwrap().is_none());
}

#[test]
fn an_ended_or_bankrupt_enterprise_is_found_with_its_status() {
    let it = Extracts::new();
    it.import(&[it.write_kbo(&[])]).unwrap();
    let status = |number| {
        let row = it.open().get(Scheme::Kbo, number).unwrap().unwrap();
        (row.status, row.situation)
    };
    let says = |text: &str| Some(text.to_owned());
    assert_eq!(status("0403170701"), (EnterpriseStatus::Bankrupt, says("Opening faillissement")));
    let liquidation = says("Vrijwillige ontbinding - vereffening");
    assert_eq!(status("0200065765"), (EnterpriseStatus::Special, liquidation));
    assert_eq!(status("0206460639"), (EnterpriseStatus::Ended, None));
    assert_eq!(it.find_names("bakk"), ["Bakkerij ’t Oventje B.V.", "Aalter Bakkers"], "ended last");
}

#[test]
fn names_places_and_numbers_find_an_enterprise() {
    let it = Extracts::new();
    let kvk = it.write_file("kvk.csv", KVK_CSV);
    it.import(&[it.write_kbo(&[]), kvk]).unwrap();
    for (typed, names) in [
        ("frituur", &["Frituur De Leie"][..]),
        ("gouden", &["Frituur De Leie"]),
        ("GAND lys", &[]),
        ("gent friet", &["Frituur De Leie"]),
        ("bakkerij gent", &["Bakkerij ’t Oventje B.V.", "Bakkerij Gent en Zoon"]),
        ("bv", &["Bakkerij ’t Oventje B.V.", "Bouwbedrijf Köhler B.V."]),
        ("cafe mueller", &[]),
        ("cafe muller", &["Café Müller"]),
        ("kohler delft", &["Bouwbedrijf Köhler B.V."]),
        ("2712 3456", &["Bouwbedrijf Köhler B.V."]),
        ("27", &["Bouwbedrijf Köhler B.V."]),
        ("0202.239.951", &["Frituur De Leie"]),
        ("BE 0202.239", &["Frituur De Leie"]),
        ("202239951", &["Frituur De Leie"]),
        ("9000", &["Bakkerij ’t Oventje B.V.", "Frituur De Leie"]),
        ("2612 pa", &["Bouwbedrijf Köhler B.V."]),
        ("vestiging", &[]),
        ("\"* OR (", &[]),
        ("", &[]),
        ("NOT", &[]),
    ] {
        assert_eq!(it.find_names(typed), names, "{typed}");
    }
    let found = it.open().search("b", 1).unwrap();
    assert!(found.more && found.rows.len() == 1);
    assert!(!it.open().search("b", 4).unwrap().more);
    assert_eq!(it.find_names(&"b ".repeat(1000)).len(), 4, "no text is too long");
    assert!(it.find_names(&"9".repeat(1000)).is_empty());
}

/// The random names have few different words, so that words often occur in several names.
#[test]
fn the_search_finds_what_looking_at_every_enterprise_finds() {
    let mut dice = Rng::new(24);
    let words = ["Jan", "Janssen", "B.V.", "Café", "café-bar", "Gent", "De", "IJssel", "ÿ", "3D"];
    let towns = ["Gent", "Delft", "'s-Gravenhage", ""];
    let (mut table, mut all) = ("kvk;naam;handelsnaam;plaats;status\n".to_owned(), Vec::new());
    for at in 0..300 {
        let mut name = || {
            (0..=dice.below(3))
                .map(|_| words[dice.below(words.len())])
                .collect::<Vec<_>>()
                .join(" ")
        };
        let (name, trade) = (name(), name());
        let (town, ended) = (towns[dice.below(towns.len())], dice.below(4) == 0);
        let status = if ended { "nee" } else { "ja" };
        table.extend([format!("{at:08};{name};{trade};{town};{status}\n")]);
        all.push((
            ended,
            fold(&name),
            format!("{at:08}"),
            [name, trade].map(|name| enterprise_words(&name)),
            enterprise_words(town),
        ));
    }
    all.sort();
    let it = Extracts::new();
    it.import(&[it.write_file("a.csv", table)]).unwrap();
    let register = it.open();
    for _ in 0..500 {
        let typed: Vec<&str> =
            (0..=dice.below(2)).map(|_| words[dice.below(words.len())]).collect();
        let typed: String = typed.join(" ").chars().take(1 + dice.below(9)).collect();
        let wanted = enterprise_words(&typed);
        let begins = |word: &String, wanted: &String| word.starts_with(wanted.as_str());
        let expected = |is_first: bool| {
            let fits = |row: &&(bool, String, String, [Vec<String>; 2], Vec<String>)| {
                let (_, _, _, names, town) = row;
                let has = |wanted: &String| {
                    names.iter().flatten().chain(town).any(|word| begins(word, wanted))
                };
                let first = names
                    .iter()
                    .any(|name| name.first().is_some_and(|word| begins(word, &wanted[0])));
                !wanted.is_empty() && wanted.iter().all(has) && first == is_first
            };
            all.iter().filter(fits).map(|row| row.2.clone()).collect::<Vec<_>>()
        };
        let found = register.search(&typed, 400).unwrap();
        let found: Vec<_> = found.rows.into_iter().map(|row| row.number).collect();
        assert_eq!(found, [expected(true), expected(false)].concat(), "{typed}");
    }
}

/// Returns an extract with `dutch` Dutch and the four Belgian enterprises, all with the word *zaak*.
fn with_zaak(dutch: usize) -> Extracts {
    let it = Extracts::new();
    let rows = (0..dutch).map(|at| format!("{at:08};Zaak {at}\n"));
    let table = std::iter::once("kvk;naam\n".to_owned()).chain(rows).collect::<String>();
    let names = NAMES.replace("\"001\",\"", "\"001\",\"Zaak Z");
    let kbo = it.write_kbo(&[("denomination.csv", &names)]);
    it.import(&[it.write_file("a.csv", table), kbo]).unwrap();
    it
}

#[test]
fn a_search_covers_the_register_of_one_country() {
    // The Belgian share is large, small and below one in a hundred.
    for dutch in [1, 100, 1_000] {
        let register = with_zaak(dutch).open();
        for typed in ["zaak", "za", "0202", "z", "Gent"] {
            let all = register.search(typed, 2_000).unwrap().rows;
            for scheme in [Scheme::Kvk, Scheme::Kbo] {
                let found = register.search_in(scheme, typed, 2_000).unwrap().rows;
                let expected: Vec<_> =
                    all.iter().filter(|row| row.scheme == scheme).cloned().collect();
                assert_eq!(found, expected, "{scheme:?} {typed}, {dutch} Dutch");
            }
        }
        assert!(register.search_in(Scheme::Kbo, "zaak", 1).unwrap().more, "{dutch}");
    }
    assert_eq!(with_zaak(1).open().search_in(Scheme::Kbo, "zaak", 9).unwrap().rows.len(), 4);
}

#[test]
fn a_search_that_nobody_waits_for_stops() {
    let mut register = with_zaak(300).open();
    assert_eq!(register.search_in(Scheme::Kbo, "zaak", 9).unwrap().rows.len(), 4);
    register.read_while(|| false).unwrap();
    assert!(register.search_in(Scheme::Kvk, "zaak", 300).is_err());
    register.read_while(|| true).unwrap();
    assert_eq!(register.search_in(Scheme::Kbo, "zaak", 9).unwrap().rows.len(), 4);
}

#[test]
fn kvk_search_results_are_imported() {
    let it = Extracts::new();
    let json = r#"{ "pagina": 1, "totaal": 3, "resultaten": [
        { "kvkNummer": "69599084", "vestigingsnummer": "000038509504", "naam": "Test EMZ Dagobert",
          "adres": { "binnenlandsAdres": { "type": "bezoekadres", "straatnaam": "Abebe Bikilalaan",
            "huisnummer": 17, "plaats": "Amsterdam" } }, "type": "hoofdvestiging", "links": [] },
        { "kvkNummer": "68750110", "rsin": "857587973", "naam": "Test BV Donald",
          "type": "rechtspersoon", "links": [] },
        { "kvkNummer": "68750110", "naam": "Donald Duck Shop", "type": "nevenvestiging",
          "actief": "Nee", "straatnaam": "Markt", "plaats": "Lollum" } ] }"#;
    let info = it.import(&[it.write_file("a.json", json)]).unwrap();
    assert_eq!((info.kvk, info.kbo), (2, 0));
    let row = it.open().get(Scheme::Kvk, "69599084").unwrap().unwrap();
    assert_eq!(row.street.as_deref(), Some("Abebe Bikilalaan 17"));
    let row = it.open().get(Scheme::Kvk, "68750110").unwrap().unwrap();
    assert_eq!((row.name.as_str(), row.status), ("Test BV Donald", EnterpriseStatus::Active));
    assert_eq!(
        (row.trade_names, row.town.as_deref()),
        (vec!["Donald Duck Shop".to_owned()], Some("Lollum"))
    );
    for (json, line, kind) in [
        ("[{\"kvkNummer\": \"1\"}]", 1, bad_number("1", Scheme::Kvk, NumberFault::Wrong)),
        ("[\n{\"kvkNummer\": 1}]", 2, ExtractFaultKind::BadJson),
        ("{\"a\": []}", 1, ExtractFaultKind::BadJson),
        ("[\n{\"kvkNummer\": \"69599084\"", 2, ExtractFaultKind::CutOff),
        ("[\n{\"kvkNummer\": \"69599084\"}]", 2, ExtractFaultKind::NoName("69599084".to_owned())),
        ("[] []", 1, ExtractFaultKind::BadJson),
    ] {
        let it = Extracts::new();
        let found = it.import_refused(it.write_file("a.json", json));
        assert_eq!(found, ("a.json".to_owned(), Some(line), kind), "{json}");
    }
}

#[test]
fn a_zip_is_imported_like_its_files() {
    let it = Extracts::new();
    let entries = kbo_files(&[]);
    let mut entries: Vec<_> = entries.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    entries.push(("activity.csv", b"\"EntityNumber\",\"ActivityGroup\"\n"));
    let info = it.import(&[it.write_zip(&entries)]).unwrap();
    assert_eq!((info.kbo, info.kbo_day.as_deref()), (4, Some("2026-11-27")));
}

#[test]
fn a_zip_bomb_or_damaged_zip_is_refused() {
    let it = Extracts::new();
    let row = "\"0202.239.951\",\"2\",\"001\",\"Frituur De Leie\"\n";
    let head = NAMES.lines().next().unwrap();
    let bomb = format!("{head}\n{}", row.repeat(400_000));
    let zip = it.write_zip(&[
        ("enterprise.csv", ENTERPRISES.as_bytes()),
        ("denomination.csv", bomb.as_bytes()),
        ("address.csv", ADDRESSES.as_bytes()),
    ]);
    let (file, _, kind) = it.import_refused(zip.clone());
    assert_eq!(file, "denomination.csv");
    assert!(matches!(kind, ExtractFaultKind::TooLarge(_)), "{kind:?}");
    let mut bytes = fs::read(&zip).unwrap();
    let half = bytes.len() / 2;
    assert_eq!(
        it.import_refused(it.write_file("half.zip", &bytes[..half])).2,
        ExtractFaultKind::BrokenZip
    );
    // Byte 60 is content of the first entry, whose checksum is then wrong.
    bytes[60] ^= 0x10;
    let kind = it.import_refused(it.write_file("other.zip", &bytes)).2;
    assert!(!matches!(kind, ExtractFaultKind::Empty), "{kind:?}");
    let empty = it.write_zip(&[]);
    assert_eq!(it.import_refused(empty).2, ExtractFaultKind::Unknown);
}

#[test]
fn a_truncated_file_is_refused() {
    let without = |text: &str, end: usize| text[..text.len() - end].to_owned();
    let some: String = NAMES.lines().take(4).flat_map(|line| [line, "\n"]).collect();
    let few: String = ENTERPRISES.lines().take(3).flat_map(|line| [line, "\n"]).collect();
    let cases: &[(&str, String, Option<u64>, ExtractFaultKind)] = &[
        ("denomination.csv", without(NAMES, 5), Some(8), ExtractFaultKind::CutOff),
        ("denomination.csv", without(NAMES, 1), Some(8), ExtractFaultKind::CutOff),
        (
            "enterprise.csv",
            without(ENTERPRISES, 16),
            Some(5),
            ExtractFaultKind::Cells { found: 4, expected: 7 },
        ),
        ("enterprise.csv", few, None, ExtractFaultKind::Orphans { count: 2, of: 8 }),
        ("denomination.csv", some, None, ExtractFaultKind::Unnamed { count: 3, of: 4 }),
        (
            "enterprise.csv",
            ENTERPRISES.lines().next().unwrap().to_owned() + "\n",
            None,
            ExtractFaultKind::Orphans { count: 8, of: 8 },
        ),
    ];
    for (name, text, line, kind) in cases {
        let it = Extracts::new();
        let (_, at, found) = it.import_refused(it.write_kbo(&[(name, text)]));
        assert_eq!((&at, &found), (line, kind), "{name}\n{text}");
    }
    let it = Extracts::new();
    let kbo = it.write_kbo(&[]);
    fs::remove_file(kbo.join("address.csv")).unwrap();
    assert_eq!(it.import_refused(kbo).2, ExtractFaultKind::NoFile("address.csv"));
}

#[test]
fn a_few_orphan_rows_are_skipped_and_counted() {
    let it = Extracts::new();
    let more: Vec<String> =
        (0..200).map(|at| format!("\"0202.239.951\",\"2\",\"003\",\"Naam {at}\"\n")).collect();
    let more = more.concat();
    let orphan = "\"0400.000.185\",\"2\",\"001\",\"Nergens\"\n";
    let info = it
        .import(&[it.write_kbo(&[("denomination.csv", &format!("{NAMES}{more}{orphan}"))])])
        .unwrap();
    assert_eq!((info.kbo, info.left_out), (4, 1));
    assert_eq!(it.find_names("nergens"), [""; 0]);
}

#[test]
fn invalid_rows_are_refused_with_file_and_line() {
    let twice = format!("{ENTERPRISES}\n\"0202.239.951\",\"AC\",\"000\",\"2\",,,\n");
    let cases: &[(&str, &str, &str, Option<u64>, ExtractFaultKind)] = &[
        (
            "enterprise.csv",
            "0403.170.701",
            "403170701",
            Some(3),
            bad_number("403170701", Scheme::Kbo, NumberFault::LostZero),
        ),
        (
            "denomination.csv",
            "0403.170.701",
            "4.0317E+08",
            Some(5),
            bad_number("4.0317E+08", Scheme::Kbo, NumberFault::Rounded),
        ),
        (
            "address.csv",
            "0403.170.701",
            "0403.170.702",
            Some(4),
            bad_number("0403.170.702", Scheme::Kbo, NumberFault::Wrong),
        ),
        (
            "denomination.csv",
            "\"Café Müller\"",
            "",
            Some(6),
            ExtractFaultKind::NoName("0200065765".to_owned()),
        ),
        (
            "enterprise.csv",
            "\"JuridicalSituation\"",
            "\"Situation\"",
            Some(1),
            ExtractFaultKind::NoColumn("juridicalsituation"),
        ),
        ("meta.csv", "full", "update", Some(3), ExtractFaultKind::Update),
        (
            "enterprise.csv",
            ENTERPRISES,
            &twice,
            Some(7),
            ExtractFaultKind::Twice("0202.239.951".to_owned()),
        ),
    ];
    for (name, from, to, line, kind) in cases {
        let it = Extracts::new();
        let text = kbo_files(&[]).into_iter().find(|(known, _)| known == name).unwrap().1;
        let found = it.import_refused(it.write_kbo(&[(name, &text.replace(from, to))]));
        assert_eq!(found, ((*name).to_owned(), *line, kind.clone()));
    }
    let tables: &[(&[u8], Option<u64>, ExtractFaultKind)] = &[
        (
            b"KvK-nummer;Naam\n1234567;A\n",
            Some(2),
            bad_number("1234567", Scheme::Kvk, NumberFault::LostZero),
        ),
        (
            b"KvK-nummer;Naam\n\n2,71235E+07;A\n",
            Some(3),
            bad_number("2,71235E+07", Scheme::Kvk, NumberFault::Rounded),
        ),
        (b"KvK-nummer;Naam\r\n27123456;K\xf6hler\r\n", Some(2), ExtractFaultKind::NotUtf8),
        (b"\xff\xfeK\0v\0K\0", Some(1), ExtractFaultKind::NotUtf8),
        (
            b"KvK-nummer;Naam\n27123456;A\n27123456;B\n",
            Some(3),
            ExtractFaultKind::Twice("27123456".to_owned()),
        ),
        (b"KvK-nummer;Plaats\n27123456;A\n", Some(1), ExtractFaultKind::NoColumn("naam")),
        (
            b"KvK-nummer;Naam\n27123456\n",
            Some(2),
            ExtractFaultKind::Cells { found: 1, expected: 2 },
        ),
        (b"KvK-nummer;Naam\n27123456;\"A\n", Some(2), ExtractFaultKind::CutOff),
        (b"KvK-nummer;Naam\n", None, ExtractFaultKind::Empty),
        (b"E-mail;Naam\njan@x.nl;Jan\n", None, ExtractFaultKind::Unknown),
        (b"", None, ExtractFaultKind::Unknown),
    ];
    for (bytes, line, kind) in tables {
        let it = Extracts::new();
        let found = it.import_refused(it.write_file("a.csv", bytes));
        assert_eq!(found, ("a.csv".to_owned(), *line, kind.clone()));
    }
    let it = Extracts::new();
    let open = format!("KvK-nummer;Naam\n27123456;\"A\n{}", "27123457;B\n".repeat(400_000));
    assert_eq!(it.import_refused(it.write_file("a.csv", open)).2, ExtractFaultKind::LongRow);
    let nothing = it.import_refused(it.home.path().join("nothing")).2;
    assert_eq!(nothing, ExtractFaultKind::Unread(SystemError::NotFound));
}

#[test]
fn an_update_file_is_refused() {
    let it = Extracts::new();
    let kbo = it.write_kbo(&[]);
    fs::rename(kbo.join("enterprise.csv"), kbo.join("enterprise_insert.csv")).unwrap();
    assert_eq!(it.import_refused(kbo).2, ExtractFaultKind::Update);
}

#[test]
fn a_refused_import_and_a_dry_run_leave_the_register_unchanged() {
    let it = Extracts::new();
    it.import(&[it.write_kbo(&[])]).unwrap();
    let before = fs::read(it.register_path()).unwrap();
    it.import(&[it.write_file("a.csv", "KvK-nummer;Naam\n1;A\n")]).unwrap_err();
    let kvk = it.write_file("kvk.csv", KVK_CSV);
    let dry = import_options(true);
    let info = import(&it.register_path(), std::slice::from_ref(&kvk), dry, &mut |_| {}).unwrap();
    assert_eq!(info.kvk, 2);
    assert!(fs::read(it.register_path()).unwrap() == before);
    let open = it.open();
    it.import(&[kvk]).unwrap();
    assert_eq!(it.find_names("frituur"), [""; 0], "the new register replaces the old one");
    assert_eq!(open.search("frituur", 1).unwrap().rows.len(), 1, "whoever has it open keeps it");
    let names: Vec<_> = fs::read_dir(it.register_path().parent().unwrap()).unwrap().collect();
    assert_eq!(names.len(), 1, "nothing is left beside it");
}

#[test]
fn the_register_is_private_and_foreign_files_are_not_overwritten() {
    let it = Extracts::new();
    it.import(&[it.write_kbo(&[])]).unwrap();
    assert_eq!(fs::metadata(it.register_path()).unwrap().mode() & 0o777, 0o600);
    let folder = it.register_path().parent().unwrap().to_path_buf();
    assert_eq!(fs::metadata(&folder).unwrap().mode() & 0o777, 0o700);
    let mode =
        |mode| fs::set_permissions(it.register_path(), fs::Permissions::from_mode(mode)).unwrap();
    mode(0o644);
    assert!(matches!(TradeRegister::open(&it.register_path()), Err(StoreError::Exposed { .. })));
    mode(0o600);
    let foreign = |path: &Path| {
        let kvk = it.write_file("kvk.csv", KVK_CSV);
        let now = import_options(false);
        let Err(ImportError::Store(error)) = import(path, &[kvk], now, &mut |_| {}) else {
            panic!("overwritten")
        };
        error
    };
    let db = folder.join("t.db");
    drop(toegang::store::Store::open(&db, std::time::Duration::ZERO).unwrap());
    assert!(matches!(foreign(&db), StoreError::Foreign { .. }));
    let text = folder.join("text");
    fs::write(
        &text,
        "some other file that is longer than a header of SQLite is, a hundred bytes".repeat(20),
    )
    .unwrap();
    fs::set_permissions(&text, fs::Permissions::from_mode(0o600)).unwrap();
    assert!(matches!(foreign(&text), StoreError::NotADatabase));
    let link = folder.join("link");
    std::os::unix::fs::symlink(it.register_path(), &link).unwrap();
    assert!(matches!(foreign(&link), StoreError::Link));
}
