import { Link } from "@remix-run/react";
import type { LawByRule as OnServer } from "#app/features/compliance/law-by-rule.ts";
import type { May } from "#app/features/compliance/law-of-lead.ts";
import { count, dateTime, number } from "#app/ui/format.ts";
import { useHouseZone } from "#app/ui/house-zone.ts";
import { Risk, type RiskKind } from "#app/ui/risk.tsx";
import { Section } from "#app/ui/section.tsx";
import { Table } from "#app/ui/table.tsx";

/** As it comes over the wire. */
type Moment = Date | string | null;
type Sample = Omit<OnServer["sample"][number], "from"> & { from: Moment };
type LawByRule = Omit<OnServer, "from" | "last" | "sample"> & { from: Moment; last: Moment; sample: Sample[] };

const words: Record<May, { kind: RiskKind; says: string }> = {
  now: { kind: "good", says: "May be called now" },
  later: { kind: "wait", says: "Not now, but later" },
  mended: { kind: "block", says: "Not before you have seen to it" },
  never: { kind: "block", says: "Not at all" },
};

/** What the law says of the leads a commit would open, by rule, with what can be done about it. Who only waits for an hour is not blocked. */
export function Law({ law }: { law: readonly LawByRule[] }) {
  if (law.length === 0) return null;
  return (
    <Section title="May they be called?" className="import-law" aside={<span className="fine">As of this moment</span>}>
      <ul>
        {law.map((group) => (
          <li key={`${group.may} ${group.rule} ${group.says}`}>
            <ByRule group={group} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ByRule({ group }: { group: LawByRule }) {
  const { may, leads, says, mend, from, last } = group;
  const zone = useHouseZone();
  const { kind, says: verdict } = words[may];
  const [first, until] = [from && dateTime(from, zone), last && dateTime(last, zone)];
  return (
    <>
      <details>
        <summary>
          <b className="num">{number(leads)}</b> <Risk kind={kind}>{verdict}</Risk>
          <span>
            {says}
            {first ? ` From ${first}${until && until !== first ? `, the last from ${until}` : ""}.` : ""}
          </span>
        </summary>
        <Samples group={group} />
      </details>
      {mend ? <Link to={mend.to}>{mend.words}</Link> : null}
    </>
  );
}

function Samples({ group: { leads, sample, may, says } }: { group: LawByRule }) {
  const zone = useHouseZone();
  const more = leads - sample.length;
  return (
    <>
      <Table
        label={`${words[may].says}: ${says}`}
        className="cards-s"
        columns={[{ head: "Row", right: true }, "Company", "Number", "What the law says"]}
      >
        {sample.map(({ line, company, e164, text, from }) => (
          <tr key={line}>
            <td className="r num">{number(line)}</td>
            <td>{company}</td>
            <td className="num">{e164 ?? ""}</td>
            <td>
              {text || "Nothing stands against it."}
              {from ? <span className="quiet"> {dateTime(from, zone)} here.</span> : null}
            </td>
          </tr>
        ))}
      </Table>
      {more > 0 ? <p className="fine">And {count(more, "more lead")}.</p> : null}
    </>
  );
}
