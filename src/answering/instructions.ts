/** Messages that give a program orders. None can do harm (a model only chooses among sentences): this is the second line. */
import { alternativesOf, once } from '../lexicon/index.ts';
import { normalise } from '../reading/index.ts';

/** Characters between two words that belong together, in a message and in a sentence of a page. */
const NEAR = 10;
const NEAR_ON_PAGE = 40;

const words = once(() => {
  const any = (...types: readonly string[]) => `(?:${alternativesOf('instructions', ...types)})`;
  const then = (...types: readonly string[]) => types.map((type) => any(type)).join(`.{0,${NEAR}}?`);
  const [reader, saying] = [any('reader'), any('saying', 'reveal')];
  const near = (a: string, b: string) => `${a}.{0,${NEAR_ON_PAGE}}?${b}`;
  const orders = [
    any('inner'),
    any('persona'),
    then('dismiss', 'orders'),
    then('lift', 'own', 'orders'),
    then('reveal', 'own', 'orders'),
    then('reveal', 'inside'),
    then('inside', 'reveal'),
  ];
  const page = [...orders, any('page-order'), near(reader, saying), near(saying, reader)];
  const [message, onPage] = [orders, page].map((all) => new RegExp(all.join('|')));
  return { none: new RegExp(any('none'), 'g'), message: message!, page: onPage! };
});

/** Letters and digits of a message in whatever spacing, marks, width or script. */
export const bareOf = (text: string): string =>
  normalise(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Whether a message, or a sentence of a page, tells a program what to be, to leave or to say. */
const ordersIn = (text: string, where: 'message' | 'page'): boolean =>
  words()[where].test(bareOf(text).replace(words().none, ' '));

/** Whether a message gives the program orders. */
export const givesOrders = (text: string): boolean => ordersIn(text, 'message');

/** How the turns of a chat are written down, and objects. */
const MARKUP =
  /<\|[a-z_]+\|>|<\/?(?:system|assistant|user|instructions?|passage)\b|\[\/?INST\]|^\s*(?:system|assistant|user)\s*[:：]|#{2,}\s*(?:system|instruction|response)/im;

/**
 * Whether a sentence of a page speaks to a language model instead of to a reader ("ignore previous instructions"): a page is data, so it is
 * neither sent to a model nor said on its word. Errs on the side of yes: our own plan may still say it.
 */
export const speaksToModel = (text: string): boolean =>
  MARKUP.test(text) || text.split(/[。！？]/).some((sentence) => ordersIn(sentence, 'page'));
