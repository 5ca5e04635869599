import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withChineseDates } from '../../../src/reading/index.ts';
import { asAsked } from '../../../src/retrieval/question/english/as-asked.ts';
import { printedNames } from '../../../src/retrieval/question/english/names.ts';
import { allTerms, sameInEnglish, stemOf, termOf } from '../../../src/retrieval/question/english/tokens.ts';
import { translate } from '../../../src/retrieval/question/english/translate.ts';
import { parseQuestion } from '../../../src/retrieval/question/parse.ts';

const chinese = (text: string) => translate(text).text;
const parse = (text: string) => parseQuestion({ text, history: [], today: '2024-03-20' });

test.each([
  ['Who is the principal of the new primary school?', '小学 校长 是谁'],
  ['How many beds does the hospital have?', '医院 有多少个床位'],
  ['How many nurses work in the clinic?', /有多少名护士/],
  ['How much did the pumping station cost?', '泵站 投资 多少钱'],
  ['When will the tunnel open to traffic?', '隧道 通车 什么时候'],
  ['Why was the opening pushed back?', /推迟 为什么$/],
  ['What are the opening hours of the library?', '图书馆 开放时间是什么时候'],
  ['Which three parks are already open?', /哪3个公园$/],
  ['Who built the reservoir?', '水库 哪家单位建成'],
  ["What's the deal with the sewage plant?", '污水处理厂 进展怎么样'],
  ['Is it true that the museum is free?', '博物馆 免费吗'],
  ['How long is the tunnel, and how long did it take to build?', /^隧道 全长多少公里，.*多久$/],
])('translate() asks in the order of a Chinese question: %s', (question, expected) => {
  if (typeof expected === 'string') expect(chinese(question)).toBe(expected);
  else expect(chinese(question)).toMatch(expected);
});

test.each([
  ['How much was invested?', 'how-much'],
  ['Who runs the night market?', 'who'],
  ['By when must I apply?', 'when'],
  ['How come the power was cut?', 'why'],
  ['Where do I sign up?', 'where'],
  ['How far along is the bridge?', 'how-far'],
  ['Which firms moved in?', 'which'],
  ['Did they finish the road?', 'yes-no'],
])('parseQuestion() hears what kind of fact an English question wants: %s', (question, ask) => {
  expect(parse(question).asks).toEqual([ask]);
});

test.each([
  ['on January 4', ' 1月4日 '],
  ['4 January 2024', ' 2024年1月4日 '],
  ['by the end of July', ' 7月底 '],
  ['in the first half of 2024', ' 2024年上半年 '],
  ['Q2 2023', ' 2023年第二季度 '],
  ['in 2022?', ' 2022年 '],
  ['last year', ' 去年 '],
])('withChineseDates() writes "%s" as papers do', (english, written) => {
  expect(withChineseDates(english)).toContain(written);
});

test.each(['the 2000 people who came', 'may I enter', 'march 200 metres'])(
  'withChineseDates() leaves "%s" alone',
  (text) => expect(withChineseDates(text)).toBe(text),
);

test('termOf() knows a term by any form of its words', () => {
  for (const words of [['finish'], ['finished'], ['finishing'], ['finishes']]) expect(termOf(words)).toMatch(/完工/);
  expect(termOf(['broke', 'ground'])).toMatch(/开工/);
  expect(termOf(['pocket', 'parks'])).toBe('口袋公园');
});

test('a term of several words is found around helping verbs', () => {
  expect(chinese('Why is the power going to be cut?')).toBe('停电 为什么');
});

test('terms are lower-case words with Chinese for each', () => {
  for (const [english, words] of allTerms()) {
    expect(english).toMatch(/^[a-z0-9&.]+(?: [a-z0-9&.]+)*$/);
    expect(words).toMatch(/^[\p{Script=Han}\dA-Z+]+(?: [\p{Script=Han}\dA-Z+]+)*$/u);
  }
});

test('a name in several words of pinyin is one name, also one that opens with an English word', () => {
  expect(parse('How old is He Jingyi?').names).toContain('hejingyi');
  expect(parse('How old is Zhao Yude?').names).toContain('zhaoyude');
});

test('parseQuestion() sees two questions in one sentence', () => {
  expect(parse('How long is the tunnel and when does it open?').asks).toEqual(['how-much', 'when']);
});

