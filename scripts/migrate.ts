import { toldPlainly } from "./house/told-plainly.ts";

/** `npm run migrate`: bring the database to this release and stop, for a deployment that does it apart. */
await toldPlainly(async () => {
  const { openCellar } = await import("./house/database.ts");
  const { orderlyClosing } = await import("./house/closing.ts");
  const closing = orderlyClosing();
  await openCellar(closing).finally(closing.close);
  console.log("The database is up to date.");
});
