import type { Operation } from '@parley/api/operations.ts';
import type { Routes } from '@parley/api/routes.ts';
import type { AnswerOf, InputOf } from '@parley/api/types.ts';
import { agreements } from './agreements.ts';
import { boardOf } from './board.ts';
import { ceremony } from './ceremony.ts';
import { type Answered, begin, changed, refused, saveText, versionsOf } from './drafts.ts';
import { inboxOf, statusOf, summaryOf } from './lists.ts';
import { act, people } from './people.ts';
import { sessionOf } from './session.ts';
import { isTyped, makeSheet, releaseSheet } from './sheets.ts';
import { questionWords, templates } from './templates.ts';
import { clockOf, emit, lineOf, officers, person, type World } from './world.ts';

/** An answer to every operation of the contract; without one of them it does not compile. */
export type Handlers = {
  readonly [O in Operation]: (
    input: InputOf<Routes[O]>,
  ) => Answered<AnswerOf<Routes[O]>> | Promise<Answered<AnswerOf<Routes[O]>>>;
};

/** Every operation of the contract, over a world in memory. */
export function handlersOf(world: World): Handlers {
  return {
    ...signingIn(world),
    ...people(world),
    ...agreements(world),
    ...reading(world),
    ...records(world),
    ...drafting(world),
    ...reviewing(world),
    ...signing(world),
    ...station(world),
  };
}

function signingIn(world: World) {
  return {
    session: () => sessionOf(world),
    signInOptions: () => ({
      ticket: 'mock',
      options: {
        challenge: 'bW9jaw',
        rpId: 'localhost',
        timeout: 60_000,
        userVerification: 'required',
        allowCredentials: [],
      },
    }),
    signIn: () => {
      world.signedIn = 'a1a1a1a1a1a1a1a1';
      return sessionOf(world);
    },
    signInByLink: ({ json }) => {
      const id = json.token.slice(0, 16);
      if (!Object.hasOwn(officers, id)) return refused('code-invalid');
      world.signedIn = id;
      return sessionOf(world);
    },
    signOut: () => {
      world.signedIn = null;
      return sessionOf(world);
    },
    setLanguage: ({ json }) => {
      world.language = json.language;
      return sessionOf(world);
    },
  } satisfies Partial<Handlers>;
}

function reading(world: World) {
  return {
    lines: () => ({ lines: [world, ...world.others].map(({ line }) => line) }),
    status: ({ params }) => statusOf(lineOf(world, params.line)),
    noteLine: ({ params, json }) => {
      const on = lineOf(world, params.line);
      if (on.lineUp) return refused('not-found', json.party);
      const by = person(world.signedIn ?? '');
      on.noted = { by, at: clockOf(world) };
      const data = { line: on.line.line, what: 'noted', party: json.party };
      emit(world, { event: 'line', data });
      return { party: json.party, ...on.noted };
    },
    inbox: ({ params, query }) =>
      inboxOf(lineOf(world, params.line), Number(query.from ?? 0), Number(query.limit ?? 50)),
    entry: ({ params, query }) => {
      const { entries } = lineOf(world, params.line);
      const found = entries.find(({ entry }) => entry === query.entry);
      if (!found) return refused('entry-missing', query.entry);
      const { stage, ...shown } = found;
      void stage;
      return shown;
    },
    service: () => ({
      total: 0,
      entries: world.entries
        .filter(({ kind }) => kind === 'service')
        .map((one) => ({ ...summaryOf(one), texts: one.texts ?? [] })),
    }),
  } satisfies Partial<Handlers>;
}

