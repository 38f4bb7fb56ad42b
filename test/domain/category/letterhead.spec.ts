import { describe, expect, it } from 'vitest';
import { readLetterhead } from '#domain/category/letterhead.ts';
import { pngOf } from '#test/builders/letter.ts';

/** A JPEG as far as its frame, with a segment of a camera's before it. */
const jpeg = (height: number, width: number) =>
  Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe1, 0x00, 0x04, 0x00, 0x00],
    ...[0xff, 0xc2, 0x00, 0x0b, 0x08, height >> 8, height & 255, width >> 8, width & 255, 0x01, 0x00],
    ...[0xff, 0xd9],
  ]);

describe('a letterhead', () => {
  it('is a PNG or a JPEG by what is in it, with its size', () => {
    expect(readLetterhead(pngOf(600, 90))).toMatchObject({ type: 'png', width: 600, height: 90 });
    expect(readLetterhead(jpeg(90, 600))).toMatchObject({ type: 'jpg', width: 600, height: 90 });
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'neither a PNG nor a JPEG'],
    ['words', Buffer.from('letterhead.png'), 'neither a PNG nor a JPEG'],
    ['an SVG, which may hold a script', Buffer.from('<svg onload="x()"/>'), 'neither a PNG nor a JPEG'],
    ['a PNG cut off', pngOf(10, 10).slice(0, 20), 'neither a PNG nor a JPEG'],
    ['a JPEG cut off', jpeg(9, 9).slice(0, 9), 'neither a PNG nor a JPEG'],
    [
      'a JPEG that never gets anywhere',
      Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, 0, 0, 0, 0, 0, 0, 0]),
      'neither',
    ],
    ['a picture of no size', jpeg(0, 600), 'no size'],
    ['one too large', new Uint8Array(300 * 1024 + 1), 'larger than 300 KB'],
  ])('is not %s', (_what, bytes, fault) => {
    expect(readLetterhead(bytes)).toEqual({ fault: expect.stringContaining(fault) });
  });
});
