import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { type Letterhead, MOST_BYTES, readLetterhead } from '#domain/category/letterhead.ts';
import { quoted } from '#domain/import/cell.ts';
import type { TrustReads } from '#ports/store.ts';
import { type LetterChange, setLetters } from '#workflows/letters/set-letters.ts';
import { requireTrust } from '#workflows/which-trust.ts';
import { type CommandContext, withStore } from '../command-context.ts';
import { momentFor } from '../demo-clock.ts';
import { trustOption } from '../options.ts';
import { Refusal } from '../refusal.ts';
import { findPerson } from '../who.ts';

interface Options {
  readonly letterhead?: string;
  readonly signatory?: string;
  readonly title?: string;
  readonly closing?: string;
  readonly address?: readonly string[];
  readonly trust?: string;
}

/** Lines of a letter, not texts of their own. */
const LONGEST = { title: 80, closing: 300, address: 80 } as const;
const MOST_LINES = 6;
const NONE = 'none';

export function addLetterSettings(parent: Command, context: CommandContext): void {
  parent
    .command('settings')
    .description('what letters look like and who signs them; without options, how that is now')
    .option('--letterhead <file>', 'a PNG or JPEG of at most 300 KB, or "none"')
    .option('--signatory <who>', 'who signs: an object id, UPN, e-mail address or whole name, or "none"')
    .option('--title <words>', 'as what they sign, such as "Deputy Chief Executive"')
    .option('--closing <words>', 'a last line above the signature, or "none"')
    .option('--address <line...>', 'lines of the trust’s address, or "none"')
    .addOption(trustOption())
    .action((options: Options) => run(context, options));
}

async function run(context: CommandContext, options: Options): Promise<void> {
  await withStore(context, async store => {
    const trust = await requireTrust(store.trusts, options.trust ?? null);
    const reads = store.inTrust(trust.id);
    const change = await changeIn(options, reads);
    const letterhead = options.letterhead === undefined ? undefined : await pictureIn(options.letterhead);
    if (Object.keys(change).length > 0 || letterhead !== undefined) {
      const now = momentFor(context, trust);
      await store.transaction(trust.id, tx =>
        setLetters(tx, change, { now, ...(letterhead !== undefined && { letterhead }) }),
      );
    }
    context.out(`Trust ${trust.uid} ${trust.name}\n${await inWords(reads)}`);
  });
}

async function changeIn(
  { signatory, title, closing, address }: Options,
  trust: Pick<TrustReads, 'people'>,
): Promise<LetterChange> {
  return {
    ...(signatory !== undefined && { signatoryId: await whoSigns(signatory, trust) }),
    ...(title !== undefined && { signedAs: line('title', title) }),
    ...(closing !== undefined && { closing: line('closing', closing) }),
    ...(address && { address: linesOf(address) }),
  };
}

async function whoSigns(typed: string, { people }: Pick<TrustReads, 'people'>): Promise<string | null> {
  if (typed === NONE) return null;
  const known = (await people.list()).filter(({ isForgotten }) => !isForgotten);
  const found = findPerson(typed, known);
  if ('fault' in found) throw new Refusal(found.fault);
  return found.person.id;
}

function line(what: keyof typeof LONGEST, typed: string): string | null {
  const text = typed.trim();
  if (text === '' || text === NONE) return null;
  if (text.length > LONGEST[what])
    throw new Refusal(`--${what} may have ${LONGEST[what]} characters; this has ${text.length}.`);
  return text;
}

function linesOf(typed: readonly string[]): string[] {
  const lines = typed.flatMap(each => line('address', each) ?? []);
  if (lines.length > MOST_LINES) throw new Refusal(`--address may have ${MOST_LINES} lines.`);
  return lines;
}

async function pictureIn(file: string): Promise<Letterhead | null> {
  if (file === NONE) return null;
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new Refusal(`There is no file ${quoted(file)}.`);
  // So much and no more is read, whatever the file is.
  if (found.size > MOST_BYTES)
    throw new Refusal(`${file} is larger than 300 KB. Please make it smaller, about 1,200 pixels wide.`);
  const picture = readLetterhead(await readFile(file));
  if ('fault' in picture) throw new Refusal(`${file}: ${picture.fault}`);
  return picture;
}

async function inWords({ letters, people }: Pick<TrustReads, 'letters' | 'people'>): Promise<string> {
  const { signatoryId, signedAs, closing, address, hasLetterhead } = await letters.settings();
  const signatory = signatoryId === null ? null : await people.find(signatoryId);
  return [
    `  letterhead: ${hasLetterhead ? 'a picture' : 'the trust’s name'}`,
    `  signed by: ${signatory?.name ?? 'nobody yet'}${signedAs ? `, ${signedAs}` : ''}`,
    `  closing line: ${closing ?? 'none'}`,
    `  address: ${address.length > 0 ? address.join(' · ') : 'none'}\n`,
  ].join('\n');
}
