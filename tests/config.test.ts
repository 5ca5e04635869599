import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseConfig, SETTINGS } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';

const example = Object.fromEntries(
  [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gm)].map((m) => [m[1]!, m[2]!]),
);

test('.env.example names every setting and no other', () => {
  expect(Object.keys(example).sort()).toEqual(Object.keys(SETTINGS.shape).sort());
});

test('.env.example shows the defaults', () => {
  expect(parseConfig(example)).toEqual(parseConfig({}));
});

test('parseConfig() reports all faulty settings at once and never their values', () => {
  const faulty = { PORT: '99999', BOT_TOKEN: 'hunter2', ADMIN_IDS: 'me', PUBLIC_URL: 'ftp://x' };
  expect(() => parseConfig(faulty)).toThrow(ConfigError);
  try {
    parseConfig(faulty);
  } catch (error) {
    const message = (error as Error).message;
    for (const name of Object.keys(faulty)) expect(message).toContain(name);
    expect(message).not.toMatch(/hunter2|ftp:/);
  }
});

test('parseConfig() refuses a webhook without a secret', () => {
  expect(() => parseConfig({ WEBHOOK_URL: 'https://example.org/hook' })).toThrow(/WEBHOOK_SECRET/);
});

test('parseConfig() reads a list of administrators', () => {
  expect(parseConfig({ ADMIN_IDS: '12, 34' }).ADMIN_IDS).toEqual([12, 34]);
});

test('parseConfig() reads the hosts of a network of its own, and nothing that is no host', () => {
  const { ALLOW_HOSTS } = parseConfig({ ALLOW_HOSTS: 'cms.local, 10.0.0.7:8080, [fd00::1]:80' });
  expect(ALLOW_HOSTS).toEqual(['cms.local', '10.0.0.7:8080', '[fd00::1]:80']);
  expect(() => parseConfig({ ALLOW_HOSTS: 'http://cms.local' })).toThrow(/ALLOW_HOSTS/);
});
