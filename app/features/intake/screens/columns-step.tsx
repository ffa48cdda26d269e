import { Button } from "@mantine/core";
import { Link, useFetcher, useNavigate } from "@remix-run/react";
import { type FieldName, fieldLabels, fieldNames } from "#app/features/cleansing/fields.ts";
import type { FormReply } from "#app/kit/form.server.ts";
import { count } from "#app/ui/format.ts";
import { Key } from "#app/ui/key.tsx";
import { useKeys } from "#app/ui/keys.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Risk } from "#app/ui/risk.tsx";
import type { ColumnView, WordView } from "../columns-step.ts";
import type { Before } from "../open-question.ts";
import { AskedFirst } from "./asked-first.tsx";
import { Choose } from "./choose.tsx";
import { DateOrderPick } from "./date-order-pick.tsx";
import { ImportFrame } from "./frame.tsx";
import { StatusWords } from "./status-words.tsx";

type ColumnsProps = {
  about: { id: string; client: string };
  rows: number;
  warnings: string[];
  columns: ColumnView[];
  words: WordView[];
  open: string | null;
  before: Before | null;
};

const choices = fieldNames.map((value) => ({ value, label: fieldLabels[value] }));

/** Step 2: what each column holds. What asks is answered in its row, and the next step stays closed until it is. */
export function ColumnsStep({ about, rows, warnings, columns, words, open, before }: ColumnsProps) {
  const navigate = useNavigate();
  const unknown = columns.filter(({ sure }) => sure === "asks");
  const asking = unknown.length;
  const next = `/imports/${about.id}/cleanse`;
  useKeys("Import", [{ key: "enter", does: "Cleanse the rows", run: () => navigate(next), off: asking > 0 }]);
  return (
    <ImportFrame
      importId={about.id}
      at="columns"
      says={
        <>
          {asking > 0 ? (
            <a href={`#column-${unknown[0]?.index}`}>
              <Risk kind="wait">{`${count(asking, "column needs", "columns need")} your word`}</Risk>
            </a>
          ) : null}
          <span>Remembered for {about.client}.</span>
        </>
      }
      acts={
        <>
          <Button component={Link} to={`/imports/${about.id}/file`} variant="default">
            Back
          </Button>
          {asking > 0 ? (
            <Button disabled rightSection={<Key k="⏎" />}>{`Cleanse ${count(rows, "row")}`}</Button>
          ) : (
            <Button component={Link} to={next} rightSection={<Key k="⏎" />}>{`Cleanse ${count(rows, "row")}`}</Button>
          )}
        </>
      }
    >
      <PageHead
        title={`${count(columns.length, "column")}, ${asking === 0 ? "all understood" : `${columns.length - asking} understood`}`}
        says="We looked at every cell, not only at the headers. Change what is wrong; answer what is asked."
      />
      <AskedFirst before={before} open={open} />
      {warnings.length > 0 ? <Notice kind="wait" list={warnings} /> : null}
      {asking > 1 ? <LeaveOut importId={about.id} columns={unknown} /> : null}
      <table className="rk-table import-columns" aria-label="The columns of the file">
        <thead>
          <tr>
            <th scope="col">Their column</th>
            <th scope="col">What stands in it</th>
            <th scope="col">We read it as</th>
            <th scope="col">How sure</th>
            <th scope="col">Found</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <ColumnRow key={column.index} importId={about.id} column={column} />
          ))}
        </tbody>
      </table>
      <StatusWords importId={about.id} words={words} />
    </ImportFrame>
  );
}

/** A wide export has many columns that nobody calls by: they need not be answered one after the other. */
function LeaveOut({ importId, columns }: { importId: string; columns: ColumnView[] }) {
  const fetcher = useFetcher();
  return (
    <Notice
      act={
        <fetcher.Form method="post" action={`/imports/${importId}/columns`}>
          <input type="hidden" name="field" value="ignore" />
          {columns.map(({ index }) => (
            <input key={index} type="hidden" name="column" value={index} />
          ))}
          <Button type="submit" size="xs" variant="default" loading={fetcher.state !== "idle"}>
            Leave out all {columns.length}
          </Button>
        </fetcher.Form>
      }
    >
      {count(columns.length, "column is", "columns are")} not known to us. Say below what they are, or leave them out:
      the file itself keeps them.
    </Notice>
  );
}

function ColumnRow({ importId, column }: { importId: string; column: ColumnView }) {
  const fetcher = useFetcher<FormReply>();
  const action = `/imports/${importId}/columns`;
  const sent = fetcher.formData?.get("field") as FieldName | undefined;
  const asks = column.sure === "asks" && sent === undefined;
  return (
    <tr id={`column-${column.index}`} className={asks ? "ask" : undefined}>
      <th scope="row">{column.header}</th>
      <td className="rk-samples">
        {column.samples.length === 0 ? <em className="quiet">empty</em> : null}
        {column.samples.map((sample) => (
          <span key={sample}>{sample}</span>
        ))}
      </td>
      <td>
        <Choose
          fetcher={fetcher}
          action={action}
          name="field"
          label={`${column.header} is`}
          value={column.field}
          data={choices}
        >
          <input type="hidden" name="column" value={column.index} />
        </Choose>
      </td>
      <td title={column.reason}>
        {asks ? (
          <Risk kind="wait">Asks you</Risk>
        ) : column.sure === "sure" ? (
          <Risk kind="good">Sure</Risk>
        ) : (
          <span className="quiet">Likely</span>
        )}
        {column.sure === "likely" ? <small className="fine import-why">{column.reason}</small> : null}
      </td>
      <td className="quiet">
        {asks ? (
          <fetcher.Form
            method="post"
            action={action}
            className="rk-picks"
            onSubmit={(event) => event.currentTarget.closest("tr")?.querySelector("select")?.focus()}
          >
            <input type="hidden" name="column" value={column.index} />
            {column.picks.map((pick) => (
              <button key={pick} type="submit" name="field" value={pick}>
                {fieldLabels[pick]}
              </button>
            ))}
          </fetcher.Form>
        ) : (
          <>
            {column.found}
            {column.dates ? <DateOrderPick importId={importId} column={column.index} {...column.dates} /> : null}
          </>
        )}
      </td>
    </tr>
  );
}
