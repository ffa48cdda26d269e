import type { Cells } from "./columns.ts";
import { type Company, type Inventor, storyPhone } from "./companies.ts";
import type { Clerk, Fate, Row } from "./record.ts";

/** The records the rest of the demonstration speaks of, at the lines it gives them. */
export function story(invent: Inventor, clerk: Clerk): Row[] {
  const rows: Row[] = [];

  function add(
    line: number,
    fate: Fate,
    facts: Partial<Company>,
    given: Partial<Cells>,
    tags: string[] = ["story"],
  ): Row {
    const company = invent.company(facts);
    const bare = { "Tel 2": "", Mobile: "", Mail: "", Web: "", "Do not call": "", Notes: "" };
    const row = { ...clerk.type(company, { ...bare, ...given }, tags), fate, line };
    const named = fate === "lead" || (given.Firm ?? "x") !== "";
    rows.push(named ? row : { ...row, entity: null });
    return row;
  }

  const manchester = {
    town: invent.townCalled("Trafford Park"),
    postcode: "M17 1WX",
    lines: ["Unit 12", "Bridgewater Works", "Dock Road"],
  };
  const harrow = {
    name: "Harrow & Pike Logistics",
    legal: "Ltd",
    domain: "harrow-pike.example",
    phone: storyPhone("0161 496 0142"),
    vehicles: 38,
  };
  add(
    318,
    "lead",
    { ...manchester, ...harrow },
    {
      Contact: "Marsh, Helen",
      Position: "Operations director",
      "Tel 1": "0161 4960142",
      "Tel 2": "0161 496 0188 / 0119",
      Mail: "h.marsh@harrow-pike.example",
      Web: "www.harrow-pike.example",
      Status: "Lost – price",
      "Lost because": "price",
      "Dt last spoken": "14/03/2025",
      "Contract with": "Fleetmark",
      Ends: "02/27",
      Vehicles: "38",
      "Do not call": "n",
      Notes: 'Quoted £9,800 a year for 38 vehicles.\nSigned with Fleetmark, price. "Ask again before it ends."',
    },
  );
  add(
    902,
    "lead",
    { name: "Tay Valley Freight", legal: "Ltd", town: invent.townCalled("Perth"), phone: storyPhone("0808 157 0133") },
    {
      Contact: "Isla Drummond",
      Position: "Transport lead",
      "Tel 1": "8081570133",
      Status: "Waiting f. product",
      "Lost because": "no temp. sensors",
      "Dt last spoken": "20/01/2026",
      Vehicles: "18",
      Notes: 'Nice, but without temperature it is "half a tool"',
    },
  );
  add(
    611,
    "lead",
    { name: "Brightwell Foods", legal: "", town: invent.townCalled("London"), phone: storyPhone("020 7946 0881") },
    {
      Firm: "BRIGHTWELL FOODS",
      Contact: "Mr J Bright",
      "Tel 1": "+44 (0)20 7946 0881",
      "Tel 2": "2.08E+11",
      Mail: "info@brightwell-foods.example",
      Status: "Cold",
      "Dt last spoken": "14/03/2025",
    },
  );

  add(
    47,
    "quarantined",
    { phone: storyPhone("0161 496 0155") },
    { Firm: "", Contact: "S. Hale", "Tel 1": "0161 496 0155", Mail: "s.hale@hale-pallets.example" },
    ["no-company"],
  );
  add(132, "quarantined", { name: "Corbridge Print", legal: "" }, { Contact: "", "Tel 1": "0161 496" }, ["too-short"]);
  add(
    209,
    "quarantined",
    { name: "Oakfield Dairies", legal: "" },
    { Contact: "Ann Li", "Tel 1": "4.42E+11", Mail: "ann.li@" },
    ["digits-lost"],
  );
  add(341, "quarantined", { name: "Penrose Marine", legal: "" }, { Contact: "J Penrose", "Tel 1": "n/a" }, [
    "phone-placeholder",
  ]);
  add(566, "quarantined", {}, { Firm: "test", Contact: "test", "Tel 1": "0000000" }, ["company-placeholder"]);
  add(1204, "quarantined", { name: "Marlow Tools", legal: "" }, { Contact: "Bea Stone", "Tel 1": "212 555 01" }, [
    "too-short",
  ]);
  add(1266, "quarantined", {}, { Firm: "", Contact: "Ken Fry" }, ["no-company"]);
  add(1390, "quarantined", { name: "Ashdown Glass", legal: "" }, { Contact: "R Vane", "Tel 1": "ask Jill" }, [
    "phone-placeholder",
  ]);
  const above = { Contact: "", Position: "", "Tel 1": "", Address: "", Town: "", County: "", "Post Code": "" };
  add(1477, "quarantined", {}, { Firm: "see above", ...above }, ["company-placeholder"]);
  return rows;
}
