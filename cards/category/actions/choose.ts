import { chooseSchool } from '#cards-kit/choose-school.ts';
import { categoryRef } from '#workflows/standing/category-refs.ts';

export const choose = chooseSchool(categoryRef);
