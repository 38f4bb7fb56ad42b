import { refresh } from '#cards-kit/looking.ts';
import { attend } from './actions/attend.ts';
import { close } from './actions/close.ts';
import { drop } from './actions/drop.ts';
import { goTo } from './actions/go-to.ts';
import { next } from './actions/next.ts';
import { open } from './actions/open.ts';
import { park } from './actions/park.ts';
import { record } from './actions/record.ts';
import { reopen } from './actions/reopen.ts';
import { settle } from './actions/settle.ts';
import { start } from './actions/start.ts';
import { takeBack } from './actions/take-back.ts';
import { takeOver } from './actions/take-over.ts';
import { wrapUp } from './actions/wrap-up.ts';

/** All that whoever chairs can press, as a meeting goes. */
export const actions = [
  start,
  next,
  record,
  park,
  goTo,
  open,
  settle,
  takeBack,
  attend,
  wrapUp,
  drop,
  close,
  reopen,
  takeOver,
  refresh,
];
