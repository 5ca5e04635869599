import { openState } from '../../src/state/index.ts';
import { stateContract } from '../contracts/state.ts';
import { temporaryFolder } from '../telegram/rig.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };

stateContract('the state in a file', () => {
  const dataDir = temporaryFolder();
  return { open: (now) => openState({ dataDir, log, now, keepDays: 30, onFatal: () => {} }) };
});
