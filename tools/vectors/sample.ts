import type { JournalName, Mark, Reference } from '@parley/core/codec/names.ts';
import { seeded } from './seeded.ts';

/** The line, journals and texts that all vectors share. */
export const line = seeded('line', 32);
export const own: JournalName = { party: 0, number: 0, tag: seeded('tag of party 0', 8) };
export const peer: JournalName = { party: 1, number: 2, tag: seeded('tag of party 1', 8) };
/** Wednesday 26 October 2022, 12:00:00 UTC. */
export const time = 1_666_785_600_000;

export const mark: Mark = { ...peer, size: 300, root: seeded('root at 300', 32) };
export const reference: Reference = { ...peer, seq: 299, leaf: seeded('leaf 299', 32) };

export const english = 'The exercise begins at 12:00 UTC. No missile is fuelled.';
export const russian = 'Учение начнётся в 12:00 UTC. Ни одна ракета не заправлена.';
export const arabic = 'يبدأ التمرين الساعة 12:00 بالتوقيت العالمي. لا صاروخ مزود بالوقود.';
