import { getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { changePassword } from "#app/features/auth/change-password.server.ts";
import { tokenFrom } from "#app/features/auth/cookie.server.ts";
import { requireSignedIn } from "#app/features/auth/guards.server.ts";
import { homeOf } from "#app/features/auth/person.ts";
import { hasSecondFactor } from "#app/features/auth/second-factor.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { FormProblem, PasswordField, useHouseForm } from "#app/ui/form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { db } from "#db/client.server.ts";
import { nextFrom } from "./next.ts";
import { PasswordForm } from "./password-form.ts";

export const meta: MetaFunction = () => [{ title: "Your account, Rekindle" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { id, name, email, role, duty } = await requireSignedIn(request, { despite: "own-password" });
  const protectedTwice = await hasSecondFactor(db, id);
  return { name, email, home: homeOf(role), choosesOwn: duty === "own-password", protectedTwice };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requireSignedIn(request, { despite: "own-password" });
  const token = (await tokenFrom(request)) ?? "";
  const form = await readForm(request, PasswordForm);
  if (!form.ok) return data({ changed: false, reply: form.reply }, { status: 400 });
  const { password: current, newPassword: next } = form.value;
  const times = { now: clock.wall(), at: clock.now() };
  const from = context.address;
  const changed = await changePassword(db, { userId: person.id, current, next, token, from, ...times });
  if (changed.ok) {
    if (person.duty === "own-password") throw redirect(nextFrom(request.url) ?? homeOf(person.role));
    return { changed: true, reply: null };
  }
  if (changed.reason === "too-many-tries") {
    const reply = form.refuse("Too many tries. Wait a quarter of an hour, then try once more.");
    return data({ changed: false, reply }, { status: 429 });
  }
  const reply =
    changed.reason === "the-same"
      ? form.refuse("This is the password you have. Write another.", "newPassword")
      : form.refuse("This is not the password you signed in with. Write it again.", "password");
  return data({ changed: false, reply }, { status: 409 });
}

export default function Account() {
  const { name, email, home, choosesOwn, protectedTwice } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useHouseForm(PasswordForm, { id: "password", last: answer?.reply ?? undefined });
  return (
    <>
      <div>
        <h1>{choosesOwn ? "Choose your own password" : name}</h1>
        <p className="soft">
          {choosesOwn
            ? `${name}, an admin wrote the password you signed in with, so two know it. Choose one that is yours alone, then go on.`
            : email}
        </p>
      </div>
      {answer?.changed ? (
        <Notice kind="good">Your password is changed. Everywhere else you were signed in, you are signed out.</Notice>
      ) : null}
      <Form method="post" className="rk-form" {...getFormProps(form)}>
        <FormProblem form={form} />
        <PasswordField
          field={fields.password}
          label={choosesOwn ? "The password you were given" : "Password now"}
          autoComplete="current-password"
          autoFocus={choosesOwn}
        />
        <PasswordField
          field={fields.newPassword}
          label="New password, at least 12 characters"
          autoComplete="new-password"
        />
        <Button type="submit" h={44} loading={busy}>
          {choosesOwn ? "Choose this password" : "Change the password"}
        </Button>
      </Form>
      {choosesOwn ? (
        <Form method="post" action="/logout">
          <Button type="submit" variant="default">
            Sign out
          </Button>
        </Form>
      ) : (
        <>
          <section className="door-factor" aria-labelledby="factor">
            <h2 id="factor">Second factor</h2>
            <p className="soft">
              {protectedTwice
                ? "On: after your password you write a code of your telephone. "
                : "Off: your password alone signs you in. "}
              <Link to="/account/second-factor">{protectedTwice ? "Change it" : "Set it up"}</Link>
            </p>
          </section>
          <p>
            <Link to={home}>Back to work</Link>
          </p>
        </>
      )}
    </>
  );
}
