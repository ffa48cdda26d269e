/** One measured figure beside what it is compared with in the same run: another tool, or plain reading of the same data. */
export type BenchResult = {
  what: string;
  value: number;
  unit: string;
  yardstick: number | null;
  ratio: number | null;
};

/** A benchmark: its figures; `say` is for what a reader must know, such as data that is not there. */
export type Bench = (say: (sentence: string) => void) => BenchResult[] | Promise<BenchResult[]>;
