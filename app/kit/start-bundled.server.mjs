import process from "node:process";
import { importBundled } from "./bundled.server.mjs";

// `node start-bundled.server.mjs MODULE …`: a process whose body is that module, which finds its arguments where it would by itself.
process.argv.splice(1, 1);
await importBundled(process.argv[1]);
