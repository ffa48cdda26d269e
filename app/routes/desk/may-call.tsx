import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { requireAgent } from "#app/features/auth/guards.server.ts";
import { mayActAs } from "#app/features/auth/person.ts";
import { type NumberAsked, numberPage } from "#app/features/reporting/number-page.server.ts";
import { cutText } from "#app/kit/cut-text.ts";
import { Page, PageHead } from "#app/ui/page.tsx";
import { db } from "#db/client.server.ts";
import { NumberAnswers } from "./may-call/answer.tsx";

export const meta: MetaFunction = () => [{ title: "May we call?, Rekindle" }];
export const handle = { crumbs: () => [{ label: "May we call?" }] };

export async function loader({ request }: LoaderFunctionArgs) {
  const who = await requireAgent(request);
  const query = new URL(request.url).searchParams;
  const said = (name: string) => cutText((query.get(name) ?? "").trim(), 80);
  const asked: NumberAsked = {
    number: said("number"),
    country: said("country"),
    state: said("state"),
    zone: said("zone"),
    client: said("client"),
  };
  const page = await numberPage(db, { asked, now: clock.now() });
  return { asked, manages: mayActAs(who.role, "manager"), ...page };
}

export default function MayCall() {
  const { asked, choices, answer, errors, manages } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHead
        title="May we call this number?"
        says="Every rule of the house and all that is known of the number; what is not known is refused."
      />
      <Form className="rk-form" key={JSON.stringify(asked)}>
        <TextInput
          name="number"
          type="tel"
          label="Number"
          defaultValue={asked.number}
          error={errors.number}
          placeholder="+44 20 7946 0123"
          required
          autoFocus
        />
        <div className="two">
          <TextInput
            name="country"
            label="Country"
            description="Two letters; GB if empty"
            defaultValue={asked.country}
            error={errors.country}
            maxLength={2}
          />
          <TextInput
            name="state"
            label="State or nation"
            description="If the address says so"
            defaultValue={asked.state}
          />
        </div>
        <NativeSelect
          name="client"
          label="For"
          defaultValue={asked.client}
          data={[{ value: "", label: "Any client" }, ...choices.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <div className="acts">
          <Button type="submit">Ask</Button>
        </div>
      </Form>
      {answer ? <NumberAnswers {...answer} asked={asked} choices={choices} manages={manages} /> : null}
    </Page>
  );
}
