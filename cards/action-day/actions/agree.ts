import { answering } from './answer.ts';

export const agree = answering('agree', 'agreed');
