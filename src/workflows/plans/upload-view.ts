import { z } from 'zod/v4';
import { SaidOfUpload } from '#domain/plan/plan-upload.ts';
import { FileQuestion } from '#domain/plan/sheet/file-question.ts';
import { IsoDate } from '#domain/time/iso.ts';

const Note = z.object({ at: z.string(), text: z.string() });

/** What was read of a file, as it would be kept. */
export const UploadReading = z.object({
  sheet: z.string().nullable(),
  columns: z.array(z.object({ column: z.string(), heading: z.string(), field: z.string() })),
  priorities: z.array(z.object({ title: z.string(), actions: z.int() })),
  actions: z.int(),
  first: IsoDate,
  last: IsoDate,
  owners: z.object({
    /** Actions whose owner is somebody on record. */
    known: z.int(),
    /** Actions that name nobody. */
    nobody: z.int(),
    /** The names that fit nobody, or several. */
    words: z.array(z.string()),
  }),
  notes: z.array(Note),
  skipped: z.array(Note),
  /** It sounds like a live safeguarding concern: it is not kept. */
  isLive: z.boolean(),
});
export type UploadReading = z.infer<typeof UploadReading>;

const facts = { facts: z.record(z.string(), z.unknown()), version: z.int() };
const Named = z.object({ id: z.string(), name: z.string() });

export const OpenUpload = z.object({
  kind: z.literal('open'),
  fileName: z.string(),
  /** The schools whose plan they may bring in; `more`: how many are not among them. */
  schools: z.array(z.object({ urn: z.string(), name: z.string() })),
  moreSchools: z.int(),
  /** The model's kinds of plans. */
  kinds: z.array(Named),
  years: z.array(z.int()),
  said: SaidOfUpload,
  /** What it is read for; null: that is to be said first. */
  school: z.object({ urn: z.string(), name: z.string() }).nullable(),
  planKind: Named.nullable(),
  year: z.int(),
  questions: z.array(FileQuestion),
  /** Why it is not read, with each fault; null: it is, or something is to be said first. */
  refused: z.object({ why: z.string(), faults: z.array(Note) }).nullable(),
  reading: UploadReading.nullable(),
  /** A plan of the kind in that year, which stays. */
  there: z.string().nullable(),
  opensDocuments: z.boolean(),
  safeguardingContact: z.string().nullable(),
  ...facts,
});
export type OpenUpload = z.infer<typeof OpenUpload>;

/** A file that was sent, as whoever sent it sees it. */
export const PlanImportSubject = z.discriminatedUnion('kind', [
  OpenUpload,
  z.object({
    kind: z.literal('made'),
    fileName: z.string(),
    schoolName: z.string(),
    title: z.string(),
    planId: z.string(),
    ...facts,
  }),
  /** Its time is over, or it was taken back. */
  z.object({ kind: z.literal('gone'), ...facts }),
]);
export type PlanImportSubject = z.infer<typeof PlanImportSubject>;
