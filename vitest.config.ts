import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Processes that tests start, or that their code starts, begin with what was compiled before, as under npm.
    execArgv: ['--import', './scripts/check-node.mjs'],
    // A process has loaded dictionaries, lexicon and modules after its first file: half of the suite's processor time.
    isolate: false,
    // Nearly half of its time a worker waits: for programs that it started, for Chromium, PostgreSQL, the disk.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
  },
});
