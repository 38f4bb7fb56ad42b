import { chooseSchool } from '#cards-kit/choose-school.ts';

export const choose = chooseSchool(urn => `urn:${urn}`);
