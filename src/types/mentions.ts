/** What a text says, read once: typed spans of it, and the statements of an article that carry them. */

/** Characters `start` to `end` (UTF-16 units, end excluded) of a text. */
export type Span = { readonly start: number; readonly end: number };

/** A span with its words as printed. */
type Spanned = Span & { readonly text: string };

/** A span of days that a text or a question speaks of, ISO dates, both included; an open end is `null`. */
export type TimeRange = { readonly from: string | null; readonly to: string | null };

/**
 * How exact a time is. `vague`: 近日, 目前; `era`: 清末, 上世纪80年代; `span`: several days that are no calendar period (6月1日至3日, 本周, 春节);
 * `clock`: an hour without its day (9:00至21:00).
 */
type Precision = 'day' | 'span' | 'month' | 'quarter' | 'half' | 'year' | 'clock' | 'era' | 'vague';

/** `print`: the day the text was printed on (今天, 当日 of a dateline); `null` where the words around don't tell. */
export type WhenStatus = 'planned' | 'done' | 'deadline' | 'print' | null;

/** A time: 2023年底, 上半年, 本周六上午九点, 当日, 农历五月廿三, 每天9:00至21:00. */
export type When = Spanned & {
  readonly kind: 'when';
  readonly precision: Precision;
  /** The days it stands for; `null` unless that is certain from the text and the day it was printed. */
  readonly range: TimeRange | null;
  /** Whether the text itself names the year; else `range` has it from the print day or from the text before. */
  readonly yearSaid: boolean;
  readonly status: WhenStatus;
  /** Whether the words around say that it lies ahead or is over, also of a deadline (力争10月底前). */
  readonly tense: 'planned' | 'done' | null;
  /** Clock times, HH:MM, in the order said: 9:00至21:00 has two. */
  readonly clock: readonly string[];
  /** 每天, 周一至周五: it comes again and again, so that it has no range. */
  readonly repeated: boolean;
  readonly calendar: 'solar' | 'lunar';
  /** As the words say it, for readers in other languages; of a span its first end. */
  readonly said: Said;
  /** The last end of a span: 3日 of 6月1日至3日; else `null`. */
  readonly until: Said | null;
};

/**
 * What the words of a time say; unsaid parts are `null`. A day without its month has that of the time before it in the
 * sentence (7月17日和18日). `…Away` counts from the time of speaking: 去年 -1 year, 昨天 -1 day, 下月 1 month; `weekday` is 1
 * for Monday to 7, 6.5 for a weekend; `part` a quarter or half, `edge` 初 or 底 or 上旬.
 */
export type Said = {
  readonly year: number | null;
  readonly yearsAway: number | null;
  readonly month: number | null;
  readonly monthsAway: number | null;
  readonly day: number | null;
  readonly daysAway: number | null;
  readonly weeksAway: number | null;
  readonly weekday: number | null;
  readonly part: number | null;
  readonly edge: string | null;
};

/** What kind of thing a measure word counts or measures. */
export type Quantity =
  | 'money'
  | 'share'
  | 'area'
  | 'length'
  | 'mass'
  | 'volume'
  | 'energy'
  | 'power'
  | 'temperature'
  | 'duration'
  | 'age'
  | 'people'
  | 'households'
  | 'times'
  | 'pieces'
  | 'score'
  | 'rank'
  | 'phone'
  | 'code';

/** `about`: 约, 左右, 来; `more`: 超过, 余, 多; `less`: 不足, 近. */
export type Bound = 'about' | 'more' | 'less';

/** An amount: 34.46亿元 is 3446000000 元, 两公里半 2500 米, 五到十元 5 with `upTo` 10. */
export type Amount = Spanned & {
  readonly kind: 'amount';
  /** In whole units: without 万 and 亿. */
  readonly value: number;
  /** The other end where two are said: 五到十元, 三五天; else `null`. */
  readonly upTo: number | null;
  /** The measure word in simplified characters, without 万 and 亿; `%` for per cent; `null` where none is said (总投资3亿). */
  readonly unit: string | null;
  readonly quantity: Quantity | null;
  readonly bound: Bound | null;
  /** What one of it costs or yields: 斤 of 每斤4.5元, 月 of 月租600元; `null` for a whole. */
  readonly per: string | null;
};

export type Person = Spanned & { readonly kind: 'person'; readonly name: string; readonly offices: readonly string[] };
/** `type`: the head of its name in simplified characters: 局, 公司, 街道办. */
export type Body = Spanned & { readonly kind: 'body'; readonly name: string; readonly type: string };
export type PlaceRank = 'province' | 'city' | 'district' | 'town' | 'village' | 'street' | 'spot';
export type Place = Spanned & { readonly kind: 'place'; readonly name: string; readonly rank: PlaceRank };
/** Something that is built, made or run under a name: `proper` 云岭, `number` 十七, `head` 小学 of 云岭十七小. */
export type Thing = Spanned & {
  readonly kind: 'thing';
  readonly name: string;
  readonly proper: string;
  readonly head: string;
  /** 十七小, 二期, 302路: what tells it from others of the name, as digits; `null` for none. */
  readonly number: string | null;
};
export type Status = 'done' | 'under-way' | 'planned' | 'denied';
/** How far a project is, in the order of building; `figures` says how large it is, not how far. */
export type ProgressStage =
  | 'planned'
  | 'signed'
  | 'started'
  | 'building'
  | 'finishing'
  | 'finished'
  | 'open'
  | 'figures';
/** A step of progress: 签约, 开工, 主体完工, 投用. */
export type Step = Spanned & { readonly kind: 'step'; readonly stage: ProgressStage; readonly status: Status };
/** Something that happened or is to happen: `event` is its word in the lexicon (召开, 调研, 获奖, 取消). */
export type Event = Spanned & { readonly kind: 'event'; readonly event: string; readonly status: Status };
/** What points to something named elsewhere: 该项目, 其中, 他; `to` is the head it names (项目), or the kind it can mean. */
export type Pointer = Spanned & { readonly kind: 'pointer'; readonly to: string };

export type Mention = When | Amount | Person | Body | Place | Thing | Step | Event | Pointer;
export type MentionKind = Mention['kind'];

/** Where in an article a statement stands. */
export type StatementKind = 'headline' | 'subhead' | 'sentence' | 'row';

/**
 * A sentence, table row, headline or subhead of an article. `start` to `end` are characters of
 * paragraph `paragraph`; a headline has paragraph -1. Spans of its mentions count from the statement's own start.
 */
export type Statement = Span & {
  readonly kind: StatementKind;
  readonly paragraph: number;
  readonly text: string;
  /** A row of a table as a sentence would say it, each cell under its head: what is read in place of its text. */
  readonly said?: string;
  /** Paragraphs in which a row's heads stand. */
  readonly heads?: readonly number[];
  readonly mentions: readonly Mention[];
  /** Names of what it is about: its own things, else what it points to, else what was spoken of before. */
  readonly about: readonly string[];
};
