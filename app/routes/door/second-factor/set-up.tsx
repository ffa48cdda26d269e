import { getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { Form, useNavigation } from "@remix-run/react";
import type { FormReply } from "#app/kit/form.server.ts";
import { FormProblem, PasswordField, TextField, useHouseForm } from "#app/ui/form.tsx";
import { BeginForm, ConfirmForm } from "../code-form.ts";

/** The first step: whoever sits at the open page shows that they know the password. */
export function Begin({ asked, last }: { asked: boolean; last: FormReply | null }) {
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useHouseForm(BeginForm, { id: "begin", last });
  return (
    <>
      <div>
        <h1>{asked ? "Set up your second factor" : "A second factor"}</h1>
        <p className="soft">
          {asked ? "Your agency asks everybody for one before anything else. " : ""}
          After your password you write six digits that only your telephone shows. You need an authenticator app on it;
          any will do.
        </p>
      </div>
      <Form method="post" className="rk-form" {...getFormProps(form)}>
        <FormProblem form={form} />
        <input type="hidden" name="intent" value="begin" />
        <PasswordField field={fields.password} label="Your password" autoComplete="current-password" autoFocus />
        <Button type="submit" h={44} loading={busy}>
          Begin
        </Button>
      </Form>
    </>
  );
}

type ConfirmProps = { picture: string; text: string; last: FormReply | null };

/** The second: the secret for the telephone, and a code of it as proof that it has arrived there. */
export function Confirm({ picture, text, last }: ConfirmProps) {
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useHouseForm(ConfirmForm, { id: "confirm", last });
  return (
    <>
      <div>
        <h1>Tell your telephone</h1>
        <p className="soft">Scan this with the authenticator, then write the six digits that it shows.</p>
      </div>
      <div className="door-secret">
        <img src={picture} alt="The secret, to be scanned" width={200} height={200} />
        <p className="fine">Or type it there:</p>
        <code>{text}</code>
      </div>
      <Form method="post" className="rk-form" {...getFormProps(form)}>
        <FormProblem form={form} />
        <input type="hidden" name="intent" value="confirm" />
        <TextField field={fields.code} label="Code" inputMode="numeric" autoComplete="one-time-code" autoFocus />
        <Button type="submit" h={44} loading={busy}>
          Switch it on
        </Button>
      </Form>
    </>
  );
}
