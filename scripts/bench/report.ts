/** The bench results as a Markdown page and as SVG charts. Pure: results in, text out. */
import type { Asked, Built } from './child.ts';

export type Row = {
  readonly label: string;
  readonly size: number;
  /** Why there are no figures, when there are none. */
  readonly failed?: string;
  readonly built?: Built;
  readonly asked?: Asked;
};

const percent = (share: number) => share.toFixed(3).replace(/^0/, '');
const thousands = (size: number) => (size >= 1000 ? `${Math.round(size / 1000)}k` : String(size));

function tableRow({ label, size, failed, built, asked }: Row): string {
  const name = `| ${thousands(size)} | ${label} `;
  if (!built || !asked) return `${name}| ${failed ?? 'failed'} ${'| '.repeat(9)}|`;
  const { short, headlines } = asked;
  const cells = [
    `${built.seconds} s`,
    `${built.peakMb} MB`,
    `${built.diskMb} MB`,
    `${asked.openMs} ms`,
    `${asked.residentMb} MB`,
    `${asked.p50} ms`,
    `${asked.p95} ms`,
    `${percent(short[0])} / ${percent(short[1])}`,
    `${percent(headlines[0])} / ${percent(headlines[1])}`,
  ];
  return `${name}| ${cells.join(' | ')} |`;
}

/** The page of `docs/bench/`: the machine, how it was measured, one table, the charts. */
export function benchPage(rows: readonly Row[], machine: string, command: string): string {
  return `# Bench: Wenjin and its peers, one run, the same data

${machine}

Made by \`${command}\`. Each system indexes the same articles and answers the same questions, one at a time, in a process
of its own; a second process opens what the first has written. Index time and peak memory are of the whole indexing
process; opening ends with the first answer; p50 and p95 are of all questions after 20 to warm up; memory is resident
after the last answer. Recall: share of questions with a right article first / among the first ten; short questions and
headlines apart. LangChain's HNSWLib is given the vectors of Wenjin's own embedder. Figures of a shared machine vary.

| articles | system | index | peak memory | on disk | open to first answer | memory serving | p50 | p95 | short R@1 / R@10 | headlines R@1 / R@10 |
|---|---|---|---|---|---|---|---|---|---|---|
${rows.map(tableRow).join('\n')}

![95th percentile of a search](p95.svg)
![Short questions whose article is among the first ten](recall.svg)
`;
}

const WIDTH = 760;
const LABEL = 270;
const BAR = 22;

/** Horizontal bars; `log` scales the lengths by logarithm, for times that differ a thousandfold. */
export function barChart(
  title: string,
  rows: readonly Row[],
  value: (asked: Asked) => number,
  { unit, log }: { readonly unit: string; readonly log: boolean },
): string {
  const bars = rows.flatMap(({ label, size, asked }) =>
    asked ? [{ label: `${thousands(size)}  ${label}`, value: value(asked) }] : [],
  );
  const scale = (x: number) => (log ? Math.log10(1 + x) : x);
  const longest = Math.max(...bars.map((bar) => scale(bar.value)), 1e-9);
  const line = (bar: (typeof bars)[number], i: number) => {
    const y = 40 + i * (BAR + 6);
    const length = Math.max(1, ((WIDTH - LABEL - 90) * scale(bar.value)) / longest);
    const colour = bar.label.endsWith('Wenjin') ? '#1f6f8b' : '#b8c4cc';
    return [
      `<text x="${LABEL - 8}" y="${y + 15}" text-anchor="end">${bar.label}</text>`,
      `<rect x="${LABEL}" y="${y}" width="${length.toFixed(1)}" height="${BAR}" fill="${colour}"/>`,
      `<text x="${(LABEL + length + 6).toFixed(1)}" y="${y + 15}">${bar.value}${unit}</text>`,
    ].join('');
  };
  const height = 50 + bars.length * (BAR + 6);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="13">
<rect width="100%" height="100%" fill="white"/><text x="10" y="22" font-size="15">${title}</text>
${bars.map(line).join('\n')}
</svg>
`;
}
