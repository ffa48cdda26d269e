/** What is wrong with a lead that is being lost, and what a manager may do about it, for one or for many. */
export const remedies = {
  "do-today": "Have them done today, by anyone",
  "ask-again": "We have asked the client; ask again in a week",
  "give-away": "Give them to the person below",
  "make-anyones": "Make them anyone’s",
  research: "Send them to research",
  close: "Close them: they may never be called",
} as const;
export type Remedy = keyof typeof remedies;
