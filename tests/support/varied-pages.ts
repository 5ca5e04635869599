/** Invented pages of one article, each printed in one of the forms that papers and sites have for a headline's surroundings, days, bylines, ends. */

type Parts = {
  readonly top?: readonly string[];
  readonly meta?: readonly string[];
  readonly byline?: readonly string[];
  /** Before the text's first words, and behind its last ones. */
  readonly lead?: string;
  readonly close?: string;
  /** A line within the text, behind its first paragraph or before it. */
  readonly within?: string;
  readonly above?: string;
  readonly after?: readonly string[];
  readonly reporters?: readonly string[];
};

const TITLE = '东关旧车棚改成了修补铺';
const TEXT = [
  '闲了六年的东关旧车棚，昨天清早重新开门。棚里摆了四张工作台，修鞋、补锅、配钥匙、磨剪刀各占一张，价目写在门板背面。',
  '社区算过一笔账：三千户人家每年扔掉的雨伞有两千多把，一半只断了一根骨。车棚的水电由居委会出，师傅不交摊位费，只教两个徒弟。',
  '七十一岁的修伞匠说，他等这张台子等了三年。铺子每天早上七点开门，下雨照开，老人修伞减半。',
];
const TITLE_TRADITIONAL = '東關舊車棚改成了修補鋪';
const TEXT_TRADITIONAL = [
  '閒了六年的東關舊車棚，昨天清早重新開門。棚裡擺了四張工作檯，修鞋、補鍋、配鑰匙、磨剪刀各占一張，價目寫在門板背面。',
  '社區算過一筆帳：三千戶人家每年扔掉的雨傘有兩千多把，一半只斷了一根骨。車棚的水電由里辦公處出，師傅不交攤位費，只教兩個徒弟。',
  '七十一歲的修傘匠說，他等這張檯子等了三年。鋪子每天早上七點開門，下雨照開，老人修傘減半。',
];

const each = (field: keyof Parts, lines: readonly string[]): readonly Parts[] =>
  lines.map((line) => ({ [field]: line.split('\n') }));
const signed = (field: keyof Parts, forms: readonly (readonly [string, ...string[]])[]): readonly Parts[] =>
  forms.map(([text, ...reporters]) => ({
    [field]: field === 'lead' || field === 'close' ? text : text.split('\n'),
    reporters,
  }));

/** 9 May 2023, as lines around a text say it. */
const DAYS = each('meta', [
  ...[
    '2023-05-09 08:12  来源：东川日报',
    '发布时间：2023-05-09',
    '2023.05.09',
    '2023/05/09 08:12:00',
    '二〇二三年五月九日',
  ],
  ...[
    '2023年05月09日08:12 | 来源：东川新闻网',
    '时间：2023/5/9 8:12:33 作者： 来源：本站 浏览：56',
    '[ 2023-5-9 ] 【字体：大 中 小】',
  ],
  ...[
    '原创 东川发布 东川发布 2023-05-09 08:12 发表于东川',
    '来源：东川日报\n发布时间：2023-05-09 08:12\n字号：大 中 小',
  ],
  ...[
    '发稿时间：2023-05-09 08:12:00 来源： 东川青年网',
    '5月9日, 2023 本地新闻 0 评论',
    '《东川日报》（2023年05月09日 A03版）',
  ],
  ...[
    '信息来源：区住建局   发布时间：2023-05-09 10:06   浏览次数：87   打印本页',
    '发表于 2023-5-9 08:12:05 | 只看该作者',
  ],
]);
const DAYS_TRADITIONAL = each('meta', [
  ...[
    '2023/05/09 14:20',
    '發布時間：2023-05-09 14:20',
    '中華民國112年5月9日',
    '112-05-09',
    '民國112年5月9日 星期二',
    '發佈日期：112/05/09',
  ],
  ...[
    '五月 9, 2023',
    '9 5 月, 2023',
    '2023 年 5 月 9 日 下午 2:20',
    '最後更新：2023/05/09 14:20',
    '發稿時間：2023/05/09 14:20',
    'May 9, 2023',
  ],
  ...[
    '出版時間：2023/05/09 00:00',
    '上版日期：112-05-09',
    '張貼日期：2023/5/9',
    '（112/05/09）',
    '刊登日期: 2023.05.09',
  ],
]);

