import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inTurn } from "./turns.ts";

type Making = {
  folder: string;
  /** Where those who come at once take turns; not in the folder, which may be emptied to be made. */
  turns: string;
  /** What the folder is made of. */
  state: string;
  make: () => Promise<void>;
  /** Somebody else is making it. */
  onWait?: () => void;
};

/** Makes what stands in a folder unless it was made of exactly this state; whoever comes while it is being made waits for that. */
export async function makeOnce({ folder, turns, state, make, onWait }: Making): Promise<void> {
  const stamp = join(folder, ".stamp");
  const isMade = () => existsSync(stamp) && readFileSync(stamp, "utf8") === state;
  if (isMade()) return;
  const makeUnlessMade = async () => {
    if (isMade()) return;
    // What is broken off in the middle must not pass for what was there before.
    rmSync(stamp, { force: true });
    await make();
    writeFileSync(stamp, state);
  };
  await inTurn(turns, makeUnlessMade, onWait);
}
