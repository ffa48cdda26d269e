import { arrange } from "./arrange.ts";
import { inventor, storyPhones } from "./companies.ts";
import { damagedNumbers } from "./damaged-numbers.ts";
import { damagedWords } from "./damaged-words.ts";
import { diceFrom } from "./dice.ts";
import { duplicates } from "./duplicates.ts";
import { neighbours } from "./neighbours.ts";
import { phoneBook } from "./phones.ts";
import { clerk, type Row } from "./record.ts";
import { story } from "./story.ts";
import { suppressed } from "./suppressed.ts";
import { blankRow, headingAgain, totalRow, unusable } from "./unusable.ts";

const RECORDS = 1500;
const BLANKS = [212, 213, 700, 1043, 1188, 1499];
const GLUED_AT = 941;

/** The backlog of one client: the same from the same seed, record by record. */
export function backlog(seed: number): Row[] {
  const dice = diceFrom(seed);
  const book = phoneBook(dice, storyPhones);
  const invent = inventor(dice, book);
  const type = clerk(dice, ({ town }) => invent.number(town), book.drama);

  const rows = [
    ...story(invent, type),
    ...duplicates(dice, invent, type),
    ...neighbours(dice, invent, type),
    ...damagedNumbers(dice, invent, type, book),
    ...damagedWords(dice, invent, type),
    ...suppressed(dice, invent, type),
    ...unusable(dice, invent, type, book),
    ...BLANKS.map(blankRow),
    headingAgain(GLUED_AT),
    totalRow(RECORDS, RECORDS - BLANKS.length - 2),
  ];
  while (rows.length < RECORDS) rows.push(type.type(invent.company()));
  return arrange(dice, rows);
}
