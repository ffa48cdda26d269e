/** The file that holds a module of ours and all it imports, made if there is none of exactly these sources. */
export function freshBundle(source: string, how?: { packages?: "inside" | "outside" }): Promise<string>;
