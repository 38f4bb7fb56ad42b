import type { CalendarScope } from '#domain/academic-year/calendar-entries.ts';
import { readTermEvents } from '#domain/academic-year/term-events.ts';
import { mapTermColumns, readTermRow } from '#domain/academic-year/term-rows.ts';
import { planTerms, type TermsPlan } from '#domain/academic-year/terms-plan.ts';
import type { TermNote, TermRow, TermsReading } from '#domain/academic-year/terms-reading.ts';
import { actorId, OPERATOR } from '#domain/access/actor.ts';
import { ImportRefused } from '#domain/import/import-refused.ts';
import { isCurrent } from '#domain/school/school.ts';
import type { Clock } from '#ports/clock.ts';
import type { EventFile } from '#ports/event-file.ts';
import type { Store } from '#ports/store.ts';
import type { Table } from '#ports/table.ts';
import { readRows } from './read-rows.ts';

export interface ImportTerms {
  readonly file: Table | EventFile;
  readonly trustId: string;
  /** Whom a date is for when its row does not say. */
  readonly scope: CalendarScope;
  /** Called once the file is found good beside what is stored, before anything is saved. */
  readonly onSaving?: (dates: number) => void;
}

export interface TermsImported extends TermsPlan {
  readonly notes: readonly TermNote[];
}

/**
 * Brings the term dates up to the file: all of it or, by ImportRefused, nothing. Where the file has dates of a kind,
 * scope and academic year it is the whole list of them; all other dates stay. The same file again changes nothing.
 */
export async function importTerms(
  { store, clock }: { store: Store; clock: Clock },
  { file, trustId, scope, onSaving }: ImportTerms,
): Promise<TermsImported> {
  const reading = 'headings' in file ? await readTable(file, scope) : readEvents(file, scope);
  if (reading.rows.length + reading.faults.length === 0)
    throw new ImportRefused(`${file.name} has no term dates in it, so nothing was imported.`);
  return store.transaction(
    trustId,
    async ({ calendar, schools, audit }) => {
      const current = (await schools.list()).filter(isCurrent);
      const places = {
        urns: new Set(current.map(school => school.urn)),
        laCodes: new Set(current.flatMap(school => school.laCode ?? [])),
      };
      const plan = planTerms(reading, await calendar.entries(), places, file.name);
      onSaving?.(reading.rows.length);
      await calendar.remove(plan.removed);
      await calendar.save([...plan.added, ...plan.changed]);
      await audit.append({
        at: clock.now(),
        actorId: actorId(OPERATOR),
        entrance: OPERATOR.entrance,
        verb: 'terms.import',
        subject: 'terms',
        after: {
          added: plan.added.length,
          changed: plan.changed.length,
          removed: plan.removed.length,
          unchanged: plan.unchanged,
        },
      });
      return { ...plan, notes: reading.notes };
    },
    { seconds: 120 },
  );
}

async function readTable(table: Table, scope: CalendarScope): Promise<TermsReading> {
  const columns = mapTermColumns(table.headings);
  const read = await readRows<TermRow | TermNote>(table, (line, fields) =>
    readTermRow(columns, scope, line, fields),
  );
  const rows = read.rows.filter(row => 'kind' in row);
  const notes = read.rows.filter(row => 'leftOut' in row);
  return { rows, faults: read.faults, notes };
}

function readEvents(file: EventFile, scope: CalendarScope): TermsReading {
  const { rows, faults, notes } = readTermEvents(file.events, scope);
  return {
    rows,
    faults: [...file.faults, ...faults],
    notes: [...file.notes, ...notes].sort((a, b) => a.line - b.line),
  };
}
