import { Button, NativeSelect, Stack, Textarea } from "@mantine/core";
import { Form, useLocation } from "@remix-run/react";
import { sectorWords } from "#app/features/audit/words.ts";
import { atStart, dateTime } from "#app/ui/format.ts";
import { useHouseZone } from "#app/ui/house-zone.ts";
import { Section } from "#app/ui/section.tsx";
import { campaignSectors } from "#db/vocabulary.ts";
import type { AnswerProps } from "./answer.tsx";

const sources: Record<string, string> = {
  import: "A row of a file said so",
  outcome: "They said so on a call",
  person: "Somebody here said so",
  list: "It stands on a list",
};

/** Who asked that the number is not called, and the two ways of saying it: for everybody, or for one client. */
export function Standing({ e164, suppressions, asked, choices, manages }: AnswerProps) {
  const zone = useHouseZone();
  const { search } = useLocation();
  const client = choices.find(({ id }) => id === asked.client);
  if (suppressions.length === 0 && !manages) return null;
  return (
    <Section title={suppressions.length > 0 ? "Suppressed" : "Not suppressed"}>
      {suppressions.length > 0 ? (
        <ul>
          {suppressions.map(({ id, agencyWide, source, by, at, fromList }) => (
            <li key={id}>
              {sources[source] ?? source}
              {by ? `, ${by}` : ""}, {dateTime(at, zone)}: {agencyWide ? "for the whole agency" : `for ${client?.name}`}
              .
              {manages && !fromList ? (
                <Form method="post" action={`/may-call/suppressions/${id}/lift${search}`}>
                  <Button type="submit" variant="default">
                    Lift it
                  </Button>
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {manages && e164.startsWith("+") ? (
        <Form method="post" action={`/may-call/suppress${search}`} className="row">
          <input type="hidden" name="kind" value="number" />
          <input type="hidden" name="value" value={e164} />
          <Button type="submit" variant="default">
            Never call it again, for anybody
          </Button>
          {client ? (
            <Button type="submit" name="clientId" value={client.id} variant="default">
              Never for {client.name}
            </Button>
          ) : null}
        </Form>
      ) : null}
    </Section>
  );
}

/** Consent is given to one client, on evidence, and may be taken back. */
export function Agreed({ e164, consents, asked, choices, manages }: AnswerProps) {
  const zone = useHouseZone();
  const { search } = useLocation();
  if (!e164.startsWith("+") || (consents.length === 0 && !manages)) return null;
  const open = campaignSectors.filter((one) => !consents.some(({ sector }) => sector === one));
  return (
    <Section title={consents.length > 0 ? "They do not object" : "Do they not object?"}>
      <Stack gap={14}>
        {consents.map(({ id, sector, evidence, by, at }) => (
          <Stack key={id} gap={6}>
            <p>
              {sector === "general" ? "" : `To calls about ${sectorWords[sector]}: `}
              {evidence} <span className="quiet">{`${by ?? ""}, ${dateTime(at, zone)}`}</span>
            </p>
            {manages ? (
              <Form method="post" action={`/may-call/consents/${id}/withdraw${search}`}>
                <Button type="submit" variant="default">
                  They take it back
                </Button>
              </Form>
            ) : null}
          </Stack>
        ))}
        {manages && open.length > 0 ? (
          <Form method="post" action={`/may-call/consent${search}`} className="rk-form">
            <input type="hidden" name="number" value={e164} />
            <NativeSelect
              name="clientId"
              label="They told"
              defaultValue={asked.client}
              data={choices.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <NativeSelect
              name="sector"
              label="To calls about"
              description="Claims management and pensions need a yes to just that."
              data={open.map((value) => ({ value, label: atStart(sectorWords[value]) }))}
            />
            <Textarea
              name="evidence"
              label="How we know"
              description="Who said it, when, and where it is kept"
              minLength={10}
              required
              autosize
            />
            <div className="acts">
              <Button type="submit" variant="default">
                Record their consent
              </Button>
            </div>
          </Form>
        ) : null}
      </Stack>
    </Section>
  );
}
