import { countInWords } from '../time/words.ts';

/** A school's site. Metres on the national grid, as the register has them; null where it says nothing. */
export interface Place {
  readonly urn: string;
  readonly name: string;
  readonly easting: number | null;
  readonly northing: number | null;
}

/** How long it takes from door to door. Never more than an estimate: nobody was asked about the roads. */
export interface Travel {
  readonly minutes: number;
  /** Coordinates are missing, and the usual time stands in. */
  readonly isGuess: boolean;
}

/** Roads in England are about 1.3 times as long as the straight line. */
const ROAD_FACTOR = 1.3;
/** 45 km/h: between a town's streets and country roads. */
const METRES_A_MINUTE = 750;
/** To park and to sign in at the office. */
const ARRIVAL_MINUTES = 10;
const ROUNDED_TO = 5;
/** What a trip is taken for when the register does not say where a school is. */
export const USUAL_TRAVEL_MINUTES = 30;

/** Minutes from one site to another, parking and signing in included, rounded up to 5; 0 on the same site. */
export function travelMinutes(from: Place, to: Place): Travel {
  if (from.urn === to.urn) return { minutes: 0, isGuess: false };
  if (!isOnMap(from) || !isOnMap(to)) return { minutes: USUAL_TRAVEL_MINUTES, isGuess: true };
  const straight = Math.hypot(from.easting - to.easting, from.northing - to.northing);
  const minutes = (straight * ROAD_FACTOR) / METRES_A_MINUTE + ARRIVAL_MINUTES;
  return { minutes: Math.ceil(minutes / ROUNDED_TO) * ROUNDED_TO, isGuess: false };
}

export const isOnMap = (place: Place): place is Place & { easting: number; northing: number } =>
  place.easting !== null && place.northing !== null;

/** "about 15 minutes from Elmfield before it (an estimate)"; `trip` is the middle of it. */
export function travelInWords({ minutes, isGuess }: Travel, trip: string): string {
  const how = isGuess ? 'a guess: the register does not say where it is' : 'an estimate';
  return `about ${countInWords(minutes, 'minute')} ${trip} (${how})`;
}
