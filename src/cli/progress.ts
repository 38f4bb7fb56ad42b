import type { CommandContext } from './command-context.ts';

/** Shorter work than this needs no line in a log. */
const WORTH_TELLING_BYTES = 5 * 1024 * 1024;
const REDRAW_MS = 100;

/** Tells on standard error how far a file has been read: in place on a screen, a line a quarter elsewhere. */
export interface Progress {
  readonly onBytes: (done: number, total: number) => void;
  /** Says what happens next. */
  readonly step: (text: string) => void;
  /** Leaves the line clean for what is printed next. */
  readonly end: () => void;
}

export function progressOn(
  { err, isScreen }: Pick<CommandContext, 'err' | 'isScreen'>,
  file: string,
): Progress {
  let drawnAt = 0;
  let drawn = false;
  let quarter = 0;
  const draw = (text: string) => {
    err(`\r\u001b[K${text}`);
    drawn = true;
  };
  return {
    onBytes(done, total) {
      const share = total > 0 ? done / total : 1;
      if (isScreen) {
        if (Date.now() - drawnAt < REDRAW_MS) return;
        drawnAt = Date.now();
        draw(`Reading ${file}: ${Math.floor(share * 100)}%`);
      } else if (total >= WORTH_TELLING_BYTES && Math.floor(share * 4) > quarter) {
        quarter = Math.floor(share * 4);
        err(`Reading ${file}: ${quarter * 25}%\n`);
      }
    },
    step(text) {
      if (isScreen) draw(text);
      else err(`${text}\n`);
    },
    end() {
      if (drawn) err('\r\u001b[K');
      drawn = false;
    },
  };
}
