import {
  type Certificate,
  decodeCertificateUnverified,
  encodeCertificateContent,
} from '@parley/core/codec/certificate.ts';

/** The content written again from what was read, and the signature as it came. */
export function certificateContentOf(
  bytes: Uint8Array,
  certificate: Certificate,
): { content: Uint8Array; signature: Uint8Array } {
  const read = decodeCertificateUnverified(bytes);
  if (!read.ok) throw new Error('read once and not a second time');
  return { content: encodeCertificateContent(certificate), signature: read.value.signature };
}
