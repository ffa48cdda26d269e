import { toldPlainly } from "./house/told-plainly.ts";

/** `npm run worker`: only the later work, beside any number of others. */
await toldPlainly(async () => {
  const { handOnDemo } = await import("#app/env.server.ts");
  handOnDemo();
  const { runHouse } = await import("./house/run.ts");
  await runHouse({ web: false, worker: true, development: false }, console.log);
  console.log("The worker is ready. Ctrl-C stops it.");
});
