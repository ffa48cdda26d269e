import { Button } from "@mantine/core";
import { Form, Link, useNavigation, useSubmit } from "@remix-run/react";
import { type ReactNode, useCallback, useState } from "react";
import { Empty } from "#app/ui/empty.tsx";
import { count, date, number } from "#app/ui/format.ts";
import { useHouseZone } from "#app/ui/house-zone.ts";
import { Key } from "#app/ui/key.tsx";
import { useKeys } from "#app/ui/keys.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { useWhenChanged } from "#app/ui/use-when-changed.ts";
import type { Verdict } from "#db/vocabulary.ts";
import type { ImportFacts } from "../import-page.server.ts";
import type { reviewStep } from "../review-step.server.ts";
import type { RowView } from "../row-view.ts";
import { whyNotUndone } from "../undo-words.ts";
import { BalanceEquation } from "./balance.tsx";
import { Changes } from "./changes.tsx";
import { ImportFrame } from "./frame.tsx";
import { Law } from "./law.tsx";
import { TakeMendedFile } from "./mended-file.tsx";
import { Missing } from "./missing.tsx";
import { movedAway, withMoved } from "./moved-rows.ts";
import { Rows } from "./rows.tsx";
import { useUndo } from "./undo.tsx";

type Step = Extract<Awaited<ReturnType<typeof reviewStep>>, { ok: true }>;
type Facts = Pick<
  ImportFacts,
  "id" | "fileName" | "client" | "campaign" | "campaignId" | "status" | "problem" | "rowsDone"
> & {
  committedAt: Date | string | null;
  undoneAt: Date | string | null;
};
type ReviewProps = { about: Facts; step: Step; said: { again: boolean; refused: string | null } };

const refusals: Record<string, string> = {
  "not-ready": "This import cannot be committed any more.",
  "same-file-again": "The same file was uploaded again meanwhile and is under way there.",
  "read-otherwise":
    "Nothing was committed: how the file is read was changed at the same moment. Look at the result, and commit again.",
  "too-late": "It was committed before it could be stopped. You can undo it.",
  "not-committed": "There is nothing to undo: it is not committed.",
};
const whyNot: Record<string, string> = whyNotUndone;

/** Step 4: what will happen to the rows, then what has happened; every figure opens its rows. */
export function ReviewStep({ about, step, said }: ReviewProps) {
  const zone = useHouseZone();
  const { status } = about;
  const when = (at: Date | string | null) => (at ? date(at, zone) : "");
  const to = (verdict: Verdict) => `/imports/${about.id}/review?show=${verdict}`;
  const [moved, setMoved] = useState<ReadonlyMap<number, Verdict>>(new Map());
  // A list that is opened again was counted again.
  useWhenChanged(step, () => setMoved(new Map()));
  const onAnswer = useCallback(
    (rows: RowView[]) =>
      setMoved((known) => new Map([...known, ...rows.map((row) => [row.line, row.verdict] as const)])),
    [],
  );
  const away = movedAway(step.shown, moved);
  const balance = withMoved(step.balance, step.shown, away);
  const mayUndo = status === "committed" && step.mayUndo === "yes";
  const undo = useUndo({ importId: about.id, fileName: about.fileName, balance: step.balance });
  const refused = said.refused ? (refusals[said.refused] ?? whyNot[said.refused]) : null;
  return (
    <ImportFrame
      importId={about.id}
      at="review"
      closed={status === "committed" || status === "undone"}
      says={(mayUndo && undo.question) || <Says about={about} step={{ ...step, balance }} />}
      acts={<Acts about={about} step={{ ...step, balance }} undo={mayUndo ? undo.button : null} />}
    >
      {said.again ? (
        <Notice kind="plain">
          {about.committedAt
            ? `This file was imported on ${when(about.committedAt)}; nothing was done again.`
            : "This file was uploaded before; here is how it stands. Nothing was done again."}
        </Notice>
      ) : null}
      {refused ? <Notice kind="block">{refused}</Notice> : null}
      {status === "committed" && about.problem && !refused ? <Notice kind="block">{about.problem}</Notice> : null}
      {status === "failed" ? (
        <Notice kind="block">{about.problem ?? "The import failed; nothing was written."}</Notice>
      ) : null}
      {status === "cancelled" ? (
        <Notice kind="wait">It was stopped, and nothing of it was written. You can commit it after all.</Notice>
      ) : null}
      <PageHead title={titleOf(about, step, when)} says={`${about.client}, for the campaign “${about.campaign}”.`} />
      {status === "undone" ? (
        <Empty
          title="Nothing of it is left"
          says="Its companies, leads and rows are gone; only the ledger still tells that it was there. Whoever asked not to be called stays suppressed."
        >
          <Link to="/imports">See the other imports</Link>
        </Empty>
      ) : (
        <>
          <BalanceEquation balance={balance} to={to} shown={step.shown} />
          {away.length > 0 ? (
            <Notice
              act={
                <Button component={Link} to={to(step.shown)} size="xs" variant="default">
                  Count again
                </Button>
              }
            >
              {count(away.length, "row")} {away.length === 1 ? "was" : "were"} mended here. Whether they may be called
              is not counted below yet.
            </Notice>
          ) : null}
          {step.likely > 0 ? (
            <p className="fine">
              {count(step.likely, "pair")} of rows may be one company; you will be asked about{" "}
              {step.likely === 1 ? "it" : "them"} under <Link to="/duplicates">Duplicates</Link> once it is committed.
            </p>
          ) : null}
          {step.law ? <Law law={step.law} /> : null}
          <Noticed warnings={step.warnings} />
          {step.changes ? <Changes shown={step.changes} /> : null}
          {step.missing ? <Missing importId={about.id} missing={step.missing} /> : null}
          {step.page ? (
            <Rows
              key={step.shown}
              importId={about.id}
              verdict={step.shown}
              page={step.page}
              away={away.length}
              columns={step.columns}
              onAnswer={onAnswer}
            />
          ) : null}
          {balance.quarantined + balance.suppressed > 0 ? <TakeMendedFile importId={about.id} /> : null}
        </>
      )}
    </ImportFrame>
  );
}

