import { expect, it } from 'vitest';
import { networkOf } from './network.ts';

it('counts all addresses of one IPv6 network as one caller, however they are written', () => {
  const same = [
    '2001:db8:0:1::1',
    '2001:db8:0:1:ffff:ffff:ffff:ffff',
    '2001:0db8::0001:0:0:0:2',
    '2001:DB8:0:1::192.0.2.1',
  ];
  expect(new Set(same.map(networkOf))).toEqual(new Set(['2001:db8:0:1::/64']));
  expect(networkOf('2001:db8:0:2::1')).not.toBe(networkOf('2001:db8:0:1::1'));
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
});

it('counts an IPv4 address alone, mapped or not', () => {
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('')).toBe('');
});
