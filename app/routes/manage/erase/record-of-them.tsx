import type { SamePerson } from "#app/features/erasure/same-person.server.ts";

const reasons = {
  number: "the same number",
  address: "the same address",
  name: "the same name at one firm",
  moved: "the same name where they moved",
} as const;

/** A person as one client's company has them, and what speaks for its being the one that is meant. */
export function RecordOfThem({ record }: { record: SamePerson }) {
  const { name, jobTitle, company, client, numbers, addresses, because } = record;
  const reached = [...numbers, ...addresses];
  return (
    <div>
      <b>{name}</b>
      {jobTitle ? `, ${jobTitle}` : ""}{" "}
      <span className="quiet">
        at {company}, for {client}
      </span>
      {reached.length > 0 ? <div className="num">{reached.join(", ")}</div> : null}
      {because.length > 0 ? <div className="fine">{because.map((why) => reasons[why]).join(", ")}</div> : null}
    </div>
  );
}
