import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { missedIn, type NeedLine, needLines } from '#domain/entitlement/need-lines.ts';
import { needPeriod } from '#domain/entitlement/need-period.ts';
import { standingNow } from '#domain/entitlement/standing-now.ts';
import { meetingTarget } from '#domain/meeting/agenda.ts';
import { standingInWords } from '#domain/meeting/meeting-action.ts';
import { findSchool, offer } from '#domain/school/find-school.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { dayOf, IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { modelInUse } from './models/model-in-use.ts';
import { officersOf } from './officers-of.ts';
import { type OwedSources, readOwed } from './owed/read-owed.ts';
import { NextVisit, nextVisitFor } from './visits/next-visit.ts';

const Named = z.object({ urn: z.string(), name: z.string() });

/** What an asker is shown of one school: already limited to what they may see. */
export const SchoolStatus = z.object({
  kind: z.literal('status'),
  urn: z.string(),
  name: z.string(),
  hubId: z.string().nullable(),
  phase: z.string(),
  ages: z.object({ low: z.number(), high: z.number() }).nullable(),
  town: z.string().nullable(),
  /** The register's word when it is anything but "Open". */
  registerStatus: z.string().nullable(),
  hubName: z.string().nullable(),
  officers: z.array(z.string()),
  /** What this trust calls them. */
  officerWord: z.string().default('Officer'),
  /** In the trust's word for it; null: none is set, there is no ladder, or this asker sees none. */
  category: z.object({ word: z.string(), name: z.string(), since: IsoDate }).nullable().default(null),
  statuses: z.array(z.string()).default([]),
  /** How much is late, and due and not booked in this half term; null: not known, or not for this asker. */
  owed: z
    .object({ late: z.number().int(), due: z.number().int(), missed: z.number().int().default(0) })
    .nullable()
    .default(null),
  /** The next one that is booked, as far as this asker may know of it. */
  nextVisit: NextVisit.nullable().default(null),
  /** null: this asker sees none; a line's text is null for those who may know that it was, not what was said. */
  mentions: z
    .array(z.object({ seriesName: z.string(), startsAt: IsoInstant, text: z.string().nullable() }))
    .nullable(),
  moreMentions: z.number().int(),
  /** What meetings decided about it, latest first, as far as this asker may read them. */
  decisions: z.array(z.object({ seriesName: z.string(), startsAt: IsoInstant, text: z.string() })),
  /** What is being done about it: of meetings the asker may read, and their own. */
  actions: z.array(z.object({ text: z.string(), standing: z.string() })),
  asAt: IsoInstant,
});
export type SchoolStatus = z.infer<typeof SchoolStatus>;

/** The answer to "status …": a school, a choice of schools, or none by that name. */
export const StatusAnswer = z.discriminatedUnion('kind', [
  SchoolStatus,
  z.object({ kind: z.literal('choose'), asked: z.string(), schools: z.array(Named), more: z.number().int() }),
  z.object({ kind: z.literal('none'), asked: z.string(), nearest: z.array(Named), empty: z.boolean() }),
]);
export type StatusAnswer = z.infer<typeof StatusAnswer>;

/** Who asks, and when. */
export interface StatusAsked extends OwedSources {
  readonly actor: Actor;
  readonly now: IsoInstant;
}

const MENTIONS_SHOWN = 5;
const MENTIONS_COUNTED = 200;
const DECISIONS_SHOWN = 4;
const ACTIONS_SHOWN = 5;

/** One school as this actor may see it; null when there is none of that URN or the actor may not see any of it. */
export async function readSchoolStatus(
  trust: TrustReads,
  urn: string,
  { actor, now, ...sources }: StatusAsked,
): Promise<SchoolStatus | null> {
  const school = await trust.schools.find(urn);
  if (!school || !can(actor, 'school.read-basics', target(school))) return null;
  const hubs = await trust.schools.hubs();
  const { statutoryLowAge: low, statutoryHighAge: high } = school;
  const inUse = await modelInUse(trust, sources.modelFiles, dayOf(now));
  const readsStatus = can(actor, 'school.read-status', target(school));
  const mayRead = await meetingsFor(trust, actor);
  const mentions = readsStatus ? await mentionsFor(trust, urn, mayRead) : null;
  return {
    kind: 'status',
    urn,
    name: school.name,
    hubId: school.hubId,
    phase: school.phase,
    ages: low !== null && high !== null ? { low, high } : null,
    town: school.town,
    registerStatus:
      isCurrent(school) && school.status === 'Open'
        ? null
        : school.leftTrustOn
          ? 'Moved to another trust'
          : school.status,
    hubName: hubs.find(hub => hub.id === school.hubId)?.name ?? null,
    officers: await officersOf(trust, [school.hubId]),
    ...(readsStatus ? await owedOf(trust, school, { actor, now, ...sources }) : NOTHING_OWED),
    nextVisit: await nextVisitFor(trust, school, { actor, now, model: inUse?.model ?? null }),
    mentions: mentions?.slice(0, MENTIONS_SHOWN) ?? null,
    moreMentions: Math.max((mentions?.length ?? 0) - MENTIONS_SHOWN, 0),
    decisions: readsStatus ? await decisionsFor(trust, urn, mayRead) : [],
    actions: readsStatus ? await actionsFor(trust, urn, { actor, now, mayRead }) : [],
    asAt: now,
  };
}

