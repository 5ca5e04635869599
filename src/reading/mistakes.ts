/** Which character may have been typed for which: by its sound (phone keyboards), or by its shape (handwriting, print). */
import { readingsOf } from './pinyin.ts';

/** Characters that are taken for one another by their shape, group by group; those that also sound alike need no entry. */
const SHAPES =
  '未末朱 己已巳 土士 日曰 侯候 千干于 人入八 大太犬 天夭 折拆 免兔 鸟乌 历厉 仑仓 伦伧 沧沦 洒酒 贝见 今令 田由甲申 戊戌戍 微徽 沪泸 汨泪 崇祟 茶荼 陕峡 拨拔 抓爪 券卷 坏杯 宫官 管菅 治冶 栗粟 庆厌 竞竟 斤斥 名各 白自 目且 牛午 王玉主 木本 广厂 北比 刀力 刁习 七匕 风凤 问间 间闻 因困 困囚 团因 州洲 万方 方力 石右 古舌 宁子 辛幸 享亨 亳毫 晴睛 清情请 请清 蓝篮 慕暮幕墓 博搏 缚傅 踪综 楼搂 渡度 域城 城诚 坡波 披坡 泉皋 果杲 禾木 盂孟 季李 杏李 香查 暑署 署著 喝渴 揭竭 桥侨轿 浇烧 晓浇 绕浇 临监 监蓝 盘盆 盈盆 梦楚 柏桕 枫机 杭抗 坑杭 抚扰 扰抚 拢扰 泽译 泽择 详洋 样祥 冯玛 驰弛 他地 池她 沱陀 驼鸵 鸿鸣 鸭鸦 鹅鹤 壁璧 避壁 粱梁 仪议 灸炙 肓盲 赢羸 嬴赢 茸葺 酉西 卯卵 柳抑 斗头 买卖 卖实 云去 丢去 井开 并开 升开 夫失 失矢 矢天 兵乒 乓兵 旦且 旧归 甩用 册丹 丹舟 凡几 勺匀 匀均 勾匀';

/** A number sounds exactly like itself: 是 may stand for 十, never for 四. */
const NUMBER = /[一二三四五六七八九十]/u;
/** A number, a direction, and what tells one place from the next: another one is another thing, not a slip. */
const TELLS_APART =
  /[零〇一二两三四五六七八九十百千万甲乙丙丁东南西北中上下左右前后内外新老大小省市区县镇乡村街路山水河江湖海港桥]/u;

let shapes: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function shapeTable(): ReadonlyMap<string, ReadonlySet<string>> {
  if (shapes) return shapes;
  const table = new Map<string, Set<string>>();
  for (const group of SHAPES.split(' '))
    for (const char of group) table.set(char, new Set([...(table.get(char) ?? []), ...group]));
  shapes = table;
  return table;
}

/** Readings that many speakers, and so many keyboards, don't keep apart: z zh, c ch, s sh, n l, -n -ng. */
const merged = (reading: string): string =>
  reading
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/(?<=[aei])ng$/, 'n');

function sharesOne(one: Iterable<string>, other: Iterable<string>): boolean {
  const known = new Set(other);
  return [...one].some((reading) => known.has(reading));
}

/** How likely `typed` stands for `printed`: 1 the same sound, less for nearly the same or a like shape, 0 for another one. */
export function slip(typed: string, printed: string): number {
  if (typed === printed || TELLS_APART.test(typed)) return 0;
  const [one, other] = [readingsOf(typed), readingsOf(printed)];
  if (sharesOne(one, other)) return 1;
  if (NUMBER.test(printed)) return 0;
  if (sharesOne([...one].map(merged), [...other].map(merged))) return 0.8;
  return shapeTable().get(typed)?.has(printed) ? 0.6 : 0;
}
