"""Team codes and the names under which sheets print them.

A sheet says ``GBR`` or ``Great Britain``; to tell either from a person's name, it must be known.
The archive's own table of countries stays the master: a test holds this list to it.
"""

from athletics.domain.names import fold

_LIST = """
AFG Afghanistan; AHO Netherlands Antilles; AIA Anguilla; AIN Individual Neutral Athletes;
ALB Albania; ALG Algeria; ANA Authorised Neutral Athletes; AND Andorra; ANG Angola;
ANT Antigua and Barbuda; ANZ Australasia; ARG Argentina; ARM Armenia; ART Athlete Refugee Team;
ARU Aruba; ASA American Samoa; AUS Australia; AUT Austria; AZE Azerbaijan; BAH Bahamas;
BAN Bangladesh; BAR Barbados; BDI Burundi; BEL Belgium; BEN Benin; BER Bermuda;
BGU British Guiana; BHU Bhutan; BIH Bosnia and Herzegovina; BIR Burma; BIZ Belize; BLR Belarus;
BOH Bohemia; BOL Bolivia; BOT Botswana; BRA Brazil; BRN Bahrain; BRU Brunei; BUL Bulgaria;
BUR Burkina Faso; CAF Central African Republic; CAM Cambodia; CAN Canada; CAY Cayman Islands;
CEY Ceylon; CGO Congo; CHA Chad; CHI Chile; CHN China; CIV Côte d'Ivoire; CMR Cameroon;
COD DR Congo; COK Cook Islands; COL Colombia; COM Comoros; CPV Cabo Verde; CRC Costa Rica;
CRO Croatia; CUB Cuba; CUR Curaçao; CYP Cyprus; CZE Czech Republic; DAH Dahomey; DEN Denmark;
DJI Djibouti; DMA Dominica; DOM Dominican Republic; ECU Ecuador; EGY Egypt; ENG England;
EOR Refugee Olympic Team; ERI Eritrea; ESA El Salvador; ESP Spain; EST Estonia; ETH Ethiopia;
EUN Unified Team; FIJ Fiji; FIN Finland; FLK Falkland Islands; FRA France; FRG West Germany;
FSM Micronesia; GAB Gabon; GAM The Gambia; GBR Great Britain; GBS Guinea-Bissau;
GCO Gold Coast; GDR East Germany; GEO Georgia; GEQ Equatorial Guinea; GER Germany; GHA Ghana;
GIB Gibraltar; GRE Greece; GRN Grenada; GUA Guatemala; GUE Guernsey; GUI Guinea; GUM Guam;
GUY Guyana; HAI Haiti; HBR British Honduras; HKG Hong Kong; HON Honduras; HUN Hungary;
INA Indonesia; IND India; INT International team; IOA Independent Olympic Athletes;
IOM Isle of Man; IOP Independent Olympic Participants; IRI Iran; IRL Ireland; IRQ Iraq;
ISL Iceland; ISR Israel; ISV US Virgin Islands; ITA Italy; IVB British Virgin Islands;
JAM Jamaica; JEY Jersey; JOR Jordan; JPN Japan; KAZ Kazakhstan; KEN Kenya; KGZ Kyrgyzstan;
KIR Kiribati; KOR South Korea; KOS Kosovo; KSA Saudi Arabia; KUW Kuwait; LAO Laos; LAT Latvia;
LBA Libya; LBN Lebanon; LBR Liberia; LCA Saint Lucia; LES Lesotho; LIB Lebanon;
LIE Liechtenstein; LTU Lithuania; LUX Luxembourg; MAC Macau; MAD Madagascar; MAL Malaya;
MAR Morocco; MAS Malaysia; MAW Malawi; MDA Moldova; MDV Maldives; MEX Mexico; MGL Mongolia;
MHL Marshall Islands; MIX Mixed team; MKD North Macedonia; MLI Mali; MLT Malta; MNE Montenegro;
MNT Montserrat; MON Monaco; MOZ Mozambique; MRI Mauritius; MTN Mauritania; MYA Myanmar;
NAM Namibia; NBO North Borneo; NCA Nicaragua; NED Netherlands; NEP Nepal; NFK Norfolk Island;
NFL Newfoundland; NGR Nigeria; NIG Niger; NIR Northern Ireland; NIU Niue;
NMI Northern Mariana Islands; NOR Norway; NRU Nauru; NZL New Zealand;
OAR Olympic Athletes from Russia; OMA Oman; PAK Pakistan; PAN Panama; PAR Paraguay; PER Peru;
PHI Philippines; PLE Palestine; PLW Palau; PNG Papua New Guinea; POL Poland; POR Portugal;
PRK North Korea; PUR Puerto Rico; PYF French Polynesia; QAT Qatar; RHO Rhodesia; ROC ROC;
ROT Refugee Olympic Team; ROU Romania; RSA South Africa; RUS Russia; RWA Rwanda; SAA Saar;
SAM Samoa; SCG Serbia and Montenegro; SCO Scotland; SEN Senegal; SEY Seychelles; SGP Singapore;
SHN Saint Helena; SKN Saint Kitts and Nevis; SLE Sierra Leone; SLO Slovenia; SMR San Marino;
SOL Solomon Islands; SOM Somalia; SRB Serbia; SRI Sri Lanka; SSD South Sudan;
STP São Tomé and Príncipe; SUD Sudan; SUI Switzerland; SUR Suriname; SVK Slovakia; SWE Sweden;
SWZ Eswatini; SYR Syria; TAN Tanzania; TCH Czechoslovakia; TGA Tonga; THA Thailand;
TJK Tajikistan; TKM Turkmenistan; TKS Turks and Caicos Islands; TLS Timor-Leste; TOG Togo;
TPE Chinese Taipei; TTO Trinidad and Tobago; TUN Tunisia; TUR Türkiye; TUV Tuvalu;
UAE United Arab Emirates; UAR United Arab Republic; UGA Uganda; UKR Ukraine; UND Undefined;
URS Soviet Union; URU Uruguay; USA United States; UZB Uzbekistan; VAN Vanuatu; VEN Venezuela;
VIE Vietnam; VIN Saint Vincent and the Grenadines; VNM South Vietnam; VOL Upper Volta;
WAL Wales; WIF British West Indies Federation; YAR North Yemen; YEM Yemen; YMD South Yemen;
YUG Yugoslavia; ZAI Zaire; ZAM Zambia; ZIM Zimbabwe
"""

