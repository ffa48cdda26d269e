// The body of a process of its own: invents a list and writes it, so that the process that matches it holds no more than the list.
import process from "node:process";
import { invent } from "./invented/list.ts";
import { writeInvented } from "./invented/written.ts";

const [rows = "", csv = ""] = process.argv.slice(2);
writeInvented(invent(Number(rows)), csv);
