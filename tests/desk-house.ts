import { dbTest } from "./database.ts";
import { openDesk } from "./open-desk.ts";

/** A test with a telephone: `await house()` opens one, which is closed before the database is. */
export const deskTest = dbTest.extend<{ house: (o?: { now?: Date; speed?: number }) => ReturnType<typeof openDesk> }>({
  house: async ({ db: _closedAfterUs }, use) => {
    const opened: Awaited<ReturnType<typeof openDesk>>[] = [];
    await use(async (settings) => {
      const house = await openDesk(settings);
      opened.push(house);
      return house;
    });
    for (const house of opened) await house.close();
  },
});
