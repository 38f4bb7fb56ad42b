import { activities } from '../activities.ts';
import type { Soak } from '../soak.ts';

const soak: Soak = {
  about: '100,000 generated activities through the real edge',
  run: options =>
    activities({ ...options, engine: 'PostgreSQL', count: Number(process.env.SOAK_COUNT ?? 100_000) }),
};

export default soak;
