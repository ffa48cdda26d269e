import { SaxesParser, type SaxesTagPlain } from "saxes";
import { Refusal, sentences } from "./refusal.ts";

type Attributes = Record<string, string>;
export type Listener = {
  open?: (name: string, attributes: Attributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
  /** Awaited between two pieces, so that whoever takes the rows can keep up: true ends the reading early. */
  between?: () => Promise<boolean>;
};

/** Some programs write every name with a prefix. */
const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Reads one part of a workbook as it is inflated. A document type, and with it every entity of one's own, is refused. */
export async function readXml(pieces: AsyncIterable<Uint8Array>, listener: Listener): Promise<void> {
  const parser = new SaxesParser();
  const refuse = () => {
    throw new Refusal(sentences.damaged);
  };
  parser.on("error", refuse);
  parser.on("doctype", refuse);
  parser.on("opentag", (tag: SaxesTagPlain) => listener.open?.(local(tag.name), tag.attributes));
  parser.on("text", (text) => listener.text?.(text));
  parser.on("closetag", (tag: SaxesTagPlain) => listener.close?.(local(tag.name)));
  let decoder: TextDecoder | null = null;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    parser.write(decoder.decode(piece, { stream: true }));
    if (await listener.between?.()) return;
  }
  parser.close();
}

const encodingOf = (piece: Uint8Array): string =>
  piece[0] === 0xff && piece[1] === 0xfe ? "utf-16le" : piece[0] === 0xfe && piece[1] === 0xff ? "utf-16be" : "utf-8";

/** An attribute by its name, whatever prefix it has. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => local(key) === name)?.[1];
}

/** Characters XML cannot hold are written as `_x000D_`. */
export const plainText = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
