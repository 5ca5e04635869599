/** Reads as many browsers would, beside the server and not in its thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { measureReader } from './load.ts';

parentPort?.postMessage(await measureReader(workerData));
