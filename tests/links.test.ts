import { expect, test } from 'vitest';
import { mayBeLinked, publisherLink } from '../src/links.ts';

test.each([
  'https://www.example.com/news/2024/05/01/a.html?x=1#p3',
  'http://paper.example.gov.cn/node_2.htm',
  'https://新闻.中国/2024/甲.html',
])('an address of the web may be linked: %s', (address) => {
  expect(mayBeLinked(address)).toBe(true);
});

test.each([
  ['credentials', 'https://bank.example.com@evil.example.net/'],
  ['credentials and a password', 'https://a:b@example.com/'],
  ['a bidirectional mark', 'https://example.com/\u202Egnp.exe'],
  ['an escaped bidirectional mark', 'https://example.com/%E2%80%AEgnp.exe'],
  ['an unseen character', 'https://exam\u200Bple.com/'],
  ['a backslash', 'https://example.com\\@evil.example.net/'],
  ['a blank', 'https://example.com/a b'],
  ['an address of this machine', 'http://127.0.0.1/admin'],
  ['a number for a host', 'http://2130706433/'],
  ['an IPv6 host', 'http://[::1]/'],
  ['a bare name', 'http://localhost/'],
  ['a name of no public zone', 'http://router.local/'],
  ['a script', 'javascript:alert(1)'],
  ['data', 'data:text/html,<script>'],
  ['a file', 'file:///etc/passwd'],
  ['no address', 'news'],
  ['an endless one', `https://example.com/${'a'.repeat(3000)}`],
])('an address with %s may not: %s', (_, address) => {
  expect(mayBeLinked(address)).toBe(false);
});

const URL_ = 'https://paper.example/a.html';

test('publisherLink() opens the page at a short quote, whole', () => {
  const link = publisherLink(URL_, '全长1.2公里-总投资3.4亿元。')!;
  expect(link).toBe(`${URL_}#:~:text=${encodeURIComponent('全长1.2公里-总投资3.4亿元。').replaceAll('-', '%2D')}`);
});

test('publisherLink() names first and last clause of a long quote', () => {
  const quote =
    '截至6月17日，荇湾区完成26处涵洞清淤，清出淤泥1900立方米，易积水点由去年的9个减少到2个，余下两处备了泵车。';
  const [start, end] = publisherLink(URL_, quote)!.split('#:~:text=')[1]!.split(',').map(decodeURIComponent);
  expect([start, end]).toEqual(['截至6月17日', '余下两处备了泵车。']);
});

test('publisherLink() keeps a fragment that the address has, and names nothing that was masked', () => {
  expect(publisherLink(`${URL_}#p2`, '全文如下。')).toMatch(/#p2:~:text=/);
  expect(publisherLink(URL_, '联系电话〔已隐去〕。')).toBe(URL_);
});

test.each([null, 'javascript:alert(1)', 'paper.example/a', ''])('publisherLink() makes no link of %s', (url) => {
  expect(publisherLink(url, '全文如下。')).toBeNull();
});
