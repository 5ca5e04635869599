import fc from 'fast-check';
import { expect, test } from 'vitest';
import { citedSentences, withoutAddresses } from '../../../src/answering/model/cited-sentences.ts';

test.each([
  [
    '主体已封顶。[1]预计10月底开放。[2][3]',
    [
      ['主体已封顶。', [1]],
      ['预计10月底开放。', [2, 3]],
    ],
  ],
  [
    '主体已封顶[1]。预计10月底开放[2, 3]。',
    [
      ['主体已封顶。', [1]],
      ['预计10月底开放。', [2, 3]],
    ],
  ],
  ['没有出处的话。有出处的话。【4】', [['有出处的话。', [4]]]],
  [
    '1. 总投资2.3亿元。[1]\n2. 建筑面积1.8万平方米。[^2]',
    [
      ['总投资2.3亿元。', [1]],
      ['建筑面积1.8万平方米。', [2]],
    ],
  ],
  ['It opened. It cost 2.3 million yuan [1].', [['It cost 2.3 million yuan.', [1]]]],
  [
    '主体已封顶。[1](https://evil.example/x)下一句。[2]',
    [
      ['主体已封顶。', [1]],
      ['下一句。', [2]],
    ],
  ],
  ['没有出处。', []],
  ['[1]', []],
  ['', []],
])('citedSentences() reads %j', (reply, expected) => {
  expect(citedSentences(reply).map(({ text, numbers }) => [text, numbers])).toEqual(expected);
});

test('citedSentences() of a reply that grows never loses or changes a sentence', () => {
  const piece = fc.constantFrom(
    '主体已封顶',
    '。',
    '[1]',
    '[2][3]',
    '，',
    '预计10月底',
    '\n',
    'It opened. ',
    '3.5',
    '【4】',
    '[',
    ']',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const reply = pieces.join('');
      const whole = citedSentences(reply).map(({ text }) => text);
      for (let at = 0; at < reply.length; at++) {
        const sofar = citedSentences(reply.slice(0, at)).map(({ text }) => text);
        expect(whole.slice(0, sofar.length)).toEqual(sofar);
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  'https://evil.example/a?b',
  'www.evil.example',
  't.me/evilbot',
  'evil.com/x',
  'javascript:alert(1)',
  'HTTP://EVIL.EXAMPLE',
])('withoutAddresses() takes out %s', (address) => {
  expect(withoutAddresses(`详见${address}，谢谢`)).not.toMatch(/evil|alert/i);
});
