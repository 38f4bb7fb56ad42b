import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { hashOfToken } from '#bot/document-desk.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { countInWords, momentInWords } from '#domain/time/words.ts';
import type { CalendarTrouble } from '#ports/calendar.ts';
import type { Store } from '#ports/store.ts';
import type { Watching } from '#workflows/calendar/keep-mailbox.ts';
import { sweepCalendars } from '#workflows/calendar/sweep-calendars.ts';
import { requireTrust } from '#workflows/which-trust.ts';
import { type CommandContext, type Register, withStore } from '../command-context.ts';
import { asColumns, asJson, type Column } from '../listing.ts';
import { jsonOption, trustOption } from '../options.ts';
import { Refusal } from '../refusal.ts';

const TROUBLE_WORDS: Record<CalendarTrouble, string> = {
  'no-mailbox': 'there is no mailbox of that address',
  forbidden: 'the app may not open it: see docs/INSTALL.md, “Outlook”',
  'not-signed-in': 'the bot could not sign in: see GRAPH_AUTH in .env.example',
  refused: 'Outlook refused what was asked',
};

export const register: Register = (program, context) => {
  const calendar = program
    .command('calendar')
    .description('the Outlook calendars that visits and meetings are kept in');

  calendar
    .command('list')
    .description('whose calendars are watched, and what is not in Outlook')
    .addOption(trustOption())
    .addOption(jsonOption())
    .action(({ trust, json }: { trust?: string; json?: boolean }) =>
      withStore(context, async store => {
        const rows = await mailboxesOf(store, trust ?? null);
        context.out(
          json ? asJson(rows) : asColumns(rows, columns(context.clock.now()), 'No calendar is watched yet.'),
        );
      }),
    );

  calendar
    .command('sweep')
    .description('look through every calendar now, and mend what notifications missed')
    .addOption(trustOption())
    .action(({ trust: uid }: { trust?: string }) =>
      withStore(context, async store => {
        const trust = await requireTrust(store.trusts, uid ?? null);
        const world = worldOf(context, store);
        if (!world.calendars.of(trust.tenantId))
          throw new Refusal(
            'No calendar is connected. Set GRAPH_AUTH (see .env.example), and give the trust its tenant: docs/INSTALL.md.',
          );
        const swept = await sweepCalendars(world, trust.id);
        context.out(
          `Looked through ${countInWords(swept.mailboxes, 'calendar')}: ${countInWords(swept.brought, 'visit or meeting', 'visits and meetings')} compared.\n`,
        );
        for (const { name, trouble } of swept.troubled) context.err(`${name}: ${TROUBLE_WORDS[trouble]}\n`);
        if (swept.waiting > 0)
          context.err(
            `${countInWords(swept.waiting, 'entry', 'entries')} could not be brought together now; the bot tries again.\n`,
          );
      }),
    );
};

const worldOf = ({ calendars, clock, newId, config }: CommandContext, store: Store): Watching => ({
  ...{ store, clock, newId, calendars: calendars(), publicUrl: config().publicUrl },
  ...{ bankHolidays: englandBankHolidays(), modelFiles: yamlModelFiles() },
  // As the bot does it: what it has kept is compared with this.
  fingerprint: hashOfToken,
  log: { info: () => {}, warn: () => {}, error: () => {} },
});

interface Row {
  readonly name: string;
  readonly watchedUntil: IsoInstant | null;
  readonly readAt: IsoInstant | null;
  readonly trouble: CalendarTrouble | null;
  readonly notInOutlook: number;
}

async function mailboxesOf(store: Store, uid: string | null): Promise<Row[]> {
  const { id } = await requireTrust(store.trusts, uid);
  const { calendarLinks, people } = store.inTrust(id);
  const names = new Map((await people.list()).map(person => [person.id, person.name]));
  const refused = await calendarLinks.refused();
  const boxes = new Map((await calendarLinks.mailboxes()).map(box => [box.personId, box]));
  const ids = new Set([...boxes.keys(), ...refused.map(({ organiserId }) => organiserId)]);
  return [...ids].map(personId => {
    const box = boxes.get(personId);
    const own = refused.filter(({ organiserId }) => organiserId === personId);
    return {
      name: names.get(personId) ?? personId,
      watchedUntil: box?.expiresAt ?? null,
      readAt: box?.sweptAt ?? null,
      trouble: box?.trouble ?? own[0]?.trouble ?? null,
      notInOutlook: own.length,
    };
  });
}

function columns(now: IsoInstant): Column<Row>[] {
  const moment = (at: IsoInstant | null) => (at === null ? '' : momentInWords(at, now));
  return [
    { heading: 'Whose', text: row => row.name },
    { heading: 'Notified until', text: row => moment(row.watchedUntil) },
    { heading: 'Read', text: row => moment(row.readAt) },
    { heading: 'Not in Outlook', text: row => (row.notInOutlook > 0 ? String(row.notInOutlook) : '') },
    { heading: 'Trouble', text: row => (row.trouble ? TROUBLE_WORDS[row.trouble] : '') },
  ];
}
