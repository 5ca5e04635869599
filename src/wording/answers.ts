import type {
  Answer,
  Citation,
  Correction,
  FoundAnswer,
  Language,
  NotFoundAnswer,
  RefusalReason,
  Told,
} from '../types.ts';
import { dateWords } from './dates.ts';
import { glossText } from './glosses.ts';
import { TRANSLATED_BY_MACHINE, translationText } from './translations.ts';

/** So many dates are named; of more only the first and the last. */
const DATES_NAMED = 3;

type Dated = Pick<FoundAnswer, 'asOf'> & { readonly citations?: FoundAnswer['citations'] };

function datesOf({ citations = [], asOf }: Dated): readonly string[] {
  const all = [...new Set(citations.map(({ published }) => published).filter((date) => date !== null))].sort();
  if (all.length === 0) return asOf ? [asOf] : [];
  return all.length <= DATES_NAMED ? all : [all[0]!, all.at(-1)!];
}

/** `（报道于2023年7月、2024年1月5日）`, with a warning when the newest is old; empty when no date is known. */
export function asOfNote(answer: Dated & Pick<FoundAnswer, 'stale' | 'language'>): string {
  const { language, stale } = answer;
  const dates = datesOf(answer).map((date) => dateWords(date, language));
  if (dates.length === 0) return '';
  if (language === 'en') return ` (reported ${dates.join(' and ')}${stale ? '; things may have changed' : ''})`;
  return `（报道于${dates.join('、')}${stale ? '，情况可能已变' : ''}）`;
}

const REFUSALS: Readonly<Record<RefusalReason, Readonly<Record<Language, string>>>> = {
  private: {
    zh: '这涉及个人隐私，我不提供。您可以问我报上登过的公共事务，例如工程进度、政策和办事信息。',
    en: 'That is personal information, which I do not give out. Ask me about public matters in the local papers instead.',
  },
  abuse: {
    zh: '我们好好说话吧。本地新闻方面有想知道的，尽管问。',
    en: 'Let us keep it friendly. Ask me anything about local news.',
  },
  injection: {
    zh: '我只做一件事：根据本地报纸回答问题，别的指令我不执行。想了解哪个项目或哪条新闻？',
    en: 'I do one thing: answer questions from the local papers. I do not follow other instructions. What would you like to know?',
  },
  'small-talk': {
    zh: '您好！我根据本地报纸回答问题，并给出原文出处。可以这样问我：“某某小学修得怎么样了？”“某某路什么时候通车？”',
    en: 'Hello! I answer questions about local news from the papers and show the sources. Try: “When will the new school open?”',
  },
  'about-me': {
    zh: '我是问津，一个自动问答程序：只用收录的本地报纸里的原话回答，每句都注明出处和报道日期，可以点开核对。报上没登的，我会说没有。',
    en: 'I am Wenjin, a program. I answer only in the words of the local papers; each sentence has its source and date, so that you can check it. What they do not report I do not know.',
  },
  thanks: {
    zh: '不客气！还想了解哪个项目或哪条新闻，直接问就行。',
    en: 'You are welcome! Just ask if there is more you would like to know.',
  },
  nod: {
    zh: '好的。还想了解哪个项目或哪条新闻，直接问就行。',
    en: 'All right. Just ask if there is more you would like to know.',
  },
  complaint: {
    zh: '抱歉，没能帮上忙。请写上项目、单位或地方的全名再问一次，我更容易找到报道。',
    en: 'Sorry that this did not help. Please ask again with the full name of the project, body or place.',
  },
  unclear: {
    zh: '您问的是哪件事？请写上项目、单位或地方的名字，例如：“某某小学什么时候建好？”',
    en: 'What is it about? Please name the project, body or place, for example: “When will the new school be finished?”',
  },
  'off-topic': {
    zh: '这个我帮不上忙，我只回答本地报纸报道过的事，例如工程进度、政策、活动和公告。',
    en: 'I cannot help with that. I only answer from what the local papers have reported: projects, policies, events, notices.',
  },
  empty: {
    zh: '请用一句话告诉我您想知道什么，例如：“某某公园什么时候开放？”',
    en: 'Please ask in a sentence, for example: “When does the new park open?”',
  },
  'too-long': {
    zh: '这段文字太长了，请用一两句话提问。',
    en: 'That is too long for me. Please ask in one or two sentences.',
  },
};

