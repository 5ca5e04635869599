/** Where a sentence lists things. */
import { countIn, type Given } from './kind.ts';
import { all, type Sign } from './signs.ts';

/** 先后前往甲、乙、丙等地: how papers tell of a tour. */
const TOUR = /(?:先后|依次)?(?:来到|前往|走进|深入|到|视察|参观|察看|走访)[^。；]{2,}、/;
/** Items of a list: short stretches between 、, each in quotation marks, or before 等. */
export const ITEMS =
  /“[^”+]{2,20}”|(?<=[“+])[^”+“]{2,12}(?=[+”])|[^、，。；：“”]{2,24}(?=、)|(?<=、)[^、，。；：“”]{2,24}/g;

/** 新建凉亭，安装路灯，增设滑梯: what was done, clause by clause. */
const DEEDS =
  /(?<=[，,；;])(?:新建|改建|扩建|增建|增设|新增|加装|安装|改造|修建|修缮|铺设|设置|配备|配建|更换|添置|种植|打造|拆除|开设|开展|推出|组织|举办)[^，,。；;：:]{2,}/g;
/** Two of them are a list. */
const FEWEST_DEEDS = 2;

/** A list is plainer the more items it has, plainest with as many as the question says there are. */
export function items(text: string, units: readonly string[], isGiven: Given): readonly Sign[] {
  const deeds = all(text, DEEDS);
  const found = [...all(text, ITEMS), ...(deeds.length >= FEWEST_DEEDS ? deeds : [])].filter(
    ({ start, end }) => !isGiven(text.slice(start, end)),
  );
  const wanted = countIn(units);
  const tour = TOUR.test(text);
  const enough = wanted !== null && found.length >= wanted && found.length <= wanted + 1;
  const strength =
    enough || (tour && wanted === null) ? 1 : Math.min(wanted === null ? 1 : 0.7, 0.2 + 0.27 * (found.length - 1));
  return found.map((sign) => ({ ...sign, strength }));
}
