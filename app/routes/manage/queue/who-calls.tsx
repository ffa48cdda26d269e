import { Button, MultiSelect, NativeSelect, NumberInput } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import { pauseWords } from "#app/features/audit/words.ts";
import { languageCodes, languageNames } from "#app/features/queue/languages.ts";
import type { Caller } from "#app/features/reporting/queue-page.server.ts";
import { percent, timeThere } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/section.tsx";

type Props = {
  campaignId: string;
  zone: string;
  callers: Caller[];
  /** Agents who do not call here yet. */
  others: { id: string; name: string }[];
  unspoken: { language: string; leads: number }[];
};
type Answer = { ok: boolean; says: string };

const spoken = languageCodes.map((code) => ({ value: code, label: languageNames[code] }));

/** Who is served from this campaign, how much of their time, and in which languages. */
export function WhoCalls({ campaignId, zone, callers, others, unspoken }: Props) {
  const off = useFetcher<Answer>();
  return (
    <Section title="Who calls">
      {unspoken.map(({ language, leads }) => (
        <Notice key={language} kind="wait">
          Nobody here speaks {language}: {leads === 1 ? "one lead is" : `${leads} leads are`} served to whoever is next.
        </Notice>
      ))}
      {callers.length === 0 ? (
        <p className="quiet">Nobody calls for this campaign yet, so nothing is served.</p>
      ) : (
        <ul className="queue-callers">
          {callers.map((caller) => (
            <CallerLine key={caller.id} campaignId={campaignId} zone={zone} caller={caller} off={off} />
          ))}
        </ul>
      )}
      <p className="fine queue-said" role="status">
        {off.state === "idle" && off.data ? off.data.says : ""}
      </p>
      <PutOn campaignId={campaignId} others={others} />
    </Section>
  );
}

/** Somebody new on the campaign. */
function PutOn({ campaignId, others }: Pick<Props, "campaignId" | "others">) {
  const added = useFetcher<Answer>();
  if (others.length === 0) return null;
  return (
    <added.Form method="post" action={`/campaigns/${campaignId}/callers`} className="queue-put-on">
      <NativeSelect
        name="userId"
        label="Put on the campaign"
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button type="submit" variant="default" loading={added.state !== "idle"}>
        Put on
      </Button>
      <span className="fine" role="status">
        {added.state === "idle" && added.data ? added.data.says : ""}
      </span>
    </added.Form>
  );
}

type LineProps = Pick<Props, "campaignId" | "zone"> & { caller: Caller; off: ReturnType<typeof useFetcher<Answer>> };

function CallerLine({ campaignId, zone, caller, off }: LineProps) {
  const fetcher = useFetcher<Answer>();
  const { id, name, share, part, languages, pausedBecause, pausedUntil } = caller;
  return (
    <li>
      <fetcher.Form method="post" action={`/campaigns/${campaignId}/callers/${id}`} className="queue-caller">
        <div>
          <b>{name}</b>
          <p className="fine">
            {pausedBecause
              ? `Away from the desk: ${pauseWords[pausedBecause]}${pausedUntil ? `, until ${timeThere(pausedUntil, zone)}` : ""}`
              : `${percent(part, 0)} of their calls`}
          </p>
        </div>
        <NumberInput
          name="share"
          label="Share"
          aria-label={`${name}: share`}
          defaultValue={share}
          min={1}
          max={100}
          allowDecimal={false}
        />
        <MultiSelect
          name="languages"
          label="Speaks"
          aria-label={`${name}: languages`}
          data={spoken}
          defaultValue={languages}
          placeholder={languages.length === 0 ? "Whatever comes" : ""}
          comboboxProps={{ withinPortal: true }}
        />
        <Button type="submit" variant="default" loading={fetcher.state !== "idle"} aria-label={`Save ${name}`}>
          Save
        </Button>
        <span className="fine" role="status">
          {fetcher.state === "idle" && fetcher.data ? fetcher.data.says : ""}
        </span>
        <Button
          variant="subtle"
          color="gray"
          disabled={off.state !== "idle"}
          aria-label={`Take ${name} off the campaign`}
          onClick={() => off.submit(null, { method: "post", action: `/campaigns/${campaignId}/callers/${id}/off` })}
        >
          Take off
        </Button>
      </fetcher.Form>
    </li>
  );
}
