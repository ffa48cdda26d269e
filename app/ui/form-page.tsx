import { type FormMetadata, getFormProps } from "@conform-to/react";
import { Button } from "@mantine/core";
import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Foot } from "./foot.tsx";
import { FormProblem } from "./form.tsx";
import { Page, PageHead } from "./page.tsx";

type Props<Input extends Record<string, unknown>> = {
  title: string;
  says: string;
  form: FormMetadata<Input, string[]>;
  /** The one thing to press. */
  act: string;
  /** What follows from pressing it. */
  foot?: string;
  children: ReactNode;
};

/** A page that is one form: its question, its fields, and the act at the foot. */
export function FormPage<Input extends Record<string, unknown>>(props: Props<Input>) {
  const { title, says, form, act, foot, children } = props;
  const busy = useNavigation().state !== "idle";
  return (
    <>
      <Page>
        <PageHead title={title} says={says} />
        <Form method="post" className="rk-form" {...getFormProps(form)}>
          <FormProblem form={form} />
          {children}
        </Form>
      </Page>
      <Foot says={foot}>
        <Button type="submit" form={form.id} loading={busy} h={44}>
          {act}
        </Button>
      </Foot>
    </>
  );
}
