import type { Inbox, Matter, Rest } from '@parley/api/inbox.ts';
import { shownSummaries } from '../reading/summaries.ts';
import type { HandlersOf } from './handler.ts';

/** The station's own list, before the desk adds what is read of each entry. */
type Plain = Omit<Inbox, 'waitingForUs' | 'waitingForThem' | 'rest'> & {
  readonly waitingForUs: readonly Matter[];
  readonly waitingForThem: readonly Matter[];
  readonly rest: readonly Rest[];
};

export const inboxHandlers: HandlersOf<'inbox'> = {
  inbox: async (asked, { query }) => {
    const { drafts: _, ...plain } = await asked.act<Plain & { drafts: unknown }>('inbox', {
      ...query,
      drafts: false,
      service: false,
      officer: asked.officerId,
    });
    const all = [...plain.waitingForUs, ...plain.waitingForThem, ...plain.rest];
    const added = shownSummaries(asked, 'inbox', all);
    const withMore = <T extends Matter | Rest>(rows: readonly T[]): T[] => {
      return rows.map((row) => ({ ...row, ...added(row) }));
    };
    return {
      ...plain,
      waitingForUs: withMore(plain.waitingForUs),
      waitingForThem: withMore(plain.waitingForThem),
      rest: withMore(plain.rest),
    };
  },
};
