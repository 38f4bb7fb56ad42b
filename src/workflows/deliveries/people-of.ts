import { type Audience, isOneSeries } from '#ports/post.ts';
import type { TrustReads } from '#ports/store.ts';

/** The people an audience stands for now, each to be reached in their own chat; null: a channel. */
export async function peopleOf(trust: TrustReads, audience: Audience): Promise<string[] | null> {
  if (audience.kind === 'person') return [audience.personId];
  if (audience.kind === 'owner') {
    const action = await trust.actions.find(audience.actionId);
    return action ? [action.ownerId] : [];
  }
  if (audience.kind === 'series') return null;
  const series = await trust.meetings.findSeries(audience.seriesId);
  if (audience.kind === 'deputies') return [...(series?.deputyIds ?? [])];
  return series?.chairId ? [series.chairId] : [];
}

/** The audiences a person belongs to now. */
export async function audiencesOfPerson(trust: TrustReads, personId: string): Promise<Audience[]> {
  const series = await trust.meetings.series();
  const owned = await trust.actions.open({ ownerId: personId });
  return [
    { kind: 'person', personId },
    ...series.flatMap(({ id: seriesId, chairId, deputyIds }): Audience[] => [
      ...(chairId === personId ? [{ kind: 'chair', seriesId } as const] : []),
      ...(deputyIds.includes(personId) ? [{ kind: 'deputies', seriesId } as const] : []),
    ]),
    ...owned.map(({ id }) => ({ kind: 'owner', actionId: id }) as const),
  ];
}

/** Whom an audience is, in words for whoever looks after the way out. */
export async function namerOf(trust: TrustReads): Promise<(audience: Audience) => Promise<string>> {
  const people = new Map((await trust.people.list()).map(({ id, name }) => [id, name]));
  const series = new Map((await trust.meetings.series()).map(({ id, name }) => [id, name]));
  return async audience => {
    const seriesName = isOneSeries(audience) ? (series.get(audience.seriesId) ?? GONE) : '';
    if (audience.kind === 'series') return seriesName;
    const names = ((await peopleOf(trust, audience)) ?? []).flatMap(id => people.get(id) ?? []);
    if (names.length > 0) return names.join(', ');
    return audience.kind === 'chair' || audience.kind === 'deputies'
      ? `the ${audience.kind} of ${seriesName}`
      : GONE;
  };
}

const GONE = 'somebody who has gone';
