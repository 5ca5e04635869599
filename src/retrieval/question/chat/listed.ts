/** What follows a list of news in a chat: one of its reports, those that it didn't tell, the news of another day. */
import { withoutAsked } from '../../../kinds/index.ts';
import { pointsIn, readAgain } from '../../../reading/index.ts';
import { type Known, wordKinds } from '../content-words.ts';
import { withoutTime } from './replace.ts';
import type { Turn } from './turn.ts';
import { bare, isWord } from './words.ts';

/** 今天有什么活动, 有什么新闻: nothing but a time and a word for what goes on. */
export function asksForNews(plain: string, known: Known): boolean {
  const rest = withoutAsked(withoutTime(plain));
  const { words, places, names } = wordKinds(rest, known);
  const news = words.filter((word) => !places.includes(word) && !names.includes(word));
  const isNews = news.length === 1 && news.every((word) => isWord(word, 'news'));
  return isNews && (pointsIn(plain).length > 0 || rest.length < plain.length);
}

/** 第二个呢, 还有没 after a list of news: one of the reports that it told, those that it didn't. */
export function ofList(plain: string, turns: readonly Turn[], known: Known): Turn | null {
  const list = turns.findLast(({ text, told }) => told?.isCited && asksForNews(text, known));
  if (!list?.told) return null;
  const { ids, titles } = list.told;
  if (isWord(plain, 'others') && list === turns.at(-1))
    return {
      ...list,
      text: list.text.replace(/(?:还?有)?(?=什么|哪些|新闻)/, '还有'),
      taken: list.text,
      beyond: [...(list.beyond ?? []), ...ids],
    };
  const [rank] = readAgain(plain);
  if (rank?.kind !== 'amount' || rank.quantity !== 'rank' || rank.start !== 0) return null;
  const title = titles[rank.value - 1];
  const rest = bare(plain.slice(rank.end));
  const isPlain = rest === '' || isWord(rest, 'more') || isWord(rest, 'again');
  return title === undefined ? null : { text: isPlain ? title : `${title}，${rest}`, subject: title, taken: title };
}
