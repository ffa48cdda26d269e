import { sql } from "drizzle-orm";
import { criteria, formerQuestions } from "#db/schema.ts";

/** A question as it was put when it was answered: an answer is never told beside words it was not an answer to. */
export const askedAs = sql<string>`coalesce(${formerQuestions.question}, ${criteria.question})`;
