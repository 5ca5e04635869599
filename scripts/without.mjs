// For `npm run evaluate -- --without`: functions of src/ that return what WITHOUT says, whatever they are asked.
import module from 'node:module';

/** FILE:NAME=VALUE of src/, parted by blanks; the value is JavaScript, and `it` what the function is given first. */
const REPLACED = /^(?<file>\S+?):(?<name>\w+)=(?<value>.+)$/s;
const parts = (process.env.WITHOUT ?? '').split(/\s+(?=\S+:\w+=)/);
const replaced = Map.groupBy(
  parts.map((one) => REPLACED.exec(one)?.groups ?? { file: one }),
  ({ file }) => file,
);
const met = new Set();

module.registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const [file, all = []] = [...replaced].find(([path]) => url.endsWith(`/src/${path}`)) ?? [];
    if (all.length === 0) return loaded;
    met.add(file);
    const source = all.reduce((soFar, { name, value }) => {
      // A constant can be given no other value.
      const made = soFar.replace(new RegExp(`^(export )?const (?=${name}\\b)`, 'm'), '$1let ');
      if (made === soFar && !new RegExp(`^(?:export )?(?:async )?function ${name}\\b`, 'm').test(soFar))
        throw new Error(`Cannot leave out ${name}: src/${file} has no such function. Name one that it has.`);
      return `${made}\n${name} = (it) => (${value});\n`;
    }, String(loaded.source));
    return { ...loaded, source };
  },
});

process.on('exit', () => {
  const missed = [...replaced.keys()].filter((file) => !met.has(file));
  if (missed.length > 0)
    process.stderr.write(`Nothing is left out of ${missed.join(', ')}: no such file of src/ was loaded.\n`);
});
