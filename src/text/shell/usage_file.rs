//! Help about the data file in English.

/// Texts of the definition in Dutch, with their translation.
pub(crate) const OF_THE_FILE: &[(&str, &str)] = &[
    (
        "Het handelsregister van deze computer: ondernemingen uit openbare uittreksels",
        "The trade register of this computer: enterprises from public extracts",
    ),
    (
        "Lees uittreksels in; ze vervangen het hele register, of er verandert niets",
        "Read extracts; they replace the whole register, or nothing changes",
    ),
    (
        "Elk PAD is een bestand, een map of een zip; wat erin staat wordt aan de inhoud herkend:\n  \
          België      enterprise.csv, denomination.csv en address.csv van KBO Open Data; code.csv en meta.csv mogen erbij\n  \
          Nederland   CSV met kvk-nummer, naam, straat, postcode, plaats en status, of JSON van KVK Zoeken\n\
        Geef alle paden in één keer: het nieuwe register heeft alleen wat daarin staat.",
        "Each PATH is a file, a folder or a zip; what it holds is recognised by its content:\n  \
          Belgium           enterprise.csv, denomination.csv and address.csv of KBO Open Data, optionally code.csv and meta.csv\n  \
          the Netherlands   CSV with kvk-nummer, naam, straat, postcode, plaats and status, or JSON of KVK Zoeken\n\
        Give all paths at once: the new register only has what they hold.",
    ),
    ("Een bestand, een map of een zip", "A file, a folder or a zip"),
    ("Zoek ondernemingen op naam, plaats of nummer", "Search enterprises by name, place or number"),
    (
        "Woorden uit naam en plaats, of het begin ervan; of het begin van een nummer",
        "Words of name and place, or the beginning of them; or the beginning of a number",
    ),
    ("Hoeveel er hoogstens worden getoond", "How many are shown at most"),
    ("Toon een onderneming", "Show an enterprise"),
    ("Haar KvK-nummer of ondernemingsnummer", "Its KvK number or enterprise number"),
    ("Waar het register staat", "Print the path of the register"),
    (
        "Maak een kopie zoals het bestand nu is, en controleer die",
        "Copy the file as it is now, and check the copy",
    ),
    ("Het nieuwe bestand", "The new file"),
    (
        "Red wat te lezen is van een beschadigd bestand in een nieuw, en zeg wat er ontbreekt",
        "Save what can be read of a damaged file to a new one, and list what is missing",
    ),
    (
        "Breng het bestand bij naar deze versie; een kopie van de oude blijft ernaast",
        "Migrate the file to this version; a copy of the old one stays beside it",
    ),
    ("Waar het bestand staat", "Print the path of the file"),
    (
        "Volg het Logboek regel voor regel en vergelijk het met de tabellen; met --anker ook met wat daar staat",
        "Check the Log line by line and compare it with the tables, and with the anchor if --anchor is given",
    ),
    (
        "Wie het bestand kan schrijven, kan Logboek en tabellen samen vervalsen, zodat hier alles klopt. Dat laat alleen een anker zien dat die persoon niet kan schrijven (--anker)",
        "Anyone who can write the file can forge Log and tables together, and this check will pass. Only an anchor that they cannot write reveals it (--anchor)",
    ),
    (
        "Een tweede bestand waaraan na elke wijziging het einde van het Logboek wordt toegevoegd",
        "A second file that records the end of the Log after every change",
    ),
    (
        "Geef alles als regels van JSON: het Logboek, met de volledige rijen",
        "Print everything as JSON lines: the Log, with complete rows",
    ),
    ("Vul een nieuw bestand met wat exporteer gaf", "Create a new file from the output of export"),
    ("Het bestand met de gegevens zelf", "Check, copy, export or repair the data file"),
    (
        "Onderhoud door de eigenaar van het bestand, buiten alle rechten om",
        "Maintenance by the owner of the file, without any role",
    ),
    (
        "Maak iemand Beheerder van een omgeving die er geen meer heeft; het Logboek noemt systeem, en wie je op deze computer bent",
        "Appoint an Administrator in an environment that has none left; the Log names the system and your account on this computer",
    ),
    ("De naam of het eigen domein van de omgeving", "The name or the domain of the environment"),
    ("Het adres van wie Beheerder wordt", "The address of the new Administrator"),
    (
        "Zet de tijdzone waarin de dagen van dit bestand beginnen en eindigen; voor iedereen, waar je ook bent",
        "Set the time zone in which days begin and end, for everybody who uses this file",
    ),
    ("De naam van de tijdzone, zoals Europe/Amsterdam", "The time zone, such as Europe/Amsterdam"),
    ("TIJDZONE", "TIMEZONE"),
    ("OMGEVING", "ENVIRONMENT"),
];
