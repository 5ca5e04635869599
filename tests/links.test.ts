import { expect, test } from 'vitest';
import { mayBeLinked } from '../src/links.ts';

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
