const withArticle =
  /^(?:United |Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles|Comoros|Czech Republic|Dominican Republic|Central African|Vatican)| Islands$| Territor/;

/** A country's name within a sentence: "in the United Kingdom", "in France". */
export const theCountry = (name: string): string => (withArticle.test(name) ? `the ${name}` : name);
