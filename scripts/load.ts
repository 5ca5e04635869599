import { readFileSync } from 'node:fs';
import { drain, withWholeProgram } from '../tests/telegram/chaos.ts';
import { measureLoad } from '../tests/telegram/load.ts';
import { runCommand } from './command.ts';

const help = `
npm run load -- [--rate 100] [--seconds 15] [--questions tests/gold/questions.jsonl]
Measures the whole program against a local Bot API server, each question from another resident: first as many questions
as it answers, then so many a second. Milliseconds are from the question's arrival to the answer's; under a minute in all.
  --rate N       questions a second in the second part (default: 100)
  --seconds N    how long each part is measured, 20 at most (default: 15)
  --questions F  a JSON object a line with a "question" (default: tests/gold/questions.jsonl)`;

const text = (value: string) => ({ type: 'string', default: value }) as const;
const options = { rate: text('100'), seconds: text('15'), questions: text('tests/gold/questions.jsonl') };

await runCommand({
  help,
  options,
  run: ({ values }) =>
    withWholeProgram(async (bot) => {
      const lines = readFileSync(values.questions, 'utf8').trim().split('\n');
      const texts = lines.map((line) => String(JSON.parse(line).question));
      const seconds = Math.min(20, Number(values.seconds));
      // The first start builds the index, which is not what is measured.
      await drain(bot('warm-up'), 1);
      const most = await measureLoad({ bot: bot('most'), texts, seconds, rate: null });
      const paced = await measureLoad({ bot: bot('paced'), texts, seconds, rate: Number(values.rate) });
      console.table({ 'as many as it answers': most, [`${values.rate} a second`]: paced });
      return most.answered === most.questions && paced.answered === paced.questions ? 0 : 1;
    }),
});
