import { isIPv6 } from 'node:net';

/** Groups of an IPv6 address that name the network; whoever has it has all 2^64 addresses of it. */
const networkGroups = 4;

/**
 * What one caller can be counted by: an IPv4 address, also where it comes mapped into IPv6, or the
 * first 64 bits of an IPv6 address. A name that is neither is counted as it is.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const bare = address.replace(/%.*$/u, '');
  if (!isIPv6(bare)) return address;
  const [head = '', tail] = bare.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const dotted = last.at(-1)?.includes('.') === true ? 1 : 0;
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length - dotted;
  const groups = [...first, ...Array<string>(zeros).fill('0'), ...last];
  const network = groups.slice(0, networkGroups).map((group) => Number.parseInt(group, 16));
  return `${network.map((group) => group.toString(16)).join(':')}::/64`;
}
