import { Button, NativeSelect } from "@mantine/core";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import "./whats-due/due.css";
import { clock } from "#app/clock.server.ts";
import { agencyClock } from "#app/features/auth/agency-clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { mayActAs } from "#app/features/auth/person.ts";
import { campaignChoices, dueList } from "#app/features/reporting/due.server.ts";
import { agentChoices } from "#app/features/reporting/people.server.ts";
import { isId } from "#app/kit/ids.ts";
import { Empty } from "#app/ui/empty.tsx";
import { count, localDate } from "#app/ui/format.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { Section } from "#app/ui/section.tsx";
import { db } from "#db/client.server.ts";
import { Calendar } from "./whats-due/calendar.tsx";
import { DueFilter } from "./whats-due/due-filter.tsx";
import { DueTable } from "./whats-due/due-table.tsx";

export const meta: MetaFunction = () => [{ title: "What is due, Rekindle" }];
export const handle = { crumbs: () => [{ label: "What is due" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  const who = await requireAgent(request);
  const asked = new URL(request.url).searchParams;
  const id = (name: string) => (isId(asked.get(name) ?? "") ? asked.get(name) : null);
  const mine = who.role === "agent" && !asked.has("agent");
  const filter = { agentId: mine ? who.id : id("agent"), campaignId: id("campaign") };
  const now = clock.now();
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asked.get("day") ?? "") ? asked.get("day") : null;
  const { items, stopped, days, total } = await dueList(db, { ...filter, day, now });
  const ofDay = days.filter((one) => one.day === day).reduce((sum, { n }) => sum + n, 0);
  return {
    ...filter,
    day,
    days,
    total,
    shown: day ? ofDay : total,
    items,
    stopped,
    agents: await agentChoices(db),
    campaigns: await campaignChoices(db),
    zone: (await agencyClock(db)).zone,
    now: now.toISOString(),
    mayManage: mayActAs(who.role, "manager"),
  };
}

export default function WhatsDue() {
  const { items, stopped, days, total, shown, day, agentId, campaignId, agents, campaigns, zone, now, mayManage } =
    useLoaderData<typeof loader>();
  const kept = {
    ...(agentId === null ? { agent: "" } : { agent: agentId }),
    ...(campaignId ? { campaign: campaignId } : {}),
  };
  return (
    <Page>
      <PageHead
        title={total === 0 ? "Nothing is due in the next 30 days" : `${count(total, "thing")} due in the next 30 days`}
        says="Calls we promised, touches of a plan, and the days on which leads wake. Emails and calls go by themselves; letters, cards and invitations are made by hand."
      >
        {mayManage ? (
          <Button component={Link} to="/due/owed" variant="default">
            What plans owe
          </Button>
        ) : null}
        <Button component={Link} to="/due/letters" variant="default">
          Letters to print
        </Button>
      </PageHead>
      <DueFilter campaigns={campaigns} campaignId={campaignId}>
        <NativeSelect
          name="agent"
          label="Whose"
          defaultValue={agentId ?? ""}
          data={[{ value: "", label: "Everybody’s" }, ...agents.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      </DueFilter>
      {days.length > 0 ? (
        <Section title="The next 30 days">
          <Calendar now={now} zone={zone} days={days} chosen={day} kept={kept} />
        </Section>
      ) : null}
      <Section
        title={day ? localDate(day) : "All of it"}
        aside={day ? <Link to={`?${new URLSearchParams(kept)}`}>All days</Link> : null}
      >
        {items.length === 0 ? (
          <Empty
            title="Nothing stands here"
            says="When a lead falls asleep its day stands here, and its touches where the campaign has a plan."
          />
        ) : (
          <DueTable items={items} zone={zone} />
        )}
        {items.length < shown ? <p className="fine">The first {items.length} are listed.</p> : null}
      </Section>
      {stopped.length > 0 && !day ? (
        <Section title="Nothing comes of these as things stand">
          <DueTable items={stopped} zone={zone} />
        </Section>
      ) : null}
    </Page>
  );
}
