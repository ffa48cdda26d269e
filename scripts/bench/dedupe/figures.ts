import type { Band } from "./calibration.ts";
import type { Share } from "./measures.ts";

/** What one list showed. `precision`, `recall`, `f1`: of the clusters of what merges unasked or is likelier the same than not. */
export type Figures = Share & {
  rows: number;
  /** Without the labels that look wrong. */
  f1Undoubted: number;
  bCubed: number;
  bestF1: number;
  /** Of what merges unasked, without the labels that look wrong. */
  auto: Share;
  /** The share of the true pairs that are compared at all. */
  reached: number;
  asks: number;
  /** Answers given, at most as many as the bar allows; the F1 after them, and the recall when everything is answered. */
  answered: number;
  f1Answered: number;
  recallAsked: number;
  bands: Band[];
  seconds: number;
  cpuSeconds: number;
  peakMb: number;
};
