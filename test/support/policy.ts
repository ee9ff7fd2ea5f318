import { alertPolicy, type PolicyOf, type Under } from '../../functions/satgas/policy.ts';

/** The alert line of every region as the release has it. */
export const asReleased: PolicyOf = () => alertPolicy;

/** A moment (milliseconds) under it. */
export const under = (now: number): Under => ({ now, policy: alertPolicy });
