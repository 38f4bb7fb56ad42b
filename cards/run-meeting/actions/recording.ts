import { type Allowed, no, type RunContext } from '#cards-kit/define-action.ts';
import { asPlain, type Plain, plainText } from '#cards-kit/text.ts';
import { dueFault } from '#domain/meeting/meeting-action.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { recordOnLine } from '#workflows/meeting/record-on-line.ts';
import type { Recording } from '../inputs.ts';
import { lineOf, mayBeRecorded, mayRun } from '../rights.ts';

/** Whether this may be recorded: by whom, on which line, in which words, for which owner and day. */
export function mayRecord(view: ChairView, { line: id, decision, action, owner, due }: Recording): Allowed {
  const allowed = mayRun(view, 'running');
  const words = [decision, action].filter(Boolean);
  if (!allowed.ok) return words.length === 0 ? allowed : notRecorded(allowed, words);
  if (words.length === 0) return allowed;
  const line = lineOf(view, id);
  if (!line) return no(plainText`That line is not on this agenda any more, so nothing was recorded.`);
  if (action !== '') {
    if (!view.owners.some(person => person.id === owner))
      return no(plainText`Please choose who does it from the list.`);
    const fault = dueFault(due, view.today);
    if (fault) return no(asPlain(fault));
  }
  return mayBeRecorded(view, line, [decision, action], action === '' ? null : owner);
}

/** There is no form any more to keep the words in: they are said back, so that they can be recorded elsewhere. */
function notRecorded({ because }: Extract<Allowed, { ok: false }>, words: readonly string[]): Allowed {
  const typed = words.map(each => asPlain(` You had typed: “${each}”`, 550)).join(' ');
  return no(`${because} ${typed}` as Plain);
}

/** What is said, of sentences some of which are empty. */
export const sentences = (...parts: readonly string[]): Plain =>
  asPlain(parts.filter(Boolean).join(' '), 500);

/** Records it. `first` begins what is said: "Recorded the decision.", or nothing when nothing was typed. */
export async function recordIt(
  { trust, ref, subject, actor, now, newId }: RunContext<ChairView>,
  { line: id, decision, action, owner, due }: Recording,
): Promise<{ first: string; audited: object }> {
  const urn = lineOf(subject, id)?.urn ?? null;
  const what = {
    decision: decision === '' ? null : decision,
    action: action === '' ? null : { text: action, ownerId: owner, dueOn: due },
  };
  await recordOnLine(trust, { id, meetingId: ref, urn }, what, { byId: actor.personId, now, newId });
  const parts = [what.decision ? 'the decision' : '', what.action ? 'the action' : ''].filter(Boolean);
  return {
    first: parts.length === 0 ? '' : `Recorded ${parts.join(' and ')}.`,
    audited: { line: id, decision: what.decision !== null, action: what.action !== null },
  };
}
