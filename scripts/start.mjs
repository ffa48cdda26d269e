import process from "node:process";
import { importBundled } from "../app/kit/bundled.server.mjs";

// `npm start`, whose body is start.ts. What a house that runs for months complains of is told with the lines of the sources.
process.setSourceMapsEnabled(true);
await importBundled("scripts/start.ts", { packages: "outside" });
