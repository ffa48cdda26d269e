/** A text as a regular expression that finds it and nothing else. With the u flag an escape that none is needed for is a syntax error, so "-" has none. */
export const literalPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
