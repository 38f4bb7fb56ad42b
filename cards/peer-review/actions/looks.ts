import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { readRef, reviewRef, shareRef, writeRef } from '#workflows/coaching/peer-review-refs.ts';
import type { PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';
import { notLive, ShareForm } from '../form-input.ts';
import { mayWrite } from '../may-settle.ts';

const nothing = z.object({});

/** One's own form. */
export const write = defineAction({
  name: 'write',
  kind: 'read',
  input: nothing,
  allow: (_actor, subject: PeerReviewSubject) => mayWrite(subject),
  run: async ({ subject }) => ({ show: writeRef(subject.id) }),
});

/** What was written: on the answer to this press alone, and on no card that is sent or redrawn. */
export const read = defineAction({
  name: 'read',
  kind: 'read',
  input: nothing,
  allow: (_actor, subject: PeerReviewSubject) =>
    subject.mayRead ? YES : no(plainText`What was written after it is for ${subject.groupName} alone.`),
  run: async ({ subject }) => ({ show: readRef(subject.id) }),
});

/** The form for one thing to share. */
export const share = defineAction({
  name: 'share',
  kind: 'read',
  input: nothing,
  allow: (_actor, subject: PeerReviewSubject) => mayWrite(subject),
  run: async ({ subject }) => ({ show: shareRef(subject.id) }),
});

/** Says who would read it, before anything is shared. */
export const confirm = defineAction({
  name: 'confirm',
  kind: 'read',
  input: ShareForm,
  allow(_actor, subject: PeerReviewSubject, { sharedText }) {
    const allowed = mayWrite(subject);
    return allowed.ok ? notLive([sharedText], subject) : allowed;
  },
  async run({ subject }, { sharedText: text, sharedWith }) {
    if (subject.kind !== 'share') return { show: shareRef(subject.id) };
    const typed = { text, toChannel: sharedWith === 'channel' };
    const asked: PeerReviewSubject = { ...subject, typed };
    return { found: { ref: shareRef(subject.id), subject: asked } };
  },
});

/** From a form, or from what was written, back to the review. */
export const back = defineAction({
  name: 'back',
  kind: 'read',
  input: nothing,
  allow: () => YES,
  run: async ({ subject }: { subject: PeerReviewSubject }) => ({ show: reviewRef(subject.id) }),
});
