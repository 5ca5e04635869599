import type { Language, ProgressStage, Timeline, TimelineEntry } from '../types.ts';
import { dateWords } from './dates.ts';

const UNDATED: Readonly<Record<Language, string>> = { zh: '日期不详', en: 'undated' };
const EXPECTED: Readonly<Record<Language, string>> = { zh: '（预计）', en: ' (expected)' };
const NONE: Readonly<Record<Language, (name: string) => string>> = {
  zh: (name) => `收录的报道没有写到“${name}”的进展。`,
  en: (name) => `The papers I have do not tell of the progress of “${name}”.`,
};

/** A project's dated steps, a line each, without the list of sources. */
export const timelineText = ({ entries }: Timeline, language: Language): string =>
  entries
    .map(({ date, expected, text }) => {
      const day = date === null ? UNDATED[language] : dateWords(date, language);
      return `${day}${expected ? EXPECTED[language] : ''}：${text}`;
    })
    .join('\n');

export const noTimelineText = (name: string, language: Language): string => NONE[language](name);

const STAGES: Readonly<Record<Language, Readonly<Record<Exclude<ProgressStage, 'figures'>, string>>>> = {
  zh: {
    planned: '规划',
    signed: '签约',
    started: '开工',
    building: '建设中',
    finishing: '收尾',
    finished: '建成',
    open: '投用',
  },
  en: {
    planned: 'planned',
    signed: 'signed',
    started: 'started',
    building: 'being built',
    finishing: 'finishing',
    finished: 'finished',
    open: 'open',
  },
};
const AHEAD: Readonly<Record<Language, string>> = { zh: '预计', en: 'expected' };

/** What a step is called: its stage, and whether it was only announced; each empty where it isn't so. */
export function stepWords({ stage, expected }: Partial<TimelineEntry>, language: Language) {
  return {
    stage: stage && stage !== 'figures' ? STAGES[language][stage] : '',
    expected: expected ? AHEAD[language] : '',
  };
}
