/**
 * The only reader of the environment: `.env` (through dotenv) and one schema. All faults are reported at once. What
 * each setting means is said here, and `.env.example` is checked against this list by a test.
 */
import { config as loadEnvFile } from 'dotenv';
import { z } from 'zod';
import { ConfigError } from './errors.ts';

const blankIsAbsent = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
/** A setting; one that is left blank is absent. */
const setting = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankIsAbsent, schema);
const text = () => setting(z.string().trim().optional());
const textOr = (fallback: string) => setting(z.string().trim().default(fallback));
const integer = (fallback: number, min: number, max: number) =>
  setting(z.coerce.number().int().min(min).max(max).default(fallback));
const address = () =>
  setting(z.url({ protocol: /^https?$/, error: 'must be an address like https://example.org' }).optional());
const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
};
const zone = (fallback: string) =>
  setting(z.string().trim().refine(isZone, 'must be a time zone like Asia/Shanghai').default(fallback));
const amount = () => setting(z.coerce.number().min(0).optional());
/** Text of a form. */
const formed = (form: RegExp, error: string) => setting(z.string().trim().regex(form, error).optional());
const ids = () =>
  setting(
    z
      .string()
      .regex(/^\d+(\s*,\s*\d+)*$/, 'must be numeric ids with commas between, like 1234,5678')
      .transform((list) => list.split(',').map(Number))
      .default([]),
  );

/** `cms.local` or `10.0.0.7:8080`, without scheme or path. */
const HOST = /^(?:\[[0-9a-f:]+\]|[\w.-]+)(?::\d{1,5})?$/i;
const hosts = () =>
  setting(
    z
      .string()
      .transform((list) => list.split(',').map((one) => one.trim()))
      .refine(
        (list) => list.every((one) => HOST.test(one)),
        'must be hosts with commas between, like cms.local,10.0.0.7:8080',
      )
      .default([]),
  );

/** Every setting with its default. */
export const SETTINGS = z.object({
  BOT_TOKEN: formed(/^\d+:[\w-]+$/, 'must look like 123456:ABC-DEF, as @BotFather gives it'),
  TELEGRAM_API_ROOT: setting(z.url({ protocol: /^https?$/ }).default('https://api.telegram.org')),
  WEBHOOK_URL: address(),
  WEBHOOK_SECRET: setting(
    z
      .string()
      .regex(/^[A-Za-z0-9_-]{16,256}$/, 'must be 16 to 256 of A-Z, a-z, 0-9, _ and -')
      .optional(),
  ),
  ADMIN_IDS: ids(),
  ADMIN_PASSWORD: setting(z.string().min(12, 'must have 12 or more characters').max(200).optional()),
  PORT: integer(8787, 0, 65_535),
  HOST: textOr('127.0.0.1'),
  PUBLIC_URL: address(),
  INDEX_DIR: textOr('vectors'),
  INDEX_URL: formed(/^lance:\S/, 'must look like lance:./folder or lance:s3://bucket/prefix'),
  DATA_DIR: textOr('data'),
  DATABASE_URL: setting(
    z
      .url({ protocol: /^postgres(ql)?$/, error: 'must be an address like postgres://user:password@host/database' })
      .optional(),
  ),
  INDEX_FILE_SECONDS: integer(30, 1, 86_400),
  KEEP_DAYS: integer(30, 1, 3650),
  SOURCES_FILE: textOr('sources.yaml'),
  FETCH_CONTACT: text(),
  ALLOW_HOSTS: hosts(),
  EMBEDDER: textOr('static'),
  EMBEDDER_BASE_URL: address(),
  EMBEDDER_API_KEY: text(),
  LLM_MODEL: text(),
  LLM_BASE_URL: address(),
  LLM_API_KEY: text(),
  LLM_FIRST_MS: integer(2_000, 100, 600_000),
  LLM_TIMEOUT_MS: integer(10_000, 500, 600_000),
  LLM_RERANK: setting(z.stringbool('must be 1 or 0').default(false)),
  LLM_INPUT_PRICE: amount(),
  LLM_OUTPUT_PRICE: amount(),
  STALE_AFTER_DAYS: integer(180, 1, 36_500),
  PAPER_NAME: text(),
  TIME_ZONE: zone('Asia/Shanghai'),
  LOG_LEVEL: setting(z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
});

export type Config = Readonly<z.infer<typeof SETTINGS>>;

/** Settings from a plain record. Throws one `ConfigError` that names every faulty setting, never its value. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = SETTINGS.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${lowerFirst(issue.message)}`);
    throw new ConfigError({
      what: 'read the settings',
      why: faults.join('; '),
      remedy: 'Correct them in .env or the environment; .env.example explains each one.',
    });
  }
  if (parsed.data.WEBHOOK_URL && !parsed.data.WEBHOOK_SECRET) {
    throw new ConfigError({
      what: 'receive Telegram updates by webhook',
      why: 'WEBHOOK_URL is set without WEBHOOK_SECRET, so anybody could post updates',
      remedy: 'Set WEBHOOK_SECRET to 16 or more random letters and digits, or unset WEBHOOK_URL to poll.',
    });
  }
  return parsed.data;
}

/** Settings from `.env` in the working directory and the process environment, which wins. */
export function loadConfig(): Config {
  loadEnvFile({ quiet: true });
  return parseConfig(process.env);
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
