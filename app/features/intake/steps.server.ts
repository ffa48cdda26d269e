import { matchAgain } from "#app/features/matching/match-again.server.ts";
import { badRowsOf } from "./bad-rows.server.ts";
import { cleansePage } from "./cleanse-page.server.ts";
import { columnsPage } from "./columns-page.server.ts";
import { commitImport } from "./commit-import.server.ts";
import { facetPage } from "./facet-page.server.ts";
import { fileStep } from "./file-step.server.ts";
import { linesWith } from "./lines-with.server.ts";
import { listLinesWith } from "./lists/list-lines-with.server.ts";
import { putInForce } from "./lists/put-in-force.server.ts";
import { waitingList } from "./lists/waiting-list.server.ts";
import { moreLost } from "./lost-values.server.ts";
import { mendedFile } from "./mend-by-file.server.ts";
import { cellsOf, mendedRows } from "./mended-rows.server.ts";
import { missingPage } from "./missing-page.server.ts";
import { earlierSteps, savedSteps, uploadedSteps } from "./offered-steps.server.ts";
import { offersTaken } from "./offers-taken.server.ts";
import { headersOf } from "./open-file.server.ts";
import { beforeCommit } from "./open-question.server.ts";
import { reviewStep } from "./review-step.server.ts";
import { rowsPage } from "./rows-page.server.ts";
import { ruleChanges } from "./rule-changes.server.ts";
import { soFar } from "./so-far.server.ts";

/**
 * What has to read or cleanse a whole file. Each takes the database first and facts that can be sent to another thread, and what it
 * answers is small: the file itself stays where it was read.
 */
export const steps = {
  headers: (_db: unknown, bytes: Uint8Array) => headersOf(bytes),
  file: fileStep,
  columns: columnsPage,
  cleanse: cleansePage,
  facet: facetPage,
  offersTaken,
  earlierSteps,
  savedSteps,
  uploadedSteps,
  soFar,
  review: reviewStep,
  rows: rowsPage,
  missing: missingPage,
  ruleChanges,
  moreLost,
  badRows: badRowsOf,
  cells: cellsOf,
  linesWith,
  mended: mendedRows,
  mendedFile,
  beforeCommit,
  commit: commitImport,
  waitingList,
  listLinesWith,
  putInForce,
  // No file, but as much to compare as the largest.
  matchAgain,
};
export type Steps = typeof steps;
