import { type Body, emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { Rule } from '@parley/core/codec/rule.ts';
import { releaseChallenge } from '@parley/core/keys/release.ts';
import { describe, expect, it } from 'vitest';
import type { Signer } from '../crypto/ports.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

const rules: Rule[] = [
  {
    kinds: [kinds.message],
    classes: [],
    fromPrecedence: 0,
    needs: [{ count: 1, roles: ['releaser'] }],
  },
];

function answerOf(world: Scene, at: number, id: number) {
  return world.station(at).written.get(id);
}

describe('a draft that the charter wants released', () => {
  it('is not signed without its release, nor with that of another text', async () => {
    const world = await Scene.open(61, { parties: 2, rules });
    const station = world.station(0);
    const { line, charter, officers, crypto } = world.founding;
    const officer = charter.parties[0]?.officers[0]?.id as Uint8Array;
    const body = (text: string): Body => {
      return {
        ...emptyBody,
        draft: new Uint8Array(16),
        texts: [{ lang: 'en', standing: 0, text }],
      };
    };
    const released = (made: Body, over: Body): Body => {
      const subject = {
        line,
        author: 0,
        kind: 1,
        precedence: 1,
        class: 2,
        references: [],
      } as const;
      const challenge = releaseChallenge(crypto.crypto, { ...subject, body: over });
      const signature = (officers[0] as Signer).sign(challenge);
      return { ...made, releases: [{ scheme: 0, officer, signature }] };
    };
    const write = (made: Body) => station.write({ body: encodeBody(made) });
    const bare = write(body('as it is'));
    const other = write(released(body('as it is'), body('otherwise')));
    const good = write(released(body('as it is'), body('as it is')));
    await world.settle();
    expect(answerOf(world, 0, bare)).toMatchObject({ ok: false, code: 'release-missing' });
    expect(answerOf(world, 0, other)).toMatchObject({ ok: false, code: 'bad-signature' });
    expect(answerOf(world, 0, good)).toMatchObject({ ok: true });
    expect(station.line.journals.get(station.line.own)?.durable.size).toBe(1);
  });
});

describe('a draft whose releaser has not been shown the newest message', () => {
  it('is not signed, be it one message or many; with it shown, it is', async () => {
    const world = await Scene.open(62, { parties: 2 });
    world.station(1).write({ body: textBody('before you speak') });
    await world.settle();
    const journal = world.journal(0, '1.').key;
    const write = (size: number) => {
      return world.station(0).write({ body: textBody('I say'), shown: [{ journal, size }] });
    };
    const [unseen, seen] = [write(0), write(1)];
    await world.settle();
    expect(answerOf(world, 0, unseen)).toMatchObject({ ok: false, code: 'draft-overtaken' });
    expect(answerOf(world, 0, seen)).toMatchObject({ ok: true });
  });
});
