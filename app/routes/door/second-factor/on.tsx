import { getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { Form, useNavigation } from "@remix-run/react";
import type { FormReply } from "#app/kit/form.server.ts";
import { FormProblem, PasswordField, TextField, useHouseForm } from "#app/ui/form.tsx";
import { count } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { ProofForm } from "../code-form.ts";

/** It is on: new recovery codes, or off again, for whoever knows the password and has the telephone. */
export function On({ left, last }: { left: number; last: FormReply | null }) {
  const busy = useNavigation().state !== "idle";
  const [form, fields] = useHouseForm(ProofForm, { id: "proof", last });
  return (
    <>
      <div>
        <h1>Your second factor is on</h1>
        <p className="soft">
          {count(left, "recovery code")} {left === 1 ? "is" : "are"} left. For another telephone switch it off and set
          it up again.
        </p>
      </div>
      {left < 3 ? <Notice kind="wait">Draw new recovery codes before the last one is gone.</Notice> : null}
      <Form method="post" className="rk-form" {...getFormProps(form)}>
        <FormProblem form={form} />
        <PasswordField field={fields.password} label="Your password" autoComplete="current-password" />
        <TextField
          field={fields.code}
          label="Code"
          description="Of your telephone, or a recovery code"
          autoComplete="one-time-code"
        />
        <Button type="submit" name="intent" value="renew" h={44} loading={busy}>
          Draw new recovery codes
        </Button>
        <Button type="submit" name="intent" value="off" variant="default" h={44} disabled={busy}>
          Switch it off
        </Button>
      </Form>
    </>
  );
}
