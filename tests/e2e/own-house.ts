import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { journey } from "./journey.ts";
import { startHouse } from "./open-house.ts";

type Own = {
  /** Ringing and talking take a sixth of their time here; everything else is as a newcomer meets it. */
  simulatorSpeed: string;
  ownHouse: { url: string; dataDir: string };
};

/** A visit to a house that the file has to itself: its own port, data folder and database, closed and gone afterwards. */
export const journeyAtOwnHouse = journey.extend<Own & { houseUrl: string }>({
  simulatorSpeed: ["6", { scope: "file" }],
  ownHouse: [
    async ({ simulatorSpeed }, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), "rekindle-own-house-"));
      const house = await startHouse(dataDir, { SIMULATOR_SPEED: simulatorSpeed });
      try {
        await use({ url: house.url, dataDir });
      } finally {
        await house.stop();
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
    { scope: "file" },
  ],
  houseUrl: async ({ ownHouse }, use) => use(ownHouse.url),
});
