import { z } from 'zod/v4';
import { defineAction, YES } from './define-action.ts';

const CHOOSE = 'Please choose a school from the list.';

/**
 * The verb that picks one of the schools offered and shows what the card has of it. Whether that is theirs to see is decided
 * when it is loaded for this person.
 */
export const chooseSchool = (refOf: (urn: string) => string) =>
  defineAction({
    name: 'choose',
    kind: 'read',
    input: z.object({ urn: z.string(CHOOSE).regex(/^\d{6}$/, CHOOSE) }),
    allow: () => YES,
    run: async (_context, { urn }) => ({ show: refOf(urn) }),
  });