/** One friendly line for a question that is not answered from the papers. */
export const refusalText = (reason: RefusalReason, language: Language): string => REFUSALS[reason][language];

/** What the question takes for granted, before the sentences that say otherwise. */
function correctionOpening({ premise, isNearest }: Correction, language: Language): string {
  if (isNearest) return NEAREST_TOLD[language];
  return language === 'en' ? 'The papers say otherwise: ' : `您问的是“${premise}”；报上说的是：`;
}

/** Before sentences that may not be what was asked, and deny nothing of it. */
const NEAREST_TOLD: Readonly<Record<Language, string>> = {
  zh: '不确定报上有没有写到这一点，最接近的是：',
  en: 'I am not sure whether the papers tell this. Nearest to it: ',
};

const NO_DATE: Readonly<Record<Language, string>> = {
  zh: '报道没有写明时间，当时的进度是：',
  en: 'The reports give no date. This is how far it had come: ',
};

/** What the papers tell instead of what was asked, and what to say before it; `null` where they tell nothing. */
export function insteadOf(
  { correction, state }: NotFoundAnswer,
  language: Language,
): { readonly opening: string; readonly told: Told } | null {
  if (correction) return { opening: correctionOpening(correction, language), told: correction };
  return state ? { opening: NO_DATE[language], told: state } : null;
}

/** Amounts and dates of the quotes in English, for a reader who asked in English; else empty. */
export const glossesText = ({ glosses }: Pick<Told, 'glosses'>, room?: number): string => glossText(glosses, room);

/** An answer's text stays as short with them as without: they are said where there is room. */
const READ_AT_A_GLANCE = 250;

function withGlosses(said: string, told: Pick<Told, 'glosses'>, asOf: string): string {
  const glosses = glossesText(told, READ_AT_A_GLANCE - said.length - asOf.length);
  return `${said}${glosses && ` ${glosses}`}${asOf}`;
}

/** A question is repeated up to here. */
const LONGEST_ASKED = 40;
function askedText(asked: string): string {
  const text = asked.trim().replace(/[?？!！。.\s]+$/u, '');
  return text.length > LONGEST_ASKED ? `${text.slice(0, LONGEST_ASKED).toWellFormed()}…` : text;
}

/** What a report says instead of what was asked; else what the papers don't tell, up to when, and the nearest articles by name. */
export function notFoundText(answer: NotFoundAnswer): string {
  const instead = insteadOf(answer, answer.language);
  if (!instead) return `${notTold(answer)}${nearestText(answer)}`;
  const said = instead.told.sentences.map(({ text }) => text).join('');
  return withGlosses(
    `${instead.opening}${said}`,
    instead.told,
    asOfNote({ ...instead.told, language: answer.language }),
  );
}

function notTold({ asked, upTo, language, unreported, another }: NotFoundAnswer): string {
  const date = upTo ? dateWords(upTo, language) : null;
  const what = askedText(asked);
  if (language === 'en')
    return `The papers I have${date ? ` (up to ${date})` : ''} do not tell this${what && `: “${what}”`}.`;
  const near = another?.near.map((name) => `“${name}”`).join('、') ?? '';
  const whole = unreported && !what.includes(unreported) ? `${what}”，也没有提到“${unreported}` : what;
  return `收录的报道${date ? `（截至${date}）` : ''}没有写到“${another?.asked ?? whole}”${near && `；报上有${near}`}。`;
}

