/** What a person takes for one question as long as we have not seen them answer: measured on nobody, corrected by everybody. */
const USUAL_SECONDS = 12;
/** A longer gap is a phone call or a coffee, not a question. */
const PAUSE_SECONDS = 180;
const ENOUGH = 3;

/** How many minutes so many questions will take, at the pace of the answers given so far (the middle one: one hard case says little). */
export function minutesFor(questions: number, answeredAt: readonly Date[]): number {
  const times = answeredAt.map((at) => at.getTime()).sort((a, b) => a - b);
  const gaps = times
    .slice(1)
    .map((at, before) => (at - (times[before] ?? at)) / 1000)
    .filter((seconds) => seconds > 0 && seconds <= PAUSE_SECONDS)
    .sort((a, b) => a - b);
  const pace = gaps.length >= ENOUGH ? (gaps[gaps.length >> 1] ?? USUAL_SECONDS) : USUAL_SECONDS;
  return questions === 0 ? 0 : Math.max(1, Math.round((questions * pace) / 60));
}
