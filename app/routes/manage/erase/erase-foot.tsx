import { Button } from "@mantine/core";
import { Link, useNavigation } from "@remix-run/react";
import { Foot } from "#app/ui/foot.tsx";

type EraseFootProps = {
  formId: string;
  act: string;
  /** The way back to the lead, where they have one. */
  leave: string;
  leadId: string | null;
};

export function EraseFoot({ formId, act, leave, leadId }: EraseFootProps) {
  const busy = useNavigation().state !== "idle";
  return (
    <Foot says="It cannot be undone.">
      {leadId ? (
        <Button component={Link} to={`/leads/${leadId}`} variant="default" h={44}>
          {leave}
        </Button>
      ) : null}
      <Button type="submit" form={formId} color="red" loading={busy} h={44}>
        {act}
      </Button>
    </Foot>
  );
}
