/** Words that half of all companies carry: sharing one is hardly a sign. */
const everyday = new Set(
  `group services associates international management school center company house hotel restaurant consulting solutions systems
  technology engineering construction building builders plumbing electrical property properties estates insurance financial finance
  travel transport logistics design media marketing cleaning security motor motors garage auto care health medical dental hospital
  clinic surgery church college academy trust foundation community primary public high first national american british london city
  new north south east west street road st john smith brothers sons general central united global world trading supplies products
  industries industrial manufacturing food foods bar cafe club sports fitness print printing office law legal accountants partners`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

export function isEverydayWord(word: string): boolean {
  return everyday.has(word);
}
