import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import "./lead/lead.css";
import { clock } from "#app/clock.server.ts";
import { nextActionWords } from "#app/features/audit/words.ts";
import { notFound, requireAgent } from "#app/features/auth/guards.server.ts";
import { mayActAs } from "#app/features/auth/person.ts";
import { wishesAbout } from "#app/features/compliance/wishes-about.server.ts";
import { leadPlan } from "#app/features/reporting/lead-plan.server.ts";
import { leadPromise } from "#app/features/reporting/lead-promise.server.ts";
import { leadSteering, takingOf } from "#app/features/reporting/lead-steering.server.ts";
import { leadStory } from "#app/features/reporting/lead-story.server.ts";
import type { LeadStory } from "#app/features/reporting/lead-story.ts";
import { isId } from "#app/kit/ids.ts";
import { shownNumber } from "#app/kit/shown-number.ts";
import { atStart, count, dateTime, money } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Owner } from "#app/ui/owner.tsx";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";
import { db } from "#db/client.server.ts";
import { Branches } from "./lead/branches.tsx";
import { CallNext } from "./lead/call-next.tsx";
import { FromTheFile } from "./lead/from-the-file.tsx";
import { InTheQueue } from "./lead/in-the-queue.tsx";
import { KeepingInTouch } from "./lead/keeping-in-touch.tsx";
import { Lineage } from "./lead/lineage.tsx";
import { NotToBeCalled } from "./lead/not-to-be-called.tsx";
import { OneRecord } from "./lead/one-record.tsx";
import { PromisedCall } from "./lead/promised-call.tsx";
import { Research } from "./lead/research.tsx";
import { ShowAll } from "./lead/show-all.tsx";
import { Timeline } from "./lead/timeline.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.lead.company ?? "Lead"}, Rekindle` }];
export const handle = {
  crumbs: ({ lead, campaign }: LeadStory) => [
    { label: campaign.name, to: `/campaigns/${campaign.id}` },
    { label: lead.company },
  ],
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const who = await requireAgent(request);
  const { leadId } = params;
  const now = clock.now();
  const asked = new URL(request.url).searchParams;
  const story = isId(leadId) ? await leadStory(db, { leadId, all: asked.has("all") }) : null;
  if (!story) throw notFound();
  const { clientId, about } = await wishesAbout(db, { leadId: story.lead.id, reader: who.id, now });
  const wishes = {
    clientId,
    about: about.map((wish) =>
      wish.kind === "number" ? { ...wish, label: shownNumber(wish.value, story.client.country) } : wish,
    ),
  };
  const touch = await leadPlan(db, { leadId: story.lead.id, now });
  const mayManage = mayActAs(who.role, "manager");
  const steers = await leadSteering(db, { leadId: story.lead.id, now });
  const steering = mayManage ? steers : null;
  const taking = steers && !mayManage ? takingOf(steers, who.id) : null;
  const promise = await leadPromise(db, { leadId: story.lead.id, userId: who.id, all: mayManage, now });
  const wasThere = asked.has("there");
  return { ...story, wishes, touch, mayManage, steering, taking, promise, wasThere };
}

export default function Lead() {
  const story = useLoaderData<typeof loader>();
  const { lead, client, people, answers, entries } = story;
  return (
    <Page>
      <PageHead title={lead.company} says={lead.facts.join(" · ")} zone={client.zone} />
      {lead.mergedIntoId ? (
        <Notice>
          This lead was merged into another. <Link to={`/leads/${lead.mergedIntoId}`}>Go to the one that was kept</Link>
        </Notice>
      ) : null}
      {story.wasThere ? (
        <Notice>They had a lead already, so none was opened. What you wrote down of them is kept here.</Notice>
      ) : null}
      <Standing story={story} />
      <div className="rk-columns lead-story">
        <Who people={people} more={story.more.people} mayErase={story.mayManage} />
        <Timeline entries={entries} zone={client.zone} />
        <aside>
          <Section title={`${client.name} asks`} level={3}>
            <dl className="lead-answers">
              {answers.map(({ question, answer }) => (
                <div key={question}>
                  <dt>{question}</dt>
                  <dd>{answer ?? <span className="quiet">not answered yet</span>}</dd>
                </div>
              ))}
            </dl>
          </Section>
          {story.promise ? <PromisedCall key={story.promise.dueAt} leadId={lead.id} promise={story.promise} /> : null}
          {story.steering ? <InTheQueue key={lead.id} {...story.steering} /> : null}
          {story.taking && !story.promise ? <CallNext key={lead.id} {...story.taking} /> : null}
          {/* The form of what was added is done with: the next one begins empty. */}
          {lead.mergedIntoId || lead.owner !== "agency" ? null : (
            <Research key={people.flatMap(({ name, numbers }) => [name, ...numbers]).length} lead={lead} />
          )}
          {lead.mergedIntoId ? null : <Lineage key={`${lead.id} ${story.lineage.length}`} story={story} />}
          <KeepingInTouch leadId={lead.id} {...story.touch} zone={client.zone} />
          <NotToBeCalled wishes={story.wishes} client={client} mayOpen={story.mayManage} />
          <Branches branches={story.branches} mayUnlink={story.mayManage} />
          <OneRecord golden={story.golden} mayChoose={story.mayManage} />
          <FromTheFile {...story} mayUndo={story.mayManage} zone={client.zone} />
        </aside>
      </div>
    </Page>
  );
}

/** Whom to call, and on which numbers: before the story for whoever has a narrow window or listens, beside it where there is room. */
function Who({ people, more, mayErase }: Pick<LeadStory, "people"> & { more: number; mayErase: boolean }) {
  return (
    <Section title="Who" className="lead-who">
      {people.length === 0 ? <p className="fine">Nobody is known there.</p> : null}
      <ul className="lead-people">
        {people.map(({ contactId, name, jobTitle, left, erased, numbers }) => (
          <li key={`${name} ${numbers.join()}`}>
            {left ? <s>{name}</s> : name}{" "}
            <span className="quiet">{erased ? "at their request" : left ? "has left" : jobTitle}</span>
            {numbers.length > 0 ? <div className="quiet num">{numbers.join(", ")}</div> : null}
            {contactId && mayErase ? (
              <div className="fine">
                <Link to={`/people/${contactId}/erase`} aria-label={erased ? undefined : `Erase ${name}`}>
                  {erased ? "Erase the company too …" : "Erase …"}
                </Link>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {more > 0 ? <ShowAll says={`${count(more, "more person", "more people")}`} /> : null}
    </Section>
  );
}

/** Owner, stage and next action: always in sight, whatever the page scrolls to. */
function Standing({ story: { lead, client } }: { story: LeadStory }) {
  return (
    <dl className="lead-standing">
      <div>
        <dt>Stage</dt>
        <dd>
          <StageMark stage={lead.stage} /> <span className="quiet">since {dateTime(lead.stageAt, client.zone)}</span>
        </dd>
      </div>
      <div>
        <dt>Owner</dt>
        <dd>
          <Owner who={lead.owner} name={lead.ownerName ?? lead.assignee} />
        </dd>
      </div>
      <div>
        <dt>Next</dt>
        <dd>
          {lead.nextAction && lead.dueAt ? (
            <>
              {atStart(nextActionWords[lead.nextAction])},{" "}
              <span className="num">{dateTime(lead.dueAt, client.zone)}</span>
            </>
          ) : lead.won ? (
            `Won, ${money(lead.won.minor, lead.won.currency)}`
          ) : (
            (lead.closedReason ?? "Nothing more to do")
          )}
        </dd>
      </div>
    </dl>
  );
}
