/** How a step or event stands: done, under way, planned, denied; from the words around it in its clause. */
import type { Found } from '../../lexicon/index.ts';
import type { Status } from '../../types.ts';
import type { Act } from './acts.ts';

/** What is known of a clause: its words of how things stand, a plan said in the clause before, and whether it names a time. */
export type Setting = {
  readonly text: string;
  readonly marks: readonly Found[];
  readonly carried: boolean;
};

/** 尚未正式开工: more stands seldom between a denial and what it denies. */
const DENIES = 6;
/** 交付使用预计在年底: right behind the step. */
const BEHIND = 4;
/** 可投用, 能通车: right before it. */
const MAY = /[可能]$/;
/** 建成后, 投用之后: what it will be like then; 开工后 and 停运后 tell of what was. */
const ONCE = /^(?:之|以)?后(?!续|期|勤|备)/;
const HAS_ONCE: readonly string[] = ['finishing', 'finished', 'open'];
/** 建设中, 装修之中. */
const AMID = /^(?:之?中(?!心|学|小|国|部|央|标|等)|当中)/;

const typed = (marks: readonly Found[], ...types: readonly string[]) =>
  marks.filter(({ type }) => types.includes(type));

/** Marks before an act; 取消 denies nothing of itself. */
const before = ({ marks }: Setting, { start }: Act): readonly Found[] => marks.filter(({ end }) => end <= start);

const lastOf = (marks: readonly Found[]): number => marks.at(-1)?.end ?? -1;

/** Whether a word right before the act denies it. */
function isDenied(act: Act, own: readonly Found[], earlier: Act | undefined): boolean {
  const denial = typed(own, 'denied').at(-1);
  return denial !== undefined && act.start - denial.end <= DENIES && (earlier?.end ?? 0) <= denial.end;
}

function isPlanned(act: Act, setting: Setting, own: readonly Found[]): boolean {
  const { text, marks, carried } = setting;
  const [plan, deed] = [lastOf(typed(own, 'planned')), lastOf(typed(own, 'done', 'under-way'))];
  if (HAS_ONCE.includes(act.type) && ONCE.test(text.slice(act.end, act.end + 4))) return deed < 0;
  if (plan >= 0) return plan >= deed || deed < 0;
  if (MAY.test(text.slice(0, act.start))) return true;
  if (deed >= 0) return false;
  return (
    carried || marks.some(({ type, start }) => type === 'planned' && start >= act.end && start - act.end <= BEHIND)
  );
}

/** How `act` stands; `earlier` is the act before it in the clause. */
export function statusOf(act: Act, setting: Setting, earlier: Act | undefined): Status {
  const own = before(setting, act);
  if (isDenied(act, own, earlier)) return 'denied';
  if (isPlanned(act, setting, own)) return 'planned';
  const [deed, going] = [lastOf(typed(own, 'done')), lastOf(typed(own, 'under-way'))];
  if (going > deed || AMID.test(setting.text.slice(act.end, act.end + 2))) return 'under-way';
  return act.goes && deed < 0 ? 'under-way' : 'done';
}
