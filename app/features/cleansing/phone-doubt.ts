/** What people write beside a number that reaches nobody any more, or never did. */
const doubt = new RegExp(
  [
    "\\b(?:wrong|incorrect|dead|disconnected|unobtainable|defunct|discontinued|ceased|no\\s+longer|invalid)\\b",
    "\\bnot\\s+(?:in\\s+(?:service|use)|valid|working|recogni[sz]ed|connected)\\b|\\bout\\s+of\\s+(?:service|use|order)\\b|\\bdo(?:es)?\\s*n['’o]?t\\s+(?:work|use|ring)\\b",
    "^(?:old|left|former|previous)$|\\b(?:old|former|previous)\\s+(?:number|no|tel|phone|line|mobile|office)\\b|\\bhas\\s+left\\b|\\bleft\\s+(?:the\\s+)?(?:company|business|firm)\\b",
    "\\bfalsch\\w*|\\bveraltet|\\bungültig|\\balte\\s+nummer|\\bnicht\\s+mehr\\b|\\bkein\\s+anschluss",
    "\\bfaux\\b|\\bmauvais\\s+numéro|\\berroné|\\bancien\\b|\\bplus\\s+(?:attribué|en\\s+service)|\\bequivocad|\\bincorrecto|\\berrato|\\bsbagliato|\\bverkeerd|\\bonjuist|\\bbuiten\\s+gebruik",
  ].join("|"),
  "i",
);

/** Do the words beside a number say that it is not the right one? */
export const isDoubted = (words: string): boolean => doubt.test(words);