function nearestText({ nearest, language }: NotFoundAnswer): string {
  const titles = nearest.map(
    ({ title, published }) => `《${title}》${published ? `（${dateWords(published, language)}）` : ''}`,
  );
  if (titles.length === 0) return '';
  return language === 'en' ? ` Nearest reports: ${titles.join(', ')}.` : `相近的报道：${titles.join('、')}。`;
}

/** Without what is inserted in brackets, and without blanks. */
const bare = (text: string): string => text.replace(/（[^（）]*）|\s+/g, '');

/** Whether the sentences have a quote's words whole, so that it need not be printed beside them. */
export const isSaid = (quote: string, sentences: readonly { readonly text: string }[]): boolean =>
  sentences.some(({ text }) => bare(text).includes(bare(quote)));

/** What to call the paper that a citation is from; empty where nothing says it. */
export function paperText({ paper, district }: Pick<Citation, 'paper' | 'district'>, language: Language): string {
  if (paper !== null) return paper;
  if (district === null) return '';
  return language === 'en' ? `Local report, ${district}` : `${district}本地报道`;
}

/** Names that were not looked for as they were typed: `按“云栖湖”查找：`. */
function readAsText({ readings = [], language }: Pick<FoundAnswer, 'readings' | 'language'>): string {
  const names = [...new Set(readings.map(({ printed }) => `“${printed}”`))];
  if (names.length === 0) return '';
  return language === 'zh' ? `按${names.join('、')}查找：` : `Looked up as ${names.join(', ')}.`;
}

function untoldText(untold: readonly string[], language: Language): string {
  // The parts are in Chinese, whatever the question was in.
  if (language === 'en') return 'Part of this was not found. The reports say:';
  const parts = untold.map((part) => `“${part}”`);
  return `没有查到${parts.join('和')}，查到的是：`;
}

/** Before an answer that may not be what was asked. */
const UNSURE: Readonly<Record<Language, string>> = {
  zh: '报上最接近的说法是：',
  en: 'The nearest I find in the papers:',
};

type Opening = Pick<FoundAnswer, 'caveat' | 'unsure' | 'readings' | 'each' | 'most' | 'language'>;

/** Which of the compared things is more, and by which figures: 龙门隧道更长（龙门隧道2.9公里，南屏大桥1.28公里）。 Only these were compared. */
function verdictText({ each = [], most, language }: Opening): string {
  // The things' names are in Chinese, whatever the question was in.
  if (!most || language === 'en') return '';
  const figures = each.map(({ name, short }) => `${name}${short}`).join('，');
  return `${most.name}更${most.how}（${figures}）。`;
}

/** What to say before an answer's sentences; empty when they tell what was asked, by the name that was asked. */
export function openingText(answer: Opening): string {
  const { caveat, unsure, language } = answer;
  const doubt = caveat ? untoldText(caveat.untold, language) : unsure ? UNSURE[language] : '';
  const said = [readAsText(answer), doubt, verdictText(answer)].filter(Boolean);
  return said.join(language === 'zh' ? '' : ' ');
}

/** The quotes of an English answer stay in the papers' language. */
const QUOTED = 'The papers say: ';

/** The answer as a resident reads it, without the list of sources. */
export function answerText(answer: Answer): string {
  if (answer.kind === 'refused') return refusalText(answer.reason, answer.language);
  if (answer.kind === 'not-found') return notFoundText(answer);
  const said = answer.sentences.map(({ text }) => text).join('');
  const quoted = answer.language === 'en' ? QUOTED : '';
  const before = openingText(answer);
  const opening =
    (answer.caveat || answer.unsure) && answer.language === 'en'
      ? `${before} `
      : [before, quoted].filter(Boolean).join(' ');
  const translation = translationText(answer);
  const first = translation === '' ? '' : `${TRANSLATED_BY_MACHINE}: ${translation}\n`;
  return withGlosses(`${first}${opening}${said}`, answer, asOfNote(answer));
}
