import { createRequire } from 'node:module';
import { NUMERALS } from '../reading/index.ts';

/** Endings of county-level places, and what is found with these endings that is none. */
const PEOPLES =
  '土家族|苗族|彝族|回族|藏族|羌族|壮族|满族|蒙古族|侗族|瑶族|畲族|白族|傣族|傈僳族|纳西族|哈尼族|拉祜族|佤族|仡佬族|布依族|水族|黎族|撒拉族|东乡族|保安族|土族|朝鲜族|达斡尔族|哈萨克|各族';
const ENDING = `(?:(?:${PEOPLES})+自治[县旗]|[区县市旗])`;
/** 区长 and 县委 still end a name (江口区委, 江口区分局); 区域, 区间, 市民, 市场 and 旗下 don't. */
const ENDINGS = new RegExp(
  `${ENDING}(?![域级])(?<!区(?=间|别|块|分(?!局)))(?<!市(?=[民场值况容面区]))(?<!旗(?=[下帜舰袍号开]))`,
  'gu',
);

/** Words for parts of a place, not places: their last character before 区 or 市 gives them away. */
const GENERIC = new RegExp(
  `(?:[小社园地辖片灾库市全我各该本新发范能务战特矿校院厂林牧展专选街业民宅居治教军会护税域聚住验行心假览活公待息示分整个每多老农禁盲误雷禁养种责疫震涝旱受周连半主境内外省郊景战馆旅游论藏灌]|[滞蓄泄行分]洪|[东西南北中]亚)区$|^(?:[${NUMERALS}两几]|大?湾|粤港澳大湾|欧元|大?中华|中国|台|东北|亚太|秦巴山|山|城|港|湖|东|西|南|北|中|上|下|老城|新城|县城|市城|建成|中心城|主城|旧城|高新|经开|综保|贫困|革命老)区$|(?:城|都|超|门|股|楼|夜|集|菜|利|入|退|上|开|闭|我|全|本|该|各|县|区|地级|县级|直辖|大|中小|省|外|同|每)市$|[我全本该各邻外贫强大小多百]县$|[国红锦党彩旌令团战军会队白黑]旗$`,
  'u',
);
/** Characters of verbs and particles that hardly occur in names: 听取了区…, 也是市…, 按照区…; 那 begins many names of the south (那坡, 那马). */
const FUNCTION =
  /[的和与及或从由对向是将让把被据了着等各该个称使给我他她这不也需受按只邀主持听取通报审议召开充分肯定修改完整激活举行参加强相关转交反馈常副介绍]|那[个些里时次么种样年天]/u;

type Dictionary = { readonly places: ReadonlySet<string>; readonly ordinary: ReadonlySet<string> };
let known: Dictionary | undefined;

/**
 * Names of places in jieba's dictionary (17,706 of them; it lacks some county-level ones), and its adverbs, pronouns and words of time, place and
 * grammar, which are no names (现在县里…, 其中区级…); read once in 30 ms.
 */
function dictionary(): Dictionary {
  if (known) return known;
  const { dict } = createRequire(import.meta.url)('@node-rs/jieba/dict.js') as { dict: Uint8Array };
  const text = Buffer.from(dict).toString('utf8');
  const tagged = (wanted: RegExp) => new Set(Array.from(text.matchAll(wanted), ([, word = '']) => word));
  known = { places: tagged(/^(\S+) \d+ ns$/gm), ordinary: tagged(/^(\S+) \d+ (?:t|d|c|p|r|f|u)$/gm) };
  return known;
}

/** Characters and words after which a name begins: a higher authority, or what stands before a place in a sentence. */
const BOUNDARY =
  /(?:[省市州盟]|自治区|[的在到从由于为对向与和及是将让把被自来赴驻至往给以据经了、，,。；：:（(“"《\s！？·—●■◆◇★☆▲△◎○]|兹有|走进|位于|来自|落户|我国)$/u;

/** 县文化局和县档案局 (the county's bureau of … and the county's bureau of …), 其中县城 (of these the county town): no county stands there. */
const NO_COUNTY = /(?:[局委会部院府办处厅社校厂所站][和与及]|其中)$/u;

/** Names that the dictionary lacks have two or three characters before their ending (叙州, 牛背梁). */
const LONGEST_UNKNOWN = 3;

/**
 * How sure it is that `name` (`stem` and ending) is a place, at a spot with `before` in front of it: 2 when the
 * dictionary has it, 1 when it stands where names begin, else 0.
 */
function sureness(before: string, stem: string, ending: string): number {
  const { places, ordinary } = dictionary();
  if (stem.length === 1 && NO_COUNTY.test(before + stem)) return 0;
  if (places.has(stem + ending) || (stem.length > 1 && places.has(stem))) return 2;
  if (stem.length === 1 && ending !== '县') return 0;
  if (stem.length > LONGEST_UNKNOWN || ordinary.has(stem)) return 0;
  if (stem.length === LONGEST_UNKNOWN && ordinary.has(stem.slice(0, -1))) return 0;
  return (before === '' || BOUNDARY.test(before)) && !FUNCTION.test(stem) ? 1 : 0;
}

/** A county-level place named in a text, where, and how sure its limits are (2 dictionary, 1 by its place). */
export type PlaceMention = { readonly name: string; readonly stem: string; readonly at: number; readonly sure: number };

/** A name of one character stands where names begin or behind another place (河北青县); elsewhere it is torn out of a longer one: 田县 of 蓝田县 (Lantian County). */
const isTorn = (before: string, stem: string): boolean =>
  stem.length === 1 &&
  before !== '' &&
  !BOUNDARY.test(before) &&
  ![2, 3].some((length) => isKnownPlace(before.slice(-length)));

/** The best reading of a run of Han characters that ends like a place: the one that is surest, of these the longest. */
function bestReading(text: string, end: number, ending: string): PlaceMention | null {
  let best: PlaceMention | null = null;
  const stemEnd = end - ending.length;
  for (let length = 1; length <= 5 && stemEnd - length >= 0; length++) {
    const at = stemEnd - length;
    const stem = text.slice(at, stemEnd);
    if (!/^\p{Script=Han}+$/u.test(stem)) break;
    const before = text.slice(Math.max(0, at - 4), at);
    const sure = GENERIC.test(stem + ending) ? 0 : sureness(before, stem, ending);
    const isLonger = best !== null && isTorn(text.slice(Math.max(0, best.at - 4), best.at), best.stem);
    if (sure > 0 && (isLonger || sure >= (best?.sure ?? 0))) best = { name: stem + ending, stem, at, sure };
    if (sure === 1) break;
  }
  return best;
}

/** The county-level places a text names in full, in order. */
export function placesIn(text: string): PlaceMention[] {
  return Array.from(text.matchAll(ENDINGS), (match) =>
    bestReading(text, match.index + match[0].length, match[0]),
  ).filter((mention) => mention !== null);
}

/** Whether the dictionary has a place of this name. */
export const isKnownPlace = (name: string): boolean => dictionary().places.has(name);
