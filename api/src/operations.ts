/**
 * Every operation of the desk: its name, method and path. `{line}` is a line's id, the beginning
 * of it, or its name; entries are named `moscow/41` in queries and bodies, never in paths. This
 * table imports nothing, so that a page that calls the desk carries no schema with it.
 */
export const operations = {
  session: { method: 'get', path: '/api/session' },
  signInOptions: { method: 'post', path: '/api/session/options' },
  signIn: { method: 'post', path: '/api/session/passkey' },
  signInByLink: { method: 'post', path: '/api/session/link' },
  signOut: { method: 'delete', path: '/api/session' },
  setLanguage: { method: 'put', path: '/api/session/language' },

  enrolOptions: { method: 'post', path: '/api/enrolment/options' },
  enrol: { method: 'post', path: '/api/enrolment/passkey' },
  officers: { method: 'get', path: '/api/lines/{line}/officers' },
  issueCode: { method: 'post', path: '/api/lines/{line}/officers/codes' },
  issueRecovery: { method: 'post', path: '/api/lines/{line}/officers/recovery' },
  rosterSheet: { method: 'post', path: '/api/lines/{line}/officers/roster' },
  setCompartments: { method: 'put', path: '/api/lines/{line}/officers/compartments' },
  compartments: { method: 'get', path: '/api/lines/{line}/compartments' },
  setCompartment: { method: 'put', path: '/api/lines/{line}/compartments' },
  createCompartment: { method: 'post', path: '/api/lines/{line}/compartments' },
  removeCompartment: { method: 'delete', path: '/api/lines/{line}/compartments' },

  lines: { method: 'get', path: '/api/lines' },
  status: { method: 'get', path: '/api/lines/{line}/status' },
  noteLine: { method: 'post', path: '/api/lines/{line}/alarms' },
  inbox: { method: 'get', path: '/api/lines/{line}/inbox' },
  entry: { method: 'get', path: '/api/lines/{line}/entry' },
  service: { method: 'get', path: '/api/lines/{line}/service' },
  search: { method: 'get', path: '/api/lines/{line}/search' },
  transcript: { method: 'get', path: '/api/lines/{line}/transcript' },
  askCut: { method: 'post', path: '/api/lines/{line}/transcript/cut' },
  access: { method: 'get', path: '/api/lines/{line}/access' },

  drafts: { method: 'get', path: '/api/lines/{line}/drafts' },
  createDraft: { method: 'post', path: '/api/lines/{line}/drafts' },
  draft: { method: 'get', path: '/api/lines/{line}/drafts/{draft}' },
  changeDraft: { method: 'patch', path: '/api/lines/{line}/drafts/{draft}' },
  discardDraft: { method: 'delete', path: '/api/lines/{line}/drafts/{draft}' },
  saveText: { method: 'put', path: '/api/lines/{line}/drafts/{draft}/text' },
  dropText: { method: 'delete', path: '/api/lines/{line}/drafts/{draft}/text' },
  history: { method: 'get', path: '/api/lines/{line}/drafts/{draft}/history' },
  review: { method: 'post', path: '/api/lines/{line}/drafts/{draft}/review' },
  presence: { method: 'post', path: '/api/lines/{line}/drafts/{draft}/presence' },
  armRetraction: { method: 'post', path: '/api/lines/{line}/drafts/{draft}/retraction' },
  sendBack: { method: 'post', path: '/api/lines/{line}/drafts/{draft}/back' },
  draftSheet: { method: 'post', path: '/api/lines/{line}/drafts/{draft}/sheet' },

  answerSheet: { method: 'post', path: '/api/lines/{line}/answers' },
  sheet: { method: 'get', path: '/api/lines/{line}/sheets/{draft}' },
  release: { method: 'post', path: '/api/lines/{line}/sheets/{draft}/release' },
  dropSheet: { method: 'delete', path: '/api/lines/{line}/sheets/{draft}' },

  watch: { method: 'get', path: '/api/lines/{line}/watch' },
  watchSheet: { method: 'post', path: '/api/lines/{line}/watch' },
  handoverSheet: { method: 'post', path: '/api/lines/{line}/watch/handover' },
  soundTest: { method: 'post', path: '/api/lines/{line}/watch/sound-test' },

  exercise: { method: 'get', path: '/api/lines/{line}/exercise' },
  exerciseSheet: { method: 'post', path: '/api/lines/{line}/exercise' },
  terms: { method: 'get', path: '/api/lines/{line}/terms' },
  termsSheet: { method: 'post', path: '/api/lines/{line}/terms' },
  templates: { method: 'get', path: '/api/templates' },

  board: { method: 'get', path: '/api/lines/{line}/board' },
  test: { method: 'post', path: '/api/lines/{line}/test' },
  rekey: { method: 'post', path: '/api/lines/{line}/rekey' },

  ceremony: { method: 'get', path: '/api/ceremony' },
  bringCard: { method: 'post', path: '/api/ceremony/cards' },
  removeFounder: { method: 'post', path: '/api/ceremony/founders' },
  draftCharter: { method: 'post', path: '/api/ceremony/charter' },
  takeCharter: { method: 'post', path: '/api/ceremony/file' },
  compareWords: { method: 'post', path: '/api/ceremony/words' },
  adoptCharter: { method: 'post', path: '/api/ceremony/adoption' },
  endCeremony: { method: 'delete', path: '/api/ceremony' },

  exportTranscript: { method: 'post', path: '/api/lines/{line}/exports' },
  disclose: { method: 'post', path: '/api/lines/{line}/disclosures' },
} as const;

export type Operation = keyof typeof operations;

/**
 * What the typed client does not carry: bytes and streams. `events` is text/event-stream
 * (`events.ts`); a file is what `exportTranscript` or `disclose` made, `page` the disclosure for a
 * reader without Parley; `attachment` answers bytes, and takes them as the body of a POST
 * (`attached` in attachments.ts is its answer).
 */
export const streams = {
  events: { method: 'get', path: '/api/events' },
  file: { method: 'get', path: '/api/lines/{line}/files/{file}' },
  page: { method: 'get', path: '/api/lines/{line}/files/{file}/page' },
  attachment: { method: 'get', path: '/api/lines/{line}/attachments/{sha256}' },
  attach: { method: 'post', path: '/api/lines/{line}/attachments' },
  cardFile: { method: 'get', path: '/api/ceremony/card' },
  charterFile: { method: 'get', path: '/api/ceremony/file' },
  charterSecret: { method: 'get', path: '/api/ceremony/secret' },
  document: { method: 'get', path: '/api/openapi.json' },
} as const;

/** The header in which each request that changes something repeats the session's `csrf`. */
export const csrfHeader = 'x-parley-desk';

/**
 * The header with the name of an act, drawn by the page. An act that nobody answered is asked for
 * again under the same name, and is not done a second time.
 */
export const actHeader = 'x-parley-act';
