import { Button, Group } from "@mantine/core";
import { Form } from "@remix-run/react";
import { Notice } from "#app/ui/notice.tsx";
import type { CountryQuestion } from "../country-evidence.ts";
import { countryName } from "./country-names.ts";

/** The rows look like another country’s: one answer settles it, and the next step waits for it. */
export function WhoseNumbers({
  importId,
  question,
  chosen,
}: {
  importId: string;
  question: CountryQuestion;
  chosen: string;
}) {
  return (
    <Notice
      kind="wait"
      act={
        <Form method="post" action={`/imports/${importId}/settings`}>
          <Group gap="xs" wrap="nowrap">
            <Button type="submit" size="xs" variant="default" name="country" value={question.likely}>
              {countryName(question.likely)}
            </Button>
            <Button type="submit" size="xs" variant="default" name="country" value={chosen}>
              No, {countryName(chosen)}
            </Button>
          </Group>
        </Form>
      }
    >
      {question.sentence}
    </Notice>
  );
}
