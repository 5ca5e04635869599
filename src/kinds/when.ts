/** When something is, was or will be. */
import { isPrecise, marksOf, remember, whensIn } from '../reading/index.ts';
import type { Mention, When } from '../types.ts';
import { CLOCK, type Kind } from './kind.ts';
import { all, type Sign } from './signs.ts';

/** 4,096 sentences' dates take some 2 MB. */
const REMEMBERED = 4096;
/** Times of a text that is no whole statement. */
const timesIn = remember((text: string) => whensIn(text), REMEMBERED);
/** Times among what was read of a statement. */
export const timesAmong = (mentions: readonly Mention[]): readonly When[] =>
  mentions.filter((one) => one.kind === 'when');

/** 近日 and 当日 say no certain time; 今年, 端午 and 国庆 hardly one; whatever else says when is plain. */
const VAGUE = 0.4;
const HARDLY = 0.5;
/** 记者昨日获悉, 昨日，记者…: the day on which the paper heard of it, not that of the thing. */
const HEARD = /记者/;
const NEAR = 4;

const isHeard = ({ start, end, said: { daysAway } }: When, text: string): boolean =>
  daysAway !== null && daysAway <= 0 && HEARD.test(text.slice(Math.max(0, start - NEAR), end + NEAR));

function plainness(when: When, text: string): number {
  const { precision, said, clock, repeated, text: words } = when;
  if (isHeard(when, text)) return VAGUE;
  if (clock.length > 0 || precision === 'era') return 1;
  if (precision === 'vague') return VAGUE;
  if (repeated || isPrecise(words) || said.daysAway !== null || said.weekday !== null) return 1;
  if (said.monthsAway !== null || said.weeksAway !== null) return 1;
  return precision === 'day' && said.month === null ? VAGUE : HARDLY;
}

/** 24小时营业, 全天开放, 24小时图书馆 are hours too. */
const ROUND_THE_CLOCK =
  /(?:24小时|二十四小时|全天候?)(?=[^，。；]{0,4}(?:营业|开放|服务|值班|接诊|办理|运营|供应|书[馆房屋店]|图书馆|便利店|药[店房]|超市|食堂))/g;

/** Words of what lies ahead. */
const plansIn = (text: string): readonly Sign[] =>
  marksOf(text)
    .filter(({ type }) => type === 'planned')
    .map(({ start, end }) => ({ start, end, strength: OF_A_PLAN }));
const OF_A_PLAN = 0.4;

function times(text: string, units: readonly string[], mentions?: readonly Mention[]): readonly Sign[] {
  const whens = mentions ? timesAmong(mentions) : timesIn(text);
  if (units.includes(CLOCK[0]!))
    return [
      ...whens.flatMap(({ start, end, clock }) => (clock.length > 0 ? { start, end, strength: 1 } : [])),
      ...all(text, ROUND_THE_CLOCK),
    ];
  const said = whens.map((when) => ({ start: when.start, end: when.end, strength: plainness(when, text) }));
  return [...said, ...plansIn(text)];
}

/** 图书馆开放时间, 门诊时间: hours asked for without a question word. */
const HOURS_NAMED =
  /(?:开放|营业|办公|上班|下班|服务|门诊|接诊|就诊|办理|办事|开馆|闭馆|开园|闭园|开门|关门|运营|售票|供应)时间[?？。]?$/;

export const when: Kind = {
  ask: 'when',
  asking: [
    {
      rank: 40,
      pattern:
        /什么时候|何时|(?:哪一?个|什么)(?:朝代|年代|世纪)|哪(?:一|几)?(?:天|年|日|号)|(?<![哪这那好])几(?:月份?|号|日|点)(?!名)|多久(?=.{0,2}[能才会开通完投建到竣动])|哪个月|每?(?:周|星期|礼拜)几(?![次天回趟场班节个])|什么(?:时间|日子)|时间是|截止到?(?=几|什么)/g,
      units: (m) => (/点/.test(m[0]) ? CLOCK : []),
    },
  ],
  named: (text) => (HOURS_NAMED.test(text) ? { at: text.length, end: text.length, units: CLOCK } : null),
  signs: (text, { units }, { mentions }) => times(text, units, mentions),
  plainFrom: 0.5,
  lack: 'lacksTime',
};