#: Code and English name, as the archive's countries.
NATIONS = dict(entry.strip().split(" ", 1) for entry in _LIST.replace("\n", " ").split(";"))

_OTHER_NAMES = {
    "GBR": "Great Britain and Northern Ireland; Great Britain & N.I.; Great Britain & NI; GB & NI",
    "USA": "United States of America",
    "CZE": "Czechia",
    "TUR": "Turkey",
    "KOR": "Korea; Republic of Korea",
    "PRK": "DPR Korea",
    "CHN": "PR China; People's Republic of China",
    "NED": "The Netherlands; Holland",
    "BAH": "The Bahamas",
    "GAM": "Gambia",
    "IRI": "IR Iran; Islamic Republic of Iran",
    "CIV": "Ivory Coast",
    "COD": "Democratic Republic of the Congo",
    "CGO": "Republic of the Congo",
    "MDA": "Republic of Moldova",
    "RUS": "Russian Federation",
    "SWZ": "Swaziland",
    "MKD": "Macedonia",
    "CPV": "Cape Verde",
    "TTO": "Trinidad & Tobago",
    "BIH": "Bosnia & Herzegovina",
    "ANT": "Antigua & Barbuda",
    "SKN": "St Kitts and Nevis; Saint Kitts & Nevis",
    "LCA": "St Lucia",
    "VIN": "St Vincent and the Grenadines; Saint Vincent & the Grenadines",
    "HKG": "Hong Kong, China",
    "SYR": "Syrian Arab Republic",
    "VIE": "Viet Nam",
    "URS": "USSR",
    "FRG": "Federal Republic of Germany",
    "GDR": "German Democratic Republic",
}

#: Two codes share a name: the one still in use is meant.
_CODES = {fold(name): code for code, name in NATIONS.items() if code not in ("LIB", "ROT")}
_CODES |= {fold(name): code for code, names in _OTHER_NAMES.items() for name in names.split(";")}
#: The longest name has so many words.
LONGEST_NAME = max(name.count(" ") + 1 for name in _CODES)


def is_code(text: str) -> bool:
    return text in NATIONS


def code_of(name: str) -> str:
    """``KEN`` for ``Kenya``; empty for what is no country's English name."""
    return _CODES.get(fold(name), "")
