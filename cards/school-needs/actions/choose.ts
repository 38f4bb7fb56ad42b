import { chooseSchool } from '#cards-kit/choose-school.ts';
import { needsRef } from '#workflows/owed/mark-owed.ts';

export const choose = chooseSchool(urn => needsRef(urn, 'half-term'));
