import "./hand-back.css";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { notFound, requireManager } from "#app/features/auth/guards.server.ts";
import { gateLead } from "#app/features/handback/gate-page.server.ts";
import { beforeWords, heardWords, refusalWords } from "#app/features/handback/gate-page.ts";
import { Figure } from "#app/ui/figure.tsx";
import { dateTime, dayDate, duration } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Owner } from "#app/ui/owner.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { alsoAfterRefusal } from "#app/ui/read-again.ts";
import { Risk } from "#app/ui/risk.tsx";
import { Section } from "#app/ui/section.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";
import { db } from "#db/client.server.ts";
import { GateActs } from "./gate-acts.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.company ?? "A lead"} at the gate, Rekindle` },
];
export const handle = {
  crumbs: ({ company }: { company: string }) => [{ label: "Hand-back", to: "/hand-back" }, { label: company }],
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireManager(request);
  const lead = await gateLead(db, { handbackId: params.handbackId, now: clock.now() });
  if (!lead) throw notFound();
  return lead;
}

/** A colleague may have decided about it. */
export const shouldRevalidate = alsoAfterRefusal;

const standing: Record<string, string> = {
  passed: "Passed. It waits for the client’s answer.",
  accepted: "The client accepted it.",
  declined: "The client declined it.",
  expired: "The client did not answer in time.",
  refused: "Sent back to be called again.",
  returned: "The client returned it.",
  won: "The client won it.",
  lost: "The client lost it.",
};

export default function HandBackLead() {
  const lead = useLoaderData<typeof loader>();
  const { call, zone } = lead;
  const heard = heardWords(call);
  return (
    <>
      <Page>
        <PageHead
          title={lead.company}
          says={[lead.about, `for ${lead.client}, ${lead.campaign}`].filter(Boolean).join(" · ")}
          zone={zone}
        />
        <p className="gate-whose">
          <StageMark stage={lead.stage} />
          <Owner who={lead.stage === "qualified" || lead.stage === "passed" ? "agency" : null} />
          {lead.dueAt ? <span className="soft">Due {dayDate(lead.dueAt, zone)}</span> : null}
        </p>
        {lead.status === "gate" ? null : <Notice>{standing[lead.status]}</Notice>}
        {lead.before ? <Notice kind="wait">{beforeWords(lead.before)}</Notice> : null}
        {lead.lacking ? <Notice kind="block">{refusalWords[lead.lacking]}</Notice> : null}
        <div className="rk-columns">
          <div>
            <Section title={`What ${lead.client} asks`}>
              <dl className="gate-facts">
                {lead.facts.map(({ id, question, required, answer }) => (
                  <div key={id}>
                    <dt>
                      {question}
                      {required ? null : <span className="quiet"> not required</span>}
                    </dt>
                    <dd>{answer ?? (required ? <Risk kind="block">No answer</Risk> : "No answer")}</dd>
                  </div>
                ))}
              </dl>
            </Section>
            <Section title="What was noted">
              {lead.notes.length === 0 ? <p className="fine">Nothing was noted.</p> : null}
              <ul className="gate-notes">
                {lead.notes.map((note) => (
                  <li key={note.id}>
                    <p>{note.text}</p>
                    <p className="fine num">
                      {note.ofFile ? `In ${lead.client}’s file, ` : note.by ? `${note.by}, ` : ""}
                      {dateTime(note.at, zone)}
                    </p>
                  </li>
                ))}
              </ul>
              {lead.moreNotes > 0 ? (
                <p className="fine">
                  <Figure
                    value={lead.moreNotes}
                    label="more on the lead’s page"
                    to={`/leads/${lead.leadId}?all`}
                    size="inline"
                  />
                </p>
              ) : null}
            </Section>
          </div>
          <Section title="The call">
            <dl className="gate-call">
              <div>
                <dt>With</dt>
                <dd>
                  {call.person ? [call.person.name, call.person.jobTitle].filter(Boolean).join(", ") : "Not named"}
                </dd>
              </div>
              <div>
                <dt>On</dt>
                <dd className="num">{dateTime(call.at, zone)}</dd>
              </div>
              <div>
                <dt>Talked for</dt>
                <dd className="num">{call.talkSeconds === null ? "Not known" : duration(call.talkSeconds)}</dd>
              </div>
              <div>
                <dt>Number</dt>
                <dd className="num">{call.number}</dd>
              </div>
              <div>
                <dt>Called by</dt>
                <dd>{call.agent}</dd>
              </div>
              {heard ? (
                <div>
                  <dt>Answered by</dt>
                  <dd className="rk-wraps">
                    {call.againstNetwork ? <Risk kind="wait">{heard}</Risk> : <Risk kind="block">{heard}</Risk>}
                  </dd>
                </div>
              ) : null}
            </dl>
          </Section>
        </div>
        {lead.status === "gate" ? null : (
          <Section title={`What ${lead.client} reads`}>
            <p>{lead.summary ?? "Nothing was written."}</p>
          </Section>
        )}
      </Page>
      {lead.status === "gate" ? <GateActs key={lead.handbackId} lead={lead} /> : null}
    </>
  );
}
