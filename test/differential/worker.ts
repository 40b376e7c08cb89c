import { parentPort, workerData } from 'node:worker_threads';
import { rememberSignatures } from './remember-signatures.ts';

/* A thread that compares seed after seed: those that it is sent. */

/** How a thread compares. */
export type Work = { readonly remembers: boolean };

if ((workerData as Work).remembers) rememberSignatures();
const { comparedSeed } = await import('./seed.ts');
parentPort?.on('message', (seed: number) => parentPort?.postMessage(comparedSeed(seed)));
