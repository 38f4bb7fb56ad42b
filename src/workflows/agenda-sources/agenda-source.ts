import type { ProposedLine } from '#domain/meeting/agenda-line.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import type { Series } from '#domain/meeting/series.ts';
import type { School } from '#domain/school/school.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { TrustReads } from '#ports/store.ts';

/** What a source is told of the agenda it proposes lines for. */
export interface AgendaOccasion {
  readonly series: Series;
  readonly meeting: Meeting;
  /** The meeting of the series before it that had an agenda, whatever became of it; null when there was none. */
  readonly earlier: Meeting | null;
  /** The trust's schools that are open and its own. */
  readonly schools: readonly School[];
  readonly now: IsoInstant;
  readonly bankHolidays: BankHolidays;
  readonly modelFiles: ModelFiles;
}

/**
 * Something in the record that puts lines on agendas by itself. To add one: write it in a file of this folder and put it
 * into registry.ts; nothing else of agendas or meetings changes.
 */
export interface AgendaSource {
  /** What its lines are marked with; kebab-case. */
  readonly name: string;
  /**
   * The lines as the record is now, each with a key of its own among this source's, its reason, its link to the
   * record, and who may read it. The same record gives the same lines. Reads only.
   */
  propose(trust: TrustReads, occasion: AgendaOccasion): Promise<ProposedLine[]>;
}
