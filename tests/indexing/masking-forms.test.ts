import { describe, expect, test } from 'vitest';
import { readArticles } from '../../src/indexing/index.ts';
import { maskPrivate } from '../../src/indexing/privacy.ts';
import { cleaned } from '../../src/telegram/cleaned.ts';
import { FORMS, madeUpId, ODD_FORMS, PHONES, readDigits } from './personal-numbers.ts';

const ID = madeUpId(3);
const REPORT = '河口镇5月2日举行了安全检查，检查组走访了12户居民和3家商店，并向居民讲解了用电知识。';
const json = (fields: object) =>
  [
    'a.jsonl',
    JSON.stringify({ id: 'a', title: '河口镇检查安全', text: REPORT, published: '2024-05-02', ...fields }),
  ] as const;

/** A file with the number in one place: its name and its text. */
const PLACES: readonly (readonly [string, (number: string) => readonly [string, string]])[] = [
  ['running text', (n) => json({ text: `${REPORT}\n王某的证件${n}已经登记。\n${REPORT}` })],
  ['the headline', (n) => json({ title: `关于${n}的启事` })],
  ['a field of the archive', (n) => json({ district: `河口区 ${n}` })],
  ['the author', (n) => json({ author: `张林 ${n}` })],
  ['the id of a line', (n) => json({ id: `p ${n}` })],
  ['a table cell', (n) => json({ text: `${REPORT}\n| 姓名 | 证件 |\n| 王某 | ${n.replaceAll('\n', ' ')} |` })],
  ['a caption', (n) => json({ text: `${REPORT}\n图为检查现场 ${n} 摄` })],
  ['a page of a paper', (n) => ['page.txt', `河口镇检查安全\n本报讯（记者 张林）${REPORT}\n证件${n}请认领。\n`]],
  ['a name of a file', (n) => [`证件${n.replace(/[\n/]/g, '-')}.jsonl`, json({})[1]]],
  ['a notice', (n) => json({ text: `遗失声明：王小明遗失身份证一张，证号${n}，声明作废。` })],
];

describe.each(PLACES)('in %s', (_, place) => {
  test.each(FORMS)('a number is masked: %s', async (_, form) => {
    const [name, text] = place(form(ID));
    const stored = JSON.stringify(
      await readArticles({ name, bytes: Buffer.from(text) }, { today: '2024-06-01' }),
      (key, value) =>
        // Of a page's own name `list-files` takes care; a hash is no digit of anybody's.
        key === 'page' || key === 'hash' || key === 'id' ? undefined : value,
    );
    expect(readDigits(stored)).not.toContain(ID.slice(0, 17));
  });
});

test.each(ODD_FORMS)('in an odd form it is masked too: %s', (_, form) => {
  expect(maskPrivate(`王某${form(ID)}已经登记。`)).toContain('〔已隐去〕');
});

test.each([
  ['parts told by words', `${ID.slice(0, 6)}的${ID.slice(6, 14)}的${ID.slice(14)}`],
  ['a date', `${ID.slice(0, 10)}年${ID.slice(10, 12)}月${ID.slice(12, 14)}日${ID.slice(14)}`],
  ['backwards', [...ID].reverse().join('')],
])('where words announce it, it is masked also as %s', (_, number) => {
  expect(readDigits(maskPrivate(`王某身份证号${number}已经登记。`))).not.toContain(readDigits(number).slice(0, 15));
});

/** What reaches the state with an update that has this number wherever somebody can write. */
const heldOf = (number: string) =>
  JSON.stringify(
    cleaned({
      update_id: 1,
      message: {
        ...{ text: `我的号码${number}，什么时候通水？`, caption: number, author_signature: number },
        ...{ contact: { phone_number: number, first_name: '王', vcard: `TEL:${number}` }, quote: { text: number } },
        ...{ document: { file_id: 'BQAC1', file_name: `${number}.pdf` }, audio: { title: number, performer: number } },
        ...{ venue: { title: number, address: number }, poll: { question: number, options: [{ text: number }] } },
        entities: [{ type: 'text_link', offset: 0, length: 1, url: `https://paper.example/${number}` }],
        reply_to_message: { caption: number, document: { file_name: number } },
        external_reply: { document: { file_name: number } },
        forward_origin: { sender_user_name: number },
      },
    }),
  );

test.each([...PHONES, ...FORMS.map(([name, form]) => [`ID, ${name}`, form(ID)] as const)])(
  'of what residents write no number reaches the state: %s',
  (_, number) => {
    const held = readDigits(heldOf(number));
    expect(held).not.toMatch(new RegExp(`${readDigits(number).slice(-11)}|${ID.slice(0, 17)}`));
  },
);

test('of a question ordinary numbers are kept, and so is what machines tell things apart by', () => {
  const text = '2021、2022、2023、2024年的产值13,812,345,678元，电话023-47521234，23到25号？';
  const update = { callback_query: { id: '4382bfdwdsb323b2d9138', data: ID, message: { text } } };
  expect(cleaned(update)).toEqual(update);
});

test.each([
  '区政务服务中心电话023-47521234，地址几江街道鼎山大道518号，欢迎咨询。',
  '统一社会信用代码91500116MA5U4B6N2K，许可证编号510225199001011234567。',
  '2024年1至5月，产值分别为1234、5678、9012、3456、7890、1234万元。',
  '二〇二四年五月一日，三百五十六人参加了六场活动。',
  '身高1.75米，体重65.5公斤，血压120/80，心率72，血氧98，体温36.5。',
])('what is no personal number stays: %s', (text) => {
  expect(maskPrivate(text)).toBe(text);
});

test.each([
  ['失主电话13812345678，声明作废。遗失钥匙一串', '13812345678'],
  ['遗失声明：王小明遗失银行卡一张，卡号6222021234567890123，声明作废。', '6222021234567890123'],
  ['遗失声明：李梅遗失护照一本，护照号E12345678，声明作废。', 'E12345678'],
  ['认领启事：请渝B·A1234车主前来认领。', 'A1234'],
  ['遗失声明：王小明，家住几江街道鼎山大道518号3单元2-1，遗失户口簿，声明作废。', '518号3单元2-1'],
  ['寻人启事：学生王小明，男，12岁，于5月2日走失。', '王小明'],
  ['寻人启事：患者张大山，68岁，走失时穿蓝色上衣。', '张大山'],
  ['遗失声明：陈小雨出生医学证明遗失，编号M500123456，声明作废。', '陈小雨'],
])('in notices private persons are protected: %s', (text, secret) => {
  const masked = maskPrivate(text);
  expect(masked).not.toContain(secret);
  expect(maskPrivate(masked)).toBe(masked);
});

test.each([
  ['招领启事：拾到钱包一个，请失主到河口派出所认领，派出所电话13812345678。', '13812345678'],
  ['遗失声明：重庆某公司遗失公章一枚，声明作废。地址几江街道鼎山大道518号。', '518号'],
])('in notices an office keeps its number and address: %s', (text, kept) => {
  expect(maskPrivate(text)).toContain(kept);
});
