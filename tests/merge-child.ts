import { mergeCompanies } from "#app/features/matching/merge-companies.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { tuesday10am } from "./cast.ts";
import { why } from "./merging.ts";

// A process of its own that merges two companies, so that a test can kill it.
const [url = "", keptCompanyId = "", mergedCompanyId = ""] = process.argv.slice(2);
const { db } = openDatabase(url);
await mergeCompanies(db, { keptCompanyId, mergedCompanyId, ...why, by: null, now: tuesday10am });
