import { z } from 'zod/v4';
import { optionalText } from '#cards-kit/typed-text.ts';

/** A choice must have a value, so that of none is a word. */
export const NONE = 'none';

export const BUTTON = 'Please press one of the buttons.';
const OWNER = 'Please choose who does it: an action needs one owner.';
const DAY = 'Please give the day the action is due.';

/** What can be recorded on a line. Every button of a running meeting takes it along, so that nothing typed is lost. */
export const Recording = z
  .object({
    /** Empty between lines. */
    line: z.string(BUTTON).max(100, BUTTON).default(''),
    decision: optionalText(500, 'Please keep the decision to 500 characters.'),
    action: optionalText(300, 'Please keep the action to 300 characters.'),
    owner: z.string(OWNER).max(100, OWNER).default(NONE),
    due: z.string(DAY).max(10, DAY).default(''),
  })
  .refine(({ action, owner }) => action === '' || (owner !== '' && owner !== NONE), {
    error: OWNER,
  })
  .refine(({ action, due }) => action === '' || z.iso.date().safeParse(due).success, {
    error: DAY,
  });
export type Recording = z.output<typeof Recording>;

const WHO = 'Please choose who was here from the list.';

const Ids = z.string(WHO).max(20_000, WHO);
const idsIn = (ids: string) => ids.split(',').filter(Boolean);

/** People chosen in a list of many: "a,b,c". */
export const People = Ids.default('').transform(idsIn);

/** The same beside other buttons: nothing said is nothing changed. */
export const MaybePeople = Ids.transform(idsIn).optional();
