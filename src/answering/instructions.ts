/** Messages that give a program orders. None can do harm (a model only chooses among sentences): this is the second line. */
import { lexicon, once } from '../lexicon/index.ts';
import { normalise } from '../reading/index.ts';

/** Characters between two words that belong together. */
const NEAR = 10;

const words = once(() => {
  const of = (wanted: string) =>
    lexicon('instructions').flatMap(({ word, type }) => (type === wanted ? [word.toLowerCase()] : []));
  const any = (type: string) => `(?:${of(type).join('|')})`;
  const then = (...types: readonly string[]) => types.map(any).join(`.{0,${NEAR}}?`);
  const orders = [
    any('inner'),
    any('persona'),
    then('dismiss', 'orders'),
    then('lift', 'own', 'orders'),
    then('reveal', 'own', 'orders'),
    then('reveal', 'inside'),
    then('inside', 'reveal'),
  ];
  return { none: new RegExp(any('none'), 'g'), orders: new RegExp(orders.join('|')) };
});

/** Whether a message tells the program what to be or to leave, in whatever spacing, marks, width or script. */
export function givesOrders(text: string): boolean {
  const { none, orders } = words();
  const bare = normalise(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return orders.test(bare.replace(none, ' '));
}
