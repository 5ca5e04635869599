/** What a question for the news in general is answered with: how the newest reports begin. */
import type { Article, Draft, DraftSentence, ParsedQuestion } from '../types.ts';
import { annotate } from './annotate.ts';
import { candidatesIn } from './candidates.ts';
import { trim } from './trim.ts';

/** 最近有啥新闻, 有什么新消息, 江北区今天有什么新鲜事: nothing is named but a district. */
const FOR_NEWS =
  /^(?:请问|告诉我|说说|看看)?(?:最近|近期|近来|这几天|今天|今日|昨天|这周|本周|最新|现在)?(?<place>\p{Script=Han}{0,5}?)(?:最近|近期|近来|这几天|今天|这周|本周)?(?:都|又)?(?:有(?:些|没有)?|出了?|发生了?)?(?:什么|哪些|些什么)?(?:最新的?|新的?|大的?|重要的?|本地的?)?(?:新闻|消息|新鲜事|大事|动态|资讯|报道|事情)(?:吗|呢|没有)?$/u;
const FOR_NEWS_IN_ENGLISH =
  /^(?:what(?:'|’)?s|what is|is there|any|show me|tell me)?\s*(?:the|any|some)?\s*(?:new|latest news|latest|recent news|news)(?: news)?(?: today| recently| lately| now)?[\s?.!]*$/i;

const PLACE = /^(?:本地|我们|这里|这边|咱们|区里|县里|)$/;
/** Reports in an answer; each opening gets a third of what an answer may hold. */
export const NEWEST_REPORTS = 3;
const LONGEST_OPENING = 74;

/** `null` when the question asks for something; else the place it names, or `''` for none. */
export function newsAskedOf({ original, text, district }: ParsedQuestion): string | null {
  if (FOR_NEWS_IN_ENGLISH.test(original.text.trim())) return '';
  const plain = text.replace(/[\s?？!！。.~～，,]/g, '');
  const found = plain.match(FOR_NEWS);
  if (!found || !/新|最近|近期|近来|今天|今日|这周|本周|这几天|什么|哪些/.test(plain)) return null;
  const place = (found.groups?.place ?? '').replace(/的$/, '');
  if (district !== null) return district;
  if (PLACE.test(place)) return '';
  return place;
}

/** The first sentence of a report, cut to whole clauses; `null` for one without text. */
function openingOf(article: Article): DraftSentence | null {
  const [first] = candidatesIn(article);
  if (!first) return null;
  const text = annotate(
    trim(first.text, LONGEST_OPENING, () => 1),
    first,
  );
  return { text, quotes: [{ article: article.id, paragraph: first.paragraph, quote: first.text }] };
}

/** The openings of the given reports, as a draft that is sure of itself. */
export function newestDraft(articles: readonly Article[]): Draft {
  const sentences = articles.map(openingOf).filter((one) => one !== null);
  return { sentences, confidence: sentences.length > 0 ? 1 : 0, by: 'extractive' };
}
