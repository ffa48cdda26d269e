/** A line break in a header would begin another header, and so another recipient. */
export const isOneLine = (text: string): boolean => !/[\r\n\u2028\u2029\0]/.test(text);

/** One plain address and nothing that a mail server could read as a second one. */
export const isAddress = (text: string): boolean =>
  /^[^\s@,;:<>"()[\]\\]+@[^\s@,;:<>"()[\]\\]+\.[a-z0-9-]{2,}$/i.test(text);
