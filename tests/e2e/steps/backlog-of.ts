/** The last two digits of a number choose what becomes of a call: see the simulator's number plan. */
type Kind = { ends: "no-answer" | "waits-for-us"; company: string; people?: number };

const digits = { "no-answer": "02", "waits-for-us": "06" } as const;

/** A small file of London companies whose numbers, all of them fiction, end as each lead needs. */
export function backlogOf(kinds: Kind[]): { name: string; mimeType: string; buffer: Buffer } {
  const rows = kinds.flatMap(({ ends, company, people = 1 }, at) =>
    Array.from({ length: people }, (_, person) => {
      const number = `020 7946 0${at}${digits[ends]}`;
      return [
        company,
        names[(at + person) % names.length],
        number,
        `${at} Fore Street`,
        "London",
        `SW1A ${at}AA`,
      ].join();
    }),
  );
  const text = ["Company,Contact,Phone,Address,Town,Postcode", ...rows, ""].join("\r\n");
  return { name: "small-backlog.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
}

const names = ["Helen Marsh", "Tom Adair", "Ruth Okafor", "Sam Pell", "Ida Brook", "Leo Carr", "Nia Vaughan"];
