import { getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useLocation, useNavigation } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { cookieWith } from "#app/features/auth/cookie.server.ts";
import { enterCode } from "#app/features/auth/enter-code.server.ts";
import { firstStep, requireHalfSignedIn } from "#app/features/auth/guards.server.ts";
import { homeOf } from "#app/features/auth/person.ts";
import { readForm } from "#app/kit/form.server.ts";
import { FormProblem, TextField, useHouseForm } from "#app/ui/form.tsx";
import { db } from "#db/client.server.ts";
import { CodeForm } from "./code-form.ts";
import { nextFrom } from "./next.ts";

export const meta: MetaFunction = () => [{ title: "Your code, Rekindle" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requireHalfSignedIn(request);
  return { recovery: new URL(request.url).searchParams.has("recovery") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { token } = await requireHalfSignedIn(request);
  const form = await readForm(request, CodeForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const times = { now: clock.wall(), at: clock.now() };
  const entered = await enterCode(db, { token, code: form.value.code, from: context.address, ...times });
  if (entered.ok) {
    const headers = { "Set-Cookie": await cookieWith(entered.token) };
    return redirect(nextFrom(request.url) ?? homeOf(entered.role), { headers });
  }
  if (entered.reason === "begin-again") return redirect(firstStep(request));
  return entered.reason === "too-many-tries"
    ? data(form.refuse("Too many tries. Wait a quarter of an hour, then sign in once more."), { status: 429 })
    : data(form.refuse("This code is not right, or was used already. Write another.", "code"), {
        status: 401,
      });
}

export default function Code() {
  const { recovery } = useLoaderData<typeof loader>();
  const other = useOtherWay(recovery);
  return (
    <>
      <div>
        <h1>{recovery ? "Your recovery code" : "Your code"}</h1>
        <p className="soft">
          {recovery
            ? "One of those you were shown when you switched the second factor on. Each opens once."
            : "Open the authenticator on your telephone and write the six digits that it shows for Rekindle."}
        </p>
      </div>
      <Ask key={recovery ? "recovery" : "telephone"} recovery={recovery} />
      <div className="door-ways">
        <Link to={other} replace>
          {recovery ? "Use the code of the telephone" : "Use a recovery code"}
        </Link>
        <Form method="post" action="/logout">
          <Button type="submit" variant="default">
            Sign in as somebody else
          </Button>
        </Form>
      </div>
    </>
  );
}

/** A form for each way: what was wrong with the one is not said of the other. */
function Ask({ recovery }: { recovery: boolean }) {
  const last = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useHouseForm(CodeForm, { id: "code", last });
  return (
    <Form method="post" className="rk-form" {...getFormProps(form)}>
      <FormProblem form={form} />
      <TextField
        field={fields.code}
        label={recovery ? "Recovery code" : "Code"}
        inputMode={recovery ? "text" : "numeric"}
        autoComplete={recovery ? "off" : "one-time-code"}
        autoFocus
      />
      <Button type="submit" h={44} loading={busy}>
        Sign in
      </Button>
    </Form>
  );
}

/** The same page with the other field, still on the way to where somebody wanted to go. */
function useOtherWay(recovery: boolean): string {
  const search = new URLSearchParams(useLocation().search);
  if (recovery) search.delete("recovery");
  else search.set("recovery", "");
  return `?${search}`;
}
