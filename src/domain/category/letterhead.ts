/** A picture a trust's letters begin with, and how large it is in pixels. */
export interface Letterhead {
  readonly bytes: Uint8Array;
  readonly type: 'png' | 'jpg';
  readonly width: number;
  readonly height: number;
}

export const MOST_BYTES = 300 * 1024;
const MOST_PIXELS = 10_000;

/** What a file is wrong for; a sentence that says what to do instead. */
export type LetterheadFault = { readonly fault: string };

/**
 * A picture from a file's bytes. What it is is read from them and not from its name; only what Word, Outlook and phones
 * all show is taken.
 */
export function readLetterhead(bytes: Uint8Array): Letterhead | LetterheadFault {
  if (bytes.length > MOST_BYTES)
    return { fault: 'The picture is larger than 300 KB. Please make it smaller, about 1,200 pixels wide.' };
  const size = pngSize(bytes) ?? jpegSize(bytes);
  if (!size) return { fault: 'The file is neither a PNG nor a JPEG picture.' };
  const { width, height } = size;
  if (width < 1 || height < 1 || width > MOST_PIXELS || height > MOST_PIXELS)
    return { fault: 'The picture has no size that a letter could show.' };
  return { bytes, ...size };
}

type Size = Pick<Letterhead, 'type' | 'width' | 'height'>;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Its header must be the first chunk, and say how large it is. */
function pngSize(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes);
  if (bytes.length < 33 || PNG.some((byte, at) => bytes[at] !== byte)) return null;
  if (view.getUint32(12) !== 0x49484452) return null;
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** Markers that begin a frame: 0xC0 to 0xCF, but for three that are something else. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpegSize(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker))
      return { type: 'jpg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
