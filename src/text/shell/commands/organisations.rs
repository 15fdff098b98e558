//! Commands about organisations and the trade register.

use super::{CommandText, command};
use crate::text::both;

pub(crate) const ORGANISATION_LIST: CommandText = command(
    both("organisatie lijst", "organisation list"),
    both("Toon de organisaties", "List the organisations"),
)
.example(both("organisatie lijst --json", "organisation list --json"));

pub(crate) const ORGANISATION_SHOW: CommandText = command(
    both("organisatie toon", "organisation show"),
    both("Toon een organisatie, met alle gegevens", "Show an organisation in full"),
)
.example(both("organisatie toon \"Piet Holding\"", "organisation show \"Piet Holding\""));

pub(crate) const ORGANISATION_ADD: CommandText = command(
    both("organisatie voegtoe", "organisation add"),
    both(
        "Maak een organisatie; je wordt er Beheerder van",
        "Create an organisation; you become its Administrator",
    ),
)
.example(both(
    "organisatie voegtoe \"Koek B.V.\" --kvk 27000002 --plaats Delft",
    "organisation add \"Koek B.V.\" --kvk 27000002 --town Delft",
))
.after(both(
    "Zonder NAAM komen naam en adres uit het handelsregister, op nummer (--kvk of --kbo). Een \
     register lees je in met: handelsregister importeer.",
    "Without NAME, the name and address come from the trade register, by number (--kvk or --kbo). \
     Import a register with: trade-register import.",
));

pub(crate) const ORGANISATION_REFRESH: CommandText = command(
    both("organisatie vernieuw", "organisation refresh"),
    both(
        "Neem naam, adres en nummer opnieuw over uit het handelsregister",
        "Update the name, address and number from the trade register",
    ),
)
.example(both("organisatie vernieuw koek", "organisation refresh koek"));

pub(crate) const ORGANISATION_EDIT: CommandText = command(
    both("organisatie bewerk", "organisation edit"),
    both("Wijzig de gegevens van een organisatie", "Change the details of an organisation"),
)
.example(both(
    "organisatie bewerk koek --straat \"Markt 1\"",
    "organisation edit koek --street \"Markt 1\"",
));

pub(crate) const ORGANISATION_ACTIVATE: CommandText = command(
    both("organisatie activeer", "organisation activate"),
    both(
        "Activeer een organisatie: leg vast waaruit blijkt dat je ervoor mag handelen",
        "Activate an organisation: record the evidence that you may act for it",
    ),
)
.example(both(
    "organisatie activeer koek --betaling NL-2026-77",
    "organisation activate koek --payment NL-2026-77",
));

pub(crate) const ORGANISATION_APPROVE: CommandText = command(
    both("organisatie keurgoed", "organisation approve"),
    both(
        "Keur het bewijs goed; de organisatie is dan actief",
        "Approve the evidence; this activates the organisation",
    ),
)
.example(both("organisatie keurgoed koek", "organisation approve koek"));

pub(crate) const ORGANISATION_REJECT: CommandText = command(
    both("organisatie wijsaf", "organisation reject"),
    both("Wijs het bewijs af", "Reject the evidence"),
)
.example(both(
    "organisatie wijsaf koek --reden \"Het uittreksel is te oud\"",
    "organisation reject koek --reason \"The extract is too old\"",
));

pub(crate) const ORGANISATION_REMOVE: CommandText = command(
    both("organisatie verwijder", "organisation remove"),
    both(
        "Verwijder een organisatie, met alles wat erin is",
        "Remove an organisation, with everything in it",
    ),
)
.example(both(
    "organisatie verwijder koek --naam \"Koek B.V.\"",
    "organisation remove koek --name \"Koek B.V.\"",
));

pub(crate) const TRADE_REGISTER_IMPORT: CommandText = command(
    both("handelsregister importeer", "trade-register import"),
    both(
        "Lees uittreksels in en vervang het hele register; bij een fout verandert er niets",
        "Import extracts, replacing the whole register; an error leaves it unchanged",
    ),
)
.after(both(
    "Elk PAD is een bestand, een map of een zip; wat erin staat wordt aan de inhoud \
         herkend:\n  \
         België      enterprise.csv, denomination.csv en address.csv van KBO Open Data; \
         code.csv en meta.csv mogen erbij\n  \
         Nederland   CSV met kvk-nummer, naam, straat, postcode, plaats en status, of JSON \
         van KVK Zoeken\n\
         Geef alle paden in één keer: het nieuwe register heeft alleen wat daarin staat.",
    "Each PATH is a file, a folder or a zip, recognised by its content:\n  Belgium           \
     enterprise.csv, denomination.csv and address.csv of KBO Open Data, optionally code.csv and \
     meta.csv\n  the Netherlands   CSV with kvk-nummer, naam, straat, postcode, plaats and status, \
     or JSON from KVK Zoeken\nGive all paths at once: the new register contains only what is in \
     them.",
))
.example(both(
    "handelsregister importeer KboOpenData.zip kvk.csv",
    "trade-register import KboOpenData.zip kvk.csv",
));

pub(crate) const TRADE_REGISTER_SEARCH: CommandText = command(
    both("handelsregister zoek", "trade-register search"),
    both(
        "Zoek ondernemingen op naam, plaats of nummer",
        "Search enterprises by name, town or number",
    ),
)
.example(both("handelsregister zoek bakkerij gent", "trade-register search bakkerij gent"));

pub(crate) const TRADE_REGISTER_SHOW: CommandText = command(
    both("handelsregister toon", "trade-register show"),
    both("Toon een onderneming", "Show an enterprise"),
)
.example(both(
    "handelsregister toon 0202.239.951 --json",
    "trade-register show 0202.239.951 --json",
));

pub(crate) const TRADE_REGISTER_PATH: CommandText = command(
    both("handelsregister pad", "trade-register path"),
    both("Toon het pad van het register", "Print the path of the register"),
)
.example(both("handelsregister pad", "trade-register path"));
