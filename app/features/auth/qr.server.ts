import { renderSVG } from "uqr";

/** A picture to be scanned, dark on light whatever the page's colours, as an address that an image can have. */
export const qrPicture = (text: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(renderSVG(text, { border: 4, ecc: "M" })).toString("base64")}`;
