/** Data in XML (feeds, dumps of a report or of many, with or without a root around them) as the fields that JSON would have. */
import { unescaped } from './clean.ts';
import type { Fields } from './fields.ts';

const TOKEN = /<!\[CDATA\[([\s\S]*?)\]\]>|<[!?][^>]*>|<(\/?)([\p{L}_][\p{L}\p{N}_.:-]*)[^>]*?(\/?)>|[^<]+|</gu;
/** Markup of a text; other elements are fields. */
const MARKUP = /^(?:p|br|div|span|b|i|u|em|strong|a|img|font|h[1-6]|ul|ol|li|table|tbody|tr|td|th|section|sup|sub)$/i;

type Open = { readonly name: string; text: string; readonly fields: Record<string, unknown> };

/** A field that comes again is a list. */
function put(fields: Record<string, unknown>, name: string, value: unknown): void {
  const before = fields[name];
  fields[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
}

/** The fields of XML, an element with elements in it as an object, one without as its text; what isn't closed ends with what is around it. */
export function fieldsOfXml(xml: string): Fields {
  const root: Open = { name: '', text: '', fields: {} };
  const open = [root];
  const close = () => {
    const { name, text, fields } = open.pop()!;
    put(open.at(-1)!.fields, name, Object.keys(fields).length === 0 ? text.trim() : fields);
  };
  for (const [token, quoted, end, tag, alone] of xml.matchAll(TOKEN)) {
    const top = open.at(-1)!;
    // content:encoded and media:title are content and title of a kind.
    const name = tag?.replace(/^(?:content:)(?=encoded$)|^(?:dc|dcterms):/i, '');
    if (quoted !== undefined) top.text += quoted;
    else if (name === undefined) top.text += token.startsWith('<') ? '' : unescaped(token);
    else if (MARKUP.test(name)) top.text += token;
    else if (end === '') {
      open.push({ name, text: '', fields: {} });
      if (alone !== '') close();
    } else if (open.some((one, at) => at > 0 && one.name === name)) {
      while (open.at(-1)!.name !== name) close();
      close();
    }
  }
  while (open.length > 1) close();
  return root.fields;
}
