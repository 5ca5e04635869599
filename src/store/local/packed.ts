import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * JSON as it lies in `news.db`: deflated against a text that has what all of its kind have, since an article's 2 kB are too few to
 * learn that from. Never changed: what was packed with it is unpacked with it. Another one gets another mark.
 */
const ARTICLE = Buffer.from(
  '"reporters":["记者"],"interns":[],"correspondents":[],"photographers":[],"source":"本报"},"evidence":{"published":"报头的日期' +
    '","eventDate":"文中最近的日期是“日”","district":"全国性报道"},"paragraphs":["本报讯（记者 ）","，","。","的","年","月","日"],' +
    '"subheads":[{"before":0,"text":""}],"source":"a.txt","lines":[[1,1]],"url":"https://www.","externalId":null,"alsoIn":[],"updated":null}' +
    '{"id":"a","kind":"news","kicker":null,"title":null,"subtitle":null,"byline":{"reporters":[],"interns":[],"correspondents":[],' +
    '"photographers":[],"source":null},"district":null,"published":"2020-01-01","eventDate":"2020-01-01","evidence":{"published":' +
    '"来源数据写明“2020-01-01”","eventDate":null,"district":null},"paragraphs":["',
);
const STATEMENTS = Buffer.from(
  '{"kind":"headline","paragraph":-1,"start":0,"end":20,"about":[""],"mentions":[]},{"kind":"caption","paragraph":0,"start":0,"end":' +
    '{"kind":"step","start":8,"end":10,"stage":"planned","status":"done"},{"kind":"pointer","start":0,"end":2,"to":""},{"kind":"thing",' +
    '"start":0,"end":6,"name":"","proper":"","head":"项目","number":null},{"kind":"person","start":0,"end":3,"name":"","offices":[""]},' +
    '{"kind":"body","start":1,"end":5,"name":"","type":"公司"},{"kind":"event","start":17,"end":19,"event":"held","status":"done"},' +
    '{"kind":"when","start":0,"end":5,"precision":"day","yearSaid":true,"clock":[],"repeated":false,"calendar":"solar","said":' +
    '{"year":2020,"yearsAway":null,"month":1,"monthsAway":null,"day":1,"daysAway":null,"weeksAway":null,"weekday":null,"part":null,' +
    '"edge":null},"until":null,"range":{"from":"2020-01-01","to":"2020-01-01"},"status":null,"tense":null},{"kind":"when","start":0,' +
    '"end":2,"precision":"vague","yearSaid":false,"clock":[],"repeated":false,"calendar":"solar","said":{"year":null,"yearsAway":null,' +
    '"month":null,"monthsAway":null,"day":null,"daysAway":null,"weeksAway":null,"weekday":null,"part":null,"edge":null},"until":null,' +
    '"range":null,"status":null,"tense":null},{"kind":"place","start":2,"end":4,"name":"","rank":"spot"},{"kind":"amount","start":10,' +
    '"end":14,"value":10,"upTo":null,"unit":"元","quantity":"count","bound":null,"per":null}]},{"kind":"sentence","paragraph":0,"start":' +
    '0,"end":40,"about":[],"mentions":[]},{"kind":"sentence","paragraph":1,"start":0,"end":67,"about":[""],"mentions":[{"kind":"amount",',
);
const DICTIONARIES = { article: ARTICLE, statements: STATEMENTS } as const;

/** Speed before size: 6 takes half as much time again for a twentieth fewer bytes. */
const LEVEL = 2;
/** The first byte of what is packed so. JSON begins with a bracket, and what earlier programs deflated with another byte. */
const MARK = 9;
/** What is shorter fits a page of the database anyhow. */
const LEAST = 768;

export type Kind = keyof typeof DICTIONARIES;

export function pack(kind: Kind, json: string): Uint8Array {
  const plain = Buffer.from(json);
  if (plain.length < LEAST) return plain;
  const deflated = deflateRawSync(plain, { level: LEVEL, dictionary: DICTIONARIES[kind] });
  const packed = new Uint8Array(1 + deflated.length);
  packed[0] = MARK;
  packed.set(deflated, 1);
  return packed;
}

/** The JSON again; statements of earlier programs are deflated without a text to go by. */
export function unpack(kind: Kind, packed: Uint8Array): string {
  const isJson = packed[0] === BRACE || packed[0] === BRACKET;
  if (packed[0] === MARK) return inflateRawSync(packed.subarray(1), { dictionary: DICTIONARIES[kind] }).toString();
  if (isJson) return Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength).toString();
  return inflateRawSync(packed).toString();
}
const [BRACE, BRACKET] = [0x7b, 0x5b];
