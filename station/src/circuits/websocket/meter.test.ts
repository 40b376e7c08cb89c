import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameMeter } from './meter.ts';

describe('frame meter', () => {
  it('finds the same frames however the bytes are cut', () => {
    const frames = fc.array(
      fc.record({
        length: fc.oneof(fc.nat(130), fc.nat(70_000)),
        masked: fc.boolean(),
        control: fc.boolean(),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(frames, fc.array(fc.integer({ min: 1, max: 20_000 })), (list, cuts) => {
        const bytes = Buffer.concat(list.map(encode));
        const meter = new FrameMeter();
        let ended = 0;
        let at = 0;
        for (const cut of [...cuts, bytes.length]) {
          ended += meter.push(bytes.subarray(at, at + cut));
          at += cut;
        }
        expect(ended).toBe(list.length);
        expect(meter.half).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it('knows half a frame, half a header and half a message', () => {
    const whole = encode({ length: 300, masked: true, control: false });
    for (let length = 1; length < whole.length; length++) {
      const meter = new FrameMeter();
      expect(meter.push(whole.subarray(0, length))).toBe(0);
      expect(meter.half).toBe(true);
    }
    const meter = new FrameMeter();
    expect(meter.push(new Uint8Array([0x02, 0]))).toBe(1); // a first fragment without the last
    expect(meter.half).toBe(true);
    expect(meter.push(new Uint8Array([0x89, 0]))).toBe(1); // a ping between fragments
    expect(meter.half).toBe(true);
    expect(meter.push(new Uint8Array([0x80, 0]))).toBe(1);
    expect(meter.half).toBe(false);
  });
});

function encode(frame: { length: number; masked: boolean; control: boolean }): Buffer {
  const length = frame.control ? Math.min(frame.length, 125) : frame.length;
  const mask = frame.masked ? 128 : 0;
  const first = frame.control ? 0x89 : 0x82;
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  header[0] = first;
  header[1] = mask | (length < 126 ? length : length < 65_536 ? 126 : 127);
  if (header.length === 4) header.writeUInt16BE(length, 2);
  if (header.length === 10) header.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([header, Buffer.alloc((frame.masked ? 4 : 0) + length)]);
}
