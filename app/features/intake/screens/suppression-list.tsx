import { Button } from "@mantine/core";
import { Form, useNavigation } from "@remix-run/react";
import { Empty } from "#app/ui/empty.tsx";
import { Foot } from "#app/ui/foot.tsx";
import { count, dateTime } from "#app/ui/format.ts";
import { useHouseZone } from "#app/ui/house-zone.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { useReadEvery } from "#app/ui/read-again.ts";
import type { FoundLead } from "../lists/list-page.server.ts";
import { listWords } from "../lists/list-words.ts";
import type { ListFacts } from "../lists/lists-page.server.ts";
import type { WaitingList } from "../lists/waiting-list.server.ts";
import { FoundLeads } from "./suppression-list-leads.tsx";
import { holdsSentence } from "./suppression-list-table.tsx";
import { WaitingPart } from "./suppression-list-waiting.tsx";

type Told<T> = {
  [K in keyof T]: T[K] extends Date ? Date | string : T[K] extends Date | null ? Date | string | null : T[K];
};
type OneListProps = {
  list: Told<ListFacts>;
  waiting: WaitingList | null;
  found: Omit<FoundLead, "at">[];
  said: string | null;
  again: boolean;
  /** The open leads are still being compared with it. */
  comparing: boolean;
};

/** One list: what it would do while it waits, what it did once it is in force, and the way back. */
export function OneList({ list, waiting, found, said, again, comparing }: OneListProps) {
  const zone = useHouseZone();
  const whose = list.client ?? "the whole agency";
  const sent = useNavigation().formAction;
  const ended = list.status === "replaced" || list.status === "taken-back";
  return (
    <>
      <Page>
        <PageHead
          title={`${listWords[list.kind].name}: ${list.fileName}`}
          says={`For ${whose}, uploaded by ${list.uploadedBy} on ${dateTime(list.uploadedAt, zone)}.`}
        />
        {again ? <Notice>This file is here already; nothing was done again.</Notice> : null}
        {said ? <Notice kind="block">{said}</Notice> : null}
        {waiting ? <WaitingPart listId={list.id} waiting={waiting} /> : <Did list={list} />}
        {comparing ? <StillComparing /> : null}
        {!waiting && found.length > 0 ? <FoundLeads listId={list.id} found={found} /> : null}
        {list.status === "active" && found.length === 0 && !comparing ? (
          <Empty
            title="No open lead stands on it"
            says="Every file that comes is compared with it, and the open leads again each night."
          />
        ) : null}
      </Page>
      {ended ? null : (
        <Foot
          says={
            sent === actionOf(list.id, "use")
              ? "It is being put in force: from then on nobody on it is called. Of a long list that takes some seconds."
              : footOf(list)
          }
        >
          {list.status === "ready" ? (
            <>
              <Act listId={list.id} act="leave" variant="default">
                Leave it
              </Act>
              {waiting?.ok ? (
                <Act listId={list.id} act="use">
                  Put it in force
                </Act>
              ) : null}
            </>
          ) : (
            <Act listId={list.id} act="take-back" variant="default">
              Take it back
            </Act>
          )}
        </Foot>
      )}
    </>
  );
}

/** What is found appears as it is found. */
function StillComparing() {
  useReadEvery(1_000);
  return (
    <Notice kind="wait">
      The open leads are being compared with it. Who is certainly on it is closed; who is only likely to be is listed
      here.
    </Notice>
  );
}

function footOf({ status, replaces }: Pick<ListFacts, "status" | "replaces">): string {
  if (status !== "ready") return "Taken back, it suppresses nobody, and the leads it closed are opened again.";
  return replaces
    ? "It takes the place of the earlier list of this kind. Open leads on it are closed."
    : "It is added to the lists in force. Open leads on it are closed.";
}

const actionOf = (listId: string, act: string): string => `/suppression-lists/${listId}/${act}`;

type ActProps = { listId: string; act: string; variant?: "default"; children: string };
function Act({ listId, act, variant, children }: ActProps) {
  const action = actionOf(listId, act);
  const sent = useNavigation().formAction;
  return (
    <Form method="post" action={action}>
      <Button type="submit" loading={sent === action} disabled={sent !== undefined} {...(variant ? { variant } : {})}>
        {children}
      </Button>
    </Form>
  );
}

function Did({ list }: Pick<OneListProps, "list">) {
  const zone = useHouseZone();
  const when = (at: Date | string | null) => (at ? dateTime(at, zone) : "");
  const { status, inHand, likely } = list;
  return (
    <>
      {status === "active" ? null : (
        <Notice>
          {status === "replaced" ? "Replaced by a newer list" : "Taken back"} on {when(list.endedAt)}; it suppresses
          nobody.
        </Notice>
      )}
      <p>
        In force since {when(list.usedAt)}: {holdsSentence(list)}, from {count(list.rows, "row")}.{" "}
        {list.closed > 0 ? `It closed ${count(list.closed, "open lead")}. ` : ""}
        {list.lifted > 0
          ? `${count(list.lifted, "entry", "entries")} of the list before it stood on nothing any more and may be called again. `
          : ""}
        {inHand + likely > 0 ? `${count(inHand + likely, "lead waits", "leads wait")} for a person’s word.` : ""}
      </p>
    </>
  );
}
