import { z } from "zod";
import { type DormancyReason, dormancyReasons, type PlanPreset, planPresets } from "#db/vocabulary.ts";

/** A plan of the campaign by its id, one that the house brings, none, or "rest": what begins where a reason has no plan of its own. */
export type PlanChoice = PlanPreset | "none" | "rest" | (string & {});
export type PlanChoices = Record<DormancyReason, PlanChoice>;
export type PresetChoices = Record<DormancyReason, PlanPreset | "none">;

export const isPreset = (choice: string): choice is PlanPreset => (planPresets as readonly string[]).includes(choice);

const sentence = "Choose a plan, or none.";

/** A plan for each reason, as a campaign says it. */
export const ReasonPlansForm = z.object({
  /** How it stood when the form was opened. */
  seen: z.string().optional(),
  plans: z.record(
    z.enum(dormancyReasons),
    z.union([z.enum([...planPresets, "none", "rest"]), z.guid()], { error: sentence }),
  ),
});

/** One of the house's plans for each reason, as the agency says it. */
export const ReasonPresetsForm = z.object({
  seen: z.string().optional(),
  plans: z.record(z.enum(dormancyReasons), z.enum([...planPresets, "none"], { error: sentence })),
});
