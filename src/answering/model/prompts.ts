/** What a model is told, as files: the first line of each names its version, which the log has. */
import { readFileSync } from 'node:fs';
import { once } from '../../lexicon/index.ts';

export type PromptMessage = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };
export type Prompt = { readonly version: string; readonly text: string };

const VERSION = /^version: (\S+)\n/;

function read(name: string): Prompt {
  const file = readFileSync(`${import.meta.dirname}/prompts/${name}.txt`, 'utf8');
  return { version: VERSION.exec(file)?.[1] ?? name, text: file.replace(VERSION, '').trim() };
}

export const choosing = once(() => read('choose'));
export const translating = once(() => read('translate'));
export const reranking = once(() => read('rerank'));
export const repairing = once(() => read('repair'));

/** Text from outside can't close its element or open another, nor break its line. */
export const asData = (text: string): string => text.replaceAll('<', '‹').replaceAll('>', '›').replace(/\s+/g, ' ');
