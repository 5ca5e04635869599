/** Which of several is more. */
import { amounts } from './amounts.ts';
import type { Kind } from './kind.ts';

export const compare: Kind = {
  ask: 'compare',
  asking: [
    {
      rank: 20,
      pattern:
        /哪(?:个|家|边|里|片区|项目)?[^，,？?]{0,8}?(?:更|比较|最)?(?:快|多|大|高|好|强|早|少|慢|晚)(?=[、，,？?呢]|$)|谁(?:更|的?.{0,4})?(?:多|快|大|高)(?=[、，,？?]|$)|相比|对比|差(?:了)?多少|[多高快早](?:出|了)?还是/g,
    },
  ],
  signs: (text, aspect, { mentions }) => amounts(text, { ...aspect, units: [] }, mentions),
  lack: 'lacksAmount',
};
