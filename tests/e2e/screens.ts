/** What the people of the house sit before: an agent or a manager, and a client on the way. */
export const desk = { viewport: { width: 1440, height: 900 } };
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