const BYLINES = signed('byline', [
  ['本报记者 方晴 许冬', '方晴', '许冬'],
  ['采写：东川融媒记者 方晴、许冬', '方晴', '许冬'],
  ['文/本报记者 方晴 图/本报记者 许冬', '方晴'],
  ['东川日报·今日东川 记者 方晴', '方晴'],
  ['N本报记者 方晴 许冬 文/图', '方晴', '许冬'],
  ['区融媒体中心 方晴', '方晴'],
  ['方晴', '方晴'],
  ['□方晴', '方晴'],
  ['来源丨东川融媒\n记者丨方晴\n编辑丨许冬', '方晴'],
]);
const LEADS = signed('lead', [
  ['本报讯（方晴 许冬）', '方晴', '许冬'],
  ['[东川日报]记者方晴、许冬报道，', '方晴', '许冬'],
  ['东川日报客户端5月9日消息（记者 方晴）', '方晴'],
  ['东川晚报·掌上东川记者 方晴 报道 ', '方晴'],
  ['（东川9日讯）'],
  ['【本报讯】（记者 方晴 许冬）', '方晴', '许冬'],
]);
const LEADS_TRADITIONAL = signed('lead', [
  ['【方晴／東川報導】', '方晴'],
  ['【大公報訊】記者方晴報道：', '方晴'],
  ['（亞洲通訊社記者方晴/東川報導）', '方晴'],
  ['【東川新聞 方晴/東川報導】', '方晴'],
  ['方晴\\東川報導 ', '方晴'],
  ['【東川綜合報導】'],
]);
const CLOSES = signed('close', [
  ['（东川网方晴）', '方晴'],
  ['（东川日报 方晴）', '方晴'],
  ['（区融媒体中心 方晴 许冬）', '方晴', '许冬'],
  ['（东川融媒：方晴 许冬）', '方晴', '许冬'],
  ['（方晴/文 许冬/图）', '方晴'],
  ['（方晴报道）', '方晴'],
  ['（据《东川日报》）'],
  ['（综合）'],
]);
const WITHIN: readonly Parts[] = [
  ...['资料图片', '（图源：东川融媒）', '[图片]', '延伸阅读：东关菜市场明起休市', '【相关阅读】两条公交线路调整'].map(
    (within) => ({ within }),
  ),
  ...['20230509_b6ed28d918193db6.jpg', '图源：受访者'].map((above) => ({ above })),
];
const AFTER = each('after', [
  ...[
    '责任编辑：丁一平',
    '[责任编辑：丁一平]',
    '标签： 民生 社区',
    '上一篇：菜市场休市\n下一篇：没有了',
    '举报/反馈',
    '- END -',
  ],
  ...[
    '相关新闻\n菜市场明起休市\n两条公交线路调整\n老年大学开始报名',
    '声明：本文来源于东川日报，版权归原作者所有，如有侵权请联系删除。',
  ],
  ...['特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台“东川号”用户上传并发布，本平台仅提供信息存储服务。'],
]);
const TOPS = each('top', [
  ...[
    '首页 > 新闻中心 > 东川新闻 > 正文',
    '东川新闻网\n首页\n要闻\n民生\n图片',
    `${TITLE}_东川日报数字报`,
    `东川网 > 新闻 > ${TITLE}`,
  ],
  ...[
    '今天是：2025年11月3日 星期一\n欢迎访问东川区人民政府网站\n无障碍浏览 | 简体 | 繁体',
    '第A05版：民生\n上一版 下一版\n标题导航',
  ],
]);

type Page = {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly traditional: boolean;
  readonly parts: Parts;
};

const bodyOf = ({ lead = '', close = '', within, above }: Parts, text: readonly string[]): readonly string[] => {
  const told = text.map((one, at) => (at === 0 ? lead : '') + one + (at === text.length - 1 ? close : ''));
  return [...(above ? [above] : []), told[0]!, ...(within ? [within] : []), ...told.slice(1)];
};

const FRAMES: Readonly<Record<string, (parts: Parts, title: string, body: readonly string[], day: string) => string>> =
  {
    'plain.txt': ({ top, meta, byline, after }, title, body, day) =>
      [
        ...(top ?? []),
        title,
        '',
        ...(meta ?? [day]),
        '',
        ...(byline ?? []),
        ...body.flatMap((one) => [one, '']),
        ...(after ?? []),
      ].join('\n'),
    'epaper.txt': ({ top, meta, byline, after }, title, body, day) =>
      [
        ...(top ?? ['返回首页 版面导航']),
        ...(meta ?? [day]),
        '',
        title,
        ...(byline ?? []),
        ...body.map((one) => `　　${one}`),
        ...(after ?? ['上一篇 下一篇']),
      ].join('\n'),
    'site.html': ({ meta, byline, after }, title, body, day) =>
      `<html><head><meta charset="utf-8"><title>${title}_东川新闻网</title></head><body><ul><li><a href="/">首页</a></li><li><a href="/n">新闻</a></li></ul><h1>${title}</h1>` +
      `<div>${(meta ?? [day]).join('<br>')}</div><div>${[...(byline ?? []), ...body].map((one) => `<p>${one}</p>`).join('')}</div>${(after ?? []).map((one) => `<div>${one}</div>`).join('')}</body></html>`,
  };

const FORMS = [...DAYS, ...BYLINES, ...LEADS, ...CLOSES, ...WITHIN, ...AFTER, ...TOPS].map((parts) => ({
  parts,
  traditional: false,
}));
const OTHERS = [...DAYS_TRADITIONAL, ...LEADS_TRADITIONAL].map((parts) => ({ parts, traditional: true }));

/** Each form in each frame, with what is to be found: one article, its headline, day, reporters and text. */
export const variedPages: readonly (Page & { readonly title: string; readonly paragraphs: readonly string[] })[] = [
  ...FORMS,
  ...OTHERS,
].flatMap(({ parts, traditional }) =>
  Object.entries(FRAMES).map(([file, frame]) => {
    const [title, text] = traditional ? [TITLE_TRADITIONAL, TEXT_TRADITIONAL] : [TITLE, TEXT];
    const shown = Object.values(parts).flat().join(' ¦ ').slice(0, 60);
    const { within, above, ...printed } = parts;
    return {
      ...{ name: `${file}: ${shown}`, file, title, traditional, parts },
      text: frame(parts, title, bodyOf(parts, text), '2023-05-09'),
      paragraphs: bodyOf(printed, text),
    };
  }),
);