/** What the first step said of the file already. */
function Noticed({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <details className="import-noticed">
      <summary>{count(warnings.length, "thing")} we noticed about the file</summary>
      <ul className="fine">
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </details>
  );
}

function titleOf(
  { status, committedAt, undoneAt }: Facts,
  { balance }: Step,
  when: (at: Date | string | null) => string,
) {
  if (status === "committed") return `What became of ${count(balance.read, "row")} on ${when(committedAt)}`;
  if (status === "undone") return `This import was undone on ${when(undoneAt)}`;
  return `What will happen to ${count(balance.read, "row")}`;
}

function Says({ about, step }: { about: Facts; step: Step }) {
  const { status } = about;
  if (status === "undone") {
    return "The file can be uploaded again.";
  }
  if (status === "committed")
    return step.mayUndo === "yes" ? "It can be undone until its first call." : whyNot[step.mayUndo ?? ""];
  const { quarantined } = step.balance;
  return `${quarantined > 0 ? `${number(quarantined)} stay in quarantine. ` : ""}The import can be undone until its first call.`;
}

function Acts({ about, step, undo }: { about: Facts; step: Step; undo: ReactNode }) {
  const { status, id } = about;
  const { quarantined, suppressed, leads, merged } = step.balance;
  const back = quarantined + suppressed;
  const file =
    status !== "undone" && back > 0 ? (
      <Button component="a" href={`/imports/${id}/bad-rows.csv`} download variant="default">
        Send {number(back)} back as a file
      </Button>
    ) : null;
  if (status === "undone") {
    return (
      <Button component={Link} to="/imports/new">
        Upload a file
      </Button>
    );
  }
  if (status === "committed") {
    return (
      <>
        {undo}
        {file}
        <Button component={Link} to={`/campaigns/${about.campaignId}`}>
          See the campaign
        </Button>
      </>
    );
  }
  return (
    <>
      {file}
      <Commit importId={id} leads={leads} rows={leads + merged + suppressed} />
    </>
  );
}

function Commit({ importId, leads, rows }: { importId: string; leads: number; rows: number }) {
  const submit = useSubmit();
  const action = `/imports/${importId}/commit`;
  const busy = useNavigation().formAction === action;
  const off = rows === 0 || busy;
  const commit = () => submit(null, { method: "post", action });
  useKeys("Import", [{ key: "mod+enter", does: "Commit the import", run: commit, off, inFields: true }]);
  return (
    <Form method="post" action={action}>
      <Button type="submit" disabled={rows === 0} loading={busy} rightSection={<Key k="⌘⏎" />}>
        Commit {leads > 0 ? count(leads, "lead") : count(rows, "row")}
      </Button>
    </Form>
  );
}