test('translate() survives any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(typeof chinese(`How many ${text}`)).toBe('string');
    }),
  );
});

const inChat = (text: string) => translate(text, undefined, true).text;

test.each([
  ['what about the ferry?', /^轮渡.*呢$|^船.*呢$/],
  ['and the museum?', /^博物馆呢$/],
  ['how much is it?', /^它.*多少/],
  ['can I park there?', /^那里.*停车/],
  ['where does he live?', /^他/],
  ['is there a lift?', /^(?!那里|它).*电梯/],
])('translate() says in Chinese what ties "%s" to its chat', (text, expected) => {
  expect(inChat(text)).toMatch(expected);
});

test('translate() keeps a name that no list has, and drops none of what it put into other words', () => {
  const { text, said } = translate('When does the Quokka Hall library close?');
  expect(text).toContain('quokka');
  expect(said).toContainEqual({ english: 'library', chinese: '图书馆' });
});

test('asAsked() asks in the words in which a chat was asked, those of before as carried', () => {
  const question = {
    text: 'how much is a ticket?',
    history: ['When does the Quokka Hall museum open?'],
    today: '2024-03-20',
  };
  const asked = asAsked(parseQuestion(question));
  expect(asked?.words).toContain('ticket');
  expect(asked?.carried).toContain('museum');
  expect(asked?.asks).toEqual(['how-much']);
});

test('sameInEnglish() knows other forms of a word and others for the same', () => {
  expect(sameInEnglish('pay')).toContain('paid');
  expect(sameInEnglish('bike')).toContain('bicycl');
});

test('printedNames() does not go on with a name in what is done with a thing', () => {
  expect(printedNames('When will Qinghe open?', '青河书屋昨天开放。')).toEqual([{ asked: 'Qinghe', printed: '青河' }]);
});

test('printedNames() looks for a name of many words in time that grows as it does', () => {
  const asked = 'Where is Yunxi Aab Bbc Ccd Dde Eef Ffg Ggh Hhi Iij Jjk School';
  const before = performance.now();
  expect(printedNames(asked, `云溪${'好'.repeat(200)}`)[0]?.printed).toBe('云溪');
  expect(performance.now() - before).toBeLessThan(5_000);
});

test.each([
  ['What time does the gym close?', '体育馆 关闭 几点'],
  ['What days is the gym open?', /什么时候$/],
])('translate() asks for an hour by what time, for a day by what days: %s', (question, expected) => {
  expect(chinese(question)).toMatch(expected);
});

test.each([
  ['wifi?', ['When does the pool open?'], 'en'],
  ['wifi?', ['When does the pool open?', 'ok'], 'en'],
  ['wifi?', ['When does the pool open?', '图书馆在哪里？'], 'zh'],
])('parseQuestion() takes a word for English where the last turn was: %s after %j', (text, history, language) => {
  expect(parseQuestion({ text, history, today: '2024-03-20' }).language).toBe(language);
});

test('parseQuestion() takes no foreign name over into a question in Chinese, but what was put into Chinese, and Latin words of a chat in Chinese', () => {
  const after = (history: string) =>
    parseQuestion({ text: '什么时候开', history: [history], today: '2024-03-20' }).text;
  expect(after('Where is the Quokka Street swimming pool?')).toMatch(/^\P{Script=Latin}+$/u);
  expect(after('wifi在哪里')).toContain('wifi');
});

test.each([
  ['sorry, I meant bicycles', '自行车'],
  ["I didn't mean the ferry, I meant the library", '图书馆'],
  ['not the ferry, the library', '图书馆'],
])('translate() says a correction as a Chinese chat does: %s', (text, meant) => {
  expect(translate(text, undefined, true).text).toBe(`我问的是${meant}`);
});

test('translate() takes no question that denies something for a correction', () => {
  expect(translate('not on Mondays, is it?', undefined, true).text).not.toContain('我问的是');
});

test.each([
  ['running', 'run'],
  ['planned', 'plan'],
  ['falling', 'fall'],
])('stemOf() leaves of %s %s', (word, stem) => {
  expect(stemOf(word)).toBe(stem);
});

test.each([
  ['When is the last ferry?', '末班船'],
  ['When is the first boat?', '首班船'],
])('translate() keeps what it is the first or last of: %s', (question, vehicle) => {
  expect(chinese(question)).toContain(vehicle);
});
