import { Button } from "@mantine/core";
import { useNavigation, useSubmit } from "@remix-run/react";
import { useRef, useState } from "react";
import { AskOnce } from "#app/ui/ask-once.tsx";
import { count } from "#app/ui/format.ts";
import type { Balance } from "../inspect.ts";

type Undone = { importId: string; fileName: string; balance: Pick<Balance, "read" | "leads"> };

/** The button of the bar at the foot, and what stands in the bar once it was pressed: what goes with the import, and what stays. */
export function useUndo({ importId, fileName, balance }: Undone) {
  const submit = useSubmit();
  const action = `/imports/${importId}/undo`;
  const busy = useNavigation().formAction === action;
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const button = (
    <Button ref={opener} variant="default" loading={busy} aria-expanded={asking} onClick={() => setAsking(!asking)}>
      Undo the import
    </Button>
  );
  const question = asking ? (
    <AskOnce
      about={`Undo the import of ${fileName}`}
      says={`${count(balance.read, "row")} and ${count(balance.leads, "lead")} go, with the companies, people and numbers they brought and all that was mended in them. What was there before stays, and so does every “do not call”. The file can be uploaded again.`}
      act="Undo it all"
      leave="Leave it"
      onAct={() => {
        setAsking(false);
        submit(null, { method: "post", action });
      }}
      onLeave={() => {
        setAsking(false);
        opener.current?.focus();
      }}
    />
  ) : null;
  return { button, question };
}
