import { READINGS } from './pinyin-table.ts';

type Readings = {
  readonly chars: ReadonlyMap<string, string>;
  readonly sounds: ReadonlyMap<string, ReadonlySet<string>>;
};

let readings: Readings | undefined;

function table(): Readings {
  if (readings) return readings;
  const chars = new Map<string, string>();
  const sounds = new Map<string, Set<string>>();
  for (const entry of READINGS.trim().split(/\s+/)) {
    const [, syllable = '', written = ''] = entry.match(/^([a-z]+)(.*)$/u) ?? [];
    chars.set(syllable, written);
    for (const char of written) sounds.set(char, (sounds.get(char) ?? new Set()).add(syllable));
  }
  readings = { chars, sounds };
  return readings;
}

/** Splits a name in pinyin into its syllables, the longest first where it can be read in two ways; `null` if it isn't pinyin. */
export function syllables(name: string): readonly string[] | null {
  const plain = name.toLowerCase().replace(/['’-]/g, '');
  if (plain === '') return [];
  for (let length = Math.min(6, plain.length); length > 0; length--) {
    if (!table().chars.has(plain.slice(0, length))) continue;
    const rest = syllables(plain.slice(length));
    if (rest) return [plain.slice(0, length), ...rest];
  }
  return null;
}

/** The `most` characters that are most frequent in names for a syllable. */
export const charactersOf = (syllable: string, most: number): readonly string[] =>
  Array.from(table().chars.get(syllable) ?? '').slice(0, most);

/** Whether Han characters that read like the syllables stand in a row in `text`. */
export function soundsIn(wanted: readonly string[], text: string): boolean {
  const { sounds } = table();
  const chars = Array.from(text);
  return chars.some((_, at) => wanted.every((syllable, next) => sounds.get(chars[at + next] ?? '')?.has(syllable)));
}
