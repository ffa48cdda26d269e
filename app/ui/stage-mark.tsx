import { ownerOf, type Stage } from "#db/vocabulary.ts";

/** How far along its owner's way a stage is, as the filled part of the ring. */
const progress: Record<Stage, number> = {
  ready: 0,
  research: 0,
  nurturing: 0,
  qualified: 0.5,
  passed: 0.75,
  accepted: 0.2,
  contacted: 0.4,
  meeting: 0.6,
  quoted: 0.8,
  won: 1,
  closed: 1,
};
const dashes: Partial<Record<Stage, string>> = { nurturing: "1.2 2.2", research: "3.4 2.2" };
const RADIUS = 3.5;

export const stageWord = (stage: Stage): string => stage.charAt(0).toUpperCase() + stage.slice(1);

/** Shape says the stage, hue says the owner; it reads in grey too. Without a label the word is for screen readers only. */
export function StageMark({ stage, label = true }: { stage: Stage; label?: boolean }) {
  const filled = progress[stage];
  const around = Math.PI * RADIUS;
  return (
    <span className={`rk-stage ${ownerOf(stage) ?? stage}`}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <circle
          cx="7"
          cy="7"
          r="6"
          fill={stage === "won" ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray={dashes[stage]}
        />
        {filled > 0 && filled < 1 && (
          <circle
            cx="7"
            cy="7"
            r={RADIUS / 2}
            fill="none"
            stroke="currentColor"
            strokeWidth={RADIUS}
            strokeDasharray={`${filled * around} ${2 * around}`}
            transform="rotate(-90 7 7)"
          />
        )}
        {stage === "won" && (
          <path d="M4.2 7.2 6.2 9.2 9.9 5.2" stroke="var(--rk-surface)" strokeWidth="1.6" fill="none" />
        )}
        {stage === "closed" && <path d="M4.8 4.8l4.4 4.4M9.2 4.8 4.8 9.2" stroke="currentColor" strokeWidth="1.5" />}
      </svg>
      <span className={label ? undefined : "sr"}>{stageWord(stage)}</span>
    </span>
  );
}
