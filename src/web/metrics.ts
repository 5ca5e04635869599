const BOUNDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts since the program's start, in Prometheus' text format; nothing of a question or a reader is in them. */
export function createMetrics() {
  const requests = new Map<string, number>();
  const answers = new Map<string, number>();
  const buckets = BOUNDS.map(() => 0);
  let [seconds, asked] = [0, 0];
  const count = (counts: Map<string, number>, labels: string) => counts.set(labels, (counts.get(labels) ?? 0) + 1);
  return {
    request: (route: string, status: number) =>
      void count(requests, `route=${JSON.stringify(route)},status="${status}"`),
    answer: (kind: string, ms: number) => {
      count(answers, `kind=${JSON.stringify(kind)}`);
      asked++;
      seconds += ms / 1000;
      BOUNDS.forEach((bound, at) => {
        if (ms / 1000 <= bound) buckets[at]!++;
      });
    },
    text: (gauges: Readonly<Record<string, number>>): string =>
      [
        ...family('wenjin_http_requests_total', 'counter', requests),
        ...family('wenjin_answers_total', 'counter', answers),
        '# TYPE wenjin_answer_seconds histogram',
        ...BOUNDS.map((bound, at) => `wenjin_answer_seconds_bucket{le="${bound}"} ${buckets[at]}`),
        `wenjin_answer_seconds_bucket{le="+Inf"} ${asked}`,
        `wenjin_answer_seconds_sum ${seconds}`,
        `wenjin_answer_seconds_count ${asked}`,
        ...Object.entries(gauges).flatMap(([name, value]) => [`# TYPE ${name} gauge`, `${name} ${value}`]),
        '',
      ].join('\n'),
  };
}

const family = (name: string, type: string, counts: ReadonlyMap<string, number>) => [
  `# TYPE ${name} ${type}`,
  ...[...counts].map(([labels, value]) => `${name}{${labels}} ${value}`),
];
