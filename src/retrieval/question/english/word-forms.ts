/** English words as a dictionary has them: built → build, companies → company, stopped → stop. */

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    'built build;held hold;won win;paid pay;sold sell;bought buy;spent spend;began begin;begun begin;grew grow;grown grow;fell fall;fallen fall;rose rise;' +
    'risen rise;gave give;given give;taught teach;caught catch;made make;led lead;met meet;lost lose;left leave;went go;gone go;came come;drew draw;drawn draw;' +
    'dug dig;laid lay;chose choose;chosen choose;wrote write;written write;spoke speak;spoken speak;ran run;drove drive;driven drive;flew fly;sent send;lent lend;' +
    'broke break;broken break;stolen steal;stole steal;took take;taken take;men man;women woman;children child;kids child;kept keep;fed feed;sank sink;' +
    'thrown throw;threw throw;shown show;showed show;saw see;seen see;told tell;thought think;brought bring;said say;got get;gotten get;stood stand;' +
    'burnt burn;dealt deal;fought fight;froze freeze;frozen freeze;hid hide;hidden hide;struck strike;shot shoot;swept sweep;sung sing;sang sing;woven weave;wove weave;' +
    'wives wife;lives life;knives knife;leaves leaf;shelves shelf;halves half;thieves thief;feet foot;teeth tooth;geese goose;mice mouse;dying die;lying lie'
  )
    .split(';')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** Endings with what stands in the plain form instead; several forms are tried, a dictionary knows which is a word. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/ies$/, 'y'],
  [/s$/, ''],
  [/es$/, ''],
  [/ied$/, 'y'],
  [/(.)\1ed$/, '$1'],
  [/ed$/, ''],
  [/d$/, ''],
  [/(.)\1ing$/, '$1'],
  [/ing$/, ''],
  [/ing$/, 'e'],
];
/** Shorter words are no forms of others: bus, gas, red. */
const LONG_ENOUGH = 4;

/** A word and what it may be a form of, likeliest first. */
export function wordForms(word: string): readonly string[] {
  const irregular = IRREGULAR.get(word);
  const regular = word.length < LONG_ENOUGH ? [] : ENDINGS.filter(([ending]) => ending.test(word));
  const plain = regular.map(([ending, instead]) => word.replace(ending, instead));
  return [word, ...(irregular === undefined ? [] : [irregular]), ...plain];
}
