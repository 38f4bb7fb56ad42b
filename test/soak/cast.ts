import type { Person } from '#domain/access/role.ts';
import type { Store } from '#ports/store.ts';
import { registerEntry } from '#test/builders/school.ts';
import { MILL_LANE, person, sitSeries, TERMS_2026 } from '#test/builders/trust.ts';

export const CHANNEL = '19:sit@thread.tacv2';
const BEGINNING = '2026-09-01T08:00:00.000Z';
const OFFICERS = ['Priya Shah', 'Ines Duarte', 'Owen Pryce', 'Bea Lindqvist', 'Kofi Mensah'];
const OTHERS = ['Ruth Calder', 'Jun Tanaka', 'Asha Verma', 'Leo Fontaine', 'Mina Haddad'];

export interface Cast {
  readonly chair: Person;
  /** Everybody at the meeting, the chair among them. */
  readonly members: readonly Person[];
}

/** Mill Lane with three schools, and a fortnightly meeting of ten people who all may say something. */
export async function settle(store: Store): Promise<Cast> {
  return store.transaction(
    MILL_LANE.id,
    async tx => {
      await tx.trust.create(MILL_LANE);
      const hub = await tx.schools.ensureHub('North');
      const names = ['Oakwood Primary School', 'Birchwood Academy', 'Elmfield Church of England School'];
      const urns = names.map((_, i) => String(900_001 + i));
      await tx.schools.add(
        names.map((name, i) => registerEntry({ name, urn: urns[i] ?? '' })),
        BEGINNING,
      );
      await tx.schools.assignHub(urns, hub.id);
      const officer = { role: 'officer', scope: { kind: 'hub', hubId: hub.id } } as const;
      const ceo = { role: 'ceo', scope: { kind: 'trust' } } as const;
      const members = [
        ...OFFICERS.map(name => person(name, [officer])),
        ...OTHERS.map(name => person(name, [ceo])),
      ];
      for (const each of members) await tx.people.save(each);
      await tx.calendar.save(TERMS_2026);
      const [chair] = members;
      if (!chair) throw new Error('nobody chairs');
      const memberIds = members.map(({ id }) => id);
      await tx.meetings.saveSeries(sitSeries({ memberIds, chairId: chair.id, channelIds: [CHANNEL] }));
      return { chair, members };
    },
    { seconds: 60 },
  );
}
