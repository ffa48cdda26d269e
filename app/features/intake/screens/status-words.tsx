import { standingLabels, standings } from "#app/features/companies/status-words.ts";
import { count, number } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { WordView } from "../columns-step.ts";
import { Choose } from "./choose.tsx";

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
      <table className="rk-table import-words" aria-label="What their words for a status mean">
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
  return (
    <tr>
      <th scope="row">{view.word}</th>
      <td className="r num">{number(view.count)}</td>
      <td>
        <Choose
          action={`/imports/${importId}/columns`}
          name="standing"
          label={`${view.word} means`}
          value={view.standing}
          data={choices}
        >
          <input type="hidden" name="word" value={view.word} />
        </Choose>
      </td>
    </tr>
  );
}
