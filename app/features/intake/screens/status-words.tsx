import { Button, NativeSelect } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import { standingLabels, standings } from "#app/features/companies/status-words.ts";
import { count, number } from "#app/ui/format.ts";
import { useHydrated } from "#app/ui/hydrated.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { WordView } from "../columns-step.ts";

const choices = standings.map((value) => ({ value, label: standingLabels[value] }));

/** The client’s own words for how a lead stood, each with what we take it for: it decides who is called first. */
export function StatusWords({ importId, words }: { importId: string; words: WordView[] }) {
  if (words.length === 0) return null;
  const customers = words.filter(({ standing }) => standing === "customer").reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <h2 className="import-h2">Their words, ours</h2>
      {customers > 0 ? (
        <Notice>{`${count(customers, "row looks", "rows look")} like existing customers. Take them out of the file, or say below what the word means.`}</Notice>
      ) : null}
      <table className="rk-table import-columns" aria-label="What their words for a status mean">
        <thead>
          <tr>
            <th scope="col">Their word</th>
            <th scope="col" className="r">
              Rows
            </th>
            <th scope="col">We read it as</th>
          </tr>
        </thead>
        <tbody>
          {words.map((view) => (
            <WordRow key={view.word} importId={importId} view={view} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function WordRow({ importId, view }: { importId: string; view: WordView }) {
  const fetcher = useFetcher();
  const hydrated = useHydrated();
  return (
    <tr>
      <th scope="row">{view.word}</th>
      <td className="r num">{number(view.count)}</td>
      <td>
        <fetcher.Form method="post" action={`/imports/${importId}/columns`} className="import-change">
          <input type="hidden" name="word" value={view.word} />
          <NativeSelect
            key={view.standing}
            size="xs"
            name="standing"
            aria-label={`${view.word} means`}
            defaultValue={view.standing}
            data={choices}
            onChange={(event) => fetcher.submit(event.currentTarget.form)}
          />
          {hydrated ? null : (
            <Button type="submit" size="xs" variant="default">
              Change
            </Button>
          )}
        </fetcher.Form>
      </td>
    </tr>
  );
}
