import module from 'node:module';
import { fileURLToPath } from 'node:url';

// Runs before any .ts file is loaded, so that an old Node.js gets one line instead of a loader's stack trace.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Cannot start Wenjin: Node.js ${process.versions.node} is too old (22.18 or later is needed). ` +
      'Run `npm ci` so that npm can bring Node.js 24 along, or install Node.js 24.\n',
  );
  process.exit(1);
}

// What was made of the .ts files is kept for the next start, which takes half the time. Not in the system's folder for temporary
// files, where anybody could put code; where this one can't be written, nothing is kept.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
