import { chooseSchool } from '#cards-kit/choose-school.ts';
import { interventionRef } from '#workflows/standing/interventions.ts';

export const choose = chooseSchool(interventionRef);
