import { chooseSchool } from '#cards-kit/choose-school.ts';
import { schoolPlansRef } from '#workflows/plans/plan-refs.ts';

export const choose = chooseSchool(schoolPlansRef);
