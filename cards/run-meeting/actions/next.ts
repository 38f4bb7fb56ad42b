import { defineAction } from '#cards-kit/define-action.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { Recording } from '../inputs.ts';
import { leave, mayLeave } from './leaving.ts';

/** The line has been talked about; on to the next. Not a `decide`: two people pressing at once leave it once. */
export const next = defineAction({
  name: 'next',
  kind: 'append',
  input: Recording,
  allow: (_actor, view: ChairView, input) => mayLeave(view, input),
  run: (context, input) => leave(context, input, 'discussed'),
});
