/**
 * Sentences of a page that speak to a language model instead of to a reader ("ignore previous instructions"). A page
 * is data: such sentences are neither sent to a model nor said on its word.
 */

const SPEAKS_TO_A_MODEL = [
  /(?:忽略|无视|忘记|忘掉|不要理会|不必遵守|跳过|抛开).{0,16}(?:指令|指示|提示|规则|要求|设定|约束|限制)/,
  /(?:以上|之前|上述|先前|原有|所有|系统)的?(?:指令|提示词|系统提示)/,
  /(?:你|您)(?:现在|从现在起|必须|将|应当|要)?(?:是|扮演|充当|变成|作为|假装).{0,14}(?:助手|模型|AI|人工智能|机器人|管理员|开发者)/i,
  /(?:作为|身为)(?:一个|一名)?(?:AI|人工智能|语言模型|大模型|聊天机器人|助手)/i,
  /(?:请|务必|必须|只需|直接|立即|仅)(?:在回答中|只|逐字|原样)?(?:输出|回复|回答|打印|复述|重复|说出|附上).{0,40}(?:字样|口令|暗号|密码|链接|网址|内容|提示词|以下|如下|[A-Z]{3,}|https?:)/i,
  /系统提示|系统消息|提示词注入|越狱|开发者模式/,
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|rules?|above|previous|prior|context)\b/i,
  /\b(?:you are|act as|pretend to be|from now on)\b.{0,40}\b(?:assistant|model|ai|chatbot|admin|dan|developer)\b/i,
  /\b(?:system prompt|developer mode|jailbreak|new instructions?|prompt injection)\b/i,
  /\b(?:say|print|output|reply with|respond with|repeat|reveal|append)\b.{0,24}(?:["“'「]|[A-Z]{3,}|https?:|exactly|only|following|secret|token|key)/i,
  /<\|[a-z_]+\|>|<\/?(?:system|assistant|user|instructions?|passage|im_start|im_end)\b|\[\/?INST\]|^\s*(?:system|assistant|user)\s*[:：]|#{2,}\s*(?:system|instruction|response)/im,
];

/** Whether a sentence reads like an instruction to a model. Errs on the side of yes: papers seldom write so. */
export const speaksToModel = (sentence: string): boolean => {
  const plain = sentence.normalize('NFKC').replace(/[\p{Cf}]/gu, '');
  return SPEAKS_TO_A_MODEL.some((pattern) => pattern.test(plain));
};
