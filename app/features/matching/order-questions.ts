/** An open question, as far as its place in the queue goes. The roots are the companies the two records belong to by now. */
export type Waiting = {
  id: string;
  aRoot: string;
  bRoot: string;
  probability: number;
  /** Put off at this instant; null where nobody has. */
  laterAt: Date | null;
};

export type Place = { id: string; cluster: number };

/**
 * Cluster by cluster, so that a person thinks about one group of records at a time; first the cluster where most can be won: the
 * likeliest and with the most leads in it. Within it the likeliest pair first. What was put off comes at the very end, in its order.
 */
export function orderQuestions(waiting: readonly Waiting[], leadsOf: ReadonlyMap<string, number>): Place[] {
  const now = waiting.filter(({ laterAt }) => laterAt === null);
  const later = waiting.filter(({ laterAt }) => laterAt !== null);
  const clusters = clustersOf(now).map((questions) => ({ questions, worth: worthOf(questions, leadsOf) }));
  clusters.sort((x, y) => y.worth - x.worth || ((x.questions[0]?.id ?? "") < (y.questions[0]?.id ?? "") ? -1 : 1));
  const places = clusters.flatMap(({ questions }, cluster) =>
    [...questions]
      .sort((x, y) => y.probability - x.probability || (x.id < y.id ? -1 : 1))
      .map(({ id }): Place => ({ id, cluster })),
  );
  const putOff = [...later].sort((x, y) => (x.laterAt?.getTime() ?? 0) - (y.laterAt?.getTime() ?? 0));
  return [...places, ...putOff.map(({ id }, at): Place => ({ id, cluster: clusters.length + at }))];
}

function clustersOf(questions: readonly Waiting[]): Waiting[][] {
  const parent = new Map<string, string>();
  const find = (company: string): string => {
    let root = company;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    return root;
  };
  for (const { aRoot, bRoot } of questions) {
    const [a, b] = [find(aRoot), find(bRoot)];
    if (a !== b) parent.set(b, a);
  }
  const clusters = new Map<string, Waiting[]>();
  for (const question of questions) {
    const root = find(question.aRoot);
    clusters.set(root, [...(clusters.get(root) ?? []), question]);
  }
  return [...clusters.values()];
}

function worthOf(questions: readonly Waiting[], leadsOf: ReadonlyMap<string, number>): number {
  const companies = new Set(questions.flatMap(({ aRoot, bRoot }) => [aRoot, bRoot]));
  const leads = [...companies].reduce((sum, company) => sum + (leadsOf.get(company) ?? 0), 0);
  return Math.max(...questions.map(({ probability }) => probability)) * leads;
}
