import { getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { cookieWith } from "#app/features/auth/cookie.server.ts";
import { requirePublic } from "#app/features/auth/guards.server.ts";
import { homeOf } from "#app/features/auth/person.ts";
import { demoCast, signIn, signInAs } from "#app/features/auth/sign-in.server.ts";
import { house } from "#app/house.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { FormProblem, PasswordField, TextField, useHouseForm } from "#app/ui/form.tsx";
import { Flame } from "#app/ui/mark.tsx";
import { db } from "#db/client.server.ts";
import { Cast } from "./cast.tsx";
import { nextFrom } from "./next.ts";
import { CastForm, SignInForm } from "./sign-in-form.ts";

export const meta: MetaFunction = () => [{ title: "Sign in, Rekindle" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { person } = await requirePublic(request);
  if (person) throw redirect(homeOf(person.role));
  return { cast: house().demo ? await demoCast(db) : null };
}

const sentences = {
  "wrong-email-or-password": "This email and password do not belong together. Check both and try again.",
  "too-many-tries": "Too many tries. Wait a quarter of an hour, then try once more.",
  "first-password-run-out":
    "This first password was given to you more than a week ago and has run out. Ask an admin for a new one.",
  "not-the-demo": "Signing in with one click is for the demo. Use your email and password.",
};

export async function action({ request, context }: ActionFunctionArgs) {
  await requirePublic(request);
  const next = nextFrom(request.url);
  const times = { now: clock.wall(), at: clock.now() };
  const oneClick = house().demo ? await readForm(request.clone(), CastForm) : null;
  if (oneClick?.ok) {
    const entered = await signInAs(db, { userId: oneClick.value.userId, ...times });
    if (!entered.ok) return data(oneClick.refuse(sentences[entered.reason]), { status: 403 });
    return enter(entered, next);
  }

  const form = await readForm(request, SignInForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const entered = await signIn(db, { ...form.value, from: context.address, ...times });
  if (!entered.ok) {
    const status = entered.reason === "too-many-tries" ? 429 : 401;
    return data(form.refuse(sentences[entered.reason]), { status });
  }
  return enter(entered, next);
}

type Entered = { token: string; role: Parameters<typeof homeOf>[0]; awaitsCode: boolean };

async function enter({ token, role, awaitsCode }: Entered, next: string | null) {
  const step = `/login/code${next ? `?next=${encodeURIComponent(next)}` : ""}`;
  return redirect(awaitsCode ? step : (next ?? homeOf(role)), { headers: { "Set-Cookie": await cookieWith(token) } });
}

export default function Login() {
  const { cast } = useLoaderData<typeof loader>();
  const last = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useHouseForm(SignInForm, { id: "sign-in", last });
  return (
    <>
      <h1 className="door-mark">
        <Flame size={26} /> Rekindle
      </h1>
      <Form method="post" className="rk-form" {...getFormProps(form)}>
        <FormProblem form={form} />
        <TextField field={fields.email} type="email" label="Email" autoComplete="username" autoFocus />
        <PasswordField field={fields.password} label="Password" autoComplete="current-password" />
        <Button type="submit" h={44} loading={busy}>
          Sign in
        </Button>
      </Form>
      {cast ? <Cast people={cast} /> : null}
    </>
  );
}
