import { dates, figures } from '../text/index.ts';
import type { Aspect } from '../types.ts';
import type { Candidate } from './candidates.ts';

/** A title before or after a name, as papers write it; a name itself is two to four characters. */
const PERSON =
  /(?:书记|主任|区长|县长|市长|镇长|乡长|局长|处长|部长|院长|校长|主席|会长|经理|董事长|负责人|工程师|教授|老师|委员|代表|队长|站长|所长|理事长|总裁|主持|记者|同志|先生|女士|人物|传承人|支书|主播|院士|司令|法人|带头人)[\p{Script=Han}·]{2,4}/u;
const NAMED = /[\p{Script=Han}]{2,3}(?:表示|说|介绍|指出|强调|主持|出席|参加|陪同|带队|率队|任)/u;
const PLACE =
  /(?:位于|坐落|落户|在|到|走进|来到|前往|地址|发往|销往|进驻|送往)[^，。；]{0,20}?[\p{Script=Han}\d]{2,}(?:[省市区县镇乡村路号街道社区园基地中心馆院校场厂站楼厅广场海外市场国家])/u;
const STAGE =
  /完成|完工|竣工|封顶|主体|基础|装修|装饰|施工|开工|动工|投产|投用|投入使用|通车|交付|交房|推进|进入|正在|预计|有望|进场|验收|试运行|调试|签约|落地|达\d|%/;
const REASON = /因为|由于|为了|因此|旨在|得益于|原因|受.{1,10}影响|为.{2,20}[，,]|针对|所以|推动|让/;
const SEVERAL = /、|“[^”]+”“|和|以及|等|：/;
const YES = /已|完成|实现|正式|成功|尚未|未|没有|不|将|预计|正在|获|入选|纳入/;
const PLANNED = /预计|计划|将于|力争|有望|拟|争取|到20\d\d年/;

/** Whether a figure's text carries one of the units (`第` asks for a rank, `电话` and `编号` for a number to copy). */
function hasUnit(text: string, units: readonly string[]): boolean {
  if (units.includes('电话'))
    return /(?<!\d)(?:0\d{2,3}[-—－ ]?)?\d{7,8}(?!\d)|1\d{2}[\d*]{8}|(?<!\d)(?:1[12]\d{1,3}|9\d{4,5}|400[-\d]{7,9})(?!\d)/.test(
      text,
    );
  if (units.includes('编号')) return /[0-9A-Za-z*〔〕-]{5,}/.test(text);
  if (units.includes('第')) return /第[\d一二三四五六七八九十]+|首位|榜首|前[\d一二三四五六七八九十]|居/.test(text);
  if (units.some((unit) => ['°C', '℃', '度'].includes(unit))) return /\d\s*(?:°C|℃|度)|零下/i.test(text);
  const found = figures(text);
  if (units.length === 0) return found.length > 0;
  return found.some(({ raw }) => units.some((unit) => raw.endsWith(unit) || raw.includes(unit)));
}

/** 0…1: the sentence has the kind of fact that is asked for. */
export function evidence({ ask, units }: Aspect, { text, plain }: Candidate): number {
  if (ask === 'how-much') return hasUnit(text, units) ? 1 : figures(text).length > 0 ? 0.3 : 0;
  if (ask === 'when')
    return dates(text).some(({ raw }) => /\d|年底|年内|月|昨|今/.test(raw)) ? 1 : PLANNED.test(text) ? 0.4 : 0;
  if (ask === 'who') return PERSON.test(plain) ? 1 : NAMED.test(plain) ? 0.7 : 0;
  if (ask === 'where') return PLACE.test(plain) ? 1 : 0;
  if (ask === 'how-far') return STAGE.test(text) ? 1 : 0;
  if (ask === 'why') return REASON.test(text) ? 0.6 : 0.2;
  if (ask === 'which') return SEVERAL.test(text) ? 0.6 : 0.2;
  if (ask === 'compare') return figures(text).length > 0 ? 1 : 0.2;
  return ask === 'yes-no' ? (YES.test(text) ? 0.5 : 0.2) : 0.3;
}
