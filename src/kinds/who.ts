/** Who does something or holds an office: a person, or a body. */
import { alternativesOf } from '../lexicon/index.ts';
import { doersIn } from './bodies.ts';
import { type Kind, UNIT } from './kind.ts';
import { personsIn } from './persons.ts';

export const who: Kind = {
  ask: 'who',
  asking: [
    {
      rank: 50,
      pattern: () =>
        new RegExp(
          `(?<=(?:施工|承建|建设|设计|投资|开发|运营|监理|中标)(?:单位|方|公司|企业|商)(?:是|叫))(?:哪(?:个|家|一家)|谁|什么)|哪(?:个|一?家)(?:${alternativesOf('kinds-asked', 'builder')})?(?=(?:在|来|给|负责|承包)?(?:修|建|做|承|设计|施工|中标|投资|开发|运营|搞))`,
          'g',
        ),
      units: () => UNIT,
    },
    {
      rank: 60,
      pattern:
        /哪[一两几二三四五六]?(?:个|位|名)(?=[^，,？?。的]{0,3}(?:[区县市镇乡村院校局处部厂站所队]长|主任|书记|经理|老师|教授|医生|专家|领导|干部|名人|明星|歌手|演员|运动员|选手|记者|律师))/g,
    },
    {
      rank: 70,
      pattern:
        /哪(?:个|一?家|些|几[个家])(?:单位|部门|机构|局|学校)(?=(?:在|来|一起|联合|共同)?(?:主办|承办|举办|发布|管|负责|牵头|组织|办的|说的|开的|指导|搞的))/g,
      units: () => UNIT,
    },
    { rank: 210, pattern: /姓(?:什么|甚)(?:名谁)?|贵姓/g },
    {
      rank: 220,
      pattern: () =>
        new RegExp(
          `(?<=(?:${alternativesOf('kinds-asked', 'titled')})(?:的?(?:名字|姓名))?)(?:是|叫)什么(?:名字?)?(?=[？?，,\\s]|$)|叫什么名字`,
          'g',
        ),
    },
    { rank: 230, pattern: /(?:是|任|担任|当)(?:的|了)?(?:什么|哪个)(?:职务|职位|官)/g },
    { rank: 240, pattern: /谁|哪(?:一?位|几位|些人|个人)|什么人|何人/g },
  ],
  signs: (text, { units, focus }, { mentions }) =>
    units.includes(UNIT[0]!) ? doersIn(text) : personsIn(text, focus, mentions),
  plainFrom: 0.5,
  lack: 'lacksPerson',
  mayBeMany: true,
};
