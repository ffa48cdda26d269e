import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { clock } from "#app/clock.server.ts";
import { givePassword } from "#app/features/auth/give-password.server.ts";
import { notFound, requireAdmin } from "#app/features/auth/guards.server.ts";
import { FirstPasswordForm } from "#app/features/auth/person-form.ts";
import { personToHelp } from "#app/features/reporting/people.server.ts";
import { readForm } from "#app/kit/form.server.ts";
import { isId } from "#app/kit/ids.ts";
import { PasswordField, useHouseForm } from "#app/ui/form.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { alsoAfterRefusal } from "#app/ui/read-again.ts";
import { db } from "#db/client.server.ts";

export const meta: MetaFunction = () => [{ title: "A new first password, Rekindle" }];
export const handle = { crumbs: () => [{ label: "People", to: "/admin/people" }, { label: "A new first password" }] };
/** Refused because somebody was first, the page asks about what is true by then. */
export const shouldRevalidate = alsoAfterRefusal;

export async function loader({ request, params: { userId } }: LoaderFunctionArgs) {
  const who = await requireAdmin(request);
  const person = isId(userId) && userId !== who.id ? await personToHelp(db, userId) : null;
  if (!person) throw notFound();
  return person;
}

export async function action({ request, params: { userId } }: ActionFunctionArgs) {
  const who = await requireAdmin(request);
  if (!isId(userId)) throw notFound();
  const form = await readForm(request, FirstPasswordForm);
  if (!form.ok) return data(form.reply, { status: 400 });
  const { password, seen = null } = form.value;
  const given = await givePassword(db, { userId, password, seen, by: who.id, now: clock.now() });
  if (given.ok) return redirect(`/admin/people?given=${userId}`);
  if (given.reason === "no-such-user") throw notFound();
  const sentence =
    given.reason === "not-yourself"
      ? "Your own password you change under Your account."
      : "Their password was changed while you wrote this one: by a colleague, or by themselves. Ask them first; to put yours in its place, write it again.";
  return data(form.refuse(sentence), { status: 409 });
}

export default function PersonPassword() {
  const { name, email, seen, disabledAt, twice } = useLoaderData<typeof loader>();
  const last = useActionData<typeof action>();
  const [form, fields] = useHouseForm(FirstPasswordForm, { id: "first-password", last });
  return (
    <FormPage
      title={`A new first password for ${name}`}
      says={`For when they no longer know theirs. They sign in as ${email} with this one, and choose their own before anything else.`}
      form={form}
      act="Give the new password"
      foot={`They are signed out everywhere; the password they had opens nothing more.${twice ? " Their second factor stays on." : ""}`}
    >
      {disabledAt ? (
        <Notice kind="wait">Their account is disabled, and stays so until you let them in again.</Notice>
      ) : null}
      <input type="hidden" name={fields.seen.name} value={seen} />
      <PasswordField
        field={fields.password}
        label="First password, at least 12 characters"
        description="Tell it to them yourself, not by email; it opens for a week"
        autoComplete="new-password"
        autoFocus
      />
    </FormPage>
  );
}
