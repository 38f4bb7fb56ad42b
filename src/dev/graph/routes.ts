import { automaticReplyJson } from './automatic-reply.ts';
import type { DeltaReader } from './delta.ts';
import { readAnswer, readEventInput } from './event-input.ts';
import { eventJson } from './event-json.ts';
import { readEventQuery } from './event-query.ts';
import type { GraphRequest } from './faults.ts';
import { badRequest, GraphError } from './graph-error.ts';
import type { Mailbox, StoredEvent } from './mailbox.ts';
import { answerInvitation, cancelEvent, changeEvent, createEvent, deleteEvent } from './meetings.ts';
import type { Outlook } from './outlook.ts';
import { type Preferences, readPreferences } from './preferences.ts';
import { getSchedule } from './schedule.ts';
import { readSendMail } from './sent-mail.ts';
import type { Subscriptions } from './subscriptions.ts';

export interface Answer {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RouteDeps {
  readonly outlook: Outlook;
  readonly delta: DeltaReader;
  readonly subscriptions: Subscriptions;
  /** The emulator's own address with the version, for links to further pages. */
  readonly root: () => string;
  /** Whether a transactionId that is known answers with the event there is, or with 409. */
  readonly duplicates: () => 'answer' | 'conflict';
}

const ANSWERS = {
  accept: 'accepted',
  decline: 'declined',
  tentativelyaccept: 'tentativelyAccepted',
} as const;

/** Carries out what a request asks for; throws GraphError. */
export async function route(deps: RouteDeps, request: GraphRequest): Promise<Answer> {
  const prefer = readPreferences(request.headers.prefer);
  const answer = await answered(deps, request, prefer);
  if (!answer) throw new GraphError(404, 'BadRequest', 'Resource not found for the segment.');
  return prefer.immutableIds
    ? { ...answer, headers: { ...answer.headers, 'preference-applied': 'IdType="ImmutableId"' } }
    : answer;
}

async function answered(deps: RouteDeps, request: GraphRequest, prefer: Preferences): Promise<Answer | null> {
  const [root, who, ...rest] = request.path;
  if (root === 'subscriptions') return subscriptionAnswer(deps, request, who, prefer);
  if (root !== 'users' || who === undefined) return null;
  const mailbox = deps.outlook.reach(who);
  const asked = `${request.method} ${rest.join('/').toLowerCase()}`;
  if (asked === 'POST sendmail') {
    const mail = { ...readSendMail(request.body), from: mailbox.address, sentAt: deps.outlook.clock.now() };
    deps.outlook.written.push(mail);
    return { status: 202 };
  }
  if (asked === 'POST calendar/getschedule')
    return { status: 200, body: getSchedule(deps.outlook, request.body, prefer) };
  if (asked === 'GET mailboxsettings/automaticrepliessetting')
    return { status: 200, body: automaticReplyJson(mailbox, deps.outlook.clock.now()) };
  if (asked === 'GET calendarview/delta' || asked === 'GET calendar/calendarview/delta') {
    const address = `${deps.root()}/users/${encodeURIComponent(who)}/calendarView/delta`;
    return { status: 200, body: deps.delta.read(mailbox, request.query, prefer, address) };
  }
  const [collection, id, action] = rest[0] === 'calendar' ? rest.slice(1) : rest;
  if (collection?.toLowerCase() !== 'events') return null;
  if (id === undefined) return collectionAnswer(deps, request, mailbox, prefer);
  const event = deps.outlook.eventIn(mailbox, id);
  return action === undefined
    ? eventAnswer(deps, request, { mailbox, event, prefer })
    : actionAnswer(deps, request, { mailbox, event, action });
}

function collectionAnswer(
  { outlook, duplicates, root }: RouteDeps,
  request: GraphRequest,
  mailbox: Mailbox,
  prefer: Preferences,
): Answer | null {
  const query = readEventQuery(request.query);
  const shown = (event: StoredEvent) => query.shape(event, eventJson(event, mailbox, prefer));
  if (request.method === 'POST') {
    const { event, isNew } = createEvent(outlook, mailbox, readEventInput(request.body));
    if (!isNew && duplicates() === 'conflict')
      throw new GraphError(409, 'ErrorDuplicateTransactionId', 'The transactionId was used before.');
    return { status: 201, body: shown(event) };
  }
  if (request.method !== 'GET') return null;
  const found = [...mailbox.events.values()].filter(query.matches);
  const size = query.top ?? prefer.pageSize ?? 10;
  const page = found.slice(query.skip, query.skip + size);
  const next = new URLSearchParams(request.query);
  next.set('$skip', String(query.skip + size));
  const more = `${root()}/users/${encodeURIComponent(mailbox.address)}/events?${next}`;
  const isMore = found.length > query.skip + size;
  return { status: 200, body: { value: page.map(shown), ...(isMore && { '@odata.nextLink': more }) } };
}

function eventAnswer(
  { outlook }: RouteDeps,
  request: GraphRequest,
  { mailbox, event, prefer }: { mailbox: Mailbox; event: StoredEvent; prefer: Preferences },
): Answer | null {
  if (request.method === 'DELETE') {
    deleteEvent(outlook, mailbox, event);
    return { status: 204 };
  }
  const query = readEventQuery(request.query);
  if (request.method === 'PATCH') changeEvent(outlook, mailbox, event, readEventInput(request.body));
  else if (request.method !== 'GET') return null;
  return { status: 200, body: query.shape(event, eventJson(event, mailbox, prefer)) };
}

function actionAnswer(
  { outlook }: RouteDeps,
  request: GraphRequest,
  { mailbox, event, action }: { mailbox: Mailbox; event: StoredEvent; action: string },
): Answer | null {
  if (request.method !== 'POST') return null;
  const said = readAnswer(request.body);
  const name = action.toLowerCase();
  if (name === 'cancel') {
    if (event.attendees.length === 0)
      throw badRequest('Only a meeting can be cancelled: it has no attendees.');
    cancelEvent(outlook, mailbox, event, said.comment);
  } else if (isAnswer(name)) answerInvitation(outlook, mailbox, event, ANSWERS[name], said);
  else return null;
  return { status: 202 };
}

function isAnswer(name: string): name is keyof typeof ANSWERS {
  return name in ANSWERS;
}

async function subscriptionAnswer(
  { subscriptions }: RouteDeps,
  { method, body }: GraphRequest,
  id: string | undefined,
  prefer: Preferences,
): Promise<Answer | null> {
  if (method === 'POST' && id === undefined)
    return { status: 201, body: await subscriptions.create(body, prefer) };
  if (method === 'PATCH' && id !== undefined) return { status: 200, body: subscriptions.renew(id, body) };
  if (method === 'DELETE' && id !== undefined) {
    subscriptions.remove(id);
    return { status: 204 };
  }
  return null;
}
