/** The alias by which everything invokes a function: it points at the version that is in use. */
export const live = 'live';
