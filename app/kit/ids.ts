const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Does this piece of an address have the shape of a key? Anything else would make the database complain instead of finding nothing. */
export const isId = (text: string | undefined): text is string => text !== undefined && shape.test(text);