function records(world: World) {
  return {
    search: ({ query }) => {
      const hits = world.entries.filter((one) =>
        one.texts?.some(({ text }) => text.includes(query.q)),
      );
      return {
        total: hits.length,
        found: pageOf(hits, query).map((one) => {
          const text = one.texts?.find((version) => version.text.includes(query.q));
          const [before = '', ...after] = (text?.text ?? '').split(query.q);
          return {
            ...summaryOf(one),
            lang: text?.lang ?? 'en',
            pieces: [
              { text: before.slice(-80), hit: false },
              { text: query.q, hit: true },
              { text: after.join(query.q).slice(0, 80), hit: false },
            ],
          };
        }),
      };
    },
    transcript: ({ query }) => {
      const total = world.entries.length;
      const limit = Number(query.limit ?? 50);
      const wanted = Number(query.from ?? 0);
      const from = wanted < 0 ? Math.max(0, total + wanted) : wanted;
      const final = world.entries.filter((one) => one.final).length;
      return {
        total,
        final,
        cuts: [{ k: 3, hash: '7c1e90b4', entries: final }],
        rows: world.entries.slice(from, from + limit).map((one, i) => ({
          ...summaryOf(one),
          at: from + i,
          cut: one.final ? 3 : null,
          opensCut: from + i === 0,
          crossed: one.crossed.length > 0,
        })),
      };
    },
    askCut: () => ({ cut: 'fresh' }),
    access: ({ query }) => {
      const before = Number(query.before ?? 0);
      const all = accessRows(world).filter(({ seq }) => before === 0 || seq < before);
      const rows = all.slice(0, Number(query.limit ?? 100));
      return { size: world.access.length, root: '7c1e', total: all.length, rows };
    },
    exportTranscript: () => made('transcript.parley', false),
    disclose: () => made('disclosure.parley', true),
  } satisfies Partial<Handlers>;
}

function pageOf<T>(all: readonly T[], query: { from?: unknown; limit?: unknown }): T[] {
  const from = Number(query.from ?? 0);
  return all.slice(from, from + Number(query.limit ?? 50));
}

function accessRows(world: World) {
  return world.access.map(({ officer, ...row }) => ({
    ...row,
    officer: officer ? { id: officer.officer, name: officer.name } : null,
  }));
}

function made(name: string, page: boolean) {
  return {
    file: 'f1',
    name,
    bytes: 20_480,
    sha256: '7c1e90b4'.repeat(8),
    entries: 6,
    cut: 'fresh' as const,
    page,
  };
}

function drafting(world: World) {
  const found = (id: string) => world.drafts.get(id);
  return {
    drafts: () => ({
      drafts: [...world.drafts.values()].map(({ draft }) => draft),
      sheets: [...world.sheets.values()].filter(({ draft }) => !world.drafts.has(draft)),
    }),
    createDraft: ({ json }) => begin(world, json),
    draft: ({ params }) => found(params.draft)?.draft ?? refused('no-draft'),
    changeDraft: ({ params, json }) => {
      const one = found(params.draft);
      if (!one) return refused('no-draft');
      const { revision, voids, ...given } = json;
      void [revision, voids];
      one.draft = { ...one.draft, ...(given as object), revision: one.draft.revision + 1 };
      changed(world, one);
      return one.draft;
    },
    discardDraft: ({ params }) => {
      world.drafts.delete(params.draft);
      return { draft: params.draft };
    },
    saveText: ({ params, json }) => {
      const one = found(params.draft);
      return one ? saveText(world, one, json) : refused('no-draft');
    },
  } satisfies Partial<Handlers>;
}

