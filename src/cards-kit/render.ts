import type { IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import { bindTemplate, type CardJson } from './bind-template.ts';
import type { Card, Scene, Viewer } from './define-card.ts';
import { asWords, type Words } from './text.ts';
import type { Notice } from './view-data.ts';

export interface RenderRequest {
  readonly ref: string;
  readonly viewer: Viewer;
  readonly now: IsoInstant;
  readonly newId: NewId;
  readonly page?: number;
  readonly kept?: Readonly<Record<string, Words>>;
  readonly link?: Words;
  readonly notice?: Notice;
}

/** A card about a loaded subject, as this viewer sees it, and the sentence that stands for it. */
export function render<Subject>(
  card: Card<Subject>,
  subject: Subject,
  request: RenderRequest,
): { card: CardJson; summary: Words } {
  const { ref, viewer, now, newId, notice, page = 1, kept = {}, link = asWords('') } = request;
  const scene: Scene = { now, page, kept, link };
  const summary = card.summary(subject, scene);
  const stamp = { subject: ref, version: card.version(subject), nonce: newId() };
  const data = card.view(subject, viewer, scene);
  return { card: bindTemplate(card, data, { summary, stamp, ...(notice && { notice }) }), summary };
}
