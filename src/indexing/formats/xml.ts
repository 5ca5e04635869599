/** Data in XML (feeds, dumps of a report or of many, with or without a root around them) as the fields that JSON would have. */
import { unescaped } from './clean.ts';
import type { Fields } from './fields.ts';

/** What is never closed ends with the text, so that none of it is looked through twice. */
const TOKEN =
  /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|<[!?][^<>]*>|<(\/?)([\p{L}_][\p{L}\p{N}_.:-]*)[^<>]*?(\/?)>|[^<]+|</gu;
/** Markup of a text; other elements are fields. */
const MARKUP = /^(?:p|br|div|span|b|i|u|em|strong|a|img|font|h[1-6]|ul|ol|li|table|tbody|tr|td|th|section|sup|sub)$/i;

type Open = { readonly name: string; text: string; readonly fields: Map<string, (string | Fields)[]> };

const opened = (name: string): Open => ({ name, text: '', fields: new Map() });

/** A field that comes again is a list. */
const made = ({ fields }: Open): Fields =>
  Object.fromEntries([...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));

/** The fields of XML, an element with elements in it as an object, one without as its text; what isn't closed ends with what is around it. */
export function fieldsOfXml(xml: string): Fields {
  const root = opened('');
  const open = [root];
  const close = () => {
    const own = open.pop()!;
    const { fields } = open.at(-1)!;
    const before = fields.get(own.name);
    const value = own.fields.size === 0 ? own.text.trim() : made(own);
    if (before) before.push(value);
    else fields.set(own.name, [value]);
  };
  for (const [token, quoted, end, tag, alone] of xml.matchAll(TOKEN)) {
    const top = open.at(-1)!;
    // content:encoded and media:title are content and title of a kind.
    const name = tag?.replace(/^(?:content:)(?=encoded$)|^(?:dc|dcterms):/i, '');
    if (quoted !== undefined) top.text += quoted;
    else if (name === undefined) top.text += token.startsWith('<') ? '' : unescaped(token);
    else if (MARKUP.test(name)) top.text += token;
    else if (end === '') {
      open.push(opened(name));
      if (alone !== '') close();
    } else if (open.some((one, at) => at > 0 && one.name === name)) {
      while (open.at(-1)!.name !== name) close();
      close();
    }
  }
  while (open.length > 1) close();
  return made(root);
}
