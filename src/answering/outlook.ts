/** Questions of what is to come (今年要新增多少, 下一步打算做什么: what has been done so far is no answer to them), and of what began. */
import { alternativesOf, once } from '../lexicon/index.ts';
import { MAY_BE_AHEAD } from '../reading/index.ts';

const ASKS_AHEAD = new RegExp(
  `打算|(?<!年度?)计划(?!生育|执行|完成)|准备(?=[再还]?[搞做弄建修开办怎干])|目标(?:是|定)|下一步|接下来|往后|今后|将来|未来|力争|争取|想要?(?=[再还]?(?:[搞做弄建拼办干招]|新增|增[加长]|达到|完成|引进))|(?:${MAY_BE_AHEAD})(?:还|又|再)?(?:要|想|会|将)`,
);
/** 要求, 不要, 要不要: no plan. */
const NO_PLAN = /要求|[不需只主重必]要|要不要|要么|要是|计划生育/;
/** Whether a question asks for what is to come. */
const asksAhead = (question: string): boolean => ASKS_AHEAD.test(question.replace(NO_PLAN, ''));

/** 2026年产值目标, 将达到多少: a plan is what is asked for, whatever was done before. */
const NAMES_PLAN = /目标|计划|打算|预计|力争|规划|将|要达到|拟|争取/;
export const asksForPlan = (question: string): boolean => asksAhead(question) || NAMES_PLAN.test(question);

const ofTheBeginning = once(() => new RegExp(alternativesOf('said-of-things', 'begin')));
/** Whether a question asks when or how something began. */
export const asksOfBeginning = (question: string): boolean => ofTheBeginning().test(question);
