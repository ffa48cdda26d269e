/** What stands where somebody stood who asked to be erased. */
export const erased = "[erased]";
