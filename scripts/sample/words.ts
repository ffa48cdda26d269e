/** The words the invented companies and people are made of. */
function words(text: string): readonly string[] {
  return text.split(",");
}

export const surnames = words(
  "Thackray,Ollerenshaw,Braithwaite,Marsh,Okafor,Penhaligon,Drummond,Gosling,Haworth,Ibbotson,Jessop,Kettlewell,Lofthouse,Mellor,Naylor,Ogden,Peckover,Quarmby,Ramsbottom,Sugden,Tordoff,Umpleby,Verity,Wadsworth,Yeadon,Ackroyd,Barraclough,Crowther,Dyson,Earnshaw,Firth,Greenhalgh,Hebblethwaite,Illingworth,Jowett,Kershaw,Lumb,Murgatroyd,Nutter,Oldroyd,Pickersgill,Rawnsley,Shackleton,Tattersall,Uttley,Varley,Whiteley,Bracewell,Cockcroft,Dewhirst,Entwistle,Fairclough,Gaskell,Horrocks,Isherwood,Jagger,Kenyon,Leadbetter,Molyneux,Openshaw,Pilkington,Rimmer,Scholes,Tyldesley,Unsworth,Wolstenholme,Abernethy,Buchanan,Carmichael,Dalgleish,Elphinstone,Farquhar,Galbraith,Halliday,Innes,Jardine,Kinnear,Lockhart,McAllister,McIntyre,Ogilvie,Pettigrew,Rutherford,Sinclair,Tulloch,Urquhart,Wishart,Ap Rhys,Beynon,Cadwallader,Devereux,Eynon,Gwilliam,Havard,Llewellyn,Meredith,Parry,Prosser,Tudor,Vaughan,Magennis,McAvoy,O'Rourke,O'Hagan,Quigley,Tierney,Adeyemi,Begum,Chaudhry,Dhillon,Ferreira,Grewal,Hussain,Kaur,Kowalski,Mistry,Nowak,Patel,Rahman,Sandhu,Tran,Zielinski,Tregenza,Trevithick,Polglase,Nancarrow,Rosewarne,Chenoweth,Goodenough,Larkspur,Winterbourne,Fothergill,Satterthwaite,Postlethwaite,Dinsdale,Metcalfe,Iveson,Coverdale,Sedgwick,Alderson,Peacock,Raine,Kirkbride,Tinniswood,Blenkinsop,Charlton,Fenwick,Heslop,Milburn,Ridley,Carrick-Hay,Younghusband",
);
export const womenFirst = words(
  "Helen,Isla,Priya,Ann,Margaret,Susan,Karen,Denise,Claire,Joanne,Rebecca,Sian,Carys,Fiona,Mairi,Aoife,Siobhan,Gillian,Lorraine,Tracey,Nadia,Yasmin,Harpreet,Ewa,Agnieszka,Beverley,Lynne,Paula,Heather,Ruth,Alison,Donna,Bea,Grace,Chloé,Renée,Zoë,Olivia,Jasmine,Marie",
);
export const menFirst = words(
  "Tom,Dave,Callum,Ken,Steve,Paul,Mark,Andrew,Gareth,Rhys,Hamish,Ewan,Declan,Sean,Imran,Tariq,Jaspal,Piotr,Marek,Colin,Keith,Nigel,Barry,Graham,Trevor,Roy,Stuart,Neil,Craig,Darren,Lee,Wayne,Carl,José,André,Oliver,Harry,George,Simon,Phil,Martin,Robert,William,Peter",
);

/** First half and second half of a name for a firm called after a place that is not there. */
export const brandStarts = words(
  "Thorn,Ash,Wex,Raven,Hazel,Brack,Marl,Elder,Oaken,Stan,Red,Kings,Fox,Heron,Larch,Rowan,Sedge,Holm,Winter,Fern,Hart,Swan,Lin,Cold,Whin,Dun,Lang,Cray,Bright,Silver,Crow,Heather,Birk,Hollin,Eagle,Corn,Wheat,Barn",
);
export const brandEnds = words(
  "beck,garth,ley,brook,mere,holt,stead,combe,gate,field,wick,dale,shaw,thorpe,well,ridge",
);

/** What they do, with the fleet such a firm runs. */
export const trades: readonly { name: string; vehicles: readonly [number, number] }[] = [
  ["Haulage", 8, 140],
  ["Transport", 6, 120],
  ["Logistics", 10, 160],
  ["Freight", 6, 80],
  ["Couriers", 5, 60],
  ["Plumbing", 2, 18],
  ["Plumbing & Heating", 3, 30],
  ["Scaffolding", 4, 35],
  ["Coaches", 6, 45],
  ["Coach Hire", 4, 30],
  ["Dairies", 5, 40],
  ["Skip Hire", 3, 22],
  ["Roofing", 3, 20],
  ["Electrical", 4, 45],
  ["Removals", 3, 26],
  ["Plant Hire", 6, 60],
  ["Drainage", 4, 38],
  ["Cleaning Services", 5, 50],
  ["Recycling", 5, 48],
  ["Groundworks", 4, 30],
  ["Refrigeration", 4, 35],
  ["Foodservice", 6, 55],
  ["Bakery", 3, 24],
  ["Tyres", 3, 20],
  ["Recovery", 4, 28],
  ["Private Hire", 6, 70],
  ["Pest Control", 3, 25],
  ["Fencing", 3, 16],
  ["Glass", 3, 22],
  ["Flooring", 2, 15],
  ["Timber", 3, 26],
  ["Fuels", 5, 42],
  ["Aggregates", 6, 60],
  ["Concrete", 6, 50],
  ["Laundry", 4, 30],
  ["Lift Services", 4, 36],
  ["Builders Merchants", 5, 48],
  ["Security", 6, 64],
  ["Landscapes", 3, 28],
  ["Vending", 4, 32],
].map(([name, low, high]) => ({ name: String(name), vehicles: [Number(low), Number(high)] as const }));

export const positions = words(
  "Transport Manager,Fleet Manager,Operations Director,Managing Director,MD,Owner,Office Manager,Finance Director,Depot Manager,Director,Partner,Workshop Manager,Compliance Manager,Company Secretary,Operations Mgr,Fleet Co-ordinator,Accounts,Buyer,General Manager",
);
export const boxes = words("info,office,enquiries,transport,accounts,admin,sales,fleet,depot");

/** Who tracks their vehicles today: invented too. */
export const competitors = words("Fleetmark,Axlewatch,Waymarker,Roadlens,Tracklight,Haulsight");
