import { Button } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { clock } from "#app/clock.server.ts";
import { tokenFrom } from "#app/features/auth/cookie.server.ts";
import { requireSignedIn } from "#app/features/auth/guards.server.ts";
import { homeOf } from "#app/features/auth/person.ts";
import { qrPicture } from "#app/features/auth/qr.server.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  secondFactorOf,
  switchOffSecondFactor,
} from "#app/features/auth/second-factor.server.ts";
import { type FormReply, readForm } from "#app/kit/form.server.ts";
import { db } from "#db/client.server.ts";
import { SecondFactorForm } from "./code-form.ts";
import { nextFrom } from "./next.ts";
import { On } from "./second-factor/on.tsx";
import { RecoveryCodes } from "./second-factor/recovery-codes.tsx";
import { Begin, Confirm } from "./second-factor/set-up.tsx";

export const meta: MetaFunction = () => [{ title: "Second factor, Rekindle" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { id, role, duty } = await requireSignedIn(request, { despite: "second-factor" });
  const factor = await secondFactorOf(db, { userId: id, now: clock.wall() });
  const stands =
    factor.is === "begun" ? { is: factor.is, text: factor.text, picture: qrPicture(factor.address) } : factor;
  return { stands, asked: duty === "second-factor", onTo: nextFrom(request.url) ?? homeOf(role) };
}

type Answer = { codes: string[] | null; reply: FormReply | null };

const sentences = {
  "wrong-password": ["This is not your password. Write it again.", "password"],
  "wrong-code": ["This code is not right, or was used already. Write another.", "code"],
  "too-many-tries": ["Too many tries. Wait a quarter of an hour, then try once more."],
  "not-begun": ["That took too long, and the secret is no longer good. Begin again."],
  "on-already": ["Your second factor is on already. Open this page anew."],
} as const;

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireSignedIn(request, { despite: "second-factor" });
  const form = await readForm(request, SecondFactorForm);
  if (!form.ok) return data<Answer>({ codes: null, reply: form.reply }, { status: 400 });
  const who = { userId: person.id, from: context.address, now: clock.wall(), at: clock.now() };
  const token = (await tokenFrom(request)) ?? "";
  const done = await change(form.value, { ...who, clientId: person.clientId, token });
  if (!done.ok) {
    const [sentence, field] = sentences[done.reason];
    return data<Answer>({ codes: null, reply: form.refuse(sentence, field) }, { status: 409 });
  }
  if (done.codes) return data<Answer>({ codes: done.codes, reply: null });
  const { pathname, search } = new URL(request.url);
  throw redirect(pathname + search);
}

type Who = Parameters<typeof beginSecondFactor>[1] & Parameters<typeof confirmSecondFactor>[1];
type Changed = { ok: true; codes?: string[] } | { ok: false; reason: keyof typeof sentences };

async function change(form: z.output<typeof SecondFactorForm>, who: Omit<Who, "password" | "code">): Promise<Changed> {
  switch (form.intent) {
    case "begin":
      return beginSecondFactor(db, { ...who, password: form.password });
    case "confirm":
      return confirmSecondFactor(db, { ...who, code: form.code });
    case "renew":
      return renewRecoveryCodes(db, { ...who, password: form.password, code: form.code });
    case "off":
      return switchOffSecondFactor(db, { ...who, password: form.password, code: form.code });
  }
}

export default function SecondFactor() {
  const { stands, asked, onTo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const last = answer?.reply ?? null;
  if (answer?.codes) return <RecoveryCodes codes={answer.codes} onTo={onTo} />;
  return (
    <>
      {stands.is === "on" ? (
        <On left={stands.left} last={last} />
      ) : stands.is === "begun" ? (
        <Confirm picture={stands.picture} text={stands.text} last={last} />
      ) : (
        <Begin asked={asked} last={last} />
      )}
      {asked ? (
        <Form method="post" action="/logout">
          <Button type="submit" variant="default">
            Sign out
          </Button>
        </Form>
      ) : (
        <p>
          <Link to="/account">Back to your account</Link>
        </p>
      )}
    </>
  );
}
