import { Readable } from 'node:stream';
import { limits } from '@parley/core/base/limits.ts';
import type { Context } from 'hono';
import { bytesOf } from '../../acts/messages/shapes.ts';
import { namings } from '../../attachments/named.ts';
import type { Asked } from '../asked.ts';
import { needRoom, noteAttached } from '../drafts/attachment-room.ts';
import { DeskRefusal } from '../refusals.ts';
import { Uploads } from '../security/uploads.ts';

/** Bytes that a browser saves and never opens in the desk's own origin. */
export function download(c: Context, body: ReadableStream | Uint8Array<ArrayBuffer>, name: string) {
  const plain = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_');
  return c.body(body as ReadableStream, 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(plain)}`,
    'Cache-Control': 'no-store',
  });
}

function madeFile(c: Context, asked: Asked) {
  const id = c.req.param('file') ?? '';
  const found = asked.desk.files.of(id);
  const own = found?.officer === asked.officerId && found.line === asked.line.line.id;
  if (!found || !own) throw new DeskRefusal('not-found', id);
  // What he may do may have changed since it was made.
  asked.need('read');
  return { id, ...found };
}

/** A file that this officer had made. */
export function answerFile(c: Context, asked: Asked): Response {
  const { id, name } = madeFile(c, asked);
  return download(c, Readable.toWeb(asked.desk.files.read(id)) as ReadableStream, name);
}

/** Its page for a reader without Parley; it stands alone, so its style is its own. */
export function answerPage(c: Context, asked: Asked): Response {
  const { page, name } = madeFile(c, asked);
  if (page === null) throw new DeskRefusal('not-found', name);
  return download(c, new Uint8Array(Buffer.from(page, 'utf8')), `${name}.html`);
}

/** An attachment whose entry this officer may open; the reading is recorded first. */
export async function answerAttachment(c: Context, asked: Asked): Promise<Response> {
  const sha256 = c.req.param('sha256') ?? '';
  if (!/^[0-9a-f]{64}$/u.test(sha256)) throw new DeskRefusal('bad-input', 'sha256');
  const { line } = asked;
  await line.line.desk.projection.catchUp();
  asked.need('read');
  const named = namings(line.line.store, bytesOf(sha256));
  const open = named.some(({ journal, seq }) =>
    asked.may('read', line.closed.ofEntry(journal, seq)),
  );
  const drafts = line.drafts.list().filter(({ attachments }) => {
    return attachments.some((one) => one.sha256 === sha256);
  });
  const inDraft = drafts.some(({ draft }) => asked.mayKnow(draft));
  const isNamed = named.length + drafts.length > 0;
  if (isNamed && !open && !inDraft) throw new DeskRefusal('compartment-missing');
  type Found = { bytes: string };
  const { bytes } = await asked.act<Found>('attachment', { sha256, officer: asked.officerId });
  return download(c, new Uint8Array(Buffer.from(bytes, 'hex')), sha256.slice(0, 16));
}

const uploads = new Uploads();

/** The bytes of a draft's attachment, as the body of the request. */
export async function takeAttachment(c: Context, asked: Asked): Promise<Response> {
  asked.need('draft');
  const announced = Number(c.req.header('content-length') ?? '0');
  if (announced > limits.attachmentBytesMax) throw new DeskRefusal('bad-input', 'size');
  needRoom(asked.line, announced);
  const end = uploads.begin(asked.officerId);
  try {
    const bytes = await bounded(c.req.raw.body, limits.attachmentBytesMax);
    needRoom(asked.line, bytes.length / 2);
    const kept = await asked.act<{ sha256: string; size: number }>('attach', { bytes });
    noteAttached(asked.line, kept.sha256);
    return c.json(kept);
  } finally {
    end();
  }
}

async function bounded(body: ReadableStream<Uint8Array> | null, most: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    if (size > most) throw new DeskRefusal('bad-input', 'size');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('hex');
}
