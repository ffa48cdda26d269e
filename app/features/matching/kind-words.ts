import { remember } from "./remember.ts";

/** What a company does, each under the one word that stands for all its spellings. Of one family there may be a plumber and a roofer. */
const kinds: Record<string, string> = {
  accountancy: "accountancy accountants accounting bookkeeping",
  aggregates: "aggregates quarries concrete",
  bakery: "bakery bakers",
  brewery: "brewery brewing",
  building: "building builders builder construction",
  butchers: "butchers butcher meats",
  catering: "catering caterers foodservice",
  cleaning: "cleaning cleaners",
  coaches: "coaches coach minibuses taxis",
  couriers: "couriers courier",
  dairies: "dairies dairy",
  dental: "dental dentist dentists",
  design: "design designers architects",
  drainage: "drainage drains drain",
  electrical: "electrical electrics electric electricians electrician",
  engineering: "engineering engineers",
  events: "events marquees",
  farming: "farms farm farming",
  fencing: "fencing fences",
  flooring: "flooring floors carpets",
  freight: "freight shipping",
  fuels: "fuels oils",
  funerals: "funerals funeral",
  furniture: "furniture furnishings",
  glazing: "glazing windows glass",
  groundworks: "groundworks excavation",
  hairdressing: "hairdressing hairdressers hairdresser barbers barber",
  haulage: "haulage hauliers trucking transport",
  heating: "heating boilers",
  hire: "hire rentals rental",
  insurance: "insurance",
  joinery: "joinery joiners carpentry carpenters",
  landscaping: "landscaping landscapes gardens gardening",
  laundry: "laundry linen",
  law: "solicitors law lawyers attorneys legal",
  lettings: "lettings estates realty",
  lifts: "lift lifts elevators",
  logistics: "logistics",
  marketing: "marketing advertising",
  mortgages: "mortgages",
  motors: "motors garage autos tyres bodyshop",
  optics: "opticians optician optical optometrists",
  packaging: "packaging",
  painting: "painting painters decorators decorating",
  paving: "paving surfacing tarmac asphalt",
  pest: "pest",
  photography: "photography photographers photographer",
  physiotherapy: "physiotherapy physio physiotherapists",
  plant: "plant",
  plastering: "plastering plasterers plasterer",
  plumbing: "plumbing plumber plumbers",
  printing: "printing printers print",
  recovery: "recovery towing breakdown",
  recruitment: "recruitment staffing",
  recycling: "recycling waste skips skip",
  refrigeration: "refrigeration cooling conditioning",
  removals: "removals movers",
  roofing: "roofing roofer roofers",
  scaffolding: "scaffolding scaffolds",
  security: "security alarms locksmiths",
  signs: "signs signage",
  software: "software",
  storage: "storage warehousing",
  surveying: "surveyors surveying",
  tailoring: "tailors tailoring",
  telecoms: "telecoms telecom telecommunications",
  tiling: "tiling tiles tilers",
  timber: "timber lumber",
  training: "training",
  travel: "travel tours",
  tree: "tree",
  vending: "vending",
  veterinary: "veterinary vets",
};

/** Who eats, drinks or sleeps there. A restaurant is the same as the one without the word, unless it sits in a hotel. */
const hospitality: Record<string, string> = {
  hotel: "hotel inn motel",
  restaurant: "restaurant ristorante brasserie",
  cafe: "cafe caffe coffee",
  bar: "bar lounge pub",
  grill: "grill rotisserie",
  dining: "dining",
};

/** A part of something larger, or a sister of it: one number and one door, and another company or desk. */
const parts: Record<string, string> = {
  spa: "spa",
  gym: "gym fitness",
  pharmacy: "pharmacy chemist",
  holdings: "holdings holding",
  properties: "properties property",
  pensions: "pensions pension",
  department: "department faculty",
  payroll: "payroll procurement purchasing",
};

const byWord = (words: Record<string, string>): ReadonlyMap<string, string> =>
  new Map(Object.entries(words).flatMap(([one, all]) => all.split(" ").map((word) => [word, one])));

const kindOf = byWord({ ...kinds, ...hospitality, ...parts });

/** The kinds among the words of a name. A million names say few different things, and share one list of each. */
export function kindsIn(words: readonly string[]): readonly string[] {
  let told = "";
  for (const word of words) {
    const kind = kindOf.get(word);
    if (kind !== undefined) told = told === "" ? kind : `${told} ${kind}`;
  }
  return listOf(told);
}

const listOf = remember((told): readonly string[] => (told === "" ? [] : told.split(" ")));

/** True where both say what they do, and it is not the same; two desks of one college, or a hotel's bar and its restaurant, too. */
export function isOtherKind(a: readonly string[], b: readonly string[]): boolean {
  const [own, others] = [withoutHouse(a, b), withoutHouse(b, a)];
  return own.length > 0 && others.length > 0 && !own.some((kind) => others.includes(kind));
}

function withoutHouse(kinds: readonly string[], others: readonly string[]): string[] {
  return kinds.filter((kind) => !(others.includes(kind) && (kind in hospitality || kind in parts)));
}

/** True where one is by its name a part or a sister of the other. */
export function isOtherPart(a: readonly string[], b: readonly string[]): boolean {
  return lacksPart(a, b) || lacksPart(b, a);
}

function lacksPart(a: readonly string[], b: readonly string[]): boolean {
  const inHotel = b.includes("hotel");
  return a.some((kind) => !b.includes(kind) && (kind in parts || (inHotel && kind in hospitality)));
}
