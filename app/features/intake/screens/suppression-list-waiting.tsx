import type { ComponentProps, ReactNode } from "react";
import { fieldLabels, fieldNames } from "#app/features/cleansing/fields.ts";
import { count } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Risk } from "#app/ui/risk.tsx";
import type { WaitingList } from "../lists/waiting-list.server.ts";
import { Choose } from "./choose.tsx";
import { countryNames } from "./country-names.ts";
import { holdsSentence } from "./suppression-list-table.tsx";

const readingOf = (listId: string): string => `/suppression-lists/${listId}/reading`;
const choices = fieldNames.map((value) => ({ value, label: fieldLabels[value] }));

/** A list that waits: how it is read, each of it changeable, and what it would hold. */
export function WaitingPart({ listId, waiting }: { listId: string; waiting: WaitingList }) {
  const change = (label: string, name: string, value: string, data: ComponentProps<typeof Choose>["data"]) => (
    <Choose action={readingOf(listId)} label={label} name={name} value={value} data={data} />
  );
  return (
    <>
      {waiting.ok ? null : <Notice kind="block">{waiting.sentence}</Notice>}
      {waiting.ok && waiting.warnings.length > 0 ? <Notice>{waiting.warnings.join(" ")}</Notice> : null}
      <dl className="import-found">
        {waiting.ok ? (
          <Fact name="It holds">
            {holdsSentence(waiting.holds)}, from {count(waiting.holds.rows, "row")}
            {waiting.holds.empty > 0 ? (
              <span className="quiet">
                {count(waiting.holds.empty, "row")} {waiting.holds.empty === 1 ? "says" : "say"} nothing we can compare.
              </span>
            ) : null}
          </Fact>
        ) : null}
        {waiting.ok && waiting.sheets && waiting.sheets.length > 1 ? (
          <Fact name="Sheet">
            {change(
              "Sheet",
              "sheet",
              waiting.sheet ?? "",
              waiting.sheets.map((name) => ({ value: name, label: name })),
            )}
          </Fact>
        ) : null}
        <Fact name="Country">
          {change("Country", "country", waiting.country, countryNames(waiting.country))}
          <span className="quiet">For numbers without a code.</span>
        </Fact>
      </dl>
      {waiting.ok ? <Columns listId={listId} columns={waiting.columns} /> : null}
    </>
  );
}

function Columns({ listId, columns }: { listId: string; columns: Extract<WaitingList, { ok: true }>["columns"] }) {
  return (
    <table className="rk-table import-columns" aria-label="The columns of the list">
      <thead>
        <tr>
          <th scope="col">Their column</th>
          <th scope="col">What stands in it</th>
          <th scope="col">We read it as</th>
          <th scope="col" className="hide-s">
            How sure
          </th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ index, header, samples, field, sure, reason }) => (
          <tr key={index}>
            <th scope="row">{header}</th>
            <td className="rk-samples">
              {samples.length === 0 ? <em className="quiet">empty</em> : null}
              {samples.map((sample) => (
                <span key={sample}>{sample}</span>
              ))}
            </td>
            <td>
              <Choose action={readingOf(listId)} label={`${header} is`} name="field" value={field} data={choices}>
                <input type="hidden" name="column" value={index} />
              </Choose>
            </td>
            <td className="nowrap hide-s" title={reason}>
              {sure ? <Risk kind="good">Sure</Risk> : <Risk kind="wait">Look at it</Risk>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
