import { longKill } from '../kill.ts';

export default longKill('PostgreSQL', 20, 2);
