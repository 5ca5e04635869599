/** The pages of 数字报 (e-papers) by their usual maker: what it writes beside a report's text, in comments and a tag of its own. */

export type PrintedReport = {
  readonly kicker: string | null;
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly author: string | null;
  readonly published: string | null;
  /** Markup of the text alone. */
  readonly body: string;
};

const PROPERTIES = /<!--\s*enpproperty([\s\S]*?)\/enpproperty\s*-->/i;
const BODIES = [
  /<!--\s*enpcontent\s*-->([\s\S]*?)<!--\s*\/\s*enpcontent\s*-->/i,
  /<founder-content\b[^>]*>([\s\S]*?)<\/founder-content>/i,
];

/** `<title><p>…</p></title>` in newer pages, `<title>…</title>` in older ones. */
function field(properties: string, name: string): string | null {
  const found = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'i').exec(properties)?.[1] ?? '';
  return (
    found
      .replace(/<[^>]*>/g, ' ')
      .replace(/&nbsp;/gi, ' ')
      .replace(/\s+/g, ' ')
      .trim() || null
  );
}

/** The report of such a page; `null` for any other page. */
export function printedReport(html: string): PrintedReport | null {
  const properties = PROPERTIES.exec(html)?.[1];
  const body = BODIES.map((pattern) => pattern.exec(html)?.[1]).find((found) => found?.trim());
  if (properties === undefined || body === undefined) return null;
  const of = (name: string) => field(properties, name);
  return {
    ...{ kicker: of('introtitle'), title: of('title'), subtitle: of('subtitle') },
    ...{ author: of('author'), published: of('date'), body: body.replace(PROPERTIES, '') },
  };
}