/** The answer to words that name a school; only schools the actor may see are offered. */
export async function findForStatus(
  trust: TrustReads,
  asked: string,
  asking: StatusAsked,
): Promise<StatusAnswer | null> {
  const { actor } = asking;
  const current = (await trust.schools.list()).filter(isCurrent);
  const readable = current.filter(school => can(actor, 'school.read-basics', target(school)));
  const found = findSchool(asked, readable);
  if (found.kind === 'one') return readSchoolStatus(trust, found.school.urn, asking);
  if (found.kind === 'several') {
    const schools = offer(found.schools).map(named);
    return { kind: 'choose', asked, schools, more: found.schools.length - schools.length };
  }
  // A school of the trust that is not theirs to see: said plainly, rather than pretending there is none.
  if (findSchool(asked, current).kind === 'one') return null;
  return { kind: 'none', asked, nearest: found.nearest.map(named), empty: asked === '' };
}

const NOTHING_OWED = { officerWord: 'Officer', category: null, statuses: [], owed: null };

/** How it stands by the improvement model, and how much of what it is owed waits, for those who may read that. */
async function owedOf(trust: TrustReads, school: School, { actor, now, ...sources }: StatusAsked) {
  const today = dayOf(now);
  const owed = await readOwed(trust, [school], today, sources, { ahead: true });
  const own = owed?.schools[0];
  if (!owed || !own) return NOTHING_OWED;
  const { category, statuses } = standingNow(owed.model, own.record.standings, today);
  const { category: categoryWord, officer } = owed.model.words;
  const period = own.owed && needPeriod(own.calendar, today, 'half-term');
  const lines = own.owed && period ? needLines(own.owed.items, period) : [];
  const count = (section: NeedLine['section']) => lines.filter(line => line.section === section).length;
  return {
    officerWord: officer.short ?? officer.name,
    category: category && { word: categoryWord.name, name: category.rung.name, since: category.since },
    statuses: [...statuses],
    owed:
      own.owed && period && can(actor, 'school.read-owed', target(school))
        ? { late: count('late'), due: count('due'), missed: missedIn(own.owed) }
        : null,
  };
}

type MayRead = (seriesName: string) => boolean;

/** Of which series this actor may read the meetings. */
async function meetingsFor(trust: TrustReads, actor: Actor): Promise<MayRead> {
  const readable = (await trust.meetings.series()).filter(series =>
    can(actor, 'meeting.read', meetingTarget(series, null)),
  );
  const names = new Set(readable.map(({ name }) => name));
  return seriesName => names.has(seriesName);
}

/** What was said at a meeting is for those who may read its agenda; others learn that their school is on one that is out. */
async function mentionsFor(trust: TrustReads, urn: string, mayRead: MayRead) {
  const mentions = await trust.agendas.mentionsOf(urn, MENTIONS_COUNTED);
  const told = new Set<string>();
  const read: { seriesName: string; startsAt: IsoInstant; text: string | null }[] = [];
  for (const { meetingId, seriesName, startsAt, text, isOut } of mentions) {
    if (mayRead(seriesName)) read.push({ seriesName, startsAt, text });
    // That it was on the agenda is one fact, however many lines it was.
    else if (isOut && !told.has(meetingId)) read.push({ seriesName, startsAt, text: null });
    told.add(meetingId);
  }
  return read;
}

async function decisionsFor(trust: TrustReads, urn: string, mayRead: MayRead) {
  const decisions = await trust.actions.decisionsAbout(urn, MENTIONS_COUNTED);
  return decisions
    .filter(({ seriesName }) => mayRead(seriesName))
    .slice(0, DECISIONS_SHOWN)
    .map(({ seriesName, startsAt, text }) => ({ seriesName, startsAt, text }));
}

/** What was recorded on a confidential line is never part of a status, not even for those who may read it elsewhere. */
async function actionsFor(
  trust: TrustReads,
  urn: string,
  { actor, now, mayRead }: { actor: Actor; now: IsoInstant; mayRead: MayRead },
) {
  const open = (await trust.actions.open({ urn })).filter(({ audience }) => audience === 'channel');
  const isOwn = (ownerId: string) => actor.kind === 'person' && actor.personId === ownerId;
  return open
    .filter(({ seriesName, ownerId }) => mayRead(seriesName) || isOwn(ownerId))
    .slice(0, ACTIONS_SHOWN)
    .map(action => ({ text: action.text, standing: standingInWords(action, now) }));
}

const target = ({ urn, hubId }: Pick<School, 'urn' | 'hubId'>) => ({ kind: 'school', urn, hubId }) as const;
const named = ({ urn, name }: School) => ({ urn, name });
