/**
 * What a person or a company is known by when its row has gone: erased and imported again, it gets a new id, and whoever asked
 * not to be called must still be met. Only letters and digits count, so that a comma or an accent lets nobody through.
 */
export function personKey(name: string, companyId: string): string {
  return `${lettersOf(name)}|${companyId}`;
}

/** A name alone is borne by many; with its postcode it is one company. */
export function companyKey(name: string, postcode: string): string {
  return `${lettersOf(name)}|${lettersOf(postcode)}`;
}

/**
 * By which domains an address is met, or a domain itself: "mail.firm.example" is of "firm.example" too.
 */
export function domainsOf(address: string): string[] {
  const labels = address.slice(address.lastIndexOf("@") + 1).split(".");
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join("."));
}

function lettersOf(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, "");
}
