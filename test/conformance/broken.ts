type Place = { readonly file: string; readonly before: string; readonly after: string };

/** A station that does not conform: one place of its source, or two, said otherwise. */
export type Mistake = Place & {
  readonly more?: Place;
  /** The rule that must be named, and how it is broken. */
  readonly rule: string;
  readonly reason: string;
};

/** Mistakes that another implementation could make, by what it does. */
export const mistakes: Readonly<Record<string, Mistake>> = {
  'lets anybody in': {
    file: 'station/src/loop/peer-of-key.ts',
    before: 'return Buffer.from(presentJournal(line, party).keys.tls).equals(tlsKey);',
    after: 'return party === 1 || presentJournal(line, party).keys.tls === tlsKey;',
    rule: '1.2',
    reason: 'bytes-for-a-stranger',
  },
  'lets the newer of two connections win': {
    file: 'station/src/circuits/websocket/rivals.ts',
    before: '    this.#present ??= known;',
    after:
      '    const old = this.#present;\n    this.#present = known;\n    if (old) return [old.key];',
    rule: '1.13',
    reason: 'circuit-closed',
  },
  'goes on with a part of nothing': {
    file: 'envelope/src/parts.ts',
    before: "if (content.length === 0) return refuse('malformed', 'a part of nothing');",
    after: '',
    rule: '1.17',
    reason: 'taken',
  },
  'seals to whoever asks': {
    file: 'envelope/src/cannot-open.ts',
    before: "if (!verifyCannotOpen(crypto, message, noteKey)) return refuse('bad-signature',",
    after: "if (!noteKey) return refuse('bad-signature',",
    rule: '2.12',
    reason: 'session-to-a-stranger',
  },
  'takes forged signatures': {
    file: 'core/src/replication/receive.ts',
    before: 'if (!signedBy(line, journal, { size, root, leaf }, bundle.signature)) {',
    after: 'if (!journal) {',
    rule: '3.14',
    reason: 'taken',
  },
  'reads numbers in any form': {
    file: 'core/src/codec/reader.ts',
    before: 'return value < least || value > Number.MAX_SAFE_INTEGER',
    after: 'return value > Number.MAX_SAFE_INTEGER',
    rule: '3.19',
    reason: 'taken',
  },
  'cosigns behind a fork': {
    file: 'core/src/replication/groups.ts',
    before: 'journal.name.party === line.me || journal.contested) return undefined;',
    after: 'journal.name.party === line.me) return undefined;',
    more: {
      file: 'core/src/replication/ends.ts',
      before: 'if (journal.contested) return journal.ours?.size ?? 0;',
      after: '',
    },
    rule: '3.25',
    reason: 'receipted',
  },
  'never cosigns': {
    file: 'core/src/replication/groups.ts',
    before: 'journal.name.party === line.me || journal.contested) return undefined;',
    after: 'journal.name.party === line.me || !journal.contested) return undefined;',
    rule: '3.1',
    reason: 'not-receipted',
  },
  'answers no canary': {
    file: 'core/src/station/links.ts',
    before: 'export function onCanary(',
    after: 'export function onCanary() {}\nfunction unused(',
    rule: '4.3',
    reason: 'no-answer',
  },
  'listens to keys that were replaced': {
    file: 'core/src/station/step.ts',
    before: 'if (!selfProving.has(payload.type)) {',
    after: 'if (payload.type === "bundle" && !where) {',
    rule: '4.18',
    reason: 'taken',
  },
  'proposes no cut': {
    file: 'core/src/station/step.ts',
    before: '      line.cutWanted = true;\n      return;',
    after: '      return;',
    rule: '5.1',
    reason: 'no-answer',
  },
  'signs nothing that outlives Ed25519': {
    file: 'core/src/replication/budget.ts',
    before: 'line.sealWanted = true;',
    after: 'line.sealWanted = false;',
    rule: '5.2',
    reason: 'no-answer',
  },
  'keeps no ledger': {
    file: 'core/src/station/hours.ts',
    before: 'enqueueOwn(line, kinds.availability, record);',
    after: '',
    rule: '5.3',
    reason: 'no-answer',
  },
  'announces no receive key': {
    file: 'core/src/station/receive-keys.ts',
    before: "enqueueOwn(line, kinds['receive-key'], record);",
    after: '',
    rule: '2.16',
    reason: 'no-answer',
  },
  'destroys a receive key with the first receipt of the next': {
    file: 'core/src/station/receive-keys.ts',
    before: 'return size < line.peers.size ? latest : Math.min(latest, last +',
    after: 'return size < line.peers.size ? first : Math.min(latest, last +',
    rule: '2.17',
    reason: 'not-receipted',
  },
  'never destroys a receive key': {
    file: 'core/src/station/receive-keys.ts',
    before: 'if (at === undefined || line.now.time < at) continue;',
    after: 'if (at === undefined || line.now.time > 0) continue;',
    rule: '2.18',
    reason: 'taken',
  },
  'sends no receipts by courier': {
    file: 'core/src/station/courier.ts',
    before: '.filter(({ cosigner }) => cosigner.party !== to)',
    after: '.filter(({ cosigner }) => cosigner.party === to)',
    rule: '6.1',
    reason: 'not-receipted',
  },
  'believes no have vector of a courier file': {
    file: 'core/src/station/courier.ts',
    before:
      'return Math.min(cosignedBy(line, journal, peer.party), peer.have.get(journal.key) ?? 0);',
    after: 'return cosignedBy(line, journal, peer.party);',
    rule: '6.4',
    reason: 'no-repair',
  },
  'does not say which courier file it cannot open': {
    file: 'station/src/courier/export.ts',
    before: 'const clear = first && answer ? [answer] : [];',
    after: 'const clear = first && !answer ? [] : [];',
    rule: '6.5',
    reason: 'no-answer',
  },
  'imports files of another line': {
    file: 'station/src/circuits/courier/container.ts',
    before: 'if (!equal(header.line, expected.line)) {',
    after: 'if (!equal(header.line, header.line)) {',
    rule: '6.7',
    reason: 'file-taken',
  },
  'imports files for another party': {
    file: 'station/src/courier/import.ts',
    before: "if (file.to !== line.me) return refuse('wrong-recipient',",
    after: "if (file.to === file.from) return refuse('wrong-recipient',",
    rule: '6.8',
    reason: 'file-taken',
  },
  'looks at no hash of a courier file': {
    file: 'station/src/circuits/courier/container.ts',
    before: 'return equal(hash.digest(), trailer.sha256) ?',
    after: 'return trailer.sha256.length === 32 ?',
    rule: '6.10',
    reason: 'file-taken',
  },
  'believes old have vectors': {
    file: 'core/src/replication/repair.ts',
    before: 'if (ordinal < peer.haveOrdinal) return;\n  const newer = ordinal > peer.haveOrdinal;',
    after: 'const newer = true;',
    rule: '4.8',
    reason: 'wrong-answer',
  },
};
