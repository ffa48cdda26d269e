import { Button, MultiSelect, NumberInput } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import { pauseWords } from "#app/features/audit/words.ts";
import { languageCodes, languageNames } from "#app/features/queue/languages.ts";
import type { Caller } from "#app/features/reporting/queue-page.server.ts";
import { percent, timeThere } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/section.tsx";

type Props = { campaignId: string; zone: string; callers: Caller[]; unspoken: { language: string; leads: number }[] };

const spoken = languageCodes.map((code) => ({ value: code, label: languageNames[code] }));

/** Who is served from this campaign, how much of their time, and in which languages. */
export function WhoCalls({ campaignId, zone, callers, unspoken }: Props) {
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
            <CallerLine key={caller.id} campaignId={campaignId} zone={zone} caller={caller} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function CallerLine({ campaignId, zone, caller }: { campaignId: string; zone: string; caller: Caller }) {
  const fetcher = useFetcher<{ ok: boolean; says: string }>();
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
      </fetcher.Form>
    </li>
  );
}
