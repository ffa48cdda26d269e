import { toldPlainly } from "./house/told-plainly.ts";

/** `npm run dev`: the same house, whose pages and tasks follow the sources as they are saved. */
await toldPlainly(async () => {
  const { runHouse } = await import("./house/run.ts");
  const { greeting } = await import("./house/greeting.ts");
  console.log(greeting(await runHouse({ web: true, worker: true, development: true }, console.log)));
});