function reviewing(world: World) {
  const found = (id: string) => world.drafts.get(id);
  return {
    history: ({ params }) => {
      const one = found(params.draft);
      return one ? { versions: versionsOf(one) } : refused('no-draft');
    },
    review: ({ params, json }) => {
      const one = found(params.draft);
      if (!one) return refused('no-draft');
      const by = person(world.signedIn ?? '');
      if (
        one.draft.texts.some(
          ({ lang, by: writer }) => lang === json.lang && writer.officer === by.officer,
        )
      ) {
        return refused('not-allowed');
      }
      const lastReview = { revision: json.revision, ofRevision: json.ofRevision };
      one.draft = {
        ...one.draft,
        texts: one.draft.texts.map((text) =>
          text.lang === json.lang
            ? { ...text, standing: 'reviewed', reviewed: { by, at: clockOf(world) }, lastReview }
            : text,
        ),
      };
      changed(world, one);
      return one.draft;
    },
    presence: ({ params }) => found(params.draft)?.draft ?? refused('no-draft'),
    dropText: ({ params, query }) => {
      const one = found(params.draft);
      if (!one) return refused('no-draft');
      one.draft = {
        ...one.draft,
        revision: one.draft.revision + 1,
        texts: one.draft.texts.filter(({ lang }) => lang !== query.lang),
      };
      changed(world, one);
      return one.draft;
    },
    armRetraction: ({ params }) => {
      const one = found(params.draft);
      if (!one) return refused('no-draft');
      const words = { lang: 'en', kind: 'retraction', answers: null, corrects: null } as const;
      const made = begin(world, { ...words, template: null });
      one.draft = { ...one.draft, retraction: made.draft };
      return made;
    },
    sendBack: ({ params, json }) => {
      const one = found(params.draft);
      if (!one) return refused('no-draft');
      const by = person(world.signedIn ?? '');
      one.draft = {
        ...one.draft,
        stage: 'back',
        sentBack: { by, at: clockOf(world), reason: json.reason },
      };
      changed(world, one);
      return one.draft;
    },
  } satisfies Partial<Handlers>;
}

function signing(world: World) {
  const found = (id: string) => world.drafts.get(id);
  return {
    draftSheet: async ({ params, json }) => {
      const one = found(params.draft);
      if (!one) return refused('no-draft');
      if (one.draft.texts.some(({ standing }) => standing === 'unreviewed'))
        return refused('not-reviewed');
      const sheet = await makeSheet(world, {
        draft: params.draft,
        kind: 'message',
        precedence: json.precedence,
        cls: json.class,
        to: json.to,
        texts: one.draft.texts.map(({ lang, standing, text }) => [
          lang,
          standing === 'original' ? 0 : 1,
          text,
        ]),
        references: one.draft.references,
        drafters: one.draft.drafters.map(({ officer }) => officer),
      });
      one.draft = { ...one.draft, stage: 'release', class: json.class };
      return sheet;
    },
    answerSheet: ({ json }) => {
      if (json.act === 'service') {
        const texts = json.texts.map(({ lang, standing, text }) => [lang, standing, text] as const);
        return makeSheet(world, { ...act(world, 'service'), cls: json.class, texts });
      }
      const kind =
        json.act === 'withhold' ? 'withheld' : json.act === 'retract' ? 'message' : json.act;
      const record =
        json.act === 'ack' ? [] : json.act === 'withhold' ? (json.until ?? null) : undefined;
      const about = world.entries.find(({ entry }) => entry === json.entry);
      const precedence =
        about?.precedence === 'FLASH' ? 'IMMEDIATE' : (about?.precedence ?? 'ROUTINE');
      return makeSheet(world, {
        kind,
        precedence,
        cls: world.tone,
        texts: json.act === 'confirm' ? questionWords(json.lang) : [],
        references: [json.entry],
        ...(record !== undefined && { record }),
      });
    },
    sheet: ({ params }) => {
      const written = world.written.get(params.draft);
      if (written !== undefined) return refused('draft-written', written);
      return world.sheets.get(params.draft) ?? refused('no-draft');
    },
    release: ({ params, json }) => {
      const sheet = world.sheets.get(params.draft);
      if (!sheet) return refused('no-draft');
      if (sheet.challenge !== json.challenge) return refused('sheet-changed');
      if (json.typedClass === undefined && isTyped(sheet)) return refused('not-chosen', 'class');
      return releaseSheet(world, sheet, json.release);
    },
    dropSheet: ({ params }) => {
      if (!world.drafts.has(params.draft)) world.sheets.delete(params.draft);
      return { draft: params.draft };
    },
    templates: () => ({ templates }),
  } satisfies Partial<Handlers>;
}

function station(world: World) {
  return {
    board: ({ query }) => boardOf(world, Number(query.days ?? 7)),
    test: () => ({
      up: world.lineUp,
      results: [{ party: 'washington', ms: world.lineUp ? 18 : null, byCourier: false }],
      entry: null,
    }),
    rekey: () => ({ number: 22 }),
    ...ceremony(world),
  } satisfies Partial<Handlers>;
}
