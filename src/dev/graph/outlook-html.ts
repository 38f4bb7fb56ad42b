import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { countInWords, momentInWords, timeInWords } from '#domain/time/words.ts';
import type { Mailbox, ResponseType, StoredEvent } from './mailbox.ts';
import type { WrittenMail } from './sent-mail.ts';

interface PageState {
  readonly path: string;
  readonly now: IsoInstant;
  /** What was just done. */
  readonly said: string | undefined;
}

const RESPONSES: Readonly<Record<ResponseType, string>> = {
  none: 'has not answered',
  notResponded: 'has not answered',
  organizer: 'organises it',
  accepted: 'accepted',
  tentativelyAccepted: 'answered “perhaps”',
  declined: 'declined',
};

/** Everybody's calendar, one after another: words and forms, for a narrow window and for who does not see it. */
export function calendarsHtml(
  mailboxes: readonly Mailbox[],
  state: PageState,
  written: readonly WrittenMail[] = [],
): string {
  const said = state.said === undefined ? '' : `<p role="status"><strong>${escaped(state.said)}</strong></p>`;
  // Who has something with others comes first: that is what one came to move.
  const open = mailboxes
    .filter(mailbox => mailbox.state === 'open')
    .toSorted((one, other) => Number(hasMeetings(other)) - Number(hasMeetings(one)));
  if (open.length === 0) return `${said}<p>There is no mailbox.</p>`;
  return `${said}<p>What people do in their Outlook. All times are London’s.</p>
${open.map((mailbox, at) => mailboxHtml(mailbox, `mailbox-${at + 1}`, state)).join('\n')}
${writtenHtml(written, state)}`;
}

/** The mails that went out, the newest first: nobody outside the demo gets them. */
function writtenHtml(written: readonly WrittenMail[], { now }: PageState): string {
  if (written.length === 0) return '';
  const items = written.toReversed().map(({ from, to, subject, body, attachments, sentAt }) => {
    const files = attachments.map(
      ({ name, bytes }) => `${escaped(name)}, ${Math.ceil(bytes.length / 1024)} KB`,
    );
    return `<li>
<h3>${escaped(subject)}</h3>
<p>${momentInWords(sentAt, now)}, from ${escaped(from)} to ${escaped(to.join(', '))}${files.length > 0 ? `<br>With ${files.join('; ')}` : ''}</p>
<details><summary>What it says</summary><p>${escaped(body).replaceAll('\n', '<br>')}</p></details>
</li>`;
  });
  return `<section aria-labelledby="written"><h2 id="written">Mails sent</h2><ul>${items.join('\n')}</ul></section>`;
}

function mailboxHtml(mailbox: Mailbox, id: string, state: PageState): string {
  const events = [...mailbox.events.values()].sort((a, b) => a.startMs - b.startMs);
  const listed = events.map((event, at) => ({
    isOwn: isOwn(event),
    html: eventHtml(mailbox, event, `${id}-${at + 1}`, state),
  }));
  const ul = (of: typeof listed) => `<ul>${of.map(({ html }) => html).join('\n')}</ul>`;
  const [own, shared] = [listed.filter(each => each.isOwn), listed.filter(each => !each.isOwn)];
  const list = [
    ...(events.length === 0 ? ['<p>Nothing is in this calendar.</p>'] : []),
    ...(shared.length > 0 ? [ul(shared)] : []),
    ...(own.length > 0
      ? [
          `<details><summary>${countInWords(own.length, 'entry', 'entries')} of their own</summary>${ul(own)}</details>`,
        ]
      : []),
  ].join('\n');
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${escaped(mailbox.name)}, ${escaped(mailbox.address)}</h2>
${list}
<details><summary>Take up some of ${escaped(mailbox.name)}’s time</summary>
<form method="post" action="${state.path}/busy">
${hidden({ mailbox: mailbox.address })}${whenHtml(`${id}-busy`, state.now)}
<p><label for="${id}-minutes">Minutes</label> <input id="${id}-minutes" name="minutes" type="number" min="5" max="1440" value="60" required></p>
<button>Take it up</button>
</form></details>
</section>`;
}

/** In nobody else's calendar. */
const isOwn = ({ attendees, isOrganizer }: StoredEvent): boolean => isOrganizer && attendees.length === 0;
const hasMeetings = ({ events }: Mailbox): boolean => [...events.values()].some(event => !isOwn(event));

function eventHtml(mailbox: Mailbox, event: StoredEvent, id: string, state: PageState): string {
  const from = new Date(event.startMs).toISOString();
  const until = timeInWords(new Date(event.endMs).toISOString());
  const place = event.location ? ` · ${escaped(event.location)}` : '';
  const online = event.isOnlineMeeting ? ' · in Teams' : '';
  const who = event.attendees.map(one => `${escaped(one.name)} ${RESPONSES[one.response]}`).join('; ');
  return `<li>
<h3 id="${id}">${escaped(event.subject)}</h3>
<p>${momentInWords(from, state.now)}–${until}${place}${online}${who && `<br>${who}`}</p>
${formsOf(mailbox, event, id, state)}
</li>`;
}

function formsOf(mailbox: Mailbox, event: StoredEvent, id: string, { path }: PageState): string {
  const names = hidden({ mailbox: mailbox.address, event: event.id });
  const form = (action: string, inside: string) =>
    `<form method="post" action="${path}/${action}">${names}${inside}</form>`;
  const button = (label: string, value?: string) =>
    `<button aria-describedby="${id}"${value === undefined ? '' : ` name="answer" value="${value}"`}>${label}</button>`;
  if (event.isCancelled) return form('remove', `<p>It was called off.</p>${button('Remove from calendar')}`);
  if (!event.isOrganizer)
    return form(
      'answer',
      `${button('Accept', 'accepted')} ${button('Perhaps', 'tentativelyAccepted')} ${button('Decline', 'declined')}`,
    );
  const isMeeting = event.attendees.length > 0;
  return `${form('move', `${whenHtml(id, new Date(event.startMs).toISOString())}${button('Move')}`)}
${form('remove', button(isMeeting ? 'Cancel the meeting' : 'Delete'))}`;
}

/** A day and a time by London's clocks, filled in. */
function whenHtml(id: string, at: IsoInstant): string {
  const time = timeInWords(at).padStart(5, '0');
  return `<p><label for="${id}-day">Day</label> <input id="${id}-day" name="day" type="date" value="${dayOf(at)}" required>
<label for="${id}-time">Time</label> <input id="${id}-time" name="time" type="time" value="${time}" required></p>`;
}

function hidden(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`)
    .join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
