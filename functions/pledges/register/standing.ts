/**
 * What a pledge is worth, the most first: a ticket of a ceremony used while it lived or the leader's sheet ('attended'),
 * a sign-in as this civil servant ('confirmed'), the unit's own sheet ('attended-by-unit'), the phone alone ('claimed').
 */
export const standings = ['attended', 'confirmed', 'attended-by-unit', 'claimed'] as const;
export type Standing = (typeof standings)[number];

/** Everything but a claim is proof: only these make the headline. */
export const isProven = (standing: Standing): boolean => standing !== 'claimed';
