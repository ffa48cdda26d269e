/** Where the invented companies sit: real towns with their postcode districts, and streets that could be anywhere. */
export type Range = keyof typeof ranges;
export type Town = {
  name: string;
  county: string;
  districts: readonly string[];
  range: Range;
  local: readonly string[];
};

/**
 * Numbers that Ofcom keeps for drama, and that still pass as valid: they ring nowhere. Area, then the digits before the last three.
 * Nottingham, mobiles and 01632 are kept for drama too, but no validator takes them.
 */
export const ranges = {
  leeds: ["0113", "496 0"],
  sheffield: ["0114", "496 0"],
  leicester: ["0116", "496 0"],
  bristol: ["0117", "496 0"],
  reading: ["0118", "496 0"],
  birmingham: ["0121", "496 0"],
  edinburgh: ["0131", "496 0"],
  glasgow: ["0141", "496 0"],
  liverpool: ["0151", "496 0"],
  manchester: ["0161", "496 0"],
  london: ["020", "7946 0"],
  tyneside: ["0191", "498 0"],
  ulster: ["028", "9649 6"],
  cardiff: ["029", "2018 0"],
  wide: ["03069", "990"],
  freephone: ["0808", "157 0"],
} as const;

function town(range: Range, name: string, county: string, districts: string, local: string): Town {
  return { range, name, county, districts: districts.split(" "), local: local.split("|") };
}

export const towns: readonly Town[] = [
  town("leeds", "Leeds", "West Yorkshire", "LS9 LS10 LS11 LS12", "Airedale|Aire Valley|Wharfeside"),
  town("leeds", "Morley", "West Yorkshire", "LS27", "Airedale|Ridings"),
  town("leeds", "Pudsey", "West Yorkshire", "LS28", "Aire Valley"),
  town("sheffield", "Sheffield", "South Yorkshire", "S3 S4 S9", "Don Valley|Hallamside|Loxley"),
  town("leicester", "Leicester", "Leicestershire", "LE3 LE4 LE5", "Soar Valley|Charnwood"),
  town("leicester", "Wigston", "Leicestershire", "LE18", "Soar Valley|Knighton"),
  town("bristol", "Bristol", "", "BS2 BS3 BS11", "Severnside|Avonbank"),
  town("bristol", "Filton", "South Gloucestershire", "BS34", "Severnside|Frome Valley"),
  town("reading", "Reading", "Berkshire", "RG2 RG30", "Kennet Valley|Loddonside"),
  town("reading", "Wokingham", "Berkshire", "RG41", "Loddonside|Royal County"),
  town("birmingham", "Birmingham", "West Midlands", "B6 B7 B9 B11", "Tame Valley|Mercian|Aston Cross"),
  town("birmingham", "Oldbury", "West Midlands", "B69", "Tame Valley"),
  town("birmingham", "Solihull", "West Midlands", "B91 B92", "Arden|Blythe Valley"),
  town("edinburgh", "Edinburgh", "Midlothian", "EH6 EH11 EH14", "Pentland|Lothian|Forthside"),
  town("edinburgh", "Musselburgh", "East Lothian", "EH21", "Lothian|Eskside"),
  town("glasgow", "Glasgow", "", "G5 G20 G40 G51", "Kelvin Valley"),
  town("glasgow", "Paisley", "Renfrewshire", "PA3", "Cartside|Gleniffer"),
  town("liverpool", "Liverpool", "Merseyside", "L3 L5 L9 L24", "Dockland"),
  town("liverpool", "Bootle", "Merseyside", "L20", "Seaforth"),
  town("liverpool", "Birkenhead", "Wirral", "CH41", "Wirral|Deeside"),
  town("manchester", "Manchester", "", "M8 M11 M12 M40", "Irwell|Medlock"),
  town("manchester", "Trafford Park", "Manchester", "M17", "Bridgewater|Ship Canal"),
  town("manchester", "Stockport", "Cheshire", "SK1 SK3", "Goyt Valley|Mersey Vale"),
  town("manchester", "Oldham", "Lancashire", "OL1 OL9", "Pennine|Medlock"),
  town("london", "London", "", "SE7 SE16 NW10 E16 N18", "Thameside|Lea Valley|Docklands"),
  town("london", "Croydon", "Surrey", "CR0", "Wandle Valley|North Downs"),
  town("london", "Barking", "Essex", "IG11", "Roding|Thameside"),
  town("london", "Southall", "Middlesex", "UB2", "Grand Union"),
  town("tyneside", "Newcastle upon Tyne", "Tyne & Wear", "NE4 NE6 NE13", "Ouseburn"),
  town("tyneside", "Gateshead", "Tyne & Wear", "NE8 NE11", "Team Valley"),
  town("tyneside", "Sunderland", "Tyne & Wear", "SR2 SR5", "Wearside"),
  town("ulster", "Belfast", "", "BT3 BT12", "Laganside|Castlereagh"),
  town("ulster", "Lisburn", "Co. Antrim", "BT27 BT28", "Lagan Valley|Antrim"),
  town("cardiff", "Cardiff", "South Glamorgan", "CF11 CF24", "Taffside|Rhymney|Severn"),
  town("cardiff", "Penarth", "Vale of Glamorgan", "CF64", "Vale|Cogan"),
  town("freephone", "Perth", "Perth & Kinross", "PH1 PH2", "Strathearn|Tayside"),
  town("wide", "Hull", "East Yorkshire", "HU3 HU9", "Holderness"),
  town("wide", "Preston", "Lancashire", "PR1 PR2", "Ribble|Fylde"),
  town("wide", "Carlisle", "Cumbria", "CA1 CA2", "Eden Valley|Border"),
  town("wide", "Norwich", "Norfolk", "NR3 NR6", "Broadland|Wensum"),
  town("wide", "Exeter", "Devon", "EX2", "Exe Valley|Westcountry"),
  town("wide", "Stoke-on-Trent", "Staffordshire", "ST1 ST4", "Trentside|Potteries"),
  town("wide", "Derby", "Derbyshire", "DE1 DE24", "Derwent|Trent Valley"),
  town("freephone", "Swindon", "Wiltshire", "SN2 SN3", "Ridgeway|Wessex"),
  town("wide", "Doncaster", "South Yorkshire", "DN1 DN4", "Isle|Donside"),
  town("wide", "Telford", "Shropshire", "TF1 TF3", "Wrekin|Severn Gorge"),
  town("freephone", "Ipswich", "Suffolk", "IP1 IP3", "Orwell|Gipping"),
  town("wide", "Wakefield", "West Yorkshire", "WF1 WF2", "Calder Vale|Five Towns"),
];

export const roads: readonly string[] =
  "Canal|Foundry|Station|Dock|Mill|Gasworks|Brewery|Tannery|Wharf|Quarry|Chapel|Kiln|Ropery|Goods Yard|Weighbridge|Orchard|Common|Sidings|Forge|Cooper|Maltings|Priory|Saw Mill|Lock|Abattoir|Park|Victoria|Albert|Wellington|Nelson|Trafalgar|Gladstone|Alma|Inkerman".split(
    "|",
  );
export const roadKinds: readonly string[] = ["Road", "Lane", "Street", "Way", "Close", "Drive"];
export const estates: readonly string[] =
  "Brookside Trading Estate|Riverside Business Park|Parkway Industrial Estate|Northgate Industrial Estate|Old Colliery Yard|Junction Business Centre|Waterside Works|Crossways Depot|Meadow Court|Railway Arches|Bankside Works|Lowfield Trading Estate|Greenbank Works|Hillside Depot|Kingsway Enterprise Park|Canalside Works".split(
    "|",
  );
