import { defineAction } from '#cards-kit/define-action.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { Recording } from '../inputs.ts';
import { leave, mayLeave } from './leaving.ts';

/** Later in this meeting: it comes back when the others are through. */
export const park = defineAction({
  name: 'park',
  kind: 'append',
  input: Recording,
  allow: (_actor, view: ChairView, input) => mayLeave(view, input),
  run: (context, input) => leave(context, input, 'parked'),
});
