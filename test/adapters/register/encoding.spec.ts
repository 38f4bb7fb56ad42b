import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asUtf8, detectEncoding } from '#adapters/register/encoding.ts';
import { utf16le, windows1252 } from '#test/builders/encode.ts';

/** The bytes in chunks of the given sizes, over and over. */
function source(bytes: Buffer, sizes: readonly number[]) {
  return {
    name: 'x.csv',
    size: bytes.length,
    async *read() {
      for (let at = 0, turn = 0; at < bytes.length; turn++) {
        const size = sizes[turn % sizes.length] ?? 1;
        yield bytes.subarray(at, at + size);
        at += size;
      }
    },
  };
}

async function decoded(bytes: Buffer, sizes: readonly number[]): Promise<string> {
  const from = source(bytes, sizes);
  const parts: Buffer[] = [];
  for await (const part of asUtf8(from, await detectEncoding(from))) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
}

const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });
const text = fc.string({ unit: 'binary', minLength: 1 }).map(s => `U${s.replaceAll('\0', '')}`);

describe('a file in chunks of any size', () => {
  it('is UTF-8 whenever its bytes are', () =>
    fc.assert(
      fc.asyncProperty(text, sizes, async (t, s) => {
        expect(await decoded(Buffer.from(t), s)).toBe(t);
      }),
    ));

  it('is read back from UTF-16', () =>
    fc.assert(
      fc.asyncProperty(text, sizes, async (t, s) => {
        expect(await decoded(utf16le(t), s)).toBe(t);
      }),
    ));

  it('is Windows-1252 when a byte fits nothing else, wherever it stands', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(40), fc.nat(40), sizes, async (before, after, s) => {
        const t = `${'a'.repeat(before)}é’${'b'.repeat(after)}`;
        expect(await decoded(windows1252(t), s)).toBe(t);
      }),
    ));
});
