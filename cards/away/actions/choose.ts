import { chooseSchool } from '#cards-kit/choose-school.ts';
import { awayRef } from '#workflows/away/read-away.ts';

export const choose = chooseSchool(awayRef);
