import { longRates } from '../rates.ts';

export default longRates(2);
