/** Which line of a page dates its issue. */
import { displayWidth } from '../segment/lines.ts';
import { type IssueDate, issueDate } from './issue.ts';
import type { PageTexts } from './page-texts.ts';

/** In columns, of which a Chinese character takes two; wider lines are sentences. */
const LONGEST_MASTHEAD = 120;
const isWide = (line: string) => displayWidth(line) > LONGEST_MASTHEAD;
const MASTHEAD =
  /[日晚晨早周时商导新市]报|报[\s|·]|星期[一二三四五六日天]|周[一二三四五六日]|第\s*[\dA-Z一二三四五六七八九十]+\s*版|总?第\s*\d+\s*期|农历/;

/** 报名时间：2024年7月20日（星期六） has the form of a masthead too. */
const APPOINTMENT = /时间|日期|报名|截止|地点|考试|有效期|[。；]/;
const isMasthead = (line: string) => !isWide(line) && MASTHEAD.test(line) && !APPOINTMENT.test(line);

/** A line that is no sentence and dates itself so plainly (with a weekday, a page, a time) is a masthead wherever it was put. */
const PLAIN = 5;
const isShort = (line: string) => !isWide(line) && !APPOINTMENT.test(line);

/** Parts of a line at the top of a page stand apart, as no sentence's do. */
const TOP = 4;
const isSetApart = (line: string) => isShort(line) && /\s{2,}|[|｜*~]|\s[·•]\s/.test(line.trim());
/** …（编辑：某某）1130412: how Taiwan's agency ends a report. */
const isStamped = (line: string) => /[)）]\s*1[01]\d{5}\s*$/.test(line);

/** A day or month printed among the page's furniture, or in a heading with the words of a masthead, is the paper's own date. */
export function mastheadDate(page: PageTexts): IssueDate | null {
  const { furniture, lines, articles } = page;
  const headings = articles.flatMap(([heading = '']) => heading).filter(isMasthead);
  return (
    issueDate([...furniture, ...headings], page) ??
    issueDate(lines.filter(isShort), page, PLAIN) ??
    issueDate(lines.slice(0, TOP).filter(isSetApart), page, 1) ??
    issueDate(lines.filter(isStamped), page)
  );
}
