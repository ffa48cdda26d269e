import { type StandIn, standIns } from "#app/features/cleansing/stand-ins.ts";
import { count } from "#app/ui/format.ts";
import type { UnnamedView } from "../cleanse-step.ts";
import { GiveForFile, GivenForFile } from "./give-for-file.tsx";

type StandInNameProps = { importId: string; unnamed: UnnamedView };

/** Rows that name no company: what they are known by is said once for the file, with one click, and taken back with another. */
export function StandInName({ importId, unnamed }: StandInNameProps) {
  const action = `/imports/${importId}/stand-in`;
  const { given, rows, named, example } = unnamed;
  if (given !== null)
    return (
      <GivenForFile action={action} takeBack="Take it back">
        {rows > 0
          ? `${count(rows, "row")} that named no company ${rows === 1 ? "is" : "are"} known by ${knownBy[given]}.`
          : `Rows that name no company are known by ${knownBy[given]}, but none of this file needs it.`}
      </GivenForFile>
    );
  if (named.domain === 0) return null;
  const offered = standIns.filter((by) => (by === "domain" ? example !== null : named.person > 0));
  return (
    <section aria-label="Rows without a company" className="import-offer-row">
      <p>
        {count(rows, "row")} {rows === 1 ? "names" : "name"} no company and {rows === 1 ? "stays" : "stay"} in
        quarantine. They can be known by{" "}
        {example ? `their own domain, such as ${example}, or by the person` : "the person"} instead.
      </p>
      <div className="import-acts">
        {offered.map((by) => (
          <GiveForFile key={by} action={action} field={<input type="hidden" name="standIn" value={by} />}>
            {offer[by]} ({count(named[by], "row")})
          </GiveForFile>
        ))}
      </div>
    </section>
  );
}

const offer: Record<StandIn, string> = { domain: "By the domain, else the person", person: "By the person" };
const knownBy: Record<StandIn, string> = {
  domain: "their own domain, or by the person where they have none",
  person: "the person",
};
