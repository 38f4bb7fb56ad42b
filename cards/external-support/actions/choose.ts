import { chooseSchool } from '#cards-kit/choose-school.ts';
import { supportOfSchool } from '#workflows/standing/support-refs.ts';

export const choose = chooseSchool(supportOfSchool);
