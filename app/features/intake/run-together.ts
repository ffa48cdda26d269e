const words = new Set(
  "domain first last full given family middle name company account organisation organization business lead contact person customer client phone telephone mobile cell home work office direct other alt alternate fax email mail address street city town state zip postal postcode code post county country province region website web url site id number no date time create created modified updated owner source status reason title job do not call calls bulk opt opted out of has allow is industry revenue annual employees mailing billing shipping assistant main primary secondary second legal trading registered type dial area last activity contacted called line salutation department description flag extension ext lost contract renewal end start current supplier registration sales notes comments sic".split(
    " ",
  ),
);
const longest = 12;

/** “MAILINGPOSTALCODE” and “hasoptedoutofemail” as words, the fewest that make it up; as it was where some of it is no such word. */
export function takenApart(text: string): string {
  if (text.length < 6 || text.length > 40 || !/^[a-z]+$/.test(text) || words.has(text)) return text;
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= text.length; end++) {
    best[end] = null;
    for (let start = Math.max(0, end - longest); start < end; start++) {
      const before = best[start];
      const word = text.slice(start, end);
      const known = best[end];
      if (before && words.has(word) && (!known || before.length + 1 < known.length)) best[end] = [...before, word];
    }
  }
  return best[text.length]?.join(" ") ?? text;
}
