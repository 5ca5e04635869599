/** Lines that a number names: 302路, 5号线, 轨道交通27号线, G93高速. */
import type { Thing } from '../../types.ts';
import { digits } from './numbers.ts';

const ROUTE =
  /(?<![\dA-Za-z.第])(?<bus>[A-Za-z]?\d{1,4})路(?:公交(?:车|线)?|车)?(?![口段面网灯])|(?:轨道交通|地铁|轻轨|轨道)?(?<line>\d{1,2}|[一二三四五六七八九十]{1,3})号线|(?<road>[GSX]\d{1,4})(?:高速公路|高速|国道|省道|线)?/g;

function routeOf({ 0: name, index, groups }: RegExpMatchArray): Thing {
  const start = index ?? 0;
  const { bus, line, road } = groups ?? {};
  const head = bus ? '路' : line ? '号线' : '公路';
  const number = digits(bus ?? line ?? road ?? '');
  return { kind: 'thing', start, end: start + name.length, text: name, name, proper: '', head, number };
}

/** Routes of a sentence. */
export const routesIn = (text: string): readonly Thing[] =>
  /\d|号线/.test(text) ? Array.from(text.matchAll(ROUTE), routeOf) : [];

/** Whether a text is a bus or a line by its number alone (3路, 5号线), a name where 二期 is one of something that is named. */
export function isRoute(text: string): boolean {
  const [one] = routesIn(text);
  return one !== undefined && one.head !== '公路' && text === `${one.number}${one.head}`;
}
