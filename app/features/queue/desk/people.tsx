import { Figure } from "#app/ui/figure.tsx";
import { Hint } from "#app/ui/key.tsx";
import { Risk, type RiskKind } from "#app/ui/risk.tsx";
import { Section } from "#app/ui/section.tsx";
import { chosenNumber } from "../desk-phase.ts";
import type { DeskCall, DeskNumber, DeskPerson, DeskView } from "../desk-view.ts";

const risks = { allow: "good", wait: "wait", block: "block" } as const satisfies Record<
  DeskNumber["verdict"],
  RiskKind
>;

type PeopleProps = { view: DeskView; onPick: (numberId: string) => void; onPickNext: () => void };

/** Whom we know there and on which numbers, each with what the law says of it at this moment. */
export function People({ view, onPick, onPickNext }: PeopleProps) {
  const chosen = chosenNumber(view)?.id;
  const onCall = view.call.state !== "idle";
  return (
    <Section
      title="People and numbers"
      className="desk-people"
      aside={
        <Hint k="P" onClick={onPickNext}>
          pick
        </Hint>
      }
    >
      <ul>
        {view.lead?.people.map((person) => (
          <Person key={person.id ?? person.name} person={person}>
            {person.numbers.map((number) => (
              <button
                type="button"
                key={number.id}
                className="desk-number"
                aria-pressed={number.id === chosen}
                disabled={onCall && number.id !== chosen}
                onClick={() => onPick(number.id)}
              >
                <span className="num">{number.shown}</span>
                <NumberState number={number} call={view.call} />
              </button>
            ))}
          </Person>
        ))}
      </ul>
      {view.lead?.morePeople ? (
        <p className="fine">
          <Figure
            value={view.lead.morePeople}
            label={view.lead.morePeople === 1 ? "more person" : "more people"}
            to={`/leads/${view.lead.id}?all`}
            size="inline"
          />
        </p>
      ) : null}
    </Section>
  );
}

function Person({ person, children }: { person: DeskPerson; children: React.ReactNode }) {
  return (
    <li className={person.gone ? "gone" : undefined}>
      <p>
        <b title={person.name}>{person.name}</b>
        {person.tag ? <em className="rk-tag">{person.tag}</em> : null}
        {person.role ? <span title={person.role}>{person.role}</span> : null}
      </p>
      {children}
    </li>
  );
}

function NumberState({ number, call }: { number: DeskNumber; call: DeskCall }) {
  const here = call.state !== "idle" && call.numberId === number.id;
  if (here && call.state === "ringing") return <Risk kind="plain">Ringing</Risk>;
  if (here && call.state === "talking") return <Risk kind="plain">On this call</Risk>;
  if (here && call.state === "ended") return <Risk kind="plain">{call.short}</Risk>;
  return <Risk kind={number.warns ? "wait" : risks[number.verdict]}>{number.says}</Risk>;
}
