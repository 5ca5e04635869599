/** The words of steps, events and of how they stand, as scanners; built at first use. */
import { type Entry, type Found, lexicon, once, type Scanner, scanner } from '../../lexicon/index.ts';

/** A scanner that is made when it is first asked for. */
const later = (entries: () => readonly Entry[]): (() => Scanner) => once(() => scanner(entries()));

const ofLists = (...names: readonly string[]): readonly Entry[] => names.flatMap(lexicon);

/** Steps and events; of a word that several lists have, the last one counts. */
export const acts = later(() => ofLists('events', 'steps'));

/** 预计, 已, 尚未, 正在: how what is told stands to the time of writing. */
export const marks = later(() => ofLists('course', 'ahead'));
/** What in a report may tell of an event. */
export const traces = later(() => ofLists('traces', 'events'));

/** Kinds of event, each with the word that replies call it by. */
export const callOf = (kind: string): string => lexicon('events').find(({ type }) => type === kind)?.word ?? kind;

/** Words that only look like one of a list's are named `none` there. */
export const isNone = ({ type }: Found): boolean => type === 'none';
/** Whether a class of steps.txt is a kind of event instead. */
export const eventKinds = once((): ReadonlySet<string> => new Set(lexicon('events').map(({ type }) => type)));
