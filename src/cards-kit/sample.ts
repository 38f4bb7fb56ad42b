import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { Appointment } from '#domain/access/role.ts';
import { IsoInstant } from '#domain/time/iso.ts';
import type { CardJson } from './bind-template.ts';
import type { Ask, Card, Scene, Viewer } from './define-card.ts';
import { keptWords } from './kept.ts';
import { render } from './render.ts';
import { asPlain, asWords, type Words } from './text.ts';
import type { ViewData } from './view-data.ts';

/** Every sample is looked at on the same day unless it says otherwise: a Tuesday in term time. */
const NOW = '2026-11-03T09:30:00.000Z';

/** One state of a card that a person can see. Specs, the architecture check, the preview and pictures share them. */
export const Sample = z
  .strictObject({
    /** One sentence: who sees this, and when. */
    about: z.string().min(1),
    /** What the card is about; or, with `like`, the subject of another sample of the same card. */
    subject: z.unknown(),
    like: z.string().optional(),
    /** Left out: nobody in particular, where the card is posted. */
    viewer: z
      .strictObject({
        surface: z.enum(['personal', 'group', 'channel']),
        actor: z
          .strictObject({ personId: z.string(), name: z.string(), appointments: z.array(Appointment) })
          .optional(),
      })
      .optional(),
    scene: z
      .strictObject({
        now: IsoInstant.default(NOW),
        page: z.number().int().min(1).default(1),
        /** What had been typed, by input id. */
        kept: z.record(z.string(), z.string()).default({}),
        link: z.string().default(''),
        notice: z
          .strictObject({ tone: z.enum(['done', 'refused', 'changed', 'wrong']), text: z.string() })
          .optional(),
      })
      .prefault({}),
  })
  .refine(({ subject, like }) => (subject === undefined) !== (like === undefined), {
    error: 'needs either a subject or the sample it is like',
  });
export type Sample = z.infer<typeof Sample> & { readonly name: string };

/** The samples of one card folder, by name; none when there is no folder. Throws naming the file that is wrong. */
export function readSamples(folder: string): Sample[] {
  const samples = join(folder, 'samples');
  if (!existsSync(samples)) return [];
  const read = readdirSync(samples)
    .filter(file => file.endsWith('.json'))
    .sort()
    .map(file => {
      const parsed = Sample.safeParse(JSON.parse(readFileSync(join(samples, file), 'utf8')));
      if (!parsed.success) throw new Error(`${join(samples, file)}: ${z.prettifyError(parsed.error)}`);
      return { ...parsed.data, name: file.replace(/\.json$/, '') };
    });
  return read.map(sample => {
    if (sample.like === undefined) return sample;
    const other = read.find(({ name, like }) => name === sample.like && like === undefined);
    if (!other)
      throw new Error(`${join(samples, sample.name)}.json is like "${sample.like}", which is no sample`);
    return { ...sample, subject: other.subject };
  });
}

/** The card a sample stands for. The same sample gives the same card. Throws when the subject is not the card's. */
export function renderSample<Subject>(
  card: Card<Subject>,
  sample: Sample,
): { card: CardJson; summary: Words } {
  const { notice } = sample.scene;
  let ids = 0;
  return render(card, card.subject.parse(sample.subject), {
    ref: 'sample',
    viewer: viewerOf(card, sample),
    newId: () => `sample-${++ids}`,
    ...sceneOf(card, sample),
    ...(notice && { notice: { tone: notice.tone, text: asPlain(notice.text, 400) } }),
  });
}

/** What the card's view hands to its template for a sample. */
export function viewOfSample<Subject>(card: Card<Subject>, sample: Sample): ViewData {
  return card.view(card.subject.parse(sample.subject), viewerOf(card, sample), sceneOf(card, sample));
}

/** What a sample's card asks of whoever looks at it. */
export function askOfSample<Subject>(card: Card<Subject>, sample: Sample): Ask | null {
  return card.asks?.(card.subject.parse(sample.subject), viewerOf(card, sample)) ?? null;
}

function viewerOf({ audience }: Pick<Card, 'audience'>, { viewer }: Sample): Viewer {
  return {
    surface: viewer?.surface ?? (audience === 'channel' ? 'channel' : 'personal'),
    actor: viewer?.actor ? { ...viewer.actor, kind: 'person', entrance: 'card' } : null,
  };
}

function sceneOf(
  { template, keptBytes }: Pick<Card, 'template' | 'keptBytes'>,
  { scene: { now, page, kept, link } }: Sample,
): Scene {
  return { now, page, kept: keptWords(template, kept, keptBytes), link: asWords(link) };
}
