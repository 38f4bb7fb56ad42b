import { longKill } from '../kill.ts';

export default longKill('PGlite');
