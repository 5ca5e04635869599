import type { RefusalReason } from '../types.ts';

/** Questions are a line or two; what is longer is pasted text. */
export const LONGEST_QUESTION = 1_000;

const RULES: readonly (readonly [RefusalReason, RegExp])[] = [
  [
    'injection',
    /忽略.{0,12}(?:规则|指令|提示|要求|设定|上面|以上|之前)|系统提示词|提示词|管理员模式|没有任何限制|没打码|开发者模式|越狱|ignore (?:all |any )?(?:the )?(?:previous|above|prior)|system prompt|api[ _-]?key|jailbreak|developer mode|reveal your|你的(?:密钥|令牌|token)|数据库.{0,8}(?:全部|所有|导出|贴)/i,
  ],
  [
    'private',
    /(?:身份证|残疾证|银行卡|护照|社保卡|驾驶证)(?:号码?|的?号|是多少)|(?:手机号|私人电话|家庭(?:住址|地址)|住址|住在?哪|住哪|住.{0,12}(?:几栋|哪栋|几单元|哪个?单元|几号楼|几号房)|家住|门牌号)|(?:工资|月薪|年薪|薪水|存款|身家)(?:是|有|拿)?(?:好多|多少|几)|(?:每月|一个?月|一年)(?:能|可以)?(?:拿|挣|赚)(?:好多|多少)|(?:老婆|老公|情人|小三|离婚|婚姻状况)|home address|phone number of|id number|personal phone/i,
  ],
  [
    'off-topic',
    /^(?:对了[，, ]?)?(?:今[天晚]|明[天晚]|中午|晚上|早上|夜宵)(?:中午|晚上)?吃(?:点)?(?:啥子?|什么)(?:好|合适)?[呢嘛哦啊?？]*$|(?:今天|明天|后天|这周|周末|今晚|明早).{0,8}(?:天气|下雨|落雨|气温|冷不冷|热不热)|天气(?:怎么样|如何|咋样|预报|好不好)|[下落]不[下落]雨|带(?:把|不带)?伞|(?:写|编)(?:个|一个|一段|首|篇).{0,12}(?:爬虫|代码|程序|脚本|诗|作文|小说|情书|论文)|python|javascript|(?:推荐|买|选)(?:哪|几|个|一|什么|啥|点).{0,6}(?:股票?|基金)|(?:股票|股市|大盘|基金).{0,6}(?:会涨|会跌|能买|怎么买|行情)|涨停|基金推荐|彩票|双色球|星座|算命|讲个?笑话|翻译.{0,6}(?:成|为)|weather|stock tip|write (?:a|me)/i,
  ],
  [
    'small-talk',
    /^(?:你好|您好|嗨|哈喽|hi|hello|hey|早上好|晚上好|谢谢|多谢|感谢|thanks?(?: you)?|再见|拜拜|你是谁|你叫什么|你会什么|你(?:能|会|可以)(?:做|干|帮我(?:做|干)?|回答)?(?:些)?(?:什么|啥子?|哪些)(?:问题)?|(?:怎么|咋个?)用|介绍(?:一)?下?你自己|你有(?:什么|啥)功能|你能干什么|在吗|在不在|who are you|what can you do|\/?help|帮助|使用说明)[\s!！。.?？~～呀啊吗]*$/i,
  ],
  ['abuse', /^(?:傻[逼比b]|妈的|操你|滚蛋|去死|fuck(?: you)?|垃圾(?:机器人)?|王八蛋|脑残|废物)[\s!！。.?？]*/i],
];

/** Why a question is answered with one friendly line instead of a search; `null` for questions to the papers. */
export function refusalOf(text: string): RefusalReason | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cc}/gu, ' ')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(plain)) return 'empty';
  if (plain.length > LONGEST_QUESTION) return 'too-long';
  return RULES.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}
