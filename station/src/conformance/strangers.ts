import { connect, type TLSSocket } from 'node:tls';
import {
  certificateSigningInput,
  encodeCertificate,
  encodeCertificateContent,
} from '@parley/core/codec/certificate.ts';
import { parseAddress } from '../circuits/websocket/address.ts';
import { mutualTls, tlsIdentity } from '../circuits/websocket/tls.ts';
import { ed25519Signer, newSeed } from '../keys/signer.ts';
import { drawSecrets, publicKeysOf } from '../loop/founding-keys.ts';
import { entropy } from '../station.ts';
import type { StrangerWord } from './dialogue.ts';
import type { Stage } from './stage.ts';

const patienceMs = 11_000;

/** Tries to get in as nobody of the line; what was let through is told to the stage. */
export async function playStranger(stage: Stage, word: StrangerWord): Promise<void> {
  stage.stranger = undefined;
  switch (word) {
    case 'unknown-key':
      return tryToEnter(stage, newSeed());
    case 'foreign-certificate': {
      const { tls, certificate } = await foreign(stage);
      return tryToEnter(stage, tls, certificate);
    }
    case 'no-certificate':
      return tryBytes(stage, {});
    case 'old-tls':
      return tryBytes(stage, { ...tlsIdentity(stage.party().tls), maxVersion: 'TLSv1.2' as const });
    case 'plain-http':
      return tryBytes(stage, tlsIdentity(stage.party().tls));
    case 'tls-key-alone':
      return besideOne(stage);
  }
}

async function tryToEnter(stage: Stage, tls: Uint8Array, shown?: Uint8Array): Promise<void> {
  const outcome = await stage.dialled(tls, shown);
  if (!('ws' in outcome)) return;
  outcome.ws.terminate();
  stage.stranger = 'the websocket opened';
}

/** A thief of the TLS key of the party that speaks: all that it can send is noise. */
async function besideOne(stage: Stage): Promise<void> {
  const outcome = await stage.dialled(stage.party().tls);
  if (!('ws' in outcome)) return;
  outcome.ws.on('error', () => {});
  outcome.ws.send(new Uint8Array([0, ...entropy.bytes(60)]));
  stage.thieves.push(outcome.ws);
}

/** New keys of a party, by a recovery key that is not its own. */
async function foreign(stage: Stage) {
  const secrets = await drawSecrets(entropy, 1);
  const { party } = stage.party('witness').name;
  const about = { line: stage.line.id, party, number: 1, tag: secrets.tag, previous: null };
  const content = encodeCertificateContent({ ...about, keys: publicKeysOf(secrets) });
  const signature = ed25519Signer(newSeed()).sign(certificateSigningInput(content));
  return { tls: secrets.tls, certificate: encodeCertificate(content, signature) };
}

/** A plain request inside TLS, if that comes up at all: no answer may come, and the socket ends. */
function tryBytes(stage: Stage, options: object): Promise<void> {
  const address = parseAddress(stage.address);
  if (!address.ok) return Promise.resolve();
  const { minVersion: _, ...bothWays } = mutualTls;
  const socket: TLSSocket = connect({ ...address.value, servername: '', ...bothWays, ...options });
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(alarm);
      socket.destroy();
      resolve();
    };
    const alarm = setTimeout(() => {
      stage.stranger = 'the connection stays open';
      end();
    }, patienceMs);
    socket.on('secureConnect', () => {
      socket.write('GET /status HTTP/1.1\r\nhost: parley\r\n\r\n');
    });
    socket.on('data', (bytes) => {
      stage.stranger = `${bytes.length} bytes came`;
    });
    socket.on('error', end);
    socket.on('close', end);
  });
}
