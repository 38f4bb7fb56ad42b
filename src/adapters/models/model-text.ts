import { readFile, stat } from 'node:fs/promises';
import { Explained } from '#domain/explained.ts';

/** Far more than a model has; what is larger is another file, and is not read. */
const MOST_BYTES = 1_000_000;

/** A file that holds no model; the message says what it is instead. */
export class NotAModelFile extends Explained {
  override readonly name = 'NotAModelFile';
}

/** The text of a model's file, not yet checked. Throws NotAModelFile for one that is not there, or is no text. */
export async function modelText(path: string): Promise<string> {
  const file = await stat(path).catch(() => null);
  if (!file) throw new NotAModelFile(`There is no file "${path}". Check its name.`);
  if (!file.isFile()) throw new NotAModelFile(`"${path}" is not a file. Give the model's own file.`);
  if (file.size > MOST_BYTES)
    throw new NotAModelFile(
      `"${path}" has ${file.size.toLocaleString('en-GB')} bytes, far more than a model. Look whether it is the right file.`,
    );
  const bytes = await readFile(path).catch(() => {
    throw new NotAModelFile(`The file "${path}" cannot be read. Check who may read it.`);
  });
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Told below.
  }
  throw new NotAModelFile(`"${path}" is not text in UTF-8. A model is a YAML file: save it as text.`);
}
